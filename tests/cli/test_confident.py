"""How do the commands tell of what was confident and wrong, and ask it again?"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from support.build import MORNING, review

from quizzer.memory.model import Confidence, Model, Rating
from quizzer.store import answers
from quizzer.store.database import Database

from .conftest import Quizzer

SAID = "1 card that you were sure of and got wrong: `quizzer study --confident-wrong`\n"


@pytest.fixture
def sure(quizzer: Quizzer, database_path: Path) -> Quizzer:
    """The command once the second card was wrong, in confidence."""
    quizzer("due")
    database = Database(str(database_path))
    answers.remember_model(database, Model())
    made = replace(review("sold", Rating.AGAIN, MORNING, deck="small"), confidence=Confidence.SURE)
    answers.record(database, made, Model())
    database.close()
    return quizzer


def test_due_names_the_command_while_there_is_something_for_it(
    sure: Quizzer, at: Callable[[timedelta], None]
) -> None:
    assert SAID in sure("due").out
    assert json.loads(sure("due", "--json").out)["confident_wrong"] == 1
    at(timedelta(days=2))
    asked = sure("study", "--confident-wrong", stdin="\n4\n").out
    assert asked.startswith("1 card to study.")
    assert "How many phones were sold?" in asked
    assert "confident" not in sure("due").out
    assert sure("study", "--confident-wrong").out.startswith("Nothing is due here now.")


@pytest.mark.parametrize("also", [["small"], ["--exam"], ["--new", "1"], ["--minutes", "5"]])
def test_it_asks_all_of_them_and_nothing_else(quizzer: Quizzer, also: list[str]) -> None:
    ran = quizzer("study", "--confident-wrong", *also)
    assert ran.code == 2
    assert "it takes no deck, no --exam, no --new and no --minutes" in ran.err
