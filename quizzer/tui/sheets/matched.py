"""How are right sides given to left ones?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from quizzer.cards.response import Paired, Response
from quizzer.tui.sheets.sheet import Sheet, digit

_CLEARING = ("0", "backspace", "delete")


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchSheet(Sheet):
    """For each left side the right one given to it, and the left side that the next one goes to.

    Right sides count from 0 as they are shown; `arrangement` says which of the card's each is.
    Places are the left sides and then the right ones.
    """

    arrangement: tuple[int, ...]
    rights: tuple[int | None, ...]
    at: int = 0

    @property
    def response(self) -> Response | None:
        """The pairs, if there is one."""
        if all(right is None for right in self.rights):
            return None
        given = (None if right is None else self.arrangement[right] for right in self.rights)
        return Paired(tuple(given))

    def holding(self, response: Response | None) -> Self:
        """With these pairs."""
        if not isinstance(response, Paired) or len(response.rights) != len(self.rights):
            return self
        shown = {right: number for number, right in enumerate(self.arrangement)}
        rights = (None if right is None else shown.get(right) for right in response.rights)
        return replace(self, rights=tuple(rights))

    def clicked(self, place: int) -> Self | None:
        """Go to a left side, or give it a right one."""
        if self.is_told or place < 0:
            return None
        if place < len(self.rights):
            return replace(self, at=place)
        right = place - len(self.rights)
        return self.given(right).at_next() if right < len(self.arrangement) else None

    def after(self, key: str, character: str | None) -> Self | None:
        """Digits give a right side to the current left one; Enter submits."""
        del character
        right = digit(key, len(self.arrangement))
        if right is not None:
            return self.given(right).at_next()
        if key == "enter" and self.response is not None:
            return replace(self, is_complete=True)
        if key in _CLEARING:
            return self._cleared(key)
        if key in ("left", "right"):
            return self._turned(1 if key == "right" else -1)
        at = self.at + {"up": -1, "down": 1}.get(key, 0)
        return replace(self, at=at) if at != self.at and 0 <= at < len(self.rights) else None

    def given(self, right: int | None) -> Self:
        """The right side given to the current left one, and taken from any other."""
        rights = [None if other == right else other for other in self.rights]
        rights[self.at] = right
        return replace(self, rights=tuple(rights))

    def at_next(self) -> Self:
        """At the next left side that has none yet."""
        order = (*range(self.at + 1, len(self.rights)), *range(self.at))
        return replace(self, at=next((n for n in order if self.rights[n] is None), self.at))

    def _cleared(self, key: str) -> Self:
        is_empty = self.rights[self.at] is None
        at = self.at - 1 if is_empty and key == "backspace" and self.at > 0 else self.at
        return replace(self, at=at).given(None)

    def _turned(self, by: int) -> Self:
        """The next right side that is free, for those that have no digit."""
        taken = {right for right in self.rights if right is not None}
        count = len(self.arrangement)
        right = self.rights[self.at]
        start = right if right is not None else (-1 if by > 0 else count)
        steps = ((start + by * step) % count for step in range(1, count + 1))
        return self.given(next((free for free in steps if free not in taken), right))
