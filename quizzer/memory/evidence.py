"""How much of memory does a right answer show when luck alone may have given it?

With recall R before the answer and the chance g of a lucky guess, a right answer was known with
the probability π = R / (R + (1 − R)·g), by Bayes. The memory after it lies by π between the one
that a success leaves and the one that a failure does: in the logarithm of stability, which is how
FSRS lets it grow, and in difficulty itself. Numbers and arrays alike.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:  # so that a session need not import numpy
    from quizzer.memory.bulk import Reals

UNSEEN_RECALL = 0.0
"""The recall of a card that was never seen, as in mastery: nothing.

Of 0, 0.25 and 0.5 it is off least at worst: after a simulated year of questions with 2, 4 or 6
options, of which the learner had known 0, 25 or 50 % before, believed recall was 0.99 to 1.01 times
the true one; with 0.25 up to 1.03 and with 0.5 up to 1.04 times, always too much. It costs one
answer in eight more than 0.25 where much was known (tests/bench/evidence.py).
"""

Figure = TypeVar("Figure", float, "Reals")


def known(recall: Figure, guess: Figure) -> Figure:
    """The probability that a right answer was known, where a guess may be right."""
    return recall / (recall + (1 - recall) * guess)


def right(recall: Figure, guess: Figure) -> Figure:
    """The probability of a right answer, known or guessed."""
    return recall + (1 - recall) * guess


def blended_stability(
    known: Figure,
    success: Figure,
    failure: Figure,
    power: Callable[..., Figure] = operator.pow,
) -> Figure:
    """The stability after a right answer that was known with this probability.

    `power` raises one figure to another.
    """
    stability: Figure = power(success, known) * power(failure, 1 - known)
    return stability


def blended_difficulty(known: Figure, success: Figure, failure: Figure) -> Figure:
    """The difficulty after a right answer that was known with this probability."""
    return known * success + (1 - known) * failure
