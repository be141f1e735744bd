"""What happens to a learner's memory when they adopt weights of their own?

Stability and difficulty of every card follow anew from the whole log, by the new weights. The due
dates that were given stay: nobody finds a pile of cards on the day of a better fit.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from quizzer.cards.card import CardKey
from quizzer.store import tables
from quizzer.store.answers import refold
from quizzer.store.database import Database
from quizzer.store.fits import Weights, write_adoption
from quizzer.store.lineage import legend

_card, _memory = tables.card, tables.memory


def adopt(database: Database, learner: str, weights: Weights, report: str, at: datetime) -> int:
    """Note the weights and fold the learner's memory anew, in one transaction.

    Returns the number of cards whose memory was folded.
    """
    with database.writing() as connection:
        write_adoption(connection, learner, weights, report, at)
        known = legend(connection)
        of_card = (_card.c.deck == _memory.c.deck) & (_card.c.id == _memory.c.card)
        remembered = connection.execute(
            select(_memory.c.deck, _memory.c.card, _card.c.revision)
            .outerjoin(_card, of_card)
            .where(_memory.c.learner == learner)
        ).all()
        for row in remembered:
            refold(connection, learner, CardKey(row.deck, row.card), row.revision or 1, known)
    return len(remembered)
