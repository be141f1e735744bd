"""Which elements of a page are shown, which belong around its text, and which tables hold data?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizzer.authoring.sources.hidden import without_invisible

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_NO_TEXT = frozenset(
    """
    -comment -doctype aside audio button canvas datalist dialog embed footer head iframe input
    label map math menu nav noscript object option script select style svg template textarea
    title video
    """.split()
)
_AROUND = frozenset(
    "alert banner complementary contentinfo dialog menu menubar navigation search toolbar".split()
)
_HIDES = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0*)?\s*(?:;|$|!)"
    r"|font-size\s*:\s*0(?:\.0*)?[a-z%]*\s*(?:;|$|!)|(?<![-\w])color\s*:\s*transparent"
    r"|(?:left|top|text-indent)\s*:\s*-\d{4}",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\s*\[?(?:\d{1,3}|[a-z])\]?\s*|[*†‡§¶]+")
_LONGEST_CELL = 200
_MOST_COLUMNS = 50
_FEWEST_LINKS = 3
_LINKED = 0.8


def is_shown(node: LexborNode) -> bool:
    """Whether an element is text, is not hidden and does not belong to the page around it."""
    tag = node.tag or ""
    if tag == "-text":
        return True
    if tag in _NO_TEXT:
        return False
    given = node.attributes
    if not given:
        return True
    style = given.get("style") or ""
    return not ("hidden" in given or given.get("role") in _AROUND or _HIDES.search(style))


def is_note_mark(node: LexborNode) -> bool:
    """Whether something raised only leads to a note."""
    return node.css_first("a") is not None and bool(_NOTE.fullmatch(node.text()))


def is_navigation(node: LexborNode) -> bool:
    """Whether a list is one of links, and says nothing itself."""
    links = node.css("a[href]")
    if len(links) < _FEWEST_LINKS or node.css_first("p") is not None:
        return False
    linked = sum(len(link.text().strip()) for link in links)
    return linked >= _LINKED * len("".join(node.text().split()))


def rows_of(table: LexborNode) -> list[list[str]]:
    """The cells of a table of data, row by row; empty for one that only lays out a page."""
    if table.attributes.get("role") in ("presentation", "none"):
        return []
    if table.css_first("table table, h1, h2, h3, ul, ol, blockquote, pre") is not None:
        return []
    rows = [
        [cell_text(cell) for cell in _children(row, ("td", "th"))]
        for row in table.css("tr")
        if is_shown(row)
    ]
    rows = [row for row in rows if any(row)]
    columns = max(map(len, rows), default=0)
    is_long = any(len(cell) > _LONGEST_CELL for row in rows for cell in row)
    return [] if is_long or not 1 < columns <= _MOST_COLUMNS else rows


def cell_text(cell: LexborNode) -> str:
    """What a cell shows, on one line."""
    texts = []
    stack = [cell]
    while stack:
        node = stack.pop()
        if node.tag == "-text":
            texts.append(node.text(deep=False))
            continue
        texts.append(" " if node.tag in ("br", "p", "div") else "")
        stack += reversed([child for child in _nodes(node) if is_shown(child)])
    return " ".join(without_invisible("".join(texts)).split())


def _children(node: LexborNode, tags: tuple[str, ...]) -> list[LexborNode]:
    return [child for child in _nodes(node) if child.tag in tags and is_shown(child)]


def _nodes(node: LexborNode) -> Iterator[LexborNode]:
    child = node.first_child
    while child is not None:
        yield child
        child = child.next
