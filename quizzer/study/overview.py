"""What does the home screen say? Counts and mastery for every deck and topic, from the cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from quizzer.cards.card import CardKey
from quizzer.study.scope import EVERYTHING, Scope

if TYPE_CHECKING:  # which brings numpy, and the faces name what is here before the first frame
    from quizzer.memory.mastery import Mastery
    from quizzer.study.budget import Backlog
    from quizzer.study.exams import ExamLine
    from quizzer.study.outline import Heading


class Count(NamedTuple):
    """What a session on a scope would ask: cards that are due, and new ones.

    `waiting` are due too, but there is no time for them.
    """

    due: int
    new: int
    waiting: int = 0


NOTHING = Count(0, 0)


@dataclass(frozen=True, slots=True)
class Line:
    """A deck or a topic: what a session on it would ask now, and how well it is known.

    `measured` is None where only counts were asked for.
    """

    scope: Scope
    title: str
    due: int
    new: int
    measured: Mastery | None
    topics: tuple[Line, ...] = ()

    @property
    def mastery(self) -> Mastery:
        """How well it is known, on a line of which that was measured."""
        assert self.measured is not None
        return self.measured

    @property
    def depth(self) -> int:
        """0 for a deck, 1 for a topic, 2 for a topic below it."""
        return self.scope.topic.count("/") + 1 if self.scope.topic else 0


@dataclass(frozen=True, slots=True)
class Overview:
    """The library at a moment.

    `due` and `new` are what a session on everything would ask; `waiting` cards are due too, but
    there is no time for them today, and `backlog` says more about them.
    `confident_wrong` counts those that the learner was sure of and wrong about.
    `notices` are sentences: which files could not be read, and which renames are offered.
    """

    decks: tuple[Line, ...]
    due: int
    new: int
    tomorrow: int
    day: date
    unseen: int = 0
    waiting: int = 0
    confident_wrong: int = 0
    backlog: Backlog | None = None
    notices: tuple[str, ...] = ()
    exams: tuple[ExamLine, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All decks and topics, each below its parent."""
        return tuple(_flattened(self.decks))


def _flattened(lines: Iterable[Line]) -> Iterable[Line]:
    for line in lines:
        yield line
        yield from _flattened(line.topics)


@dataclass(frozen=True, slots=True)
class Figures:
    """What the library comes to.

    `counts` are those of everything and of every scope that has cards, `mastery` says that of any
    scope, or None of each. `tomorrow` counts what falls due then, and `unseen` what is still to be
    begun.
    """

    counts: Mapping[Scope, Count]
    mastery: Callable[[Scope], Mastery | None]
    tomorrow: int
    unseen: int


def overview(outline: Iterable[Heading], figures: Figures, day: date) -> Overview:
    """The overview of a library."""

    def line(heading: Heading) -> Line:
        scope = heading.scope
        due, new, _ = figures.counts.get(scope, NOTHING)
        topics = tuple(map(line, heading.below))
        return Line(scope, heading.title, due, new, figures.mastery(scope), topics)

    everything = figures.counts[EVERYTHING]
    return Overview(
        decks=tuple(map(line, outline)),
        due=everything.due,
        new=everything.new,
        waiting=everything.waiting,
        tomorrow=figures.tomorrow,
        day=day,
        unseen=figures.unseen,
    )


@dataclass(frozen=True, slots=True)
class CardLine:
    """A card in a list: its question on a line, and how well it is known.

    `recall` is the probability of recall tomorrow; None for a card that was never seen.
    """

    key: CardKey
    topic: str
    question: str
    recall: float | None
    due_on: date | None
    reviews: int
    lapses: int
    suspended: bool
    flagged: bool
    leech: bool
