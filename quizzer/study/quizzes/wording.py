"""How do quizzes, scores and results read, the same in every face?

Texts of decks in them are foreign until a face has cleaned them.
"""

from __future__ import annotations

from collections.abc import Iterator

from quizzer.cards.grading.grade import Verdict
from quizzer.cards.spoken import spoken
from quizzer.study.quizzes.attempt import Attempt
from quizzer.study.quizzes.result import Marked, Result
from quizzer.study.quizzes.scoring import Score
from quizzer.study.quizzes.spec import Feedback, QuizSpec
from quizzer.study.wording import counted, estimate_text, percent

_SECOND_MS = 1000
_MINUTE = 60
_HOUR = 3600


def clock_text(milliseconds: int) -> str:
    """A time as a clock shows it: `4:05`, `1:04:05`. What is begun of a second is left out."""
    seconds = milliseconds // _SECOND_MS
    hours, minutes = divmod(seconds // _MINUTE, _MINUTE)
    if hours:
        return f"{hours}:{minutes:02}:{seconds % _MINUTE:02}"
    return f"{minutes}:{seconds % _MINUTE:02}"


def spoken_time(milliseconds: int) -> str:
    """The same for the ear: `4 minutes 5 seconds`, `12 minutes`, `1 second`."""
    seconds = milliseconds // _SECOND_MS
    parts = [
        counted(number, noun)
        for number, noun in ((seconds // _MINUTE, "minute"), (seconds % _MINUTE, "second"))
        if number
    ]
    return " ".join(parts) or "0 seconds"


def points_text(points: float) -> str:
    """Points without needless digits: `1`, `0.5`, `−0.25`, `2.67`."""
    text = f"{abs(points):.2f}".rstrip("0").rstrip(".")
    return f"−{text}" if points < 0 and text != "0" else text


def score_text(score: Score) -> str:
    """A score: `5.5 of 10 points, 55 %`."""
    possible = counted(score.questions, "point")
    return f"{points_text(score.points)} of {possible}, {percent(score.share)}"


def rules(spec: QuizSpec, questions: int) -> tuple[str, ...]:
    """What holds in a quiz, a phrase each, without the seed."""
    said = [counted(questions, "question")]
    if spec.minutes is not None:
        said.append(counted(spec.minutes, "minute"))
    if spec.pass_mark is not None:
        said.append(f"pass mark {percent(spec.pass_mark)}")
    if spec.negative:
        said.append(f"a wrong choice costs {points_text(spec.negative)}")
    if spec.feedback is Feedback.EACH:
        said.append("each answer is graded at once and is final")
    if spec.count_as_review:
        said.append("answers count as reviews")
    return tuple(said)


def opening_text(attempt: Attempt) -> str:
    """What a quiz is: `A small case: 5 questions, 10 minutes. Seed 7.`."""
    holds = ", ".join(rules(attempt.spec, len(attempt.questions)))
    return f"{attempt.title}: {holds}. Seed {attempt.seed}."


def verdict_text(marked: Marked) -> str:
    """What an answer counts as and why: `Partly right, 0.5 points: 1 of 2.`."""
    if marked.verdict is None:
        return "Not answered, 0 points."
    if marked.wants_ticks:
        return "Not judged yet, 0 points: only you can say which points it holds."
    worth = f"{points_text(marked.points)} point" + ("" if marked.points == 1 else "s")
    said = f"{marked.verdict.value.capitalize()}, {worth}"
    if marked.is_overridden:
        return f"{said}, because you say so. Graded: {marked.why}."
    return f"{said}: {marked.why}." if marked.why and _explains(marked) else f"{said}."


def _explains(marked: Marked) -> bool:
    """Whether the grade's reason says more than the verdict does."""
    return marked.why != marked.verdict


def summary_sentences(result: Result) -> tuple[str, ...]:
    """A result in sentences, before the questions one by one."""
    attempt, total = result.attempt, len(result.questions)
    said = [f"Score: {score_text(result.score)}."]
    if result.passed is not None:
        mark = percent(attempt.spec.pass_mark or 0)
        said.append(
            f"Passed, the mark is {mark}." if result.passed else f"Not passed, the mark is {mark}."
        )
    said.append(
        f"Right: {result.right} of {total}. Answered: {result.answered} of {total}. "
        f"Time: {spoken_time(attempt.spent_ms)}."
    )
    if result.predicted is not None:
        said.append(f"Predicted: {estimate_text(result.predicted)}.")
    return tuple(said)


def part_sentences(result: Result) -> Iterator[str]:
    """The scores by topic and, where there are several, by level."""
    for score in result.topics:
        yield f"{score.name}: {score_text(score)}."
    if len(result.levels) > 1:
        for score in result.levels:
            yield f"Level {score.name}: {score_text(score)}."


def marked_sentences(marked: Marked) -> Iterator[str]:
    """A question with what came of it, a paragraph each, in plain words."""
    question = marked.question
    yield f"Question {question.number}. {question.topic}. {spoken(question.face.question)}"
    yield f"Your answer: {marked.said}" if marked.said else "You gave no answer."
    yield verdict_text(marked)
    if marked.verdict is not Verdict.RIGHT:
        yield f"Right: {spoken(marked.right)}"
    yield from map(spoken, marked.details)
    for citation in marked.citations:
        yield f"Source: {citation}"
