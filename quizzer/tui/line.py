"""What becomes of a line of text that is being typed? Pure: a key in, the next line out."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

LONGEST = 10_000
"""Characters that a line takes; what is typed beyond is not taken."""


@dataclass(frozen=True, slots=True)
class Line:
    """A text and the cursor in it, which stands before the character of its number."""

    text: str = ""
    cursor: int = 0

    @classmethod
    def of(cls, text: str) -> Line:
        """A text with the cursor behind it."""
        return cls(text[:LONGEST], len(text[:LONGEST]))

    def typed(self, key: str, character: str | None) -> Line | None:
        """The line after a key as Textual names it; None when the key is not the line's."""
        if key in _MOVES:
            return replace(self, cursor=_MOVES[key](self))
        if key in _CUTS:
            start, end = sorted((self.cursor, _CUTS[key](self)))
            return Line(self.text[:start] + self.text[end:], start)
        if character is not None and character.isprintable():
            return self.inserted(character)
        return None

    def inserted(self, text: str) -> Line:
        """The line with a text at the cursor; line breaks and tabs become spaces."""
        flat = " ".join(text.splitlines()).replace("\t", " ")
        fits = flat[: LONGEST - len(self.text)]
        whole = self.text[: self.cursor] + fits + self.text[self.cursor :]
        return Line(whole, self.cursor + len(fits))


def _character_before(line: Line) -> int:
    """Where the character before the cursor begins, which takes its combining marks along."""
    at = max(0, line.cursor - 1)
    while at and unicodedata.combining(line.text[at]):
        at -= 1
    return at


def _character_behind(line: Line) -> int:
    at = min(len(line.text), line.cursor + 1)
    while at < len(line.text) and unicodedata.combining(line.text[at]):
        at += 1
    return at


def _word_before(line: Line) -> int:
    return line.text[: line.cursor].rstrip().rfind(" ") + 1


def _word_behind(line: Line) -> int:
    rest = line.text[line.cursor :]
    end = rest.find(" ", len(rest) - len(rest.lstrip()))
    return len(line.text) if end < 0 else line.cursor + end


def _start(_line: Line) -> int:
    return 0


def _end(line: Line) -> int:
    return len(line.text)


_MOVES: Mapping[str, Callable[[Line], int]] = {
    "left": _character_before,
    "right": _character_behind,
    "ctrl+left": _word_before,
    "ctrl+right": _word_behind,
    "home": _start,
    "ctrl+a": _start,
    "end": _end,
    "ctrl+e": _end,
}
"""Where the cursor goes."""

_CUTS: Mapping[str, Callable[[Line], int]] = {
    "backspace": _character_before,
    "ctrl+h": _character_before,
    "delete": _character_behind,
    "ctrl+w": _word_before,
    "alt+backspace": _word_before,
    "ctrl+u": _start,
    "ctrl+k": _end,
}
"""How far from the cursor the text is cut away."""
