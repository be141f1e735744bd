"""What does the home screen say? Counts and mastery for every deck and topic, from the cards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from quizzer.cards.card import CardKey
from quizzer.memory.mastery import Mastery
from quizzer.memory.moment import Moment
from quizzer.store.records import Candidate, DeckRecord, TopicRecord
from quizzer.study.budget import Backlog, Budget
from quizzer.study.knowing import Measure, mastery_of
from quizzer.study.queue import EVERYTHING, Queue, Scope, build, new_left, next_due
from quizzer.study.settings import Settings

if TYPE_CHECKING:
    from quizzer.study.exams import ExamLine


@dataclass(frozen=True, slots=True)
class Line:
    """A deck or a topic: what a session on it would ask now, and how well it is known."""

    scope: Scope
    title: str
    due: int
    new: int
    mastery: Mastery
    topics: tuple[Line, ...] = ()

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


def overview(
    decks: Iterable[DeckRecord],
    topics: Sequence[TopicRecord],
    candidates: Sequence[Candidate],
    settings: Settings,
    moment: Moment,
    *,
    measure: Measure | None = None,
    today: Budget | None = None,
) -> Overview:
    """The overview of a library."""
    left = new_left(candidates, moment.day, settings.new_per_day)
    everything = _queue(candidates, EVERYTHING, moment, left, today)
    lines = []
    for deck in decks:
        if deck.removed:
            continue
        own = [candidate for candidate in candidates if candidate.key.deck == deck.id]
        now = _Now(moment, left, own, measure or Measure(moment.day), today)
        titles = {topic.path: topic.title for topic in topics if topic.deck == deck.id}
        for candidate in own:  # a topic that the deck does not declare still has a line
            for path in _with_parents(candidate.topic):
                titles.setdefault(path, path.rpartition("/")[2])
        lines.append(
            _line(Scope(deck.id), deck.title, own, now, _tree(Scope(deck.id), titles, own, now))
        )
    return Overview(
        decks=tuple(lines),
        due=everything.due,
        new=len(everything.new),
        waiting=len(everything.left_out),
        tomorrow=next_due(candidates, moment.day),
        day=moment.day,
        unseen=sum(
            1 for c in candidates if c.memory is None and c.studied and not c.marks.suspended
        ),
    )


def _queue(
    cards: Sequence[Candidate], scope: Scope, moment: Moment, new: int, budget: Budget | None
) -> Queue:
    queue = build(cards, scope, moment, new)
    return queue if budget is None else budget.fitted(queue)


@dataclass(frozen=True, slots=True)
class _Now:
    """What decides a deck's queues: all its cards, because siblings may be in other topics."""

    moment: Moment
    new_left: int
    cards: Sequence[Candidate]
    measure: Measure
    budget: Budget | None


def _tree(
    parent: Scope, titles: dict[str, str], candidates: Sequence[Candidate], now: _Now
) -> tuple[Line, ...]:
    lines = []
    for path, title in titles.items():
        if path.rpartition("/")[0] != parent.topic:
            continue
        scope = Scope(parent.deck, path)
        own = [candidate for candidate in candidates if scope.holds(candidate)]
        lines.append(_line(scope, title, own, now, _tree(scope, titles, own, now)))
    return tuple(lines)


def _with_parents(topic: str) -> list[str]:
    parts = topic.split("/") if topic else []
    return ["/".join(parts[: count + 1]) for count in range(len(parts))]


def _line(
    scope: Scope,
    title: str,
    candidates: Sequence[Candidate],
    now: _Now,
    topics: tuple[Line, ...],
) -> Line:
    queue = _queue(now.cards, scope, now.moment, now.new_left, now.budget)
    known = mastery_of(candidates, now.measure)
    return Line(scope, title, queue.due, len(queue.new), known, topics)


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
