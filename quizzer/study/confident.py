"""Which cards was the learner sure of and wrong about, so that they are best asked again?

An error made in confidence is corrected easily but comes back; so a card is one of them until it is
right on a later study day.
"""

from __future__ import annotations

from collections.abc import Iterable

from quizzer.cards.card import CardKey
from quizzer.memory.moment import Moment
from quizzer.store import certainty
from quizzer.store.database import Database
from quizzer.store.records import Candidate
from quizzer.study.queue import may_be_asked
from quizzer.study.settings import Settings


def confident_wrong(
    database: Database, settings: Settings, candidates: Iterable[Candidate], moment: Moment
) -> tuple[CardKey, ...]:
    """Those that may be asked now, the oldest error first."""
    now = {(card.key, card.revision) for card in candidates if may_be_asked(card, moment.day)}
    found = certainty.sure_and_wrong(database, settings.learner)
    return tuple(key for key, revision in found if (key, revision) in now)
