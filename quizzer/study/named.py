"""Which cards of the library are meant by these keys?"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from quizzer.cards.card import CardKey
from quizzer.store import library as stored
from quizzer.store.database import Database
from quizzer.store.records import Candidate

_FEW = 50
"""So many are read one by one; for more it is quicker to read the whole library."""


def named(database: Database, learner: str, keys: Iterable[CardKey]) -> dict[CardKey, Candidate]:
    """The cards by key, in this order; unknown ones are left out.

    `position` is a card's place within its deck.
    """
    wanted = dict.fromkeys(keys)
    if len(wanted) > _FEW:
        return _among_all(database, learner, wanted)
    read = (stored.candidate(database, learner, key) for key in wanted)
    return {candidate.key: candidate for candidate in read if candidate is not None}


def _among_all(
    database: Database, learner: str, wanted: Collection[CardKey]
) -> dict[CardKey, Candidate]:
    found: dict[CardKey, Candidate] = {}
    first: dict[str, int] = {}
    for candidate in stored.candidates(database, learner):
        deck = candidate.key.deck
        before = first.setdefault(deck, candidate.position)
        if candidate.key in wanted:
            found[candidate.key] = replace(candidate, position=candidate.position - before)
    return {key: found[key] for key in wanted if key in found}
