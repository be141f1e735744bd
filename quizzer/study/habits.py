"""Which answers of the log show what a learner's answers cost, and which ratings follow which?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from quizzer.memory.exams.habits import Answers, Stage
from quizzer.memory.model import Rating
from quizzer.store import logs


def answers_of(answers: Sequence[logs.Answer]) -> Answers:
    """The log as far as habits go. The answers come card by card, each card's oldest first."""
    stages, previous = [], []
    before: logs.Answer | None = None
    stage = Stage.FIRST
    for answer in answers:
        same_card = before is not None and _card(before) == _card(answer)
        same_day = same_card and before is not None and before.day == answer.day
        if not same_card:
            stage = Stage.FIRST
        elif not same_day:
            stage = Stage.REVIEW
        elif stage in (Stage.FIRST, Stage.LEARNING):
            stage = Stage.LEARNING
        else:
            stage = Stage.RELEARNING
        stages.append(stage)
        previous.append(before.rating if same_day and before is not None else 0)
        before = answer
    kept = [
        place
        for place, (stage, earlier) in enumerate(zip(stages, previous, strict=True))
        if stage in (Stage.FIRST, Stage.REVIEW) or earlier != Rating.EASY
    ]  # what is asked again after an Easy was asked again on purpose
    return Answers(
        stage=np.array(stages, dtype=np.int64)[kept],
        rating=np.array([answer.rating for answer in answers], dtype=np.int64)[kept],
        previous=np.array(previous, dtype=np.int64)[kept],
        milliseconds=np.array([answer.elapsed_ms for answer in answers], dtype=np.int64)[kept],
    )


def _card(answer: logs.Answer) -> tuple[object, int]:
    return (answer.key, answer.revision)
