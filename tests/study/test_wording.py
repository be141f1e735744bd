"""How do intervals, shares and counts read, and which settings are refused?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.studying import NOW, remembered

from quizzer.memory.mastery import Mastery
from quizzer.memory.model import Rating
from quizzer.study.settings import Settings
from quizzer.study.wording import (
    counted,
    evidence,
    mastery_text,
    percent,
    short_span,
    until_due,
    until_due_in_words,
)

LEARNT = remembered(Rating.EASY)


@pytest.mark.parametrize(
    ("days", "shown", "said"),
    [
        (1, "1 d", "1 day"),
        (4, "4 d", "4 days"),
        (30, "30 d", "30 days"),
        (31, "1 mo", "1 month"),
        (76, "2.5 mo", "2.5 months"),
        (365, "1 y", "1 year"),
        (475, "1.3 y", "1.3 years"),
        (36_500, "99.9 y", "99.9 years"),
    ],
)
def test_days_read_in_the_unit_that_fits(days: int, shown: str, said: str) -> None:
    memory = replace(LEARNT, due_on=NOW.day + timedelta(days=days))
    assert until_due(memory, NOW) == shown
    assert until_due_in_words(memory, NOW) == said


@pytest.mark.parametrize(
    ("seconds", "shown", "said"),
    [
        (1, "1 min", "1 minute"),
        (60, "1 min", "1 minute"),
        (600, "10 min", "10 minutes"),
        (3600, "1 h", "1 hour"),
        (7200, "2 h", "2 hours"),
        (-5, "1 min", "1 minute"),
    ],
)
def test_a_step_reads_in_minutes_or_hours(seconds: int, shown: str, said: str) -> None:
    memory = replace(LEARNT, due_at=NOW.at + timedelta(seconds=seconds))
    assert until_due(memory, NOW) == shown
    assert until_due_in_words(memory, NOW) == said


@given(st.integers(1, 24 * 60 * 60))
def test_a_span_is_never_nothing(seconds: int) -> None:
    assert not short_span(timedelta(seconds=seconds)).startswith("0")


@pytest.mark.parametrize(("share", "shown"), [(0, "0 %"), (0.614, "61 %"), (1, "100 %")])
def test_a_share_reads_as_percent(share: float, shown: str) -> None:
    assert percent(share) == shown


def test_a_mastery_reads_with_its_margin_and_evidence() -> None:
    known = Mastery(0.61, 0.06, 31, 40, 1210)
    assert mastery_text(known) == "61 % ± 6"
    assert evidence(known) == "31 of 40 cards seen, 1,210 answers"


def test_a_mastery_of_nothing_seen_claims_no_margin() -> None:
    assert mastery_text(Mastery(0.0, 0.0, 0, 40, 0)) == "0 %"


def test_one_is_singular() -> None:
    assert [counted(n, "card") for n in (0, 1, 2)] == ["0 cards", "1 card", "2 cards"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"learner": ""},
        {"learner": "  "},
        {"new_per_day": -1},
        {"new_per_day": 10_000},
        {"desired_retention": 0.69},
        {"desired_retention": 1.0},
        {"maximum_interval": 0},
        {"maximum_interval": 36_501},
        {"day_starts": timedelta(hours=24)},
        {"day_starts": timedelta(hours=-1)},
    ],
)
def test_a_setting_out_of_range_is_refused_with_a_sentence(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"needs a name|lie between|lies between|begins between"):
        Settings(**wrong)


def test_settings_decide_the_model() -> None:
    model = Settings(desired_retention=0.85, maximum_interval=90).model()
    assert (model.desired_retention, model.maximum_interval) == (0.85, 90)
