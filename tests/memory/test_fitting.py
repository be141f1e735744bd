"""Are fitted weights believed only when they predict unseen reviews better?"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

import numpy as np
import pytest
from support.reviews import DAY_ONE, FITTED, Answered, log_of, made_log, predictions

from quizzer.errors import QuizzerError, UsageError
from quizzer.memory.bulk import Fsrs
from quizzer.memory.calibration import predicted_by
from quizzer.memory.fitting import (
    FEWEST,
    NOTHING_SEEN,
    PARTS,
    Histories,
    Trial,
    Verdict,
    checked,
    compared,
    fit,
    seen_by,
)
from quizzer.memory.model import PARAMETERS
from quizzer.memory.replaying import Log
from quizzer.study.fitting_process import WORKER, optimizer

UNLIKE = (0.05, 0.4, 0.9, 3.0, *PARAMETERS[4:8], 1.2, *PARAMETERS[9:20], 0.5)
"""A learner who forgets much sooner than most."""


class Finds:
    """An optimizer that finds these weights, one after the other, and notes what it was shown."""

    def __init__(self, *weights: Sequence[float]) -> None:
        self.weights = weights
        self.shown: list[Histories] = []

    def __call__(self, histories: Histories) -> Sequence[float]:
        self.shown.append(histories)
        return self.weights[min(len(self.shown), len(self.weights)) - 1]


@pytest.fixture(scope="module")
def unlike() -> Log:
    return made_log(UNLIKE, days=60)


def test_the_weights_that_made_the_log_win_and_are_fitted_again_to_all_of_it(unlike: Log) -> None:
    train = Finds(UNLIKE)
    found = fit(unlike, PARAMETERS, train)
    assert found.verdict is Verdict.BETTER
    assert found.weights == UNLIKE
    assert found.trial is not None
    assert found.trial.after.log_loss < found.trial.before.log_loss
    assert len(train.shown[-1].targets) == found.reviews


def test_each_later_fifth_is_predicted_by_what_was_fitted_to_all_before_it(unlike: Log) -> None:
    train = Finds(UNLIKE, FITTED[0], FITTED[1])
    found = fit(unlike, PARAMETERS, train)
    evidence = unlike.by_time[unlike.evidence[unlike.by_time]]
    cuts = [found.reviews * part // PARTS for part in range(2, PARTS + 1)]
    shown = [each.targets for each in train.shown]
    assert [targets.tolist() for targets in shown[:3]] == [evidence[:c].tolist() for c in cuts[:3]]
    losses = [
        predicted_by(unlike, Fsrs(weights)).loss[start:end]
        for weights, (start, end) in zip(train.weights, pairwise(cuts), strict=True)
    ]
    assert found.trial is not None
    assert found.trial.after.log_loss == pytest.approx(np.concatenate(losses).mean())


@pytest.mark.parametrize("weights", [PARAMETERS, FITTED[1]], ids=["the same", "worse"])
def test_weights_that_predict_no_better_are_refused_with_the_figures(
    weights: tuple[float, ...],
) -> None:
    found = fit(made_log(PARAMETERS, days=40), PARAMETERS, Finds(weights))
    assert found.verdict is Verdict.NO_BETTER
    assert found.weights is None
    assert found.trial is not None
    assert found.trial.gain <= found.trial.error


def test_what_may_be_luck_is_neither_fitted_to_nor_judged(unlike: Log) -> None:
    may_be_luck = unlike.card % 3 == 0
    columns = (unlike.card, unlike.at, unlike.day, unlike.rating)
    train = Finds(UNLIKE)
    found = fit(Log.of(*columns, guess=may_be_luck / 4), PARAMETERS, train)
    assert not may_be_luck[np.concatenate([each.targets for each in train.shown])].any()
    alone = fit(Log.of(*(each[~may_be_luck] for each in columns)), PARAMETERS, Finds(UNLIKE))
    assert found == alone


def test_too_few_reviews_are_counted_and_nothing_is_tried() -> None:
    answers = [Answered(card, DAY_ONE + 3 * k, 3) for k in range(3) for card in range(100)]
    train = Finds(UNLIKE)
    found = fit(log_of(answers), PARAMETERS, train)
    assert (found.verdict, found.reviews, found.missing) == (Verdict.TOO_FEW, 200, FEWEST - 200)
    assert fit(log_of([]), PARAMETERS, train).missing == FEWEST
    assert train.shown == []


def test_a_new_fit_waits_until_the_old_one_can_be_judged_on_what_it_has_not_seen(
    unlike: Log,
) -> None:
    given = np.sort(unlike.at[unlike.evidence])
    seen_too_much = fit(unlike, UNLIKE, Finds(UNLIKE), seen_until=int(given[-10]))
    assert seen_too_much.verdict is Verdict.TOO_FEW
    grown = len(given) + seen_too_much.missing
    assert grown * (PARTS - 1) // PARTS >= len(given) - 9
    enough = fit(unlike, UNLIKE, Finds(UNLIKE), seen_until=int(given[len(given) // 2]))
    assert enough.trial is not None
    unseen = len(given) - len(given) * 3 // PARTS
    assert enough.trial.after.count == unseen


def test_what_weights_may_have_seen_ends_before_the_first_review_that_names_them() -> None:
    log = Log.of([0, 1, 0, 1], [10, 20, 30, 40], DAY_ONE, 3, model=[0, 0, 1, 0])
    weights = [PARAMETERS, FITTED[0]]
    assert seen_by(log, weights, FITTED[0]) == 29
    assert seen_by(log, weights, FITTED[1]) == 40
    assert seen_by(log, weights, PARAMETERS) == NOTHING_SEEN


def both(log: Log, weights: Sequence[float]) -> Trial:
    """The published weights and others, on the whole log."""
    return compared(predicted_by(log, Fsrs()), predicted_by(log, Fsrs(weights)))


def trial_of(cards: list[int]) -> Trial:
    """Predictions for these cards, of which those with an odd number gain and the others lose."""
    came_true = [(0.8, bool(card % 2)) for card in cards]
    bolder = [(0.9, recalled) for _, recalled in came_true]
    return compared(predictions(came_true, cards=cards), predictions(bolder, cards=cards))


def test_the_error_of_a_gain_takes_the_reviews_of_a_card_as_one() -> None:
    cards = list(range(20))
    once = trial_of(cards)
    assert trial_of(cards * 4).error == pytest.approx(once.error)
    assert trial_of(list(range(80))).error == pytest.approx(once.error / 2, rel=0.05)


def test_one_card_proves_nothing() -> None:
    alone = trial_of([1, 1, 1])
    assert alone.gain > 0
    assert not alone.is_won


@pytest.mark.parametrize(
    "weights",
    [
        PARAMETERS[:19],
        (*PARAMETERS[:20], float("nan")),
        (*PARAMETERS[:20], float("inf")),
        (*PARAMETERS[:20], 0.9),
        (-1.0, *PARAMETERS[1:]),
        ("a",) * 21,
        (None,) * 21,
    ],
    ids=["19", "nan", "inf", "above", "below", "words", "nothing"],
)
def test_what_cannot_be_weights_is_not_believed(weights: tuple[float, ...]) -> None:
    with pytest.raises(QuizzerError, match="bounds"):
        checked(weights)


def test_weights_at_a_bound_in_single_precision_are_within_it() -> None:
    assert checked((*PARAMETERS[:20], float(np.float32(0.8))))[20] == 0.8


def worker(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


HISTORIES = Histories(*(np.array([0, 0]) for _ in range(4)))


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("raise SystemExit(3)", r"quizzer-srs\[optimize\]"),
        ("raise ValueError('no such thing')", "broke off: ValueError: no such thing"),
        ("import os; os.abort()", "broke off: it ended with"),
        ("import sys; sys.stdin.read(); print('{')", "broke off"),
        ("import sys; sys.stdin.close(); print(1)", "broke off"),
    ],
    ids=["not installed", "an error", "a crash", "no JSON", "no list"],
)
def test_what_goes_wrong_in_the_other_process_says_what_to_do(code: str, says: str) -> None:
    with pytest.raises(UsageError, match=says) as caught:
        optimizer(lambda: None, worker=worker(code))(HISTORIES)
    assert caught.value.remedy


SLEEPS = "import time; time.sleep(60)"


@contextmanager
def soon() -> Iterator[None]:
    """Long before the sleeper above would wake."""
    started = time.monotonic()
    yield
    assert time.monotonic() - started < 30


@pytest.mark.slow
def test_a_fit_that_takes_too_long_is_ended() -> None:
    with soon(), pytest.raises(UsageError, match="longer than"):
        optimizer(lambda: None, limit=0.3, worker=worker(SLEEPS))(HISTORIES)


@pytest.mark.slow
def test_a_worker_that_is_slow_to_listen_gets_the_whole_of_a_long_request() -> None:
    many = Histories(*(np.arange(100_000) for _ in range(4)))
    counts = "import json, sys, time; time.sleep(0.5); print([len(json.load(sys.stdin)['card'])])"
    ticks: list[None] = []
    answer = optimizer(lambda: ticks.append(None), worker=worker(counts))(many)
    assert answer == [100_000]
    assert ticks


class CancelledError(Exception):
    """The user wants no more."""


def test_what_progress_raises_ends_the_fit() -> None:
    def cancel() -> None:
        raise CancelledError

    with soon(), pytest.raises(CancelledError):
        optimizer(cancel, worker=worker(SLEEPS))(HISTORIES)


def test_the_worker_does_not_take_a_module_from_the_folder_where_the_user_stands() -> None:
    assert "-P" in WORKER


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process of this")
def test_the_worker_dies_with_its_parent_even_when_that_is_killed() -> None:
    waits = (
        "from quizzer.memory import fitting_worker\n"
        "fitting_worker._end_with_parent()\n"
        "print('ready', flush=True)\n"
        "import time; time.sleep(60)"
    )
    runs_it = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {waits!r}])"
    with subprocess.Popen([sys.executable, "-c", runs_it], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"ready\n"
        parent.kill()
        # The end of the pipe comes when the last who could write to it is gone.
        with soon():
            assert parent.stdout.read() == b""


@pytest.fixture
def real_optimizer() -> None:
    pytest.importorskip("fsrs_rs_python", reason="the extra [optimize] is not installed")


@pytest.mark.usefixtures("real_optimizer")
def test_a_learner_unlike_most_gets_weights_of_their_own_the_same_every_time(unlike: Log) -> None:
    found = fit(unlike, PARAMETERS, optimizer(lambda: None))
    assert found.verdict is Verdict.BETTER
    assert found.weights is not None
    assert found == fit(unlike, PARAMETERS, optimizer(lambda: None))
    assert both(unlike, found.weights).gain > 0.7 * both(unlike, UNLIKE).gain


@pytest.mark.usefixtures("real_optimizer")
def test_a_learner_like_most_keeps_the_published_weights() -> None:
    found = fit(made_log(PARAMETERS, days=40), PARAMETERS, optimizer(lambda: None))
    assert found.verdict is Verdict.NO_BETTER
