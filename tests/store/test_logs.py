"""Does arithmetic get the answers that stand, and no others?"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from support.build import MORNING, review
from support.renaming import give_other_id
from support.stored import MODEL, shelve

from quizzer.cards.card import CardKey
from quizzer.memory.model import Rating
from quizzer.store import answers, logs
from quizzer.store.database import Database


@pytest.fixture
def database(database_path: Path) -> Database:
    opened = Database(str(database_path))
    shelve(opened)
    return opened


def answer(database: Database, card: str, *, days: int = 0, learner: str = "me") -> None:
    at = MORNING + timedelta(days=days)
    answers.record(database, review(card, Rating.HARD, at, learner=learner), MODEL)


def test_answers_come_card_by_card_oldest_first(database: Database) -> None:
    for card, days in (("sold", 0), ("founder", 1), ("sold", 2), ("founder", 3)):
        answer(database, card, days=days)

    found = [(a.key.card, a.day - MORNING.toordinal()) for a in logs.answers(database, "me")]
    assert found == [("founder", 1), ("founder", 3), ("sold", 0), ("sold", 2)]


def test_an_answer_that_was_taken_back_does_not_stand(database: Database) -> None:
    answer(database, "sold")
    taken = answers.record(database, review("founder"), MODEL)
    answers.take_back(database, taken.review, MORNING)

    assert [a.key.card for a in logs.answers(database, "me")] == ["sold"]
    assert logs.answer_count(database, "me") == 2


def test_an_answer_bears_the_id_that_its_card_has_now(database: Database) -> None:
    answer(database, "founder")
    give_other_id(database, "founder", "maker")
    answer(database, "maker", days=1)

    keys = [a.key for a in logs.answers(database, "me")]
    assert keys == [CardKey("case", "maker")] * 2


def test_answers_of_others_are_theirs(database: Database) -> None:
    answer(database, "founder", learner="you")

    assert not logs.answers(database, "me")
    assert logs.answer_count(database, "me") == 0


def test_a_days_answers_are_those_of_its_study_day(database: Database) -> None:
    for days in (0, 1, 2):
        answer(database, "founder", days=days)

    day = (MORNING + timedelta(days=1)).date()
    assert [a.day for a in logs.answers_on(database, "me", day)] == [day.toordinal()]


def test_every_model_that_an_answer_names_is_there(database: Database) -> None:
    answer(database, "founder")

    named = {a.model for a in logs.answers(database, "me")}
    assert named <= logs.models(database).keys()


def test_the_columns_say_what_the_answers_say(database: Database) -> None:
    answer(database, "founder")
    taken = answers.record(database, review("founder"), MODEL)
    answers.take_back(database, taken.review, MORNING)
    answer(database, "sold", days=1)
    answer(database, "founder", learner="you")
    give_other_id(database, "founder", "maker")
    answer(database, "maker", days=2)

    found = logs.columns(database, "me")
    named = [found.cards[place] for place in found.card]
    columns = zip(named, found.at, found.day, found.rating, found.elapsed_ms, strict=True)
    assert set(columns) == {
        ((a.key, a.revision), a.at, a.day, a.rating, a.elapsed_ms)
        for a in logs.answers(database, "me")
    }
    assert [key.card for key, _ in found.cards] == ["maker", "sold"]


def test_an_empty_log_has_empty_columns(database: Database) -> None:
    assert not logs.columns(database, "me").card
