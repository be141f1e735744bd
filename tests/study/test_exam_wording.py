"""How do scores to expect read, and what is said of a goal that is out of reach?"""

from __future__ import annotations

from typing import Any

import pytest
from support.exams import exam_forecast

from quizzer.memory.mastery import Mastery
from quizzer.study.forecast import Estimate
from quizzer.study.wording import (
    days_left_text,
    estimate_text,
    feasibility,
    gain_text,
    interval_text,
)


def test_a_score_reads_with_its_range() -> None:
    assert estimate_text(Estimate(0.84, 0.79, 0.88)) == "84 %  (79–88)"
    assert interval_text(Mastery(0.9, 0.06, 3, 4, 9, lean=-0.02)) == "(82–94)"


@pytest.mark.parametrize(
    ("days", "words"),
    [(24, "in 24 days"), (1, "tomorrow"), (0, "today"), (-8, "over")],
)
def test_how_far_away_an_exam_is(days: int, words: str) -> None:
    assert days_left_text(days) == words


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"expected": Estimate(0.896, 0.85, 0.93)}, "On track for 90 %."),
        (
            {},
            (
                "90 % is out of reach with 20 minutes a day: it takes 32, "
                "or leave out “Company history”."
            ),
        ),
        (
            {"drop": (), "minutes_needed": 20},
            "90 % is out of reach with 20 minutes a day: it takes 21.",
        ),
        (
            {"drop": (), "minutes_needed": None},
            "90 % is out of reach by then, however many minutes you take.",
        ),
        (
            {"cards": 0, "drop": (), "minutes_needed": None},
            "It asks no card now: they are suspended, or their decks have left the library.",
        ),
        (
            {"drop": ("A", "B"), "minutes_needed": None},
            (
                "90 % is out of reach by then, however many minutes you take, "
                "unless you leave out “A” and “B”."
            ),
        ),
    ],
)
def test_whether_a_goal_can_be_reached_and_what_would_help(
    changed: dict[str, Any], words: str
) -> None:
    assert feasibility(exam_forecast(**changed), 20) == words


def test_what_more_minutes_bring_is_said_only_when_it_shows() -> None:
    assert gain_text(exam_forecast(), 10) == "10 minutes more a day would bring 91 % (87–94)."
    same = exam_forecast(with_more=Estimate(0.844, 0.8, 0.88))
    assert gain_text(same, 10) == "10 minutes more a day would change little."
