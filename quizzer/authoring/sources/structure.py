"""Which lines of a document are headings, and which belong together as paragraphs?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from quizzer.authoring.sources.blocks import Block, BlockKind, Heading
from quizzer.authoring.sources.hidden import shown_lines, without_invisible
from quizzer.authoring.sources.labels import parts, parts_of_item
from quizzer.authoring.sources.markdown import Marks, marks
from quizzer.authoring.sources.titles import ITEM, bare, titles
from quizzer.cards.clean import is_visible

_INDENTED = re.compile(r" {4}|\t")
_MARKDOWN = re.compile(r"#{1,6}(?: (?P<title>.*?))?(?: #+)?")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})\s*")
_RULE = re.compile(r" {0,3}(?:[-*_]\s*){3,}")
_ITEM_MARK = re.compile(
    r"(?P<indent>\s*)(?P<mark>(?:[-*+•‣◦]\s+)?(?:(?P<number>\d{1,3})[.)]\s+)?)(?:\[[ xX]\]\s+)?"
)
_QUOTE_MARK = re.compile(r"(?:\s*>)+\s?")
_DEEPER = 2
"""Columns that an item stands behind the one it is in, at least."""


@dataclass(frozen=True, slots=True)
class Structure:
    """The headings of a document, and all its blocks, headings among them, in order."""

    headings: tuple[Heading, ...]
    blocks: tuple[Block, ...]


def structure(lines: Sequence[str], page_of: Callable[[int], int], *, is_html: bool) -> Structure:
    """The headings: Markdown's where the document has any, else what reads like one; the blocks.

    Blank lines, rules and, where HTML in the lines is meant (`is_html`), what of it a reader does
    not see, as comments, are in no block.
    """
    shown = shown_lines(lines) if is_html else lines
    marked = marks(shown)
    headings = _headings(shown, marked)
    return Structure(headings, _Walk(shown, marked, headings, page_of).blocks())


def _headings(lines: Sequence[str], marked: Marks) -> tuple[Heading, ...]:
    found = [
        Heading(line, level, title)
        for line, level in marked.headings.items()
        if is_visible(title := _title(lines, line))
    ]
    has_code = any(kind is BlockKind.CODE for kind, _ in marked.regions.values())
    return tuple(found) if found or has_code else titles(lines)


def _title(lines: Sequence[str], number: int) -> str:
    """The title that is marked in a line; empty where a mark is none of ours."""
    line = lines[number - 1]
    if not _INDENTED.match(line) and (found := _MARKDOWN.fullmatch(" ".join(line.split()))):
        return bare(found["title"] or "")
    is_underlined = number < len(lines) and _UNDERLINE.fullmatch(lines[number])
    return bare(line) if is_underlined and not ITEM.match(line) else ""


class _Walk:
    """Goes through the lines once and puts together what belongs together."""

    def __init__(
        self,
        lines: Sequence[str],
        marked: Marks,
        headings: Sequence[Heading],
        page_of: Callable[[int], int],
    ) -> None:
        self._lines = lines
        self._regions = marked.regions
        self._titles = {heading.line: heading for heading in headings}
        self._page_of = page_of
        self._path: tuple[Heading, ...] = ()
        self._indents: list[int] = []

    def blocks(self) -> tuple[Block, ...]:
        """All blocks in order."""
        found = []
        first = 0
        for number, line in enumerate(self._lines, 1):
            if first and (self._is_gap(number, line) or self._begins(number, line)):
                found.append(self._block(first, number - 1))
                first = 0
            if not first and not self._is_gap(number, line):
                first = number
        if first:
            found.append(self._block(first, len(self._lines)))
        return tuple(found)

    def _region(self, number: int) -> tuple[BlockKind, int] | None:
        return self._regions.get(number)

    def _is_gap(self, number: int, line: str) -> bool:
        """Whether a line is in no block."""
        region = self._region(number)
        if region and region[0] is BlockKind.CODE:
            return False
        if region and region[0] is BlockKind.QUOTE:
            return not _QUOTE_MARK.sub("", line, count=1).strip()
        is_underline = number - 1 in self._titles and bool(_UNDERLINE.fullmatch(line))
        return not line.strip() or bool(_RULE.fullmatch(line)) or is_underline

    def _begins(self, number: int, line: str) -> bool:
        """Whether a line begins another block than that of the line before it."""
        if self._region(number) != self._region(number - 1):
            return True
        if self._region(number):
            return False
        return number in self._titles or number - 1 in self._titles or bool(ITEM.match(line))

    def _block(self, first: int, last: int) -> Block:
        page = self._page_of(first)
        if heading := self._titles.get(first):
            self._path = (*(h for h in self._path if h.level < heading.level), heading)
            self._indents = []
            text = without_invisible(heading.text)
            return Block(first, last, BlockKind.HEADING, self._path, text, page=page)
        lines = self._lines[first - 1 : last]
        region = self._region(first)
        kind = region[0] if region else BlockKind.PARAGRAPH
        if kind in (BlockKind.CODE, BlockKind.TABLE):
            text = "\n".join(map(without_invisible, lines))
            return Block(first, last, kind, self._path, text, page=page)
        if kind is BlockKind.QUOTE:
            text = _joined(_QUOTE_MARK.sub("", line, count=1) for line in lines)
            return Block(first, last, kind, self._path, text, parts(text), page)
        if ITEM.match(lines[0]):
            return self._item(first, last, lines, page)
        text = _joined(lines)
        if not lines[0][:1].isspace():
            self._indents = []
        return Block(first, last, kind, self._path, text, parts(text), page)

    def _item(self, first: int, last: int, lines: Sequence[str], page: int) -> Block:
        mark = _ITEM_MARK.match(lines[0])
        assert mark is not None  # it matches everything
        indent = len(mark["indent"].expandtabs(4))
        while self._indents and indent < self._indents[-1] + _DEEPER:
            self._indents.pop()
        self._indents.append(indent)
        text = _joined((lines[0][mark.end() :], *lines[1:]))
        return Block(
            first,
            last,
            BlockKind.LIST_ITEM,
            self._path,
            text,
            parts_of_item(text),
            page,
            depth=len(self._indents),
            number=int(mark["number"] or 0),
        )


def _joined(lines: Iterable[str]) -> str:
    """Lines as one, without what cannot be seen."""
    return " ".join(without_invisible(" ".join(lines)).split())
