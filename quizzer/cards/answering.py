"""How does a typed line become a response?"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import assert_never

from quizzer.cards import cloze
from quizzer.cards.card import Card, Face
from quizzer.cards.clean import is_visible
from quizzer.cards.content import (
    Basic,
    Choice,
    Claim,
    Cloze,
    Essay,
    Listing,
    Matching,
    Number,
    Ordering,
)
from quizzer.cards.grading.numbers import is_number
from quizzer.cards.grading.texts import compare, same_text
from quizzer.cards.prompting import NONE, wanted
from quizzer.cards.response import (
    Arranged,
    Chosen,
    Judged,
    Paired,
    Recalled,
    Response,
    Typed,
    Written,
)

_TRUE = frozenset({"t", "true", "y", "yes"})
_FALSE = frozenset({"f", "false", "n", "no"})
_ALL = frozenset({"all", "y", "yes"})
_NO_RIGHT = frozenset({NONE, "0"})
_NO_POINT = frozenset({NONE, "0", "none", "n", "no"})
_BETWEEN = re.compile(r"[\s,;]+(?:and\s+)?")
_MOST_DIGITS = 4
_MOST_ONE_DIGIT = 9


def read_response(card: Card, face: Face, text: str) -> Response:
    """The response that a typed text is; lists, essays and several blanks have several lines.

    Numbers are those that the face shows. Raises ValueError with `wanted` or another sentence
    that says what was expected.
    """
    if not is_visible(text):
        raise ValueError(wanted(card, face))
    match card.content:
        case Cloze(text=asked, together=True) if not card.part:
            return Typed(_blanks(text, len(cloze.blanks(asked))))
        case Number() as content if not is_number(content, text):
            raise ValueError(f"No number can be read in that. {wanted(card, face)}")
        case Basic() | Cloze() | Number():
            return Typed((" ".join(text.split()),))
        case Choice() as content:
            return _chosen(content, card, face, text)
        case Claim():
            return _judged(text, wanted(card, face))
        case Listing(members=members):
            return Recalled(_members(text, members))
        case Ordering():
            return _arranged(card, face, text)
        case Matching(pairs=pairs):
            return _paired(len(pairs), card, face, text)
        case Essay():
            return Written(text.strip())
        case _ as unreachable:
            assert_never(unreachable)


def read_ticks(content: Essay, text: str) -> tuple[int, ...]:
    """The points of an essay that a typed line ticks: `1 3`, `all` or `-`. Raises ValueError."""
    points = len(content.points)
    word = text.strip().lower()
    if word in _ALL:
        return tuple(range(points))
    if word in _NO_POINT:
        return ()
    ticked = _numbers(text, points)
    if ticked is None:
        raise ValueError(f"Type the numbers of the points that you have, 1 to {points}, or {NONE}.")
    return tuple(sorted({number - 1 for number in ticked}))


def _chosen(content: Choice, card: Card, face: Face, text: str) -> Chosen:
    numbers = _numbers(text, len(face.arrangement))
    if numbers is None:
        return _chosen_by_text(content, card, face, text)
    if len(numbers) > 1 and not content.multiple:
        raise ValueError(f"One option is asked for. {wanted(card, face)}")
    return Chosen(tuple(dict.fromkeys(face.arrangement[number - 1] for number in numbers)))


def _chosen_by_text(content: Choice, card: Card, face: Face, text: str) -> Chosen:
    """An option by its own words, first as they stand, then with what grading forgives."""
    options = [option.text for option in (*content.right, *content.wrong)]
    same = [index for index, option in enumerate(options) if same_text(text, option)]
    alike = same or [index for index, one in enumerate(options) if compare(text, one).is_right]
    if len(alike) != 1:
        raise ValueError(wanted(card, face))
    return Chosen(tuple(alike))


def _judged(text: str, sentence: str) -> Judged:
    word = text.strip().lower().rstrip(".!")
    if word not in _TRUE | _FALSE:
        raise ValueError(sentence)
    return Judged(word in _TRUE)


def _arranged(card: Card, face: Face, text: str) -> Arranged:
    count = len(face.arrangement)
    numbers = _numbers(text, count)
    if numbers is None or sorted(numbers) != list(range(1, count + 1)):
        raise ValueError(f"Each number is needed once. {wanted(card, face)}")
    return Arranged(tuple(face.arrangement[number - 1] for number in numbers))


def _paired(pairs: int, card: Card, face: Face, text: str) -> Paired:
    rights = _numbers(text, len(face.arrangement), _NO_RIGHT)
    if rights is None or len(rights) != pairs:
        raise ValueError(wanted(card, face))
    return Paired(tuple(face.arrangement[number - 1] if number else None for number in rights))


def _numbers(text: str, highest: int, none: Container[str] = ()) -> list[int] | None:
    """Numbers of 1 to `highest`; what is in `none` is 0. None when it is anything else.

    They may stand without a space where each has one digit.
    """
    parts = _BETWEEN.split(text.strip(" \t\n,;.()"))
    if len(parts) == 1 and highest <= _MOST_ONE_DIGIT:
        parts = list(parts[0])
    numbers = [0 if part in none else _number(part, highest) for part in parts]
    known = [number for number in numbers if number is not None]
    return known if known and len(known) == len(numbers) else None


def _number(part: str, highest: int) -> int | None:
    if not part.isdecimal() or len(part) > _MOST_DIGITS:
        return None
    return int(part) if 1 <= int(part) <= highest else None


def _blanks(text: str, count: int) -> tuple[str, ...]:
    """A line for each blank, or one with semicolons between them; the rest stay empty."""
    lines = text.strip("\n").split("\n")
    if len(lines) == 1 and lines[0].count(";") == count - 1:
        lines = lines[0].split(";")
    return tuple(line.strip() for line in (*lines, *("" for _ in range(count - len(lines)))))


def _members(text: str, members: Sequence[str]) -> tuple[str, ...]:
    """A line for each member, or one line parted by marks that no member of the list has."""
    lines = text.splitlines()
    if len(lines) == 1:
        for mark in ";,":
            if mark in text and not any(mark in member for member in members):
                lines = text.split(mark)
                break
    return tuple(line.strip() for line in lines if is_visible(line))
