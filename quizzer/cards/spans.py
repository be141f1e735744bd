"""What is a run of characters marked as, and what is a paragraph of them?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto
from typing import TypeAlias


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
