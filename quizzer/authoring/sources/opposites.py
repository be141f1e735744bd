"""Do two statements say opposite things: by a word and its antonym, by denial, or by order?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from functools import cache

from quizzer.authoring.sources.evidence import Evidence, Token
from quizzer.authoring.sources.needs import Need, is_key_term
from quizzer.cards.forms import forms

_OPPOSITES = """
    accept/refuse reject; affordable cheap competitive/expensive dear luxury; all every/none no;
    above over/below under; after/before; always/never; begin start/end stop; big large/small;
    both also too partly various/only solely purely exclusively merely confined;
    customize adapt tailor/unchanged uniform same; different/same similar close identical;
    domestic home/foreign abroad; early/late; easy simple/hard difficult complex;
    expand grow increase rise raise/shrink fall decrease reduce lower; fast quick/slow;
    first/last; gain win/lose; high/low; include/exclude; long/short; many/few; more/less fewer;
    most/least; new/old; open/closed; online/offline; outsource/own; public/private;
    share pass/keep; strong/weak; succeed success/fail failure; wide broad/narrow
"""
"""Words that rule each other out. A statement and its correction may each hold one of a pair."""

_PREFIX = re.compile(r"^(?:un|in|im|ir|il|dis|non|off)(?=\w{4})")
_RELATIONS = {"before": "after", "after": "before", "than": ""}
"""Words that say how what is left of them stands to what is right, and what says the reverse."""


class Order(Enum):
    """What a passage says about an order that a text states."""

    NOT_STATED = auto()
    SHOWN = auto()
    REVERSED = auto()
    NOT_SHOWN = auto()


def are_opposite(first: Token, second: Token, language: str) -> bool:
    """Whether two words rule each other out, both affirmed or both denied."""
    if first.is_denied is not second.is_denied:
        return False
    pairs = _keyed(language)
    if any(
        (first.keys & left and second.keys & right) or (first.keys & right and second.keys & left)
        for left, right in pairs
    ):
        return True
    plain, other = _PREFIX.sub("", first.folded), _PREFIX.sub("", second.folded)
    has_prefix = (plain != first.folded) is not (other != second.folded)
    return has_prefix and not forms(plain, language).isdisjoint(forms(other, language))


def is_denial(statement: Evidence, correction: Evidence, language: str) -> bool:
    """Whether one of them denies a word that the other affirms."""
    return _denies(statement, correction, language) or _denies(correction, statement, language)


def _denies(one: Evidence, other: Evidence, language: str) -> bool:
    affirmed = {key for token in other.tokens if not token.is_denied for key in token.keys}
    return any(token.keys & affirmed for token in _denied_first(one, language))


def _denied_first(text: Evidence, language: str) -> Iterator[Token]:
    """The first key term behind each negation: what the rest of the clause only goes with."""
    clause = None
    for token in text.tokens:
        if token.is_denied and token.clause != clause and is_key_term(token.text, language):
            clause = token.clause
            yield token


def order_in(text: Evidence, needs: Sequence[Need], evidence: Evidence) -> Order:
    """Whether a passage shows the order that `before`, `after` or `than` in a text states."""
    stated = Order.NOT_STATED
    for token in text.tokens:
        if token.folded not in _RELATIONS:
            continue
        left, right = _sides(token, needs)
        if not left or not right:
            continue
        found = _order_of(token.folded, left, right, evidence)
        if found is not Order.SHOWN:
            return found
        stated = found
    return stated


def _sides(relation: Token, needs: Sequence[Need]) -> tuple[list[Token], list[Token]]:
    tokens = [n.tokens[0] for n in needs if n.tokens]
    tokens = [token for token in tokens if token.sentence == relation.sentence]
    left = [token for token in tokens if token.number < relation.number]
    right = [token for token in tokens if token.number > relation.number]
    shared = {key for token in left for key in token.keys} & {k for t in right for k in t.keys}
    return (
        [token for token in left if token.keys.isdisjoint(shared)],
        [token for token in right if token.keys.isdisjoint(shared)],
    )


def _order_of(word: str, left: list[Token], right: list[Token], evidence: Evidence) -> Order:
    found = Order.NOT_SHOWN
    for relation in evidence.tokens:
        if relation.folded not in (word, _RELATIONS[word]):
            continue
        ours = _around(relation, left, evidence)
        theirs = _around(relation, right, evidence)
        is_straight = -1 in ours and 1 not in ours and 1 in theirs and -1 not in theirs
        is_turned = 1 in ours and -1 not in ours and -1 in theirs and 1 not in theirs
        if relation.folded != word:
            is_straight, is_turned = is_turned, is_straight
        if is_straight:
            return Order.SHOWN
        if is_turned:
            found = Order.REVERSED
    return found


def _around(relation: Token, tokens: Iterable[Token], evidence: Evidence) -> set[int]:
    """On which sides of a word its sentence has any of these: -1 before it, 1 behind it."""
    numbers = {n for token in tokens for n in evidence.numbers_of(token.keys)}
    inside = (n for n in numbers if evidence.tokens[n].sentence == relation.sentence)
    return {1 if n > relation.number else -1 for n in inside if n != relation.number}


@cache
def _keyed(language: str) -> list[tuple[frozenset[str], frozenset[str]]]:
    keyed = []
    for pair in _OPPOSITES.split(";"):
        left, right = (
            frozenset().union(*(forms(word, language) for word in side.split()))
            for side in pair.split("/")
        )
        keyed.append((left, right))
    return keyed
