"""Which days does a learner keep free, and how are days and spans of days written?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""As they are written; their places are Python's `date.weekday()`."""

_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WITHOUT_YEAR = re.compile(r"\d{1,2}[-./]\d{1,2}\.?|\d{1,2}\.? ?[A-Za-z]+|[A-Za-z]+ ?\d{1,2}")
_APART = ".."
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day to the last, both of them in it. Raises ValueError if it ends before."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"{self.first} to {self.last} ends before it starts")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __iter__(self) -> Iterator[date]:
        day = self.first
        while day <= self.last:
            yield day
            day += _ONE_DAY

    def __str__(self) -> str:
        if self.first == self.last:
            return self.first.isoformat()
        return f"{self.first}{_APART}{self.last}"


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Weekdays (0 is Monday) and spans of days on which nothing is done."""

    weekdays: frozenset[int] = frozenset()
    spans: tuple[Span, ...] = ()

    def __contains__(self, day: date) -> bool:
        return day.weekday() in self.weekdays or any(day in span for span in self.spans)

    def __str__(self) -> str:
        return ", ".join(self.words)

    @property
    def words(self) -> tuple[str, ...]:
        """As they are written."""
        weekdays = (WEEKDAYS[number] for number in sorted(self.weekdays))
        return (*weekdays, *(str(span) for span in self.spans))


NO_DAYS_OFF = DaysOff()


def day_of(text: str) -> date:
    """A day as it is written, `2026-12-15`. Raises ValueError with a sentence."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        pass
    if _WITHOUT_YEAR.fullmatch(text.strip()):
        raise ValueError(f"the date {text.strip()!r} needs a year, such as 2026-12-15")
    raise ValueError(f"{text.strip()!r} is no date; write it as 2026-12-15")


def span_of(text: str) -> Span:
    """A day, or a span as `2026-12-24..2027-01-02`. Raises ValueError with a sentence."""
    first, apart, last = text.partition(_APART)
    return Span(day_of(first), day_of(last if apart else first))


def weekday_of(text: str) -> int:
    """A weekday by its first three letters, or more of them. Raises ValueError with a sentence."""
    word = text.strip().lower()
    for number, name in enumerate(_NAMES):
        if len(word) >= len(WEEKDAYS[number]) and name.startswith(word):
            return number
    from difflib import get_close_matches  # only for a mistake

    near = get_close_matches(word[:3], WEEKDAYS, n=1)
    hint = f", did you mean {near[0]}?" if near else f"; there are {', '.join(WEEKDAYS)}"
    raise ValueError(f"{text.strip()!r} is no weekday{hint}")


def days_off_of(words: Iterable[str]) -> DaysOff:
    """Weekdays, days and spans, in any order. Raises ValueError with a sentence."""
    weekdays, spans = set(), []
    for word in words:
        if any(letter.isdigit() for letter in word):
            spans.append(span_of(word))
        else:
            weekdays.add(weekday_of(word))
    return DaysOff(frozenset(weekdays), tuple(sorted(spans, key=lambda span: span.first)))
