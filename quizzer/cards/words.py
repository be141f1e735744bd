"""Which words does a text have, and which of them are the same word in another form?

Stems are Snowball's (M. F. Porter, "Snowball: A language for stemming algorithms", 2001), so that
`innovate` and `innovation` meet. They are for comparing, never for showing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from sys import intern
from typing import NamedTuple, Protocol

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_PLAIN = "".join(sign.lower() if sign.isalnum() else " " for sign in map(chr, range(128)))
"""What stands for each sign of ASCII where words are parted by spaces alone."""

_POSSESSIVE = re.compile(r"['’]s?$")
_KEPT_STEMS = 50_000

ENGLISH = "en"

_ALGORITHMS = {
    "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish",
    "fr": "french", "hu": "hungarian", "it": "italian", "nl": "dutch", "no": "norwegian",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
"""Snowball's name of a language by its code."""

STOPWORDS = frozenset(
    """
    a about above across after again against all almost along already also although always am
    among an and another any are around as at away back be became because become been before
    behind being below besides between both but by can cannot could did do does doing done down
    during each either else enough etc even ever every few first for from further had has have
    having he hence her here hers him his how however i if in indeed instead into is it its
    itself just last least less let like many may me mere might mine more most much must my near
    neither never next no nor not now of off often on once one only onto or other others our
    ours out over own per perhaps plus rather s same she should since so some still such t than that
    the their theirs them then there therefore these they this those though through thus till to
    together too toward towards under until up upon very via was we well were what whatever when
    where whether which while who whom whose why will with within without would yes yet you your
    yours
    """.split()
)
"""English words that say how others belong together, and nothing by themselves."""


class Word(NamedTuple):
    """A run of letters and digits as it is written; `start` counts characters of the text."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """The character behind it."""
        return self.start + len(self.text)

    @property
    def folded(self) -> str:
        """The word for comparing: without case, accents and a possessive ending."""
        return fold(self.text)


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802  # Snowball's name for it


def words(text: str) -> tuple[Word, ...]:
    """All words in order. A hyphen parts words, an apostrophe does not."""
    return tuple(Word(found[0], found.start()) for found in _WORD.finditer(text))


def folded_words(text: str) -> tuple[str, ...]:
    """The same, each for comparing only."""
    if text.isascii() and "'" not in text:
        # A third of the time; and words that come again are held once, as `fold` holds them.
        return tuple(map(intern, text.translate(_PLAIN).split()))
    return tuple(map(fold, _WORD.findall(text)))


@lru_cache(maxsize=_KEPT_STEMS)
def fold(word: str) -> str:
    """A word without case, accents and a possessive ending, so that `Xiaomi’s` is `xiaomi`."""
    if word.isascii() and word.isalnum():
        return word.lower()
    plain = _POSSESSIVE.sub("", word).casefold()
    if plain.isascii():
        return plain
    parted = unicodedata.normalize("NFKD", plain)
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


@lru_cache(maxsize=_KEPT_STEMS)
def stem(word: str, language: str = ENGLISH) -> str:
    """What the forms of a word share; the folded word itself where no stemmer is known.

    `language` is a code such as `en` or `en-GB`; empty means English.
    """
    folded = fold(word)
    stemmer = _stemmer(code_of(language))
    return stemmer.stemWord(folded) if stemmer and folded.isalpha() else folded


def stems(text: str, language: str = ENGLISH) -> tuple[str, ...]:
    """The stems of a text's content words, in order: everything but stopwords."""
    return tuple(
        stem(word.text, language) for word in words(text) if not is_stopword(word.text, language)
    )


class _ContentStems(dict[str, str]):
    """The stems of a language's folded words, nothing for stopwords, each worked out once."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._stopwords = STOPWORDS if code == ENGLISH else frozenset[str]()
        self._stemmer = _stemmer(code)

    def __missing__(self, folded: str) -> str:
        if len(self) == _KEPT_STEMS:
            self.clear()
        if folded in self._stopwords:
            found = ""
        elif self._stemmer and folded.isalpha():
            found = self._stemmer.stemWord(folded)
        else:
            found = folded
        self[folded] = found
        return found


def content_stems(language: str) -> Mapping[str, str]:
    """What each folded word of a language comes to: its stem, nothing for a stopword.

    For whoever asks about all words of many texts: it takes a quarter of `stem` and
    `is_stopword`.
    """
    return _of_code(code_of(language))


_of_code = cache(_ContentStems)


def is_possessive(word: str) -> bool:
    """Whether something of it follows: `Apple’s`."""
    return bool(_POSSESSIVE.search(word))


def is_stopword(word: str, language: str = ENGLISH) -> bool:
    """Whether a word only joins others. Only English ones are known."""
    return code_of(language) == ENGLISH and fold(word) in STOPWORDS


@lru_cache
def code_of(language: str) -> str:
    """The two-letter code at the head of a language tag; English when there is none."""
    return language.strip().lower().replace("_", "-").partition("-")[0] or ENGLISH


@cache
def _stemmer(code: str) -> _Stemmer | None:
    name = _ALGORITHMS.get(code)
    if name is None:
        return None
    import snowballstemmer  # 30 ms, so only where words are compared

    made: _Stemmer = snowballstemmer.stemmer(name)
    return made
