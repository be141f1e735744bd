"""How do attempts, results and comparisons print, as text or as JSON?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizzer.cards.response import to_json
from quizzer.cli import output
from quizzer.study.quizzes.wording import (
    clock_text,
    marked_sentences,
    opening_text,
    part_sentences,
    summary_sentences,
)
from quizzer.study.wording import percent

if TYPE_CHECKING:
    from quizzer.study.comparing import Change, Comparison, Taken
    from quizzer.study.quizzes.result import Marked, Result
    from quizzer.study.quizzes.scoring import Score


def attempts(taken: Sequence[Taken], *, as_json: bool) -> None:
    """All attempts, latest first."""
    if as_json:
        output.data([_taken_data(each) for each in taken])
        return
    if not taken:
        output.line("no quiz was taken yet")
        output.talk("`quizzer quiz` begins one")
        return
    head = ("#", "day", "quiz", "score", "", "answered", "time", "seed")
    output.table([head, *map(_taken_row, taken)], right=frozenset({0, 3, 5, 6, 7}))


def result(taken: Taken, found: Result, *, as_json: bool) -> None:
    """A result in full."""
    if as_json:
        output.data(
            _taken_data(taken)
            | {
                "right": found.right,
                "topics": [_score_data(score) for score in found.topics],
                "levels": [_score_data(score) for score in found.levels],
                "asked": [_marked_data(marked) for marked in found.questions],
            }
        )
        return
    output.line(f"Attempt {taken.number}, {taken.day}")
    output.line(opening_text(found.attempt))
    for sentence in (*summary_sentences(found), *part_sentences(found)):
        output.line(sentence)
    for marked in found.questions:
        output.line()
        for paragraph in marked_sentences(marked):
            for line in paragraph.split("\n"):
                output.line(line)


def comparison(found: Comparison, known: Sequence[Taken], *, as_json: bool) -> None:
    """Two attempts beside each other, and the course of those that are alike."""
    numbers = {taken.id: taken.number for taken in known}
    before, after = numbers[found.before.attempt.id], numbers[found.after.attempt.id]
    if as_json:
        output.data(
            {
                "before": before,
                "after": after,
                "is_same_quiz": found.is_same_quiz,
                "score": [found.before.score.share, found.after.score.share],
                "topics": [_change_data(change) for change in found.topics],
                "levels": [_change_data(change) for change in found.levels],
                "course": [_taken_data(taken) for taken in found.course],
            }
        )
        return
    if not found.is_same_quiz:
        output.talk("these two quizzes asked otherwise, so their scores compare only roughly")
    total = _row("all", found.before.score.share, found.after.score.share)
    rows = [("", f"attempt {before}", f"attempt {after}", "change"), total]
    rows += [_change_row(change) for change in (*found.topics, *found.levels)]
    output.table(rows, right=frozenset({1, 2, 3}))
    if len(found.course) > 1:
        scores = ", ".join(f"{taken.day} {percent(taken.share)}" for taken in found.course)
        output.line(f"all of its kind: {scores}")


def _taken_row(taken: Taken) -> tuple[str, ...]:
    if not taken.is_finished:
        outcome = "unfinished"
    else:
        outcome = {True: "passed", False: "not passed", None: ""}[taken.passed]
    return (
        str(taken.number),
        taken.day.isoformat(),
        taken.title,
        percent(taken.share) if taken.is_finished else "",
        outcome,
        f"{taken.answered} of {taken.questions}",
        clock_text(taken.spent_ms),
        str(taken.seed),
    )


def _taken_data(taken: Taken) -> dict[str, object]:
    return {
        "attempt": taken.number,
        "id": str(taken.id),
        "title": taken.title,
        "at": taken.at.isoformat(),
        "day": taken.day.isoformat(),
        "deck": taken.spec.scope.deck,
        "topic": taken.spec.scope.topic,
        "exam": taken.spec.exam,
        "seed": taken.seed,
        "questions": taken.questions,
        "answered": taken.answered,
        "points": taken.points,
        "score": taken.share,
        "pass_mark": taken.spec.pass_mark,
        "passed": taken.passed,
        "spent_seconds": taken.spent_ms / 1000,
        "is_finished": taken.is_finished,
    }


def _score_data(score: Score) -> dict[str, object]:
    return {
        "name": score.name,
        "questions": score.questions,
        "points": score.points,
        "score": score.share,
    }


def _marked_data(marked: Marked) -> dict[str, object]:
    question, reply = marked.question, marked.question.reply
    return {
        "number": question.number,
        "card": str(question.card.key),
        "kind": question.card.kind.value,
        "level": question.card.level.value,
        "topic": question.topic,
        "question": question.face.question,
        "options": question.face.options,
        "answer": marked.said or None,
        "response": None if reply.response is None else json.loads(to_json(reply.response)),
        "right": marked.right,
        "verdict": marked.verdict,
        "is_overridden": marked.is_overridden,
        "points": marked.points,
        "why": marked.why,
        "confidence": None if reply.confidence is None else reply.confidence.name.lower(),
        "flagged": reply.flagged,
        "seconds": reply.elapsed_ms / 1000,
        "citations": marked.citations,
    }


def _change_data(change: Change) -> dict[str, object]:
    return {"name": change.name, "before": change.before, "after": change.after}


def _change_row(change: Change) -> tuple[str, ...]:
    return _row(change.name, change.before, change.after)


def _row(name: str, before: float | None, after: float | None) -> tuple[str, ...]:
    shares = ("" if share is None else percent(share) for share in (before, after))
    if before is None or after is None:
        return (name, *shares, "")
    change = round(after * 100) - round(before * 100)
    return (name, *shares, f"{change:+d}".replace("-", "−") if change else "same")
