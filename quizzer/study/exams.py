"""Which exams does a learner prepare for, and what may be asked in them?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from quizzer.errors import UsageError
from quizzer.memory.exam import Exam, TopicWeight, shared_minutes
from quizzer.memory.model import PARAMETERS
from quizzer.memory.moment import Moment
from quizzer.store import exams as diary
from quizzer.store import fits, logs
from quizzer.store import library as stored
from quizzer.store.database import Database
from quizzer.store.records import Candidate, TopicRecord
from quizzer.study import library
from quizzer.study.named import named
from quizzer.study.settings import Settings

if TYPE_CHECKING:
    from quizzer.study.forecast import Estimate, Forecast

FARTHEST = timedelta(days=1000)
"""Nobody plans days that are farther away."""

_MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Added:
    """An exam that was added, the cards that it may ask, and those it shares its minutes with."""

    exam: Exam
    cards: int
    shares_with: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExamLine:
    """An exam as a list shows it.

    `minutes` is what today holds for all exams together, `spent` what of it was used. `expected`
    is the plan's, None while there is none; `planned_on` is the day it was made.
    """

    exam: Exam
    days_left: int
    minutes: int
    spent: float
    expected: Estimate | None
    planned_on: date | None

    @property
    def is_over(self) -> bool:
        """Whether the exam has been written."""
        return self.days_left <= 0


def add(database: Database, settings: Settings, exam: Exam, moment: Moment) -> Added:
    """Keep an exam. Raises UsageError when it is past, taken by name, or asks no card."""
    # Numpy comes with these, which a list of exams can do without.
    from quizzer.store.shelf import shelf
    from quizzer.study.asked import asked

    _refuse_day(exam, moment.day)
    others = diary.exams(database, settings.learner).values()
    if any(other.name == exam.name for other in others):
        raise UsageError(
            f"there is an exam {exam.name!r} already",
            remedy=f"Choose another name, or run `quizzer exam remove {exam.name!r}` first",
        )
    for deck in exam.decks:
        library.find(database, deck)
    _check_topics(exam, stored.topics(database))
    cards = int(asked(shelf(database, settings.learner), (exam,)).sum())
    if not cards:
        raise UsageError(
            "no card would be asked in this exam",
            remedy="Give a topic a weight above 0, or add a deck with `quizzer add`",
        )
    diary.add(database, settings.learner, exam, moment.at)
    shares = tuple(other.name for other in others if other.day > moment.day)
    return Added(exam, cards, shares)


def remove(database: Database, settings: Settings, name: str, moment: Moment) -> Exam:
    """Take an exam off the list. Raises UsageError for an unknown one."""
    id_, exam = find(database, settings, name)
    diary.remove(database, id_, moment.at)
    return exam


def find(database: Database, settings: Settings, name: str) -> tuple[UUID, Exam]:
    """An exam by name. Raises UsageError with the names that there are."""
    known = diary.exams(database, settings.learner)
    for id_, exam in known.items():
        if exam.name == name:
            return id_, exam
    names = ", ".join(exam.name for exam in known.values()) or "none"
    raise UsageError(f"there is no exam {name!r}", remedy=f"There are: {names}")


def running(database: Database, settings: Settings, day: date) -> tuple[Exam, ...]:
    """The exams that are still to come, by day. On its morning an exam is over."""
    known = diary.exams(database, settings.learner).values()
    return tuple(exam for exam in known if exam.day > day)


def lines(database: Database, settings: Settings, moment: Moment) -> tuple[ExamLine, ...]:
    """All exams with what the last plan expects of them. Reads only; plans nothing."""
    known = tuple(diary.exams(database, settings.learner).values())
    if not known:
        return ()
    coming = tuple(exam for exam in known if exam.day > moment.day)
    forecast = kept_forecast(database, settings, coming)
    minutes = minutes_on(coming, settings, moment.day)
    spent = spent_minutes(database, settings, coming, moment) if coming else 0.0
    return tuple(_line(exam, forecast, moment, minutes, spent) for exam in known)


def kept_forecast(database: Database, settings: Settings, exams: Sequence[Exam]) -> Forecast | None:
    """What the kept plan says, if it is one for these exams."""
    kept = diary.plan_made_on(database, settings.learner)
    weights = fits.adopted(database, settings.learner) or PARAMETERS
    if kept is None or kept[1] != made_for(exams, settings, weights):
        return None
    from quizzer.study.forecast import Forecast  # most learners have no exam

    return Forecast.from_json(kept[2])


def made_for(exams: Iterable[Exam], settings: Settings, weights: Sequence[float]) -> str:
    """A digest of what a plan depends on besides the cards and the day."""
    said = [f"{exam.name} {exam.day} {exam.to_json()}" for exam in exams]
    easy = sorted(settings.easy_days.items())
    free = [str(span) for span in settings.vacations]
    text = "\n".join((*said, repr(tuple(weights)), repr(easy), repr(free)))
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def minutes_on(exams: Iterable[Exam], settings: Settings, day: date) -> int:
    """The minutes that a day has for these exams: none on a day off, fewer on an easy day."""
    return round(shared_minutes(tuple(exams), day) * settings.share_of(day))


def spent_minutes(
    database: Database, settings: Settings, exams: Sequence[Exam], moment: Moment
) -> float:
    """The minutes that went into cards of these exams today, in whichever session."""
    answers = logs.answers_on(database, settings.learner, moment.day)
    cards = named(database, settings.learner, {answer.key for answer in answers})
    milliseconds = sum(
        answer.spent_ms
        for answer in answers
        if any(exam.weight_of(answer.key.deck, _topic(cards.get(answer.key))) for exam in exams)
    )
    return milliseconds / _MINUTE_MS


def _topic(candidate: Candidate | None) -> str:
    return "" if candidate is None else candidate.topic


def topic_weights(
    database: Database, decks: Sequence[str], written: Mapping[str, float]
) -> tuple[TopicWeight, ...]:
    """Weights by topic, `pricing` or `deck/pricing`, as an exam keeps them.

    Raises UsageError for a topic that none of the decks has.
    """
    known = [topic for topic in stored.topics(database) if not decks or topic.deck in decks]
    return tuple(_weight(name, weight, known) for name, weight in written.items())


def _weight(name: str, weight: float, known: Sequence[TopicRecord]) -> TopicWeight:
    if any(topic.path == name for topic in known):
        return TopicWeight("", name, weight)
    for topic in known:
        if f"{topic.deck}/{topic.path}" == name:
            return TopicWeight(topic.deck, topic.path, weight)
    raise _unknown_topic(name, known)


def _check_topics(exam: Exam, topics: Sequence[TopicRecord]) -> None:
    known = [topic for topic in topics if not exam.decks or topic.deck in exam.decks]
    for weight in exam.topics:
        if not any(weight.holds(t.deck, t.path) and t.path == weight.topic for t in known):
            raise _unknown_topic(weight.name, known)


def _unknown_topic(name: str, known: Sequence[TopicRecord]) -> UsageError:
    from quizzer.authoring.nearest import did_you_mean, nearest

    paths = list(dict.fromkeys(topic.path for topic in known))
    guess = did_you_mean(nearest(name, paths))
    return UsageError(
        f"no deck of the exam has a topic {name!r}{guess}",
        remedy=f"There are: {', '.join(paths) or 'none'}",
    )


def _refuse_day(exam: Exam, today: date) -> None:
    if exam.day <= today:
        when = "is today" if exam.day == today else "has passed"
        raise UsageError(f"{exam.day} {when}", remedy="Give the exam's own day, from tomorrow on")
    if exam.day - today > FARTHEST:
        raise UsageError(
            f"{exam.day} is more than {FARTHEST.days} days away",
            remedy="Add the exam when it is nearer; until then ordinary study serves it best",
        )


def _line(
    exam: Exam, forecast: Forecast | None, moment: Moment, minutes: int, spent: float
) -> ExamLine:
    found = forecast.of(exam.name) if forecast else None
    return ExamLine(
        exam=exam,
        days_left=(exam.day - moment.day).days,
        minutes=minutes,
        spent=spent,
        expected=found.expected if found else None,
        planned_on=forecast.made_on if forecast and found else None,
    )
