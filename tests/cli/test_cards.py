"""What does `quizzer cards` find, print and mark?"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from syrupy.assertion import SnapshotAssertion

from .conftest import Quizzer


@pytest.fixture
def known(quizzer: Quizzer, at: Callable[[timedelta], None]) -> Quizzer:
    """The command when some cards were answered three weeks ago, and one was forgotten."""
    quizzer("study", stdin="\n4\n\n3\n\n4\nq\n")
    at(timedelta(days=20))
    quizzer("study", stdin="\n1\nq\n")
    at(timedelta(days=21))
    return quizzer


def found(ran: str) -> list[str]:
    return [card["card"].removeprefix("small/") for card in json.loads(ran)]


def test_cards_read_like_this(known: Quizzer, snapshot: SnapshotAssertion) -> None:
    known("cards", "is:new", "claim", "--flag")
    known("cards", "id:partner", "--suspend")
    assert known("cards", "kind:claim", "--flag").out == "1 card flagged\n"
    ran = known("cards")
    assert ran.out == snapshot
    assert (ran.code, ran.err) == (0, "6 cards\n")
    assert json.loads(known("cards", "--json", "topic:model").out) == snapshot
    assert known("cards", "--limit", "2").err == "6 cards, 4 not printed\n"


@pytest.mark.parametrize(
    ("query", "cards"),
    [
        (("topic:pricing",), ["profit#1", "profit#2", "sold"]),
        (("topic:cost",), ["sold"]),
        (("LEI JUN",), ["founder"]),
        (('"jun lei"',), []),
        (("-is:new",), ["founder", "profit#1", "sold"]),
        (("recall:>50%", "reviews:1"), ["founder", "sold"]),
        (("due:2026-12-01..2026-12-10",), ["founder", "sold"]),
        (("flipkart or kind:number",), ["sold", "partner"]),
        (("-has", "-topic:model"), ["profit#1", "profit#2", "sold"]),
        (("seen:yesterday",), ["profit#1"]),
    ],
)
def test_a_query_finds_these(known: Quizzer, query: tuple[str, ...], cards: list[str]) -> None:
    assert found(known("cards", "--json", "--sort", "course", *query).out) == cards


def test_the_help_explains_the_language(quizzer: Quizzer, snapshot: SnapshotAssertion) -> None:
    assert quizzer("cards", "--help").out == snapshot


def test_more_than_one_card_is_marked_only_when_that_is_meant(quizzer: Quizzer) -> None:
    refused = quizzer("cards", "topic:model", "--suspend")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == (
        "quizzer: this would suspend 3 cards.\n  Look at them without it first, then add --yes.\n"
    )
    assert quizzer("cards", "is:suspended").out == "no card is like that\n"
    assert quizzer("cards", "topic:model", "--suspend", "--yes").out == "3 cards suspended\n"
    assert found(quizzer("cards", "is:suspended", "--json").out) == ["founder", "partner", "online"]
    undone = quizzer("cards", "--unsuspend", "--yes", "--json")
    assert json.loads(undone.out)["changed"] == ["small/founder", "small/partner", "small/online"]
    again = quizzer("cards", "topic:model", "--unsuspend", "--yes")
    assert again.out == "0 cards no longer suspended; 3 were so before\n"
    assert quizzer("cards", "nothing", "--flag").out == "no card is like that\n"


def test_a_mistake_in_a_query_says_where_and_what_is_expected(quizzer: Quizzer) -> None:
    ran = quizzer("cards", "margin", "due:soon")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "quizzer: query, character 8 (due:soon): due: expects an age such as <3d, today or "
        "2026-12-01..2026-12-15.\n  See `quizzer cards --help` for what may be asked.\n"
    )
    assert "did you mean “topic:”?\n" in quizzer("cards", "topc:model").err
