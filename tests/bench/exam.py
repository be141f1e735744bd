"""How well does the exam planner do, beside plain FSRS and beside what is possible at all?

Run by hand: `python tests/bench/exam.py` plays every scenario; `--scenario "400 cards, 30 days,
20 min"` one of them, with `--truth` a learner whose memory is unlike the model and `--prior` the
share of cards known before. Learners answer as the median of 10,000 users does; a day ends with
the card that crosses its minutes; the score is the mean true retrievability on the morning of the
exam, 0 for cards never seen. The planner is played through its public interface: it believes in
FSRS's default weights and is told the ratings. `--replan K` solves each learner's plan anew
every K days; between, and with 0 always, the plan of an earlier day is moved on.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from unlike import JOSH, WEAK

from quizzer.memory.bulk import Fsrs, Reals, Whole
from quizzer.memory.exams.habits import DEFAULT_HABITS, Habits
from quizzer.memory.exams.prices import Prices
from quizzer.memory.exams.ranking import ranked
from quizzer.memory.exams.situation import UNSEEN, Situation
from quizzer.memory.exams.solving import solve
from quizzer.memory.model import PARAMETERS

Truths = NDArray[np.bool_]

MEMORIES = {"default": PARAMETERS, "josh": JOSH, "weak": WEAK}


@dataclass(frozen=True)
class Scenario:
    cards: int
    days: int
    minutes: float
    truth: str = "default"
    prior: float = 0.0

    def __str__(self) -> str:
        known = f", {self.prior:.0%} known" if self.prior else ""
        truth = "" if self.truth == "default" else f", {self.truth}"
        return f"{self.cards} cards, {self.days} days, {self.minutes:g} min{known}{truth}"


BARS = {
    Scenario(400, 30, 20): 96.9,
    Scenario(400, 30, 10): 78.5,
    Scenario(400, 30, 40): 98.9,
    Scenario(400, 7, 40): 85.4,
    Scenario(400, 14, 30): 93.4,
    Scenario(600, 60, 15): 95.0,
    Scenario(400, 30, 10, prior=0.5): 93.0,
    Scenario(400, 30, 20, truth="josh"): 96.5,
    Scenario(400, 30, 20, truth="weak"): 89.3,
    Scenario(400, 30, 5): 46.0,
}


@dataclass
class Decks:
    """The decks of all learners, learners × cards: true memories, believed ones, last review."""

    stability: Reals
    difficulty: Reals
    believed_stability: Reals
    believed_difficulty: Reals
    last: Whole
    seen: Truths


def decks(scenario: Scenario, learners: int, rng: np.random.Generator) -> Decks:
    shape = (learners, scenario.cards)
    known = rng.random(shape) < scenario.prior
    stability = np.where(known, rng.lognormal(2, 1, shape), 1.0)
    difficulty = np.where(known, rng.uniform(2, 9, shape), 5.0)
    last = np.where(known, -rng.integers(1, 20, shape), -1)
    return Decks(stability, difficulty, stability.copy(), difficulty.copy(), last, known)


class World:
    """Chance: how a day's answers turn out, what they take and what they leave."""

    def __init__(self, truth: Fsrs, belief: Fsrs, habits: Habits, seed: int) -> None:
        self.truth, self.belief, self.habits = truth, belief, habits
        self.rng = np.random.default_rng(seed)
        self.first = np.cumsum(habits.first)
        self.recalled = np.cumsum(habits.recalled)
        self.steps = {True: np.cumsum(habits.learning, axis=1)}
        self.steps[False] = np.cumsum(habits.relearning, axis=1)

    def answered(self, deck: Decks, day: int) -> tuple[tuple[Reals, Reals, Reals, Reals], Reals]:
        """What each card would be, true and believed, after being taken today, and the seconds."""
        gap = np.maximum(day - deck.last, 1)
        chance = self.rng.random(deck.last.shape)
        known = self.rng.random(deck.last.shape) < self.truth.recall(gap, deck.stability)
        later = np.where(known, 2 + _drawn(self.recalled, chance), 1)
        rating = np.where(deck.seen, later, 1 + _drawn(self.first, chance))
        seconds = np.where(
            deck.seen,
            np.array(self.habits.review_seconds)[rating - 1],
            np.array(self.habits.learning_seconds)[rating - 1],
        )
        goods = np.where(deck.seen, np.where(rating == 1, 1, 0), np.array([2, 2, 1, 0])[rating - 1])
        states = []
        for fsrs, s, d in (
            (self.truth, deck.stability, deck.difficulty),
            (self.belief, deck.believed_stability, deck.believed_difficulty),
        ):
            new_s, new_d = fsrs.first(rating)
            old_s, old_d = fsrs.reviewed(s, d, gap, rating)
            states.append((np.where(deck.seen, old_s, new_s), np.where(deck.seen, old_d, new_d)))
        return self._stepped(deck.seen, rating, goods, states, seconds)

    def _stepped(
        self,
        seen: Truths,
        rating: Whole,
        goods: Whole,
        states: list[tuple[Reals, Reals]],
        seconds: Reals,
    ) -> tuple[tuple[Reals, Reals, Reals, Reals], Reals]:
        missing = goods.copy()
        for _ in range(5):
            active = missing > 0
            chance = self.rng.random(rating.shape)
            row = np.minimum(rating, 3) - 1
            table = np.where(seen[..., None], self.steps[False][row], self.steps[True][row])
            step = 1 + np.minimum((chance[..., None] > table).sum(axis=-1), 3)
            took = np.where(
                seen,
                np.array(self.habits.relearning_seconds)[step - 1],
                np.array(self.habits.learning_seconds)[step - 1],
            )
            seconds = seconds + np.where(active, took, 0.0)
            states = [
                (
                    np.where(active, fsrs.same_day(s, step), s),
                    np.where(active, fsrs.next_difficulty(d, step), d),
                )
                for fsrs, (s, d) in zip((self.truth, self.belief), states, strict=True)
            ]
            left = np.where(step == 1, goods, np.where(step == 2, missing, missing - 1))
            missing = np.where(active, np.where(step == 4, 0, left), 0)
            rating = np.where(active, step, rating)
        (s, d), (bs, bd) = states
        return (s, d, bs, bd), seconds


def _drawn(cumulated: Reals, chance: Reals) -> Whole:
    place: Whole = (chance[..., None] > cumulated[:-1]).sum(axis=-1)
    return place


Priority = Callable[[Decks, int], Reals]
"""Learners × cards on a day: the highest is taken first, −inf never."""


def play(scenario: Scenario, priority: Priority, learners: int, seed: int) -> tuple[Reals, float]:
    """The score of each learner, and the share of the minutes that was used."""
    belief = Fsrs()
    world = World(Fsrs(MEMORIES[scenario.truth]), belief, DEFAULT_HABITS, seed + 1)
    deck = decks(scenario, learners, np.random.default_rng(seed))
    budget, used = scenario.minutes * 60, 0.0
    for day in range(scenario.days):
        wanted = np.where(deck.seen & (deck.last == day), -np.inf, priority(deck, day))
        (s, d, bs, bd), seconds = world.answered(deck, day)
        order = np.argsort(-wanted, axis=1, kind="stable")
        spent = np.where(np.isfinite(wanted), seconds, 0.0)
        spent = np.take_along_axis(spent, order, axis=1)
        before = np.cumsum(spent, axis=1) - spent
        taken = np.zeros(wanted.shape, bool)
        np.put_along_axis(taken, order, before < budget, axis=1)
        taken &= np.isfinite(wanted)
        deck = Decks(
            np.where(taken, s, deck.stability),
            np.where(taken, d, deck.difficulty),
            np.where(taken, bs, deck.believed_stability),
            np.where(taken, bd, deck.believed_difficulty),
            np.where(taken, day, deck.last),
            deck.seen | taken,
        )
        used += float((seconds * taken).sum()) / learners
    recall = world.truth.recall(scenario.days - deck.last, deck.stability)
    return np.where(deck.seen, recall, 0.0).mean(axis=1), used / (budget * scenario.days)


def plain_fsrs(
    scenario: Scenario, retention: float, new_a_day: float = np.inf, *, new_first: bool = False
) -> Priority:
    """Due cards, the longest overdue first, then new ones; or new ones first."""
    fsrs = Fsrs()
    factor = 0.9 ** (-1 / fsrs.decay) - 1

    def priority(deck: Decks, day: int) -> Reals:
        interval = deck.believed_stability / factor * (retention ** (-1 / fsrs.decay) - 1)
        due = deck.last + np.maximum(1, np.rint(interval))
        overdue = np.where(deck.seen & (due <= day), 1e6 - due, -np.inf)
        allowed = ~deck.seen & (np.cumsum(~deck.seen, axis=1) <= new_a_day)
        return np.where(allowed, 1e7 if new_first else 0.0, overdue)

    return priority


def situation(scenario: Scenario, deck: Decks, day: int, learner: slice) -> Situation:
    seen, last = deck.seen[learner].ravel(), deck.last[learner].ravel()
    return Situation(
        stability=deck.believed_stability[learner].ravel(),
        difficulty=deck.believed_difficulty[learner].ravel(),
        elapsed=np.where(seen, day - last, UNSEEN),
        days_left=(scenario.days - day,),
        weights=np.ones((len(seen), 1)),
        seconds=np.full(scenario.days - day, scenario.minutes * 60),
        fsrs=Fsrs(),
        habits=DEFAULT_HABITS,
    )


class Planner:
    """The product's planner, for all learners at once."""

    def __init__(self, scenario: Scenario, replan: int) -> None:
        self.scenario, self.replan = scenario, replan
        self.plans: list[Prices] = []
        self.first: Prices | None = None

    def __call__(self, deck: Decks, day: int) -> Reals:
        learners = len(deck.last)
        if not self.plans:
            first = solve(situation(self.scenario, deck, 0, slice(0, 1)))
            self.first, self.plans = first, [first] * learners
        elif self.replan and day % self.replan == 0:
            self.plans = [
                solve(situation(self.scenario, deck, day, slice(i, i + 1)), plan.later(1))
                for i, plan in enumerate(self.plans)
            ]
        else:
            self.plans = _moved_on(self.plans)
        if all(plan is self.plans[0] for plan in self.plans):
            return self._values(deck, day, slice(0, learners), self.plans[0])
        each = [self._values(deck, day, slice(i, i + 1), p) for i, p in enumerate(self.plans)]
        return np.concatenate(each)

    def _values(self, deck: Decks, day: int, learner: slice, plan: Prices) -> Reals:
        ranking = ranked(situation(self.scenario, deck, day, learner), plan)
        values = np.full(deck.last[learner].size, -np.inf)
        values[ranking.order] = ranking.value
        return values.reshape(-1, self.scenario.cards)


def _moved_on(plans: list[Prices]) -> list[Prices]:
    """The plans a day later; what was one object stays one."""
    moved = {id(plan): plan.later(1) for plan in plans}
    return [moved[id(plan)] for plan in plans]


def row(scenario: Scenario, learners: int, seed: int, replan: int) -> dict[str, object]:
    """What one scenario gives."""
    usual_new = np.ceil(scenario.cards / (scenario.days * 2 / 3))
    usual, _ = play(scenario, plain_fsrs(scenario, 0.9, usual_new), learners, seed)
    best = max(
        (
            float(
                play(scenario, plain_fsrs(scenario, dr, new, new_first=f), learners, seed)[0].mean()
            ),
            f"DR {dr:g}, new {'first' if f else 'after due'}{'' if np.isinf(new) else ', limited'}",
        )
        for dr in (0.80, 0.85, 0.875, 0.90, 0.925, 0.95, 0.97)
        for new, f in ((usual_new, False), (np.inf, False), (np.inf, True))
    )
    planner = Planner(scenario, replan)
    begun = time.perf_counter()
    ours, used = play(scenario, planner, learners, seed)
    return {
        "scenario": str(scenario),
        "usual": 100 * float(usual.mean()),
        "best plain": 100 * best[0],
        "which": best[1],
        "ours": 100 * float(ours.mean()),
        "se": 100 * float(ours.std() / np.sqrt(learners)),
        "bound": 100 * bound_at(scenario, planner, used),
        "used": used,
        "bar": BARS.get(scenario),
        "seconds": time.perf_counter() - begun,
    }


def bound_at(scenario: Scenario, planner: Planner, used: float) -> float:
    """What nobody could exceed in the seconds that were really used, the last cards' included."""
    if planner.first is None:
        return 0.0
    seconds = used * scenario.minutes * 60
    return planner.first.bound_at(np.full(len(planner.first.days), seconds))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenario", help='such as "400 cards, 30 days, 20 min"')
    parser.add_argument("--truth", choices=tuple(MEMORIES), default="default")
    parser.add_argument("--prior", type=float, default=0.0, help="share of cards known before")
    parser.add_argument("--reps", type=int, default=100, help="learners")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--replan", type=int, default=0, help="days between solving anew; 0 never")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    scenarios = list(BARS)
    if given.scenario:
        figures = re.findall(r"\d+(?:\.\d+)?", given.scenario)
        if len(figures) != 3:
            sys.exit('a scenario looks like "400 cards, 30 days, 20 min"')
        cards, days, minutes = figures
        scenario = Scenario(int(cards), int(days), float(minutes))
        scenarios = [replace(scenario, truth=given.truth, prior=given.prior)]
    rows = []
    if not given.json:
        heads = "usual plain ours ±se bound bar used".split()
        print(" " * 38 + "".join(f"{head:>8}" for head in heads))
    for scenario in scenarios:
        rows.append(found := row(scenario, given.reps, given.seed, given.replan))
        if not given.json:
            bound = f"{found['bound']:8.2f}" if scenario.truth == "default" else f"{'–':>8}"
            print(
                f"{scenario!s:<38}{found['usual']:8.2f}{found['best plain']:8.2f}"
                f"{found['ours']:8.2f}{found['se']:8.2f}{bound}{found['bar'] or 0:8.1f}"
                f"{found['used']:8.1%}  {found['seconds']:.0f} s; {found['which']}",
                flush=True,
            )
    if given.json:
        print(json.dumps(rows, indent=1))


if __name__ == "__main__":
    main()
