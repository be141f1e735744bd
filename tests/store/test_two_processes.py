"""Do two processes that answer the same cards, or start at once, lose nothing?"""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from support.stored import number, output_of, prepare, rows, soak, stopped

from quizzer.errors import StoreError, UsageError
from quizzer.store import health
from quizzer.store.database import Database
from quizzer.store.lock import StudyLock

STANDING_AND_REMEMBERED = """
    SELECT standing.reviews, memories.reviews FROM memories LEFT JOIN (
        SELECT learner, deck, card, count(*) AS reviews FROM reviews
        WHERE id NOT IN (SELECT review FROM undo) GROUP BY learner, deck, card
    ) AS standing USING (learner, deck, card)
"""


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [1, 10])
def test_no_update_is_lost_between_two_processes(database_path: Path, seconds: int) -> None:
    prepare(database_path)

    lines = output_of(soak("together", database_path, seconds))
    answered = [{id_ for verb, id_ in json.loads(line) if verb == "answer"} for line in lines]
    log = rows(database_path, "SELECT id, at FROM review ORDER BY at, id")
    authors = ["first" if id_.hex() in answered[0] else "second" for id_, _ in log]
    assert sum(one != other for one, other in pairwise(authors)) > 1, "they did not meet"

    assert {id_.hex() for id_, _ in log} == answered[0] | answered[1]
    assert all(earlier < later for (_, earlier), (_, later) in pairwise(log))
    counts = rows(database_path, STANDING_AND_REMEMBERED)
    assert counts
    assert all(standing == remembered for standing, remembered in counts)
    database = Database(str(database_path))
    assert health.examine(database).is_good
    database.close()


@pytest.mark.slow
def test_two_windows_on_one_quiz_answer_each_question_once_and_count_it_once(
    database_path: Path,
) -> None:
    prepare(database_path)

    lines = output_of(soak("quiz_together", database_path, 12))
    answered = [[tuple(ack[1:]) for ack in json.loads(line)] for line in lines]
    assert all(answered), "they did not meet"
    said = sorted([*answered[0], *answered[1]])
    assert len(set(said)) == len(said) == 12 * 5

    query = "SELECT count(*), count(DISTINCT review) FROM question WHERE response NOT NULL"
    assert rows(database_path, query) == [(60, 60)]
    assert number(database_path, "SELECT count(*) FROM review") == 60
    database = Database(str(database_path))
    assert health.examine(database).is_good
    database.close()


def test_two_processes_that_create_at_once_end_with_one_working_database(tmp_path: Path) -> None:
    path = tmp_path / "new" / "quizzer.db"

    output_of(soak("create_together", path))

    assert number(path, "SELECT count(*) FROM model") == 2
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_database_kept_busy_by_another_says_so_and_takes_the_answer_afterwards(
    database_path: Path,
) -> None:
    database, other = Database(str(database_path)), Database(str(database_path))
    with database.reading() as connection:
        connection.run("PRAGMA busy_timeout = 1")

    with (
        other.writing(),
        pytest.raises(StoreError, match="another program keeps the database busy"),
        database.writing(),
    ):
        pytest.fail("two write transactions at once")
    with database.writing() as connection:
        connection.run("INSERT INTO model (id, spec) VALUES ('m', '')")

    database.close()
    other.close()
    assert number(database_path, "SELECT count(*) FROM model") == 1


def test_a_second_session_is_refused_with_the_first_ones_pid_until_that_was_killed(
    database_path: Path,
) -> None:
    process = soak("hold", database_path)
    with stopped(process):
        with pytest.raises(UsageError) as refused, StudyLock(database_path):
            pytest.fail("two sessions at once")
        assert f"process {process.pid}" in str(refused.value)
        assert str(database_path) in str(refused.value)

    with StudyLock(database_path):
        pass


def test_a_session_that_ended_well_leaves_the_way_free(database_path: Path) -> None:
    with StudyLock(database_path):
        pass
    with StudyLock(database_path):
        pass
