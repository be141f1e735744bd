"""What happens when a write fails, nothing is due, or the clock seems wrong?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support.build import StandingClock
from support.faces import standing_answers

from quizzer.errors import StoreError
from quizzer.store import answers

from .conftest import Study

FULL = "Not done: /db: the disk is full. Free some space."


@pytest.fixture
def fail_writes(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Lets the next so many answers fail as on a full disk."""
    record = answers.record

    def fail(times: int) -> None:
        left = iter(range(times))

        def record_or_fail(*arguments: object) -> object:
            if next(left, None) is not None:
                raise StoreError("the disk is full", where="/db", remedy="Free some space")
            return record(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(answers, "record", record_or_fail)

    return fail


def test_a_failed_write_keeps_the_card_and_can_be_repeated(
    study: Study, database_path: Path, fail_writes: Callable[[int], None]
) -> None:
    fail_writes(1)
    held = study(" 34q")
    assert FULL in held.told
    assert held.code == 0
    assert [a.rating for a in standing_answers(database_path)] == [4]


@pytest.mark.parametrize("then", ["", "q", "iq", "h!q"])
def test_an_answer_that_stays_unsaved_is_told_by_the_exit_code(
    study: Study, database_path: Path, fail_writes: Callable[[int], None], then: str
) -> None:
    fail_writes(1)
    held = study(f" 3{then}")
    assert FULL in held.told
    assert held.code == 1
    assert standing_answers(database_path) == []


def test_when_nothing_is_due_it_says_what_comes(study: Study) -> None:
    study(" 4 4 4 3 3 3 3")
    held = study("")
    now, tomorrow, more = held.told.splitlines()
    assert (now, tomorrow) == ("Nothing is due here now.", "Tomorrow: 2 cards due.")
    assert "`quizzer study --plain --new 10`" in more
    assert held.code == 0


@pytest.mark.parametrize("answer", ["y\n", "YES\n"])
def test_after_400_days_the_clock_is_asked_about_and_yes_goes_on(
    study: Study, clock: StandingClock, answer: str
) -> None:
    study(" 3q")
    clock.wait(days=401)
    told = study(f"{answer}q").told
    assert told.startswith(
        "Your last answer was on 2026-11-23. Is today really 2027-12-29? y or n\n5 cards to study."
    )


@pytest.mark.parametrize("answer", ["n\n", "", "3\n"], ids=["no", "end of input", "a rating"])
def test_anything_but_yes_leaves_the_log_alone(
    study: Study, database_path: Path, clock: StandingClock, answer: str
) -> None:
    study(" 3q")
    clock.wait(days=401)
    held = study(f"{answer} 3 3 3")
    assert held.told.endswith("Set the clock right, then start again. Nothing was changed.\n")
    assert held.code == 2
    assert len(standing_answers(database_path)) == 1


def test_400_days_are_not_asked_about(study: Study, clock: StandingClock) -> None:
    study(" 3q")
    clock.wait(days=400)
    assert study("q").told.startswith("5 cards to study.")
