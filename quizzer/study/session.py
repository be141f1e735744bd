"""Where does a run of reviews stand, and where does each key lead? Pure; nothing is lost.

A session never waits: what a key does is first committed, then `advanced` to the next state.
Undo is the state before, kept as it was, so undo after answer is the identity by construction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from uuid import UUID

from quizzer.cards.card import CardKey
from quizzer.cards.response import Response, to_json
from quizzer.errors import UsageError
from quizzer.memory.identity import new_id
from quizzer.memory.leeches import is_worth_a_word
from quizzer.memory.log import Review, given
from quizzer.memory.model import Confidence, Model, Rating
from quizzer.memory.moment import Moment
from quizzer.memory.placing import Load
from quizzer.memory.scheduling import Memory, rate
from quizzer.store.records import Candidate, Marks, Recorded
from quizzer.study.load import NO_LOAD, moved, placed
from quizzer.study.queue import Queue, step_order


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

    `waiting[position:]` are cards not asked yet, `steps` those that come again within minutes,
    by the minute, `early` of them from the start; `finished` and `aside` are out. `load` is what
    the days to come hold. `previous` is the state that undo returns to, and `change` what led
    from there to here.
    """

    id: UUID
    learner: str
    waiting: tuple[Candidate, ...]
    position: int
    steps: tuple[Candidate, ...]
    current: Candidate | None
    load: Load = NO_LOAD
    early: int = 0
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
        return self.early + self.position

    @property
    def is_repeat(self) -> bool:
        """Whether the current card comes up again within its minutes."""
        current = self.current
        return current is not None and any(
            isinstance(change, Answered) and change.before.key == current.key
            for change in self.changes
        )

    @property
    def left(self) -> int:
        """Cards still to come, the current one among them."""
        return len(self.waiting) - self.position + len(self.steps) + (self.current is not None)

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


def start(queue: Queue, learner: str, moment: Moment, load: Load = NO_LOAD) -> Session:
    """A session at its first card."""
    state = Session(
        id=new_id(moment.at),
        learner=learner,
        waiting=(*queue.reviews, *queue.new),
        position=0,
        steps=queue.steps,
        current=None,
        load=load,
        early=len(queue.steps),
    )
    return _drawn(state, moment)


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
    if rating not in ratings(said.guess):
        raise UsageError("a guess may have been right, so there is no Easy", remedy="Rate it Good")
    candidate = _current(session)
    after = outcome(session, rating, moment, model, guess=said.guess)
    review = Review(
        id=new_id(moment.at),
        learner=session.learner,
        session=session.id,
        deck=candidate.key.deck,
        card=candidate.key.card,
        revision=candidate.revision,
        at=moment.at,
        offset=moment.offset,
        day=after.reviewed_on,
        adjusted=False,
        rating=rating,
        elapsed_ms=max(0, elapsed_ms),
        answer=None if said.response is None else to_json(said.response),
        model=model.id,
        due_on=after.due_on,
        due_at=after.due_at,
        guess=said.guess,
        score=said.score,
        confidence=said.confidence,
        seed=said.seed,
    )
    return Recorded(given(review, after), after)


def ratings(guess: float) -> tuple[Rating, ...]:
    """The ratings that an answer may be given: no Easy where luck alone may be right."""
    return tuple(rating for rating in Rating if rating is not Rating.EASY or guess == 0)


def outcome(
    session: Session, rating: Rating, moment: Moment, model: Model, *, guess: float = 0.0
) -> Memory:
    """The memory that a rating of the current card gives, with its due date placed."""
    rated = rate(_current(session).memory, rating, moment, model, guess=guess)
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
    before = _current(session)
    candidate = replace(before, memory=recorded.memory)
    state = replace(
        session,
        current=None,
        load=moved(session.load, before, recorded.memory),
        previous=session,
        change=Answered(recorded, before),
    )
    if recorded.memory.due_at is not None:
        steps = tuple(sorted((*session.steps, candidate), key=step_order))
        return _drawn(replace(state, steps=steps), moment)
    return _drawn(replace(state, finished=session.finished + 1), moment)


def put_aside(session: Session, marks: Marks, moment: Moment) -> Session:
    """The state after the current card was buried or suspended, at the next card."""
    change = Marked(_current(session), marks)
    state = replace(session, current=None, aside=session.aside + 1, previous=session, change=change)
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


def all_cards(session: Session) -> tuple[CardKey, ...]:
    """Every card that is still to come, in no particular order."""
    rest = (*session.waiting[session.position :], *session.steps)
    current = () if session.current is None else (session.current,)
    return tuple(candidate.key for candidate in (*current, *rest))


def _drawn(session: Session, moment: Moment) -> Session:
    """The session with its next card drawn.

    A step whose minute has come goes first, then the queue. When only steps are left they come
    early rather than let the learner wait.
    """
    if session.steps and (_is_ripe(session.steps[0], moment) or _is_exhausted(session)):
        return replace(session, current=session.steps[0], steps=session.steps[1:])
    if _is_exhausted(session):
        return session
    candidate = session.waiting[session.position]
    return replace(session, current=candidate, position=session.position + 1)


def _is_ripe(candidate: Candidate, moment: Moment) -> bool:
    return candidate.memory is not None and candidate.memory.is_due(moment)


def _is_exhausted(session: Session) -> bool:
    return session.position >= len(session.waiting)


def _current(session: Session) -> Candidate:
    if session.current is None:
        raise ValueError("the session is over")
    return session.current
