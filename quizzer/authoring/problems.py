"""What is wrong with a deck file, where, and how is it put right?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Self

SHOWN = 100
"""Problems of one file that are reported; a last one counts the rest."""

_KEPT = 1000
"""Problems that are remembered until they are sorted; beyond it they are only counted."""

_LONGEST_QUOTE = 60


class Code(StrEnum):
    """The stable name of each mistake, and what it means."""

    meaning: str

    def __new__(cls, code: str, meaning: str) -> Self:
        """A member is its code; the meaning rides along."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.meaning = meaning
        return member

    # The file and its YAML.
    FILE_TOO_LARGE = "E101", "The file is over 32 MiB."
    NOT_UTF8 = "E102", "A byte does not belong to UTF-8 text."
    CONTROL_CHARACTER = "E103", "A control character stands in the file or behind an escape."
    SYNTAX = "E104", "A line does not fit the lines around it."
    TAB = "E105", "A tab stands in the indentation."
    NEEDS_QUOTES = "E106", "Unquoted text has a sign that YAML takes as its own."
    CURLY_QUOTES = "E107", "Curly quotes stand around a value."
    LOST_TEXT = "E108", "Text after an unquoted # would be lost."
    ANCHOR = "E109", "An anchor (&name)."
    ALIAS = "E110", "An alias (*name)."
    MERGE_KEY = "E111", "A merge key (<<)."
    TAG = "E112", "A tag (!name)."
    SECOND_DOCUMENT = "E113", "A second document in the file."
    TOO_DEEP = "E114", "More than 16 levels."
    TOO_MANY_NODES = "E115", "More keys and values than a deck can have."
    KEY_NOT_TEXT = "E116", "A list or a mapping stands where a key belongs."
    DUPLICATE_KEY = "E117", "A key stands twice in one mapping."
    FIELD_TOO_LONG = "E118", "A field is over 64 KiB."
    EMPTY_FILE = "E119", "The file says nothing."
    MORE_PROBLEMS = "E199", "How much is not shown, or was not checked."

    # Keys and their values, of the deck and of its cards alike.
    UNKNOWN_KEY = "E201", "A key that the format does not know."
    MISSING_KEY = "E202", "A required key is missing."
    WRONG_SHAPE = "E203", "Text, a list or a mapping stands where another of them belongs."
    EMPTY = "E204", "A value has nothing that can be seen."
    NOT_TRUE_OR_FALSE = "E205", "The value must be true or false."
    NOT_A_COUNT = "E206", "The value must be a whole number from 1 on."
    NOT_A_CHOICE = "E207", "The value must be one of a few words."
    OUTSIDE_ALPHABET = "E208", "An id, path or fingerprint has a character outside its alphabet."
    FORMAT_VERSION = "E209", "The format version is not one that this Quizzer reads."

    # Cards.
    NO_ID = "E301", "A card has no id."
    DUPLICATE_ID = "E302", "Two cards have the same id, or ids that differ only in case."
    NO_ANSWER = "E303", "A card has no answer key."
    SEVERAL_ANSWERS = "E304", "A card has the answer keys of several kinds."
    OTHER_KIND = "E305", "A key belongs to another kind of card."
    BAD_BLANK = "E306", "The blanks of a cloze are malformed or missing."
    BAD_NUMBER = "E307", "The answer is not a number."
    BAD_TOLERANCE = "E308", "The tolerance cannot be read or does not contain the answer."
    REPEATED = "E309", "An option, member, step or right side stands twice."
    TOO_FEW = "E310", "A list has too few items to ask anything."
    NEED_TOO_BIG = "E311", "More members are needed than the list has."

    # Citations.
    UNKNOWN_SOURCE = "E401", "A citation names a source that the deck does not declare."
    NO_SOURCE = "E402", "A citation names no source, and there is no default."
    BAD_LINES = "E403", "Lines must count from 1 and run forwards."
    BAD_CITATION = "E404", "A citation is not in one of its forms, or points nowhere."


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

    def __str__(self) -> str:
        text = f"{self.path}:{self.line}:{self.column} {self.code} {self.message}"
        return f"{text}. {self.hint}" if self.hint else text


class Report:
    """Collects the findings of one file. A hostile file cannot make it grow without bound."""

    def __init__(self) -> None:
        self._findings: list[Finding] = []
        self._count = 0

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
            rest = f"{count:,} more {'problem is' if count == 1 else 'problems are'} not shown"
            last = shown[-1].place
            hint = "Put these right first"
            found.append(Problem(path, last.line, last.column, Code.MORE_PROBLEMS, rest, hint))
        return tuple(found)


def quoted(text: str) -> str:
    """A foreign text in straight quotes, on one line and short."""
    # Cut first: a field may be 64 KiB long, and only its beginning is shown.
    line = " ".join(text[: 4 * _LONGEST_QUOTE].split())
    if len(line) > _LONGEST_QUOTE or len(text) > 4 * _LONGEST_QUOTE:
        line = line[: _LONGEST_QUOTE - 1] + "…"
    return f'"{line}"'
