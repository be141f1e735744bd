"""Does an exam turn out as its plan promised, and how early does the plan know?

Run by hand: `python tests/bench/promise.py [LEARNERS] [SEED]`. In every world, learners follow the
planner day by day: it believes in FSRS's default weights and is told their ratings, and the truing
is fitted to their own answers. At some moments each forecast is noted; in the end it is held
against the true mean chance of a right answer, and against an exam that asks each card once.

What is true and the planner does not know: the learner's own weights, how well a topic and a card
stick, and a topic's shift of the answers themselves. To be quick, the prices are solved for all
learners of a world together, anew at each moment; lists and forecasts are each learner's own.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
from unlike import JOSH, WEAK

from quizzer.memory.bulk import Flags, Fsrs, Reals, Whole
from quizzer.memory.chance import Truing
from quizzer.memory.exam import Exam
from quizzer.memory.exams.habits import DEFAULT_HABITS as HABITS
from quizzer.memory.exams.habits import Table
from quizzer.memory.exams.prices import Prices
from quizzer.memory.exams.projecting import project
from quizzer.memory.exams.ranking import ranked
from quizzer.memory.exams.situation import UNSEEN, Situation
from quizzer.memory.exams.solving import solve
from quizzer.memory.exams.steps import MOST_STEPS
from quizzer.memory.model import PARAMETERS, Rating
from quizzer.memory.truing import Evidence, fit
from quizzer.study.expecting import Given, estimates
from quizzer.study.forecast import Estimate

CARDS, DAYS, TOPICS = 180, 25, 8
MOMENTS = {0: "day 0", 6: "25 %", 12: "50 %", 18: "75 %", 24: "the eve"}
GOODS = np.array([2, 2, 1, 0])
"""How many good answers a new card must yet give on its day, by its first rating."""


@dataclass(frozen=True, slots=True)
class World:
    """What learners are like. Spreads are standard deviations: of ln S, the shift's of logits.

    `likeness` scales how far single learners' weights lie from the world's.
    """

    name: str
    minutes: int
    weights: tuple[float, ...] = PARAMETERS
    likeness: float = 0.0
    topic_spread: float = 0.2
    card_spread: float = 0.4
    topic_shift: float = 0.4

    def drawn(self, rng: np.random.Generator) -> Fsrs:
        """A learner's weights. With likeness 1, those of both learners above are plausible."""
        weights = np.array(self.weights)
        first, gain, recall, lapse, decay = self.likeness * rng.normal(size=5)
        weights[:4] *= np.exp(0.5 * first)
        weights[8] += 0.25 * gain
        weights[10] *= np.exp(0.15 * recall)
        weights[11] *= np.exp(0.2 * lapse)
        weights[20] = np.clip(weights[20] * np.exp(0.5 * decay), 0.1, 0.8)
        return Fsrs(weights.tolist())


WORLDS = (
    World("people, 5 min", 5, likeness=1),
    World("people, 8 min", 8, likeness=1),
    World("people, 12 min", 12, likeness=1),
    World("as the model, 8 min", 8, topic_spread=0, card_spread=0, topic_shift=0),
    World("josh, 8 min", 8, JOSH),
    World("weak, 10 min", 10, WEAK),
)


class Learner:
    """A learner's cards, by topic: as they are, as FSRS believes, and the answers to them."""

    def __init__(self, world: World, rng: np.random.Generator) -> None:
        self.minutes, self.rng = world.minutes, rng
        self.truth, self.belief = world.drawn(rng), Fsrs()
        self.topic = np.sort(rng.choice(TOPICS, CARDS, p=rng.dirichlet(np.full(TOPICS, 3.0))))
        self.shift = (world.topic_shift * rng.normal(size=TOPICS))[self.topic]
        sticks = (world.topic_spread * rng.normal(size=TOPICS))[self.topic]
        self.sticks = np.exp(sticks + world.card_spread * rng.normal(size=CARDS))
        self.true, self.believed = np.full((2, CARDS), 5.0), np.full((2, CARDS), 5.0)
        self.last, self.seen = np.full(CARDS, UNSEEN), np.zeros(CARDS, bool)
        self.answers: list[tuple[Whole, Flags, Reals, Reals]] = []

    def chance(self, day: int) -> Reals:
        """The true chance of a right answer; 0 for an unseen card."""
        recall = self.truth.recall(day - self.last, self.true[0] * self.sticks)
        odds = np.exp(self.shift) * recall / np.maximum(1 - recall, 1e-9)
        return np.where(self.seen, odds / (1 + odds), 0.0)

    def study(self, day: int, order: Whole) -> None:
        """Answer these cards until the minutes are spent."""
        seen, gap = self.seen[order], np.maximum(day - self.last[order], 1)
        right = self.rng.random(len(order)) < self.chance(day)[order]
        shares = np.where(seen[:, None], [0, *HABITS.recalled], HABITS.first)
        rating = np.where(seen & ~right, int(Rating.AGAIN), 1 + self._drawn(shares))
        times = np.where(seen[:, None], HABITS.review_seconds, HABITS.learning_seconds)
        seconds = times[np.arange(len(order)), rating - 1]
        states = []
        for fsrs, before in ((self.truth, self.true), (self.belief, self.believed)):
            later = np.stack(fsrs.reviewed(before[0, order], before[1, order], gap, rating))
            states.append(np.where(seen, later, np.stack(fsrs.first(rating))))
        seconds = seconds + self._stepped(seen, rating, states)
        taken = np.cumsum(seconds) - seconds < 60 * self.minutes
        reviewed = order[taken & seen]
        stability = self.believed[0, reviewed]
        recall = self.belief.recall(day - self.last[reviewed], stability)
        self.answers.append((reviewed, right[taken & seen], recall, stability))
        done = order[taken]
        self.true[:, done], self.believed[:, done] = (state[:, taken] for state in states)
        self.seen[done], self.last[done] = True, day

    def _stepped(self, seen: Flags, rating: Whole, states: list[Reals]) -> Reals:
        """Take the steps that the ratings bring on the same day; returns their seconds."""
        seconds: Reals = np.zeros(len(rating))
        goods = np.where(seen, rating == Rating.AGAIN, GOODS[rating - 1]).astype(np.int64)
        missing = goods
        for _ in range(MOST_STEPS):
            active, row = missing > 0, np.minimum(rating, 3) - 1
            step = 1 + self._drawn(_either(seen, HABITS.relearning, HABITS.learning, row))
            times = np.where(seen[:, None], HABITS.relearning_seconds, HABITS.learning_seconds)
            seconds += np.where(active, times[np.arange(len(step)), step - 1], 0.0)
            for fsrs, state in zip((self.truth, self.belief), states, strict=True):
                after = (fsrs.same_day(state[0], step), fsrs.next_difficulty(state[1], step))
                state[:, active] = np.stack(after)[:, active]
            left = np.where(step == Rating.AGAIN, goods, missing - (step >= Rating.GOOD))
            missing = np.where(active & (step != Rating.EASY), left, 0)
            rating = np.where(active, step, rating)
        return seconds

    def _drawn(self, shares: Reals) -> Whole:
        """A column for each row of shares."""
        drawn = self.rng.random((len(shares), 1)) > np.cumsum(shares, axis=1)[:, :-1]
        column: Whole = drawn.sum(axis=1)
        return column

    def truing(self) -> Truing:
        """What the product learns of the learner."""
        names = tuple(f"case/t{topic}" for topic in range(TOPICS))
        nothing = (np.zeros(0, np.int64), np.zeros(0, bool), np.zeros(0), np.zeros(0))
        card, right, recall, stability = (
            np.concatenate(column) for column in zip(nothing, *self.answers, strict=True)
        )
        return fit(Evidence(recall, right, self.topic[card], card, names, stability))

    def given(self) -> Given:
        """What a forecast is made from besides the planner's figures."""
        today = date(2026, 11, 23)
        topics = tuple(("case", f"t{topic}") for topic in range(TOPICS))
        exam = Exam("Final", today + timedelta(days=DAYS), self.minutes)
        return Given((exam,), topics, self.topic, {}, self.truing(), today, self.minutes)


def _either(seen: Flags, relearning: Table, learning: Table, row: Whole) -> Reals:
    return np.where(seen[:, None], np.array(relearning)[row], np.array(learning)[row])


def situation(learners: Sequence[Learner], day: int) -> Situation:
    """The cards of some learners as if they were one's, who has the minutes of all."""
    seen = np.concatenate([learner.seen for learner in learners])
    last = np.concatenate([learner.last for learner in learners])
    stability, difficulty = np.concatenate([learner.believed for learner in learners], axis=1)
    return Situation(
        stability=stability,
        difficulty=difficulty,
        elapsed=np.where(seen, day - last, UNSEEN),
        days_left=(DAYS - day,),
        weights=np.ones((len(seen), 1)),
        seconds=np.full(DAYS - day, 60.0 * sum(learner.minutes for learner in learners)),
        fsrs=Fsrs(),
        habits=HABITS,
    )


@dataclass(slots=True)
class Tally:
    """What was said at a moment, the true expected score, and the score of an exam."""

    rows: list[tuple[float, float, float, float, float]] = field(default_factory=list)

    def cell(self) -> str:
        """Bias and RMSE of the score, how often the range held, and its width; all in percent."""
        score, low, high, truth, asked = 100 * np.array(self.rows).T
        error = score - truth
        held = 100 * np.mean((low - 1e-6 <= asked) & (asked <= high + 1e-6))
        rmse = np.sqrt(np.mean(error**2))
        return f"{error.mean():+6.1f}{rmse:5.1f}{held:5.0f}{np.mean(high - low):6.1f}"


def played(world: World, count: int, seed: int) -> list[Tally]:
    """Some learners of a world: a tally for each moment."""
    seeds = np.random.SeedSequence(seed).spawn(count)
    learners = [Learner(world, np.random.default_rng(each)) for each in seeds]
    said: list[list[Estimate]] = []
    plan: Prices | None = None
    for day in range(DAYS):
        whole = situation(learners, day)
        plan = plan.later(1) if plan else None
        if day in MOMENTS:
            plan = solve(whole, plan)
            said.append([_promised(learner, plan, day) for learner in learners])
        assert plan
        order = ranked(whole, plan).order
        for number, learner in enumerate(learners):
            own = order[order // CARDS == number] - number * CARDS
            learner.study(day, own)
    tallies = [Tally() for _ in said]
    for number, learner in enumerate(learners):
        chance = learner.chance(DAYS)
        asked = float((learner.rng.random(CARDS) < chance).mean())
        for tally, forecasts in zip(tallies, said, strict=True):
            each = forecasts[number]
            tally.rows.append((each.score, each.low, each.high, float(chance.mean()), asked))
    return tallies


def _promised(learner: Learner, plan: Prices, day: int) -> Estimate:
    own = situation([learner], day)
    return estimates(learner.given(), own, project(own, plan))[0]


def main() -> None:
    """Print a row for each world, one for all people, and one for all worlds."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 32
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 11
    begins = time.perf_counter()
    print(f"{CARDS} cards, {DAYS} days, {count} learners: bias, RMSE, held %, width")
    print(" " * 21 + "".join(f"{moment:>22}" for moment in MOMENTS.values()))
    found: dict[str, list[Tally]] = {}
    for number, world in enumerate(WORLDS):
        found[world.name] = played(world, count, 1000 * seed + number)
        _print(world.name, found[world.name])
    people = [tallies for name, tallies in found.items() if name.startswith("people")]
    for name, worlds in (("people", people), ("all worlds", list(found.values()))):
        together = zip(*worlds, strict=True)
        _print(name, [Tally([row for tally in each for row in tally.rows]) for each in together])
    print(f"{time.perf_counter() - begins:.0f} s")


def _print(name: str, tallies: Sequence[Tally]) -> None:
    print(f"{name:<21}" + "".join(tally.cell() for tally in tallies), flush=True)


if __name__ == "__main__":
    main()
