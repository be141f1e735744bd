"""What is written of a card is read as the card, whatever its texts hold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.drafts import deck_of
from support.entries import TEXTS, entries
from support.examples import examples
from syrupy.assertion import SnapshotAssertion

from quizzer.authoring.drafts.editing import wherever
from quizzer.authoring.drafts.lines import UnwritableError
from quizzer.authoring.drafts.writing import entry_flow, entry_lines, new_deck
from quizzer.authoring.formatting.formatting import format_deck
from quizzer.cards.card import Level, Status
from quizzer.cards.citation import Citation, Source
from quizzer.cards.content import (
    Basic,
    Choice,
    Claim,
    Cloze,
    Essay,
    Listing,
    Matching,
    Number,
    Option,
    Ordering,
    Pin,
)
from quizzer.cards.deck import Deck, Drafted, Entry, Topic
from quizzer.cards.quantity import Quantity, Tolerance


def head(entry: Entry) -> str:
    sources = "".join(f"  {c.source}: {{file: x}}\n" for c in entry.citations)
    named = "".join(dict.fromkeys(sources.splitlines(keepends=True)))
    return f"quizzer: 1\ndeck: x\nsources:\n{named}"


@given(entries(), st.sampled_from((0, 2, 4)))
def test_what_is_written_is_read_back(entry: Entry, indent: int) -> None:
    text = entry_lines(entry, indent)
    assert text is not None
    other = f"{' ' * indent}- {{id: the-other-card, q: Q, a: x}}"
    deck = deck_of(f"{head(entry)}cards:\n{text}\n\n{other}\n".encode())
    assert replace(deck.entries[0], line=0) == entry
    assert [one.id for one in deck.entries[1:]] == ["the-other-card"]


@given(entries())
def test_what_is_written_in_braces_is_read_back(entry: Entry) -> None:
    text = entry_flow(entry)
    assert text is not None
    assert "\n" not in text
    deck = deck_of(f"{head(entry)}cards: [{text}]\n".encode())
    assert [replace(one, line=0) for one in deck.entries] == [entry]


def deck_with(*cards: Entry, title: str = "A case", topic: str = "Money: #1") -> Deck:
    names = dict.fromkeys(citation.source for card in cards for citation in card.citations)
    return Deck(
        id="case",
        title=title,
        language="en",
        sources=tuple(Source(name, "case.txt", "The case", blake2="9f2c") for name in names),
        topics=(Topic("money", topic), Topic("money/rent", "Rents")),
        entries=cards,
    )


@settings(max_examples=examples(50))
@given(st.lists(entries(), max_size=4, unique_by=lambda entry: entry.id), TEXTS, TEXTS)
def test_a_new_deck_says_what_it_was_made_of(cards: list[Entry], title: str, topic: str) -> None:
    deck = deck_with(*cards, title=title, topic=topic)
    written = new_deck(deck)
    assert written.dropped == ()
    assert wherever(deck_of(written.data)) == deck


@settings(max_examples=examples(50))
@given(st.lists(entries(), max_size=4, unique_by=lambda entry: entry.id))
def test_formatting_has_nothing_to_do_in_a_new_deck(cards: list[Entry]) -> None:
    data = new_deck(deck_with(*cards)).data
    assert format_deck(data, "d.yaml").data == data


BAD = ("bell\x07", "\x1b[2J", "next\x85line", "\u2028", "\ud800", "\ufffe", "", " ", "\u200b")


@pytest.mark.parametrize("text", BAD, ids=ascii)
def test_a_card_with_a_text_that_no_deck_may_hold_is_not_written(text: str) -> None:
    good, bad = Entry("good", Basic("Q", "x")), Entry("bad", Basic("Q", text))
    assert entry_lines(bad) is None
    assert entry_flow(bad) is None
    written = new_deck(deck_with(bad, good))
    assert written.dropped == ("bad",)
    assert [entry.id for entry in deck_of(written.data).entries] == ["good"]


@pytest.mark.parametrize(
    "entry",
    [
        Entry("Bad Id", Basic("Q", "x")),
        Entry("c", Cloze("no blank")),
        Entry("c", Basic("Q", "x" * 70_000)),
        Entry("c", Matching("Q", (("x", "1"), ("x", "2")))),
        Entry("c", Matching("Q", (("x" * 2000, "1"), ("y", "2")))),
        Entry("c", Basic("Q", "x"), draft=Drafted("r", 1.0)),
        Entry("c", Basic("Q", "x"), status=Status.DRAFT, draft=Drafted("r", 1.5)),
    ],
)
def test_a_card_that_would_be_refused_is_not_written(entry: Entry) -> None:
    assert entry_lines(entry) is None
    assert entry_flow(entry) is None


def test_a_deck_whose_title_no_deck_may_have_is_not_written() -> None:
    with pytest.raises(UnwritableError):
        new_deck(deck_with(title="bell\x07"))


def test_a_confidence_is_written_in_hundredths() -> None:
    card = Entry("c", Basic("Q", "x"), status=Status.DRAFT, draft=Drafted("r", 2 / 3))
    text = entry_lines(card)
    assert text is not None
    assert text.endswith("    draft: {rule: r, confidence: 0.67}")


CITE = Citation("case", 404, 410, "Cost Efficiency", "5d1c9e00abcd")
LONG = "The makers of phones in this case sell nearly all of them by themselves and on the web, "

CARDS = (
    Entry(
        "kinds-a",
        Basic("Who founded it, and when?", "Mira Holt: 2011", ("Holt",)),
        "money",
        citations=(CITE,),
        why=LONG + "which saves rents.",
        level=Level.APPLY,
        status=Status.DRAFT,
        draft=Drafted("by-means", 0.9, is_gone=True),
        made_by="quizzer-generate/1",
    ),
    Entry(
        "kinds-b",
        Cloze(LONG + "so that {{rents::what?}} are low."),
        citations=(replace(CITE, quote=LONG + "as is said."), replace(CITE, last_line=404)),
    ),
    Entry("kinds-c", Number("How many?", Quantity.parse("7.19 million"), None, "bikes")),
    Entry(
        "kinds-d",
        Number(
            "How many?",
            Quantity.parse("7"),
            Tolerance.between("6", "8.5", Quantity.parse("7")),
        ),
        tags=("a", "b c"),
    ),
    Entry(
        "kinds-e",
        Choice("Which?", (Option("One, two"),), (Option("Two", "No.", Pin.LAST), Option("6"))),
    ),
    Entry("kinds-f", Claim("It is #1.", is_true=False)),
    Entry("kinds-g", Listing("Which towns?", ("Port Alder", "Westmere"), need=1)),
    Entry("kinds-h", Ordering("In which order?", ("First, this", LONG.strip()))),
    Entry("kinds-i", Matching("Which belongs where?", (("a", "1"), ("b: c", "2")), ("3",))),
    Entry("kinds-j", Essay("Why?", "Because\nof that.", ("Names rents", "Names the web"))),
)


def test_cards_look_as_a_person_would_write_them(snapshot: SnapshotAssertion) -> None:
    assert new_deck(deck_with(*CARDS)).data.decode() == snapshot
