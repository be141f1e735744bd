"""Which cards does the plan put on today's list, and how do they read on a line?"""

from __future__ import annotations

from quizzer.cards.card import face_of
from quizzer.cards.spoken import flat
from quizzer.memory.moment import Moment
from quizzer.store import library as stored
from quizzer.store.database import Database
from quizzer.study import exams, planning
from quizzer.study.planner import Today, TodayCard
from quizzer.study.settings import Settings


def today(database: Database, settings: Settings, moment: Moment) -> Today:
    """What is left of today's list. Raises UsageError without an exam or a plan."""
    material = planning.material_for_today(database, settings, moment)
    planned = [
        (card, each.seconds)
        for each in planning.today(material)
        for card in stored.candidates_numbered(
            database, settings.learner, material.shelf.number[[each.place]].tolist()
        )
    ]
    shown = stored.showings(database, [card.key for card, _ in planned])
    return Today(
        day=moment.day,
        minutes=exams.minutes_on(material.exams, settings, moment.day),
        spent=material.spent,
        cards=tuple(
            TodayCard(
                key=card.key,
                topic=shown[card.key].topic_title,
                question=flat(face_of(shown[card.key].card, seed=0).question),
                seconds=seconds,
                is_new=card.memory is None,
            )
            for card, seconds in planned
        ),
    )
