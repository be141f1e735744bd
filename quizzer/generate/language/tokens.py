"""Which words and marks does a sentence consist of?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizzer.generate.language import lexicon
from quizzer.generate.language.lexicon import Part

_TOKEN = re.compile(
    r"""
    (?:US|HK)?[$€£¥]\s?\d[\d.,]*\d | \d+(?:[.,]\d+)*%?        # amounts
    | [^\W_]+(?:[-–&./'’+][^\W_]+)*[+]?(?:['’](?!\w))?        # words, with what joins their parts
    | \S
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark; `start` and `end` count characters of the sentence."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word in small letters, with a straight apostrophe."""
        return self.text.lower().replace("’", "'")

    @property
    def is_word(self) -> bool:
        """Whether it is no punctuation."""
        return bool(_WORD.match(self.text[-1]) or _WORD.match(self.text[0]))

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def is_possessive(self) -> bool:
        """Whether something of it follows: `Xiaomi's`."""
        return self.lower.endswith(("'s", "s'"))

    @property
    def parts(self) -> frozenset[Part]:
        """What parts of speech it can be."""
        return frozenset() if self.is_possessive else lexicon.parts(self.lower)


def tokens(sentence: str) -> tuple[Token, ...]:
    """All words and marks of a sentence in order."""
    return tuple(Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(sentence))
