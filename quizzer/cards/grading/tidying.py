"""Which differences between two texts does nobody see, or mean?"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from quizzer.cards.clean import is_visible

_KEPT = 4096
_PLAIN = re.compile("[A-Za-z0-9]")
"""What surely says something, and is found in nearly every answer."""

_QUOTES = {ord(sign): "'" for sign in "‘’‚‛´`ʼ′"} | {ord(sign): '"' for sign in "“”„‟«»″"}
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―\N{MINUS SIGN}"), "-")
_TYPOGRAPHY = _QUOTES | _DASHES | {ord("&"): " and ", ord("⁄"): "/", ord("×"): "x"}
_EMPHASIS = re.compile(
    r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]+)(?<=\S)\1(?![\w*])"
    r"|(?<![\w`])(`)([^`\n]+)`(?![\w`])"
    r"|(?<![\w_])(_)(?=\S)([^_\n]+)(?<=\S)_(?![\w_])"
    r"|(?<![\w$])(\$)(?=\S)([^$\n]+)(?<=\S)\$(?![\w$])"
)
"""Marks of Markdown around a word or a formula, with what they stand around."""

_SPELT_OUT = {"<super>": "^", "<fraction>": " ", "<sub>": ""}
"""What parts a small figure from the one before it, so that `10²` is not `102`."""

_RAISED = re.compile("[¹²³\u2070-\u207f]+")
_RAISED_SIGNS = "⁺⁻"


def says_something(text: str) -> bool:
    """Whether there is a letter, a figure or a sign to be seen in it, not punctuation alone."""
    return _PLAIN.search(text) is not None or any(
        unicodedata.category(character)[0] in "LNS" and is_visible(character) for character in text
    )


@lru_cache(maxsize=_KEPT)
def tidy(text: str) -> str:
    """The text without what nobody sees or means: kinds of spaces, quotes, dashes and emphasis.

    Case stays. Two texts that become the same are the same answer.
    """
    text = _emphasised(unicodedata.normalize("NFC", text))
    if not text.isascii():
        text = _RAISED.sub(lambda run: _on_the_line(run[0]), text)
        spelt = "".join(_spelt_out(character) for character in text)
        text = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", spelt))
    text = " ".join(text.translate(_TYPOGRAPHY).split())
    bare = text.strip("\"' ").rstrip(".").strip("\"' ")
    return bare if says_something(bare) else text


def _emphasised(text: str) -> str:
    """Without the marks around what is emphasised."""
    return _EMPHASIS.sub(lambda match: next(part for part in match.groups()[1::2] if part), text)


def _on_the_line(raised: str) -> str:
    """An exponent as it is typed: `10⁻³` is `10^-3`; the lone sign of an ion follows as it is."""
    sign = _SPELT_OUT["<super>"] if raised.strip(_RAISED_SIGNS) else ""
    return sign + unicodedata.normalize("NFKC", raised)


def _spelt_out(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Cf", "Cn", "Cs") or "\ufe00" <= character <= "\ufe0f":
        return ""
    tag, _, _ = unicodedata.decomposition(character).partition(" ")
    return _SPELT_OUT.get(tag, "") + character
