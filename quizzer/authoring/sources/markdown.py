"""Which lines does Markdown mark as headings, quotes, tables and code?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked, by the number of the line; of headings, the first line and the level.

    A region's lines all have its number, so that two of a kind in a row are told apart.
    """

    headings: Mapping[int, int]
    regions: Mapping[int, tuple[BlockKind, int]]


def marks(lines: Sequence[str]) -> Marks:
    """The headings on one line that stand in nothing else, and the regions that are no prose."""
    headings: dict[int, int] = {}
    regions: dict[int, tuple[BlockKind, int]] = {}
    for number, token in enumerate(_parser().parse("\n".join(lines))):
        if token.map is None:
            continue
        first, last = token.map[0] + 1, token.map[1]
        is_line = last - first == (token.markup in ("=", "-"))
        if token.type == "heading_open" and token.level == 0 and is_line:
            headings[first] = int(token.tag[1:])
        elif kind := _KINDS.get(token.type):
            for line in range(first, last + 1):
                regions.setdefault(line, (kind, number))
    return Marks(headings, regions)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # 40 ms, and no card needs its source on the way to a face

    parser = MarkdownIt("commonmark").enable("table")
    # Indented lines are seldom code in a document, and what is within a line is not asked.
    parser.disable(["code", "html_block", "reference"])
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser
