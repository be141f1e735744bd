"""How does a card look while it is answered, and how beside its grade? Pure.

A card keeps its rows when the answer is shown: what the learner entered stays where it was, with
marks beside it, and everything else comes below.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from quizzer.cards.card import Card, Face
from quizzer.cards.clean import clean
from quizzer.cards.content import Essay, Matching
from quizzer.cards.grading.grade import Grade, Verdict
from quizzer.tui import cardface, entries, paint
from quizzer.tui.cardface import Layout
from quizzer.tui.rows import Row, plain
from quizzer.tui.sheets.matched import MatchSheet
from quizzer.tui.sheets.sheet import Sheet
from quizzer.tui.sheets.written import EssaySheet

VERDICTS = {
    Verdict.RIGHT: ("✓", "bold $success"),
    Verdict.PARTLY: ("~", "bold $warning"),
    Verdict.WRONG: ("✗", paint.ERROR),
}
"""A verdict's mark and style; its word always stands beside them."""


@dataclass(frozen=True, slots=True)
class Answering:
    """A card with what was entered for it and, once that was graded, its grade."""

    card: Card
    face: Face
    sheet: Sheet
    grade: Grade | None = None


def question(shown: Answering, hint: str, layout: Layout) -> list[Row]:
    """The question, what is entered for it, and the hint unless it is empty."""
    asked = cardface.question_text(_asked(shown), layout)
    entered = entries.rows(shown.card.content, shown.face, shown.sheet, shown.grade, layout)
    return [
        *plain([*cardface.top(layout), *asked]),
        *entered,
        *plain(cardface.hint_text(hint, layout)),
    ]


def answer(shown: Answering, citations: tuple[str, ...], layout: Layout) -> list[Row]:
    """What comes below: the verdict, the right answer, what is said about it, and its citations."""
    if isinstance(shown.sheet, EssaySheet) and isinstance(shown.card.content, Essay):
        told = _essay(shown.card.content, shown.face, shown.sheet, layout)
    else:
        said = [*verdict(shown.grade, layout), *cardface.gap(layout)] if shown.grade else []
        told = plain([*said, *cardface.answer_text(shown.face.answer, layout)])
    further = cardface.further(_details(shown), citations, layout)
    return [*plain(cardface.break_line(layout)), *told, *plain(further)]


def _essay(content: Essay, face: Face, sheet: EssaySheet, layout: Layout) -> list[Row]:
    """The model answer, and the points to tick, which are the verdict."""
    count = f"Tick what you said: {len(sheet.ticked)} of {sheet.points}"
    asked = paint.paragraph(count, paint.MUTED, layout.column, layout.margin)
    return [
        *plain(cardface.answer_text(face.answer, layout)),
        *plain([*cardface.gap(layout), *asked]),
        *entries.points(content.points, sheet, layout),
    ]


def _details(shown: Answering) -> tuple[str, ...]:
    """What the face says besides the answer, without what stands elsewhere already."""
    details = shown.face.details
    if isinstance(shown.card.content, Essay) and shown.card.content.rubric:
        return details[1:]  # the points stand with their ticks
    if shown.grade is None:
        return details
    parts, why = shown.grade.parts, shown.grade.why
    said = {f"{p.given}: {p.remark}" for p in parts if p.remark and why.endswith(p.remark)}
    return tuple(detail for detail in details if detail not in said)


def verdict(grade: Grade, layout: Layout) -> list[Content]:
    """The verdict in a word, and why: `✓ Right but for an accent`."""
    mark, style = VERDICTS[grade.verdict]
    return list(paint.paragraph(f"{mark} {in_words(grade)}", style, layout.column, layout.margin))


def in_words(grade: Grade) -> str:
    """The verdict and why as one phrase, which begins with a capital."""
    word, why = grade.verdict.value, clean(grade.why)
    is_said = why.startswith(word) or f" is {word}" in why
    said = why if is_said else f"{word}: {why}" if why else word
    return said[:1].upper() + said[1:]


def _asked(shown: Answering) -> str:
    """The question as it stands above what is entered, which shows the rest of the face."""
    content = shown.card.content
    if isinstance(content, Matching) and isinstance(shown.sheet, MatchSheet):
        return content.question
    return shown.face.question
