"""What is a document made of: headings, and the paragraphs, items, tables and code under them?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a run of lines is."""

    HEADING = "heading"
    LIST_ITEM = "list item"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    TABLE = "table"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. `level` counts from 1, the highest; `text` is without marks and numbering."""

    line: int
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a block with the label that runs in before it: `Lean Operations: …`.

    The label is without its colon and emphasis, and empty where the text has none.
    """

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines, from 1, that belong together, under its headings from the highest down.

    `text` is one line without the marks of headings, items and quotes, without HTML and
    invisible characters; emphasis is left in. A paragraph and an item have at least one of
    `parts`, which share the text out among its labels. An item has a `depth` from 1 and, where
    it is counted, its `number`. `page` counts from 1. What does not apply is 0 or empty.
    """

    first_line: int
    last_line: int
    kind: BlockKind
    under: tuple[Heading, ...]
    text: str = ""
    parts: tuple[Part, ...] = ()
    page: int = 0
    depth: int = 0
    number: int = 0

    @property
    def label(self) -> str:
        """The label at its head, empty where there is none."""
        return self.parts[0].label if self.parts else ""
