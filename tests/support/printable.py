"""Which characters of an output are not plainly there to be seen?"""

from __future__ import annotations

import unicodedata

_OBEYED_OR_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"  # they shape scripts and emoji
_FILLERS = "\u034f\u115f\u1160\u180e\u3164\uffa0\U0001d159"
_MOST_MARKS = 4


def unprintable(text: str) -> set[str]:
    """The code points that a terminal would obey, or a reader could not see.

    A mark that stacks higher than four on a character is one of them.
    """
    found = set()
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        marks = marks + 1 if category in ("Mn", "Me") else marks * (character in _JOINERS)
        is_hidden = category in _OBEYED_OR_HIDDEN or character in _FILLERS
        if marks > _MOST_MARKS or (is_hidden and character not in f"\n{_JOINERS}"):
            found.add(f"U+{ord(character):04X}")
    return found
