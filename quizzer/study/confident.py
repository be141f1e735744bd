"""Which cards was the learner sure of and wrong about, so that they are best asked again?

An error made in confidence is corrected easily but comes back; so a card is one of them until it is
right on a later study day.
"""

from __future__ import annotations

from quizzer.cards.card import CardKey
from quizzer.memory.moment import Moment
from quizzer.store import certainty
from quizzer.store.database import Database
from quizzer.study.candidates import may_be_asked
from quizzer.study.named import named
from quizzer.study.settings import Settings


def confident_wrong(database: Database, settings: Settings, moment: Moment) -> tuple[CardKey, ...]:
    """Those that may be asked now, the oldest error first."""
    found = certainty.sure_and_wrong(database, settings.learner)
    cards = named(database, settings.learner, [key for key, _ in found])
    return tuple(
        key
        for key, revision in found
        if (card := cards.get(key)) is not None
        and card.revision == revision
        and may_be_asked(card, moment.day)
    )
