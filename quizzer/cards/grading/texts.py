"""Does a typed text say what was expected, and what had to be forgiven for it?

Differences are forgiven in steps, each of which is named. The fewest steps that make two texts
the same are the explanation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from quizzer.cards.clean import is_visible
from quizzer.cards.figures import Figure, FigureKind
from quizzer.cards.grading.counting import in_digits, lone_figure
from quizzer.cards.grading.differences import key
from quizzer.cards.grading.forgiving import NEGATION, but_for, forgiven, mistyped
from quizzer.cards.grading.tidying import says_something, tidy
from quizzer.cards.grading.typos import distance, is_close
from quizzer.cards.grading.wording import BLANK, RIGHT, short
from quizzer.cards.spoken import flat

_MUCH_LONGER = 200
"""Characters that an answer may have beyond four times what was expected, to be read at all."""

_FAR = 50
"""Letters that may tell two texts apart, to be counted."""

_GLOSS = re.compile(r"(?:(?<=\s)|(?<=^))\([^()]*\)")


class Rank(IntEnum):
    """How well a text fits, best first. What is only near is not right."""

    EXACT = 0
    SAME = 1
    FORGIVEN = 2
    MISTYPED = 3
    NEAR = 4
    OTHER = 5


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a typed text fits what was expected; `why` explains it in a phrase."""

    rank: Rank
    why: str

    @property
    def is_right(self) -> bool:
        """Whether it counts as the answer."""
        return self.rank < Rank.NEAR


_EXACT = Likeness(Rank.EXACT, RIGHT)
_SAME = Likeness(Rank.SAME, RIGHT)
_BLANK = Likeness(Rank.OTHER, BLANK)


def best(typed: str, answers: tuple[str, ...]) -> Likeness:
    """How a text fits the best of several answers; where it fits none, the first is expected."""
    found = [compare(typed, answer) for answer in answers]
    fitting = min(found, key=lambda likeness: likeness.rank)
    return _near(answers[0]) if fitting.rank is Rank.NEAR else fitting


def compare(typed: str, expected: str, rivals: tuple[str, ...] = ()) -> Likeness:
    """How a typed text fits an expected one.

    `rivals` are texts that are known to be something else: what is as near to one of them is
    no slip for the expected one.
    """
    if typed.split() == expected.split() and is_visible(typed):
        return _EXACT
    if not says_something(typed):
        return _BLANK
    if len(typed) > 4 * len(expected) + _MUCH_LONGER:
        return _other(expected)
    given, meant = tidy(typed), tidy(expected)
    if key(given) in (key(meant), key(tidy(flat(expected)))):
        return _SAME
    numbers = lone_figure(given), lone_figure(meant)
    if numbers[0] is not None and numbers[1] is not None:
        return _as_numbers(typed, expected, numbers[0], numbers[1])
    return _as_words(given, meant, expected, rivals)


def same_text(one: str, other: str) -> bool:
    """Whether two texts are the same but for case, spaces and typography."""
    return key(tidy(one)) == key(tidy(other))


def _as_words(given: str, meant: str, expected: str, rivals: tuple[str, ...]) -> Likeness:
    given, meant = in_digits(given), in_digits(meant)
    if key(given) == key(meant):
        return _SAME
    others = tuple(in_digits(tidy(rival)) for rival in rivals)
    if not any(key(given) == key(other) for other in others):
        found = _forgiven(given, meant) or _mistyped(given, meant, others)
        if found is not None:
            return found
    return _near(expected) if is_close(key(given), key(meant)) else _other(expected)


def _forgiven(given: str, meant: str) -> Likeness | None:
    for text, without in _readings(meant):
        steps = forgiven(given, text)
        if steps is not None:
            return Likeness(Rank.FORGIVEN, RIGHT + without + but_for(steps))
    return None


def _mistyped(given: str, meant: str, others: tuple[str, ...]) -> Likeness | None:
    for text, without in _readings(meant):
        found = mistyped(given, text)
        if found is not None and not _is_nearer_to_another(given, text, others):
            return Likeness(Rank.MISTYPED, RIGHT + without + but_for(*found))
    return None


def _near(expected: str) -> Likeness:
    return Likeness(Rank.NEAR, f"close, but expected {short(expected)}")


def _other(expected: str) -> Likeness:
    return Likeness(Rank.OTHER, f"expected {short(expected)}")


def _as_numbers(typed: str, expected: str, given: Figure, meant: Figure) -> Likeness:
    if given.equals(meant):
        return _SAME
    kinds = (given.kind, meant.kind)
    if given.value == meant.value and kinds == (FigureKind.PLAIN, FigureKind.PERCENT):
        return Likeness(Rank.FORGIVEN, f"{RIGHT} but for the per cent sign")
    return Likeness(Rank.OTHER, f"{short(typed)} is not {short(expected)}")


def _readings(expected: str) -> Iterator[tuple[str, str]]:
    """The expected text, and again without its glosses in brackets, each with a word on them."""
    yield expected, ""
    glosses = " ".join(_GLOSS.findall(expected))
    rest = " ".join(_GLOSS.sub("", expected).split())
    if glosses and says_something(rest) and not NEGATION.search(glosses):
        yield rest, f" without {short(glosses)}"


def _is_nearer_to_another(given: str, meant: str, others: tuple[str, ...]) -> bool:
    own = distance(key(given), key(meant), _FAR)
    return any(distance(key(given), key(other), _FAR) <= own for other in others)
