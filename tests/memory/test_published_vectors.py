"""Does our scheduling give what the authors of FSRS-6 publish?"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from support.build import MORNING

from quizzer.memory.conversion import from_sm2
from quizzer.memory.forgetting import days_until, retrievability
from quizzer.memory.model import PARAMETERS, Model, Rating
from quizzer.memory.moment import Moment
from quizzer.memory.scheduling import Memory, outcomes, rate
from quizzer.memory.window import due_window

TOLERANCE = 1e-5

# py-fsrs tests/test_basic.py::test_review_card; ts-fsrs packages/fsrs/__tests__/FSRS-6.test.ts
HISTORY_RATINGS = (3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3)
HISTORY_INTERVALS = [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]

# py-fsrs tests/test_basic.py::test_memo_state; fsrs-rs src/inference.rs::test_memory_state;
# ts-fsrs FSRS-6.test.ts
STATE_HISTORY = ((1, 0), (3, 0), (3, 1), (3, 3), (3, 8), (3, 21))
STATE_STABILITY = 53.62691
STATE_DIFFICULTY = 6.3574867
STATE_STABILITY_WITHOUT_SHORT_TERM = 53.335106

# fsrs-rs src/inference.rs::test_next_interval, for a retention of 0.1, 0.2 … 0.9
INTERVALS_OF_ONE_DAY = (3116766, 34793, 2508, 387, 90, 27, 9, 3, 1)

# fsrs-rs src/inference.rs::test_next_states; FSRS-5's weights filled up with 0.0 and 0.5
FSRS_5 = (
    0.6845422, 1.6790825, 4.7349424, 10.042885, 7.4410233, 0.64219797, 1.071918, 0.0025195254,
    1.432437, 0.1544, 0.8692766, 2.0696752, 0.0953, 0.2975, 2.4691248, 0.19542035, 3.201072,
    0.18046261, 0.121442534,
)  # fmt: skip
NEXT_HISTORY = ((1, 0), (3, 1), (3, 3), (3, 8))
NEXT_ELAPSED = 21
NEXT_STATES = (
    (2.9691455, 8.000659),
    (17.091452, 7.6913934),
    (31.722992, 7.382128),
    (71.7502, 7.0728626),
)

# ts-fsrs FSRS-6.test.ts, "first repeat"
FIRST_STABILITIES = (0.212, 1.2931, 2.3065, 8.2956)
FIRST_DIFFICULTIES = (6.4133, 5.11217071, 2.11810397, 1.0)

# fsrs-rs src/inference.rs::test_current_retrievability, stability 1, decay 0.2, days 0 … 3
RETRIEVABILITIES = (1.0, 0.9, 0.84028935, 0.7985001)

# fsrs-rs test_memory_from_sm2: (ease, interval, retention) → (stability, difficulty)
FROM_SM2 = (
    ((2.5, 10, 0.9), (10.0, 6.9140563)),
    ((2.5, 10, 0.8), (3.01572, 9.393428)),
    ((2.5, 10, 0.95), (24.841097, 1.2974405)),
    ((1.3, 20, 0.9), (20.0, 10.0)),
)

# anki rslib/src/scheduler/states/fuzz.rs: (interval, shortest, longest) → the day at 0, ½, 0.99
WINDOWS = (
    ((2.5, 1, 1000), (2, 3, 4)),
    ((7.0, 1, 1000), (5, 7, 9)),
    ((17.0, 1, 1000), (14, 17, 20)),
    ((37.0, 1, 1000), (33, 37, 41)),
    ((2.49, 1, 1000), (2, 2, 2)),
    ((100.0, 101, 1000), (101, 105, 108)),
    ((100.0, 1, 99), (92, 96, 99)),
    ((100.0, 97, 103), (97, 100, 103)),
)

SHARED = Path(__file__).parents[3] / "shared" / "data" / "fsrs_vectors.json"


def after(history: Iterable[tuple[int, int]], model: Model) -> Memory:
    """The memory after ratings, each given so many days after the one before."""
    memory, at = None, MORNING
    for rating, days in history:
        at += timedelta(days=days)
        memory = rate(memory, Rating(rating), Moment(at), model)
    assert memory is not None
    return memory


def test_each_review_on_its_due_date_gives_the_published_intervals() -> None:
    memory, at, intervals = None, MORNING, []
    for rating in HISTORY_RATINGS:
        memory = rate(memory, Rating(rating), Moment(at), Model())
        intervals.append((memory.due_on - memory.reviewed_on).days)
        at = memory.due_at or at + timedelta(days=intervals[-1])
    assert intervals == HISTORY_INTERVALS


def test_memory_state() -> None:
    memory = after(STATE_HISTORY, Model())
    assert memory.stability == pytest.approx(STATE_STABILITY, rel=TOLERANCE)
    assert memory.difficulty == pytest.approx(STATE_DIFFICULTY, rel=TOLERANCE)


def test_memory_state_without_short_term() -> None:
    off = replace(Model(), parameters=(*PARAMETERS[:17], 0.0, 0.0, 0.0, PARAMETERS[20]))
    memory = after(STATE_HISTORY, off)
    assert memory.stability == pytest.approx(STATE_STABILITY_WITHOUT_SHORT_TERM, rel=TOLERANCE)


@pytest.mark.parametrize(("tenths", "days"), [*enumerate(INTERVALS_OF_ONE_DAY, 1)])
def test_interval_until_a_retention(tenths: int, days: int) -> None:
    # The published figures are whole days, computed in single precision.
    assert max(1, round(days_until(tenths / 10, 1.0))) == pytest.approx(days, rel=TOLERANCE)


def test_next_states_with_the_19_weights_of_fsrs_5() -> None:
    model = Model(parameters=(*FSRS_5, 0.0, 0.5))
    memory = after(NEXT_HISTORY, model)
    elapsed = sum(days for _, days in NEXT_HISTORY) + NEXT_ELAPSED
    given = outcomes(memory, Moment(MORNING + timedelta(days=elapsed)), model)
    for rating, (stability, difficulty) in zip(Rating, NEXT_STATES, strict=True):
        assert given[rating].stability == pytest.approx(stability, rel=TOLERANCE)
        assert given[rating].difficulty == pytest.approx(difficulty, rel=TOLERANCE)


def test_first_review() -> None:
    given = outcomes(None, Moment(MORNING), Model())
    stabilities = tuple(given[rating].stability for rating in Rating)
    difficulties = tuple(given[rating].difficulty for rating in Rating)
    assert stabilities == pytest.approx(FIRST_STABILITIES, rel=TOLERANCE)
    assert difficulties == pytest.approx(FIRST_DIFFICULTIES, rel=TOLERANCE)


@pytest.mark.parametrize(("days", "recall"), [*enumerate(RETRIEVABILITIES)])
def test_retrievability_by_days(days: int, recall: float) -> None:
    assert retrievability(days, 1.0, 0.2) == pytest.approx(recall, rel=TOLERANCE)


@pytest.mark.parametrize(("known", "state"), FROM_SM2)
def test_state_of_a_card_that_sm2_has_known(
    known: tuple[float, float, float], state: tuple[float, float]
) -> None:
    assert from_sm2(*known) == pytest.approx(state, rel=TOLERANCE)


@pytest.mark.parametrize(("given", "days"), WINDOWS)
def test_window_around_a_due_date(
    given: tuple[float, int, int], days: tuple[int, int, int]
) -> None:
    window = due_window(*given)
    assert (window.at(0), window.at(0.5), window.at(0.99)) == days


def published() -> dict[str, Any]:
    if not SHARED.exists():
        pytest.skip(f"the vectors as they were handed over are not here: {SHARED}")
    return {vector["name"]: vector for vector in json.loads(SHARED.read_text())["published"]}


def test_the_constants_above_are_the_published_ones() -> None:
    found = {name.split(",")[0].split(" ")[0]: vector for name, vector in published().items()}
    assert found["ivl_history"]["ratings"] == list(HISTORY_RATINGS)
    assert found["ivl_history"]["intervals"] == HISTORY_INTERVALS
    assert found["memory"]["history"] == [list(step) for step in STATE_HISTORY]
    assert found["memory"]["S"] == STATE_STABILITY
    assert found["memory"]["D"] == STATE_DIFFICULTY
    assert found["memory"]["S_short_term_off"] == STATE_STABILITY_WITHOUT_SHORT_TERM
    assert found["next_interval"]["intervals"] == [*INTERVALS_OF_ONE_DAY, 1]
    assert found["next_states"]["params"] == list(FSRS_5)
    assert found["next_states"]["history"] == [list(step) for step in NEXT_HISTORY]
    assert found["next_states"]["elapsed"] == NEXT_ELAPSED
    assert found["next_states"]["again_hard_good_easy"] == [list(pair) for pair in NEXT_STATES]
    assert found["first"]["S"] == list(FIRST_STABILITIES)
    assert found["first"]["D"] == list(FIRST_DIFFICULTIES)
    assert found["current_retrievability"]["R"] == list(RETRIEVABILITIES)
    from_sm2_cases = [[list(known), list(state)] for known, state in FROM_SM2]
    assert found["memory_state_from_sm2"]["cases"] == from_sm2_cases
    assert found["fuzz"]["cases"] == [[*given, *days] for given, days in WINDOWS]


def test_our_default_weights_are_the_published_ones() -> None:
    published()
    assert json.loads(SHARED.read_text())["params"] == list(PARAMETERS)
