"""What do `quizzer mastery` and `quizzer calibrate` take, and what do they print?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from quizzer.cli import output
from quizzer.cli.options import as_json, deck_argument, topic_option
from quizzer.errors import UsageError
from quizzer.study.wording import BEGIN, EMPTY_LIBRARY, evidence, mastery_text

if TYPE_CHECKING:
    from datetime import date

    from quizzer.cli.commands import Invocation
    from quizzer.memory.mastery import Mastery
    from quizzer.study.measuring import Point
    from quizzer.study.overview import Line
    from quizzer.study.scope import Scope

_FARTHEST_DAYS = 36_500
"""A hundred years from now nothing has to be measured."""

_BAR = 20


@click.command()
@deck_argument
@topic_option
@click.option("--at", "written", default="", metavar="DATE",
              help="At the end of this day, past or to come, such as 2026-12-15.")  # fmt: skip
@click.option("--history", is_flag=True, help="Week by week, of all or of the deck or topic.")
@as_json
@click.pass_obj
def mastery(
    invocation: Invocation, *, deck: str, topic: str, written: str, history: bool, as_json: bool
) -> None:
    """Print the mastery of each deck and topic, with its interval and evidence.

    Mastery is the share of the cards that would be answered right on the next day; unseen cards
    count as not known. Its interval holds the truth nine times out of ten.

    Example: quizzer mastery --at 2026-12-15

    Example: quizzer mastery xiaomi-rise --topic online --history
    """
    from quizzer.study.scope import Scope

    if topic and not deck:
        raise UsageError(
            "a topic needs its deck", remedy="Write `quizzer mastery DECK --topic PATH`"
        )
    if history and written:
        raise UsageError("--history and --at exclude each other")
    if history:
        _print_history(invocation, Scope(deck, topic), as_json=as_json)
    else:
        _print_mastery(invocation, Scope(deck, topic), written, as_json=as_json)


def _print_mastery(invocation: Invocation, scope: Scope, written: str, *, as_json: bool) -> None:
    from quizzer.study import library
    from quizzer.study.standing import standing

    with invocation.desk() as desk:
        settings, moment = desk.settings, desk.clock()
        day = _day(written, moment.day)
        desk.retrue().result()
        found = desk.submit(lambda db: standing(db, settings, day, moment)).result()
        desk.submit(lambda db: library.check_scope(db, scope)).result()
    for notice in found.notices:
        output.talk(f"note: {notice}")
    lines = [line for line in found.lines if _is_inside(line.scope, scope)]
    if as_json:
        output.data({"day": day.isoformat(), "mastery": [_line_data(line) for line in lines]})
        return
    if day < moment.day:
        output.line(f"at the end of {day}")
    elif day > moment.day:
        output.line(f"at the end of {day}, if nothing more is studied until then")
    if not lines:
        output.talk(EMPTY_LIBRARY)
    top = min((line.depth for line in lines), default=0)
    output.table([_line_row(line, top) for line in lines], right=frozenset({1}))


def _print_history(invocation: Invocation, scope: Scope, *, as_json: bool) -> None:
    from quizzer.study import library, measuring

    with invocation.desk() as desk:
        settings, moment = desk.settings, desk.clock()
        for notice in desk.submit(lambda db: library.refresh(db, moment.at)).result():
            output.talk(f"note: {notice}")
        desk.submit(lambda db: library.check_scope(db, scope)).result()
        desk.retrue().result()
        points = desk.submit(lambda db: measuring.history(db, settings, scope, moment)).result()
    if as_json:
        output.data([_point_data(point) for point in points])
        return
    if not points:
        output.line("nothing was answered here yet")
        output.talk(BEGIN)
        return
    output.table([_point_row(point) for point in points], right=frozenset({1}))


def _day(written: str, today: date) -> date:
    """The day that is meant. Raises UsageError."""
    from quizzer.memory.calendar import day_of

    if not written:
        return today
    try:
        day = day_of(written)
    except ValueError as error:
        raise UsageError(str(error), where="--at") from error
    if abs((day - today).days) > _FARTHEST_DAYS:
        raise UsageError(f"{day} is more than a hundred years away", where="--at")
    return day


def _is_inside(scope: Scope, wanted: Scope) -> bool:
    if wanted.deck not in ("", scope.deck):
        return False
    return not wanted.topic or f"{scope.topic}/".startswith(f"{wanted.topic}/")


def _line_row(line: Line, top: int) -> Sequence[str]:
    indent = "  " * (line.depth - top)
    return (indent + line.title, mastery_text(line.mastery), evidence(line.mastery))


def _line_data(line: Line) -> dict[str, object]:
    return {
        "deck": line.scope.deck,
        "topic": line.scope.topic,
        "title": line.title,
        **_mastery_data(line.mastery),
    }


def _point_row(point: Point) -> Sequence[str]:
    known = point.mastery
    bar = "█" * round(known.score * _BAR)
    return (point.day.isoformat(), mastery_text(known), bar.ljust(_BAR), evidence(known))


def _point_data(point: Point) -> dict[str, object]:
    return {"day": point.day.isoformat(), **_mastery_data(point.mastery)}


def _mastery_data(mastery: Mastery) -> dict[str, object]:
    return {
        "mastery": round(mastery.score, 4),
        "low": round(mastery.low, 4),
        "high": round(mastery.high, 4),
        "seen": mastery.seen,
        "cards": mastery.cards,
        "answers": mastery.reviews,
    }
