"""Are these the same words, however they are wrapped, quoted and marked up?"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator

SHOWN_DIGITS = 12
"""Hex digits of a fingerprint. A document has at most half a million windows of lines, so that a
changed passage is taken for one of them once in 500 million times; `verify` would still check
what the card says."""

FEWEST_DIGITS = 8
"""Fewer digits than this in a deck could be another passage's as well, and count for none."""

MOST_WINDOWS = 500_000
"""Windows of lines that are looked at to find a passage that has moved."""

LONGEST_WINDOW = 200
"""Lines that are not blank in the longest passage that is found again."""

_DIGEST_BYTES = 32
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_CHARACTERS = str.maketrans(
    dict.fromkeys("‘’‚‛′´", "'")
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys("‐‑‒–—―\N{MINUS SIGN}", "-")
    | {"…": "..."}
)
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_EMPHASIS = re.compile(r"(?<!\w)[*_`]+|[*_`]+(?!\w)")
_MARKS = frozenset({"-", "*", "•", "‣", "◦", *("#" * level for level in range(1, 7))})


def normalised(text: str) -> str:
    """The words of a text on one line, for comparing.

    White space, kinds of quotation marks and dashes, soft hyphens and Markdown's emphasis,
    heading and list marks do not count: converting the same document again changes them and
    nothing that a card could rest on. Every letter's case, every digit and every other sign do.
    """
    return " ".join(_tokens(text))


def fingerprint(text: str) -> str:
    """What a deck writes under `print:` for a passage."""
    return digest(text)[:SHOWN_DIGITS]


def digest(text: str) -> str:
    """The whole fingerprint, of which a deck writes the head."""
    return hashlib.blake2b(normalised(text).encode(), digest_size=_DIGEST_BYTES).hexdigest()


def is_print(written: str) -> bool:
    """Whether a deck's `print:` is long enough to name one passage."""
    return len(written) >= FEWEST_DIGITS


def matches(text: str, written: str) -> bool:
    """Whether a deck's `print:`, of any length, is this passage's."""
    return is_print(written) and digest(text).startswith(written.lower())


def windows(lines: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """The head of the digest of every run of lines with its first and last line, from 1.

    A run neither begins nor ends with a line without words. Where there are too many, only the
    shorter ones are looked at.
    """
    worded = [
        (number, " ".join(tokens).encode())
        for number, line in enumerate(lines, 1)
        if (tokens := _tokens(line))
    ]
    longest = max(1, min(LONGEST_WINDOW, MOST_WINDOWS // max(1, len(worded))))
    for start, (first_line, _) in enumerate(worded):
        hashed = hashlib.blake2b(digest_size=_DIGEST_BYTES)
        gap = b""
        for last_line, words in worded[start : start + longest]:
            hashed.update(gap + words)
            gap = b" "
            yield hashed.hexdigest()[:FEWEST_DIGITS], first_line, last_line


def without_emphasis(text: str) -> str:
    """A text without the marks that Markdown sets around emphasised words and code."""
    return _EMPHASIS.sub("", text)


def _tokens(text: str) -> list[str]:
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).translate(_CHARACTERS)
    bare = without_emphasis(_ESCAPE.sub("", plain))
    return [token for token in bare.split() if token not in _MARKS]
