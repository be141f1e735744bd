"""How do decks and topics read on the home screen's lines?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from quizzer.cards.clean import clean_line
from quizzer.study.wording import counted
from quizzer.tui import paint

if TYPE_CHECKING:
    from quizzer.study.overview import Line, Overview


def columns(width: int, *, is_wide: bool) -> Content:
    """What the columns are."""
    cells = ["Decks", "due", "new", "mastery" if is_wide else ""]
    return _cells([paint.text(cell, paint.MUTED) for cell in cells], width, is_wide=is_wide)


def everything(overview: Overview, width: int, *, is_wide: bool) -> Content:
    """All decks together."""
    name = paint.text("  Everything")
    counts = [_count(number, is_wide=is_wide) for number in (overview.due, overview.new)]
    cells = [name, *counts, Content("")]
    return _cells(cells, width, is_wide=is_wide)


def line(row: Line, width: int, *, is_open: bool, is_wide: bool) -> Content:
    """A deck, whose topics are shown or not, or a topic."""
    arrow = "▾ " if is_open else "▸ "
    name = paint.text(("    " if row.depth else arrow) + clean_line(row.title))
    counts = [_count(number, is_wide=is_wide) for number in (row.due, row.new)]
    cells = [name, *counts, _mastery(row, is_wide=is_wide)]
    return _cells(cells, width, is_wide=is_wide)


def below(overview: Overview, width: int, sure_key: str) -> list[Content]:
    """What there is to say under the lines; `sure_key` asks what the learner was sure of."""
    return [*_state(overview, width), *_sure(overview, width, sure_key)]


def _sure(overview: Overview, width: int, key: str) -> list[Content]:
    if not overview.confident_wrong:
        return []
    cards = counted(overview.confident_wrong, "card")
    words = f"  {cards} that you were sure of and got wrong; {key} asks them again."
    return [Content(""), *paint.wrapped(paint.text(words), width)]


def _state(overview: Overview, width: int) -> list[Content]:
    if not overview.decks:
        words = "The library is empty. Leave with q, then add a deck: quizzer add deck.yaml"
    elif not overview.due and not overview.new:
        more = " n takes ten new cards more." if overview.unseen else ""
        words = f"  Nothing is due now. Tomorrow: {overview.tomorrow:,}.{more}"
    elif not any(deck.measured is None or deck.measured.reviews for deck in overview.decks):
        words = "  Nothing was answered yet: Enter begins with the selected line."
    else:
        return []
    return [Content(""), *paint.wrapped(paint.text(words), width)]


def _mastery(row: Line, *, is_wide: bool) -> Content:
    """A bar with the mastery in numbers; only the numbers where there is no room."""
    if row.measured is None:
        return Content("")
    number = paint.text(f"{round(row.mastery.score * 100):>4} %")
    if not is_wide:
        return number
    margin = f" ± {round(row.mastery.margin * 100):<2}" if row.mastery.seen else " " * 5
    return paint.joined(paint.bar(row.mastery.score), number, paint.text(margin, paint.MUTED))


def _count(number: int, *, is_wide: bool) -> Content:
    digits = f"{number:,}" if is_wide else str(number)
    return paint.text(digits, "" if number else paint.MUTED)


def _cells(cells: list[Content], width: int, *, is_wide: bool) -> Content:
    """A name, two counts and a mastery, in columns."""
    numbers, last = (7, 24) if is_wide else (5, 7)
    name, due, new, mastery = cells
    return paint.joined(
        paint.fitted(name, width - 2 * numbers - last),
        paint.flush_right(due, numbers),
        paint.flush_right(new, numbers),
        paint.fitted(paint.joined(paint.text("   " if is_wide else " "), mastery), last),
    )
