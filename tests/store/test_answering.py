"""What does committing an answer, or taking it back, leave behind?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from support.build import MORNING, deck, edited, review
from support.stored import MODEL, number, shelve

from quizzer.cards.card import CardKey
from quizzer.errors import StoreError
from quizzer.memory.log import Review
from quizzer.memory.model import Rating
from quizzer.memory.moment import Moment
from quizzer.memory.scheduling import rate
from quizzer.store import answers, syncing
from quizzer.store.database import Database
from quizzer.store.records import NO_MARKS, Marks

FOUNDER = CardKey("case", "founder")
MORNING_MOMENT = Moment(MORNING)
FIVE_TO_MIDNIGHT = MORNING.replace(hour=23, minute=55)


def test_an_answer_is_committed_as_it_was_given(database: Database) -> None:
    shelve(database)
    made = replace(review(rating=Rating.HARD), elapsed_ms=987, offset=timedelta(hours=5.5))
    moment = replace(MORNING_MOMENT, offset=timedelta(hours=5.5))
    expected = rate(None, Rating.HARD, moment, MODEL)

    recorded = answers.record(database, made, MODEL)

    assert recorded.memory == expected
    assert recorded.review == replace(made, due_on=expected.due_on, due_at=expected.due_at)
    assert answers.history(database, "me", FOUNDER) == (recorded.review,)


def test_a_step_across_midnight_falls_due_on_the_same_study_day(database: Database) -> None:
    shelve(database)

    recorded = answers.record(database, review(at=FIVE_TO_MIDNIGHT), MODEL)

    assert recorded.memory.due_at == FIVE_TO_MIDNIGHT + timedelta(minutes=10)
    assert recorded.memory.due_on == MORNING.date()


def test_a_clock_that_went_back_a_day_keeps_the_study_day_of_the_answer_before(
    database: Database,
) -> None:
    shelve(database)
    late = MORNING + timedelta(hours=17)  # 02:00, when the study day has not ended
    before = answers.record(database, review(at=late), MODEL)

    after = answers.record(database, review("sold", at=MORNING), MODEL)

    assert after.review.adjusted
    assert after.review.day == before.review.day == MORNING.date()


def test_the_study_day_begins_when_the_learner_says(database: Database) -> None:
    shelve(database)
    early = MORNING.replace(hour=1)

    at_midnight = answers.record(database, review(at=early), MODEL, timedelta(0))

    assert at_midnight.review.day == MORNING.date()


def test_an_answer_to_a_card_revised_meanwhile_counts_for_the_new_revision(
    database: Database,
) -> None:
    shelve(database)
    answers.record(database, review(), MODEL)
    founder = replace(deck().entries[0], revision=2)
    syncing.sync(database, edited(deck(), founder), "case.yaml", "", MORNING)

    recorded = answers.record(database, review(), MODEL)

    assert recorded.review.revision == 2
    assert recorded.memory.reviews == 1


def test_undo_after_the_card_was_revised_leaves_the_fresh_start_alone(database: Database) -> None:
    shelve(database)
    answers.record(database, review(), MODEL)
    second = answers.record(database, review(), MODEL)
    founder = replace(deck().entries[0], revision=2)
    syncing.sync(database, edited(deck(), founder), "case.yaml", "", MORNING)

    assert answers.take_back(database, second.review, MORNING) is None


def test_undo_takes_the_answer_out_of_memory_and_leaves_it_in_the_log(
    database: Database, database_path: Path
) -> None:
    shelve(database)
    first = answers.record(database, review(rating=Rating.AGAIN), MODEL)
    second = answers.record(database, review(rating=Rating.EASY), MODEL)

    after_one = answers.take_back(database, second.review, MORNING)
    after_both = answers.take_back(database, first.review, MORNING)

    assert after_one == first.memory
    assert after_both is None
    assert answers.history(database, "me", FOUNDER) == ()
    assert number(database_path, "SELECT count(*) FROM review") == 2


def test_undoing_twice_is_undoing_once(database: Database, database_path: Path) -> None:
    shelve(database)
    recorded = answers.record(database, review(), MODEL)

    for _ in range(2):
        assert answers.take_back(database, recorded.review, MORNING) is None

    assert number(database_path, "SELECT count(*) FROM undo") == 1


def test_an_answer_that_was_never_given_cannot_be_undone(database: Database) -> None:
    with pytest.raises(StoreError, match="no such answer"):
        answers.take_back(database, review(), MORNING)


def test_a_model_is_remembered_once(database: Database, database_path: Path) -> None:
    for _ in range(2):
        answers.remember_model(database, MODEL)

    assert number(database_path, "SELECT count(*) FROM model") == 1


@pytest.mark.parametrize(
    "marks", [Marks(), Marks(suspended=True), Marks(flagged=True, buried_on=MORNING.date())]
)
def test_marks_come_back_as_they_were_set_last(database: Database, marks: Marks) -> None:
    everything = Marks(True, True, MORNING.date())
    answers.set_marks(database, "me", FOUNDER, everything, NO_MARKS)
    answers.set_marks(database, "me", FOUNDER, marks, everything)

    assert answers.marks(database, "me", FOUNDER) == marks
    assert answers.marks(database, "you", FOUNDER) == Marks()


def test_the_log_tells_the_learners_last_instant(database: Database) -> None:
    shelve(database)
    made: Review = answers.record(database, review(), MODEL).review

    assert answers.last_review_at(database, "me") == made.at
    assert answers.last_review_at(database, "you") is None
