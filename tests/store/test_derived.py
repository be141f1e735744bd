"""Is what is kept so that nobody need count or sort it, what the log and the cards give?"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from support.build import MORNING, deck, five_kinds, review
from support.stored import MODEL, rows, shelve

from quizzer.cards.card import CardKey
from quizzer.store import answers, health, library, logs, syncing
from quizzer.store.database import Database
from quizzer.store.records import NO_MARKS, Marks
from quizzer.store.shelf import shelf

TALLY = "SELECT answers, last_at, day, since FROM learner WHERE name = 'me'"


def changed(database: Database, statement: str) -> None:
    with database.writing() as connection:
        assert connection.run(statement) > 0


@pytest.fixture
def studied(database: Database) -> Database:
    """Two learners with answers on two days, one taken back, and a third with a mark only."""
    shelve(database)
    for day in (0, 1):
        for card in ("sold", "online"):
            at = MORNING + timedelta(days=day, minutes=len(card))
            answers.record(database, review(card, at=at), MODEL)
            answers.record(database, review(card, at=at, learner="you"), MODEL)
    last = answers.record(database, review("sold", at=MORNING + timedelta(days=2)), MODEL)
    answers.take_back(database, last.review, MORNING)
    answers.set_marks(database, "she", CardKey("case", "sold"), Marks(flagged=True), NO_MARKS)
    return database


def test_nothing_is_found_where_nothing_is_wrong(studied: Database) -> None:
    syncing.sync(studied, deck(*five_kinds()[1:]), "case.yaml", "", MORNING)
    library.remove_deck(studied, "case", MORNING)

    assert health.examine(studied).is_good


@pytest.mark.parametrize("column", ["answers", "last_at", "day", "since"])
def test_a_count_that_is_not_the_logs_is_found_and_mended(
    studied: Database, database_path: Path, column: str
) -> None:
    before = rows(database_path, TALLY)
    changed(studied, f"UPDATE learner SET {column} = {column} + 1 WHERE name = 'me'")

    found = health.examine(studied)
    health.rebuild(studied)

    assert found.miscounted == ("me",)
    assert not found.is_good
    assert rows(database_path, TALLY) == before
    assert health.examine(studied).is_good


def test_counts_that_answers_were_lost_from_are_mended(studied: Database) -> None:
    changed(studied, "UPDATE learner SET answers = 0, last_at = 0, day = 0, since = 0")

    found = health.rebuild(studied)

    assert found.miscounted == ("me", "you")
    assert logs.answer_count(studied, "me") == 5
    assert logs.answer_count(studied, "you") == 4
    assert len(logs.answers_on(studied, "you", (MORNING + timedelta(days=1)).date())) == 2


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM shelving",
        "UPDATE shelving SET columns = x'00'",
        "UPDATE card SET studied = 0 WHERE position = 2",
    ],
)
def test_a_shelf_that_is_not_of_the_cards_is_found_and_mended(
    studied: Database, statement: str
) -> None:
    changed(studied, statement)

    found = health.rebuild(studied)

    assert found.misplaced == ("case",)
    assert not found.is_good
    assert health.examine(studied).is_good
    numbered = shelf(studied, "me").number.tolist()
    keys = [c.key for c in library.candidates(studied, "me")]
    assert [c.key for c in library.candidates_numbered(studied, "me", numbered)] == keys
