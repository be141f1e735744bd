"""Does `quizzer mastery` say what is known, was known and will be, and how sure that is?"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from .conftest import Quizzer, Rate


@pytest.fixture
def studied(quizzer: Quizzer, rate: Rate, at: Callable[[timedelta], None]) -> Quizzer:
    """The command on the Monday two weeks after the first session, with another in between."""
    rate(4, 4, 1, 3, 3)
    at(timedelta(days=5))
    rate(3, 3)
    at(timedelta(days=14))
    return quizzer


def scores(quizzer: Quizzer, *options: str) -> dict[str, Any]:
    """Mastery by deck and topic."""
    ran = quizzer("mastery", *options, "--json")
    assert (ran.code, ran.err) == (0, "")
    return {f"{x['deck']}/{x['topic']}": x for x in json.loads(ran.out)["mastery"]}


READING = {
    "today": "",
    "a deck": "small",
    "a topic": "small --topic pricing",
    "a day that has passed": "--at 2026-11-23",
    "before the first answer": "--at 2026-11-22",
    "a day to come": "--at 2027-03-01",
    "its history": "--history",
    "a topic's history": "small --topic pricing/cost --history",
}


@pytest.mark.parametrize("options", READING.values(), ids=READING)
def test_it_reads_like_this(studied: Quizzer, options: str, snapshot: SnapshotAssertion) -> None:
    ran = studied("mastery", *options.split())
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot


@pytest.mark.parametrize("options", READING.values(), ids=READING)
def test_json_is_one_document(studied: Quizzer, options: str, snapshot: SnapshotAssertion) -> None:
    ran = studied("mastery", *options.split(), "--json")
    assert (ran.code, ran.err) == (0, "")
    json.loads(ran.out)
    assert ran.out == snapshot


def test_it_explains_itself(quizzer: Quizzer, snapshot: SnapshotAssertion) -> None:
    assert quizzer("mastery", "--help").out == snapshot


def test_a_day_that_has_passed_says_what_was_said_on_it(
    quizzer: Quizzer, rate: Rate, at: Callable[[timedelta], None]
) -> None:
    rate(4, 4, 1, 3, 3)
    then = scores(quizzer)
    at(timedelta(days=9))
    assert scores(quizzer, "--at", "2026-11-23") == then
    rate(1)  # what is answered later adds no evidence before
    since = scores(quizzer, "--at", "2026-11-23")
    for name in ("seen", "answers"):
        assert {k: x[name] for k, x in since.items()} == {k: x[name] for k, x in then.items()}


def test_what_is_known_fades_until_a_day_to_come(studied: Quizzer) -> None:
    today = scores(studied)
    later = scores(studied, "--at", "2027-01-01")
    assert later["small/"]["mastery"] < today["small/"]["mastery"]
    assert scores(studied, "--at", "2026-12-07") == today


def test_the_history_ends_with_what_is_known_today(studied: Quizzer) -> None:
    points = json.loads(studied("mastery", "small", "--history", "--json").out)
    today = scores(studied)["small/"]
    assert points[-1] == {
        "day": "2026-12-07",
        **{name: today[name] for name in ("mastery", "low", "high", "seen", "cards", "answers")},
    }


def test_without_answers_there_is_no_history(quizzer: Quizzer) -> None:
    assert quizzer("mastery", "--history").out == "nothing was answered here yet\n"
    assert quizzer("mastery", "--history", "--json").out == "[]\n"


@pytest.mark.parametrize(
    "line",
    [
        "nothing",
        "smal",
        "small --topic prcing",
        "--topic pricing",
        "--at 15.12.",
        "--at yesterday",
        "--at 9999-12-31",
        "--at 2026-12-01 --history",
    ],
)
def test_a_mistake_ends_in_a_sentence(
    quizzer: Quizzer, line: str, snapshot: SnapshotAssertion
) -> None:
    ran = quizzer("mastery", *line.split())
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == snapshot
