"""What happens to a learner's memory when they adopt weights of their own?

Stability and difficulty of every card follow anew from the whole log, by the new weights. The due
dates that were given stay: nobody finds a pile of cards on the day of a better fit.
"""

from __future__ import annotations

from datetime import datetime

from quizzer.cards.card import CardKey
from quizzer.store.answers import refold
from quizzer.store.database import Database
from quizzer.store.fits import Weights, write_adoption
from quizzer.store.lineage import legend

_REMEMBERED = """
SELECT identity.deck, identity.card, coalesce(card.revision, 1)
FROM memory
JOIN learner ON learner.number = memory.learner
JOIN identity ON identity.number = memory.card
LEFT JOIN card ON card.number = memory.card
WHERE learner.name = :learner
"""


def adopt(database: Database, learner: str, weights: Weights, report: str, at: datetime) -> int:
    """Note the weights and fold the learner's memory anew, in one transaction.

    Returns the number of cards whose memory was folded.
    """
    with database.writing() as connection:
        write_adoption(connection, learner, weights, report, at)
        known = legend(connection)
        remembered = connection.all(_REMEMBERED, {"learner": learner})
        for deck, card, revision in remembered:
            refold(connection, learner, CardKey(deck, card), revision, known)
    return len(remembered)
