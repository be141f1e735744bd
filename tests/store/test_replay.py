"""Is memory what the log gives, to the last digit, whatever happened?"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import onebyone
from support.build import MORNING, StandingClock, deck, edited, review
from support.examples import examples
from support.reviews import FITTED, GUESSES
from support.stored import MODEL, number, rows, shelve

from quizzer.cards.card import CardKey
from quizzer.errors import StoreError
from quizzer.memory.identity import new_id
from quizzer.memory.log import Review
from quizzer.memory.model import PARAMETERS, Model, Rating
from quizzer.memory.moment import DAY_STARTS_AT
from quizzer.memory.scheduling import Memory
from quizzer.store import answers, health, library, syncing
from quizzer.store.adopting import adopt
from quizzer.store.database import Database

CARDS = ("founder", "sold", "online")
MODELS = (
    MODEL,
    Model(desired_retention=0.8, maximum_interval=60),
    Model(FITTED[0], learning_steps=(), relearning_steps=MODEL.learning_steps),
)
WEIGHTS = (PARAMETERS, (0.5, 2.0, 3.5, 12.0, *PARAMETERS[4:]))


@dataclass(frozen=True)
class Answer:
    """`revision` is the one the session had read; it may be out of date.

    `later` are the days by which the due date is placed after the one that FSRS gives, `guess` is
    the chance that luck alone was right.
    """

    card: str
    rating: Rating
    model: Model
    revision: int
    later: int
    guess: float


@dataclass(frozen=True)
class Wait:
    """Time passes, or the clock is set back."""

    minutes: int


@dataclass(frozen=True)
class Undo:
    """Any answer of the log, by its place from the end."""

    back: int


@dataclass(frozen=True)
class Revise:
    """The author sets a card's `rev`."""

    card: str
    revision: int


@dataclass(frozen=True)
class Adopt:
    """The learner adopts weights; sessions that run go on with their models."""

    weights: tuple[float, ...]


Event = Answer | Wait | Undo | Revise | Adopt

cards = st.sampled_from(CARDS)
revisions = st.integers(1, 3)
events = st.one_of(
    st.builds(
        Answer,
        cards,
        st.sampled_from(Rating),
        st.sampled_from(MODELS),
        revisions,
        st.integers(-2, 2),
        GUESSES,
    ),
    st.builds(Adopt, st.sampled_from(WEIGHTS)),
    st.builds(Wait, st.integers(-3 * 24 * 60, 60 * 24 * 60)),
    st.builds(Undo, st.integers(0, 5)),
    st.builds(Revise, cards, revisions),
)


def placed(later: timedelta, memory: Memory) -> Memory:
    """A due date put on another day, as a window of FSRS allows."""
    return memory if memory.due_at else replace(memory, due_on=memory.due_on + later)


def happen(database: Database, history: list[Event]) -> list[Review]:
    """Let it all happen; returns what was committed."""
    clock, book, log = StandingClock(), deck(), list[Review]()
    shelve(database, book)
    for model in MODELS:
        answers.remember_model(database, model)
    for event in history:
        match event:
            case Answer(card, rating, model, revision, later, guess):
                made = review(card, rating, clock.at, model=model)
                made = replace(made, revision=revision, guess=guess)
                put = partial(placed, timedelta(later))
                log.append(answers.record(database, made, model, DAY_STARTS_AT, put).review)
            case Adopt(weights):
                adopt(database, "me", weights, "{}", clock.at)
            case Wait(minutes):
                clock.wait(minutes=minutes)
            case Undo(back) if back < len(log):
                answers.take_back(database, log[-1 - back], clock.at)
            case Revise(card, revision):
                entry = next(entry for entry in book.entries if entry.id == card)
                book = edited(book, replace(entry, revision=revision))
                syncing.sync(database, book, "case.yaml", "", clock.at)
            case _:
                pass
    return log


@pytest.mark.slow
@settings(max_examples=examples(40))
@given(st.lists(events, min_size=5, max_size=25))
def test_memory_equals_the_replayed_log_after_any_history(
    empty_database: Path, history: list[Event]
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(shutil.copy(empty_database, folder))
        database = Database(str(path))
        log = happen(database, history)
        found = health.examine(database)
        remembered, replayed = onebyone.remembered(database), onebyone.replayed(database)
        database.close()

        stored = [id_ for (id_,) in rows(path, "SELECT id FROM review ORDER BY at, id")]
        assert found.is_good
        assert remembered == replayed
        assert stored == [review.id.bytes for review in log]
        assert all(earlier.at < later.at for earlier, later in pairwise(log))


NUMBER = "SELECT number FROM identity WHERE card ="
TAMPERED = {
    "the last digit of a stability": "UPDATE memory SET stability = stability * (1 + 1e-15)",
    "a due date": "UPDATE memory SET due_on = due_on + 1",
    "a memory that is missing": "DELETE FROM memory",
    "a memory that nothing led to": "UPDATE memory SET card = (%s 'partner')",
}


@pytest.mark.parametrize("statement", TAMPERED.values(), ids=TAMPERED.keys())
def test_rebuild_repairs_a_tampered_memory_and_reports_what_differed(
    database: Database, database_path: Path, statement: str
) -> None:
    shelve(database)
    answers.record(database, review("founder", Rating.GOOD), MODEL)
    answers.record(database, review("online", Rating.EASY), MODEL)
    right = rows(database_path, "SELECT * FROM memory ORDER BY card")
    with closing(sqlite3.connect(database_path)) as connection, connection:
        whole = f"{statement} WHERE card = (%s 'founder')".replace("%s", NUMBER)
        assert connection.execute(whole).rowcount == 1

    found = health.rebuild(database)

    assert {difference.key.card for difference in found.differences} <= {"founder", "partner"}
    assert any(d.key == CardKey("case", "founder") for d in found.differences)
    assert all(difference.stored != difference.replayed for difference in found.differences)
    assert not found.is_good
    assert health.examine(database).is_good
    version = 2
    repaired = rows(database_path, "SELECT * FROM memory ORDER BY card")
    assert [_without(row, version) for row in repaired] == [_without(row, version) for row in right]


@pytest.mark.parametrize(
    "wrong",
    [
        "phase = 9",
        "due_on = -5",
        "reviewed_on = 99999999",
        f"reviewed_at = {2**63 - 1}",
        "step = 7",
    ],
)
def test_a_memory_that_can_be_none_is_found_and_mended(
    database: Database, database_path: Path, wrong: str
) -> None:
    shelve(database)
    committed = answers.record(database, review(), MODEL)
    with closing(sqlite3.connect(database_path)) as connection, connection:
        connection.execute(f"UPDATE memory SET {wrong}")

    (difference,) = health.examine(database).differences
    assert difference.replayed == committed.memory
    health.rebuild(database)
    assert health.examine(database).is_good


def test_an_examination_changes_nothing(database: Database, database_path: Path) -> None:
    shelve(database)
    answers.record(database, review(), MODEL)
    before = database_path.read_bytes()

    health.examine(database)

    assert database_path.read_bytes() == before


def test_an_index_that_lost_its_rows_is_found(
    database_path: Path, open_database: Callable[[], Database]
) -> None:
    database = open_database()
    shelve(database)
    answers.record(database, review(), MODEL)
    database.close()
    _overwrite(database_path, "ix_review_card", at=3, with_=bytes(2))  # its count of cells

    found = health.examine(open_database())
    assert "row 1 missing from index ix_review_card" in found.integrity
    assert not found.is_good


def test_a_page_that_is_none_is_reported_as_damage(
    database_path: Path, open_database: Callable[[], Database]
) -> None:
    _overwrite(database_path, "review", at=0, with_=b"\xff" * 100)
    database = open_database()

    with pytest.raises(StoreError, match="the database is damaged"):
        health.examine(database)


def test_two_learners_do_not_share_a_memory(database: Database) -> None:
    shelve(database)
    for learner in ("me", "you", "you"):
        answers.record(database, review(learner=learner), MODEL)

    mine, yours = (library.candidates(database, learner)[0].memory for learner in ("me", "you"))

    assert mine is not None
    assert yours is not None
    assert (mine.reviews, yours.reviews) == (1, 2)


def test_the_same_answer_given_later_in_the_log_is_another_answer(database: Database) -> None:
    shelve(database)
    first = answers.record(database, review(), MODEL)
    again = replace(review(), id=new_id(MORNING))

    second = answers.record(database, again, MODEL)

    assert second.review.at == first.review.at + timedelta(microseconds=1)
    assert second.review.adjusted
    assert not first.review.adjusted
    assert second.review.at.tzinfo is UTC


def test_an_answer_counts_by_the_weights_in_force_even_if_its_session_began_before(
    database: Database,
) -> None:
    shelve(database)
    answers.record(database, review(rating=Rating.EASY), MODEL)
    adopt(database, "me", WEIGHTS[1], "{}", MORNING)

    recorded = answers.record(database, review(at=MORNING + timedelta(days=9)), MODEL)

    assert recorded.review.model == MODEL.id
    assert library.candidates(database, "me")[0].memory == recorded.memory
    assert health.examine(database).is_good


def test_the_placed_due_date_is_logged_remembered_and_replayed(database: Database) -> None:
    shelve(database)
    easy = review(rating=Rating.EASY)
    plain = answers.record(database, easy, MODEL)
    answers.take_back(database, plain.review, MORNING)

    put = partial(placed, timedelta(1))
    again = answers.record(database, replace(easy, id=new_id(MORNING)), MODEL, DAY_STARTS_AT, put)

    assert again.review.due_on == again.memory.due_on == plain.memory.due_on + timedelta(1)
    assert library.candidates(database, "me")[0].memory == again.memory
    assert health.examine(database).is_good


def _without(row: tuple[object, ...], place: int) -> tuple[object, ...]:
    return row[:place] + row[place + 1 :]


def _overwrite(path: Path, table: str, at: int, with_: bytes) -> None:
    root = number(path, f"SELECT rootpage FROM sqlite_schema WHERE name = '{table}'")
    with path.open("r+b") as file:
        file.seek((root - 1) * number(path, "PRAGMA page_size") + at)
        file.write(with_)
