"""How does a face show the learner's settings and change them? What it needs to know of the file.

The file itself, and the order of flags, variables and defaults, are the command line's affair.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from quizzer.study.appearance import Appearance
from quizzer.study.settings import Settings


class Origin(StrEnum):
    """What gives a setting its value."""

    FLAG = "flag"
    VARIABLE = "variable"
    FILE = "file"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Preference:
    """A setting: its value as it is written, where that comes from, and what it is for.

    `place` is the flag, the variable, or the file with its line; a default has none. `choices`
    are all the values that it can have, where they are few.
    """

    name: str
    value: str
    origin: Origin
    place: str
    help: str
    choices: tuple[str, ...] = ()
    is_table: bool = False
    is_for_next_start: bool = False

    @property
    def is_fixed(self) -> bool:
        """Whether a flag or a variable holds it, so that the file has no say."""
        return self.origin in (Origin.FLAG, Origin.VARIABLE)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What holds after a change."""

    settings: Settings
    appearance: Appearance


class Preferences(Protocol):
    """The settings that hold, and the file that they are kept in."""

    @property
    def file(self) -> str:
        """The file's name."""
        ...

    def all(self) -> tuple[Preference, ...]:
        """Every setting, as it is now."""
        ...

    def change(self, name: str, value: str) -> Chosen:
        """Keep a value in the file, or nothing of the setting when the value is empty.

        Raises UsageError when it cannot hold, or the file cannot be written; then nothing changed.
        """
        ...
