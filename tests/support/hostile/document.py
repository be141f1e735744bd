"""What is a hostile case document, and what must come of it?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from support.hostile.case import Weight

MIB = 2**20


@dataclass(frozen=True, slots=True)
class HostileDocument:
    """A document, and what reading it ends with: words of the error, or of the lines."""

    name: str
    ending: str
    data: Callable[[], bytes]
    refused: str = ""
    shows: str = ""
    hides: str = ""
    weight: Weight = Weight.LIGHT
