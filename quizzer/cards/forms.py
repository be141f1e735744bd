"""Are two words forms of one another: inflected, spelt the British way, or joined otherwise?"""

from __future__ import annotations

import re
from functools import lru_cache

from quizzer.cards.words import ENGLISH, code_of, fold, stem

_KEPT_FORMS = 50_000
_SHORTEST_STEM = 5
_SHORTEST_HEAD = 5
_SHORTEST_MODIFIER = 4

_RESPELT = (
    (re.compile(r"is(?=(?:e[drs]?|ing|ations?|able)$)"), "iz"),  # organise, localisation
    (re.compile(r"ys(?=(?:e[drs]?|ing)$)"), "yz"),  # analyse
    (re.compile(r"(?<=\w{3})our(?=(?:s|ed|ing|able|ites?|al|ful|ist)?$)"), "or"),  # behaviour
    (re.compile(r"(?<=\w{2})tre(?=s?$)"), "ter"),  # centre
    (re.compile(r"(?<=\w{2}[aeiou])ll(?=(?:ed|ing|ers?)$)"), "l"),  # labelled
    (re.compile(r"(?<=\w{2})ogue(?=s?$)"), "og"),  # catalogue
    (re.compile(r"(?<=\w{3})ence(?=s?$)"), "ense"),  # licence
    (re.compile(r"ae"), "e"),  # aesthetics
    (re.compile(r"mme(?=s?$)"), "m"),  # programme
)
"""British endings and what stands for them in America. Both spellings of a word become the
same; that some words become no word at all does no harm."""

_DERIVED = re.compile(rf"(?<=\w{{{_SHORTEST_STEM}}})(?:at|ifi|i|ship)$")
"""What Snowball leaves of `foundation`, `simplify`, `strategy` and `partnership` beyond what it
leaves of their kin."""

_COMPARED = re.compile(r"(?<=\w{4})(?:er|est)$")

_IRREGULAR = {
    form: forms.split()[0]
    for forms in (
        "begin began begun", "break broke broken", "bring brought", "build built", "buy bought",
        "catch caught", "child children", "choose chose chosen", "come came", "cost costs",
        "cut cuts", "deal dealt", "draw drew drawn", "drive drove driven", "fall fell fallen",
        "feel felt", "fight fought", "find finds", "fly flew flown", "forbid forbade forbidden",
        "forget forgot forgotten", "get got gotten", "give gave given", "go goes went gone",
        "grow grew grown", "hear heard", "hold held", "keep kept", "know knew known",
        "lead led", "leave left", "lend lent", "lose lost", "make made", "man men", "mean meant",
        "meet met", "pay paid", "person people", "rise rose risen", "run ran", "say said",
        "see saw seen", "seek sought", "sell sold", "send sent", "show shown", "speak spoke spoken",
        "spend spent", "stand stood", "steal stole stolen", "strike struck", "take took taken",
        "teach taught", "tell told", "think thought", "throw threw thrown",
        "understand understood", "wear wore worn", "win won", "woman women", "write wrote written",
    )
    for form in forms.split()
}  # fmt: skip
"""Forms of English words that no rule of endings gives, each with the one it belongs to."""


@lru_cache(maxsize=_KEPT_FORMS)
def forms(word: str, language: str = ENGLISH) -> frozenset[str]:
    """Keys that a word shares with its forms and with nothing else."""
    folded = fold(word)
    found = {stem(folded, language)}
    if code_of(language) == ENGLISH:
        found |= {stem(respelt(folded), language), stem(_IRREGULAR.get(folded, folded), language)}
        found.add(stem(_COMPARED.sub("", folded), language))
        found |= {_DERIVED.sub("", key) for key in tuple(found)}
    return frozenset(found)


@lru_cache(maxsize=_KEPT_FORMS)
def respelt(word: str) -> str:
    """A folded word with its British ending made American, for comparing."""
    for ending, american in _RESPELT:
        word = ending.sub(american, word)
    return word


def irregular_forms(word: str) -> frozenset[str]:
    """The forms of an English word that no rule of endings gives: `gave` and `given` of `give`."""
    return frozenset(form for form, base in _IRREGULAR.items() if base == word)


def is_kind_of(word: str, head: str) -> bool:
    """Whether a compound names a kind of what its last part names: `cellphones` are `phones`."""
    compound, part = fold(word).removesuffix("s"), fold(head).removesuffix("s")
    is_long = len(part) >= _SHORTEST_HEAD and len(compound) - len(part) >= _SHORTEST_MODIFIER
    return is_long and compound.endswith(part)
