"""How does a card look, before and after its answer? Pure: a view and a layout in, lines out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from quizzer.cards.clean import clean_line
from quizzer.tui import paint, richtext

if TYPE_CHECKING:
    from quizzer.cards.card import Face
    from quizzer.tui.cardview import CardView

CARD_WIDTH = 76
"""Cells that a card uses at most; wider screens centre it."""

_MARGIN = 6
_NARROW = 60
_TALL = 20
_LOW = 12


@dataclass(frozen=True, slots=True)
class Layout:
    """The room there is: cells in a row of the page, rows of the screen."""

    width: int
    height: int

    @property
    def is_narrow(self) -> bool:
        """Whether words give way to numbers."""
        return self.width < _NARROW

    @property
    def is_tall(self) -> bool:
        """Whether there is room for empty rows."""
        return self.height >= _TALL

    @property
    def is_low(self) -> bool:
        """Whether every row counts."""
        return self.height < _LOW

    @property
    def column(self) -> int:
        """The width of the card."""
        return min(self.width if self.is_narrow else self.width - 2 * _MARGIN, CARD_WIDTH)

    @property
    def margin(self) -> int:
        """The cells to the left of the card."""
        return (self.width - self.column) // 2


def head(view: CardView, layout: Layout) -> Content:
    """The topic at the left, progress at the right."""
    session = view.turn.session
    if session.current is None:
        return Content("")
    done, total = session.finished + session.aside, session.total
    flag = "! " if session.current.marks.flagged else ""
    repeat = "again · " if session.is_repeat else ""
    sure = "" if view.confidence is None else f"{view.confidence.name.lower()} · "
    counts = paint.text(f"{flag}{sure}{repeat}{session.asked} of {total}")
    if not layout.is_narrow:
        counts = paint.joined(counts, paint.text("   "), paint.bar(done / total, 8))
    topic = paint.text(clean_line(view.turn.topic), paint.MUTED)
    return paint.spread(topic, counts, layout.width)


def question(face: Face, hint: str, layout: Layout) -> list[Content]:
    """The question with its options, and the hint unless it is empty."""
    lines = [*top(layout), *question_text(face.question, layout)]
    if face.options:
        lines.append(Content(""))
    for text in face.options:
        lines += option(text, layout)
    return [*lines, *hint_text(hint, layout)]


def answer(face: Face, citations: tuple[str, ...], layout: Layout) -> list[Content]:
    """What comes below the question: the answer, what is said about it, and its citations."""
    lines = [*break_line(layout), *answer_text(face.answer, layout)]
    return [*lines, *further(face.details, citations, layout)]


def top(layout: Layout) -> list[Content]:
    """The room above the question, where there is any."""
    return [Content("")] * (2 if layout.is_tall else 0)


def gap(layout: Layout) -> list[Content]:
    """An empty row between parts, where there is room for it."""
    return [Content("")] if layout.is_tall else []


def break_line(layout: Layout) -> list[Content]:
    """What stands between a question and its answer."""
    return [*gap(layout), *_paragraph("─────", paint.MUTED, layout)]


def question_text(text: str, layout: Layout) -> list[Content]:
    """The words of a question."""
    return _text(text, paint.BOLD, layout)


def answer_text(text: str, layout: Layout) -> list[Content]:
    """The words of an answer."""
    return _text(text, paint.STRONG, layout)


def hint_text(hint: str, layout: Layout) -> list[Content]:
    """The hint below a question, if there is one to show."""
    if not hint:
        return []
    return [Content(""), *_text(f"Hint: {hint}", paint.MUTED, layout)]


def further(details: tuple[str, ...], citations: tuple[str, ...], layout: Layout) -> list[Content]:
    """What is said about an answer, and the passages that prove it."""
    lines: list[Content] = []
    for detail in details:
        lines += [*gap(layout), *_text(detail, "", layout)]
    for citation in citations:
        lines += _citation(clean_line(citation), layout)
    return lines


def _text(text: str, style: str, layout: Layout) -> list[Content]:
    """A foreign text with its Markdown."""
    return list(richtext.paragraphs(text, style, layout.column, layout.margin))


def _paragraph(words: str, style: str, layout: Layout) -> list[Content]:
    return list(paint.paragraph(words, style, layout.column, layout.margin))


def option(text: str, layout: Layout) -> list[Content]:
    """An option, wrapped so that its text stays to the right of its number."""
    number, _, words = text.partition("  ")
    indent = len(number) + 2
    room = max(1, layout.column - indent)
    left = layout.margin + indent
    first, *others = (line.pad_left(left) for line in option_text(words, "", room))
    return [beside(paint.text(f"{number}  ", paint.MUTED), first, left), *others]


def option_text(words: str, style: str, width: int) -> list[Content]:
    """The words of an option, a step or a side."""
    return list(richtext.sentence(words, style, width, 0))


def beside(mark: Content, line: Content, left: int) -> Content:
    """A line with a mark put right before its cell `left`, where it has only blanks so far."""
    return paint.joined(mark.pad_left(left - mark.cell_length), line[left:])


def _citation(words: str, layout: Layout) -> list[Content]:
    """At the right edge of the card, or wrapped where it does not fit."""
    cited = paint.text(words, paint.MUTED)
    if cited.cell_length > layout.column:
        return _paragraph(words, paint.MUTED, layout)
    return [paint.flush_right(cited, layout.margin + layout.column)]
