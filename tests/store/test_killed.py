"""Is every acknowledged answer there after the process was killed at any moment?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.stored import output_of, prepare, rows, soak

from quizzer.store import attempts, health
from quizzer.store.database import Database
from quizzer.study import counting
from quizzer.study.settings import Settings

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


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_a_quiz_that_is_killed_keeps_its_answers_and_counts_each_exactly_once(
    database_path: Path, seed: int
) -> None:
    prepare(database_path)

    lines = output_of(soak("killed_quiz", database_path, seed, KILLS_PER_BATCH))
    said = [ack for line in lines for ack in json.loads(line)]
    answered = {(id_, int(n)): text for verb, id_, *rest in said if verb == "answer"
                for n, text in [rest]}  # fmt: skip
    finished = {id_ for verb, id_, *_ in said if verb == "finish"}
    spent = {id_: int(rest[0]) for verb, id_, *rest in said if verb == "beat"}
    assert len(answered) > KILLS_PER_BATCH
    assert finished

    stored = {
        (id_.hex(), number): response.replace(" ", "")
        for id_, number, response in rows(
            database_path, "SELECT attempt, number, response FROM question WHERE response NOT NULL"
        )
    }
    assert answered.items() <= stored.items()
    assert len(stored) <= len(answered) + KILLS_PER_BATCH
    times = rows(database_path, "SELECT id, spent_ms, finished_at FROM attempt")
    assert all(ms >= spent.get(id_.hex(), 0) for id_, ms, _ in times)
    assert finished <= {id_.hex() for id_, _, at in times if at is not None}

    database = Database(str(database_path))
    counting.settle(database, Settings())
    assert attempts.uncounted(database, "me") == ()
    found = health.examine(database)
    database.close()
    assert found.is_good
    assert rows(
        database_path,
        "SELECT count(*), count(DISTINCT review) FROM question JOIN attempt ON id = attempt"
        " WHERE finished_at NOT NULL AND response NOT NULL",
    ) == rows(database_path, "SELECT count(*), count(DISTINCT id) FROM review")
    assert rows(database_path, "SELECT review FROM question WHERE review NOT NULL ORDER BY 1") == (
        rows(database_path, "SELECT id FROM review ORDER BY 1")
    )
