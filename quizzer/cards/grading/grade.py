"""What is an answer worth, and how is that explained?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What an answer is, in a word."""

    RIGHT = "right"
    PARTLY = "partly right"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that was asked for: what was given for it and what was expected.

    `given` is empty where nothing was, `expected` where something was given that nobody asked
    for. `remark` says what was forgiven, or what is wrong.
    """

    given: str
    expected: str
    is_right: bool
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Grade:
    """An answer's worth. `score` is a share of 1; below 0 only where wrong choices cost points.

    `why` explains it in a phrase that stands alone: `right`, `right but for an accent`,
    `7.1 is within 5 % of 7.19 million`, `2 of 3, missing Vodafone`. It is foreign text until a
    face has cleaned it.
    """

    verdict: Verdict
    score: float
    why: str
    parts: tuple[Part, ...] = ()

    @property
    def is_right(self) -> bool:
        """Whether nothing is missing."""
        return self.verdict is Verdict.RIGHT
