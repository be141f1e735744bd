"""What does a line of the input mean: keys, a word for a key, or an answer?

A line typed where keys are expected is a row of keys, the same as in the app; so a person types
`3`, and a pipe may send `' 3'`. What is left of such a line are keys on the next card too. Where
an answer is expected, a fresh line is the answer, unless it is exactly a key or its word. Where
one may be typed or not, a line is the answer as soon as it has anything but keys.
"""

from __future__ import annotations

from typing import TextIO

ENTER = "\n"
QUIT = "q"
WORDS = {
    "again": "1",
    "hard": "2",
    "good": "3",
    "easy": "4",
    "undo": "u",
    "bury": "-",
    "suspend": "@",
    "flag": "!",
    "hint": "h",
    "source": "s",
    "info": "i",
    "confidence": "c",
    "help": "?",
    "quit": QUIT,
}
"""The keys by the words that may be typed for them."""

RATINGS = frozenset("1234")
COMMANDS = frozenset(WORDS.values()) - RATINGS
"""The keys that are one where an answer is expected too."""

_ESCAPES = ("=", '"', "“", "'")


class Lines:
    """The input, by the line or by the keys of one."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._left = ""

    @property
    def has_keys(self) -> bool:
        """Whether a line of keys has not come to its end."""
        return bool(self._left)

    def line(self) -> str | None:
        """The next whole line, without its end; None at the end of the input."""
        line = self._stream.readline()
        return line.rstrip("\r\n") if line else None

    def split(self, line: str) -> None:
        """Take a line for keys."""
        self._left = keys_in(line)

    def key(self) -> str:
        """The next key of the line that was split."""
        key, self._left = self._left[0], self._left[1:]
        return key


def keys_in(line: str) -> str:
    """The keys that a line is: that of a word, Enter when it is empty, or its characters."""
    return WORDS.get(line.strip().lower(), line) or ENTER


def are_keys(line: str) -> bool:
    """Whether a line consists of nothing but keys."""
    return set(keys_in(line)) <= COMMANDS | RATINGS | {" ", ENTER}


def command_in(line: str) -> str | None:
    """The key that a line is, where an answer is expected; None when it is an answer."""
    text = line.strip()
    key = WORDS.get(text.lower(), text)
    return key if key in COMMANDS else None


def answer_in(line: str) -> str:
    """The answer that a line is: without the sign that says that it is one."""
    text = line.strip()
    return text[1:].strip() if text.startswith(_ESCAPES) else text
