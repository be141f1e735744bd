"""How does the app look and feel to this learner, on this terminal?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from quizzer.study.appearance import USUAL_THEME, Appearance
from quizzer.tui.keymap import Keys, keys_of
from quizzer.tui.theme import named


@dataclass(frozen=True, slots=True)
class Look:
    """A theme's name, the keys, and whether there is only ASCII, and anything that moves."""

    theme: str = USUAL_THEME
    keys: Keys = field(default_factory=Keys)
    is_ascii: bool = False
    has_motion: bool = True


def look_of(appearance: Appearance, environment: Mapping[str, str], encoding: str) -> Look:
    """What was wished for, as far as a terminal of this encoding allows. Raises UsageError."""
    is_ascii = appearance.ascii
    return Look(
        theme=named(appearance.theme),
        keys=keys_of(appearance.keys),
        is_ascii=_shows_only_ascii(environment, encoding) if is_ascii is None else is_ascii,
        has_motion=not (
            appearance.reduced_motion or environment.get("TEXTUAL_ANIMATIONS", "").lower() == "none"
        ),
    )


def _shows_only_ascii(environment: Mapping[str, str], encoding: str) -> bool:
    """Whether symbols would turn into something else: an old locale, or the bare Linux console."""
    is_unicode = encoding.lower().replace("-", "").startswith("utf")
    return not is_unicode or environment.get("TERM") == "linux"
