"""What may a card's text of several lines consist of, besides paragraphs?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from quizzer.cards.spans import Paragraph, Spans


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
