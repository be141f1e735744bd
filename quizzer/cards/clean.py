"""How can a foreign text be shown without doing anything but being shown?

Every text that we did not write (fields of decks, titles, ids, paths, error messages) passes
`clean` on its way to a terminal. Control characters would be obeyed by the terminal, bidi
controls reorder what stands around them, and stacked combining marks paint over other rows.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 64 * 1024
"""Characters of one text that are shown; the rest is counted, not rendered."""

_ROOM_FOR_COUNT = 64
"""Characters kept free for saying how much is missing, so that a cut text is within the cap."""

MOST_LINES = 1000
"""Lines of one text that are shown."""

MOST_MARKS = 4
"""Combining marks that may stack on one character."""

_SUSPECT = re.compile(
    r"[^\n -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0377\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u0482"
    r"\u2010-\u2027\u2030-\u205e]"
)
"""Anything that is not plainly harmless: the fast way out for nearly every text."""

_SYMBOLS = {chr(code): chr(0x2400 + code) for code in range(0x20)} | {
    "\n": "\n",
    "\t": "    ",
    "\x7f": "␡",
    "\u200c": "\u200c",  # the joiners shape scripts and emoji and harm nothing
    "\u200d": "\u200d",
}
"""What stands for a character that would be obeyed, and the few that stay."""

_JOINERS = frozenset("\u200c\u200d")

_INVISIBLE = frozenset(
    "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u2060\u3164\ufeff\uffa0\U0001d159"
)


def clean(text: str) -> str:
    """The text with nothing left that a terminal would obey. Line breaks stay, tabs become spaces.

    Control characters become their symbols (ESC is ␛), other characters that are invisible or
    reorder text become `‹U+202E›`, and at most four combining marks stay on a character.
    """
    text = text.replace("\r\n", "\n")
    if _SUSPECT.search(text):
        text = "".join(_visible(text))
    if text.count("\n") > MOST_LINES:
        lines = text.split("\n")
        text = "\n".join((*lines[:MOST_LINES], f"… ({len(lines) - MOST_LINES} more lines)"))
    if len(text) > LONGEST:
        kept = LONGEST - _ROOM_FOR_COUNT
        text = f"{text[:kept]}… ({len(text) - kept} more characters)"
    return text


def clean_line(text: str) -> str:
    """The text cleaned and on one line: for titles, ids and table cells."""
    return " ".join(clean(text).split())


def _visible(text: str) -> list[str]:
    shown = []
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        if category in ("Mn", "Me"):
            marks += 1
        elif character not in _JOINERS:  # which take no room, so marks behind them stack on
            marks = 0
        if marks > MOST_MARKS:
            continue
        shown.append(_symbol(character, category))
    return shown


def _symbol(character: str, category: str) -> str:
    if character in _SYMBOLS:
        return _SYMBOLS[character]
    if category in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp", "Cn") or character in _INVISIBLE:
        return f"‹U+{ord(character):04X}›"
    return character


_BLANK_BRAILLE = "\u2800"  # harmless where it spaces a picture, but nothing to see alone
_SEEN = re.compile("[!-~]")
"""What surely can be seen, and is found in nearly every text."""


def is_visible(text: str) -> bool:
    """Whether the text has at least one character that can be seen."""
    return _SEEN.search(text) is not None or any(
        not character.isspace()
        and character not in _INVISIBLE
        and character != _BLANK_BRAILLE
        and unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp", "Mn", "Me")
        for character in text
    )
