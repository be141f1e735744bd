"""Does the mastery that is shown turn out right, and do its interval and an exam's range hold?

Run by hand: `python tests/bench/mastery.py [LEARNERS] [SEED]`. In every world, learners study for
weeks in FSRS's due order. Then the product says how well each topic and the whole deck will be
known tomorrow, in 7 and in 30 days, and that is held against the true mean chance of a right
answer (an unseen card: 0), as is the plain mean of FSRS's recall, with the interval √Σ R(1 − R).

What is true and FSRS does not know: the learner's own weights, how much better or worse than
others a learner, a topic and a card stick, a topic's shift of the answers themselves, which right
answers were guesses, and slips. The priors were chosen on the seeds 1 and 2.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from unlike import JOSH, WEAK

from quizzer.memory import evidence
from quizzer.memory.bulk import Flags, Fsrs, Reals, Whole
from quizzer.memory.chance import Truing
from quizzer.memory.mastery import EIGHTY_PERCENT, Known, expected_score, mastery
from quizzer.memory.model import PARAMETERS, Rating
from quizzer.memory.truing import Evidence, fit

FIRST_RATINGS = np.cumsum([0.24, 0.094, 0.495, 0.171])
RATINGS_IF_RIGHT = np.cumsum([0.224, 0.631, 0.145])
HORIZONS = (1, 7, 30)
QUESTIONS = 30
GUESSED = 0.25


@dataclass(frozen=True, slots=True)
class World:
    """What learners are like. Spreads are standard deviations: of ln S, the shift's of logits."""

    name: str
    weights: tuple[float, ...] = PARAMETERS
    believed: tuple[float, ...] = PARAMETERS
    learner_spread: float = 0.3
    topic_spread: float = 0.2
    card_spread: float = 0.4
    topic_shift: float = 0.4
    choice: float = 0.25
    slips: float = 0.02
    cards: int = 200
    topics: tuple[int, int] = (4, 12)
    days: tuple[int, int] = (30, 90)
    new_a_day: tuple[int, int] = (2, 6)
    idle: float = 0.15
    retention: float = 0.9


WORLDS = (
    World("typical"),
    World("just as FSRS thinks", learner_spread=0.0, topic_spread=0.0, card_spread=0.0,
          topic_shift=0.0, choice=0.0, slips=0.0),
    World("no topic differs", topic_spread=0.0, topic_shift=0.0),
    World("topics differ much", topic_spread=0.4, topic_shift=0.9),
    World("cards differ much", card_spread=0.8),
    World("all multiple choice", choice=1.0),
    World("retention 0.80", retention=0.8),
    World("two weeks, 60 cards", days=(8, 15), cards=60),
    World("weak learner", weights=WEAK),
    World("josh", weights=JOSH),
    World("josh, topics differ, choice", weights=JOSH, topic_shift=0.9, choice=0.7),
    World("josh, FSRS fitted to him", weights=JOSH, believed=JOSH),
)  # fmt: skip


@dataclass(slots=True)
class Cards:
    """The memory of learners × cards by one set of weights."""

    model: Fsrs
    stability: Reals
    difficulty: Reals

    def answer(
        self, first: Flags, again: Flags, elapsed: Whole, rating: Whole, guess: Reals
    ) -> None:
        """Take in the answers of a day. What failed is asked once more that day, and is Good."""
        s, d = self.model.reviewed(self.stability, self.difficulty, elapsed, rating, guess)
        new = self.model.first(rating, guess)
        s, d = np.where(first, new[0], s), np.where(first, new[1], d)
        after = self.model.reviewed(s, d, 0, Rating.GOOD)
        failed = rating == Rating.AGAIN
        s, d = np.where(failed, after[0], s), np.where(failed, after[1], d)
        asked = first | again
        self.stability = np.where(asked, s, self.stability)
        self.difficulty = np.where(asked, d, self.difficulty)


class Learners:
    """Learners × cards: what FSRS believes, what is true, and every answer that is evidence."""

    def __init__(self, world: World, count: int, rng: np.random.Generator) -> None:
        self.world, self.rng = world, rng
        shape = (count, world.cards)
        self.topic = np.array([self._topics() for _ in range(count)])
        shift, sticky = (
            np.take_along_axis(rng.normal(size=(count, world.topics[1])), self.topic, 1)
            for _ in range(2)
        )
        self.shift = world.topic_shift * shift
        self.sticks = np.exp(
            world.learner_spread * rng.normal(size=(count, 1))
            + world.topic_spread * sticky
            + world.card_spread * rng.normal(size=shape)
        )
        self.floor = np.where(rng.random(shape) < world.choice, GUESSED, 0.0)
        self.believed = Cards(Fsrs(world.believed), np.ones(shape), np.ones(shape))
        self.true = Cards(Fsrs(world.weights), np.ones(shape), np.ones(shape))
        self.seen, self.last = np.zeros(shape, bool), np.zeros(shape, int)
        self.answers: list[tuple[Whole, Whole, Reals, Reals, Flags]] = []

    def _topics(self) -> Whole:
        count = self.rng.integers(self.world.topics[0], self.world.topics[1] + 1)
        sizes = self.rng.dirichlet(np.full(count, 3.0))
        return self.rng.choice(count, self.world.cards, p=sizes)

    def study(self) -> None:
        """Live through the weeks; they end today for all, and began on different days."""
        world, rng, shape = self.world, self.rng, self.seen.shape
        begins = world.days[1] - rng.integers(world.days[0], world.days[1] + 1, (shape[0], 1))
        pace = rng.integers(world.new_a_day[0], world.new_a_day[1] + 1, (shape[0], 1))
        course = rng.random(shape).argsort(1).argsort(1)
        due = np.zeros(shape)
        curve = -1 / self.believed.model.decay
        wait = (world.retention**curve - 1) / (0.9**curve - 1)
        for day in range(world.days[1]):
            studies = (begins <= day) & (rng.random((shape[0], 1)) > world.idle)
            again = self.seen & (due <= day) & studies
            first = ~self.seen & (course < pace * (day - begins + 1)) & studies
            right = rng.random(shape) < self.chance(day)
            self._note(again, right, day)
            later = 2 + np.searchsorted(RATINGS_IF_RIGHT, rng.random(shape))
            fresh = 1 + np.searchsorted(FIRST_RATINGS, rng.random(shape))
            rating = np.where(first, fresh, np.where(right, later, int(Rating.AGAIN)))
            rating = np.where(self.floor > 0, np.minimum(rating, Rating.GOOD), rating)
            elapsed = np.maximum(day - self.last, 1)
            self.believed.answer(first, again, elapsed, rating, self.floor)
            really = np.where(again & right & self._luck(day), Rating.AGAIN, rating)
            self.true.answer(first, again, elapsed, really, np.zeros(shape))
            self.seen |= first
            self.last = np.where(first | again, day, self.last)
            due = np.where(self.last == day, day + np.rint(wait * self.believed.stability), due)
            due = np.maximum(due, self.last + 1)

    def _luck(self, day: int) -> Flags:
        """Of right answers, which were guesses; in memory they leave what a failure does."""
        chance = self.chance(day)
        guessed = self.floor * (1 - self._knows(day))
        return self.rng.random(chance.shape) * chance < guessed

    def _note(self, again: Flags, right: Flags, day: int) -> None:
        who, which = np.nonzero(again)
        stability = self.believed.stability[again]
        recall = self.believed.model.recall((day - self.last)[again], stability)
        predicted = evidence.right(recall, self.floor[again])
        self.answers.append((who, which, predicted, stability, right[again]))

    def recall(self, day: int) -> Reals:
        """What FSRS says of cards that were seen."""
        return self.believed.model.recall(day - self.last, self.believed.stability)

    def chance(self, day: int) -> Reals:
        """The true chance of a right answer; 0 for an unseen card."""
        knows = self._knows(day)
        chance: Reals = self.floor + (1 - self.world.slips - self.floor) * knows
        return np.where(self.seen, chance, 0.0)

    def _knows(self, day: int) -> Reals:
        """The true chance that a seen card is known, luck and slips apart."""
        recall = self.true.model.recall(day - self.last, self.true.stability * self.sticks)
        odds = np.exp(self.shift) * recall / np.maximum(1 - recall, 1e-9)
        knows: Reals = odds / (1 + odds)
        return knows

    def truings(self) -> Iterator[Truing]:
        """What the product learns of each learner."""
        who, which, recall, stability, right = map(np.concatenate, zip(*self.answers, strict=True))
        names = tuple(key(topic) for topic in range(self.world.topics[1]))
        for learner in range(len(self.seen)):
            own = who == learner
            card = which[own]
            topic = self.topic[learner, card]
            yield fit(Evidence(recall[own], right[own], topic, card, names, stability[own]))


def key(topic: int) -> str:
    return f"deck/t{topic}"


@dataclass(slots=True)
class Tally:
    """What was said, within which ends, and what was so."""

    rows: list[tuple[float, float, float, float]] = field(default_factory=list)

    def add(self, said: float, low: float, high: float, was: float) -> None:
        self.rows.append((said, low, high, was))

    @property
    def columns(self) -> Reals:
        return np.array(self.rows).T

    def error(self) -> str:
        """The root mean square error."""
        said, _, _, was = self.columns
        return f"{np.sqrt(np.mean((said - was) ** 2)):.3f}"

    def margin(self) -> str:
        """Half the mean width."""
        _, low, high, _ = self.columns
        return f"{np.mean(high - low) / 2:.3f}"

    def held(self) -> str:
        """How often it was within the ends, in percent."""
        _, low, high, was = self.columns
        return f"{100 * np.mean((low - 1e-9 <= was) & (was <= high + 1e-9)):.1f}"


@dataclass(slots=True)
class Tallies:
    """What was said of one kind of group: each topic, or the whole deck."""

    ours: Tally = field(default_factory=Tally)
    plain: Tally = field(default_factory=Tally)
    asked: Tally = field(default_factory=Tally)
    drawn: Tally = field(default_factory=Tally)
    ahead: dict[int, Tally] = field(default_factory=lambda: {days: Tally() for days in HORIZONS})

    def judge(
        self,
        cards: list[Known],
        chance: Reals,
        truing: Truing,
        ahead: int,
        rng: np.random.Generator,
    ) -> None:
        """Say how well these cards are known, and hold it against what is so."""
        was = float(chance.mean())
        ours = mastery(cards, truing)
        for tally in (self.ours, self.ahead[ahead]):
            tally.add(ours.score, ours.low, ours.high, was)
        recalls = np.array([evidence.right(card.recall or 0.0, card.guess) for card in cards])
        mean = float(recalls.mean())
        margin = 1.645 * float(np.sqrt((recalls * (1 - recalls)).sum())) / len(cards)
        self.plain.add(mean, mean - margin, mean + margin, was)
        right = rng.random(len(cards)) < chance
        score = expected_score(cards, truing, share=EIGHTY_PERCENT)
        self.asked.add(score.mean, score.low, score.high, float(right.mean()))
        if len(cards) > QUESTIONS:
            score = expected_score(cards, truing, QUESTIONS, EIGHTY_PERCENT)
            drawn = rng.choice(right, QUESTIONS, replace=False)
            self.drawn.add(score.mean, score.low, score.high, float(drawn.mean()))

    def row(self) -> list[str]:
        """RMSE of ours and the plain mean, ±, coverage of both, of ours by horizon, of exams."""
        errors = "/".join(tally.error()[1:] for tally in self.ahead.values())
        ahead = "/".join(f"{float(tally.held()):.0f}" for tally in self.ahead.values())
        drawn = self.drawn.held() if self.drawn.rows else ""
        first = [self.ours.error(), self.plain.error(), errors, self.ours.margin()]
        return [*first, self.ours.held(), self.plain.held(), ahead, self.asked.held(), drawn]


def judged(world: World, count: int, seed: int) -> tuple[float, tuple[Tallies, Tallies]]:
    """Answers a learner, and the tallies of topics and of whole decks."""
    rng = np.random.default_rng(seed)
    learners = Learners(world, count, rng)
    learners.study()
    topics, decks = Tallies(), Tallies()
    answers = 0
    for learner, truing in enumerate(learners.truings()):
        answers += truing.answers
        topic = learners.topic[learner]
        for ahead in HORIZONS:
            day = world.days[1] - 1 + ahead
            chance = learners.chance(day)[learner]
            cards = [
                Known(
                    float(recall) if seen else None, key(own), stability=float(stability),
                    guess=float(floor) if seen else 0.0,
                )
                for recall, seen, own, stability, floor in zip(
                    learners.recall(day)[learner], learners.seen[learner], topic,
                    learners.believed.stability[learner], learners.floor[learner], strict=True,
                )
            ]  # fmt: skip
            decks.judge(cards, chance, truing, ahead, rng)
            for number in np.unique(topic[learners.seen[learner]]):
                own = np.nonzero(topic == number)[0]
                topics.judge([cards[i] for i in own], chance[own], truing, ahead, rng)
    return answers / count, (topics, decks)


def main() -> None:
    """Print a table for topics and one for whole decks, a row for each world."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 11
    begins = time.perf_counter()
    found = [judged(world, count, 1000 * seed + n) for n, world in enumerate(WORLDS)]
    heads = ["rmse", "plain", "1/7/30 days", "±", "held %", "plain", "1/7/30", "exam 80 %", "drawn"]
    for place, title in enumerate(("topics", "whole decks")):
        print(f"\n{f'{title}, {count} learners':<29}answers" + "".join(f"{h:>15}" for h in heads))
        for world, (answers, tallies) in zip(WORLDS, found, strict=True):
            cells = "".join(f"{cell:>15}" for cell in tallies[place].row())
            print(f"{world.name:<29}{answers:>7.0f}{cells}")
    print(f"\n{time.perf_counter() - begins:.0f} s")


if __name__ == "__main__":
    main()
