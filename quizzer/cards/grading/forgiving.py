"""Which differences between two texts can be forgiven, and how few of them are enough?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import combinations

from quizzer.cards.forms import respelt
from quizzer.cards.grading.typos import Slips, slips
from quizzer.cards.grading.wording import joined, short

_KEPT = 4096


class Step(StrEnum):
    """A difference that is forgiven, as it is named."""

    ACCENT = "an accent"
    UMLAUT = "an accent "  # ü written as ue: the same words, another way to drop the dots
    ARTICLE = "the article"
    OWNER = "whose it is"
    POSSESSIVE = "the possessive"
    PUNCTUATION = "punctuation"
    PLURAL = "singular or plural"
    SPACING = "a space or hyphen"


Steps = tuple[Step, ...]

_WITHIN_WORDS: Steps = tuple(step for step in Step if step is not Step.SPACING)

_ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)", re.IGNORECASE)
_OWNER = re.compile(r"(?:its|their|his|her|our|your|my)\s+(?=\S)", re.IGNORECASE)
_FOREIGN_ARTICLE = re.compile(
    r"(?:(?:der|die|das|den|dem|ein|eine|le|la|les|une?|el|los|las|il|lo|gli)\s+|l')(?=\S)"
)
"""Only as words of their own in small letters: with a capital they are part of a name."""

_MARKS = re.compile(r"[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]")
"""Marks that a reader of Latin, Greek, Cyrillic, Hebrew or Arabic can do without. In other
scripts marks make other letters."""

_PLAIN_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae",
                                "œ": "oe", "ı": "i"})  # fmt: skip
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})

_POSSESSIVE = re.compile(r"(?<=\w)'s\b|(?<=s)'(?!\w)")
_VANISHING = re.compile(r"[.']")
_PARTING = re.compile(r'[,;:!?"()\[\]{}…·•/\\|_*¿¡]')
_GLUE = re.compile(r"[\s-]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"(?:(?<!\S)-)?\d+(?:[.,^]\d+)*")
_THOUSANDS = re.compile(r"-?\d{1,3}(?:,\d{3})+")
_PLAIN_DIGITS = re.compile(r"[\d.]+")
NEGATION = re.compile(
    r"\b(?:not|no|non|never|none|nor|neither|nothing|without|cannot)\b|n't\b|\bexcept\b",
    re.IGNORECASE,
)


def forgiven(given: str, meant: str) -> Steps | None:
    """The fewest differences to forgive so that both are the same; None when that is not enough."""
    if key(given) == key(meant):
        return ()
    if not _may_be_forgiven(given, meant):
        return None
    most = _steps(Step, given, meant)
    if not any(key(given, steps) == key(meant, steps) for steps in _fullest(most)):
        return None
    return next(
        steps
        for count in range(1, len(most) + 1)
        for steps in combinations(most, count)
        if key(given, steps) == key(meant, steps)
    )


def mistyped(given: str, meant: str) -> tuple[Steps, Slips] | None:
    """The same with slips of the fingers: as few of them as can be."""
    if not _may_be_forgiven(given, meant):
        return None
    most = _steps(_WITHIN_WORDS, given, meant)
    without_plural = tuple(step for step in most if step is not Step.PLURAL)
    fullest = (*_fullest(most), *_fullest(without_plural))
    if not any(_slips(given, meant, steps) for steps in fullest):
        return None
    found = [
        (steps, found_slips)
        for count in range(len(most) + 1)
        for steps in combinations(most, count)
        if (found_slips := _slips(given, meant, steps))
    ]
    return min(found, key=lambda pair: (pair[1].letters, len(pair[0])), default=None)


def _steps(steps: Iterator[Step] | type[Step] | Steps, given: str, meant: str) -> Steps:
    """Without the article where both have one of a language in which it tells the gender."""
    clash = _FOREIGN_ARTICLE.match(given) and _FOREIGN_ARTICLE.match(meant)
    return tuple(step for step in steps if not (clash and step is Step.ARTICLE))


def _fullest(steps: Steps) -> Iterator[Steps]:
    """Two ways to write an umlaut, and all else that can be forgiven."""
    for other in (Step.ACCENT, Step.UMLAUT):
        yield tuple(step for step in steps if step is not other)


def _may_be_forgiven(given: str, meant: str) -> bool:
    same_negations = len(NEGATION.findall(given)) == len(NEGATION.findall(meant))
    return same_negations and _digits(given) == _digits(meant)


def _digits(text: str) -> list[str]:
    found = _DIGITS.findall(text)
    return [run.replace(",", "") if _THOUSANDS.fullmatch(run) else run for run in found]


def _slips(given: str, meant: str, steps: Steps) -> Slips | None:
    return slips(_words(given, steps), _words(meant, steps))


def _words(text: str, steps: Steps) -> list[str]:
    return _GLUE.sub(" ", _changed(text, steps)).split()


@lru_cache(maxsize=_KEPT)
def key(text: str, steps: Steps = ()) -> str:
    """What two texts have in common when they are the same but for these steps."""
    key = _LETTERS.sub(lambda word: respelt(word[0]), _changed(text, steps).casefold())
    return _GLUE.sub("", key) if Step.SPACING in steps else " ".join(key.split())


def _changed(text: str, steps: Steps) -> str:
    if Step.ARTICLE in steps:
        article = _ARTICLE.match(text) or _FOREIGN_ARTICLE.match(text)
        text = text[article.end() :] if article else text
    if Step.OWNER in steps and (owner := _OWNER.match(text)):
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


def but_for(steps: Steps, mistyped: Slips | None = None) -> str:
    """What was forgiven, in words: ` but for an accent and a typo: Flipcart, expected Flipkart`."""
    reasons = [step.strip() for step in steps]
    if mistyped is not None:
        typed = " ".join(given for given, _ in mistyped.pairs)
        meant = " ".join(expected for _, expected in mistyped.pairs)
        count = len(mistyped.pairs)
        what = "a typo" if count == 1 else f"{count} typos"
        reasons.append(f"{what}: {short(typed)}, expected {short(meant)}")
    return f" but for {joined(reasons)}" if reasons else ""
