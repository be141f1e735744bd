"""What differs between two contents of a file, so that the older can be had from the newer?"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise


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


def merged(base: bytes, one: bytes, other: bytes) -> bytes | None:
    """What both contents make of `base`, line by line; None where they changed the same lines.

    Lines that touch are the same: what stands side by side often belongs together.
    """
    lines = base.splitlines(keepends=True)
    changes = sorted([*_changes(lines, one), *_changes(lines, other)])
    if any(later[0] <= earlier[1] for earlier, later in pairwise(changes)):
        return None
    done = 0
    pieces: list[bytes] = []
    for start, end, new in changes:
        pieces += [*lines[done:start], *new]
        done = end
    return b"".join([*pieces, *lines[done:]])


def _changes(base: list[bytes], content: bytes) -> list[tuple[int, int, list[bytes]]]:
    """Which lines of `base` became which of a content: from one number to before another."""
    lines = content.splitlines(keepends=True)
    found = SequenceMatcher(None, base, lines, autojunk=False).get_opcodes()
    return [(i, j, lines[k:m]) for tag, i, j, k, m in found if tag != "equal"]
