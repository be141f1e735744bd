"""What does the home screen say? Counts and mastery for every deck and topic, from the cards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from quizzer.cards.card import CardKey
from quizzer.memory.mastery import Mastery
from quizzer.memory.moment import Moment
from quizzer.store.records import Candidate, DeckRecord, TopicRecord
from quizzer.study.budget import Backlog, Budget
from quizzer.study.knowing import Measure, mastery_of
from quizzer.study.queue import Queue, Scope, build_among, met_on, new_left, next_due
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
    now = _Now(moment, left, met_on(candidates, moment.day), measure or Measure(moment.day), today)
    everything = _queue(candidates, now)
    by_scope = _by_scope(candidates)
    lines = []
    for deck in decks:
        if deck.removed:
            continue
        titles = {topic.path: topic.title for topic in topics if topic.deck == deck.id}
        for scope in by_scope:  # a topic that the deck does not declare still has a line
            if scope.deck == deck.id and scope.topic:
                titles.setdefault(scope.topic, scope.topic.rpartition("/")[2])
        scope = Scope(deck.id)
        lines.append(_line(scope, deck.title, by_scope, now, _tree(scope, titles, by_scope, now)))
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


@dataclass(frozen=True, slots=True)
class _Now:
    """What decides a queue besides its cards: `met` counts all, siblings may be in other topics."""

    moment: Moment
    new_left: int
    met: frozenset[tuple[str, str]]
    measure: Measure
    budget: Budget | None


_ByScope = Mapping[Scope, Sequence[Candidate]]


def _by_scope(candidates: Iterable[Candidate]) -> _ByScope:
    """The cards of every deck and topic, in one pass: each is in all that are above it."""
    found: dict[Scope, list[Candidate]] = {}
    around: dict[tuple[str, str], list[list[Candidate]]] = {}
    for candidate in candidates:
        place = (candidate.key.deck, candidate.topic)
        if place not in around:
            scopes = (Scope(place[0], path) for path in ("", *_with_parents(place[1])))
            around[place] = [found.setdefault(scope, []) for scope in scopes]
        for cards in around[place]:
            cards.append(candidate)
    return found


def _queue(candidates: Sequence[Candidate], now: _Now) -> Queue:
    queue = build_among(candidates, now.met, now.moment, now.new_left)
    return queue if now.budget is None else now.budget.fitted(queue)


def _tree(parent: Scope, titles: dict[str, str], by_scope: _ByScope, now: _Now) -> tuple[Line, ...]:
    lines = []
    for path, title in titles.items():
        if path.rpartition("/")[0] != parent.topic:
            continue
        scope = Scope(parent.deck, path)
        lines.append(_line(scope, title, by_scope, now, _tree(scope, titles, by_scope, now)))
    return tuple(lines)


def _with_parents(topic: str) -> list[str]:
    parts = topic.split("/") if topic else []
    return ["/".join(parts[: count + 1]) for count in range(len(parts))]


def _line(
    scope: Scope,
    title: str,
    by_scope: _ByScope,
    now: _Now,
    topics: tuple[Line, ...],
) -> Line:
    own = by_scope.get(scope, ())
    queue = _queue(own, now)
    known = mastery_of(own, now.measure)
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
