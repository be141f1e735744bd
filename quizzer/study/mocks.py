"""What does a mock exam ask, and did its score keep what had been promised?"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

import numpy as np

from quizzer.cards.card import CardKey
from quizzer.cards.grading.guessing import chance_of_guess
from quizzer.errors import UsageError
from quizzer.memory.exam import Exam
from quizzer.memory.mastery import EIGHTY_PERCENT, expected_score
from quizzer.memory.moment import Moment
from quizzer.store import exams as diary
from quizzer.store import library as stored
from quizzer.store.database import Database
from quizzer.store.planned import MockRecord
from quizzer.store.records import Candidate
from quizzer.store.shelf import Shelf, shelf
from quizzer.study import exams, looking
from quizzer.study.asked import asked, weights
from quizzer.study.forecast import Estimate
from quizzer.study.knowing import Measure, known_of
from quizzer.study.settings import Settings


@dataclass(frozen=True, slots=True)
class Mock:
    """A mock exam to be taken now: its cards in the order of asking, and what it should bring."""

    exam: str
    cards: tuple[CardKey, ...]
    predicted: Estimate


@dataclass(frozen=True, slots=True)
class MockResult:
    """A mock that was taken: its score as a share of 1, beside what had been predicted."""

    day: date
    questions: int
    score: float
    predicted: Estimate

    @property
    def was_kept(self) -> bool:
        """Whether the score lies in the range that was to hold it four times out of five."""
        return self.predicted.low <= self.score <= self.predicted.high


def draw(
    database: Database,
    settings: Settings,
    name: str,
    questions: int,
    moment: Moment,
    *,
    seed: int | None = None,
) -> Mock:
    """A mock of an exam: questions drawn by its weights, unseen cards too, never one twice.

    The same seed draws the same. Raises UsageError for an unknown exam or no question.
    """
    if questions < 1:
        raise UsageError("a mock exam asks at least one question")
    _, exam = exams.find(database, settings, name)
    cards = shelf(database, settings.learner)
    places = _sample(cards, exam, questions, random.Random(seed))
    if not places:
        raise UsageError(f"no card would be asked in the exam {name!r}")
    numbers = cards.number[places].tolist()
    chosen = stored.candidates_numbered(database, settings.learner, numbers)
    # It is taken now, so cards that were answered today count as they are now.
    measure = looking.measure_on(database, settings, moment.day)
    shown = stored.showings(database, [candidate.key for candidate in chosen])
    guesses = [chance_of_guess(shown[candidate.key].card.content) for candidate in chosen]
    predicted = _predicted(chosen, guesses, measure, moment.day)
    return Mock(name, tuple(candidate.key for candidate in chosen), predicted)


def record(
    database: Database, settings: Settings, mock: Mock, score: float, moment: Moment
) -> MockResult:
    """Keep a mock's score (0–1) beside its prediction. Raises UsageError for another number."""
    if not 0 <= score <= 1:
        raise UsageError(f"a score lies between 0 and 1, not {score:g}")
    id_, _ = exams.find(database, settings, mock.exam)
    kept = MockRecord(
        exam=id_,
        at=moment.at,
        day=moment.day,
        prediction=json.dumps(asdict(mock.predicted)),
        questions=len(mock.cards),
        score=score,
    )
    diary.add_mock(database, kept)
    return _result(kept)


def results(database: Database, settings: Settings, name: str) -> tuple[MockResult, ...]:
    """The mocks taken for an exam, oldest first."""
    id_, _ = exams.find(database, settings, name)
    return tuple(_result(kept) for kept in diary.mocks(database, id_))


def _sample(cards: Shelf, exam: Exam, count: int, chance: random.Random) -> list[int]:
    """Places on the shelf, drawn one after the other, each by its weight among those that are left.

    A card's key is a random time that is exponential with its weight as the rate; the earliest are
    drawn (Efraimidis and Spirakis, 2006). Siblings come after all others, as one tells another's
    answer.
    """
    places = np.flatnonzero(asked(cards, (exam,)))
    weight = weights(cards, (exam,))[cards.topic[places], 0]
    keyed = [chance.expovariate(counts) for counts in weight.tolist()]
    ranked = places[np.argsort(keyed, kind="stable")]
    _, firsts = np.unique(cards.family[ranked], return_index=True)
    alone = np.sort(firsts)
    return [*ranked[alone].tolist(), *np.delete(ranked, alone).tolist()][:count]


def _predicted(
    cards: Sequence[Candidate], guesses: Sequence[float], measure: Measure, today: date
) -> Estimate:
    known = [
        replace(known_of(card, measure, today), guess=guess)
        for card, guess in zip(cards, guesses, strict=True)
    ]
    score = expected_score(known, measure.truing, share=EIGHTY_PERCENT)
    return Estimate(score.mean, score.low, score.high)


def _result(kept: MockRecord) -> MockResult:
    predicted = Estimate(**json.loads(kept.prediction))
    return MockResult(kept.day, kept.questions, kept.score, predicted)
