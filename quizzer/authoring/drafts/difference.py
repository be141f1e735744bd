"""What differs between two contents of a file, so that the older can be had from the newer?"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """At `start`, from 0, `new` took the place of `old`; all other bytes are the same."""

    start: int
    old: bytes
    new: bytes

    @classmethod
    def between(cls, before: bytes, after: bytes) -> Difference:
        """The one stretch that differs."""
        most = min(len(before), len(after))
        start = bisect_left(range(most), 1, key=lambda n: before[: n + 1] != after[: n + 1])
        before, after, most = before[start:], after[start:], most - start
        same = bisect_left(range(most), 1, key=lambda n: before[-1 - n :] != after[-1 - n :])
        return cls(start, before[: len(before) - same], after[: len(after) - same])

    def taken_back(self, after: bytes) -> bytes:
        """The older content from the newer."""
        return after[: self.start] + self.old + after[self.start + len(self.new) :]
