"""What does `quizzer stats` take, and what does it print?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from quizzer.cli import output
from quizzer.cli.options import as_json, deck_argument, topic_option
from quizzer.errors import UsageError
from quizzer.study.wording import BEGIN, counted, long_span, percent

if TYPE_CHECKING:
    from quizzer.cli.commands import Invocation
    from quizzer.study.statistics import ButtonTally, MonthTally, Recalled, Statistics

_WEEKS = 53
"""The calendar's: a year, with the week in which it began."""

_WEEKS_OF_WORK = 8
_DAYS_AHEAD = 7
_BAR = 30
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_RATINGS = ("Again", "Hard", "Good", "Easy")


@click.command()
@deck_argument
@topic_option
@as_json
@click.pass_obj
def stats(invocation: Invocation, *, deck: str, topic: str, as_json: bool) -> None:
    """Print the work done: a year's calendar, recall by month, time, ratings, and what is due.

    Recall counts a card's first answer on a later day. An answer of over two minutes counts as
    one of two minutes.

    Example: quizzer stats xiaomi-rise --topic online
    """
    from quizzer.study import library
    from quizzer.study.scope import Scope
    from quizzer.study.statistics import statistics

    if topic and not deck:
        raise UsageError("a topic needs its deck", remedy="Write `quizzer stats DECK --topic PATH`")
    scope = Scope(deck, topic)
    with invocation.desk() as desk:
        moment = desk.clock()
        for notice in desk.submit(lambda db: library.refresh(db, moment.at)).result():
            output.talk(f"note: {notice}")
        desk.submit(lambda db: library.check_scope(db, scope)).result()
        found = desk.submit(lambda db: statistics(db, desk.settings, scope, moment)).result()
    if as_json:
        output.data(_as_data(found))
    elif not found.days:
        output.line("nothing was answered here yet")
        output.talk(BEGIN)
    else:
        _print(found)


def _print(found: Statistics) -> None:
    days = f"{len(found.days)} of {counted(found.span, 'day')}"
    output.line(
        f"{counted(found.answers, 'answer')} on {days}, {long_span(found.milliseconds)}; "
        f"half of them took {long_span(found.median_ms)} at most"
    )
    streak, longest = counted(found.streak, "day"), counted(found.longest_streak, "day")
    output.line(f"streak: {streak} in a row, {longest} at the longest")
    _calendar(found)
    _months(found.months)
    _ratings([each for each in found.buttons if each.count])
    _work(found)
    _due(found)


def _calendar(found: Statistics) -> None:
    from quizzer.study import heat

    output.line()
    output.line("answers a day")
    answers = found.answers_by_day
    scale = heat.scale_of(list(answers.values()))
    calendar = heat.calendar(answers, scale, found.today, _WEEKS)
    output.line(f"     {calendar.months}")
    for name, row in zip(_WEEKDAYS, calendar.rows, strict=True):
        output.line(f"{name}  {row.rstrip()}")
    output.line("     " + "   ".join(f"{sign} {words}" for sign, words in scale.legend))


def _months(months: Sequence[MonthTally]) -> None:
    if not months:
        return
    output.line()
    output.line("recall on later days")
    rows = [("month", "all", "young", "mature", "answers")]
    for each in months:
        shares = (_share(each.all), _share(each.young), _share(each.mature))
        rows.append((f"{each.month:%Y-%m}", *shares, f"{each.all.count:,}"))
    output.table(rows, right=frozenset({1, 2, 3, 4}))


def _share(recalled: Recalled) -> str:
    return percent(recalled.share) if recalled.count else "–"


def _ratings(buttons: Iterable[ButtonTally]) -> None:
    output.line()
    output.line("ratings")
    rows: list[tuple[str, ...]] = [("card", *_RATINGS, "answers")]
    for each in buttons:
        shares = (percent(uses / each.count) for uses in each.uses)
        rows.append((each.age, *shares, f"{each.count:,}"))
    output.table(rows, right=frozenset({1, 2, 3, 4, 5}))


def _work(found: Statistics) -> None:
    output.line()
    output.line("time")
    output.table(
        [("week of", "answers", "time")]
        + [
            (week.monday.isoformat(), f"{week.answers:,}", long_span(week.milliseconds))
            for week in found.weeks(_WEEKS_OF_WORK)
        ],
        right=frozenset({1, 2}),
    )


def _due(found: Statistics) -> None:
    """The next days one by one, then weeks, which begin where the days end."""
    output.line()
    output.line("due, without new cards and what the answers until then change")
    counts = list(found.due[:_DAYS_AHEAD])
    names = [f"{found.today + timedelta(days=number):%a %Y-%m-%d}" for number in range(_DAYS_AHEAD)]
    most = max(*counts, 1)
    output.table(
        [
            (name, str(count), "█" * -(-count * _BAR // most))
            for name, count in zip(names, counts, strict=True)
        ],
        right=frozenset({1}),
    )
    output.line(f"in 30 days: {counted(sum(found.due), 'card')}; later: {_later(found)}")


def _later(found: Statistics) -> str:
    return counted(sum(found.due_by_week) + found.due_later, "card")


def _as_data(found: Statistics) -> dict[str, object]:
    return {
        "deck": found.scope.deck,
        "topic": found.scope.topic,
        "day": found.today.isoformat(),
        "answers": found.answers,
        "streak": found.streak,
        "longest_streak": found.longest_streak,
        "median_ms": found.median_ms,
        "days": [
            {
                "day": each.day.isoformat(),
                "answers": each.answers,
                "milliseconds": each.milliseconds,
            }
            for each in found.days
        ],
        "recall": [
            {
                "month": f"{each.month:%Y-%m}",
                "young": {"recalled": each.young.recalled, "answers": each.young.count},
                "mature": {"recalled": each.mature.recalled, "answers": each.mature.count},
            }
            for each in found.months
        ],
        "ratings": [
            {"cards": each.age, **dict(zip(map(str.lower, _RATINGS), each.uses, strict=True))}
            for each in found.buttons
        ],
        "due": {
            "by_day": list(found.due),
            "by_week_after": list(found.due_by_week),
            "later": found.due_later,
        },
    }
