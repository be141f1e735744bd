"""Which cards are kept apart because one gives the answer of the other away?"""

from __future__ import annotations

import pytest
from support.linting import deck_text, file_of

from quizzer.authoring.codes import Code
from quizzer.authoring.lint.items import DeckItems
from quizzer.authoring.lint.running import weaknesses
from quizzer.authoring.written import WrittenDeck
from quizzer.cards.content import Basic
from quizzer.cards.deck import Entry
from quizzer.study.drafting import grouping
from quizzer.study.drafting.grouping import apart, without_lone_groups

MAKER = "  - {id: maker, q: Which firm builds the Orbit processors of Acme?, a: Initech}"
WHY = "  - {{id: why{0}, q: Why does Acme {0} the Orbit processors that Initech builds?, a: Speed}}"
OTHER = "  - {id: other, q: What do lamps cost in spring?, a: Little}"


def written(*cards: str, head: str = "") -> WrittenDeck:
    return file_of(deck_text(f"{head}cards:\n" + "\n".join(cards))).written


def groups(deck: WrittenDeck) -> dict[str, str]:
    return {entry.id: entry.group for entry in apart(deck).deck.entries if entry.group}


def test_one_that_says_the_answer_of_another_comes_into_one_group_with_it() -> None:
    deck = written(OTHER, MAKER, WHY.format("use"))
    assert groups(deck) == {"maker": "maker", "whyuse": "maker"}
    codes = [code for code, _ in weaknesses(DeckItems(apart(deck)))]
    assert Code.CROSS_ITEM_CUE not in codes
    assert apart(apart(deck)) == apart(deck)


def test_a_group_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    deck = written(MAKER, WHY.format("use"), WHY.format("buy"))
    assert len(groups(deck)) == 3
    monkeypatch.setattr(grouping, "MOST_TOGETHER", 2)
    assert len(groups(deck)) == 2


def test_what_gives_nothing_away_is_in_no_group() -> None:
    assert groups(written(OTHER, MAKER)) == {}
    assert groups(written(MAKER, WHY.format("use"), head="language: de\n")) == {}


def test_a_card_that_is_alone_in_its_group_leaves_it() -> None:
    entries = [
        Entry(name, Basic("Who?", "It"), group=group)
        for name, group in (("a", "x"), ("b", "x"), ("c", "y"), ("d", ""))
    ]
    assert [one.group for one in without_lone_groups(entries)] == ["x", "x", "", ""]
