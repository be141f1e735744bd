"""How do the parts of the statistics read, each in the width that it is given?

Pure: a `Statistics` in, lines out. Every number stands in words beside what is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from textual.content import Content

from quizzer.study import heat
from quizzer.study.wording import counted, long_span, percent
from quizzer.tui import chart, paint

if TYPE_CHECKING:
    from quizzer.study.statistics import MonthTally, Recalled, Statistics

MOST_WEEKS = 53
"""A year, with the week in which it began."""

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_RATINGS = ("Again", "Hard", "Good", "Easy")
_LABEL = 4
_LEGEND = 14
_GAP = 3
_DAY = "%-d %b"
_BAR = 10
_LONG_BAR = 24
_NUMBER = 7
_SPAN = 11
_WEEK = 18
_WIDEST_TABLE = 64
_NARROW = 36
_ROOMS = ((50, 9), (_NARROW, 7), (0, 5))
"""From how many cells on a table's column has how many."""

_WEEKS_OF_WORK = 52


def headline(found: Statistics, width: int) -> list[Content]:
    """How much was done, and how steadily."""
    days = f"{len(found.days)} of {counted(found.span, 'day')}"
    parts = (
        f"{counted(found.answers, 'answer')} on {days}",
        f"{counted(found.streak, 'day')} in a row, {found.longest_streak} at the longest",
    )
    whole = " · ".join(parts)
    if len(whole) <= width:
        return [paint.text(whole, paint.BOLD)]
    return [paint.fitted(paint.text(part, paint.BOLD), width) for part in parts]


def in_brief(found: Statistics, width: int) -> list[Content]:
    """What counts most, where there is room for a few words only."""
    said = (
        f"{counted(found.due[0], 'card')} due today",
        f"{_share(found.recalled)} recalled on later days",
        f"{len(found.days)} of {counted(found.span, 'day')} studied",
        f"{counted(found.longest_streak, 'day')} in a row at the longest",
        counted(found.answers, "answer"),
    )
    return [paint.fitted(paint.text(words), width) for words in said]


def weeks_in(width: int) -> int:
    """How many weeks of the calendar a width has room for."""
    return max(1, min(MOST_WEEKS, width - _LABEL))


def calendar(found: Statistics, width: int, back: int) -> list[Content]:
    """The months, and a square for each day below; it ends `back` weeks before this one."""
    answers = found.answers_by_day
    scale = heat.scale_of(list(answers.values()))
    last = found.today if not back else _sunday(found.today - timedelta(weeks=back))
    drawn = heat.calendar(answers, scale, last, weeks_in(width))
    legend = scale.legend
    is_beside = width - _LABEL - weeks_in(width) >= _GAP + _LEGEND
    lines = [paint.text(" " * _LABEL + drawn.months, paint.MUTED)]
    for number, (name, row) in enumerate(zip(_WEEKDAYS, drawn.rows, strict=True)):
        squares = chart.coloured(row, {heat.SHADES[0]: paint.MUTED}, paint.ACCENT)
        line = paint.joined(paint.text(name.ljust(_LABEL), paint.MUTED), squares)
        if is_beside and number < len(legend):
            line = paint.joined(line, paint.text(" " * _GAP), _shade(*legend[number]))
        lines.append(line)
    if not is_beside:
        parts = [_shade(*each) for each in legend]
        lines.append(paint.fitted(Content("  ").join(parts), width))
    return lines


def due_chart(found: Statistics, width: int, rows: int) -> list[Content]:
    """The cards that fall due on each of the next days."""
    count = len(found.due)
    used = chart.days_width(count, width)
    last = found.today + timedelta(days=count - 1)
    below = paint.spread(_muted("today"), _muted(f"{last:{_DAY}}"), used)
    return [
        paint.spread(paint.text("Due", paint.BOLD), _muted(due_words(found)), used),
        *chart.days(found.due, width, rows, paint.ACCENT),
        below,
    ]


def due_words(found: Statistics) -> str:
    """`18 today, 120 in 30 days`."""
    return f"{found.due[0]} today, {sum(found.due)} in {len(found.due)} days"


def due_weeks(found: Statistics, width: int) -> list[Content]:
    """The weeks after those days, and what comes after them."""
    first = found.today + timedelta(days=len(found.due))
    most = max(*found.due_by_week, 1)
    filled = [number for number, count in enumerate(found.due_by_week) if count]
    weeks = [first + timedelta(weeks=number) for number in range(max(filled, default=-1) + 1)]
    rows = [
        _bar_line(_week(monday), count, most, width)
        for monday, count in zip(weeks, found.due_by_week, strict=False)
    ]
    if found.due_later:
        rows.append(_muted(f"later  {counted(found.due_later, 'card')}"))
    note = "New cards are not counted, nor what the answers until then change."
    return [
        Content(""),
        paint.text("By week after that", paint.BOLD),
        *(rows or [_muted("nothing yet")]),
        Content(""),
        *paint.paragraph(note, paint.MUTED, width, 0),
    ]


def recall_months(found: Statistics, width: int, rows: int) -> list[Content]:
    """True retention of the last months, the latest first, a bar each."""
    months = found.months[: -rows - 1 : -1]
    title = paint.text("Recall on later days", paint.BOLD)
    if not months:
        return [title, _muted("from the second day on")]
    lines = [paint.spread(title, _muted(_share(found.recalled)), width)]
    for each in months:
        name = paint.text(f"{each.month:%b %Y}")
        bar = paint.bar(each.all.share, max(1, min(_BAR, width - 24)))
        count = paint.flush_right(_muted(f"{each.all.count:,}"), _NUMBER)
        share = paint.flush_right(paint.text(_share(each.all)), _NUMBER)
        lines.append(paint.spread(name, paint.joined(share, paint.text("  "), bar, count), width))
    return lines


def recall_table(found: Statistics, width: int, *, is_narrow: bool) -> list[Content]:
    """The same with young and mature cards apart."""
    if not found.months:
        words = "A card’s first answer on a later day says whether it was recalled. Come back then."
        return list(paint.paragraph(words, "", width, 0))
    head = ("all", "young", "mature") if is_narrow else ("all", "young", "mature", "answers")
    lines = [_row("", head, width, paint.MUTED)]
    lines += [
        _row(f"{each.month:%b %Y}", _month(each)[: len(head)], width)
        for each in reversed(found.months)
    ]
    note = (
        "A card’s first answer on a later day counts, and all but Again is recalled. It is mature "
        "when it was left alone for three weeks or more, and young before."
    )
    return [*lines, Content(""), *paint.paragraph(note, paint.MUTED, width, 0)]


def work_words(found: Statistics) -> str:
    """`21 min this week · 4 h 59 min in all · median answer 14 s`."""
    week = found.weeks(1)[-1]
    return (
        f"{long_span(week.milliseconds)} this week · {long_span(found.milliseconds)} in all · "
        f"median answer {long_span(found.median_ms)}"
    )


def work_weeks(found: Statistics, width: int) -> list[Content]:
    """The time of each week, the latest first."""
    weeks = found.weeks(_WEEKS_OF_WORK)
    most = max(*(each.milliseconds for each in weeks), 1)
    bar = max(0, min(_LONG_BAR, width - 40))
    answers = _NUMBER + 1 if width >= _NARROW else 0
    lines = [
        paint.spread(
            paint.text(_week(each.monday)),
            paint.joined(
                paint.bar(each.milliseconds / most, bar) if bar > 1 else Content(""),
                paint.flush_right(paint.text(long_span(each.milliseconds)), _SPAN),
                paint.flush_right(_muted(f"{each.answers:,}"), answers),
            ),
            width,
        )
        for each in reversed(weeks)
    ]
    note = f"{work_words(found)}. An answer of over two minutes counts as one of two minutes."
    head = paint.spread(_muted("week"), _muted(f"time{'answers':>{answers}}"[: answers + 4]), width)
    return [head, *lines, Content(""), *paint.paragraph(note, paint.MUTED, width, 0)]


def ratings_words(found: Statistics) -> str:
    """`Again 18 %  Hard 14 %  Good 57 %  Easy 10 %`, of all answers."""
    total = max(1, found.answers)
    uses = [sum(each.uses[number] for each in found.buttons) for number in range(len(_RATINGS))]
    shares = zip(_RATINGS, uses, strict=True)
    return "  ".join(f"{name} {percent(count / total)}" for name, count in shares)


def ratings_table(found: Statistics, width: int, *, is_narrow: bool) -> list[Content]:
    """How often each rating was given, by what the answer found."""
    keys = tuple(str(number + 1) for number in range(len(_RATINGS)))
    names = _RATINGS if width >= _NARROW else keys
    head = names if is_narrow else (*names, "answers")
    lines = [_row("", head, width, paint.MUTED)]
    for each in found.buttons:
        if each.count:
            shares = (percent(uses / each.count) for uses in each.uses)
            cells = (*shares, f"{each.count:,}")[: len(head)]
            lines.append(_row(each.age.value, cells, width))
    note = (
        "“Same day” are cards asked again within a day. At a retention of 90 %, about one "
        "mature card in ten is answered Again."
    )
    return [*lines, Content(""), *paint.paragraph(note, paint.MUTED, width, 0)]


def beside(left: Sequence[Content], right: Sequence[Content], room: int) -> list[Content]:
    """Two columns, the left one `room` cells wide."""
    count = max(len(left), len(right))
    blank = Content("")
    return [
        paint.joined(
            paint.fitted(left[row] if row < len(left) else blank, room),
            right[row] if row < len(right) else blank,
        )
        for row in range(count)
    ]


def labelled(label: str, words: str, width: int) -> list[Content]:
    """A name and a sentence; below each other where they do not fit side by side."""
    line = paint.joined(paint.text(label.ljust(9), paint.BOLD), paint.text(words))
    if line.cell_length <= width:
        return [line]
    return [paint.text(label, paint.BOLD), *paint.paragraph(words, "", width, 0)]


def _week(first: date) -> str:
    """A week by its first day and its last: `23 Nov – 29 Nov`."""
    return f"{first:{_DAY}} – {first + timedelta(days=6):{_DAY}}"


def _bar_line(name: str, count: int, most: int, width: int) -> Content:
    bar = paint.bar(count / most, max(1, min(_LONG_BAR, width - 28)))
    number = paint.flush_right(paint.text(f"{count:,}"), _NUMBER)
    return paint.joined(paint.fitted(paint.text(name), _WEEK), bar, number)


def _row(name: str, cells: Sequence[str], width: int, style: str = "") -> Content:
    room = next(room for least, room in _ROOMS if width >= least)
    columns = [paint.flush_right(paint.text(cell, style), room) for cell in cells]
    return paint.spread(paint.text(name, style), paint.joined(*columns), min(width, _WIDEST_TABLE))


def _month(each: MonthTally) -> tuple[str, ...]:
    return (_share(each.all), _share(each.young), _share(each.mature), f"{each.all.count:,}")


def _share(recalled: Recalled) -> str:
    return percent(recalled.share) if recalled.count else "–"


def _shade(sign: str, words: str) -> Content:
    style = paint.MUTED if sign == heat.SHADES[0] else paint.ACCENT
    return paint.joined(paint.text(sign, style), _muted(f" {words}"))


def _sunday(day: date) -> date:
    return day + timedelta(days=6 - day.weekday())


def _muted(words: str) -> Content:
    return paint.text(words, paint.MUTED)
