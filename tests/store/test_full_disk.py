"""What happens to an answer when the disk is full?"""

from __future__ import annotations

from pathlib import Path

import pytest
from support.build import StandingClock, review
from support.stored import MODEL, dump, number, prepare, shelve

from quizzer.errors import StoreError
from quizzer.memory.model import Rating
from quizzer.store import answers, health
from quizzer.store.database import Database
from quizzer.study.desk import Desk
from quizzer.study.scope import Scope
from quizzer.study.session import Answered
from quizzer.study.settings import Settings

NO_LIMIT = 2**30
MORE_THAN_THERE_IS_SPACE_FOR = 500


def limit_pages(database: Database, pages: int) -> None:
    """What SQLite then says and does is what it does when the disk is full."""
    with database.reading() as connection:
        connection.run(f"PRAGMA max_page_count = {pages}")


def fill(database: Database) -> int:
    """Answer new cards until one does not fit; returns how many did."""
    for count in range(MORE_THAN_THERE_IS_SPACE_FOR):
        try:
            answers.record(database, review(f"card-{count}"), MODEL)
        except StoreError:
            return count
    pytest.fail("the disk never was full")


@pytest.mark.parametrize("spare_pages", range(4))
def test_an_answer_that_does_not_fit_leaves_nothing_and_fits_later(
    database: Database, database_path: Path, spare_pages: int
) -> None:
    shelve(database)
    limit_pages(database, number(database_path, "PRAGMA page_count") + spare_pages)
    committed = fill(database)
    before = dump(database_path)
    refused = review(f"card-{committed}")

    with pytest.raises(StoreError, match=r"the disk is full\. Free some space"):
        answers.record(database, refused, MODEL)
    assert dump(database_path) == before
    assert number(database_path, "SELECT count(*) FROM review") == committed

    limit_pages(database, NO_LIMIT)
    answers.record(database, refused, MODEL)
    assert number(database_path, "SELECT count(*) FROM review") == committed + 1
    assert health.examine(database).is_good


def test_a_session_on_a_full_disk_keeps_its_card_and_goes_on_when_there_is_space(
    database_path: Path,
) -> None:
    prepare(database_path)
    clock = StandingClock()
    with Desk(str(database_path), Settings(), clock) as desk:
        turn = desk.begin(Scope("case")).result()
        desk.submit(lambda database: limit_pages(database, 1)).result()
        failure: BaseException | None = None
        for _ in range(MORE_THAN_THERE_IS_SPACE_FOR):
            clock.wait(minutes=1)
            attempt = desk.rate(turn, Rating.AGAIN, 1000)
            failure = attempt.exception()
            if failure:
                break
            turn = attempt.result()
        assert isinstance(failure, StoreError)
        desk.submit(lambda database: limit_pages(database, NO_LIMIT)).result()

        after = desk.rate(turn, Rating.AGAIN, 1000).result()

        assert turn.session.current is not None
        change = after.session.change
        assert isinstance(change, Answered)
        assert change.recorded.review.card == turn.session.current.key.card
        assert len(after.session.answers) == number(database_path, "SELECT count(*) FROM review")
        assert desk.submit(health.examine).result().is_good


def test_a_disk_too_full_for_a_new_database_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizzer.store.opening._PRAGMAS", ("PRAGMA max_page_count = 5",))

    with pytest.raises(StoreError, match="the disk is full"):
        Database(str(tmp_path / "quizzer.db"))

    assert not list(tmp_path.iterdir())
