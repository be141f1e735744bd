"""How did a quiz go: each question with the answer given and the right one, and the score?"""

from __future__ import annotations

import json
from dataclasses import dataclass

from quizzer.cards.grading.grade import Verdict
from quizzer.cards.response import Written
from quizzer.cards.said import said_text
from quizzer.study.forecast import Estimate
from quizzer.study.quizzes.attempt import Attempt, Question
from quizzer.study.quizzes.scoring import Score, by_level, by_topic, score, verdict
from quizzer.study.wording import citation_text


@dataclass(frozen=True, slots=True)
class Marked:
    """A question with what came of it. All texts are foreign until a face has cleaned them.

    `said` is the learner's answer in words, empty without one, and `verdict` then None. `right`
    is the card's answer, `why` explains the grade, `details` the answer.
    """

    question: Question
    said: str
    right: str
    verdict: Verdict | None
    points: float
    why: str
    details: tuple[str, ...]
    citations: tuple[str, ...]

    @property
    def is_missed(self) -> bool:
        """Whether it is worth another look: anything but right."""
        return self.verdict is not Verdict.RIGHT

    @property
    def is_overridden(self) -> bool:
        """Whether the learner's word stands over the grade."""
        return self.question.reply.override is not None

    @property
    def wants_ticks(self) -> bool:
        """Whether it is an essay whose points nobody has ticked yet."""
        response = self.question.reply.response
        return isinstance(response, Written) and not response.ticked and not self.is_overridden


@dataclass(frozen=True, slots=True)
class Result:
    """A quiz that was taken. `passed` is None without a pass mark, `predicted` unless a mock."""

    attempt: Attempt
    score: Score
    passed: bool | None
    topics: tuple[Score, ...]
    levels: tuple[Score, ...]
    questions: tuple[Marked, ...]
    predicted: Estimate | None = None

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(marked.verdict is not None for marked in self.questions)

    @property
    def right(self) -> int:
        """How many answers count as right."""
        return sum(marked.verdict is Verdict.RIGHT for marked in self.questions)

    @property
    def missed(self) -> tuple[Marked, ...]:
        """The questions that are worth another look."""
        return tuple(marked for marked in self.questions if marked.is_missed)


def marked(question: Question) -> Marked:
    """A question with what came of it so far."""
    card, reply = question.card, question.reply
    sources = question.asked.showing.sources
    return Marked(
        question=question,
        said="" if reply.response is None else said_text(card, reply.response),
        right=question.face.answer,
        verdict=verdict(question),
        points=reply.points or 0.0,
        why="" if reply.grade is None else reply.grade.why,
        details=question.face.details,
        citations=tuple(citation_text(citation, sources) for citation in card.citations),
    )


def result_of(attempt: Attempt) -> Result:
    """What an attempt has come to."""
    total = score(attempt.questions)
    return Result(
        attempt=attempt,
        score=total,
        passed=total.passes(attempt.spec.pass_mark),
        topics=by_topic(attempt),
        levels=by_level(attempt),
        questions=tuple(map(marked, attempt.questions)),
        predicted=None
        if attempt.prediction is None
        else Estimate(**json.loads(attempt.prediction)),
    )
