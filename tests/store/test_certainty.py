"""Is a card found that the learner was sure of and wrong about, until it is right another day?"""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.build import MORNING, deck, five_kinds, review
from support.examples import examples
from support.renaming import give_other_id, sync
from support.stored import MODEL, shelve
from support.watching import plan_of, watched

from quizzer.cards.card import CardKey
from quizzer.memory.log import Review
from quizzer.memory.model import Confidence, Rating
from quizzer.store import answers, certainty
from quizzer.store.database import Database

CARDS = ("founder", "sold", "online")
ANSWERS = st.lists(
    st.tuples(
        st.sampled_from(CARDS),
        st.sampled_from((0, 5, 60 * 24)),
        st.sampled_from(Rating),
        st.sampled_from((None, *Confidence)),
        st.sampled_from((None, 0.0, 0.8, 1.0)),
        st.booleans(),
    ),
    max_size=15,
)


@pytest.fixture
def database(database_path: Path) -> Database:
    opened = Database(str(database_path))
    shelve(opened)
    return opened


def answer(
    database: Database,
    card: str = "founder",
    rating: Rating = Rating.AGAIN,
    confidence: Confidence | None = Confidence.SURE,
    *,
    days: float = 0,
    score: float | None = None,
    learner: str = "me",
) -> Review:
    made = review(card, rating, MORNING + timedelta(days=days), learner=learner)
    made = replace(made, confidence=confidence, score=score)
    return answers.record(database, made, MODEL).review


def found(database: Database, learner: str = "me") -> list[str]:
    return [key.card for key, _ in certainty.sure_and_wrong(database, learner)]


@pytest.mark.slow
@settings(max_examples=examples(60))
@given(ANSWERS)
def test_they_are_those_of_whom_the_log_says_so(
    empty_database: Path,
    given: list[tuple[str, int, Rating, Confidence | None, float | None, bool]],
) -> None:
    with TemporaryDirectory() as folder:
        database = Database(shutil.copy(empty_database, folder))
        shelve(database)
        standing: list[Review] = []
        minutes = 0
        for card, later, rating, confidence, score, is_undone in given:
            minutes += later
            made = answer(database, card, rating, confidence, days=minutes / (60 * 24), score=score)
            if is_undone:
                answers.take_back(database, made, made.at)
            else:
                standing.append(made)
        expected = {
            wrong.card
            for wrong in standing
            if wrong.confidence is Confidence.SURE
            and not wrong.is_right
            and not any(
                each.card == wrong.card and each.day > wrong.day and each.is_right
                for each in standing
            )
        }
        counted = {
            confidence: (sum(each.is_right for each in of), len(of))
            for confidence in Confidence
            if (of := [each for each in standing if each.confidence is confidence])
        }
        assert set(found(database)) == expected
        assert certainty.by_confidence(database, "me") == counted
        database.close()


@pytest.mark.parametrize(
    ("rating", "score", "is_right"),
    [
        (Rating.AGAIN, None, False),
        (Rating.AGAIN, 1.0, False),
        (Rating.HARD, None, True),
        (Rating.HARD, 0.8, False),
        (Rating.HARD, 1.0, True),
        (Rating.GOOD, None, True),
        (Rating.GOOD, 0.0, True),
    ],
)
def test_what_the_learner_calls_good_is_right_and_what_is_hard_and_partly_right_is_not(
    database: Database,
    rating: Rating,
    score: float | None,
    is_right: bool,  # noqa: FBT001 - a column of the table
) -> None:
    made = answer(database, rating=rating, score=score)
    assert made.is_right is is_right
    assert found(database) == ([] if is_right else ["founder"])


def test_a_right_answer_of_the_same_day_proves_nothing_yet(database: Database) -> None:
    answer(database)
    answer(database, rating=Rating.GOOD, days=0.1)
    assert found(database) == ["founder"]
    answer(database, rating=Rating.GOOD, confidence=None, days=1)
    assert found(database) == []


def test_the_oldest_error_comes_first_and_a_card_only_once(database: Database) -> None:
    for card, days in (("sold", 1), ("founder", 2), ("sold", 3)):
        answer(database, card, days=days)
    assert found(database) == ["sold", "founder"]


def test_a_card_that_was_renamed_is_found_by_its_id_now(database: Database) -> None:
    answer(database)
    give_other_id(database, "founder", "maker")
    assert certainty.sure_and_wrong(database, "me") == ((CardKey("case", "maker"), 1),)
    answer(database, "maker", Rating.GOOD, None, days=2)
    assert found(database) == []


def test_a_new_card_under_the_old_id_rights_no_error_of_the_card_that_was_renamed(
    database: Database,
) -> None:
    answer(database)
    give_other_id(database, "founder", "maker")
    sync(database, deck(*five_kinds(), replace(five_kinds()[0], id="maker")))
    answer(database, "founder", Rating.GOOD, None, days=2)
    assert found(database) == ["maker"]


def test_a_card_that_has_its_first_id_again_is_righted_by_what_was_answered_in_between(
    database: Database,
) -> None:
    answer(database)
    book = give_other_id(database, "founder", "maker")
    answer(database, "maker", Rating.GOOD, None, days=2)
    give_other_id(database, "maker", "founder", book)
    assert found(database) == []


def test_errors_of_others_are_theirs(database: Database) -> None:
    answer(database, learner="you")
    assert found(database) == []
    assert certainty.by_confidence(database, "me") == {}


def test_the_log_is_not_read_for_it_but_an_index_of_these_errors(database: Database) -> None:
    with watched(database) as statements:
        certainty.sure_and_wrong(database, "me")

    steps = plan_of(database, [sql for sql in statements if "confidence" in sql])
    assert "SCAN review USING INDEX ix_review_sure_and_wrong" in steps
    assert [step for step in steps if step.startswith("SCAN")] == [
        "SCAN review USING INDEX ix_review_sure_and_wrong"
    ]
