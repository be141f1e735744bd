"""What does `quizzer calibrate` print?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from quizzer.cli import forecasting, output
from quizzer.cli.options import as_json
from quizzer.study.wording import adoption_text, counted, percent

if TYPE_CHECKING:
    from quizzer.cli.commands import Invocation
    from quizzer.memory.calibration import Bin, Reliability
    from quizzer.memory.certainty import Certainty
    from quizzer.study.adoption import Adopted
    from quizzer.study.desk import Desk
    from quizzer.study.measuring import Calibration, TopicMeasured
    from quizzer.study.mocks import MockResult

_FEW = 200
"""Below so many answers the figures say more about chance than about the predictions."""

_SCALE = 41
"""Characters of a diagram from 0 to 100 %, one for each 2.5 points."""

_DIAGRAM_HEAD = "0 to 100 %"

_NEEDED = "it takes cards that come up again on later days; study on and look again in some weeks"


@click.command()
@as_json
@click.pass_obj
def calibrate(invocation: Invocation, *, as_json: bool) -> None:
    """Print how the predicted recall turned out, and mock exams beside what was predicted.

    Only answers count that the prediction had not seen: a card's first answer on a later day.
    Log loss and RMSE(bins) are better when low, AUC when high. RMSE(bins) holds the luck of the
    draw too, the more of it the fewer answers there are.

    Example: quizzer calibrate --json
    """
    from quizzer.study import library, measuring

    with invocation.desk() as desk:
        settings, at = desk.settings, desk.clock().at
        for notice in desk.submit(lambda db: library.refresh(db, at)).result():
            output.talk(f"note: {notice}")
        found = desk.submit(lambda db: measuring.calibration(db, settings)).result()
        taken = _mocks(desk)
    printed(found, taken, as_json=as_json)


def _mocks(desk: Desk) -> Mapping[str, Sequence[MockResult]]:
    """The mocks of each exam that has any."""
    from quizzer.study import mocks

    def of(name: str) -> Sequence[MockResult]:
        return desk.submit(lambda db: mocks.results(db, desk.settings, name)).result()

    names = [line.exam.name for line in desk.planner.lines().result()]
    return {name: results for name in names if (results := of(name))}


def printed(
    found: Calibration, taken: Mapping[str, Sequence[MockResult]], *, as_json: bool
) -> None:
    """What was measured, and the mocks of each exam."""
    if as_json:
        output.data(_as_data(found, taken))
        return
    if found.chosen is None:
        output.line(f"nothing can be measured yet: {_NEEDED}")
    else:
        _sentences(found, found.chosen.reliability)
        ways = [(way.name, way.reliability) for way in found.ways]
        _figures("ways to predict, on the same answers", ways)
        if found.adopted is not None:
            output.line(adoption_text(found.adopted))
        _bins(found.chosen.name, found.chosen.reliability.bins)
        _topics(found.topics)
    _certainty(found.certainty)
    for name, results in taken.items():
        output.line()
        output.line(f"mock exams of {name}")
        forecasting.mock_table(results)


def _sentences(found: Calibration, chosen: Reliability) -> None:
    output.line(
        f"measured on {counted(chosen.count, 'answer')} since {found.since} "
        "that nothing had been fitted to"
    )
    output.line(
        f"{percent(chosen.observed)} were right where {percent(chosen.predicted)} was predicted"
    )
    if chosen.count < _FEW:
        output.line(f"so few answers say little, the ranges are wide: {_NEEDED}")


def _figures(title: str, measured: Sequence[tuple[str, Reliability]]) -> None:
    head = ("", "log loss", "RMSE(bins)", "AUC", "predicted", "observed", "answers")
    rows = [(name, *_row(reliability)) for name, reliability in measured]
    output.line()
    output.line(title)
    output.table([head, *rows], right=frozenset(range(1, len(head))))


def _topics(topics: Sequence[TopicMeasured]) -> None:
    head = ("topic", "predicted", "observed", "answers")
    ordered = sorted(topics, key=lambda topic: -topic.reliability.count)
    rows = [(topic.title, *_row(topic.reliability)[-3:]) for topic in ordered]
    output.line()
    output.line("topics, those with most answers first")
    output.table([head, *rows], right=frozenset(range(1, len(head))))


def _certainty(certainty: Sequence[Certainty]) -> None:
    if not certainty:
        return
    output.line()
    output.line("how sure you said you were, and how often you were right")
    rows = [
        (
            each.confidence.name.lower(),
            percent(each.right),
            f"{round(each.low * 100)}–{round(each.high * 100)}",
            f"{each.answers:,}",
        )
        for each in certainty
    ]
    output.table([("", "right", "90 % range", "answers"), *rows], right=frozenset(range(1, 4)))


def _bins(name: str, bins: Sequence[Bin]) -> None:
    output.line()
    output.line(f"what was predicted (|) and what came true (o), {name}")
    head = ("predicted", "observed", "90 % range", "answers", _DIAGRAM_HEAD)
    output.table([head, *map(_bin_row, bins)], right=frozenset(range(4)))


def _row(measured: Reliability) -> tuple[str, ...]:
    return (
        f"{measured.log_loss:.3f}",
        f"{measured.rmse_bins:.3f}",
        "–" if measured.auc is None else f"{measured.auc:.2f}",
        percent(measured.predicted),
        percent(measured.observed),
        f"{measured.count:,}",
    )


def _bin_row(each: Bin) -> tuple[str, ...]:
    return (
        percent(each.predicted),
        percent(each.observed),
        f"{round(each.low * 100)}–{round(each.high * 100)}",
        f"{each.count:,}",
        diagram(each),
    )


def diagram(each: Bin) -> str:
    """The range of what came true as a line, with `o` where it was and `|` where predicted."""
    places = [" "] * _SCALE
    shares = (each.low, each.high, each.observed, each.predicted)
    low, high, observed, predicted = (round(share * (_SCALE - 1)) for share in shares)
    places[low : high + 1] = "-" * (high + 1 - low)
    places[observed] = "o"
    places[predicted] = "@" if predicted == observed else "|"
    return "".join(places).rstrip()


def _adopted_data(adopted: Adopted | None) -> dict[str, object] | None:
    if adopted is None:
        return None
    return {
        "since": adopted.since.isoformat(),
        "before": asdict(adopted.before),
        "after": asdict(adopted.after),
    }


def _as_data(found: Calibration, taken: Mapping[str, Sequence[MockResult]]) -> dict[str, object]:
    chosen = found.chosen
    return {
        "answers": found.answers,
        "since": found.since.isoformat() if found.since else None,
        "adopted": _adopted_data(found.adopted),
        "ways": [{"way": way.name, **_reliability(way.reliability)} for way in found.ways],
        "bins": [] if chosen is None else [_bin_data(each) for each in chosen.reliability.bins],
        "topics": [
            {
                "deck": topic.deck,
                "topic": topic.topic,
                "title": topic.title,
                **_reliability(topic.reliability),
            }
            for topic in found.topics
        ],
        "confidence": [
            {
                "confidence": each.confidence.name.lower(),
                "right": round(each.right, 4),
                "low": round(each.low, 4),
                "high": round(each.high, 4),
                "answers": each.answers,
            }
            for each in found.certainty
        ],
        "mocks": {
            name: [forecasting.mock_data(result) for result in results]
            for name, results in taken.items()
        },
    }


def _reliability(measured: Reliability) -> dict[str, object]:
    return {
        "answers": measured.count,
        "log_loss": round(measured.log_loss, 4),
        "rmse_bins": round(measured.rmse_bins, 4),
        "auc": None if measured.auc is None else round(measured.auc, 4),
        "predicted": round(measured.predicted, 4),
        "observed": round(measured.observed, 4),
    }


def _bin_data(each: Bin) -> dict[str, object]:
    return {
        "predicted": round(each.predicted, 4),
        "observed": round(each.observed, 4),
        "low": round(each.low, 4),
        "high": round(each.high, 4),
        "answers": each.count,
    }
