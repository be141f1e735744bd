"""What spoke for the weights that a learner has adopted?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from quizzer.memory.model import PARAMETERS
from quizzer.store import fits
from quizzer.store.database import Database
from quizzer.study.settings import Settings


@dataclass(frozen=True, slots=True)
class Figures:
    """How well some weights predicted; a lower loss and error, and a higher AUC are better."""

    answers: int
    log_loss: float
    rmse_bins: float
    auc: float | None


@dataclass(frozen=True, slots=True)
class Adopted:
    """Weights in force since a day, beside those before them, on answers unseen by either."""

    since: date
    before: Figures
    after: Figures


def adopted(database: Database, settings: Settings) -> Adopted | None:
    """The learner's adoption; None where the published weights hold."""
    held = fits.last_adoption(database, settings.learner)
    if held is None or held.weights == PARAMETERS:
        return None
    report = json.loads(held.report)
    before, after = Figures(**report["before"]), Figures(**report["after"])
    return Adopted(held.at.date(), before, after)
