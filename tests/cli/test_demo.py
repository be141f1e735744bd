"""Does `quizzer demo` make a simulated profile, say so, and refuse what it should not touch?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from .conftest import Quizzer

pytestmark = pytest.mark.slow


def test_it_says_that_the_learner_is_simulated_and_how_to_look(
    quizzer: Quizzer, snapshot: SnapshotAssertion
) -> None:
    ran = quizzer("demo", "--days", "5")
    assert ran.code == 0
    assert ran.out == snapshot(name="out")
    assert ran.err == snapshot(name="err")


def test_what_it_says_to_type_opens_it(quizzer: Quizzer, tmp_path: Path) -> None:
    made = quizzer("demo", "my demo", "--days", "5")
    line = made.err.partition("quizzer ")[2].strip()
    assert line == "--db 'my demo/quizzer.db' --learner simulated"
    opened = ("--db", "my demo/quizzer.db", "--learner", "simulated")
    assert quizzer(*opened, "doctor").out.endswith("replay: 0 differences\n")
    (exam,) = json.loads(quizzer(*opened, "exam", "list", "--json").out)
    assert (exam["exam"], exam["planned_on"]) == ("Demo exam", "2026-11-23")
    assert len(json.loads(quizzer(*opened, "exam", "mocks", "Demo exam", "--json").out)) == 2
    assert quizzer(*opened, "exam", "today").code == 0


def test_the_learner_s_own_database_is_not_touched(quizzer: Quizzer, database_path: Path) -> None:
    before = database_path.read_bytes()
    assert quizzer("demo", "--days", "2", "--until", "2026-10-01").code == 0
    assert database_path.read_bytes() == before


def test_it_explains_itself(quizzer: Quizzer, snapshot: SnapshotAssertion) -> None:
    assert quizzer("demo", "--help").out == snapshot


MISTAKES = {
    "a folder with other things": "bundled",
    "a day to come": "--until 2026-12-01",
    "today": "--until 2026-11-23",
    "a date without a year": "--until 11-20",
    "the first day of all": "--until 0001-01-01",
    "a day of another century": "--until 1900-01-01",
    "one day": "--days 1",
    "ten years": "--days 3650",
    "days in words": "--days sixty",
}


@pytest.mark.parametrize("line", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_ends_in_a_sentence_and_makes_nothing(
    quizzer: Quizzer, tmp_path: Path, line: str, snapshot: SnapshotAssertion
) -> None:
    ran = quizzer("demo", *line.split())
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == snapshot
    assert not (tmp_path / "quizzer-demo").exists()
