"""Does all memory follow from adopted weights, and nothing else change?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from support.build import MORNING, review
from support.stored import MODEL, shelve

from quizzer.memory.model import PARAMETERS, Rating
from quizzer.store import answers, fits, health, library
from quizzer.store.adopting import adopt
from quizzer.store.database import Database
from quizzer.store.records import Candidate

SOLD = "SELECT number FROM identity WHERE card = 'sold'"
OWN = (0.5, 2.0, 3.5, 12.0, *PARAMETERS[4:])


@pytest.fixture
def database(database_path: Path) -> Database:
    opened = Database(str(database_path))
    shelve(opened)
    for learner in ("me", "you"):
        for card, rating, days in (
            ("founder", Rating.GOOD, 0),
            ("founder", Rating.GOOD, 1),
            ("founder", Rating.HARD, 9),
            ("sold", Rating.EASY, 3),
        ):
            at = MORNING + timedelta(days=days)
            answers.record(opened, review(card, rating, at, learner=learner), MODEL)
    return opened


def seen(database: Database, learner: str = "me") -> dict[str, Candidate]:
    return {c.key.card: c for c in library.candidates(database, learner) if c.memory}


def test_every_memory_is_folded_anew_and_due_dates_stay(database: Database) -> None:
    before = seen(database)

    assert adopt(database, "me", OWN, "{}", MORNING) == 2

    for name, candidate in seen(database).items():
        old, new = before[name].memory, candidate.memory
        assert old is not None
        assert new is not None
        assert new.stability > old.stability
        assert (new.due_on, new.due_at, new.reviews) == (old.due_on, old.due_at, old.reviews)


def test_memory_is_what_the_log_gives_by_the_adopted_weights(database: Database) -> None:
    adopt(database, "me", OWN, "{}", MORNING)
    assert health.examine(database).is_good

    later = MORNING + timedelta(days=12)
    own = replace(MODEL, parameters=OWN)
    answers.remember_model(database, own)
    recorded = answers.record(database, review("founder", at=later, model=own), own)
    assert health.examine(database).is_good

    answers.take_back(database, recorded.review, later)
    assert health.examine(database).is_good


def test_going_back_to_the_published_weights_restores_every_memory(database: Database) -> None:
    before = seen(database)
    adopt(database, "me", OWN, "{}", MORNING)

    adopt(database, "me", PARAMETERS, "{}", MORNING + timedelta(hours=1))

    assert seen(database) == before


def test_one_learners_weights_are_not_anothers(database: Database) -> None:
    before = seen(database, "you")

    adopt(database, "me", OWN, "{}", MORNING)

    assert seen(database, "you") == before
    assert fits.adopted(database, "you") is None
    assert fits.adopted(database, "me") == OWN


def test_the_latest_adoption_holds_with_what_spoke_for_it(database: Database) -> None:
    adopt(database, "me", OWN, '{"gain": 1}', MORNING)
    adopt(database, "me", PARAMETERS, '{"gain": 2}', MORNING + timedelta(days=1))

    held = fits.last_adoption(database, "me")
    assert held is not None
    assert held.weights == PARAMETERS
    assert held.report == '{"gain": 2}'
    assert held.at == MORNING + timedelta(days=1)


@pytest.mark.parametrize("hours", [0, -5])
def test_the_later_adoption_holds_when_the_clock_stands_or_goes_back(
    database: Database, hours: int
) -> None:
    adopt(database, "me", OWN, "{}", MORNING)
    adopt(database, "me", PARAMETERS, "{}", MORNING + timedelta(hours=hours))

    assert fits.adopted(database, "me") == PARAMETERS
    held = fits.last_adoption(database, "me")
    assert held is not None
    assert held.weights == PARAMETERS
    assert health.examine(database).is_good


def test_weights_reach_a_card_that_was_retired_meanwhile(database: Database) -> None:
    before = seen(database)["sold"].memory
    with database.writing() as connection:
        connection.run(f"UPDATE card SET retired_at = 1 WHERE number = ({SOLD})")

    adopt(database, "me", OWN, "{}", MORNING)

    with database.writing() as connection:
        connection.run(f"UPDATE card SET retired_at = NULL WHERE number = ({SOLD})")
    after = seen(database)["sold"].memory
    assert before is not None
    assert after is not None
    assert after.stability > before.stability
