"""Does what Quizzer predicts come true for this learner?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content

from quizzer.cards.clean import clean_line
from quizzer.study.wording import adoption_text, counted, percent
from quizzer.tui import chart, measured, paint
from quizzer.tui.actions import bindings
from quizzer.tui.chart import Observed
from quizzer.tui.page import ScrolledPage, title
from quizzer.tui.paint import Hint
from quizzer.tui.unstarted import unstarted

if TYPE_CHECKING:
    from quizzer.memory.calibration import Reliability
    from quizzer.study.adoption import Adopted
    from quizzer.study.measuring import Calibration, Measured, TopicMeasured

ENOUGH_ANSWERS = 50
"""Fewer answers on later days say nothing of a rate."""

_NARROW = 39
"""With fewer cells, the ways do without the AUC."""

_BESIDE = 90
"""From so many cells on, the ways stand beside the diagram."""

_SCALE = 7
_AROUND = 12
"""Rows of the page that the diagram leaves to what stands above it and below."""

_FEWEST_ROWS, _MOST_ROWS = 6, 12
_WIDEST_DIAGRAM = 48
_GAP = 4


class CalibrationScreen(ScrolledPage):
    """A reliability diagram, the ways of predicting, and each topic."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("calibration")]

    def __init__(self) -> None:
        super().__init__()
        self._found: Calibration | None = None

    def on_mount(self) -> None:
        """Measure, which takes a moment."""
        self.run_worker(unstarted(self._measure), exclusive=True)

    async def _measure(self) -> None:
        found = await self.meanwhile(measured.calibration(self.desk))
        if found is not None:
            self._found = found
            self.repaint()

    def head(self, width: int) -> Content:
        """What this is, and what it rests on."""
        right = ""
        if self._found is not None and self._found.chosen and not self.is_narrow:
            since = f" since {self._found.since:%-d %b %Y}" if self._found.since else ""
            count = self._found.chosen.reliability.count
            right = f"{counted(count, 'answer')} on later days{since}"
        return paint.spread(title("Calibration"), paint.text(right, paint.MUTED), width)

    def body(self, width: int) -> list[Content]:
        """What it means, the diagram with the ways of predicting, then the topics."""
        lines = [paint.rule(width)]
        if self._found is None:
            return [*lines, *self.instead("measuring …", width)]
        chosen = self._found.chosen
        if chosen is None or self._found.answers < ENOUGH_ANSWERS:
            return [*lines, Content(""), *_too_few(self._found.answers, width)]
        return [
            *lines,
            *_meaning(chosen.reliability, width),
            Content(""),
            *self._figures(self._found, chosen, width),
            *_adoption(self._found.adopted, width),
            *_topics(self._found.topics, width, is_narrow=self.is_narrow),
        ]

    def hints(self) -> list[Hint]:
        """The keys of this screen."""
        return [
            self.hint("calibration.up calibration.down", "scroll"),
            self.hint("calibration.help"),
            self.hint("calibration.back"),
        ]

    def _figures(self, found: Calibration, chosen: Measured, width: int) -> list[Content]:
        marks = _marks(chosen.reliability)
        if self.is_narrow:
            return [*_table(chosen.reliability, width), Content(""), *_ways(found.ways, width)]
        rows = max(_FEWEST_ROWS, min(_MOST_ROWS, self.size.height - _AROUND - len(found.ways)))
        if width < _BESIDE:
            room = min(_WIDEST_DIAGRAM, width - _SCALE)
            return [*_diagram(marks, room, rows), Content(""), *_ways(found.ways, width)]
        left = _diagram(marks, _WIDEST_DIAGRAM, rows)
        beside = _SCALE + _WIDEST_DIAGRAM + _GAP
        right = [Content(""), *_ways(found.ways, width - beside), *[Content("")] * len(left)]
        return [
            paint.joined(paint.fitted(line, beside), other)
            for line, other in zip(left, right, strict=False)
        ]


def _adoption(adopted: Adopted | None, width: int) -> list[Content]:
    """What the learner's own weights changed, where there are any."""
    if adopted is None:
        return []
    return [Content(""), *paint.wrapped(paint.text(adoption_text(adopted)), width)]


def _too_few(answers: int, width: int) -> list[Content]:
    have = f"you have {answers}" if answers else "you have none yet"
    words = (
        f"This needs about {ENOUGH_ANSWERS} answers on later days; {have}.",
        "",
        "An answer counts when its card was seen on an earlier day, so it is enough to go on.",
    )
    return [line for each in words for line in paint.wrapped(paint.text(each), width)]


def _meaning(found: Reliability, width: int) -> list[Content]:
    """The one sentence, and whether the difference is more than chance."""
    predicted, observed = percent(found.predicted), round(found.observed * 100)
    low, high = _interval(found)
    if low <= found.predicted <= high:
        verdict = "The numbers hold."
    elif found.predicted > high:
        verdict = "The numbers promise too much."
    else:
        verdict = "You know more than the numbers say."
    said = f"Of 100 cards that Quizzer says you know at {predicted}, you recalled {observed}."
    return [
        *paint.wrapped(paint.text(said), width),
        *paint.wrapped(paint.text(verdict, paint.BOLD), width),
    ]


def _diagram(marks: list[Observed], width: int, rows: int) -> list[Content]:
    """The diagram with its axes: observed upwards, predicted to the right."""
    floor = percent(chart.floor_of(marks))
    labels = {0: "100 %", rows - 1: floor}
    lines = [
        paint.joined(
            paint.flush_right(paint.text(labels.get(number, ""), paint.MUTED), _SCALE - 1),
            paint.text(" "),
            line,
        )
        for number, line in enumerate(chart.reliability(marks, width, rows))
    ]
    named = _between(floor, "predicted", "100 %", width)
    legend = f"{chart.OBSERVED} holds  {chart.APART} apart"
    head = paint.spread(_muted("observed"), _muted(legend), width).pad_left(_SCALE)
    return [head, *lines, paint.text(named, paint.MUTED).pad_left(_SCALE)]


def _between(left: str, middle: str, right: str, width: int) -> str:
    """Three words at the left, in the middle and at the right of a line."""
    line = left.ljust(width - len(right)) + right
    start = (width - len(middle)) // 2
    return line[:start] + middle + line[start + len(middle) :]


def _table(found: Reliability, width: int) -> list[Content]:
    """The same as numbers, where there is no room for a diagram."""
    rows = [("predicted", "observed", "90 %", "answers")]
    for each in found.bins:
        ends = _ends(each.low, each.high)
        rows.append((percent(each.predicted), percent(each.observed), ends, f"{each.count:,}"))
    widths = (9, 10, 9, 9)
    return [_line(paint.text(""), row, widths, width, number) for number, row in enumerate(rows)]


def _ways(ways: tuple[Measured, ...], width: int) -> list[Content]:
    """How well each way of predicting did; the last is the one that is shown."""
    widths = (10, 8, 8)[: 2 if width < _NARROW else 3]
    head = ("log loss", "RMSE", "AUC")[: len(widths)]
    lines = [_line(_muted("Predicted by"), head, widths, width)]
    for number, way in enumerate(ways, start=1):
        found = way.reliability
        auc = "–" if found.auc is None else f"{found.auc:.3f}"
        cells = (f"{found.log_loss:.3f}", f"{found.rmse_bins:.3f}", auc)
        line = _line(paint.text(way.name), cells[: len(widths)], widths, width, number)
        lines.append(line.stylize(paint.BOLD) if number == len(ways) else line)
    return lines


def _topics(topics: tuple[TopicMeasured, ...], width: int, *, is_narrow: bool) -> list[Content]:
    """Each topic, with a sign where what came true lies apart from what was predicted."""
    if not topics:
        return []
    head = ("pred.", "obs.") if is_narrow else ("predicted", "observed", "90 %", "answers")
    widths = (7, 7) if is_narrow else (11, 10, 10, 10)
    lines = [Content(""), _line(_muted("  Topics"), head, widths, width)]
    for number, topic in enumerate(topics, start=1):
        found = topic.reliability
        low, high = _interval(found)
        is_apart = not low <= found.predicted <= high
        sign = paint.text(f"{chart.APART} " if is_apart else "  ", paint.ERROR)
        name = paint.joined(sign, paint.text(clean_line(topic.title)))
        numbers = (percent(found.predicted), percent(found.observed))
        rest = () if is_narrow else (_ends(low, high), f"{found.count:,}")
        lines.append(_line(name, (*numbers, *rest), widths, width, number))
    return lines


def _line(
    name: Content, cells: Sequence[str], widths: Sequence[int], width: int, number: int = 0
) -> Content:
    """A name and cells that end where their columns do; number 0 is the head."""
    style = "" if number else paint.MUTED
    columns = [
        paint.flush_right(paint.text(cell, style), room)
        for cell, room in zip(cells, widths, strict=True)
    ]
    return paint.spread(name, paint.joined(*columns), width)


def _muted(words: str) -> Content:
    return paint.text(words, paint.MUTED)


def _ends(low: float, high: float) -> str:
    return f"{round(low * 100)}–{round(high * 100)} %"


def _marks(found: Reliability) -> list[Observed]:
    return [Observed(b.predicted, b.observed, b.low, b.high) for b in found.bins]


def _interval(found: Reliability) -> tuple[float, float]:
    """The 90 % interval of the observed share."""
    from quizzer.memory.calibration import wilson  # whose numpy was needed to measure anyway

    low, high = wilson(round(found.observed * found.count), found.count)
    return float(low), float(high)
