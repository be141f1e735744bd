"""How do a typed query and the cards that it finds look? Pure: values and widths in, lines out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from quizzer.cards.clean import clean_line
from quizzer.study.searching.ordering import Order
from quizzer.study.wording import counted, percent
from quizzer.tui import cardface, paint
from quizzer.tui.cardface import Layout
from quizzer.tui.paint import Hint

if TYPE_CHECKING:
    from quizzer.study.searching.completing import Completion
    from quizzer.study.searching.found import CardRow
    from quizzer.study.searching.language import Mistake
    from quizzer.tui.line import Line

PREVIEW_FROM = 110
"""Cells of a screen from which the selected card stands beside the list."""

_LIST_SHARE = 0.58
_GAP = 3
_MARGIN = 3  # the selection's mark, the learner's, and a space
_TOPIC, _DUE, _RECALL, _STATES = 22, 9, 6, 4
_TOPIC_FROM, _DUE_FROM = 72, 50
_UNREAD = "…"
_EXAMPLES = (
    "margin", "topic:pricing", "is:due", "recall:<60%", "kind:choice", "due:<3d", "-is:new",
    '"a phrase"', "lapses:>3", "seen:<1w", "a or b",
)  # fmt: skip
_HEADINGS = {
    Order.WEAKEST: "weakest first",
    Order.DUE: "due first",
    Order.COURSE: "as in the course",
    Order.LAPSES: "most lapses first",
}


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns a list of a width has, and how wide they are."""

    width: int

    @property
    def topic(self) -> int:
        """The topic's path."""
        return _TOPIC if self.width >= _TOPIC_FROM else 0

    @property
    def due(self) -> int:
        """The day on which it is due."""
        return _DUE if self.width >= _DUE_FROM else 0

    @property
    def question(self) -> int:
        """The question has what is left."""
        return max(1, self.width - _MARGIN - self.topic - self.due - _RECALL - _STATES)


def split(width: int, screen: int) -> tuple[int, int]:
    """The width of the list, and of the card beside it: 0 where there is no room."""
    if screen < PREVIEW_FROM:
        return width, 0
    listed = round(width * _LIST_SHARE)
    return listed, width - listed - _GAP


def query(line: Line, ahead: str, count: str, width: int, *, is_typed: bool) -> Content:
    """The query with its cursor and what may come next, and how many cards it finds."""
    right = paint.text(count, paint.MUTED)
    room = max(1, width - right.cell_length - 2)
    if not is_typed:
        prompt = paint.text("/ ", paint.MUTED)
        left = paint.joined(prompt, paint.text(paint.harmless(line.text)))
    else:
        left = paint.typed(line.text, line.cursor, room, ahead=clean_line(ahead))
    return paint.spread(left, right, width)


def examples(width: int) -> Content:
    """What might be typed, as many as there is room for: the line below a query yet to come."""
    shown = paint.text("try", paint.MUTED)
    for example in _EXAMPLES:
        longer = paint.joined(shown, paint.text(f"   {example}", paint.MUTED))
        if longer.cell_length > width:
            break
        shown = longer
    return paint.fitted(shown, width)


def note(mistake: Mistake | None, offered: tuple[Completion, ...], width: int) -> Content:
    """The line below the query: what may come next, or what is not understood, or a rule."""
    if offered:
        words = "  ".join(clean_line(each.whole) for each in offered)
        return paint.fitted(
            paint.joined(paint.text("→ ", paint.STRONG), paint.text(words, paint.MUTED)), width
        )
    if mistake is not None:
        said = paint.text(f" {clean_line(mistake.sentence)} ", paint.STRONG)
        return paint.joined(paint.text("──", paint.MUTED), paint.fitted(said, max(1, width - 2)))
    return paint.rule(width)


def typing_hints(offered: tuple[Completion, ...]) -> list[Hint]:
    """The keys that do something while the line is typed in, which takes all others."""
    complete = [Hint("→", f"complete: {clean_line(offered[0].whole)}")] if offered else []
    return [*complete, Hint("↓", "to the cards"), Hint("^u", "clear"), Hint("Esc", "back")]


def headings(columns: Columns, order: Order) -> Content:
    """What the columns say, and in which order the cards are."""
    parts = [
        paint.text(" " * _MARGIN),
        paint.fitted(paint.text(_HEADINGS[order]), columns.question),
    ]
    if columns.topic:
        parts.append(paint.fitted(paint.text("topic"), columns.topic))
    if columns.due:
        parts.append(paint.flush_right(paint.text("due"), columns.due))
    parts.append(paint.flush_right(paint.text("recall"), _RECALL + 1))
    return paint.fitted(paint.joined(*parts), columns.width).stylize(paint.MUTED)


def row(
    card: CardRow | None, columns: Columns, today: date, *, is_selected: bool, is_marked: bool
) -> Content:
    """A card in the list; one that is not read yet keeps its place."""
    mark = paint.text("›" if is_selected else " ", paint.STRONG)
    chosen = paint.text("● " if is_marked else "  ", paint.ACCENT)
    unread = [paint.text(_UNREAD, paint.MUTED)]
    parts = unread if card is None else _cells(card, columns, today)
    line = paint.fitted(paint.joined(mark, chosen, *parts), columns.width)
    return line.stylize(paint.SELECTED) if is_selected else line


def _cells(card: CardRow, columns: Columns, today: date) -> list[Content]:
    style = paint.MUTED if card.suspended or card.draft else ""
    question = paint.text(clean_line(card.face.question), style)
    parts = [paint.fitted(question, columns.question - 1), paint.text(" ")]
    if columns.topic:
        topic = paint.text(clean_line(card.card.topic), paint.MUTED)
        parts.append(paint.fitted(topic, columns.topic))
    if columns.due:
        parts.append(paint.flush_right(paint.text(due_text(card.due_on, today)), columns.due))
    recall = "new" if card.recall is None else percent(card.recall)
    parts.append(paint.flush_right(paint.text(recall), _RECALL))
    parts.append(paint.text(f" {_letters(card)}"))
    return parts


def due_text(day: date | None, today: date) -> str:
    """`today`, `3 Dec`, or `Dec 2027` where it is far."""
    if day is None:
        return ""
    if day == today:
        return "today"
    return day.strftime("%-d %b" if day.year == today.year else "%b %Y")


def _letters(card: CardRow) -> str:
    """A place for each state: not asked, flagged, a leech."""
    aside = "@" if card.suspended else "d" if card.draft else "-" if card.buried else " "
    return f"{aside}{'!' if card.flagged else ' '}{'~' if card.leech else ' '}"


def preview(card: CardRow, width: int, height: int) -> list[Content]:
    """The whole card with what is known about it."""
    layout = Layout(width, height)
    facts = clean_line(" · ".join(part for part in (card.topic_title, *_facts(card)) if part))
    return [
        *paint.paragraph(facts, paint.MUTED, layout.column, layout.margin),
        *([] if layout.is_tall else [Content("")]),
        *cardface.question(card.face, "", layout),
        *cardface.answer(card.face, card.citations, layout),
    ]


def _facts(card: CardRow) -> tuple[str, ...]:
    known = "never seen" if card.recall is None else f"recall {percent(card.recall)}"
    states = {
        "suspended": card.suspended,
        "flagged": card.flagged,
        "buried": card.buried,
        "leech": card.leech,
        "draft": card.draft,
    }
    return (
        card.card.kind.value,
        known,
        counted(card.lapses, "lapse") if card.lapses else "",
        *(name for name, is_so in states.items() if is_so),
    )


def beside(lines: list[Content], card: list[Content], width: int, height: int) -> list[Content]:
    """The list with a card at its right."""
    blank = Content("")
    bar = paint.text(" │ ", paint.MUTED)
    return [
        paint.joined(
            paint.fitted(lines[at] if at < len(lines) else blank, width),
            bar,
            card[at] if at < len(card) else blank,
        )
        for at in range(height)
    ]


def nothing(total: int | None, width: int) -> list[Content]:
    """What to do where no card is found among so many; None while they are still being read."""
    if total is None:
        words = "The cards are being read …"
    elif total:
        words = "No card is like that. Take a word away, or clear the line with ^u."
    else:
        words = "The library is empty. Leave with Esc and q, then add a deck: quizzer add FILE"
    return list(paint.paragraph(words, paint.MUTED, width, 0))
