"""How did recall turn out beside what was predicted, and what was known on another day?

Everything here reads the whole log, so none of it belongs to a session or the first frame.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from quizzer.memory.bulk import Flags, Fsrs, Whole
from quizzer.memory.calibration import (
    Predictions,
    Reliability,
    as_predicted,
    by_group,
    predicted_by,
    reliability,
)
from quizzer.memory.certainty import Certainty, certainties
from quizzer.memory.mastery import Mastery, Truing
from quizzer.memory.model import PARAMETERS
from quizzer.memory.moment import Moment
from quizzer.memory.replaying import Log, Replayed, State, replay, state_on
from quizzer.memory.truing import Evidence, fit
from quizzer.store import certainty, fits, library, logs, truings
from quizzer.store.answered import Record, answered
from quizzer.store.database import Database
from quizzer.store.records import Candidate
from quizzer.store.shelf import Shelf, shelf
from quizzer.study.adoption import Adopted, adopted
from quizzer.study.knowing import Measure, mastery_of
from quizzer.study.scope import Scope
from quizzer.study.settings import Settings

_PARTS = 5
"""In so many parts of the log, each but the first is predicted from those before it."""

_WEEK = timedelta(days=7)
_MOST_WEEKS = 52
_MOST_MEASURED = 200_000
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
    tested = _tested(scheduled)
    ways = [
        ("FSRS defaults", predicted_by(record.log, Fsrs()).where(tested)),
        ("as scheduled", scheduled.where(tested)),
        ("trued by topic", _trued_ahead(scheduled, group_of, names).where(tested)),
    ]
    if all(weight == PARAMETERS for weight in weights):
        del ways[1]  # the same predictions under another name
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


def candidates_on(
    database: Database, settings: Settings, day: date, moment: Moment
) -> tuple[Candidate, ...]:
    """The cards of the library with the memory that there was at the end of a day.

    From today on it is today's memory, which goes on fading.
    """
    candidates = library.candidates(database, settings.learner)
    if day >= moment.day:
        return candidates
    record = answered(database, settings.learner)
    replayed = replay(record.log, Fsrs(fits.adopted(database, settings.learner) or PARAMETERS))
    numbers = shelf(database, settings.learner).number.tolist()
    return _as_of(dict(zip(numbers, candidates, strict=True)), record, replayed, day)


def history(
    database: Database, settings: Settings, scope: Scope, moment: Moment
) -> tuple[Point, ...]:
    """A year of what was known of a scope, week by week, oldest first; the last is today."""
    weights = fits.adopted(database, settings.learner) or PARAMETERS
    truing = truings.kept(database, settings.learner).truing
    candidates = library.candidates(database, settings.learner)
    numbers = shelf(database, settings.learner).number.tolist()
    inside = {n: c for n, c in zip(numbers, candidates, strict=True) if scope.holds(c)}
    record = answered(database, settings.learner)
    replayed = replay(record.log, Fsrs(weights))
    return tuple(
        Point(
            day,
            mastery_of(
                _as_of(inside, record, replayed, day), Measure(day, truing, decay=weights[20])
            ),
        )
        for day in _weeks(list(inside.values()), moment.day)
    )


def _topics(record: Record, shelf: Shelf) -> tuple[Whole, tuple[str, ...]]:
    """For each card of a log the place of its topic's key in those that follow.

    The last, "", is for cards that have left the library.
    """
    keys = [f"{deck}/{topic}" if topic else deck for deck, topic in shelf.topics]
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


def _tested(predictions: Predictions) -> Flags:
    """All but the first part, from which the second is predicted."""
    return np.arange(len(predictions)) >= _parts(predictions)[1]


def _trued_ahead(predictions: Predictions, topic_of: Whole, names: tuple[str, ...]) -> Predictions:
    """Each part of the log as a truing predicts it that has seen the parts before it."""
    trued = predictions.predicted.copy()
    parts = _parts(predictions)
    order = np.arange(len(predictions))
    for begins, ends in pairwise(parts[1:]):
        truing = fit(_evidence(predictions.where(order < begins), topic_of, names))
        for place in range(begins, ends):
            topic = names[topic_of[predictions.card[place]]]
            stability = float(predictions.stability[place])
            trued[place] = truing.probability(float(trued[place]), topic, stability)
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


def _as_of(
    candidates: Mapping[int, Candidate], record: Record, replayed: Replayed, day: date
) -> tuple[Candidate, ...]:
    state = state_on(record.log, replayed, day.toordinal())
    cards = zip(record.number.tolist(), record.revision.tolist(), strict=True)
    place = {card: place for place, card in enumerate(cards)}
    counts = np.cumsum(record.log.day <= day.toordinal())
    before = np.concatenate(([0], counts))
    times = before[record.log.starts[1:]] - before[record.log.starts[:-1]]
    return tuple(
        _then(candidate, place.get((number, candidate.revision)), state, times, day)
        for number, candidate in candidates.items()
    )


def _then(
    candidate: Candidate, number: int | None, state: State, times: Whole, day: date
) -> Candidate:
    if candidate.memory is None or number is None or state.elapsed[number] < 0:
        return replace(candidate, memory=None)
    memory = replace(
        candidate.memory,
        stability=float(state.stability[number]),
        difficulty=float(state.difficulty[number]),
        reviewed_on=day - timedelta(days=int(state.elapsed[number])),
        reviews=int(times[number]),
    )
    return replace(candidate, memory=memory)


def _weeks(candidates: Sequence[Candidate], today: date) -> list[date]:
    """The days of a history: today, and back by weeks to the first answer."""
    begun = [c.memory.first_on for c in candidates if c.memory]
    if not begun:
        return []
    most = min(_MOST_WEEKS, max(8, _MOST_MEASURED // len(candidates)))
    weeks = min(most, (today - min(begun)) // _WEEK + 1)
    return [today - number * _WEEK for number in range(weeks, -1, -1)]
