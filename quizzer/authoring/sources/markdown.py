"""Which lines does Markdown mark as headings, quotes, tables and code?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from quizzer.authoring.sources.blocks import BlockKind

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_KINDS = {
    "fence": BlockKind.CODE,
    "table_open": BlockKind.TABLE,
    "blockquote_open": BlockKind.QUOTE,
}

_MARKS = ("#", ">", "```", "~~~", "|", "==", "--")
"""Without any of these there is nothing to be found."""

_FENCE = re.compile(r"\s*(?:```|~~~)")
_PIECE = 5_000
"""Lines that are parsed at once."""

_LONGEST_LINE = 4_000
"""Characters of a line that are looked at: what it is stands at its head."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked, by the number of the line; of headings, the first line and the level.

    A region's lines all have the number of its first, which tells two of a kind in a row apart.
    """

    headings: Mapping[int, int]
    regions: Mapping[int, tuple[BlockKind, int]]


def marks(lines: Sequence[str]) -> Marks:
    """The headings on one line that stand in nothing else, and the regions that are no prose."""
    headings: dict[int, int] = {}
    regions: dict[int, tuple[BlockKind, int]] = {}
    for before, piece in _pieces(lines):
        for token in _parser().parse("\n".join(piece)):
            if token.map is None:
                continue
            first, last = before + token.map[0] + 1, before + token.map[1]
            is_line = last - first == (token.markup in ("=", "-"))
            if token.type == "heading_open" and token.level == 0 and is_line:
                headings[first] = int(token.tag[1:])
            elif kind := _KINDS.get(token.type):
                for line in range(first, last + 1):
                    regions.setdefault(line, (kind, first))
    return Marks(headings, regions)


def _pieces(lines: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """Stretches with marks in them, each with the number of lines before it.

    A long document is parsed piece by piece, because its tokens take much more room than itself.
    A piece ends where nothing goes on: at a blank line before one that is not indented, outside
    code.
    """
    start = 0
    is_code = False
    for number, line in enumerate(lines):
        is_end = number - start >= _PIECE and not is_code and not lines[number - 1].strip()
        if is_end and line[:1] and not line[0].isspace():
            yield from _piece(lines, start, number)
            start = number
        is_code ^= bool(_FENCE.match(line))
    yield from _piece(lines, start, len(lines))


def _piece(lines: Sequence[str], start: int, end: int) -> Iterator[tuple[int, Sequence[str]]]:
    piece = lines[start:end]
    if any(mark in line for line in piece for mark in _MARKS):
        yield start, [line[:_LONGEST_LINE] for line in piece]


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # 40 ms, and no card needs its source on the way to a face

    parser = MarkdownIt("commonmark").enable("table")
    # Indented lines are seldom code in a document, and what is within a line is not asked.
    parser.disable(["code", "html_block", "reference"])
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser
