"""Which plural noun in a text says what its parts are: `several key elements`?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizzer.generate.language import lexicon
from quizzer.generate.language.lexicon import Part
from quizzer.generate.language.tokens import Token, tokens

GENERAL = frozenset(
    """
    action activity advantage aim approach area aspect barrier benefit capability category cause
    challenge characteristic component concern condition consequence consideration criterion
    danger difficulty direction disadvantage drawback driver duty effect effort element
    enhancement factor feature finding focus form function goal hurdle impact initiative instrument
    kind lesson limitation means measure mechanism method objective obstacle opportunity option
    part phase pillar policy practice principle problem programme program reason requirement risk
    role rule service sign skill source stage step strategy strength success symptom tactic target
    task technique threat tool trait trend type value way weakness
    """.split()
)
"""Nouns that mean whatever parts come next."""

_QUANTITY = re.compile(
    r"^(?:(?P<number>two|three|four|five|six|seven|eight|nine|ten)"
    r"|several|various|many|numerous|multiple|different|a\snumber\sof|a\svariety\sof|a\srange\sof"
    r"|a\sfew|some|a\scouple\sof|the\sfollowing|the|these|its|their)\s+",
    re.IGNORECASE,
)
_COUNTING = re.compile(
    r"\b(?P<number>two|three|four|five|six|seven|eight|nine|ten)\b"
    r"|\b(?:several|various|many|numerous|multiple|different|number of|variety of|range of|few"
    r"|following)\b",
    re.IGNORECASE,
)
_WEIGHTS = frozenset("key main core major central chief".split())
"""Adjectives that look like nouns and verbs."""

_MOST_ADJECTIVES = 3


@dataclass(frozen=True, slots=True)
class Plural:
    """A plural noun phrase. `words` are without its quantity: `key elements`.

    `before` and `behind` are the text around it; `quantity` is what it is counted with, in small
    letters, and `number` its number word where it is one.
    """

    words: str
    before: str
    behind: str
    quantity: str = ""
    number: str = ""

    @property
    def singular(self) -> str:
        """`key element` of `key elements`."""
        head, _, noun = self.words.rpartition(" ")
        return f"{head} {lexicon.singular(noun)}".strip()

    @property
    def is_general(self) -> bool:
        """Whether it only says that there are parts, whatever they are."""
        return lexicon.singular(self.words.split()[-1].lower()) in GENERAL


def plural_in(text: str, *, at_head: bool = False) -> Plural | None:
    """The plural phrase that says what the parts are: the first, or the one at the head."""
    found = tokens(text)
    for place, token in enumerate(found):
        if not _is_plural_noun(found, place):
            if at_head and (token.lower in lexicon.PREPOSITIONS and token.lower != "of"):
                return None
            continue
        first = _first_of(found, place)
        phrase = text[found[first].start : token.end]
        start, quantity = _quantity_before(text, found, first)
        plural = _plural(phrase, text[:start], text[token.end :], quantity)
        if at_head and plural.before.strip():
            return None
        if plural.quantity or plural.is_general:
            return plural
        if at_head:
            return None
    return None


def without_quantity(text: str) -> str:
    """`The three main causes of X` as `main causes of X`."""
    before = ""
    while before != text:
        before, text = text, _QUANTITY.sub("", text)
    return text


def same_noun(one: str, other: str) -> bool:
    """Whether two words are one noun, be it many or one."""
    return bool(one and other) and lexicon.singular(one.lower()) == lexicon.singular(other.lower())


def _is_plural_noun(found: tuple[Token, ...], place: int) -> bool:
    token = found[place]
    if not token.is_word or token.is_possessive or Part.NOUN not in token.parts:
        return False
    follower = found[place + 1] if place + 1 < len(found) else None
    if follower is not None and follower.lower == "of" and token.lower in {"numbers", "ranges"}:
        return False
    return token.lower == "means" or lexicon.is_plural(token.lower)


def _first_of(found: tuple[Token, ...], place: int) -> int:
    """Where the adjectives before a noun begin."""
    first = place
    while first and place - first < _MOST_ADJECTIVES:
        before = found[first - 1]
        is_adjective = (
            before.lower in _WEIGHTS
            or Part.ADJECTIVE in before.parts
            or (Part.NOUN in before.parts and Part.VERB not in before.parts)
        )
        is_counting = bool(_COUNTING.fullmatch(before.text))
        if not before.is_word or is_counting or not is_adjective or before.lower in lexicon.CLOSED:
            break
        first -= 1
    return first


def _quantity_before(text: str, found: tuple[Token, ...], first: int) -> tuple[int, str]:
    """Where what counts a phrase begins, and what it is."""
    start = found[first].start
    quantity = ""
    for width in range(1, 5):
        if first - width < 0:
            break
        begin = found[first - width].start
        piece = text[begin : found[first].start]
        rest = without_quantity(piece)
        if not rest.strip():
            start, quantity = begin, piece.strip().lower()
    return start, quantity if _COUNTING.search(quantity) else ""


def _plural(phrase: str, before: str, behind: str, quantity: str) -> Plural:
    counted = _COUNTING.search(quantity)
    number = (counted["number"] or "").lower() if counted else ""
    words = phrase[:1].lower() + phrase[1:]
    return Plural(words, before, behind, quantity, number)
