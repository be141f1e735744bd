"""What is an attempt worth: in all, by topic, by level?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from quizzer.cards.card import Level
from quizzer.cards.grading.grade import Verdict
from quizzer.study.quizzes.attempt import Attempt, Question

_ROUNDING = 1e-9
"""Three thirds of a point are a point."""


def verdict(question: Question) -> Verdict | None:
    """What the answer counts as; None where none was given."""
    reply = question.reply
    if reply.grade is None:
        return None
    return reply.override or reply.grade.verdict


@dataclass(frozen=True, slots=True)
class Score:
    """The points of some questions. `name` is what they have in common."""

    name: str
    questions: int
    points: float

    @property
    def share(self) -> float:
        """The points as a share of what could be had, never below 0."""
        return max(0.0, self.points / self.questions) if self.questions else 0.0

    def passes(self, mark: float | None) -> bool | None:
        """Whether the pass mark, a share of 1, is reached; None where there is none."""
        return None if mark is None else self.share >= mark - _ROUNDING


def score(questions: Iterable[Question], name: str = "") -> Score:
    """What some questions brought; one that was not answered brings nothing."""
    asked = tuple(questions)
    return Score(name, len(asked), sum(question.reply.points or 0.0 for question in asked))


def by_topic(attempt: Attempt) -> tuple[Score, ...]:
    """The points by topic, in the order in which the topics first came up."""
    return _grouped(attempt.questions, lambda question: question.topic)


def by_level(attempt: Attempt) -> tuple[Score, ...]:
    """The points by level, from recall up."""
    order = [level.value for level in Level]
    found = _grouped(attempt.questions, lambda question: question.card.level.value)
    return tuple(sorted(found, key=lambda score: order.index(score.name)))


def _grouped(
    questions: Sequence[Question], name_of: Callable[[Question], str]
) -> tuple[Score, ...]:
    names = dict.fromkeys(map(name_of, questions))
    return tuple(score((q for q in questions if name_of(q) == name), name) for name in names)
