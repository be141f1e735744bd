"""Which drafts come into a deck, and what is said of the others?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.documents import BAKERY, NAME

from quizzer.authoring.deckfile import parse_deck
from quizzer.authoring.drafts.writing import new_deck
from quizzer.authoring.lint.items import DeckItems
from quizzer.authoring.lint.running import weaknesses
from quizzer.authoring.sources.documents import parse_document
from quizzer.authoring.sources.passages import anchored
from quizzer.authoring.written import WrittenDeck
from quizzer.cards.card import Status
from quizzer.cards.citation import Citation, Source
from quizzer.cards.content import Basic, Claim, Content
from quizzer.cards.deck import Deck, Drafted, Entry
from quizzer.study.drafting.sifting import UNPROVEN_SHARE, faultless, proved, sifted

DOCUMENT = parse_document(BAKERY.encode(), NAME)


def draft(name: str, content: Content, confidence: float = 0.9, line: int = 5) -> Entry:
    return Entry(
        name,
        content,
        citations=(anchored(Citation("doc", line, line + 1), DOCUMENT),),
        status=Status.DRAFT,
        draft=Drafted("means", confidence),
    )


def deck(*entries: Entry) -> Deck:
    return Deck("d", "D", language="en", sources=(Source("doc", NAME),), entries=entries)


def written(*entries: Entry) -> WrittenDeck:
    found = parse_deck(new_deck(deck(*entries)).data, "").written
    assert found is not None
    return found


FOUNDER = draft("founder", Basic("Who founded Mill Street Bakery in the spring?", "Ada Brook"))
AGAIN = draft("again", Basic("In the spring, who founded Mill Street Bakery?", "Ada Brook"), 0.8)
SHOP = draft("shop", Basic("Where did Otto Lind open his shop?", "In Fenton"), 0.7)
FACTS = draft("facts", Basic("What does the county eat every day?", "Rolls, cakes and bread"))


def names(entries: list[Entry] | tuple[Entry, ...]) -> list[str]:
    return [entry.id for entry in entries]


def test_what_lint_finds_weak_by_itself_goes() -> None:
    kept, dropped = faultless(written(FOUNDER, FACTS, SHOP), [FOUNDER, FACTS, SHOP])
    assert names(kept) == ["founder", "shop"]
    assert [(one.entry.id, one.reason) for one in dropped] == [("facts", "answer-multi-fact")]


@pytest.mark.parametrize("order", [(FOUNDER, AGAIN), (AGAIN, FOUNDER)])
def test_of_two_that_ask_nearly_the_same_the_surer_one_stays(order: tuple[Entry, Entry]) -> None:
    kept, dropped = faultless(written(*order), order)
    assert names(kept) == ["founder"]
    assert [one.entry.id for one in dropped] == ["again"]


def test_a_card_of_the_deck_stays_before_a_surer_draft() -> None:
    kept, dropped = faultless(written(FOUNDER, AGAIN), [FOUNDER])
    assert names(kept) == []
    assert [one.entry.id for one in dropped] == ["founder"]


def test_a_pattern_is_broken_by_leaving_out_the_least_sure() -> None:
    claims = [
        draft(
            f"c{n}", Claim(f"The bakery of town {n} sells rolls number {n}.", True), 0.5 + n / 100
        )
        for n in range(12)
    ]
    kept, dropped = faultless(written(*claims), claims)
    assert dropped
    assert {one.reason for one in dropped} == {"true-false-imbalance"}
    assert names(kept) == [f"c{n}" for n in range(len(dropped), 12)]
    left = written(*kept)
    assert list(weaknesses(DeckItems(left))) == []


def test_what_cannot_be_proven_is_less_sure_and_what_cannot_be_cited_goes() -> None:
    wrong = draft("wrong", Basic("Who bought Mill Street Bakery?", "Grace Hopper"))
    stale = draft("stale", Basic("Who founded the bakery?", "Ada Brook"))
    stale = replace(stale, citations=(replace(stale.citations[0], fingerprint="0" * 12),))
    kept, dropped = proved(deck(FOUNDER, wrong, stale), {"doc": DOCUMENT})
    assert [entry.draft for entry in kept] == [
        Drafted("means", 0.9),
        Drafted("means", round(0.9 * UNPROVEN_SHARE, 2)),
    ]
    assert [one.entry.id for one in dropped] == ["stale"]


def test_what_a_deck_cannot_hold_goes_and_nothing_else() -> None:
    control = draft("control", Basic("Who founded \x1bit in Fenton?", "Ada Brook"))
    kept, dropped = sifted(deck(FOUNDER, control, SHOP), {"doc": DOCUMENT}, None)
    assert names(kept) == ["founder", "shop"]
    assert [one.reason for one in dropped] == ["a deck cannot hold its characters"]


def test_the_same_question_is_asked_once() -> None:
    twice = replace(FOUNDER, id="twice", draft=Drafted("name", 0.95))
    kept, dropped = sifted(deck(FOUNDER, twice), {"doc": DOCUMENT}, None)
    assert names(kept) == ["twice"]
    assert [one.reason for one in dropped] == ["asks what a surer one asks"]


@pytest.mark.parametrize("most", [1, 2, 3])
def test_so_many_are_kept_at_most(most: int) -> None:
    kept, _ = sifted(deck(FOUNDER, AGAIN, SHOP), {"doc": DOCUMENT}, most)
    assert names(kept) == ["founder", "shop"][:most]
