"""Which cards of the library are meant by these keys?"""

from __future__ import annotations

from collections.abc import Iterable

from quizzer.cards.card import CardKey
from quizzer.store import library as stored
from quizzer.store.database import Database
from quizzer.store.records import Candidate


def named(database: Database, learner: str, keys: Iterable[CardKey]) -> dict[CardKey, Candidate]:
    """The cards by key, in this order; unknown ones are left out.

    `position` is a card's place within its deck.
    """
    wanted = dict.fromkeys(keys)
    found = stored.candidates_named(database, learner, wanted)
    return {key: found[key] for key in wanted if key in found}
