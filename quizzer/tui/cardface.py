"""How does a card look, before and after its answer? Pure: a view and a layout in, lines out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from quizzer.cards.clean import clean, clean_line
from quizzer.study.wording import until_due
from quizzer.tui import paint
from quizzer.tui.paint import Hint

if TYPE_CHECKING:
    from quizzer.cards.card import Card, Face
    from quizzer.memory.moment import Moment
    from quizzer.study.desk import Turn

CARD_WIDTH = 76
"""Cells that a card uses at most; wider screens centre it."""

_MARGIN = 6
_NARROW = 60
_TALL = 20


@dataclass(frozen=True, slots=True)
class CardView:
    """A turn as it is shown: with its hint, with its answer, or neither yet."""

    turn: Turn
    is_revealed: bool = False
    is_hinted: bool = False

    @property
    def hint(self) -> str:
        """The hint, once it is asked for."""
        return self.turn.card.hint if self.is_hinted and self.turn.card else ""


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
    counts = paint.text(f"{flag}{repeat}{session.asked} of {total}")
    if not layout.is_narrow:
        counts = paint.joined(counts, paint.text("   "), paint.bar(done / total, 8))
    topic = paint.text(clean_line(view.turn.topic), paint.MUTED)
    return paint.spread(topic, counts, layout.width)


def question(face: Face, hint: str, layout: Layout) -> list[Content]:
    """The question with its options, and the hint unless it is empty."""
    lines = [Content("")] * (2 if layout.is_tall else 0)
    lines += _paragraph(clean(face.question), paint.BOLD, layout)
    if face.options:
        lines.append(Content(""))
    for option in face.options:
        lines += _option(clean(option), layout)
    if hint:
        lines += [Content(""), *_paragraph(f"Hint: {clean(hint)}", paint.MUTED, layout)]
    return lines


def answer(face: Face, citations: tuple[str, ...], layout: Layout) -> list[Content]:
    """What comes below the question: the answer, what is said about it, and its citations."""
    gap = [Content("")] if layout.is_tall else []
    lines = [*gap, *_paragraph("─────", paint.MUTED, layout)]
    lines += _paragraph(clean(face.answer), paint.STRONG, layout)
    for detail in face.details:
        lines += [*gap, *_paragraph(clean(detail), "", layout)]
    for citation in citations:
        lines += _citation(clean_line(citation), layout)
    return lines


def hints(view: CardView, moment: Moment) -> list[Hint]:
    """Before the answer, how to see it; after it, the four ratings with their intervals."""
    current, card = view.turn.session.current, view.turn.card
    if current is None or card is None:
        return []
    if not view.is_revealed:
        hint = [Hint("h", "hint")] if card.hint else []
        return [Hint("Space", "show answer"), *hint, *_source(card), *_OTHERS]
    ratings = [
        Hint(str(int(rating)), rating.name.title(), until_due(memory, moment))
        for rating, memory in view.turn.outcomes(moment).items()
    ]
    return [*ratings, *_source(card), Hint("u", "undo"), Hint("?", "help")]


def _source(card: Card) -> list[Hint]:
    return [Hint("s", "source")] if card.citations else []


_OTHERS = (
    Hint("u", "undo"),
    Hint("-", "bury"),
    Hint("@", "suspend"),
    Hint("!", "flag"),
    Hint("e", "edit"),
    Hint("i", "info"),
    Hint("?", "help"),
    Hint("q", "end"),
)


def _paragraph(words: str, style: str, layout: Layout) -> list[Content]:
    return list(paint.paragraph(words, style, layout.column, layout.margin))


def _option(words: str, layout: Layout) -> list[Content]:
    """An option wrapped so that its text stays to the right of its letter."""
    letter, _, rest = words.partition("  ")
    indent = len(letter) + 2
    room = max(1, layout.column - indent)
    first, *others = paint.paragraph(rest, "", room, layout.margin + indent)
    marked = paint.joined(
        paint.text(" " * layout.margin + letter, paint.MUTED), first[layout.margin + len(letter) :]
    )
    return [marked, *others]


def _citation(words: str, layout: Layout) -> list[Content]:
    """At the right edge of the card, or wrapped where it does not fit."""
    cited = paint.text(words, paint.MUTED)
    if cited.cell_length > layout.column:
        return _paragraph(words, paint.MUTED, layout)
    return [paint.flush_right(cited, layout.margin + layout.column)]
