"""What should a right answer count that may be luck, and how is a card taken that was never seen?

Run by hand: `python tests/bench/evidence.py`. Simulated learners, whose memory follows FSRS, study
questions with k options for a year and guess what they don't know. A guess that was right leaves
in their memory what a failure leaves, for they see the answer either way. What Quizzer believes
follows from the answers alone: right as Good, right as Hard, or right as a blend of Good and Again
by the probability that it was known, with some recall taken for granted before a card's first
answer (the prior). The table says what was believed and what was true at the end of the year, and
how many answers it took. Where nothing is guessed, the two are the same.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quizzer.memory import evidence
from quizzer.memory.bulk import Fsrs, Reals, Whole
from quizzer.memory.model import Rating

MODEL = Fsrs()
CARDS = 20_000
NEW_UNTIL = 270
"""The day on which the last new cards come."""
YEAR = 365
OPTIONS = (2, 4, 6)
KNOWN_BEFORE = (0.0, 0.25, 0.5)
"""The share of the cards that a learner knows before their first answer, in truth."""


@dataclass(frozen=True)
class Policy:
    """What a right answer counts. Without a prior it counts as its rating, whatever luck there is.

    `prior` is the recall that is taken for granted before a card's first answer.
    """

    name: str
    rating: Rating
    prior: float | None = None


POLICIES = (
    Policy("naive Good", Rating.GOOD),
    Policy("always Hard", Rating.HARD),
    Policy("blend, prior 0", Rating.GOOD, 0.0),
    Policy("blend, prior .25", Rating.GOOD, 0.25),
    Policy("blend, prior .5", Rating.GOOD, 0.5),
)


@dataclass(frozen=True)
class Outcome:
    """Means over all cards on the last day, and answers a card in the year."""

    believed: float
    true: float
    young: float
    """Believed less true of cards whose second day is to come, on the day it is due."""
    answers: float


def main() -> None:
    """Print the table."""
    print(f"{CARDS} cards, new ones for {NEW_UNTIL} days, {YEAR} days; belief / truth at the end")
    print("known before  k  policy            believed   true  ratio  first due  answers a card")
    for before in KNOWN_BEFORE:
        for options in OPTIONS:
            for policy in POLICIES:
                found = year(policy, 1 / options, before)
                print(
                    f"{before:12.2f}  {options}  {policy.name:16} {found.believed:9.3f}"
                    f" {found.true:6.3f} {found.believed / found.true:6.3f}"
                    f" {found.young:+10.3f} {found.answers:15.1f}"
                )


def year(policy: Policy, guess: float, known_before: float, seed: int = 1) -> Outcome:
    """A year of one learner with very many cards, which are all alike."""
    chance = np.random.default_rng(seed)
    begins = np.arange(CARDS) * NEW_UNTIL // CARDS
    due = begins.copy()
    last = np.full(CARDS, -1)
    truth, belief = np.zeros((2, CARDS)), np.zeros((2, CARDS))
    off: list[Reals] = []
    times = np.zeros(CARDS, np.int64)
    answers = 0
    for day in range(YEAR):
        new = np.flatnonzero((begins == day) & (last < 0))
        old = np.flatnonzero((due <= day) & (last >= 0))
        asked, elapsed = np.concatenate((new, old)), day - last[old]
        recall = _recalls(known_before, len(new), truth[0, old], elapsed)
        believed = _recalls(policy.prior or 0.0, len(new), belief[0, old], elapsed)
        off.append((believed - recall)[times[asked] == 1])
        knows = chance.random(len(asked)) < recall
        right = knows | (chance.random(len(asked)) < guess)
        truth[:, asked] = _after(truth[:, old], elapsed, np.where(knows, Rating.GOOD, Rating.AGAIN))
        rated = np.where(right, policy.rating, Rating.AGAIN)
        success = _after(belief[:, old], elapsed, rated)
        if policy.prior is None:
            belief[:, asked] = success
        else:
            failure = _after(belief[:, old], elapsed, np.full(len(asked), Rating.AGAIN))
            blend = _blended(evidence.known(believed, np.asarray(guess)), success, failure)
            belief[:, asked] = np.where(right, blend, failure)
        again = asked[(times[asked] == 0) | ~right]  # once more on the same day
        truth[:, again] = _after(truth[:, again], np.zeros_like(again), np.full(len(again), 3))
        belief[:, again] = _after(belief[:, again], np.zeros_like(again), np.full(len(again), 3))
        answers += len(asked) + len(again)
        times[asked] += 1
        last[asked] = day
        due[asked] = day + np.maximum(1, np.rint(belief[0, asked]))
    return Outcome(
        believed=float(MODEL.recall(YEAR - last, belief[0]).mean()),
        true=float(MODEL.recall(YEAR - last, truth[0]).mean()),
        young=float(np.concatenate(off).mean()),
        answers=answers / CARDS,
    )


def _recalls(unseen: float, new: int, stability: Reals, elapsed: Whole) -> Reals:
    """The chance of recall of so many new cards and then of those seen before."""
    return np.concatenate((np.full(new, unseen), MODEL.recall(elapsed, stability)))


def _after(before: Reals, elapsed: Whole, rating: Whole) -> Reals:
    """The memory after ratings, those of new cards first."""
    new = len(rating) - len(elapsed)
    first = np.stack(MODEL.first(rating[:new]))
    later = np.stack(MODEL.reviewed(before[0], before[1], elapsed, rating[new:]))
    return np.hstack((first, later))


def _blended(known: Reals, success: Reals, failure: Reals) -> Reals:
    return np.stack(
        (
            evidence.blended_stability(known, success[0], failure[0]),
            evidence.blended_difficulty(known, success[1], failure[1]),
        )
    )


if __name__ == "__main__":
    main()
