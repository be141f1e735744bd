"""Which cards does a session ask, and in which order?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from quizzer.memory.moment import Moment
from quizzer.store.records import Candidate
from quizzer.study.load import family_of


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of the library: everything, a deck, or a topic of a deck with what is below it."""

    deck: str = ""
    topic: str = ""

    def holds(self, candidate: Candidate) -> bool:
        """Whether the card belongs to it."""
        if self.deck and candidate.key.deck != self.deck:
            return False
        return not self.topic or f"{candidate.topic}/".startswith(f"{self.topic}/")


EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class Queue:
    """The cards of a session: those in a step of minutes, then reviews, then new ones.

    `left_out` are due too, but there is no time for them.
    """

    steps: tuple[Candidate, ...] = ()
    reviews: tuple[Candidate, ...] = ()
    new: tuple[Candidate, ...] = ()
    left_out: tuple[Candidate, ...] = ()

    @property
    def due(self) -> int:
        """How many cards that were seen before are due."""
        return len(self.steps) + len(self.reviews)

    @property
    def cards(self) -> tuple[Candidate, ...]:
        """All of them, in the order in which they are asked."""
        return (*self.steps, *self.reviews, *self.new)


def build(candidates: Iterable[Candidate], scope: Scope, moment: Moment, new_limit: int) -> Queue:
    """The queue of a scope now.

    Suspended cards and those buried today stay out. Of siblings only one comes up on a day:
    one that is due rather than a new one, and none when one was answered today already, be it
    outside the scope or suspended since.
    """
    everywhere = tuple(candidates)
    inside = [candidate for candidate in everywhere if scope.holds(candidate)]
    return build_among(inside, met_on(everywhere, moment.day), moment, new_limit)


def met_on(candidates: Iterable[Candidate], day: date) -> frozenset[tuple[str, str]]:
    """The families of which a card was answered on a day."""
    return frozenset(family_of(c) for c in candidates if c.memory and c.memory.reviewed_on == day)


def build_among(
    scoped: Iterable[Candidate],
    met_today: frozenset[tuple[str, str]],
    moment: Moment,
    new_limit: int,
) -> Queue:
    """The queue of a scope whose cards are known, and the families that were met today anywhere."""
    day = moment.day
    inside = [candidate for candidate in scoped if may_be_asked(candidate, day)]
    running = [c for c in inside if c.memory and c.memory.due_at]
    steps = sorted((c for c in running if _is_step_of(c, day)), key=step_order)
    left_over = [c for c in running if not _is_step_of(c, day)]
    due = [c for c in inside if c.memory and not c.memory.due_at and c.memory.due_on <= day]
    reviews = _one_of_each_family(sorted((*left_over, *due), key=_review_order), met_today)
    met = met_today | {family_of(candidate) for candidate in reviews}
    new = _one_of_each_family((c for c in inside if c.memory is None), met)
    return Queue(tuple(steps), tuple(reviews), tuple(new[:new_limit]))


def new_left(candidates: Iterable[Candidate], day: date, per_day: int) -> int:
    """How many new cards the study day still introduces."""
    begun = sum(1 for c in candidates if c.memory and c.memory.first_on == day)
    return max(0, per_day - begun)


def may_be_asked(candidate: Candidate, day: date) -> bool:
    """Whether it is neither a draft nor suspended nor buried today."""
    marks = candidate.marks
    return candidate.studied and not marks.suspended and marks.buried_on != day


def step_order(candidate: Candidate) -> tuple[datetime, int]:
    """Cards in a step come up by the minute they are due."""
    assert candidate.memory is not None
    assert candidate.memory.due_at is not None
    return (candidate.memory.due_at, candidate.position)


def _is_step_of(candidate: Candidate, day: date) -> bool:
    """Whether its step belongs to this study day; an older one is simply due."""
    return candidate.memory is not None and candidate.memory.reviewed_on == day


def _review_order(candidate: Candidate) -> tuple[date, int]:
    assert candidate.memory is not None
    return (candidate.memory.due_on, candidate.position)


def _one_of_each_family(
    candidates: Iterable[Candidate], met: frozenset[tuple[str, str]]
) -> list[Candidate]:
    kept = []
    seen = set(met)
    for candidate in candidates:
        if family_of(candidate) not in seen:
            seen.add(family_of(candidate))
            kept.append(candidate)
    return kept


def next_due(candidates: Iterable[Candidate], today: date) -> int:
    """How many cards come up on the next study day: those due then, and unfinished steps."""
    tomorrow = today + timedelta(days=1)
    return sum(
        1
        for c in candidates
        if c.memory
        and c.studied
        and not c.marks.suspended
        and (c.memory.due_at or today < c.memory.due_on <= tomorrow)
    )
