"""How does a calendar of answers look: which day has which shade, and where do months begin?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

SHADES = "·░▒▓█"
"""From a day without an answer to the days with most: signs that differ without colours."""

DAYS_OF_WEEK = 7
_MONTH_CELLS = 4
_WEEK = timedelta(days=DAYS_OF_WEEK)


@dataclass(frozen=True, slots=True)
class Scale:
    """The most answers that each shade but the first and the last stands for."""

    bounds: tuple[int, int, int]

    def shade(self, answers: int) -> int:
        """The place in SHADES of a day's answers."""
        return 1 + bisect_left(self.bounds, answers) if answers else 0

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        """Each shade with the answers it stands for; a shade for which there are none is left out.

        `("·", "none"), ("░", "1–9"), …, ("█", "40+")`.
        """
        first = 1
        ranges = [(SHADES[0], "none")]
        for sign, bound in zip(SHADES[1:], self.bounds, strict=False):
            if bound >= first:
                ranges.append((sign, str(bound) if bound == first else f"{first}–{bound}"))
            first = max(first, bound + 1)
        return (*ranges, (SHADES[-1], f"{first}+"))


def scale_of(answers: Sequence[int]) -> Scale:
    """The scale on which about a quarter of the studied days has each shade, the best the last."""
    ordered = sorted(answers) or [1]
    below = ordered[-1] - 1
    low, middle, high = (ordered[(len(ordered) - 1) * part // 4] for part in (1, 2, 3))
    return Scale((min(low, below), min(middle, below), min(high, below)))


@dataclass(frozen=True, slots=True)
class Calendar:
    """Weeks side by side, Monday to Sunday.

    `rows` are the seven weekdays, a sign for each week; a blank is a day that is not there yet.
    `months` names each month above the week in which it begins.
    """

    rows: tuple[str, ...]
    months: str
    first: date
    last: date


def calendar(answers: Mapping[date, int], scale: Scale, last: date, weeks: int) -> Calendar:
    """The calendar of so many weeks; the last holds the day `last`, after which it is blank."""
    monday = last - timedelta(days=last.weekday()) - (weeks - 1) * _WEEK
    rows = tuple(
        "".join(
            _sign(monday + week * _WEEK + timedelta(days=weekday), answers, scale, last)
            for week in range(weeks)
        )
        for weekday in range(DAYS_OF_WEEK)
    )
    return Calendar(rows, _months(monday, weeks), monday, last)


def _sign(day: date, answers: Mapping[date, int], scale: Scale, last: date) -> str:
    return " " if day > last else SHADES[scale.shade(answers.get(day, 0))]


def _months(monday: date, weeks: int) -> str:
    """The names of months, each above the week with its first day, as far as there is room."""
    sundays = [monday + week * _WEEK + timedelta(days=6) for week in range(weeks)]
    starts = [(week, day) for week, day in enumerate(sundays) if day.day <= DAYS_OF_WEEK]
    if not starts or starts[0][0] >= _MONTH_CELLS:
        starts.insert(0, (0, monday))
    line = ""
    for week, day in starts:
        name = day.strftime("%b")
        if week + len(name) <= weeks:
            line = line.ljust(week) + name
    return line
