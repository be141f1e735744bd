"""What does the store hand out? Plain frozen values, importable without SQLAlchemy."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto

from quizzer.cards.card import Card, CardKey
from quizzer.cards.citation import Source
from quizzer.memory.log import Review
from quizzer.memory.scheduling import Memory


@dataclass(frozen=True, slots=True)
class Marks:
    """What a learner has set on a card. `buried_on` is the study day it sits out."""

    suspended: bool = False
    flagged: bool = False
    buried_on: date | None = None

    def changed(self, before: Marks, after: Marks) -> Marks:
        """These marks with what is another after than before; what is the same stays as it is."""
        return Marks(
            suspended=self.suspended if before.suspended == after.suspended else after.suspended,
            flagged=self.flagged if before.flagged == after.flagged else after.flagged,
            buried_on=self.buried_on if before.buried_on == after.buried_on else after.buried_on,
        )


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

    Cards of the same `family`, which is a number as on a shelf, should not meet on one day.
    """

    key: CardKey
    topic: str
    family: int
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
