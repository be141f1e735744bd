"""Where does a run of reviews stand, and where does each key lead? Pure; nothing is lost.

A session never waits: what a key does is first committed, then `advanced` to the next state.
Undo is the state before, kept as it was, so undo after answer is the identity by construction.
Only the next cards are at hand; of those after them the numbers are known, and `dealt` brings
them. So no key costs more in a long session than in a short one.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto
from typing import TYPE_CHECKING
from uuid import UUID

from quizzer.cards.card import CardKey
from quizzer.errors import UsageError
from quizzer.memory.identity import new_id
from quizzer.memory.leeches import is_worth_a_word
from quizzer.memory.log import Review, given
from quizzer.memory.model import Confidence, Model, Rating
from quizzer.memory.moment import Moment
from quizzer.memory.placing import Load
from quizzer.memory.scheduling import Memory, rate
from quizzer.store.records import Candidate, Marks, Recorded
from quizzer.study.candidates import NO_LOAD, moved, placed, step_order

if TYPE_CHECKING:  # nothing is answered at a start
    from quizzer.cards.response import Response

FEW = 20
"""With fewer cards at hand, the next ones of the rest are to be dealt."""


class Aside(Enum):
    """Ways to put a card out of the session without answering it."""

    BURY = auto()
    SUSPEND = auto()


@dataclass(frozen=True, slots=True)
class Said:
    """What there is to an answer besides its rating.

    `response` is what was typed or chosen, `score` what grading made of it, `guess` the chance
    that luck alone would have been right, `seed` what decided the order of the options.
    """

    response: Response | None = None
    score: float | None = None
    confidence: Confidence | None = None
    guess: float = 0.0
    seed: int | None = None


NOTHING_SAID = Said()


@dataclass(frozen=True, slots=True)
class Answered:
    """The change that an answer made."""

    recorded: Recorded
    before: Candidate


@dataclass(frozen=True, slots=True)
class Marked:
    """The change that a mark made."""

    before: Candidate
    after: Marks


Change = Answered | Marked


@dataclass(frozen=True, slots=True)
class Session:
    """A state of a run of reviews.

    `waiting[position:]` are the cards at hand that were not asked yet, `rest` the numbers of those
    after them; `past` counts the cards from the queue that came before `waiting`. `steps` are cards
    that come again within minutes, by the minute, `early` of them from the start; `again` names
    those among them, and the current one, that were answered here. `finished` and `aside` are out.
    `load` is what the days to come hold, `latest` when the learner answered last, before which no
    answer comes. `previous` is the state that undo returns to, and `change` what led from there to
    here.
    """

    id: UUID
    learner: str
    waiting: tuple[Candidate, ...]
    position: int
    steps: tuple[Candidate, ...]
    current: Candidate | None
    rest: tuple[int, ...] = ()
    load: Load = NO_LOAD
    latest: datetime | None = None
    early: int = 0
    past: int = 0
    again: frozenset[CardKey] = frozenset()
    finished: int = 0
    aside: int = 0
    previous: Session | None = None
    change: Change | None = None

    @property
    def total(self) -> int:
        """All cards of the session."""
        return self.finished + self.aside + self.left

    @property
    def asked(self) -> int:
        """Cards that came up at least once, the current one among them."""
        return self.early + self.past + self.position

    @property
    def is_repeat(self) -> bool:
        """Whether the current card comes up again within its minutes."""
        return self.current is not None and self.current.key in self.again

    @property
    def at_hand(self) -> tuple[Candidate, ...]:
        """The cards that may come next, the current one among them."""
        current = () if self.current is None else (self.current,)
        return (*current, *self.steps, *self.waiting[self.position :])

    @property
    def is_short(self) -> bool:
        """Whether the next cards of the rest are to be dealt."""
        return bool(self.rest) and len(self.waiting) - self.position < FEW

    @property
    def left(self) -> int:
        """Cards still to come, the current one among them."""
        at_hand = len(self.waiting) - self.position + len(self.steps)
        return at_hand + len(self.rest) + (self.current is not None)

    @property
    def changes(self) -> Iterator[Change]:
        """What was done and not undone, latest first."""
        state: Session | None = self
        while state is not None and state.change is not None:
            yield state.change
            state = state.previous

    @property
    def answers(self) -> tuple[Answered, ...]:
        """The answers that stand, oldest first."""
        return tuple(c for c in self.changes if isinstance(c, Answered))[::-1]


def start(
    steps: Sequence[Candidate],
    waiting: Sequence[Candidate],
    learner: str,
    moment: Moment,
    *,
    rest: Sequence[int] = (),
    load: Load = NO_LOAD,
    latest: datetime | None = None,
) -> Session:
    """A session at its first card: the steps that run, and the queue as far as it is at hand."""
    state = Session(
        id=new_id(moment.at),
        learner=learner,
        waiting=tuple(waiting),
        position=0,
        steps=tuple(steps),
        current=None,
        rest=tuple(rest),
        load=load,
        latest=latest,
        early=len(steps),
    )
    return _drawn(state, moment)


def dealt(session: Session, count: int, candidates: Sequence[Candidate], moment: Moment) -> Session:
    """The session with so many cards of the rest at hand, without those that have gone since.

    This is no change of its own: undo leads to the state before.
    """
    state = replace(
        session,
        waiting=(*session.waiting[session.position :], *candidates),
        position=0,
        rest=session.rest[count:],
        past=session.past + session.position,
        load=session.load.settled(),
    )
    return state if state.current is not None else _drawn(state, moment)


def answer(
    session: Session,
    rating: Rating,
    moment: Moment,
    elapsed_ms: int,
    model: Model,
    *,
    said: Said = NOTHING_SAID,
) -> Recorded:
    """The review that rating the current card makes, and the memory that it leaves.

    Nothing has changed yet; when another process answered the card, the store will find another
    memory. Raises UsageError for Easy where a guess may be right.
    """
    review = reviewed(session, rating, moment, elapsed_ms, model, said=said)
    after = outcome(session, rating, moment, model, guess=said.guess)
    return Recorded(given(replace(review, day=after.reviewed_on), after), after)


def reviewed(
    session: Session,
    rating: Rating,
    moment: Moment,
    elapsed_ms: int,
    model: Model,
    *,
    said: Said = NOTHING_SAID,
) -> Review:
    """The review alone, before the store says on which day it was and when the card is due.

    Raises UsageError for Easy where a guess may be right.
    """
    if rating not in ratings(said.guess):
        raise UsageError("a guess may have been right, so there is no Easy", remedy="Rate it Good")
    candidate = _current(session)
    return Review(
        id=new_id(moment.at),
        learner=session.learner,
        session=session.id,
        deck=candidate.key.deck,
        card=candidate.key.card,
        revision=candidate.revision,
        at=moment.at,
        offset=moment.offset,
        day=moment.day,
        adjusted=False,
        rating=rating,
        elapsed_ms=max(0, elapsed_ms),
        answer=_as_text(said.response),
        model=model.id,
        due_on=moment.day,
        due_at=None,
        guess=said.guess,
        score=said.score,
        confidence=said.confidence,
        seed=said.seed,
    )


def _as_text(response: Response | None) -> str | None:
    from quizzer.cards.response import to_json

    return None if response is None else to_json(response)


def ratings(guess: float) -> tuple[Rating, ...]:
    """The ratings that an answer may be given: no Easy where luck alone may be right."""
    return tuple(rating for rating in Rating if rating is not Rating.EASY or guess == 0)


def outcome(
    session: Session, rating: Rating, moment: Moment, model: Model, *, guess: float = 0.0
) -> Memory:
    """The memory that a rating of the current card gives, with its due date placed.

    As the store will have it: the clock may have gone back behind the last answer.
    """
    then = moment.not_before(session.latest)
    rated = rate(_current(session).memory, rating, then, model, guess=guess)
    return placing(session, model)(rated)


def outcomes(
    session: Session, moment: Moment, model: Model, *, guess: float = 0.0
) -> dict[Rating, Memory]:
    """The same for each rating that the answer may be given."""
    return {each: outcome(session, each, moment, model, guess=guess) for each in ratings(guess)}


def placing(session: Session, model: Model) -> Callable[[Memory], Memory]:
    """What puts a new memory of the current card on its day, among all that is due."""
    candidate, load = _current(session), session.load
    return lambda memory: placed(load, candidate, memory, model.maximum_interval)


def advanced(session: Session, recorded: Recorded, moment: Moment) -> Session:
    """The state after a committed answer, at the next card."""
    before, memory = _current(session), recorded.memory
    if memory.due_at is None:
        steps, again, finished = session.steps, session.again - {before.key}, session.finished + 1
    else:
        steps = _with_step(session.steps, replace(before, memory=memory))
        again, finished = session.again | {before.key}, session.finished
    state = replace(
        session,
        current=None,
        steps=steps,
        again=again,
        finished=finished,
        load=moved(session.load, before, memory),
        latest=recorded.review.at,
        previous=session,
        change=Answered(recorded, before),
    )
    return _drawn(state, moment)


def _with_step(steps: tuple[Candidate, ...], candidate: Candidate) -> tuple[Candidate, ...]:
    """The steps with another one; they are few, the cards of the last minutes."""
    longer = list(steps)
    insort(longer, candidate, key=step_order)
    return tuple(longer)


def put_aside(session: Session, marks: Marks, moment: Moment) -> Session:
    """The state after the current card was buried or suspended, at the next card."""
    candidate = _current(session)
    state = replace(
        session,
        current=None,
        again=session.again - {candidate.key},
        aside=session.aside + 1,
        previous=session,
        change=Marked(candidate, marks),
    )
    return _drawn(state, moment)


def flagged(session: Session, marks: Marks) -> Session:
    """The state after the current card's flag was changed; the card stays."""
    candidate = _current(session)
    return replace(
        session,
        current=replace(candidate, marks=marks),
        previous=session,
        change=Marked(candidate, marks),
    )


def marks_for(candidate: Candidate, aside: Aside, moment: Moment) -> Marks:
    """The marks that put a card aside."""
    match aside:
        case Aside.BURY:
            return replace(candidate.marks, buried_on=moment.day)
        case Aside.SUSPEND:
            return replace(candidate.marks, suspended=True)


def new_leech(session: Session, threshold: int) -> Answered | None:
    """The answer just now, if its lapse makes a leech of the card or calls for another word."""
    change = session.change
    if not isinstance(change, Answered):
        return None
    before = change.before.memory.lapses if change.before.memory else 0
    lapses = change.recorded.memory.lapses
    return change if lapses > before and is_worth_a_word(lapses, threshold) else None


def _drawn(session: Session, moment: Moment) -> Session:
    """The session with its next card drawn, if one is at hand.

    A step whose minute has come goes first, then the queue. When only steps are left they come
    early rather than let the learner wait.
    """
    if session.steps and (_is_ripe(session.steps[0], moment) or _is_exhausted(session)):
        return replace(session, current=session.steps[0], steps=session.steps[1:])
    if session.position >= len(session.waiting):
        return session
    candidate = session.waiting[session.position]
    return replace(session, current=candidate, position=session.position + 1)


def _is_ripe(candidate: Candidate, moment: Moment) -> bool:
    return candidate.memory is not None and candidate.memory.is_due(moment)


def _is_exhausted(session: Session) -> bool:
    return session.position >= len(session.waiting) and not session.rest


def _current(session: Session) -> Candidate:
    if session.current is None:
        raise ValueError("the session is over")
    return session.current
