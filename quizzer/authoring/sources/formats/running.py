"""Which lines at the edges of pages are running heads, feet and page numbers?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from quizzer.authoring.sources.formats.typeset import Line, Style

_EDGE = 0.14
"""The part of a page's height above and below which its edges are."""

_OUTERMOST = 4
_GAP = 1.3
_FEW_PAGES = 4
_SEVERAL = 3
_STEP = 3.0
_DIGITS = re.compile(r"\d+")
_FOLIO = re.compile(r"(?P<first>\d{1,4})\s+\S|.*\s(?P<last>\d{1,4})$")
_NUMBER = re.compile(
    r"[-–—|\s]*(?:page\s+|p\.\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)

_Key = tuple[str | int, int]


def without_running(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[Line]:
    """The lines of all pages without what runs along their edges.

    That is a number alone, what stands at the same height on several pages in the same words,
    whatever their numbers are, and what has the pages' numbers at one of its ends. What is set
    as a heading, as “Step 1” and “Step 2” on slides, stays.
    """
    style = Style([line for lines in pages for line in lines])
    edges = [_at_edges(lines, height, style) for lines, height in zip(pages, heights, strict=True)]
    seen: dict[_Key, set[int]] = defaultdict(set)
    for lines in edges:
        for line in lines:
            for key in _keys(line):
                seen[key].add(line.page)
    enough = 2 if len(pages) <= _FEW_PAGES else _SEVERAL
    dropped = {
        id(line)
        for lines in edges
        for line in lines
        if _NUMBER.fullmatch(line.text) or any(len(seen[key]) >= enough for key in _keys(line))
    }
    return [line for lines in pages for line in lines if id(line) not in dropped]


def _at_edges(lines: Sequence[Line], height: float, style: Style) -> list[Line]:
    """The lines near the upper or lower edge of a page that are apart from its text."""
    upwards = sorted(lines, key=lambda line: line.height)
    low = [line for line in _outermost(upwards, style) if line.height < _EDGE * height]
    high = [line for line in _outermost(upwards[::-1], style) if line.height > (1 - _EDGE) * height]
    return [
        line
        for line in (*low, *high)
        if line.size not in style.larger and not _is_text(line, style)
    ]


def _is_text(line: Line, style: Style) -> bool:
    """Whether a line is as long as those of the text, or ends a sentence in its letters."""
    is_whole = len(line.text) >= style.length or line.text.endswith((".", "!", "?"))
    return line.size == style.size and is_whole


def _outermost(lines: Sequence[Line], style: Style) -> list[Line]:
    """The first lines from an edge inwards, up to a gap; without one, those in small letters."""
    for number, (line, other) in enumerate(pairwise(lines[: _OUTERMOST + 1]), 1):
        if abs(line.height - other.height) > _GAP * style.leading:
            return list(lines[:number])
    is_page = len(lines) > _OUTERMOST
    return [line for line in lines[:_OUTERMOST] if not is_page or line.size < style.size]


def _keys(line: Line) -> Iterator[_Key]:
    """What lines of several pages have in common that run along their edges.

    Each comes with its height and with the next one, so that no rounding parts two.
    """
    step = int(line.height // _STEP)
    words = _DIGITS.sub("#", line.text).casefold()
    yield from ((words, step), (words, step + 1))
    if folio := _FOLIO.match(line.text):
        ahead = int(folio["first"] or folio["last"]) - line.page
        yield from ((ahead, step), (ahead, step + 1))
