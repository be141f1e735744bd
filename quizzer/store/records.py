"""What does the store hand out? Plain frozen values, importable without SQLAlchemy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import Enum, auto
from uuid import UUID

from quizzer.cards.card import Card, CardKey
from quizzer.cards.deck import Source
from quizzer.cards.grading.grade import Grade, Verdict
from quizzer.cards.response import Response
from quizzer.memory.log import Review
from quizzer.memory.model import Confidence
from quizzer.memory.scheduling import Memory


@dataclass(frozen=True, slots=True)
class Marks:
    """What a learner has set on a card. `buried_on` is the study day it sits out."""

    suspended: bool = False
    flagged: bool = False
    buried_on: date | None = None


NO_MARKS = Marks()


class Marking(Enum):
    """What is done to the marks of some cards."""

    SUSPEND = auto()
    UNSUSPEND = auto()
    FLAG = auto()
    UNFLAG = auto()

    def on(self, marks: Marks) -> Marks:
        """The marks after it."""
        if self.is_suspending:
            return replace(marks, suspended=self.is_on)
        return replace(marks, flagged=self.is_on)

    @property
    def is_suspending(self) -> bool:
        """Whether it is about suspension, or else about the flag."""
        return self in (Marking.SUSPEND, Marking.UNSUSPEND)

    @property
    def is_on(self) -> bool:
        """Whether it sets the mark, or else takes it away."""
        return self in (Marking.SUSPEND, Marking.FLAG)

    @property
    def opposite(self) -> Marking:
        """What takes it back where it did something."""
        if self.is_suspending:
            return Marking.UNSUSPEND if self.is_on else Marking.SUSPEND
        return Marking.UNFLAG if self.is_on else Marking.FLAG


@dataclass(frozen=True, slots=True)
class Candidate:
    """A card as the queue sees it: where it stands in its course, its memory and its marks.

    Cards with the same `siblings` within a deck should not meet on one day.
    """

    key: CardKey
    topic: str
    siblings: str
    position: int
    revision: int
    studied: bool
    memory: Memory | None
    marks: Marks


@dataclass(frozen=True, slots=True)
class DeckRecord:
    """A deck in the library. `path` is a file, or `bundled:NAME`."""

    id: str
    title: str
    description: str
    path: str
    digest: str
    position: int
    removed: bool
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicRecord:
    """A topic of a deck in the library, in the author's order."""

    deck: str
    path: str
    title: str


@dataclass(frozen=True, slots=True)
class Showing:
    """A card with what is shown around it: its topic's title and its deck's file and sources."""

    card: Card
    topic_title: str
    deck_path: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Recorded:
    """A review as it was committed, and the memory it left."""

    review: Review
    memory: Memory


@dataclass(frozen=True, slots=True)
class Rename:
    """An entry of a deck whose id has changed, and the ids that it had and has."""

    deck: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A rename that was carried out, and how many answers of all learners it kept."""

    rename: Rename
    answers: int


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a deck file changed in the library, by card id.

    `renamed` are offers: retired entries with a history, and the new ones that read the same.
    `drafts` counts the entries that nobody has accepted yet, which are not studied.
    """

    deck: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()
    restarted: tuple[str, ...] = ()
    renamed: tuple[Rename, ...] = ()
    drafts: int = 0


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """A plan as it is kept.

    `made_for` says for which exams and weights; when these change it no longer holds. `prices`
    are the planner's own, `habits` the learner's as JSON, `forecast` is JSON for the faces.
    """

    made_on: date
    made_for: str
    prices: bytes
    habits: str
    forecast: str


@dataclass(frozen=True, slots=True)
class MockRecord:
    """A mock exam: its score as a share of 1, and the prediction for it as JSON."""

    exam: UUID
    at: datetime
    day: date
    prediction: str
    questions: int
    score: float


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question of a quiz asks: the card as it was when the quiz began.

    `seed` decided the order of its options.
    """

    showing: Showing
    revision: int
    seed: int

    @property
    def card(self) -> Card:
        """The card."""
        return self.showing.card


@dataclass(frozen=True, slots=True)
class Reply:
    """What a learner has done with a question so far.

    `override` is the learner's word over the grade, and `points` what the answer is worth, at
    most 1. `elapsed_ms` is the time that the question was on. `review` is the review that the
    answer became, where it counts as one.
    """

    response: Response | None = None
    grade: Grade | None = None
    override: Verdict | None = None
    points: float | None = None
    confidence: Confidence | None = None
    flagged: bool = False
    elapsed_ms: int = 0
    answered_at: datetime | None = None
    review: UUID | None = None


NO_REPLY = Reply()


@dataclass(frozen=True, slots=True)
class Clock:
    """Which question of an attempt is on, and the time used: in all, and by question number."""

    current: int
    spent_ms: int
    elapsed_ms: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class AttemptRecord:
    """One quiz taken, as it is kept. `questions` are in the order of asking.

    `spec` says as JSON what was to be asked and how, `title` in words of which cards. A mock
    names its exam, and keeps as JSON what had been predicted for it. `current` is the number of
    the question that is on, from 1, and `spent_ms` the time that was used.
    """

    id: UUID
    learner: str
    title: str
    spec: str
    seed: int
    counts: bool
    at: datetime
    offset: timedelta
    day: date
    questions: tuple[tuple[Asked, Reply], ...]
    exam: UUID | None = None
    prediction: str | None = None
    current: int = 1
    spent_ms: int = 0
    finished_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AttemptLine:
    """An attempt as a list shows it: what it was, and the sum of its points."""

    id: UUID
    title: str
    spec: str
    seed: int
    at: datetime
    offset: timedelta
    day: date
    questions: int
    answered: int
    points: float
    spent_ms: int
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A card whose stored memory is not what its log gives."""

    learner: str
    key: CardKey
    stored: Memory | None
    replayed: Memory | None


@dataclass(frozen=True, slots=True)
class Health:
    """What a check of the whole database found. `location` has no password in it."""

    location: str
    integrity: tuple[str, ...]
    reviews: int
    undone: int
    memories: int
    differences: tuple[Difference, ...] = field(default=())

    @property
    def is_good(self) -> bool:
        """Whether nothing was found."""
        return self.integrity == ("ok",) and not self.differences
