"""How well is everything known at the end of a day, past or to come?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from quizzer.memory.moment import Moment
from quizzer.store.database import Database
from quizzer.store.shelf import shelf
from quizzer.study import library, looking, measuring
from quizzer.study.overview import Overview, overview
from quizzer.study.settings import Settings


def standing(database: Database, settings: Settings, day: date, moment: Moment) -> Overview:
    """The library's decks and topics with the mastery of that day; its counts are today's.

    On a day to come it is what is left when nothing more is studied until then.
    """
    notices = library.refresh_and_offer(database, moment.at)
    then = measuring.cards_on(database, settings, day, moment)
    mastery = looking.mastery_of(database, settings, *then, day)
    cards = shelf(database, settings.learner)
    figures = looking.figures_of(cards, settings, moment, mastery)
    seen = overview(looking.outline_of(database, settings), figures, day)
    return replace(seen, notices=notices)
