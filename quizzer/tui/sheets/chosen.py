"""How are options chosen: one of several, all that fit, true or false?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from quizzer.cards.response import Chosen, Judged, Response
from quizzer.tui.sheets.sheet import Sheet, digit, moved


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceSheet(Sheet):
    """One option, which is submitted when it is chosen. Options count from 0 as they are shown.

    `arrangement` says which option of the card each of them is.
    """

    arrangement: tuple[int, ...]
    chosen: frozenset[int] = frozenset()
    at: int | None = None

    @property
    def response(self) -> Response | None:
        """What is chosen, as the card counts its options."""
        if not self.chosen:
            return None
        return Chosen(tuple(sorted(self.arrangement[option] for option in self.chosen)))

    def holding(self, response: Response | None) -> Self:
        """With these options chosen."""
        if not isinstance(response, Chosen):
            return self
        shown = (n for n, option in enumerate(self.arrangement) if option in response.options)
        return replace(self, chosen=frozenset(shown))

    def clicked(self, place: int) -> Self | None:
        """Choose the option."""
        if self.is_told or not 0 <= place < len(self.arrangement):
            return None
        return self._with(place)

    def after(self, key: str, character: str | None) -> Self | None:
        """Digits choose, or a cursor and Enter."""
        del character
        option = digit(key, len(self.arrangement))
        if option is not None:
            return self._with(option)
        if self.at is not None and key in ("enter", "space"):
            return self._with(self.at)
        if self.at is not None and key == "escape":
            return replace(self, at=None)
        at = moved(self.at, key, len(self.arrangement))
        return None if at == self.at else replace(self, at=at)

    def _with(self, option: int) -> Self:
        return replace(self, chosen=frozenset({option}), is_complete=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class TicksSheet(ChoiceSheet):
    """Any number of options, each chosen or not, until Enter submits them."""

    latest: int | None = None
    """The option that was chosen or given up last."""

    def after(self, key: str, character: str | None) -> Self | None:
        """The same, but Enter submits once something is chosen."""
        if key == "enter" and self.chosen:
            return replace(self, is_complete=True)
        return ChoiceSheet.after(self, key, character)

    def _with(self, option: int) -> Self:
        return replace(self, chosen=self.chosen ^ {option}, latest=option, is_complete=False)


CLAIM_KEYS = ("t", "f")
"""The keys of true and false, in the order in which they are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSheet(Sheet):
    """True or false, submitted at once."""

    is_true: bool | None = None
    at: int | None = None

    @property
    def response(self) -> Response | None:
        """What the claim was taken for."""
        return None if self.is_true is None else Judged(self.is_true)

    def holding(self, response: Response | None) -> Self:
        """With this judgement."""
        return replace(self, is_true=response.is_true) if isinstance(response, Judged) else self

    def clicked(self, place: int) -> Self | None:
        """Judge the claim true or false."""
        if self.is_told or place not in (0, 1):
            return None
        return replace(self, is_true=place == 0, is_complete=True)

    def after(self, key: str, character: str | None) -> Self | None:
        """`t` and `f` judge, or a cursor and Enter."""
        del character
        if key in CLAIM_KEYS:
            return self.clicked(CLAIM_KEYS.index(key))
        if self.at is not None and key in ("enter", "space"):
            return self.clicked(self.at)
        if self.at is not None and key == "escape":
            return replace(self, at=None)
        at = moved(self.at, key, len(CLAIM_KEYS))
        return None if at == self.at else replace(self, at=at)
