"""How likely is a right answer of somebody who knows nothing?"""

from __future__ import annotations

from math import factorial, perm

from quizzer.cards.content import Choice, Claim, Content, Matching, Ordering


def chance_of_guess(content: Content) -> float:
    """The chance that a blind answer is wholly right: 1/k for one of k options, 0 if typed."""
    match content:
        case Claim():
            return 1 / 2
        case Choice(multiple=False, right=right, wrong=wrong):
            return len(right) / (len(right) + len(wrong))
        case Choice(right=right, wrong=wrong):
            return 1 / ((1 << len(right) + len(wrong)) - 1)  # any choice but none at all
        case Ordering(steps=steps):
            return 1 / factorial(len(steps))
        case Matching(pairs=pairs, extra=extra):
            return 1 / perm(len(pairs) + len(extra), len(pairs))
        case _:
            return 0.0
