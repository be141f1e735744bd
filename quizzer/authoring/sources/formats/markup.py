"""Which lines do the elements of a page make: headings, paragraphs, items, quotes, tables?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizzer.authoring.sources.fingerprint import without_emphasis
from quizzer.authoring.sources.formats.elements import (
    is_navigation,
    is_note_mark,
    is_shown,
    rows_of,
)
from quizzer.authoring.sources.formats.rendering import (
    MOST_CHARACTERS,
    fenced,
    paragraph,
    too_long,
)
from quizzer.authoring.sources.hidden import without_invisible

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BLOCKS = frozenset(
    """
    address article blockquote body caption center dd details div dl dt fieldset figcaption figure
    form header hgroup hr html legend li main ol p pre section summary table tbody td tfoot th
    thead tr ul
    """.split()
)
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_STRONG = frozenset({"b", "strong"})
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LONGEST_NUMBER = 3

_DEEPEST_TABLE = 2
_DEEPEST_LIST = 3
"""Of those within one another, the ones that are looked at as a whole."""

_BREAK = "\n"
_PARAGRAPH = re.compile(r"\n\s*\n")
"""Where a page breaks a line twice, another paragraph begins."""


@dataclass(slots=True)
class _List:
    """A list that is open; `count` is the number of its last item where they are counted."""

    is_ordered: bool
    count: int = 0


class Page:
    """Goes through a tree without recursion and writes a line for each block."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._lines: list[str] = []
        self._characters = 0
        self._words: list[str] = []
        self._strong: int | None = None
        self._level = self._quotes = self._tables = 0
        self._lists: list[_List] = []
        self._mark = self._term = ""
        self._is_code = self._is_raised = self._follows_item = False

    def read(self, root: LexborNode) -> tuple[str, ...]:
        """The lines. Raises DocumentError for a page with too much text."""
        for node, is_end in _steps(root, self._enter):
            if is_end:
                self._leave(node.tag or "")
            else:
                self._take(node.text(deep=False))
        self._write()
        return tuple(self._lines)

    def _take(self, text: str) -> None:
        self._characters += len(text)
        if self._characters > MOST_CHARACTERS:
            raise too_long(self._name)
        self._words.append(text if self._is_code else text.replace("\n", " "))

    def _enter(self, node: LexborNode) -> bool:
        """Begin an element; whether what is in it is to be read."""
        tag = node.tag or ""
        if tag in _LEVELS:
            self._write()
            self._level = _LEVELS[tag]
        elif tag in _BLOCKS:
            self._write()
            return self._begin(node, tag)
        elif tag == "br":
            self._words.append(_BREAK)
        elif tag == "sup" and not self._is_raised:
            self._is_raised = not is_note_mark(node) and not self._raise(node)
            return self._is_raised
        elif tag in _STRONG and self._strong is None and not self._level and not self._is_code:
            self._strong = len(self._words)
        return True

    def _begin(self, node: LexborNode, tag: str) -> bool:
        if tag in ("ul", "ol"):
            if len(self._lists) < _DEEPEST_LIST and is_navigation(node):
                return False
            start = node.attributes.get("start") or "1"
            is_number = start.isascii() and start.isdecimal() and len(start) <= _LONGEST_NUMBER
            self._follows_item = self._follows_item and bool(self._lists)
            self._lists.append(_List(tag == "ol", int(start) - 1 if is_number else 0))
        elif tag == "li":
            self._mark = self._next_mark()
        elif tag == "blockquote":
            self._quotes += 1
        elif tag == "pre":
            self._is_code = True
        elif tag == "table":
            self._tables += 1
            rows = rows_of(node) if self._tables <= _DEEPEST_TABLE else []
            self._write_table(rows)
            self._tables -= bool(rows)
            return not rows
        return True

    def _leave(self, tag: str) -> None:
        if tag in _LEVELS or tag in _BLOCKS:
            self._write(is_term=tag == "dt")
        if tag in _LEVELS:
            self._level = 0
        elif tag in ("ul", "ol"):
            self._lists.pop()
        elif tag == "li":
            self._mark = ""
        elif tag == "blockquote":
            self._quotes -= 1
        elif tag == "pre":
            self._is_code = False
        elif tag == "table":
            self._tables -= 1
        elif tag == "sup":
            self._is_raised = False
        elif tag in _STRONG and self._strong is not None:
            self._close_strong(self._strong)

    def _raise(self, node: LexborNode) -> bool:
        """Write digits that are raised as what they are: m²."""
        text = node.text().strip()
        is_power = bool(text) and all(character in "0123456789+-" for character in text)
        if is_power:
            self._take(text.translate(_RAISED))
        return is_power

    def _close_strong(self, start: int) -> None:
        inner = "".join(self._words[start:])
        self._strong = None
        if bare := inner.strip():
            before, _, after = inner.partition(bare)
            self._words[start:] = [before, f"**{bare}**", after]

    def _next_mark(self) -> str:
        if not self._lists:
            return "- "
        last = self._lists[-1]
        last.count += 1
        indent = "  " * (len(self._lists) - 1)
        return f"{indent}{last.count}. " if last.is_ordered else f"{indent}- "

    def _write(self, *, is_term: bool = False) -> None:
        """Write what has been read as a line of its own."""
        text = "".join(self._words)
        self._words.clear()
        self._strong = None
        if self._is_code:
            self._write_code(text)
        elif self._level:
            if line := " ".join(without_invisible(text).split()):
                self._add(f"{'#' * self._level} {line}")
                self._mark = ""
        else:
            for piece in _PARAGRAPH.split(text):
                if line := paragraph(piece):
                    self._write_paragraph(line, is_term=is_term)

    def _write_paragraph(self, line: str, *, is_term: bool) -> None:
        if is_term:
            self._term = f"**{without_emphasis(line).rstrip(': ')}:** "
            return
        mark, term = self._mark, self._term
        self._mark = self._term = ""
        quoted = "> " if self._quotes else ""
        self._add(f"{quoted}{mark}{term}{line}", is_item=bool(mark))

    def _write_code(self, text: str) -> None:
        lines = text.strip("\n").split("\n")
        if any(line.strip() for line in lines):
            self._add("\n".join(fenced(lines)))

    def _write_table(self, rows: list[list[str]]) -> None:
        if not rows:
            return
        columns = max(map(len, rows))
        cells = [[cell.replace("|", "\\|") for cell in row] for row in rows]
        full = [[*row, *([""] * (columns - len(row)))] for row in cells]
        rule = ["---"] * columns
        self._add("\n".join(f"| {' | '.join(row)} |" for row in (full[0], rule, *full[1:])))

    def _add(self, text: str, *, is_item: bool = False) -> None:
        if self._lines and not (is_item and self._follows_item):
            self._lines.append("")
        self._lines += text.split("\n")
        self._follows_item = is_item


def _steps(
    root: LexborNode, enter: Callable[[LexborNode], bool]
) -> Iterator[tuple[LexborNode, bool]]:
    """Each text, and each element behind what is in it, of those that are entered."""
    stack = [(root, False)]
    while stack:
        node, is_end = stack.pop()
        if is_end or node.tag == "-text":
            yield node, is_end
        elif enter(node):
            stack.append((node, True))
            child = node.last_child
            while child is not None:
                if is_shown(child):
                    stack.append((child, False))
                child = child.prev
