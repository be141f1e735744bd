"""How must a text look, in regular expressions that Python and an editor's JavaScript share?

A pattern may let pass what the reader refuses, but never refuse what the reader takes.
"""

from __future__ import annotations

import re

from quizzer.authoring.shapes import SHARE_PATTERN
from quizzer.cards.quantity import SCALES

VISIBLE = (
    r"[^\s\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u2064\u2066-\u206f\u2800\u3164\ufeff\uffa0]"
)
"""Has a character that can be seen. (Signs that are seen only on top of a letter pass.)"""

BLANK = r"\{\{[\s\S]*" + VISIBLE + r"[\s\S]*\}\}"
"""Has a `{{blank}}` with something in it."""

TRUE_OR_FALSE = "^(true|false)$"

COUNT = "^[1-9][0-9]{0,8}$"

SHARE = f"^({SHARE_PATTERN.pattern})$"

_RANGE = "[0-9]{1,9}(-[0-9]{1,9})?"

LINES = f"^{_RANGE}$"

CITATION = f'^([^:"]+:)?{_RANGE}$|^[^:"]+:".+"$'
"""A citation's short form: `bhutia:404-410` or `bhutia:"Heading"`."""


def whole(pattern: re.Pattern[str]) -> str:
    """The pattern for all of a text."""
    return f"^{pattern.pattern}$"


def _in_any_case(word: str) -> str:
    return "".join(f"[{c}{c.upper()}]" if c.isalpha() else c for c in word)


_DIGITS = r"([0-9]{1,3}([, _\u00a0\u2009\u202f][0-9]{3})+|[0-9]+)(\.[0-9]+)?"
_SCALE = "|".join(_in_any_case(word) for word in SCALES)

QUANTITY = rf"^\s*[-+\u2212]?{_DIGITS}\s*({_SCALE})?\s*$"
"""A number with an optional scale word or per cent: `7.19 Million`."""
