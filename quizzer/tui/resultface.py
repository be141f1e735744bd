"""How does the result of a quiz look: score, topics, levels, and each question? Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from quizzer.cards.clean import clean_line
from quizzer.cards.grading.grade import Verdict
from quizzer.study.wording import counted, percent, range_text
from quizzer.tui import paint, quizface

if TYPE_CHECKING:
    from quizzer.study.quizzes.result import Marked, Result
    from quizzer.study.quizzes.scoring import Score

_COUNT_WIDTH = 13
_INDENT = "  "


def score_lines(result: Result, width: int) -> list[Content]:
    """The score in large, whether it passed, the time, and what had been predicted."""
    score, attempt = result.score, result.attempt
    parts = [
        paint.text(percent(score.share), paint.STRONG),
        paint.text(f"   {number(score.points)} of {counted(score.questions, 'point')}"),
    ]
    if result.passed is not None:
        mark = percent(attempt.spec.pass_mark or 0)
        word, style = (
            ("✓ passed", "bold $success") if result.passed else ("✗ not passed", paint.ERROR)
        )
        parts.append(paint.joined(paint.text("   "), paint.text(f"{word}, {mark} needed", style)))
    lines = [paint.joined(paint.text(_INDENT), *parts)]
    facts = [f"{result.answered} of {len(result.questions)} answered"]
    facts.append(f"{quizface.clock(attempt.spent_ms)} used")
    if attempt.spec.count_as_review:
        facts.append("counted as reviews")
    lines.append(paint.text(_INDENT + " · ".join(facts), paint.MUTED))
    if result.predicted is not None:
        share = percent(result.predicted.score)
        words = f"{_INDENT}predicted {share} {range_text(result.predicted)}"
        lines.append(paint.text(words, paint.MUTED))
    waiting = sum(marked.wants_ticks for marked in result.questions)
    if waiting:
        words = (
            f"{_INDENT}{counted(waiting, 'essay')} without ticks yet: open it and tick its points"
        )
        lines.append(paint.text(words, paint.STRONG))
    return [row for line in lines for row in paint.wrapped(line, width)]


def parts(name: str, scores: tuple[Score, ...], width: int) -> list[Content]:
    """The score of each topic or level, with a bar."""
    lines = [paint.text(f"{_INDENT}{name}", paint.MUTED)]
    for score in scores:
        share = paint.text(f"{percent(score.share):>6}")
        count = paint.text(f"{number(score.points)} of {score.questions}", paint.MUTED)
        numbers = paint.joined(share, paint.flush_right(count, _COUNT_WIDTH))
        if width >= quizface.NARROW:
            numbers = paint.joined(paint.bar(score.share), numbers)
        left = paint.text(f"{_INDENT}{clean_line(score.name)}")
        lines.append(paint.spread(left, numbers, width))
    return lines


def question_line(marked: Marked, width: int, *, is_selected: bool) -> Content:
    """A question with its verdict and its points."""
    left = paint.joined(
        paint.text("›" if is_selected else " ", paint.STRONG),
        paint.text(f"{mark(marked)} ", style_of(marked)),
        paint.text(f"{marked.question.number:>3}  {quizface.stem(marked.question)}"),
    )
    line = paint.spread(left, paint.text(worth(marked), paint.MUTED), width)
    return line.stylize(paint.SELECTED) if is_selected else line


def mark(marked: Marked) -> str:
    """What an answer counts as, in a sign."""
    if marked.wants_ticks:
        return "?"
    return {Verdict.RIGHT: "✓", Verdict.PARTLY: "~", Verdict.WRONG: "✗", None: "–"}[marked.verdict]


def style_of(marked: Marked) -> str:
    """The colour of a verdict, beside its sign."""
    if marked.wants_ticks:
        return paint.STRONG
    styles = {
        Verdict.RIGHT: "bold $success",
        Verdict.PARTLY: "bold $warning",
        Verdict.WRONG: paint.ERROR,
        None: paint.MUTED,
    }
    return styles[marked.verdict]


def worth(marked: Marked) -> str:
    """The points of a question, and whether the learner had the last word."""
    if marked.verdict is None:
        return "not answered"
    if marked.wants_ticks:
        return "to be ticked"
    return f"{number(marked.points)}{' by you' if marked.is_overridden else ''}"


def number(points: float) -> str:
    """Points without needless digits: `17.5`, `3`, `0.33`."""
    return f"{points:.2f}".rstrip("0").rstrip(".")
