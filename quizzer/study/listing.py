"""Which cards does the plan put on today's list, and how do they read on a line?"""

from __future__ import annotations

from quizzer.cards.card import face_of
from quizzer.cards.spoken import flat
from quizzer.memory.moment import Moment
from quizzer.store import library as shelf
from quizzer.store.database import Database
from quizzer.study import exams, planning
from quizzer.study.planner import Today, TodayCard
from quizzer.study.settings import Settings


def today(database: Database, settings: Settings, moment: Moment) -> Today:
    """What is left of today's list. Raises UsageError without an exam or a plan."""
    material = planning.material_for_today(database, settings, moment)
    planned = planning.today(material)
    shown = shelf.showings(database, [each.candidate.key for each in planned])
    return Today(
        day=moment.day,
        minutes=exams.minutes_on(material.exams, settings, moment.day),
        spent=material.spent,
        cards=tuple(
            TodayCard(
                key=each.candidate.key,
                topic=shown[each.candidate.key].topic_title,
                question=flat(face_of(shown[each.candidate.key].card, seed=0).question),
                seconds=each.seconds,
                is_new=each.candidate.memory is None,
            )
            for each in planned
        ),
    )
