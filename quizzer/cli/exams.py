"""What do the commands of `quizzer exam` take?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

from quizzer.cli import forecasting, output
from quizzer.cli.options import as_json, deck_names, exam_names
from quizzer.cli.waiting import progress
from quizzer.errors import UsageError

if TYPE_CHECKING:
    from quizzer.cli.commands import Invocation
    from quizzer.memory.exam import Exam
    from quizzer.study.desk import Desk
    from quizzer.study.forecast import ExamForecast, Forecast

P = ParamSpec("P")
R = TypeVar("R")

_GOAL_PERCENT = 90.0


@click.group(no_args_is_help=False, context_settings={"help_option_names": ["-h", "--help"]})
def exam() -> None:
    """Prepare for exams: what to do each day, and which score to expect.

    Example: quizzer exam add Final --date 2026-12-15 --minutes 20
    """


@exam.command()
@click.argument("name")
@click.option("--date", "day", required=True, metavar="DAY", help="Its day, 2026-12-15.")
@click.option("--minutes", required=True, type=int, metavar="N",
              help="The time that there is for it on a day.")  # fmt: skip
@click.option("--deck", "decks", multiple=True, metavar="ID", shell_complete=deck_names,
              help="A deck that it asks; without any, all of them.")  # fmt: skip
@click.option("--topic", "topics", multiple=True, metavar="PATH=WEIGHT",
              help="What a topic's cards count beside 1; 0 leaves it out.")  # fmt: skip
@click.option("--days-off", "days_off", multiple=True, metavar="DAYS",
              help="Days without study: sun,2026-12-24..2026-12-26.")  # fmt: skip
@click.option("--goal", default=_GOAL_PERCENT, metavar="PERCENT", show_default=True,
              help="The score to be ready for.")  # fmt: skip
@click.pass_obj
def add(
    invocation: Invocation,
    *,
    name: str,
    day: str,
    minutes: int,
    decks: tuple[str, ...],
    topics: tuple[str, ...],
    days_off: tuple[str, ...],
    goal: float,
) -> None:
    """Add an exam and plan for it.

    --deck, --topic and --days-off can be given more than once.

    Example: quizzer exam add Final --date 2026-12-15 --minutes 20

    Example: quizzer exam add Mid --date 2026-12-15 --minutes 9 --topic csr=0
    """
    from quizzer.study import exams

    wanted = _exam(name, day, minutes, goal, days_off)
    weights = _weights(topics)
    with invocation.desk() as desk:
        _refreshed(desk)
        wanted = replace(wanted, decks=tuple(dict.fromkeys(decks)))
        weighted = desk.submit(lambda db: exams.topic_weights(db, wanted.decks, weights)).result()
        wanted = _from("--topic", replace, wanted, topics=weighted)
        forecasting.added(desk.planner.add(wanted).result(), desk.clock().day)
        if not _has_minutes(wanted, desk):
            output.line("every day until then is a day off: there is no minute for it")
        forecast = planned(desk)
        usual = _usual_minutes(desk)
    output.line()
    forecasting.plan(forecast, _of(forecast, name), usual, as_json=False)


@exam.command(name="list")
@as_json
@click.pass_obj
def list_(invocation: Invocation, *, as_json: bool) -> None:
    """Print the exams with the scores to expect.

    Example: quizzer exam list
    """
    with invocation.desk() as desk:
        forecasting.listed(desk.planner.lines().result(), as_json=as_json)


@exam.command()
@click.argument("name", required=False, default="", shell_complete=exam_names)
@click.option("--anew", is_flag=True, help="Make today's plan again from what is known now.")
@as_json
@click.pass_obj
def plan(invocation: Invocation, *, name: str, anew: bool, as_json: bool) -> None:
    """Print the plan: the score to expect, each day's work, what each topic brings.

    The plan is made once a day, and again when the exams change.

    Example: quizzer exam plan Final
    """
    with invocation.desk() as desk:
        _refreshed(desk)
        if name:
            _refuse_unknown(desk, name)
        forecast = planned_anew(desk) if anew else planned(desk)
        usual = _usual_minutes(desk)
    forecasting.plan(forecast, _of(forecast, name), usual, as_json=as_json)


@exam.command()
@as_json
@click.pass_obj
def today(invocation: Invocation, *, as_json: bool) -> None:
    """Print today's list: the cards that bring most for the minutes that are left.

    Example: quizzer exam today
    """
    with invocation.desk() as desk:
        _refreshed(desk)
        planned(desk)
        forecasting.today(desk.planner.today().result(), as_json=as_json)


@exam.command()
@click.argument("name", shell_complete=exam_names)
@click.pass_obj
def remove(invocation: Invocation, *, name: str) -> None:
    """Take an exam off the list. Its cards go on by their due dates.

    Example: quizzer exam remove Final
    """
    with invocation.desk() as desk:
        removed = desk.planner.remove(name).result()
    output.line(f"removed {removed.name}; its cards go on by their due dates")


@exam.command()
@click.argument("name", shell_complete=exam_names)
@as_json
@click.pass_obj
def mocks(invocation: Invocation, *, name: str, as_json: bool) -> None:
    """Print the mock exams that were taken, each beside what had been predicted for it.

    Example: quizzer exam mocks Final
    """
    from quizzer.study import mocks as taken

    with invocation.desk() as desk:
        results = desk.submit(lambda db: taken.results(db, desk.settings, name)).result()
    forecasting.mocks(results, as_json=as_json)


def _exam(name: str, day: str, minutes: int, goal: float, days_off: Sequence[str]) -> Exam:
    """The exam without its decks and topics. Each mistake is told with its option."""
    from quizzer.memory.calendar import day_of, days_off_of
    from quizzer.memory.exam import Exam

    words = [word for option in days_off for word in option.split(",") if word.strip()]
    found = _from("NAME", Exam, name, _from("--date", day_of, day), minutes=1)
    found = _from("--minutes", replace, found, minutes=minutes)
    if 0 < goal < 1:  # 0.9 for 90 per cent
        raise UsageError("the goal lies between 1 and 100 per cent", where="--goal")
    found = _from("--goal", replace, found, goal=goal / 100)
    return replace(found, days_off=_from("--days-off", days_off_of, words))


def _weights(topics: Sequence[str]) -> Mapping[str, float]:
    weights: dict[str, float] = {}
    for written in topics:
        name, _, number = written.rpartition("=")
        if not name:
            raise UsageError(
                f"{written!r} gives no weight", where="--topic", remedy="Write --topic pricing=2"
            )
        if name in weights:
            raise UsageError(f"{name} is weighted twice", where="--topic")
        try:
            weights[name] = float(number)
        except ValueError:
            raise UsageError(f"{number!r} is no number", where="--topic") from None
    return weights


def _from(option: str, make: Callable[P, R], *values: P.args, **named: P.kwargs) -> R:
    """What a function makes of an option. Raises UsageError where it refuses."""
    try:
        return make(*values, **named)
    except ValueError as error:
        raise UsageError(str(error), where=option) from error


def _refreshed(desk: Desk) -> None:
    """The library brought up to date with its files."""
    from quizzer.study import library

    at = desk.clock().at
    for notice in desk.submit(lambda db: library.refresh(db, at)).result():
        output.talk(f"note: {notice}")


def planned(desk: Desk) -> Forecast:
    """Today's plan, made if there is none. Raises UsageError when no exam is to come."""
    with progress("planning") as told:
        return desk.planner.plan(told).result()


def planned_anew(desk: Desk) -> Forecast:
    """Today's plan, made again."""
    with progress("planning") as told:
        return desk.planner.plan_anew(told).result()


def _has_minutes(exam: Exam, desk: Desk) -> bool:
    from quizzer.study import exams

    today = desk.clock().day
    days = (today + timedelta(days=number) for number in range((exam.day - today).days))
    return any(exams.minutes_on([exam], desk.settings, day) for day in days)


def _usual_minutes(desk: Desk) -> int:
    """What a day that is not off has for all exams together."""
    lines = desk.planner.lines().result()
    return max((line.exam.minutes for line in lines if not line.is_over), default=0)


def _refuse_unknown(desk: Desk, name: str) -> None:
    from quizzer.study import exams

    desk.submit(lambda db: exams.find(db, desk.settings, name)).result()


def _of(forecast: Forecast, name: str) -> Sequence[ExamForecast]:
    """The forecasts for an exam, or for all when there is no name."""
    if not name:
        return forecast.exams
    found = forecast.of(name)
    if found is None:
        raise UsageError(f"the exam {name!r} is over", remedy="`quizzer exam list` shows them all")
    return (found,)
