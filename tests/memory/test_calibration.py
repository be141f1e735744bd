"""Do the measures of calibration say what their names promise?"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples
from support.reviews import (
    DAY_ONE,
    FITTED,
    Answered,
    histories,
    log_of,
    made_log,
    predictions,
)

from quizzer.memory.bulk import Fsrs
from quizzer.memory.calibration import (
    Reliability,
    as_predicted,
    auc,
    by_group,
    predicted_by,
    reliability,
    rmse_by_history,
    wilson,
)
from quizzer.memory.model import PARAMETERS
from quizzer.memory.replaying import Log, replay

PAIRS = st.lists(st.tuples(st.floats(0.01, 0.99), st.booleans()), min_size=1, max_size=60)


def measures(pairs: list[tuple[float, bool]]) -> Reliability:
    found = reliability(predictions(pairs))
    assert found is not None
    return found


def test_without_predictions_there_is_nothing_to_say() -> None:
    assert reliability(predictions([])) is None
    assert by_group(predictions([]), np.array([0])) == {}


def test_a_small_table_by_hand() -> None:
    found = measures([(0.9, True), (0.8, True), (0.6, False), (0.7, True)])
    assert found.count == 4
    assert found.predicted == pytest.approx(0.75)
    assert found.observed == pytest.approx(0.75)
    expected = -(math.log(0.9) + math.log(0.8) + math.log(0.4) + math.log(0.7)) / 4
    assert found.log_loss == pytest.approx(expected)
    assert found.brier == pytest.approx((0.01 + 0.04 + 0.36 + 0.09) / 4)
    assert found.auc == 1.0
    assert found.rmse_bins == pytest.approx(0.0)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([(0.9, True)], None),
        ([(0.9, False), (0.2, False)], None),
        ([(0.9, True), (0.2, True)], None),
        ([(0.9, True), (0.2, False)], 1.0),
        ([(0.2, True), (0.9, False)], 0.0),
        ([(0.5, True), (0.5, False)], 0.5),
        # Of the 6 pairs 3 are in order and 2 are tied.
        ([(0.8, True), (0.5, True), (0.3, True), (0.5, False), (0.3, False)], 3 / 6 + 1 / 6),
    ],
)
def test_auc_counts_pairs_in_order_with_ties_as_half(
    pairs: list[tuple[float, bool]], expected: float | None
) -> None:
    found = measures(pairs).auc
    assert found == (None if expected is None else pytest.approx(expected))


@given(PAIRS)
def test_auc_is_the_share_of_pairs_in_order(pairs: list[tuple[float, bool]]) -> None:
    hits = [chance for chance, hit in pairs if hit]
    misses = [chance for chance, hit in pairs if not hit]
    won = sum((h > m) + (h == m) / 2 for h in hits for m in misses)
    expected = won / (len(hits) * len(misses)) if hits and misses else None
    assert measures(pairs).auc == (None if expected is None else pytest.approx(expected))


@settings(max_examples=examples(50))
@given(st.lists(st.tuples(st.integers(1, 99), st.booleans()), min_size=1, max_size=60))
def test_auc_does_not_change_when_predictions_are_stretched(pairs: list[tuple[int, bool]]) -> None:
    predicted = np.array([percent / 100 for percent, _ in pairs])
    recalled = np.array([hit for _, hit in pairs])
    assert auc(predicted, recalled) == auc(predicted**3, recalled)


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_no_constant_prediction_has_less_log_loss_and_brier_than_the_share_recalled(
    share: float, other: float
) -> None:
    hits = round(share * 100)
    come_true = [True] * hits + [False] * (100 - hits)
    right = measures([(hits / 100, hit) for hit in come_true])
    wrong = measures([(other, hit) for hit in come_true])
    assert right.log_loss <= wrong.log_loss + 1e-12
    assert right.brier <= wrong.brier + 1e-12


def test_a_certainty_that_fails_costs_much_but_not_everything() -> None:
    assert 30 < measures([(1.0, False)]).log_loss < math.inf
    assert measures([(1.0, True)]).log_loss == pytest.approx(0.0)


def test_rmse_over_histories_by_hand() -> None:
    found = predictions(
        [(0.9, True), (0.7, False), (0.8, True), (0.6, True)],
        # 1–3 days share a bin, 4 days do not; 2 and 3 reviews share one; lapses 1 is not none.
        [(1, 2, 0), (3, 3, 0), (4, 2, 0), (1, 2, 1)],
    )
    first = (0.9 - 1 + 0.7 - 0) / 2
    expected = math.sqrt((2 * first**2 + (0.8 - 1) ** 2 + (0.6 - 1) ** 2) / 4)
    assert rmse_by_history(found) == pytest.approx(expected)


@settings(max_examples=examples(50))
@given(PAIRS)
def test_rmse_of_one_bin_is_the_distance_of_the_means(pairs: list[tuple[float, bool]]) -> None:
    found = measures(pairs)
    assert found.rmse_bins == pytest.approx(abs(found.predicted - found.observed), abs=1e-12)


@settings(max_examples=examples(50))
@given(st.lists(st.tuples(st.sampled_from((0.5, 0.7, 0.9)), st.booleans()), min_size=1))
def test_bins_hold_everything_once_rise_and_never_split_equal_predictions(
    pairs: list[tuple[float, bool]],
) -> None:
    bins = measures(pairs * 20).bins
    assert sum(each.count for each in bins) == len(pairs) * 20
    heights = [each.predicted for each in bins]
    assert heights == sorted(set(heights))
    assert len(bins) <= len({chance for chance, _ in pairs})
    assert all(each.low <= each.observed <= each.high for each in bins)


def test_bins_hold_about_equally_many() -> None:
    bins = measures([(0.001 * number, number % 3 > 0) for number in range(1, 1000)]).bins
    assert [each.count for each in bins] == [100] * 9 + [99]


def test_wilsons_interval_is_the_published_one_and_stays_within_0_and_1() -> None:
    # Agresti & Coull (1998): 0 of 10 at z = 1.6449 gives an upper end of z²/(n + z²).
    low, high = wilson([0, 10, 5], [10, 10, 10])
    z2 = 1.6448536269514722**2
    assert low.tolist() == pytest.approx([0, 10 / (10 + z2), 1 - high[2]])
    assert high.tolist() == pytest.approx([z2 / (10 + z2), 1, 0.5 + (high[2] - low[2]) / 2])


def test_a_perfect_model_is_within_its_intervals_about_nine_times_in_ten() -> None:
    rng = np.random.default_rng(1)
    inside = total = 0
    for _ in range(100):
        chances = rng.uniform(0.5, 1, 2000)
        hits = rng.random(2000) < chances
        for each in measures(list(zip(chances.tolist(), hits.tolist(), strict=True))).bins:
            inside += each.low <= each.predicted <= each.high
            total += 1
    assert 0.86 < inside / total < 0.94


def test_what_counts_as_history_is_what_came_before_on_other_days() -> None:
    log = log_of(
        [
            Answered(0, DAY_ONE, 1),
            Answered(0, DAY_ONE, 3),
            Answered(0, DAY_ONE + 1, 1),
            Answered(0, DAY_ONE + 1, 1),
            Answered(1, DAY_ONE + 1, 3),
            Answered(0, DAY_ONE + 4, 3),
            Answered(1, DAY_ONE + 9, 1),
        ]
    )
    found = predicted_by(log, Fsrs())
    rows = (found.card, found.elapsed, found.reviews, found.lapses, found.recalled)
    assert np.stack(rows, axis=1).tolist() == [[0, 1, 2, 0, 0], [0, 3, 3, 1, 1], [1, 8, 2, 0, 0]]


@settings(max_examples=examples(50))
@given(histories())
def test_predictions_of_a_review_never_depend_on_it_or_on_what_came_later(
    answers: tuple[Answered, ...],
) -> None:
    whole = predicted_by(log_of(answers), Fsrs())
    for number in range(len(answers)):
        last = replace(answers[number], rating=5 - answers[number].rating)
        until = predicted_by(log_of([*answers[:number], last]), Fsrs())
        np.testing.assert_array_equal(until.predicted, whole.predicted[: len(until)])


def test_where_a_guess_may_be_right_luck_is_part_of_the_prediction() -> None:
    answers = [Answered(0, DAY_ONE, 3), Answered(0, DAY_ONE + 9, 3), Answered(0, DAY_ONE + 30, 3)]
    plain = predicted_by(log_of(answers), Fsrs()).predicted
    asked = [answers[0], replace(answers[1], guess=0.25), answers[2]]
    lucky = predicted_by(log_of(asked), Fsrs()).predicted
    assert lucky[0] == pytest.approx(plain[0] + (1 - plain[0]) / 4)
    assert lucky[1] < plain[1]  # it counted for less


def test_each_review_is_predicted_by_the_weights_that_were_in_force() -> None:
    log = made_log(PARAMETERS, days=20)
    switched = log.day >= DAY_ONE + 10
    named = Log.of(log.card, log.at, log.day, log.rating, model=switched.astype(int) * 2)
    found = as_predicted(named, [PARAMETERS, FITTED[1], FITTED[0]])
    late = found.day >= DAY_ONE + 10
    for weights, chosen in ((PARAMETERS, ~late), (FITTED[0], late)):
        alone = predicted_by(log, Fsrs(weights))
        np.testing.assert_array_equal(found.predicted[chosen], alone.predicted[chosen])
    assert 0 < np.count_nonzero(late) < len(found)
    assert not np.isnan(replay(log, Fsrs()).retrievability[log.evidence]).any()


def test_an_empty_log_was_not_predicted() -> None:
    assert len(as_predicted(log_of([]), [])) == 0


def test_each_topic_is_measured_by_its_own_cards() -> None:
    found = by_group(
        predictions([(0.9, True), (0.8, False), (0.6, True)], cards=[2, 0, 2]),
        np.array([7, 7, 4]),
    )
    assert {topic: (each.count, each.observed) for topic, each in found.items()} == {
        4: (2, 1.0),
        7: (1, 0.0),
    }
