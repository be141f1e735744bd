"""What may come next in a query that is being typed? Pure and cheap: a text, a cursor, names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from quizzer.cards.card import Level
from quizzer.cards.content import Kind
from quizzer.study.searching.query import State
from quizzer.study.searching.values import KEYS

MOST = 20
"""Completions of one text."""

_FEWEST_LETTERS = 2
_LAST_TERM = re.compile(r"(?:(?<=[\s(])|^)-*([A-Za-z]+)(:?)([^\s()\":]*)$")


@dataclass(frozen=True, slots=True)
class Names:
    """What the library's cards are called by."""

    topics: tuple[str, ...] = ()
    decks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Completion:
    """What may be typed behind the cursor, and what the term is then."""

    rest: str
    whole: str


def completions(text: str, cursor: int, names: Names) -> tuple[Completion, ...]:
    """What may stand behind the cursor: keys after two letters, then their values."""
    found = _LAST_TERM.search(text[:cursor])
    if found is None or text[cursor : cursor + 1].strip():
        return ()
    key, colon, value = found[1].lower(), found[2], found[3]
    if not colon:
        if len(key) < _FEWEST_LETTERS:
            return ()
        return _beginning(key, (f"{name}:" for name in KEYS))
    return _beginning(value, _values_of(key, names))


def _beginning(typed: str, whole: Iterable[str]) -> tuple[Completion, ...]:
    fitting = [
        Completion(each[len(typed) :], each)
        for each in whole
        if each != typed and each.lower().startswith(typed.lower())
    ]
    return tuple(fitting[:MOST])


def _values_of(key: str, names: Names) -> tuple[str, ...]:
    match key:
        case "topic":
            return names.topics
        case "deck":
            return names.decks
        case "tag":
            return names.tags
        case "kind":
            return tuple(Kind)
        case "level":
            return tuple(Level)
        case "is":
            return tuple(State)
        case "due":
            return ("today", "tomorrow", "<7d")
        case "seen":
            return ("today", "yesterday", "<7d")
        case "recall" | "mastery":
            return ("<60%",)
    return ()
