"""What does `quizzer stats` print?"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from support.build import MORNING, StandingClock
from support.worked import work
from syrupy.assertion import SnapshotAssertion

from quizzer.study.desk import Desk
from quizzer.study.settings import Settings

from .conftest import Quizzer


@pytest.fixture
def worked(
    quizzer: Quizzer,
    at: Callable[[timedelta], None],
    database_path: Path,
    clock: StandingClock,
) -> Quizzer:
    """The command on the Monday after three weeks of sessions."""
    with Desk(str(database_path), Settings(), clock) as desk:
        work(desk, clock)
    at(clock.at - MORNING)
    return quizzer


@pytest.mark.parametrize("options", ["", "small --topic pricing"], ids=["all", "a topic"])
def test_it_reads_like_this(worked: Quizzer, options: str, snapshot: SnapshotAssertion) -> None:
    ran = worked("stats", *options.split())
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot
    assert all(len(line) <= 80 for line in ran.out.splitlines())


def test_json_is_one_document(worked: Quizzer, snapshot: SnapshotAssertion) -> None:
    ran = worked("stats", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert sum(day["answers"] for day in json.loads(ran.out)["days"]) > 0
    assert ran.out == snapshot


def test_without_an_answer_it_says_how_to_begin(quizzer: Quizzer) -> None:
    ran = quizzer("stats")
    assert (ran.code, ran.out) == (0, "nothing was answered here yet\n")
    assert "`quizzer study`" in ran.err


def test_a_topic_needs_its_deck(quizzer: Quizzer) -> None:
    ran = quizzer("stats", "--topic", "pricing")
    assert ran.code == 2
    assert "a topic needs its deck" in ran.err
