"""What may stand behind the colon of a key? Ages, shares, counts, dates and names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from quizzer.cards.card import Level
from quizzer.cards.content import Kind
from quizzer.memory.calendar import day_of
from quizzer.study.searching.query import (
    Compared,
    Comparison,
    Dated,
    Field,
    Is,
    Named,
    OfKind,
    OfLevel,
    Quantity,
    Query,
    State,
)

Choice = TypeVar("Choice", bound=StrEnum)

KEYS: Mapping[str, str] = {
    "topic": "pricing, or pricing/cost",
    "deck": "xiaomi",
    "kind": "choice",
    "level": "apply",
    "tag": "india",
    "id": "founder",
    "is": "due",
    "due": "<3d, today or 2026-12-01..2026-12-15",
    "seen": "<7d or yesterday",
    "recall": "<60% or <.6",
    "mastery": "<60% or <.6",
    "reviews": ">5",
    "lapses": ">=3",
    "stability": ">30d or <2w",
    "difficulty": ">7",
}
"""Every key, with an example of what it takes."""

NEAR_DAYS: Mapping[Quantity, Mapping[str, int]] = {
    Quantity.DUE: {"today": 0, "tomorrow": 1, "yesterday": -1},
    Quantity.SEEN: {"today": 0, "yesterday": 1},
}
"""Days with a name, counted in the direction of the quantity."""

_COMPARISON = re.compile(r"<=|>=|[<>=≤≥]|")
_NUMBER = re.compile(r"(-?(?:\d{1,6}(?:\.\d{1,6})?|\.\d{1,6}))(%|[a-z]*)", re.IGNORECASE)
_DATE_LIKE = re.compile(r"\d{4}-|\.\.")
_TYPOGRAPHIC = {"≤": "<=", "≥": ">="}
_DAYS = {"d": 1, "w": 7, "mo": 30, "y": 365}
_ONE_DAY = timedelta(days=1)
_MOST = 999_999


def term(key: str, value: str) -> Query:
    """What `key:value` asks. Raises ValueError with a sentence."""
    if key in tuple(Field):
        return _named(Field(key), value)
    match key:
        case "kind":
            return OfKind(_one_of(Kind, key, value))
        case "level":
            return OfLevel(_one_of(Level, key, value))
        case "is":
            return Is(_one_of(State, key, value))
        case "mastery":
            return _measured(Quantity.RECALL, key, value)
        case _ if key in tuple(Quantity):
            return _measured(Quantity(key), key, value)
    raise ValueError(f"there is no key {key}:{_near(key)}")


def _named(field: Field, value: str) -> Query:
    if not value.strip("/ "):
        raise ValueError(f"{field}: expects a name such as {KEYS[field]}")
    return Named(field, value)


def _one_of(choices: type[Choice], key: str, value: str) -> Choice:
    """The choice that is meant; so many letters are enough that it could be no other."""
    fitting = [choice for choice in choices if choice.startswith(value.lower())]
    exact = [choice for choice in fitting if choice == value.lower()]
    if exact or (value and len(fitting) == 1):
        return (exact or fitting)[0]
    listed = ", ".join(fitting or choices)
    raise ValueError(f"{key}: expects one of {listed}")


def _measured(quantity: Quantity, key: str, value: str) -> Query:
    sign = _COMPARISON.match(value)
    assert sign is not None  # the empty one always is
    rest = value[sign.end() :]
    comparison = Comparison(_TYPOGRAPHIC.get(sign[0], sign[0]) or Comparison.EQUAL)
    if quantity in NEAR_DAYS:
        return _day(quantity, comparison, rest, has_sign=bool(sign[0]))
    read = _AMOUNTS.get(quantity, _plain)
    found = _NUMBER.fullmatch(rest)
    number = read(Decimal(found[1]), found[2].lower()) if found else None
    if number is None or number < 0:
        raise ValueError(f"{key}: expects {_WORDS.get(quantity, 'a number')} such as {KEYS[key]}")
    return Compared(quantity, comparison, number)


def _day(quantity: Quantity, comparison: Comparison, rest: str, *, has_sign: bool) -> Query:
    near = NEAR_DAYS[quantity].get(rest.lower())
    if near is not None:
        return Compared(quantity, comparison, Decimal(near))
    if _DATE_LIKE.search(rest):
        return _dated(quantity, comparison, rest, has_sign=has_sign)
    found = _NUMBER.fullmatch(rest)
    number = _age(Decimal(found[1]), found[2].lower()) if found else None
    if number is None:
        raise ValueError(f"{quantity}: expects an age such as {KEYS[quantity]}")
    return Compared(quantity, comparison, number)


def _dated(quantity: Quantity, comparison: Comparison, rest: str, *, has_sign: bool) -> Query:
    if ".." in rest:
        if has_sign:
            raise ValueError(f"{quantity}: expects either a sign or a span, not both")
        begins, _, ends = rest.partition("..")
        first, last = (day_of(text) if text else None for text in (begins, ends))
        if first is None and last is None:
            raise ValueError(f"{quantity}: a span expects a day at one end or both")
        if first and last and last < first:
            raise ValueError(f"{quantity}: the span ends before it starts")
        return Dated(quantity, first, last)
    return Dated(quantity, *_ends(comparison, day_of(rest)))


def _ends(comparison: Comparison, day: date) -> tuple[date | None, date | None]:
    try:
        match comparison:
            case Comparison.LESS:
                return None, day - _ONE_DAY
            case Comparison.AT_MOST:
                return None, day
            case Comparison.AT_LEAST:
                return day, None
            case Comparison.MORE:
                return day + _ONE_DAY, None
            case Comparison.EQUAL:
                return day, day
    except OverflowError:
        raise ValueError(f"no day lies beyond {day}") from None


def _age(number: Decimal, unit: str) -> Decimal | None:
    days = number * _DAYS[unit] if unit in _DAYS else None
    return None if days is None or days > _MOST else days


def _span_of_days(number: Decimal, unit: str) -> Decimal | None:
    return _age(number, unit or "d")


def _share(number: Decimal, unit: str) -> Decimal | None:
    if unit == "%":
        return number / 100
    return number if not unit and number <= 1 else None


def _plain(number: Decimal, unit: str) -> Decimal | None:
    return None if unit else number


_AMOUNTS: Mapping[Quantity, Callable[[Decimal, str], Decimal | None]] = {
    Quantity.RECALL: _share,
    Quantity.STABILITY: _span_of_days,
}
_WORDS = {Quantity.RECALL: "a share", Quantity.STABILITY: "a span of days"}


def _near(key: str) -> str:
    from difflib import get_close_matches  # 5 ms, and only for a slip of the finger

    near = get_close_matches(key, KEYS, n=1)
    if near:
        return f", did you mean “{near[0]}:”?"
    return "; put it in quotes to search for the words"
