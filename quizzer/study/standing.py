"""How well is everything known at the end of a day, past or to come?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from quizzer.memory.moment import Moment
from quizzer.store import library as shelf
from quizzer.store.database import Database
from quizzer.study import library, looking, measuring
from quizzer.study.overview import Overview, overview
from quizzer.study.settings import Settings


def standing(database: Database, settings: Settings, day: date, moment: Moment) -> Overview:
    """The library's decks and topics with the mastery of that day; its counts are today's.

    On a day to come it is what is left when nothing more is studied until then.
    """
    notices = library.refresh_and_offer(database, moment.at)
    seen = overview(
        shelf.decks(database),
        shelf.topics(database),
        measuring.candidates_on(database, settings, day, moment),
        settings,
        moment,
        measure=looking.measure_on(database, settings, day),
    )
    return replace(seen, day=day, notices=notices)
