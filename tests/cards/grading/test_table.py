"""Does grading decide every row of the table as it was decided before the code was written?"""

from __future__ import annotations

import pytest

from quizzer.cards.card import Card, CardKey
from quizzer.cards.grading.grading import grade

from .rows import Case
from .table import CASES

KEY = CardKey("case", "card")


@pytest.mark.parametrize("case", CASES, ids=[f"{n}-{c.content.kind}" for n, c in enumerate(CASES)])
def test_an_answer_is_worth_what_the_table_says(case: Case) -> None:
    found = grade(Card(KEY, case.content, case.part), case.response)
    assert (found.verdict, found.why) == (case.verdict, case.why)
    assert found.score == pytest.approx(case.score)


def test_the_table_has_every_kind_and_says_which_rows_could_be_argued() -> None:
    assert len({case.content.kind for case in CASES}) == 9
    assert len(CASES) >= 170
    assert sum(bool(case.note) for case in CASES) >= 30
