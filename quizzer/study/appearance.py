"""What has a learner said about how the app looks and which keys it has? Not yet checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

USUAL_THEME = "quizzer"
"""The theme of those who never name one."""


@dataclass(frozen=True, slots=True)
class Written:
    """A setting as it is written, and where: a file with its line, a variable, or nowhere."""

    text: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Appearance:
    """What only the app can check, because it alone knows its themes and its actions."""

    theme: Written = Written(USUAL_THEME)
    """The colours: one of Quizzer’s themes, or one of Textual’s."""

    ascii: bool | None = None
    """Plain ASCII instead of symbols; when unset, where the terminal can show no others."""

    reduced_motion: bool = False
    """Nothing moves by itself: no animation, and a clock that changes by the minute."""

    keys: Mapping[str, Written] = field(default_factory=dict)
    """The keys of actions, by their ids."""


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A row of the table of keys: an action's id, its keys as a person reads them, its words."""

    id: str
    keys: tuple[str, ...]
    words: str
