"""What is wrong with a deck file, where, and how is it put right?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from quizzer.authoring.codes import Code

SHOWN = 100
"""Problems of one file that are reported; a last one counts the rest."""

_KEPT = 1000
"""Problems that are remembered until they are sorted; beyond it they are only counted."""

_LONGEST_QUOTE = 60

_ODD_SPACES = re.compile(r"\A[^\S \t\n]+|[^\S \t\n]+\Z")
"""Spaces at an end of a text that YAML takes for letters: with one, a word is another word."""


class Place(NamedTuple):
    """A character of a file; line and column count from 1."""

    line: int
    column: int


class Finding(NamedTuple):
    """A mistake in a file whose path its finder does not know."""

    place: Place
    code: Code
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A mistake with its file; problems sort by position. Texts are foreign until cleaned."""

    path: str
    line: int
    column: int
    code: Code
    message: str
    hint: str = ""

    @property
    def text(self) -> str:
        """What is wrong and what to do."""
        if not self.hint:
            return self.message
        return f"{self.message}{' ' if self.message.endswith('?') else '. '}{self.hint}"

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column} {self.code} {self.text}"


class Report:
    """Collects the findings of one file. A hostile file cannot make it grow without bound.

    `rest` is the code under which those are counted that are not shown.
    """

    def __init__(self, rest: Code = Code.MORE_PROBLEMS) -> None:
        self._findings: list[Finding] = []
        self._count = 0
        self._rest = rest

    def __len__(self) -> int:
        return self._count

    @property
    def is_full(self) -> bool:
        """Whether another finding would only be counted, so that its words do not matter."""
        return len(self._findings) >= _KEPT

    def add(self, place: Place, code: Code, message: str, hint: str = "") -> None:
        """Note a mistake."""
        self._count += 1
        if not self.is_full:
            self._findings.append(Finding(place, code, message, hint))

    def take(self, other: Report) -> None:
        """Note everything that another report has."""
        self._findings += other._findings[: _KEPT - len(self._findings)]
        self._count += other._count

    def problems(self, path: str) -> tuple[Problem, ...]:
        """The findings by position; when there are too many, a last one counts the rest."""
        shown = sorted(self._findings)[:SHOWN]
        found = [
            Problem(path, place.line, place.column, code, message, hint)
            for place, code, message, hint in shown
        ]
        if self._count > len(shown):
            count = self._count - len(shown)
            noun = self._rest.severity.noun
            rest = f"{count:,} more {noun} is" if count == 1 else f"{count:,} more {noun}s are"
            last = shown[-1].place
            hint = "Put these right first"
            message = f"{rest} not shown"
            found.append(Problem(path, last.line, last.column, self._rest, message, hint))
        return tuple(found)


def quoted(text: str) -> str:
    """A foreign text in straight quotes, on one line and short.

    A space at an end of it that can be told from none only by its name is named: `‹U+00A0›`.
    """
    # Cut first: a field may be 64 KiB long, and only its beginning is shown.
    head = text[: 4 * _LONGEST_QUOTE].strip(" \t\n")
    if head.strip() != head:
        head = _ODD_SPACES.sub(lambda spaces: "".join(map(_named, spaces[0])), head)
    line = " ".join(head.split())
    if len(line) > _LONGEST_QUOTE or len(text) > 4 * _LONGEST_QUOTE:
        line = line[: _LONGEST_QUOTE - 1] + "…"
    return f'"{line}"'


def _named(character: str) -> str:
    return f"‹U+{ord(character):04X}›"
