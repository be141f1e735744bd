"""What happens to a learner's memory when they adopt weights of their own?

Stability and difficulty of every card follow anew from the whole log, by the new weights. The due
dates that were given stay: nobody finds a pile of cards on the day of a better fit.
"""

from __future__ import annotations

from datetime import datetime

from quizzer.store import refolding
from quizzer.store.connection import Connection
from quizzer.store.database import Database
from quizzer.store.fits import Weights, write_adoption
from quizzer.store.lineage import legend, reweighted
from quizzer.store.naming import learner_number


def adopt(database: Database, learner: str, weights: Weights, report: str, at: datetime) -> int:
    """Note the weights and fold the learner's memory anew, in one transaction.

    It is folded before the transaction, in which nobody else can answer, and in it only if
    somebody has answered meanwhile. Returns the number of cards whose memory was folded.
    """
    with database.reading() as connection:
        answers = refolding.read(connection, _models(connection, learner, weights))
    before = refolding.refolded(answers)
    with database.writing() as connection:
        models = _models(connection, learner, weights)
        write_adoption(connection, learner, weights, report, at)
        stored = refolding.stored(connection, models)
        found = refolding.current(refolding.renewed(connection, models, before), stored)
        refolding.keep(connection, found)
        refolding.forget(connection, refolding.missing(stored.rows, found))
    return len(found)


def _models(connection: Connection, learner: str, weights: Weights) -> refolding.Models:
    known = legend(connection).models
    own = {id_: reweighted(model, weights) for id_, model in known.items()}
    return {learner_number(connection, learner): own}
