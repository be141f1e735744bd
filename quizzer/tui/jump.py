"""Where can one go from here with a single letter? Labels laid over a page that stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from string import ascii_lowercase, ascii_uppercase

from textual.content import Content

from quizzer.tui import paint
from quizzer.tui.paint import Hint

Go = Callable[[], object]
"""Goes there; what it gives may be awaitable."""


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a page's body that can be gone to, and how."""

    line: int
    go: Go


def places_of(first: int, rows: Iterable[int], select: Callable[[int], object]) -> list[Place]:
    """The rows of a list, one below the other from a line on, each of which can be selected."""
    return [Place(line, partial(select, row)) for line, row in enumerate(rows, first)]


@dataclass(frozen=True, slots=True)
class Destination:
    """Another screen, by its letter and its name."""

    letter: str
    words: str
    go: Go


@dataclass(frozen=True, slots=True)
class Jump:
    """The letters of the places that are seen, and of the screens elsewhere."""

    labels: Mapping[str, Place]
    elsewhere: tuple[Destination, ...]

    @classmethod
    def among(cls, places: Sequence[Place], elsewhere: Sequence[Destination]) -> Jump:
        """A letter for each place that those of the other screens leave, in order."""
        taken = {destination.letter for destination in elsewhere}
        free = [letter for letter in ascii_lowercase + ascii_uppercase if letter not in taken]
        return cls(dict(zip(free, places, strict=False)), tuple(elsewhere))

    def over(self, lines: Sequence[Content]) -> list[Content]:
        """The lines with the labels over their first cells; nothing moves."""
        labelled = list(lines)
        for letter, place in self.labels.items():
            under = labelled[place.line]
            cells = paint.fitted(under, max(1, under.cell_length))
            rest = cells[1:]
            label = paint.text(letter, paint.LABEL)
            labelled[place.line] = paint.joined(label, rest)
        return labelled

    def hints(self) -> list[Hint]:
        """The screens elsewhere."""
        return [*(Hint(there.letter, there.words) for there in self.elsewhere), Hint("Esc", "stay")]

    def to(self, character: str | None) -> Go | None:
        """Where a typed letter goes."""
        if character is not None and character in self.labels:
            return self.labels[character].go
        return next((there.go for there in self.elsewhere if there.letter == character), None)
