"""How did recall turn out beside what was predicted, and what was known on another day?

Everything here reads the whole log, so none of it belongs to a session or the first frame.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np

from quizzer.memory.bulk import Flags, Fsrs, Reals, Whole
from quizzer.memory.calibration import (
    Predictions,
    Reliability,
    as_predicted,
    by_group,
    predicted_by,
    reliability,
)
from quizzer.memory.certainty import Certainty, certainties
from quizzer.memory.chances import chances
from quizzer.memory.mastery import Mastery, Truing
from quizzer.memory.model import PARAMETERS
from quizzer.memory.moment import Moment
from quizzer.memory.replaying import Log, Replayed, replay, state_on
from quizzer.memory.truing import Evidence, fit
from quizzer.store import certainty, fits, library, logs, truings
from quizzer.store.answered import Record, answered, is_current
from quizzer.store.database import Database
from quizzer.store.shelf import Shelf, Strengths, shelf, strengths, with_strengths
from quizzer.study.adoption import Adopted, adopted
from quizzer.study.knowing import Measure, key_of_topic
from quizzer.study.mastered import mastered
from quizzer.study.places import Places, flags_within
from quizzer.study.scope import EVERYTHING, Scope
from quizzer.study.settings import Settings

Columns = TypeVar("Columns", Shelf, Strengths)

_PARTS = 5
"""In so many parts of the log, each but the first is predicted from those before it."""

_WEEK = timedelta(days=7)
_MOST_WEEKS = 52
_MOST_MEASURED = 2_000_000
"""Cards times weeks that a history measures, which takes about half a second."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How well one way of predicting did, on answers that it had not seen."""

    name: str
    reliability: Reliability


@dataclass(frozen=True, slots=True)
class TopicMeasured:
    """How well recall was predicted in a topic."""

    deck: str
    topic: str
    title: str
    reliability: Reliability


@dataclass(frozen=True, slots=True)
class Calibration:
    """What `quizzer calibrate` says.

    `ways` were measured on the same answers, those of `since` and later, from the first part of
    the log on which none of them is tested. `chosen` is the way whose bins and topics are shown,
    `adopted` what a fit of the learner's own weights had changed before they were adopted.
    `certainty` says how often they were right when they had said how sure they were.
    """

    answers: int
    since: date | None
    ways: tuple[Measured, ...]
    topics: tuple[TopicMeasured, ...]
    adopted: Adopted | None = None
    certainty: tuple[Certainty, ...] = ()

    @property
    def chosen(self) -> Measured | None:
        """The prediction that is shown to the learner: the last, trued one."""
        return self.ways[-1] if self.ways else None


@dataclass(frozen=True, slots=True)
class Point:
    """What was known at the end of a day."""

    day: date
    mastery: Mastery


@dataclass(frozen=True, slots=True)
class TruingMaterial:
    """What a truing is worked out from, read at one moment. `count` is the log's length then."""

    log: Log
    topic_of: Whole
    topics: tuple[str, ...]
    weights: tuple[float, ...]
    count: int


def truing_material(database: Database, settings: Settings) -> TruingMaterial:
    """Read the learner's log and cards."""
    record = answered(database, settings.learner)
    topic_of, topics = _topics(record, shelf(database, settings.learner))
    return TruingMaterial(
        log=record.log,
        topic_of=topic_of,
        topics=topics,
        weights=fits.adopted(database, settings.learner) or PARAMETERS,
        count=logs.answer_count(database, settings.learner),
    )


def trued(material: TruingMaterial) -> Truing:
    """How recall turns out beside what FSRS says, from the whole log. Needs no database."""
    predictions = predicted_by(material.log, Fsrs(material.weights))
    return fit(_evidence(predictions, material.topic_of, material.topics))


def keep_truing(
    database: Database, settings: Settings, truing: Truing, count: int, moment: Moment
) -> None:
    """Keep a truing that was worked out from so many answers."""
    truings.keep(database, settings.learner, truing, moment.day, count)


def calibration(database: Database, settings: Settings) -> Calibration:
    """Predicted against observed recall, of answers that nothing had been fitted to."""
    record = answered(database, settings.learner)
    models = logs.models(database)
    weights = [models[name].parameters for name in record.models]
    group_of, names = _topics(record, shelf(database, settings.learner))
    scheduled = as_predicted(record.log, weights)
    tested = slice(_parts(scheduled)[1], None)  # all but the part that the next is predicted from
    ways = [("as scheduled", scheduled.where(tested))]
    if all(weight == PARAMETERS for weight in weights):
        ways = [("FSRS defaults", ways[0][1])]  # the same predictions under another name
    else:
        ways.insert(0, ("FSRS defaults", predicted_by(record.log, Fsrs()).where(tested)))
    ways.append(("trued by topic", _trued_ahead(scheduled, group_of, names).where(tested)))
    measured = tuple(
        Measured(name, found) for name, each in ways if (found := reliability(each)) is not None
    )
    shown = ways[-1][1]
    days = shown.day
    return Calibration(
        answers=len(scheduled),
        since=date.fromordinal(int(days.min())) if len(days) else None,
        ways=measured,
        topics=_by_topic(database, shown, group_of, names),
        adopted=adopted(database, settings),
        certainty=certainties(certainty.by_confidence(database, settings.learner)),
    )


def cards_on(
    database: Database, settings: Settings, day: date, moment: Moment
) -> tuple[Shelf, Strengths]:
    """The cards of the library as they were remembered at the end of a day.

    From today on it is today's memory, which goes on fading.
    """
    if day >= moment.day:
        return with_strengths(database, settings.learner)
    return _past(database, settings, EVERYTHING).on(day)


def history(
    database: Database, settings: Settings, scope: Scope, moment: Moment
) -> tuple[Point, ...]:
    """A year of what was known of a scope, week by week, oldest first; the last is today."""
    truing = truings.kept(database, settings.learner).truing
    past = _past(database, settings, scope)
    return tuple(
        Point(day, mastered(*past.on(day), Measure(day, truing, past.decay)).mastery(scope))
        for day in _weeks(past.shelf, moment.day)
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Past:
    """Cards as they are remembered today, and what the log says of them.

    `known` are the places on the shelf of those that are in the log, `cards` their places there.
    """

    shelf: Shelf
    strengths: Strengths
    log: Log
    replayed: Replayed
    decay: float
    known: Places
    cards: Whole

    def on(self, day: date) -> tuple[Shelf, Strengths]:
        """The cards as they were remembered at the end of a day."""
        state = state_on(self.log, self.replayed, day.toordinal(), self.cards)
        reviewed_on = np.where(state.elapsed < 0, 0, day.toordinal() - state.elapsed)
        cards = replace(self.shelf, reviewed_on=self._spread(reviewed_on, 0).astype(np.int32))
        return cards, replace(
            self.strengths,
            stability=self._spread(state.stability, np.nan),
            difficulty=self._spread(state.difficulty, np.nan),
            reviews=self._spread(state.reviews, 0).astype(np.int32),
        )

    def _spread(self, values: Reals | Whole, missing: float) -> Reals:
        """Values of the known cards, with the others between them."""
        spread = np.full(len(self.shelf), missing, np.float64)
        spread[self.known] = values
        return spread


def _past(database: Database, settings: Settings, scope: Scope) -> _Past:
    record = answered(database, settings.learner)
    fsrs = Fsrs(fits.adopted(database, settings.learner) or PARAMETERS)
    everything = shelf(database, settings.learner)
    inside = flags_within(everything, scope)
    cards = _only(everything, inside)
    places = np.flatnonzero(is_current(database, record))
    place_of = np.full(1 + int(max(record.number.max(initial=0), cards.number.max(initial=0))), -1)
    place_of[record.number[places]] = places
    found = np.where(cards.reviewed_on > 0, place_of[cards.number], -1)
    return _Past(
        shelf=cards,
        strengths=_only(strengths(database, settings.learner, everything), inside),
        log=record.log,
        replayed=replay(record.log, fsrs),
        decay=fsrs.decay,
        known=np.flatnonzero(found >= 0),
        cards=found[found >= 0],
    )


def _only(columns: Columns, chosen: Flags) -> Columns:
    """Only the chosen ones of some cards."""
    picked: dict[str, Any] = {}
    for field in fields(columns):
        column = getattr(columns, field.name)
        if isinstance(column, np.ndarray):
            picked[field.name] = column[chosen]
    return replace(columns, **picked)


def _topics(record: Record, shelf: Shelf) -> tuple[Whole, tuple[str, ...]]:
    """For each card of a log the place of its topic's key in those that follow.

    The last, "", is for cards that have left the library.
    """
    keys = [key_of_topic(deck, topic) for deck, topic in shelf.topics]
    return record.matched(shelf.number, shelf.topic, missing=len(keys)), (*keys, "")


def _evidence(predictions: Predictions, topic_of: Whole, names: tuple[str, ...]) -> Evidence:
    return Evidence(
        recall=predictions.predicted,
        right=predictions.recalled,
        topic=topic_of[predictions.card],
        card=predictions.card,
        topics=names,
        stability=predictions.stability,
    )


def _parts(predictions: Predictions) -> list[int]:
    """Where the parts of the log begin, in the order of time, and at last its end."""
    return [len(predictions) * part // _PARTS for part in range(_PARTS + 1)]


def _trued_ahead(predictions: Predictions, topic_of: Whole, names: tuple[str, ...]) -> Predictions:
    """Each part of the log as a truing predicts it that has seen the parts before it."""
    trued = predictions.predicted.copy()
    parts = _parts(predictions)
    for begins, ends in pairwise(parts[1:]):
        truing = fit(_evidence(predictions.where(slice(begins)), topic_of, names))
        topic = topic_of[predictions.card[begins:ends]]
        stability = predictions.stability[begins:ends]
        trued[begins:ends] = chances(truing, trued[begins:ends], stability, topic, names)
    return replace(predictions, predicted=trued)


def _by_topic(
    database: Database, predictions: Predictions, topic_of: Whole, names: tuple[str, ...]
) -> tuple[TopicMeasured, ...]:
    found = by_group(predictions, topic_of)
    titles = {(topic.deck, topic.path): topic.title for topic in library.topics(database)}
    titles |= {(deck.id, ""): deck.title for deck in library.decks(database)}
    rows = []
    for number, measured in found.items():
        deck, _, topic = names[number].partition("/")
        if deck:  # cards that have left the library have no topic
            title = titles.get((deck, topic), topic or deck)
            rows.append(TopicMeasured(deck, topic, title, measured))
    return tuple(rows)


def _weeks(shelf: Shelf, today: date) -> list[date]:
    """The days of a history: today, and back by weeks to the first answer."""
    begun = shelf.first_on[shelf.first_on > 0]
    if not len(begun):
        return []
    most = min(_MOST_WEEKS, max(8, _MOST_MEASURED // len(shelf)))
    weeks = min(most, (today.toordinal() - int(begun.min())) // 7 + 1)
    return [today - number * _WEEK for number in range(weeks, -1, -1)]
