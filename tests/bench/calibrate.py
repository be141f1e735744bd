"""How true are FSRS's predictions, what does a fit add, and how fast is it all?

Run by hand: `python tests/bench/calibrate.py [--learners]`. The first table is of a real
learner's log and is skipped where that is not beside the checkout; the second is of speed, on a
made log. With `--learners`, a third: what fits to simulated learners' first reviews gain on
their later ones, which is where the fewest reviews for a fit and the rule of acceptance come from.
"""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import fsrs.scheduler as bounds
import numpy as np

from quizzer.errors import QuizzerError
from quizzer.memory import fitting
from quizzer.memory.bulk import Fsrs, Reals, Whole
from quizzer.memory.calibration import Reliability, measured, predicted_by
from quizzer.memory.fitting import FIRST_JUDGED, Histories, Weights, checked, fit, histories
from quizzer.memory.fitting import PARTS as FIFTHS
from quizzer.memory.fitting_worker import fitted
from quizzer.memory.model import PARAMETERS, Model, Rating
from quizzer.memory.moment import Moment
from quizzer.memory.replaying import Log, replay
from quizzer.memory.scheduling import Memory, rate
from quizzer.study.fitting_process import optimizer

TESTS = Path(__file__).parents[1]
REAL = TESTS.parents[1] / "shared" / "data" / "revlog_real.csv"

REVIEWS, CARDS = 1_000_000, 100_000
FOLDED_CARDS = 500

LEARNERS = 40
SIZES = (100, 200, 400, 800, 1600, 3200)
LATER = 2000
"""Reviews that must be left to judge on, after the first ones."""

SPREAD = (0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32,
          0.14, 0.27)  # fmt: skip
"""How w4 … w20 differ between learners: standard deviations (fsrs-rs, its regularisation)."""

Value = TypeVar("Value")


def main() -> None:
    """Print the tables."""
    real()
    speed()
    if "--learners" in sys.argv:
        sys.path.insert(0, str(TESTS))
        for likeness, spread in (("much like", 0.3), ("quite unlike", 1.0)):
            learners(likeness, spread)


def timed(work: Callable[[], Value]) -> tuple[Value, float]:
    """What the work gives, and its seconds."""
    started = time.perf_counter()
    return work(), time.perf_counter() - started


def real() -> None:
    """A real log: the published weights and fitted ones on reviews that neither had seen."""
    if not REAL.exists():
        print(f"skipped: there is no log in {REAL}")
        return
    log = read(REAL)
    print(f"{len(log)} reviews of {log.cards} cards, {log.evidence.sum()} of them evidence")
    train = optimizer(lambda: None)
    fits: list[Sequence[float]] = []

    def noting(histories: Histories) -> Sequence[float]:
        fits.append(train(histories))
        return fits[-1]

    try:
        found, seconds = timed(lambda: fit(log, PARAMETERS, noting))
    except QuizzerError as error:
        print(error)
        return
    assert found.trial is not None
    print(f"{'last 3/5':10} log loss  Brier   RMSE(bins)  AUC     predicted  observed")
    row("published", found.trial.before)
    row("fitted", found.trial.after)
    print(f"gain {found.trial.gain:.4f} ± {found.trial.error:.4f}: {found.verdict}, ", end="")
    print(f"{len(fits)} fits in {seconds:.2f} s, each in a process of its own")
    for each in found.trial.after.bins:
        interval = f"{each.low:.3f}–{each.high:.3f}"
        print(f"  predicted {each.predicted:.3f}, observed {each.observed:.3f} ({interval})")
    evidence = in_time(log)
    weights = checked(fits[FIFTHS - 1 - FIRST_JUDGED])
    later = np.arange(len(evidence)) >= len(evidence) * (FIFTHS - 1) // FIFTHS
    print("last fifth")
    row("published", measured(predicted_by(log, Fsrs()).where(later)))
    row("fitted", measured(predicted_by(log, Fsrs(weights)).where(later)))


def in_time(log: Log) -> Whole:
    """The positions of the evidence in the order of time."""
    return log.by_time[log.evidence[log.by_time]]


def row(name: str, found: Reliability) -> None:
    """One line of the first table."""
    figures = (
        f"{found.log_loss:.4f}    {found.brier:.4f}  {found.rmse_bins:.4f}      {found.auc:.4f}"
    )
    print(f"{name:10} {figures}  {found.predicted:.4f}     {found.observed:.4f}")


def read(path: Path) -> Log:
    """The log in a file of py-fsrs's form, its study days beginning at 04:00 UTC."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    cards = {card: number for number, card in enumerate(dict.fromkeys(r["card_id"] for r in rows))}
    moments = [Moment(datetime.fromisoformat(each["review_time"]).astimezone(UTC)) for each in rows]
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    return Log.of(
        [cards[each["card_id"]] for each in rows],
        [(each.at - epoch) // timedelta(microseconds=1) for each in moments],
        [each.day.toordinal() for each in moments],
        [int(each["review_rating"]) for each in rows],
        milliseconds=[int(each["review_duration"]) for each in rows],
    )


def speed() -> None:
    """Replay, calibration and fit of a million reviews, beside the fold of the cards one by one."""
    log = random_log()
    _, replaying = timed(lambda: replay(log, Fsrs()))
    _, measuring = timed(lambda: measured(predicted_by(log, Fsrs())))
    part = Log.of(
        *(column[: log.starts[FOLDED_CARDS]] for column in (log.card, log.at, log.day, log.rating))
    )
    _, folding = timed(lambda: fold(part))
    alone = folding / len(part) * len(log)
    print(f"{len(log)} reviews of {log.cards} cards: replayed in {replaying:.2f} s, ", end="")
    print(f"with calibration {measuring:.2f} s; ", end="")
    print(f"one by one {alone:.0f} s (from {len(part)} reviews)")
    for number in (10_000, 100_000, REVIEWS - 1):
        part = before(log, int(np.sort(log.at)[number]))
        shown = histories(part, in_time(part))
        started = time.perf_counter()
        optimizer(lambda: None)(shown)
        seconds = time.perf_counter() - started
        print(f"a fit to {len(shown.targets)} of {len(part)} reviews: {seconds:.2f} s")


def random_log() -> Log:
    """A million answers at random, of cards that are begun over a thousand days."""
    rng = np.random.default_rng(1)
    card = np.sort(rng.integers(0, CARDS, REVIEWS))
    total = np.cumsum(rng.geometric(0.15, REVIEWS) - 1)
    begun = rng.integers(738_000, 739_000, CARDS)
    day = begun[card] + total - total[np.searchsorted(card, card)]
    rating = rng.choice([1, 2, 3, 4], REVIEWS, p=[0.15, 0.1, 0.65, 0.1])
    return Log.of(card, day * 10**9 + np.arange(REVIEWS), day, rating)


def fold(log: Log) -> None:
    """The memories of all cards, one review at a time."""
    model = Model()
    memories: dict[int, Memory] = {}
    noon = datetime(1, 1, 1, 12, tzinfo=UTC)
    for card, day, rating in zip(
        log.card.tolist(), log.day.tolist(), log.rating.tolist(), strict=True
    ):
        moment = Moment(noon + timedelta(days=day - 1))
        memories[card] = rate(memories.get(card), Rating(rating), moment, model)


def learners(likeness: str, spread: float) -> None:
    """What fits gain, by the number of reviews that they were fitted to."""
    print(f"{LEARNERS} learners {likeness} the average: log loss saved on later reviews")
    columns = ("every fit", "better for", "accepted", "yet worse", "so gained", "possible")
    print("reviews  " + "  ".join(f"{each:>10}" for each in columns))
    gains: dict[int, list[tuple[float, bool, float]]] = {size: [] for size in SIZES}
    fitting.FEWEST = 1
    for seed in range(LEARNERS):
        weights = drawn(spread, seed)
        log = simulated(weights, seed)
        published, best = loss(log, PARAMETERS), loss(log, weights)
        for size in SIZES:
            if len(published) < size + LATER:
                continue
            part = before(log, int(np.sort(log.at[log.evidence])[size - 1]))
            found = fit(part, PARAMETERS, train_here)
            own = found.weights or checked(train_here(histories(part, in_time(part))))
            gain = float((published - loss(log, own))[size:].mean())
            possible = float((published - best)[size:].mean())
            gains[size].append((gain, found.weights is not None, possible))
    for size, rows in gains.items():
        gain, accepted, possible = np.array(rows).T
        taken = accepted > 0
        figures = (
            f"{gain.mean():+.4f}",
            f"{np.mean(gain > 0):.0%}",
            f"{taken.mean():.0%}",
            f"{np.mean(taken & (gain < 0)):.0%}",
            f"{np.where(taken, gain, 0).mean():+.4f}",
            f"{possible.mean():+.4f}",
        )
        print(f"{size:7}  " + "  ".join(f"{each:>10}" for each in figures))


def drawn(spread: float, seed: int) -> Weights:
    """Weights of a learner whose distance from the average is about this share of the usual."""
    rng = np.random.default_rng(seed)
    weights = np.array(PARAMETERS)
    weights[:4] = np.sort(weights[:4] * np.exp(spread * rng.normal(0, 0.8, 4)))
    weights[4:] += spread * 0.5 * rng.normal(0, SPREAD)
    lowest, highest = bounds.LOWER_BOUNDS_PARAMETERS, bounds.UPPER_BOUNDS_PARAMETERS
    return tuple(np.clip(weights, lowest, highest).tolist())


def simulated(weights: Sequence[float], seed: int) -> Log:
    """Two hundred days of that learner."""
    from support.reviews import made_log

    return made_log(weights, days=200, seed=seed)


def before(log: Log, until: int) -> Log:
    """The reviews until an instant."""
    kept = log.at <= until
    return Log.of(log.card[kept], log.at[kept], log.day[kept], log.rating[kept])


def loss(log: Log, weights: Sequence[float]) -> Reals:
    """The log loss of each evidence, in the order of time."""
    return predicted_by(log, Fsrs(weights)).loss


def train_here(histories: Histories) -> Sequence[float]:
    """The optimizer without a process of its own, for many small fits."""
    return fitted(
        {
            "card": histories.card.tolist(),
            "rating": histories.rating.tolist(),
            "elapsed": histories.elapsed.tolist(),
            "targets": histories.targets.tolist(),
            "seconds": 0,
        }
    )


if __name__ == "__main__":
    main()
