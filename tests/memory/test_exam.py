"""What counts in an exam, and which exams cannot be?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.memory.calendar import days_off_of
from quizzer.memory.exam import Exam, TopicWeight, shared_minutes

DAY = date(2026, 12, 15)


def exam(**changed: Any) -> Exam:
    return Exam(**{"name": "Midterm", "day": DAY, "minutes": 20, **changed})


def test_every_card_counts_one_unless_something_is_said() -> None:
    assert exam().weight_of("xiaomi", "pricing/cost") == 1


def test_a_deck_that_is_not_asked_counts_nothing() -> None:
    assert exam(decks=("rise",)).weight_of("xiaomi", "") == 0
    assert exam(decks=("rise",)).weight_of("rise", "") == 1


def test_the_nearest_topic_decides_what_a_card_counts() -> None:
    weighted = exam(
        topics=(
            TopicWeight("", "pricing", 2),
            TopicWeight("", "pricing/cost", 0),
            TopicWeight("rise", "pricing", 5),
        )
    )

    assert weighted.weight_of("xiaomi", "pricing") == 2
    assert weighted.weight_of("xiaomi", "pricing/value") == 2
    assert weighted.weight_of("xiaomi", "pricing/cost") == 0
    assert weighted.weight_of("rise", "pricing") == 5
    assert weighted.weight_of("xiaomi", "pricing-power") == 1


@given(
    st.lists(st.tuples(st.sampled_from(["", "d"]), st.sampled_from("ab"), st.floats(0, 100))),
    st.floats(0.01, 1),
    st.sampled_from([(), ("sun",), ("2026-12-01..2026-12-03", "sat")]),
)
def test_an_exam_survives_being_kept(
    topics: list[tuple[str, str, float]], goal: float, off: tuple[str, ...]
) -> None:
    kept = exam(
        topics=tuple(TopicWeight(*topic) for topic in topics), goal=goal, days_off=days_off_of(off)
    )

    assert Exam.from_json(kept.name, kept.day, kept.to_json()) == kept


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": "  "}, "needs a name"),
        ({"name": "x" * 81}, "longer than 80"),
        ({"minutes": 0}, "between 1 and 960"),
        ({"minutes": 961}, "between 1 and 960"),
        ({"goal": 0.0}, "between 1 and 100 per cent"),
        ({"goal": 1.01}, "between 1 and 100 per cent"),
        ({"topics": (TopicWeight("", "a", -1),)}, "a: a weight lies between 0 and 100"),
        ({"topics": (TopicWeight("d", "a", float("nan")),)}, "d/a: a weight lies"),
    ],
)
def test_an_exam_that_cannot_be_says_why(changed: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        exam(**changed)


def test_exams_share_a_days_minutes_instead_of_adding_them_up() -> None:
    first = exam(minutes=20, days_off=days_off_of(["sun"]))
    second = exam(day=date(2026, 12, 20), minutes=15)

    assert shared_minutes((first, second), date(2026, 12, 1)) == 20
    assert shared_minutes((first, second), date(2026, 12, 6)) == 15  # a Sunday
    assert shared_minutes((first, second), DAY) == 15  # the first is written that morning
    assert shared_minutes((first, second), date(2026, 12, 20)) == 0
