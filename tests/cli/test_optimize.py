"""What does `quizzer optimize` say and change, whatever comes of the fit?"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from support.build import MORNING, review
from support.exams import reliability
from support.stored import MODEL
from syrupy.assertion import SnapshotAssertion

from quizzer.memory.fitting import Fit, Trial, Verdict
from quizzer.memory.model import PARAMETERS, Rating
from quizzer.store import answers, fits, health
from quizzer.store.database import Database
from quizzer.store.lock import StudyLock
from quizzer.study import fitting

from .conftest import Quizzer

OWN = (0.5, 2.0, 3.5, 12.0, *PARAMETERS[4:])
BEFORE = reliability(0.82, 0.84, 900)
AFTER = replace(reliability(0.84, 0.84, 900), log_loss=0.3101, rmse_bins=0.0207)
BETTER = Fit(Verdict.BETTER, 1500, weights=OWN, trial=Trial(BEFORE, AFTER, 0.0119, 0.004))
NO_BETTER = Fit(Verdict.NO_BETTER, 1500, trial=Trial(BEFORE, BEFORE, 0.0002, 0.004))
TOO_FEW = Fit(Verdict.TOO_FEW, 640, missing=160)


@pytest.fixture
def studied(quizzer: Quizzer, database_path: Path) -> Path:
    """A database in which three cards were answered twice."""
    assert quizzer("list").code == 0
    database = Database(str(database_path))
    answers.remember_model(database, MODEL)
    for days in (0, 2):
        for card in ("founder", "sold", "online"):
            at = MORNING - timedelta(days=9 - days)
            given = replace(review(card, Rating.GOOD, at), deck="small")
            answers.record(database, given, MODEL)
    database.close()
    return database_path


def comes(monkeypatch: pytest.MonkeyPatch, found: Fit) -> None:
    monkeypatch.setattr(fitting, "fitted", lambda _subject, _progress: found)


@pytest.mark.parametrize(
    "case",
    [
        (BETTER, ()),
        (BETTER, ("--dry-run",)),
        (BETTER, ("--json",)),
        (NO_BETTER, ()),
        (TOO_FEW, ()),
        (TOO_FEW, ("--json",)),
    ],
    ids=["better", "better, dry run", "better, json", "no better", "too few", "too few, json"],
)
def test_a_fit_says_what_came_of_it(
    quizzer: Quizzer,
    studied: Path,
    monkeypatch: pytest.MonkeyPatch,
    snapshot: SnapshotAssertion,
    case: tuple[Fit, tuple[str, ...]],
) -> None:
    found, arguments = case
    comes(monkeypatch, found)

    ran = quizzer("optimize", *arguments)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot
    database = Database(str(studied))
    is_adopted = found is BETTER and "--dry-run" not in arguments
    assert (fits.adopted(database, "me") == OWN) == is_adopted
    assert health.examine(database).is_good
    database.close()


def test_calibration_remembers_what_spoke_for_the_weights(
    quizzer: Quizzer, studied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    comes(monkeypatch, BETTER)
    quizzer("optimize")

    told = json.loads(quizzer("calibrate", "--json").out)["adopted"]

    assert told["since"] == "2026-11-23"
    assert (told["before"]["log_loss"], told["after"]["log_loss"]) == (0.322, 0.3101)
    assert "log loss went from 0.322 to 0.310" in quizzer("calibrate").out
    assert studied.exists()


def test_going_back_to_the_published_weights_forgets_the_fit(
    quizzer: Quizzer, studied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    comes(monkeypatch, BETTER)
    quizzer("optimize")

    assert quizzer("optimize", "--reset").out == ("the published weights hold again, for 3 cards\n")

    assert json.loads(quizzer("calibrate", "--json").out)["adopted"] is None
    database = Database(str(studied))
    assert fits.adopted(database, "me") == PARAMETERS
    assert health.examine(database).is_good
    database.close()


def test_going_back_is_told_as_json_too(quizzer: Quizzer, studied: Path) -> None:
    assert studied.exists()
    ran = quizzer("optimize", "--reset", "--json")
    assert (ran.code, json.loads(ran.out)) == (0, {"reset": True, "cards": 3})


def test_a_short_log_needs_no_package_to_be_told_so(quizzer: Quizzer, studied: Path) -> None:
    assert quizzer("optimize").out.startswith("too few answers: 3 on later days")
    assert studied.exists()


def test_a_dry_run_and_a_reset_exclude_each_other(quizzer: Quizzer) -> None:
    ran = quizzer("optimize", "--dry-run", "--reset")

    assert ran.code == 2
    assert "--dry-run and --reset exclude each other" in ran.err


def test_a_session_that_is_open_need_not_be_quit_for_a_fit(
    quizzer: Quizzer, studied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    comes(monkeypatch, BETTER)

    with StudyLock(studied):
        assert quizzer("optimize").code == 0
        assert quizzer("optimize", "--reset").code == 0

    database = Database(str(studied))
    assert fits.adopted(database, "me") == PARAMETERS
    database.close()
