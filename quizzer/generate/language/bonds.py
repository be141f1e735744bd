"""Which two does a document mean by `both companies`, and what is there between them?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_BETWEEN = re.compile(
    r"\b[Tt]he (?P<noun>[a-z]+) between (?P<pair>[A-Z][\w-]*(?: [A-Z][\w-]*)* and [A-Z][\w-]*)"
)
_BOTH = re.compile(
    r"\b(?:[Bb]oth|[Tt]hese(?:\stwo)?|[Tt]he\stwo)\s(?:[a-z]+\s)?"
    r"(?:companies|firms|giants|countries|nations|states|partners|brands|sides|parties)\b"
)
_SAME = (
    ("alliance", "collaboration", "cooperation", "partnership", "relationship"),
    ("agreement", "contract", "deal", "pact", "treaty"),
    ("conflict", "feud", "rivalry", "war"),
)
"""Nouns that mean the same when one document speaks of two by their names."""


@dataclass(frozen=True, slots=True)
class Bond:
    """`partnership` between `Apple and Xiaomi`."""

    noun: str
    pair: str


def bond_of(sentences: Iterable[str]) -> Bond | None:
    """What a document says to be between two, if it says so of two only."""
    found = {Bond(m["noun"], m["pair"]) for one in sentences for m in _BETWEEN.finditer(one)}
    return found.pop() if len(found) == 1 else None


def with_bond(text: str, bond: Bond | None) -> str:
    """A sentence with the names for `both companies`, and the whole name for `this alliance`."""
    if bond is None:
        return text
    text = _BOTH.sub(bond.pair, text)
    for same in _SAME:
        if bond.noun in same:
            nouns = "|".join(same)
            text = re.sub(
                rf"\b(?P<this>[Tt])his (?:{nouns})\b(?!\s(?:between|of|with)\b)",
                lambda found: f"{found['this']}he {bond.noun} between {bond.pair}",
                text,
            )
    return text
