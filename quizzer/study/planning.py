"""What should be done each day until the exams, and what score is to be expected then?

Reading and keeping belong to the database's thread; `habits_of` and `made` between them are pure
and slow, so a face runs them elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from quizzer.errors import UsageError
from quizzer.memory.bulk import Flags, Fsrs, Reals, Whole
from quizzer.memory.exam import Exam
from quizzer.memory.exams.habits import DEFAULT_HABITS, Answers, Habits, habits_from
from quizzer.memory.exams.prices import Prices
from quizzer.memory.exams.projecting import project
from quizzer.memory.exams.ranking import ranked
from quizzer.memory.exams.situation import UNSEEN, Situation
from quizzer.memory.exams.solving import solve
from quizzer.memory.mastery import Truing
from quizzer.memory.model import PARAMETERS
from quizzer.memory.moment import Moment
from quizzer.memory.replaying import Log
from quizzer.store import exams as diary
from quizzer.store import fits, truings
from quizzer.store import library as stored
from quizzer.store.answered import answered
from quizzer.store.database import Database
from quizzer.store.planned import PlanRecord
from quizzer.store.shelf import Shelf, Strengths, with_strengths
from quizzer.study import exams as examinations
from quizzer.study import expecting
from quizzer.study.asked import asked, weights
from quizzer.study.expecting import Given
from quizzer.study.forecast import Forecast
from quizzer.study.settings import Settings

Progress = Callable[[float], None]
"""Told how much of the work is done, from 0 to 1."""

_MINUTE = 60.0

_FIRST_RANKED = 100
_QUICK_SECONDS = 5.0
"""A day's list is sought among a hundred cards, and one more for so many seconds, at first."""


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that a plan is made from, read at one moment."""

    exams: tuple[Exam, ...]
    shelf: Shelf
    known: Strengths
    habits: Habits
    titles: Mapping[tuple[str, str], str]
    parameters: tuple[float, ...]
    truing: Truing
    spent: float
    settings: Settings
    moment: Moment
    kept: PlanRecord | None

    @property
    def cards(self) -> Whole:
        """Where on the shelf the cards stand that any of the exams asks."""
        return np.flatnonzero(asked(self.shelf, self.exams))

    @property
    def made_for(self) -> str:
        """What the plan is for, as `exams.made_for` says it."""
        return examinations.made_for(self.exams, self.settings, self.parameters)

    @property
    def given(self) -> Given:
        """What a forecast is made from besides the planner's figures."""
        return Given(
            exams=self.exams,
            topics=self.shelf.topics,
            topic=self.shelf.topic[self.cards],
            titles=self.titles,
            truing=self.truing,
            today=self.moment.day,
            minutes=max(exam.minutes for exam in self.exams),
            is_open_today=self.minutes_on(self.moment.day) > 0,
        )

    def minutes_on(self, day: date) -> int:
        """The minutes that a day has for the exams."""
        return examinations.minutes_on(self.exams, self.settings, day)

    @property
    def days_left(self) -> tuple[int, ...]:
        """Per exam, the days to its morning."""
        return tuple((exam.day - self.moment.day).days for exam in self.exams)


def answers(database: Database, settings: Settings) -> Log:
    """Read all answers, of which a learner's habits are made."""
    return answered(database, settings.learner).log


def habits_of(log: Log) -> Habits:
    """The habits that all answers tell of; pure, and slow when they are many."""
    return habits_from(Answers.of(log))


def material(database: Database, settings: Settings, moment: Moment, habits: Habits) -> Material:
    """Read what else a plan is made from. Raises UsageError when no exam is to come."""
    return _read(database, settings, moment, habits, diary.plan(database, settings.learner))


def material_for_today(database: Database, settings: Settings, moment: Moment) -> Material:
    """Read what today's list is made from: the habits are those of the kept plan.

    Raises UsageError when no exam is to come.
    """
    kept = diary.plan(database, settings.learner)
    habits = Habits.from_json(kept.habits) if kept else DEFAULT_HABITS
    return _read(database, settings, moment, habits, kept)


def _read(
    database: Database,
    settings: Settings,
    moment: Moment,
    habits: Habits,
    kept: PlanRecord | None,
) -> Material:
    coming = _coming(database, settings, moment)
    shelf, known = with_strengths(database, settings.learner)
    return Material(
        exams=coming,
        shelf=shelf,
        known=known,
        habits=habits,
        titles={(topic.deck, topic.path): topic.title for topic in stored.topics(database)}
        | {(deck.id, ""): deck.title for deck in stored.decks(database)},
        parameters=fits.adopted(database, settings.learner) or PARAMETERS,
        truing=truings.kept(database, settings.learner).truing,
        spent=examinations.spent_minutes(database, settings, coming, moment),
        settings=settings,
        moment=moment,
        kept=kept,
    )


def _coming(database: Database, settings: Settings, moment: Moment) -> tuple[Exam, ...]:
    coming = examinations.running(database, settings, moment.day)
    if not coming:
        raise UsageError(
            "no exam is to come",
            remedy="Add one with `quizzer exam add NAME --date 2026-12-15 --minutes 20`",
        )
    return coming


def made(material: Material, progress: Progress) -> PlanRecord:
    """Make the plan anew, from the prices of the one before where it was for the same exams."""
    situation = situation_of(material)
    earlier = _kept_prices(material)
    prices = solve(situation, earlier, lambda share: progress(share * 0.4))
    projection = project(situation, prices, progress=lambda share: progress(0.4 + share * 0.2))
    forecast = expecting.forecast(
        material.given, situation, prices, projection, lambda share: progress(0.6 + share * 0.4)
    )
    progress(1.0)
    return PlanRecord(
        made_on=material.moment.day,
        made_for=material.made_for,
        prices=prices.to_bytes(),
        habits=material.habits.to_json(),
        forecast=forecast.to_json(),
    )


def current(database: Database, settings: Settings, moment: Moment) -> Forecast | None:
    """What the kept plan says, if it was made today for the exams that are to come.

    Raises UsageError when none is.
    """
    coming = _coming(database, settings, moment)
    forecast = examinations.kept_forecast(database, settings, coming)
    return forecast if forecast is not None and forecast.made_on == moment.day else None


def keep(database: Database, settings: Settings, record: PlanRecord) -> Forecast:
    """Keep a plan; returns what it says."""
    diary.keep_plan(database, settings.learner, record)
    return Forecast.from_json(record.forecast)


@dataclass(frozen=True, slots=True)
class Planned:
    """A card of today's list by its place on the shelf, with the seconds it is expected to take."""

    place: int
    seconds: float


def today(material: Material) -> tuple[Planned, ...]:
    """Today's list, best first, until what is left of today's minutes is spent.

    From the kept prices; without any the plan has to be made first.
    """
    prices = _kept_prices(material)
    if prices is None:
        raise UsageError("there is no plan yet", remedy="Run `quizzer exam plan`")
    day, situation = material.moment.day, situation_of(material)
    cards, left = material.cards, float(situation.seconds[0])
    free = _are_free(material.shelf, cards, day.toordinal())
    most = _FIRST_RANKED + int(left / _QUICK_SECONDS)
    while True:
        ranking = ranked(situation, prices, most)
        places = np.flatnonzero(free[ranking.order])
        families = material.shelf.family[cards[ranking.order[places]]]
        _, firsts = np.unique(families, return_index=True)  # siblings would give one another away
        taken = ranking.only(places[np.sort(firsts)].tolist()).within(left)
        if taken.seconds.sum() >= left or len(ranking.order) < most:
            return tuple(map(Planned, cards[taken.order].tolist(), taken.seconds.tolist()))
        most *= 4


def _are_free(shelf: Shelf, cards: Whole, day: int) -> Flags:
    """Which cards may still be asked on a day: not buried, and neither they nor siblings met."""
    met = np.isin(shelf.family[cards], shelf.family[shelf.reviewed_on == day])
    free: Flags = ~met & (shelf.buried_on[cards] != day)
    return free


def situation_of(material: Material) -> Situation:
    """The cards, exams and minutes as the planner wants them."""
    cards, shelf, known = material.cards, material.shelf, material.known
    was_seen = shelf.first_on[cards] > 0
    elapsed = np.maximum(0, material.moment.day.toordinal() - shelf.reviewed_on[cards])
    return Situation(
        stability=np.where(was_seen, known.stability[cards], 1.0),
        difficulty=np.where(was_seen, known.difficulty[cards], 5.0),
        elapsed=np.where(was_seen, elapsed, UNSEEN).astype(np.int64),
        days_left=material.days_left,
        weights=weights(shelf, material.exams)[shelf.topic[cards]],
        seconds=_seconds(material),
        fsrs=Fsrs(material.parameters),
        habits=material.habits,
    )


def _seconds(material: Material) -> Reals:
    today = material.moment.day
    days = [today + timedelta(days=number) for number in range(max(material.days_left))]
    minutes = np.array([material.minutes_on(day) for day in days], dtype=np.float64)
    minutes[0] = max(0.0, minutes[0] - material.spent)
    return minutes * _MINUTE


def _kept_prices(material: Material) -> Prices | None:
    if material.kept is None or material.kept.made_for != material.made_for:
        return None
    passed = (material.moment.day - material.kept.made_on).days
    return Prices.from_bytes(material.kept.prices).later(passed)
