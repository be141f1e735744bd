"""What is a text without a difference that can be forgiven: an accent, an article, a hyphen?"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, auto
from functools import lru_cache

from quizzer.cards.forms import respelt

_KEPT = 4096


class Step(Enum):
    """A difference that can be forgiven."""

    ACCENT = auto()
    UMLAUT = auto()
    ARTICLE = auto()
    OWNER = auto()
    POSSESSIVE = auto()
    PUNCTUATION = auto()
    PLURAL = auto()
    SPACING = auto()


Steps = tuple[Step, ...]

NAMES = {
    Step.ACCENT: "an accent",
    Step.UMLAUT: "an accent",  # the other way to drop the dots: ü written as ue
    Step.ARTICLE: "the article",
    Step.OWNER: "whose it is",
    Step.POSSESSIVE: "the possessive",
    Step.PUNCTUATION: "punctuation",
    Step.PLURAL: "singular or plural",
    Step.SPACING: "a space or hyphen",
}
"""How each is named."""

_ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)", re.IGNORECASE)
OWNER = re.compile(r"(?P<whose>its|their|his|her|our|your|my)\s+(?=\S)", re.IGNORECASE)
FOREIGN_ARTICLE = re.compile(
    r"(?:(?:der|die|das|den|dem|ein|eine|le|la|les|une?|el|los|las|il|lo|gli)\s+|l')(?=\S)"
)
"""Only as words of their own in small letters: with a capital they are part of a name."""

_MARKS = re.compile(r"[\u0300-\u0333\u0339-\u036f\u0591-\u05c7\u064b-\u065f\u0670]")
"""Marks that a reader of Latin, Greek, Cyrillic, Hebrew or Arabic can do without. In other
scripts marks make other letters, and a stroke through a sign denies it: `≠`, `∉`."""

_PLAIN_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae",
                                "œ": "oe", "ı": "i"})  # fmt: skip
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})

_POSSESSIVE = re.compile(r"(?<=\w)'s\b|(?<=s)'(?!\w)")
_VANISHING = re.compile(r"[.']")
_PARTING = re.compile(r'[,;:!?"()\[\]{}…·•/\\|_*¿¡]')
_GLUE = re.compile(r"[\s-]+")
_MINUS = re.compile(r"(?<=[=<>≤≥≈^*+])(\s?)-(?=\w)|((?<!\w)(?:[^\W\d_]{1,2}|[A-Za-z]+\d))-(?!\w)")
"""A hyphen that is no hyphen: of `x = -y`, of the blood group `O-`, of the ion `Cl-`,
in capitals or not."""

_LETTERS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=_KEPT)
def key(text: str, steps: Steps = ()) -> str:
    """What two texts have in common when they are the same but for these steps."""
    bare = _LETTERS.sub(lambda word: respelt(word[0]), changed(text, steps).casefold())
    return _GLUE.sub("", bare) if Step.SPACING in steps else " ".join(bare.split())


def changed(text: str, steps: Steps) -> str:
    """A tidy text without these differences, as far as they lie within words and between them."""
    text = _MINUS.sub("\\1\\2\N{MINUS SIGN}", text)
    if Step.ARTICLE in steps:
        article = _ARTICLE.match(text) or FOREIGN_ARTICLE.match(text)
        text = text[article.end() :] if article else text
    if Step.OWNER in steps and (owner := OWNER.match(text)):
        text = text[owner.end() :]
    if Step.UMLAUT in steps:
        text = text.casefold().translate(_UMLAUTS)
    if Step.ACCENT in steps or Step.UMLAUT in steps:
        parted = _MARKS.sub("", unicodedata.normalize("NFD", text))
        text = unicodedata.normalize("NFC", parted).translate(_PLAIN_LETTERS)
    if Step.POSSESSIVE in steps:
        text = _POSSESSIVE.sub("", text)
    if Step.PUNCTUATION in steps:
        text = _PARTING.sub(" ", _VANISHING.sub("", text))
    if Step.PLURAL in steps:
        text = _LETTERS.sub(lambda word: _singular(word[0]), text)
    return text


def _singular(word: str) -> str:
    """An English word without the ending of a plural."""
    lower = word.lower()
    if len(word) <= len("yes") or not lower.endswith("s") or lower.endswith(("ss", "us", "is")):
        return word
    if lower.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if lower.endswith(("ses", "xes", "zes", "ches", "shes")) else word[:-1]


def words_in(text: str, steps: Steps) -> list[str]:
    """The words of a tidy text without these differences; a hyphen parts words."""
    return _GLUE.sub(" ", changed(text, steps)).split()
