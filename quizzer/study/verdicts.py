"""Which verdicts has a sitting given, and what was the deck's file before the last of them?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from quizzer.authoring.drafts.difference import Difference, merged


class Outcome(StrEnum):
    """What became of a draft."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was said of which draft."""

    card: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class _Step:
    """A change of the file, by a verdict or, without one, by another program."""

    change: Difference
    verdict: Verdict | None = None


class Verdicts:
    """The changes of one file, each made on what the one before it left."""

    def __init__(self) -> None:
        self._steps: list[_Step] = []

    def __iter__(self) -> Iterator[Verdict]:
        """The verdicts that were not taken back, in their order."""
        return (step.verdict for step in self._steps if step.verdict)

    @property
    def last(self) -> Verdict | None:
        """The one to be taken back first."""
        return next(reversed(list(self)), None)

    def note(self, before: bytes, after: bytes, verdict: Verdict | None = None) -> None:
        """Keep a change; nothing when there is none."""
        if before != after:
            self._steps.append(_Step(Difference.between(before, after), verdict))

    def without_last(self, now: bytes) -> bytes | None:
        """The file without its last verdict, byte for byte what it was before.

        What others changed since, elsewhere, stays; None where they changed the same lines.
        `now` is the file's content, after every change that was noted.
        """
        before, after = self._around_last(now)
        return before if after == now else merged(after, before, now)

    def take_back(self, now: bytes, left: bytes) -> None:
        """Forget the last verdict; `left` is the content without it."""
        before, _ = self._around_last(now)
        while self._steps.pop().verdict is None:
            pass
        self.note(before, left)

    def _around_last(self, now: bytes) -> tuple[bytes, bytes]:
        """The content before the last verdict, and after it."""
        content = now
        for step in reversed(self._steps):
            earlier = step.change.taken_back(content)
            if step.verdict:
                return earlier, content
            content = earlier
        return content, content
