"""Which cards does `quizzer leeches` name, and what does `quizzer due` say when time is short?"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from syrupy.assertion import SnapshotAssertion

from .conftest import Quizzer, Rate


@pytest.fixture
def forgetful(
    quizzer: Quizzer, rate: Rate, at: Callable[[timedelta], None], monkeypatch: pytest.MonkeyPatch
) -> Quizzer:
    """The command when two cards have been forgotten, one of them twice, and one lapse is one too
    many."""
    monkeypatch.setenv("QUIZZER_LEECH_LAPSES", "1")
    rate(4, 4, 4, 3, 3, 3, 3)
    at(timedelta(days=20))
    rate(1, 1, 4, 4, 4, 4, 4)
    at(timedelta(days=60))
    rate(1, 4, 4, 4)
    return quizzer


def test_leeches_read_like_this(forgetful: Quizzer, snapshot: SnapshotAssertion) -> None:
    ran = forgetful("leeches")
    assert ran.code == 0
    assert ran.err.startswith("When it comes up again, reword or split it with e")
    assert ran.out == snapshot
    assert json.loads(forgetful("leeches", "--json").out) == snapshot


def test_without_leeches_it_says_so(quizzer: Quizzer) -> None:
    assert quizzer("leeches").out == "no leeches\n"
    assert json.loads(quizzer("leeches", "--json").out) == []


def test_a_suspended_leech_is_still_named(
    forgetful: Quizzer, at: Callable[[timedelta], None]
) -> None:
    before = json.loads(forgetful("leeches", "--json").out)
    at(timedelta(days=200))
    forgetful("study", stdin="@\n" * 6)
    after = json.loads(forgetful("leeches", "--json").out)
    assert [card["card"] for card in after] == [card["card"] for card in before]
    assert {card["suspended"] for card in after} == {True}


def test_due_says_what_waits_for_want_of_time(
    quizzer: Quizzer,
    rate: Rate,
    at: Callable[[timedelta], None],
    monkeypatch: pytest.MonkeyPatch,
    snapshot: SnapshotAssertion,
) -> None:
    rate(4, 4, 4, 3, 3, 3, 3)
    at(timedelta(days=60))
    monkeypatch.setenv("QUIZZER_MINUTES_PER_DAY", "1")
    ran = quizzer("due")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot
    assert json.loads(quizzer("due", "--json").out)["backlog"] == snapshot
    assert quizzer("study", stdin="q").out == snapshot
