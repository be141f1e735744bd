"""What can be done with every sheet, whatever it takes?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from quizzer.cards.response import Response


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a learner has entered for a card so far. This one takes nothing: its card is flipped.

    A sheet is complete when the last key ended it, so that it is to be submitted without another
    one. It is told when its answer has been shown: then it stays as it is, but for the rubric of
    an essay.
    """

    is_complete: bool = False
    is_told: bool = False

    @property
    def response(self) -> Response | None:
        """The answer as it stands; None when nothing was answered."""
        return None

    @property
    def is_typing(self) -> bool:
        """Whether letters go into a text, so that they are no commands."""
        return False

    @property
    def takes_nothing(self) -> bool:
        """Whether there is nothing to enter, so that the card is only flipped."""
        return type(self) is Sheet

    def pressed(self, key: str, character: str | None) -> Self | None:
        """The sheet after a key as Textual names it; None when the key is not the sheet's."""
        if self.is_told:
            return None
        return replace(self, is_complete=False).after(key, character)

    def pasted(self, text: str) -> Self | None:
        """The sheet with a text put in at its cursor; None when it takes no text."""
        del text
        return None

    def clicked(self, place: int) -> Self | None:
        """The sheet after a click on one of its places; None when that means nothing."""
        del place
        return None

    def told(self) -> Self:
        """The sheet once the answer is shown."""
        return replace(self, is_told=True, is_complete=False)

    def holding(self, response: Response | None) -> Self:
        """The sheet with an answer entered; unchanged when the answer is of another kind."""
        del response
        return self

    def after(self, key: str, character: str | None) -> Self | None:
        """The same for a sheet whose answer is not shown yet: what each kind makes of its keys."""
        del key, character
        return None


def moved(at: int | None, key: str, count: int) -> int | None:
    """Where a cursor over so many rows goes with ↑ or ↓; above the first one it goes away."""
    if key == "down":
        return 0 if at is None else min(at + 1, count - 1)
    if key == "up" and at is not None:
        return at - 1 if at > 0 else None
    return at


def digit(key: str, count: int) -> int | None:
    """Which of so many numbered things a digit names, from 0; None when it names none."""
    number = int(key) if len(key) == 1 and key in "123456789" else 0
    return number - 1 if 1 <= number <= count else None
