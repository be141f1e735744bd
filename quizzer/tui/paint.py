"""How do lines, bars, tables and key strips fit a width? Pure: texts in, `Content` out.

Everything is measured in terminal cells. Foreign text comes in cleaned and is never markup.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from rich.cells import cell_len
from textual.content import Content, Span

from quizzer.cards.clean import clean

MUTED = "$quiet"
ACCENT = "$loud"
BOLD = "bold"
STRONG = "bold $loud"
ERROR = "bold $wrong"
SELECTED = "on $chosen"
LABEL = "bold reverse"
CURSOR = "reverse"
CODE = "not bold on $panel"

_COLOURLESS: Mapping[object, str] = MappingProxyType(
    {SELECTED: "reverse", MUTED: "dim", CODE: "not bold dim"}
)

_FULL, _EMPTY = "▰", "▱"
_ROWS_OF_STRIP = 2
_GAP = "   "


def text(words: str, style: str = "") -> Content:
    """Plain text in a style; never parsed for markup."""
    return Content.styled(words, style) if style else Content(words)


def joined(*parts: Content) -> Content:
    """Parts side by side."""
    return Content("").join(parts)


def without_colour(line: Content) -> Content:
    """The line where there are no colours: the selected is reversed, the muted and code are dim."""
    spans = [
        Span(span.start, span.end, _COLOURLESS.get(span.style, span.style)) for span in line.spans
    ]
    return Content(line.plain, spans)


def typed(words: str, cursor: int, width: int, ahead: str = "") -> Content:
    """A typed line with its cursor, moved left where it is too long for a width.

    `ahead` is what is offered to be typed behind the cursor.
    """
    prompt = text("› ", STRONG)
    room = max(1, width - prompt.cell_length)
    before, behind = harmless(words[:cursor]), harmless(words[cursor:])
    at = len(before)
    whole = text(f"{before}{ahead}{behind} ")
    line = whole.stylize(MUTED, at, at + len(ahead)).stylize(CURSOR, at, at + 1)
    hidden, seen = 0, sum(map(cell_len, before))
    while seen >= room:
        seen -= cell_len(before[hidden])
        hidden += 1
    return fitted(joined(prompt, line[hidden:]), width)


def harmless(words: str) -> str:
    """What was typed, with nothing in it that a terminal would obey, and every space."""
    return clean(words).replace("\n", " ")


def fitted(line: Content, width: int) -> Content:
    """A line cut with an ellipsis, or padded, to exactly a width."""
    cut = line.truncate(width, ellipsis=True) if line.cell_length > width else line
    return cut.pad_right(width - cut.cell_length)


def flush_right(line: Content, width: int) -> Content:
    """A line pushed to the right edge of a width."""
    cut = line.truncate(width, ellipsis=True) if line.cell_length > width else line
    return cut.pad_left(width - cut.cell_length)


def spread(left: Content, right: Content, width: int) -> Content:
    """Left and right on one line; the left one gives way."""
    room = width - right.cell_length - 1
    if room < 1:
        return fitted(right, width)
    return joined(fitted(left, room), text(" "), right)


def bar(share: float, cells: int = 10) -> Content:
    """A bar one row high, for a share of 1. Only nothing shows no cell, and only all shows all."""
    full = int(share * cells)
    return _bar(max(1, full) if share > 0 else full, cells)


@lru_cache(maxsize=64)
def _bar(full: int, cells: int) -> Content:
    return joined(text(_FULL * full, ACCENT), text(_EMPTY * (cells - full), MUTED))


@lru_cache(maxsize=64)
def rule(width: int) -> Content:
    """A thin line across."""
    return text("─" * width, MUTED)


@dataclass(frozen=True, slots=True)
class Hint:
    """A key and what it does now. `detail` is dropped before the words, those before the key."""

    key: str
    words: str
    detail: str = ""


@lru_cache(maxsize=64)
def strip(hints: tuple[Hint, ...], width: int) -> list[Content]:
    """The keys that do something now, on at most two rows, always with every key.

    Where room is short, words go from the last key on; details go only after that.
    """
    rows: list[Content] = []
    for form, losers in (
        (_with_detail, [hint for hint in hints if not hint.detail]),
        (_with_words, list(hints)),
    ):
        for count in range(len(losers) + 1):
            bare = losers[len(losers) - count :]
            parts = [_with_key(hint) if hint in bare else form(hint) for hint in hints]
            rows = _packed(parts, width)
            if len(rows) <= _ROWS_OF_STRIP:
                return rows
    return rows[:_ROWS_OF_STRIP]


def _with_detail(hint: Hint) -> Content:
    detail = text(f" {hint.detail}", MUTED) if hint.detail else text("")
    return joined(_with_words(hint), detail)


def _with_words(hint: Hint) -> Content:
    return joined(text(hint.key, STRONG), text(f" {hint.words}"))


def _with_key(hint: Hint) -> Content:
    return text(hint.key, STRONG)


def _packed(parts: Sequence[Content], width: int) -> list[Content]:
    rows: list[list[Content]] = [[]]
    used = 0
    for part in parts:
        needed = part.cell_length + (len(_GAP) if rows[-1] else 0)
        if rows[-1] and used + needed > width:
            rows.append([])
            used, needed = 0, part.cell_length
        rows[-1].append(part)
        used += needed
    return [Content(_GAP).join(row) for row in rows]


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a long list that is seen: `height` lines from `top`."""

    top: int
    height: int

    def around(self, row: int, count: int) -> Window:
        """Moved as little as needed to show a row."""
        top = min(max(self.top, row - self.height + 1), row)
        return Window(max(0, min(top, count - self.height)), self.height)

    def of(self, lines: Sequence[Content]) -> list[Content]:
        """The lines that are seen."""
        return list(lines[self.top : self.top + self.height])


@lru_cache(maxsize=256)
def paragraph(words: str, style: str, width: int, margin: int) -> tuple[Content, ...]:
    """Plain text in one style, wrapped to a width and moved right by a margin. Kept for reuse."""
    return tuple(line.pad_left(margin) for line in wrapped(text(words, style), width))


def wrapped(content: Content, width: int) -> list[Content]:
    """Content wrapped to lines of at most a width. Empty lines stay."""
    return [line for part in content.split("\n", allow_blank=True) for line in _lines(part, width)]


def _lines(part: Content, width: int) -> list[Content]:
    return part.wrap(width) or [Content("")]
