"""Do weights of the learner's own predict better, and how are they adopted?"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from quizzer.memory.calibration import Reliability
from quizzer.memory.fitting import Fit, Verdict, fit, seen_by
from quizzer.memory.model import PARAMETERS
from quizzer.memory.moment import Moment
from quizzer.memory.replaying import Log
from quizzer.store import fits, logs
from quizzer.store.adopting import adopt
from quizzer.store.answered import answered
from quizzer.store.database import Database
from quizzer.study.fitting_process import optimizer
from quizzer.study.settings import Settings

__all__ = ["Fit", "Verdict"]  # handed on to the faces

Progress = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a fit is made from: a learner's log, the weights in force, and what these have seen."""

    log: Log
    in_force: tuple[float, ...]
    seen_until: int


def subject(database: Database, settings: Settings) -> Subject:
    """Read the learner's log."""
    record = answered(database, settings.learner)
    in_force = fits.adopted(database, settings.learner) or PARAMETERS
    models = logs.models(database)
    weights = [models[name].parameters for name in record.models]
    return Subject(record.log, in_force, seen_by(record.log, weights, in_force))


def fitted(subject: Subject, progress: Progress) -> Fit:
    """Fit and judge, in a process of its own. Slow; needs no database."""
    return fit(subject.log, subject.in_force, optimizer(progress), seen_until=subject.seen_until)


def take(database: Database, settings: Settings, found: Fit, moment: Moment) -> int:
    """Adopt weights that won; returns the number of cards whose memory was folded anew."""
    assert found.weights is not None
    return adopt(database, settings.learner, found.weights, _report(found), moment.at)


def reset(database: Database, settings: Settings, moment: Moment) -> int:
    """Go back to the published weights; returns the number of cards folded anew."""
    return adopt(database, settings.learner, PARAMETERS, json.dumps({"reset": True}), moment.at)


def _report(found: Fit) -> str:
    assert found.trial is not None
    return json.dumps(
        {
            "reviews": found.reviews,
            "before": _figures(found.trial.before),
            "after": _figures(found.trial.after),
            "gain": found.trial.gain,
            "error": found.trial.error,
        }
    )


def _figures(measured: Reliability) -> dict[str, float | None]:
    return {
        "answers": measured.count,
        "log_loss": measured.log_loss,
        "rmse_bins": measured.rmse_bins,
        "auc": measured.auc,
    }
