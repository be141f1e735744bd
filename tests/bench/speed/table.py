"""Which lines has the table, what is to be reached on each of them, and how are they written?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from speed.measures import Rounds, Side
from speed.timing import share_below

Found = Mapping[str, Mapping[Side, Rounds]]
"""What was measured, by measure and side."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure of a measure: of every repetition, or of each round a share lies below it."""

    measure: str
    figure: str
    share: float | None = None

    def of(self, found: Found, side: Side) -> Value | None:
        """Its value on a side, where that was measured."""
        rounds = [each[self.figure] for each in found.get(self.measure, {}).get(side, ())]
        if self.share is None:
            values = [value for each in rounds for value in each]
        else:
            values = [share_below(each, self.share) for each in rounds]
        return Value(min(values), median(values)) if values else None


@dataclass(frozen=True, slots=True)
class Value:
    """The least that was measured, and the median."""

    best: float
    usual: float


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached: so many times as good as Anki, or so much, or so much of the floor."""

    times_anki: float | None = None
    at_most: float | None = None
    times_floor: float | None = None

    def said(self, unit: str) -> str:
        """As the table has it."""
        if self.times_anki is not None:
            return f"≥ {self.times_anki:g} ×"
        if self.times_floor is not None:
            return f"≤ {self.times_floor:g} × floor"
        return f"≤ {self.at_most:g} {unit}"

    def is_reached(self, ours: float, anki: float | None, floor: float | None) -> bool | None:
        """Whether it is; None where it cannot be said."""
        if self.at_most is not None:
            return ours <= self.at_most
        if self.times_anki is not None:
            return None if anki is None else anki / ours >= self.times_anki
        assert self.times_floor is not None
        return None if floor is None else ours / floor <= self.times_floor


@dataclass(frozen=True, slots=True)
class Row:
    """An operation. `anki` and `floor` are read as ours where nothing else is said."""

    name: str
    ours: Reading
    unit: str = "ms"
    target: Target | None = None
    anki: Reading | None = None
    floor: Reading | None = None


def _arithmetic(figure: str) -> Reading:
    return Reading("arithmetic", figure)


_LESS_BYTES, _LESS_MEMORY = round(1 / 0.7, 2), round(1 / 0.6, 2)

ROWS = (
    Row("next card + answer, CPU", Reading("answering", "cpu"), target=Target(times_anki=1)),
    Row(
        "the same with WAL + FULL",
        Reading("answering-wal", "cpu"),
        target=Target(times_anki=1.5),
        anki=Reading("answering", "cpu"),
    ),
    Row(
        "an answer on disk, wall, p50",
        Reading("answering", "wall", 0.5),
        target=Target(at_most=5),
        floor=Reading("syncing", "wall", 0.5),
    ),
    Row(
        "an answer on disk, wall, p99",
        Reading("answering", "wall", 0.99),
        target=Target(at_most=20),
        floor=Reading("syncing", "wall", 0.99),
    ),
    Row(
        "start to the first card, plain, CPU",
        Reading("first-card", "cpu"),
        target=Target(times_anki=1.5),
    ),
    Row(
        "start to the first frame, wall", Reading("frames", "first"), target=Target(times_floor=1.4)
    ),
    Row(
        "start to due counts, wall",
        Reading("frames", "counts"),
        target=Target(times_floor=2.2),
        floor=Reading("frames", "first"),
    ),
    Row("due queue, with its first card", Reading("queue", "warm"), target=Target(times_anki=8)),
    Row(
        "due counts of all decks and topics",
        Reading("counts", "warm"),
        target=Target(times_anki=20),
        floor=_arithmetic("counts"),
    ),
    Row("the same with all of the home screen", Reading("home", "warm")),
    Row(
        "statistics page, cold",
        Reading("statistics", "cold"),
        target=Target(times_anki=50),
        floor=_arithmetic("statistics"),
    ),
    Row(
        "statistics page, warm",
        Reading("statistics", "warm"),
        target=Target(times_anki=50),
        floor=_arithmetic("statistics"),
    ),
    Row(
        "mastery of all topics, cold",
        Reading("mastery", "cold"),
        target=Target(at_most=80),
        floor=_arithmetic("mastery"),
    ),
    Row(
        "mastery of all topics, warm",
        Reading("mastery", "warm"),
        target=Target(at_most=5),
        floor=_arithmetic("mastery"),
    ),
    Row(
        "filter by retrievability, cold",
        Reading("filtering", "cold"),
        target=Target(times_anki=10),
        floor=_arithmetic("filtering"),
    ),
    Row(
        "filter by retrievability, warm",
        Reading("filtering", "warm"),
        target=Target(times_anki=10),
        floor=_arithmetic("filtering"),
    ),
    Row("import of the deck", Reading("importing", "first"), floor=Reading("importing", "parse")),
    Row("check, then import", Reading("checking", "both"), floor=Reading("importing", "parse")),
    Row(
        "the import again, unchanged",
        Reading("importing", "again"),
        target=Target(times_anki=25),
        floor=Reading("importing", "hash"),
    ),
    Row(
        "replay of the whole log",
        Reading("replaying", "cpu"),
        target=Target(times_anki=4),
        floor=_arithmetic("replaying"),
    ),
    Row(
        "size of the database, per card",
        Reading("size", "bytes"),
        unit="B",
        target=Target(times_anki=_LESS_BYTES),
    ),
    Row(
        "memory at the first card",
        Reading("first-card", "memory"),
        unit="MiB",
        target=Target(times_anki=_LESS_MEMORY),
    ),
    Row(
        "key to paint: an answer shown, p95",
        Reading("keys", "flip", 0.95),
        target=Target(at_most=8),
        floor=Reading("keys", "any", 0.95),
    ),
    Row(
        "key to paint: a rating, p95",
        Reading("keys", "rate", 0.95),
        target=Target(at_most=8),
        floor=Reading("keys", "any", 0.95),
    ),
)


def table(found: Found) -> list[str]:
    """Everything that was measured, as Markdown."""
    lines = [
        "| operation | Anki | Quizzer | ratio | target | | floor |",
        "|---|--:|--:|--:|--:|:-:|--:|",
    ]
    for row in ROWS:
        ours = row.ours.of(found, Side.OURS)
        if ours is None:
            continue
        anki = (row.anki or row.ours).of(found, Side.ANKI)
        floor = (row.floor or row.ours).of(found, Side.FLOOR)
        least = (each.best if each else None for each in (anki, floor))
        reached = row.target.is_reached(ours.best, *least) if row.target else None
        cells = (
            row.name,
            _cell(anki, row.unit),
            _cell(ours, row.unit),
            _times(anki.best / ours.best) if anki else "",
            row.target.said(row.unit) if row.target else "",
            {True: "✓", False: "✗", None: ""}[reached],
            _cell(floor, row.unit),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def growth(by_size: Mapping[int, Found]) -> list[str]:
    """What each operation of ours costs at each size, and how much more than at the one before."""
    sizes = sorted(by_size)
    steps = [f"{_size(small)} → {_size(large)}" for small, large in pairwise(sizes)]
    head = ["operation", *map(_size, sizes), *steps]
    lines = [f"| {' | '.join(head)} |", f"|---|{'--:|' * (len(head) - 1)}"]
    for row in ROWS:
        ours = [row.ours.of(by_size[size], Side.OURS) for size in sizes]
        anki = [(row.anki or row.ours).of(by_size[size], Side.ANKI) for size in sizes]
        if any(ours):
            costs = (_least(value, row.unit) for value in ours)
            grown = (_grown(*pair) for pair in zip(_factors(ours), _factors(anki), strict=True))
            lines.append(f"| {' | '.join((row.name, *costs, *grown))} |")
    return lines


def _factors(values: Sequence[Value | None]) -> Iterable[float | None]:
    for before, after in pairwise(values):
        yield after.best / before.best if before and after else None


def _grown(ours: float | None, anki: float | None) -> str:
    said = "" if ours is None else f"× {ours:.2g}"
    return said if anki is None else f"{said} (Anki × {anki:.2g})"


def _size(cards: int) -> str:
    return f"{cards:,}"


def _cell(value: Value | None, unit: str) -> str:
    if value is None or _number(value.usual) == _number(value.best):
        return _least(value, unit)
    return f"{_number(value.best)} ({_number(value.usual)}) {unit}"


def _least(value: Value | None, unit: str) -> str:
    return "" if value is None else f"{_number(value.best)} {unit}"


def _number(value: float) -> str:
    """Three digits, and no more of them than there are before the point."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def _times(ratio: float) -> str:
    return f"{ratio:.0f} ×" if ratio >= 10 else f"{ratio:.2g} ×"
