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


def test_an_answer_that_was_taken_back_is_counted_but_does_not_stand(database: Database) -> None:
    answer(database, "sold")
    taken = answers.record(database, review("founder"), MODEL)
    answers.take_back(database, taken.review, MORNING)

    assert [a.key.card for a in logs.answers_on(database, "me", MORNING.date())] == ["sold"]
    assert logs.answer_count(database, "me") == 2


def test_an_answer_bears_the_id_that_its_card_has_now(database: Database) -> None:
    answer(database, "founder")
    give_other_id(database, "founder", "maker")
    answer(database, "maker")

    keys = [a.key for a in logs.answers_on(database, "me", MORNING.date())]
    assert keys == [CardKey("case", "maker")] * 2


def test_answers_of_others_are_theirs(database: Database) -> None:
    answer(database, "founder", learner="you")

    assert not logs.answers_on(database, "me", MORNING.date())
    assert logs.answer_count(database, "me") == 0


def test_a_days_answers_are_those_of_its_study_day(database: Database) -> None:
    for days, card in enumerate(("founder", "sold", "online")):
        answer(database, card, days=days)

    day = (MORNING + timedelta(days=1)).date()
    assert [a.key.card for a in logs.answers_on(database, "me", day)] == ["sold"]


def test_every_model_that_an_answer_names_is_there(database: Database) -> None:
    answer(database, "founder")

    assert MODEL.id in logs.models(database)
