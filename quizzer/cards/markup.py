"""What does a card's text consist of: paragraphs, lists, tables, code; emphasis, maths, images?

Every text of the tree is clean, so a face may show it as it is. A text without marks, which is
nearly every text of a card, is one paragraph with one span, and no library is asked about it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Flag, auto
from functools import lru_cache
from typing import TypeAlias

from quizzer.cards.clean import clean


class Marks(Flag):
    """What a span is. Emphasis and strong may go with anything."""

    NONE = 0
    EMPHASIS = auto()
    STRONG = auto()
    CODE = auto()
    MATHS = auto()
    LINK = auto()
    IMAGE = auto()


@dataclass(frozen=True, slots=True)
class Span:
    """Characters that are marked alike. `target` is where a link leads or an image lies.

    The text of maths is Unicode where all of it can be written so, else the TeX with its dollars.
    """

    text: str
    marks: Marks = Marks.NONE
    target: str = ""


Spans: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; line breaks are the author's."""

    spans: Spans
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; its level counts from 1."""

    level: int
    spans: Spans
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list. Its labels are bullets, or the numbers as the author wrote them."""

    items: tuple[Blocks, ...]
    labels: tuple[str, ...]
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """Lines of code, never reflowed, in a language as the author names it."""

    text: str
    language: str = ""
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of headings; every row has as many cells."""

    head: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]
    is_right: tuple[bool, ...]
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody else says."""

    blocks: Blocks
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A line between two parts."""

    is_apart: bool = False


Block: TypeAlias = Paragraph | Heading | Items | Code | Table | Quote | Rule
"""`is_apart` says that the author left an empty line before it."""

Blocks: TypeAlias = tuple[Block, ...]

_INLINE = re.compile(r"[*`]|(?<!\w)_|_(?!\w)|\]\(|&#?\w+;|\$[^$]+\$|\\[*_`\[\]$#>|&!<~+\n-]")
_BLOCK = re.compile(
    r"^[ ]*(?:#{1,6} |>|[-*] |\d{1,9}[.)] |~~~|(?:- *){3,}$|\|?[ ]*:?-+:?[ ]*(?:\||$))",
    re.MULTILINE,
)


def is_plain(text: str) -> bool:
    """Whether nothing in a text can be a mark of Markdown."""
    return _INLINE.search(text) is None and ("\n" not in text or _BLOCK.search(text) is None)


@lru_cache(maxsize=512)
def parse(text: str) -> Blocks:
    """The blocks of a card's text, from top to bottom.

    Only a text of several lines has blocks: an answer `1. FC Köln`, `# 1` or `> 5 %` is text.
    """
    cleaned = clean(text).strip("\n")
    if is_plain(cleaned):
        return (Paragraph((Span(cleaned),)),)
    if "\n" not in cleaned:
        return (Paragraph(inline(cleaned)),)
    from quizzer.cards.markdown import blocks  # with its parser, 40 ms

    found = blocks(cleaned)
    said = [_unmarked(block) for block in found]
    if None not in said and "".join("".join(map(str, said)).split()) == "".join(cleaned.split()):
        return (Paragraph((Span(cleaned),)),)  # nothing was meant by it, so its spaces stay too
    return found


def _unmarked(block: Block) -> str | None:
    """What a paragraph without marks says."""
    if not isinstance(block, Paragraph) or any(span.marks for span in block.spans):
        return None
    return "".join(span.text for span in block.spans)


@lru_cache(maxsize=512)
def inline(text: str) -> Spans:
    """The spans of a text that is never more than a line or two, such as an option."""
    cleaned = clean(text)
    if is_plain(cleaned):
        return (Span(cleaned),)
    from quizzer.cards.markdown import spans

    return spans(cleaned)
