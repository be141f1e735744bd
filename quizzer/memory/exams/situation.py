"""What is a plan for an exam made from, and what comes out of it?

Day 0 is today. An exam on day T sees the reviews of the days before T. Scores are shares, 0–1.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quizzer.memory.bulk import Fsrs, Reals, Whole
from quizzer.memory.exams.habits import Habits

UNSEEN = -1
"""The `elapsed` of a card that was never seen."""


@dataclass(frozen=True, slots=True, eq=False)
class Situation:
    """The cards, exams and minutes of a learner as a day begins, or as what is left of it begins.

    Raises ValueError when the shapes don't fit one another.
    """

    stability: Reals
    """Per card, in days; anything for an unseen card."""
    difficulty: Reals
    """Per card, 1–10; anything for an unseen card."""
    elapsed: Whole
    """Study days since the last review; 0 when answered today, `UNSEEN` when never."""
    days_left: tuple[int, ...]
    """Per exam, ascending: the days from today to its morning."""
    weights: Reals
    """Cards × exams: what a card counts in each exam; 0 when it is not asked there."""
    seconds: Reals
    """The budget of each day from today to the last exam, 0 on days off; today's is what is left.

    What is missing at its end is 0.
    """
    fsrs: Fsrs
    habits: Habits

    def __post_init__(self) -> None:
        cards = len(self.elapsed)
        if not len(self.stability) == len(self.difficulty) == cards:
            raise ValueError("stability, difficulty and elapsed are of one length")
        if self.weights.shape != (cards, len(self.days_left)):
            raise ValueError("weights has a row for each card and a column for each exam")
        if tuple(sorted(self.days_left)) != self.days_left:
            raise ValueError("the exams come in the order of their days")
        if (self.weights < 0).any() or (self.seconds < 0).any():
            raise ValueError("weights and seconds are not negative")

    @property
    def last_day(self) -> int:
        """Days from today to the morning of the last exam; 0 when none is left."""
        return max(0, *self.days_left) if self.days_left else 0

    @property
    def idle_scores(self) -> Reals:
        """Per exam, the score without any further review."""
        seen = self.elapsed != UNSEEN
        stability = np.where(seen, self.stability, 1.0)
        scores = np.zeros(len(self.days_left))
        for exam, (left, weights) in enumerate(zip(self.days_left, self.weights.T, strict=True)):
            if weights.any():
                recall = np.where(seen, self.fsrs.recall(self.elapsed + left, stability), 0.0)
                scores[exam] = float(weights @ recall) / float(weights.sum())
        return scores


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """The cards that are worth their seconds today, best first."""

    order: Whole
    """Indices of cards."""
    value: Reals
    """Of each in `order`: the gain in the sum of all exams' scores for a second spent on it."""
    seconds: Reals
    """Of each in `order`: what an answer is expected to take, with its steps of the same day."""

    def only(self, places: list[int]) -> Ranking:
        """The cards at these places of the order, and no others."""
        return Ranking(self.order[places], self.value[places], self.seconds[places])

    def within(self, seconds: float) -> Ranking:
        """The cards to take until so many seconds are spent; the last may cross them."""
        begun = np.cumsum(self.seconds) - self.seconds < seconds
        return self.only(np.flatnonzero(begun).tolist())


@dataclass(frozen=True, slots=True, eq=False)
class Projection:
    """What is to be expected when the plan is followed, over some runs of chance."""

    minutes: Reals
    """Per day, mean over the runs."""
    cards: Reals
    """Per day, mean number of cards taken, new ones included."""
    new_cards: Reals
    """Per day, mean number of new cards."""
    scores: Reals
    """Runs × exams: the weighted share that would be recalled; an unseen card counts 0."""
    recall: Reals
    """Cards × exams: the mean retrievability on the exam's morning; unseen 0."""
    stability: Reals
    """Cards × exams: in days on that morning, the geometric mean over the runs that saw the card.

    1 for a card that none saw.
    """

    @property
    def score(self) -> Reals:
        """Per exam, the expected score."""
        mean: Reals = self.scores.mean(axis=0)
        return mean

    @property
    def spread(self) -> Reals:
        """Per exam, the standard deviation of the score over the runs."""
        deviation: Reals = self.scores.std(axis=0)
        return deviation
