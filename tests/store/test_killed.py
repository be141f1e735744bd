"""Is every acknowledged answer there after the process was killed at any moment?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.stored import output_of, prepare, rows, soak

from quizzer.store import health
from quizzer.store.database import Database

KILLS_PER_BATCH = 10


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_what_was_acknowledged_before_a_sigkill_is_there_in_order(
    database_path: Path, seed: int
) -> None:
    prepare(database_path)

    lines = output_of(soak("killed", database_path, seed, KILLS_PER_BATCH))
    rounds = [json.loads(line) for line in lines]
    said = [(verb, id_) for round_ in rounds for verb, id_ in round_]
    answered = [id_ for verb, id_ in said if verb == "answer"]
    undone = {id_ for verb, id_ in said if verb == "undo"}
    assert len(rounds) == KILLS_PER_BATCH
    assert len(answered) > KILLS_PER_BATCH

    database = Database(str(database_path))
    found = health.examine(database)
    database.close()
    log = [id_.hex() for (id_,) in rows(database_path, "SELECT id FROM review ORDER BY at, id")]
    taken_back = {id_.hex() for (id_,) in rows(database_path, "SELECT review FROM undo")}
    assert found.integrity == ("ok",)
    assert found.differences == ()
    heard = set(answered)
    assert [id_ for id_ in log if id_ in heard] == answered
    assert undone <= taken_back
    # A change that was committed in the moment before the kill could not be acknowledged.
    unheard = len(log) - len(answered) + len(taken_back) - len(undone)
    assert 0 <= unheard <= KILLS_PER_BATCH
