"""What is a plan, and how is it kept until tomorrow?"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace

import numpy as np

from quizzer.memory.bulk import Reals, Singles, Whole
from quizzer.memory.exams.grid import Axis, Grid


@dataclass(frozen=True, slots=True, eq=False)
class Prices:
    """The price of a second on each day, and what a card is then worth after a review.

    Points are the score of an exam times the number of cards. Days count from the day that the
    plan is used on; `later` moves that day on.
    """

    age: int
    """Days since the plan was made."""
    days: Whole
    """Of the slots: the days when something can be done, ascending."""
    price: Reals
    """Slots: points for a second."""
    value: Singles
    """Slots × cells × classes: the points of a card right after a review then."""
    rows: Reals
    """Classes × exams: the weights of each class, as they were given."""
    points: Reals
    """Exams × classes: what a recalled card of each class brings."""
    days_left: tuple[int, ...]
    """Per exam, ascending; an exam that has passed is left out."""
    held: float
    """What the cards are worth at the prices: the sum of all scores, less all seconds paid."""
    cards: int
    bound: float
    """The sum of all exams' scores that nobody can exceed, up to the grid's error, when each day
    ends with the card that crosses its seconds."""
    grid: Grid

    def bound_at(self, seconds: Reals) -> float:
        """The same bound for whoever spends just these seconds in each slot."""
        return self.held + float(self.price @ seconds) / self.cards

    def later(self, days: int) -> Prices:
        """The same plan, used so many days later than it is for now."""
        if not days:
            return self
        ahead = [place for place, left in enumerate(self.days_left) if left > days]
        shifted = self.days - days
        kept = shifted >= 0
        today = np.flatnonzero(shifted <= 0)
        value, price = self.value[kept], self.price[kept]
        moved = shifted[kept]
        if len(today) and len(moved) and moved[0] > 0:
            last = int(today[-1])
            share = np.float32(-shifted[last] / (moved[0] - shifted[last]))
            between = self.value[last] * (1 - share) + value[0] * share
            value = np.concatenate([between[None], value])
            price, moved = np.insert(price, 0, self.price[last]), np.insert(moved, 0, 0)
        return replace(
            self,
            age=self.age + days,
            days=moved,
            price=price,
            value=value,
            rows=self.rows[:, ahead],
            points=self.points[ahead],
            days_left=tuple(self.days_left[place] - days for place in ahead),
        )

    def to_bytes(self) -> bytes:
        """The plan as a file's content; the same plan gives the same bytes."""
        file = io.BytesIO()
        s, d = self.grid.log_stability, self.grid.difficulty
        np.savez_compressed(
            file,
            age=np.array(self.age),
            days=self.days,
            price=self.price,
            value=self.value,
            rows=self.rows,
            points=self.points,
            days_left=np.array(self.days_left, np.int64),
            held=np.array(self.held),
            cards=np.array(self.cards),
            bound=np.array(self.bound),
            grid=np.array([[s.low, s.high, s.points], [d.low, d.high, d.points]]),
        )
        return file.getvalue()

    @classmethod
    def from_bytes(cls, content: bytes) -> Prices:
        """The plan that `to_bytes` wrote. Raises ValueError when it is none."""
        try:
            with np.load(io.BytesIO(content), allow_pickle=False) as stored:
                (low, high, points), (easy, hard, steps) = stored["grid"].tolist()
                return cls(
                    age=int(stored["age"]),
                    days=stored["days"],
                    price=stored["price"],
                    value=stored["value"],
                    rows=stored["rows"],
                    points=stored["points"],
                    days_left=tuple(int(day) for day in stored["days_left"]),
                    held=float(stored["held"]),
                    cards=int(stored["cards"]),
                    bound=float(stored["bound"]),
                    grid=Grid(Axis(low, high, int(points)), Axis(easy, hard, int(steps))),
                )
        except Exception as error:
            raise ValueError("these bytes are not a plan") from error
