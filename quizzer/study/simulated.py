"""How would a learner answer who is not quite what FSRS takes them for?

They forget by weights of their own, some cards and topics stick better than others, and a
question with options may be guessed. The same seed gives the same learner on every machine.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field
from datetime import date

from quizzer.cards.card import Card, CardKey
from quizzer.cards.grading.guessing import chance_of_guess
from quizzer.memory.bulk import Fsrs
from quizzer.memory.evidence import known, right
from quizzer.memory.exams.habits import DEFAULT_HABITS, Row, Stage
from quizzer.memory.model import PARAMETERS, Rating

_SHORTEST_ANSWER_MS = 1500
_CARDS_DIFFER = 0.3
"""The standard deviation of the logarithm of a card's stability beside the model's."""
_TOPICS_DIFFER = 0.6
"""The standard deviation of a topic's ease, in logits."""
_TIMES_DIFFER = 0.35
"""The standard deviation of the logarithm of an answer's time."""

_MINUTES = (14.0, 26.0)
_WEEKEND_SHARE = 0.4
_MISSED = 0.12
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """A card as a learner meets it: what it is about, and the chance to guess it."""

    key: CardKey
    topic: str
    guess: float

    @classmethod
    def of(cls, card: Card) -> Asked:
        """A card of a deck."""
        return cls(card.key, f"{card.key.deck}/{card.topic}", chance_of_guess(card.content))


@dataclass(frozen=True, slots=True)
class Given:
    """An answer, and how long it took."""

    rating: Rating
    elapsed_ms: int


@dataclass(slots=True)
class _Trace:
    """What a card has truly left in memory."""

    stability: float
    difficulty: float
    first_on: date
    last_on: date
    rating: Rating


@dataclass(slots=True)
class SimulatedLearner:
    """A learner who remembers what they were asked. Days never run backwards."""

    seed: int
    _chance: random.Random = field(init=False, repr=False)
    _model: Fsrs = field(init=False, repr=False)
    _traces: dict[CardKey, _Trace] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._chance = self._own("answers")
        self._model = Fsrs(_weights(self._own("memory")))

    def minutes_on(self, day: date) -> float:
        """The time that they take for studying on a day: less at weekends, none on some days."""
        chance = self._own(f"day {day.toordinal()}")
        if chance.random() < _MISSED:
            return 0.0
        share = _WEEKEND_SHARE if day.weekday() >= _SATURDAY else 1.0
        return share * chance.uniform(*_MINUTES)

    def knows(self, asked: Asked, day: date) -> bool:
        """Whether they answer an exam's question right. It leaves no trace in memory."""
        return self._chance.random() < self.chance_of(asked, day)

    def chance_of(self, asked: Asked, day: date) -> float:
        """The true chance of a right answer on a day; a card never seen can only be guessed."""
        return right(self._recall(asked, day), asked.guess)

    def answer(self, asked: Asked, day: date) -> Given:
        """Their answer to a card in a session, which changes what they remember.

        A lucky guess leaves in memory what a failure does, for they see the answer either way.
        """
        stage = self._stage(asked, day)
        rating = self._rating(asked, stage, day)
        is_lucky = stage is Stage.REVIEW and rating > Rating.AGAIN and self._guessed(asked, day)
        self._remember(asked.key, rating, day, Rating.AGAIN if is_lucky else rating)
        usual = _seconds(stage)[rating - 1] * 1000
        elapsed_ms = round(usual * math.exp(self._chance.gauss(0, _TIMES_DIFFER)))
        return Given(rating, max(_SHORTEST_ANSWER_MS, elapsed_ms))

    def _recall(self, asked: Asked, day: date) -> float:
        """The true chance that they know it; a card never seen they don't."""
        trace = self._traces.get(asked.key)
        if trace is None:
            return 0.0
        elapsed = (day - trace.last_on).days
        recall = float(self._model.recall(elapsed, trace.stability * self._stickiness(asked)))
        odds = recall / max(1 - recall, 1e-9) * math.exp(self._ease(asked))
        return odds / (1 + odds)

    def _guessed(self, asked: Asked, day: date) -> bool:
        """Whether a right answer was luck."""
        if not asked.guess:
            return False
        return self._chance.random() >= known(self._recall(asked, day), asked.guess)

    def _stage(self, asked: Asked, day: date) -> Stage:
        trace = self._traces.get(asked.key)
        if trace is None:
            return Stage.FIRST
        if trace.last_on < day:
            return Stage.REVIEW
        return Stage.LEARNING if trace.first_on == day else Stage.RELEARNING

    def _rating(self, asked: Asked, stage: Stage, day: date) -> Rating:
        rating = self._usual_rating(asked, stage, day)
        return min(rating, Rating.GOOD) if asked.guess else rating  # Easy is not offered

    def _usual_rating(self, asked: Asked, stage: Stage, day: date) -> Rating:
        habits = DEFAULT_HABITS
        if stage is Stage.FIRST:
            return self._drawn(habits.first, Rating.AGAIN)
        if stage is Stage.REVIEW:
            if not self.knows(asked, day):
                return Rating.AGAIN
            return self._drawn(habits.recalled, Rating.HARD)
        table = habits.learning if stage is Stage.LEARNING else habits.relearning
        before = min(self._traces[asked.key].rating, Rating.GOOD)
        return self._drawn(table[before - 1], Rating.AGAIN)

    def _drawn(self, shares: Row, lowest: Rating) -> Rating:
        ratings = range(lowest, lowest + len(shares))
        return Rating(self._chance.choices(ratings, shares)[0])

    def _remember(self, key: CardKey, rating: Rating, day: date, learnt: Rating) -> None:
        trace = self._traces.get(key)
        if trace is None:
            stability, difficulty = self._model.first(learnt)
            first_on = day
        else:
            elapsed = (day - trace.last_on).days
            stability, difficulty = self._model.reviewed(
                trace.stability, trace.difficulty, elapsed, learnt
            )
            first_on = trace.first_on
        self._traces[key] = _Trace(float(stability), float(difficulty), first_on, day, rating)

    def _stickiness(self, asked: Asked) -> float:
        return math.exp(self._own(f"card {asked.key}").gauss(0, _CARDS_DIFFER))

    def _ease(self, asked: Asked) -> float:
        return self._own(f"topic {asked.topic}").gauss(0, _TOPICS_DIFFER)

    def _own(self, what: str) -> random.Random:
        """The chance that decides one trait, whatever was drawn before."""
        return random.Random(f"{self.seed} {what}")


def _weights(chance: random.Random) -> tuple[float, ...]:
    """Weights of somebody who keeps less at first, gains less, and forgets on a steeper curve."""
    kept = math.exp(chance.gauss(-0.25, 0.15))
    gained = chance.gauss(-0.2, 0.08)
    decay = chance.uniform(0.2, 0.35)
    first = (weight * kept for weight in PARAMETERS[:4])
    return (*first, *PARAMETERS[4:8], PARAMETERS[8] + gained, *PARAMETERS[9:20], decay)


def _seconds(stage: Stage) -> Row:
    if stage is Stage.REVIEW:
        return DEFAULT_HABITS.review_seconds
    if stage is Stage.RELEARNING:
        return DEFAULT_HABITS.relearning_seconds
    return DEFAULT_HABITS.learning_seconds
