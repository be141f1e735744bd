"""What should a learner be told before a session begins?"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from quizzer.memory.moment import Moment
from quizzer.store import library as stored
from quizzer.store.database import Database
from quizzer.store.records import DeckRecord
from quizzer.store.shelf import shelf, strengths
from quizzer.study import budget, library
from quizzer.study.models import models_of
from quizzer.study.settings import Settings


def notices(database: Database, settings: Settings, moment: Moment) -> tuple[str, ...]:
    """Refresh the library, and say what the home screen would: with no count and no mastery.

    Which cards wait for lack of time, which files could not be read, which renames are offered,
    and which settings are about no deck.
    """
    refreshed = library.refresh_and_offer(database, moment.at)
    cards, models = shelf(database, settings.learner), models_of(database, settings)
    known = partial(strengths, database, settings.learner, cards)
    today = budget.budget(database, cards, known, models, moment)
    backlog = budget.backlog(database, cards, known, today=today, models=models, moment=moment)
    waiting = (backlog.said,) if backlog else ()
    return (*waiting, *refreshed, *unknown_retentions(stored.decks(database), settings))


def unknown_retentions(decks: Iterable[DeckRecord], settings: Settings) -> list[str]:
    """The decks that have a retention of their own but are not in the library, as sentences."""
    known = {deck.id for deck in decks if not deck.removed}
    return [
        f"the configuration sets a retention for {deck}, which is not in the library"
        for deck in settings.retention
        if deck not in known
    ]
