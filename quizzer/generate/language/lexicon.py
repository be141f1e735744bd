"""Which parts of speech can an English word be, and how is it inflected?"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_KEPT = 50_000


class Part(StrEnum):
    """A part of speech, under the name that the lexicon has for it."""

    NOUN = "NOUN"
    VERB = "VERB"
    ADJECTIVE = "ADJ"
    ADVERB = "ADV"


DETERMINERS = frozenset(
    """
    a an the this that these those its their his her our your my each every some any no both
    all several many most few such another other various
    """.split()
)
NUMBERS = frozenset("two three four five six seven eight nine ten".split())
PREPOSITIONS = frozenset(
    """
    about above across after against along amid among around as at before behind below beneath
    beside besides between beyond by despite during except for from in inside into like near of
    off on onto out outside over per since than through throughout to toward towards under until
    up upon via with within without
    """.split()
)
PRONOUNS = frozenset(
    """
    i you he she it we they me him us them this that these those who which what whoever
    itself himself herself themselves one
    """.split()
)
CONJUNCTIONS = frozenset("and or but nor yet so".split())
SUBORDINATORS = frozenset(
    """
    although as because before if once since that though unless until when whenever where whereas
    wherever whether which while who whom whose why how after
    """.split()
)
MODALS = frozenset("can cannot could may might must shall should will would".split())
BE = frozenset("am is are was were be been being".split())
HAVE = frozenset("have has had having".split())
DO = frozenset("do does did".split())
AUXILIARIES = MODALS | BE | HAVE | DO
MOSTLY_VERBS = frozenset(
    """
    boost cause cut damage drive foster fuel harm help hinder impact increase limit lower make raise
    shape spark speed spread support trigger
    """.split()
)
"""Verbs that may be nouns, but seldom behind `and` in front of a noun."""
CLOSED = DETERMINERS | PREPOSITIONS | PRONOUNS | CONJUNCTIONS | SUBORDINATORS | AUXILIARIES
"""Words that never are the noun, verb or adjective which they may look like."""


@lru_cache(maxsize=_KEPT)
def parts(word: str) -> frozenset[Part]:
    """What a word can be. Empty for closed classes, names and words that nobody knows."""
    lower = word.lower()
    if lower in CLOSED:
        return frozenset()
    found = _lemmas(lower)
    known = {Part(name) for name in found if name in Part.__members__.values()}
    if not known and "-" in lower:  # `cost-effective`, `well-established`
        return parts(lower.rpartition("-")[2])
    return frozenset(known)


@lru_cache(maxsize=_KEPT)
def base(verb: str) -> str:
    """`keep` of `keeps`, `kept` and `keeping`; the word itself where it is no known verb."""
    found = _lemmas(verb.lower()).get(Part.VERB, ())
    return found[0] if found else verb.lower()


@lru_cache(maxsize=_KEPT)
def singular(noun: str) -> str:
    """`device` of `devices`; the word itself where it is no known noun."""
    found = _lemmas(noun.lower()).get(Part.NOUN, ())
    return found[0] if found else noun.lower()


@lru_cache(maxsize=_KEPT)
def inflected(verb: str, tag: str) -> str:
    """A base form inflected: `VBZ` keeps, `VBD` kept, `VBN` kept, `VBG` keeping."""
    from lemminflect import getInflection

    found = getInflection(verb, tag)
    return str(found[0]) if found else verb


def is_plural(noun: str) -> bool:
    """Whether a noun is written in its plural: `devices`, `people`, not `business`."""
    lower = noun.lower()
    if not _lemmas(lower):
        return lower.endswith("s") and not lower.endswith(("ss", "us", "is", "'s"))
    return singular(lower) != lower or lower in _PLURAL_ONLY


_PLURAL_ONLY = frozenset("goods logistics overseas savings earnings people premises".split())


def is_third_person(word: str) -> bool:
    """Whether a word can be a verb's third person: `keeps`."""
    lower = word.lower()
    return (
        lower.endswith("s")
        and Part.VERB in parts(lower)
        and lower != base(lower)
        and inflected(base(lower), "VBZ") == lower
    )


def is_past(word: str) -> bool:
    """Whether a word can be a verb's past: `kept`, `allowed`."""
    lower = word.lower()
    return Part.VERB in parts(lower) and inflected(base(lower), "VBD") == lower


def is_participle(word: str) -> bool:
    """Whether a word can be a past participle: `driven`, `allowed`."""
    lower = word.lower()
    return Part.VERB in parts(lower) and inflected(base(lower), "VBN") == lower


def is_gerund(word: str) -> bool:
    """Whether a word can be a verb's `-ing` form."""
    lower = word.lower()
    return lower.endswith("ing") and Part.VERB in parts(lower) and base(lower) != lower


def is_base(word: str) -> bool:
    """Whether a word can be a verb in its base form: `keep`."""
    lower = word.lower()
    return Part.VERB in parts(lower) and base(lower) == lower


def can_command(word: str) -> bool:
    """Whether a sentence that begins with a word can be a command: `Open …`, `Lay …`."""
    lower = word.lower()
    return lower in {"be", "do", "have"} or lower in _lemmas(lower).get(Part.VERB, ())


@lru_cache(maxsize=_KEPT)
def _lemmas(word: str) -> dict[str, tuple[str, ...]]:
    return _look_up()(word)


def _look_up() -> Callable[[str], dict[str, tuple[str, ...]]]:
    from lemminflect import getAllLemmas  # 0.15 s, so only where drafts are made

    def look_up(word: str) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = getAllLemmas(word)
        verb = found.get(Part.VERB, ("",))[0]
        if verb in _ALSO_NOUNS and word in {verb, f"{verb}s"}:
            return {**found, Part.NOUN: (verb,)}
        return found

    return look_up


_ALSO_NOUNS = frozenset("act bar dam log pan third".split())
"""Nouns that the word list has as verbs only."""


def is_derived(word: str) -> bool:
    """Whether a word that the lexicon lacks comes of one that it has: `modularity`."""
    return any(
        parts(f"{root}{ending}")
        for suffix, ending in _MADE
        if word.endswith(suffix) and (root := word[: -len(suffix)])
    )


def is_made(word: str) -> bool:
    """Whether it is derived, begins as many do, or is two words in one: `hashtags`."""
    halves = range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF)
    is_two = word.endswith("s") and any(
        Part.NOUN in parts(word[:half]) and Part.NOUN in parts(word[half:]) for half in halves
    )
    begun = _BEGUN.match(word)
    return is_two or is_derived(word) or bool(begun and parts(begun["root"]))


_SHORTEST_HALF = 3
_BEGUN = re.compile(
    r"(?:anti|counter|hyper|hypo|inter|micro|multi|non|over|photo|poly|post|pre|re|semi|sub|super"
    r"|trans|un|under)(?P<root>[a-z]{4,})"
)
_MADE = (
    ("s", ""), ("ed", ""), ("ed", "e"), ("ly", ""), ("ity", ""), ("ity", "e"), ("ability", "able"),
    ("isation", "ise"), ("ization", "ize"), ("ness", ""), ("ion", ""), ("ion", "e"),
)  # fmt: skip
"""Endings, and what may stand in their place in the word that another is made of."""
