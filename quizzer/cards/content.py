"""What can a card ask? One frozen class for each kind of deck format 1."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:  # so that only a card with a number waits for decimals
    from quizzer.cards.quantity import Quantity, Tolerance


ONLY_POINT = "It says what the model answer says"
"""What a learner ticks where the author gave no rubric."""


class Kind(StrEnum):
    """How a card is asked and graded; decided by the key that holds its answer."""

    BASIC = "basic"
    CLOZE = "cloze"
    NUMBER = "number"
    CHOICE = "choice"
    CLAIM = "claim"
    LIST = "list"
    ORDER = "order"
    MATCH = "match"
    ESSAY = "essay"


class Scoring(StrEnum):
    """How a multiple choice is scored."""

    ALL = "all"
    PARTIAL = "partial"
    MINUS = "minus"


class Pin(StrEnum):
    """Where an option stays when the others are shuffled."""

    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Basic:
    """A question with one short answer. `reverse` asks it the other way round too."""

    kind: ClassVar[Kind] = Kind.BASIC
    question: str
    answer: str
    accept: tuple[str, ...] = ()
    reverse: bool = False


@dataclass(frozen=True, slots=True)
class Cloze:
    """A text with blanks `{{answer}}` or `{{answer::hint}}`; see `quizzer.cards.cloze`."""

    kind: ClassVar[Kind] = Kind.CLOZE
    text: str
    together: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A question whose answer is a quantity, right within a tolerance."""

    kind: ClassVar[Kind] = Kind.NUMBER
    question: str
    quantity: Quantity
    tolerance: Tolerance | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice, with the feedback that choosing it earns."""

    text: str
    why: str = ""
    pin: Pin | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with options. `multiple` when the author gave a list of right ones."""

    kind: ClassVar[Kind] = Kind.CHOICE
    question: str
    right: tuple[Option, ...]
    wrong: tuple[Option, ...]
    multiple: bool = False
    scoring: Scoring = Scoring.ALL


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that is true or false."""

    kind: ClassVar[Kind] = Kind.CLAIM
    statement: str
    is_true: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """A question answered by the members of a list; `need` of them are enough."""

    kind: ClassVar[Kind] = Kind.LIST
    question: str
    members: tuple[str, ...]
    need: int | None = None
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Ordering:
    """A question answered by putting steps in order."""

    kind: ClassVar[Kind] = Kind.ORDER
    question: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """A question answered by pairing left with right; `extra` are right sides without partner."""

    kind: ClassVar[Kind] = Kind.MATCH
    question: str
    pairs: tuple[tuple[str, str], ...]
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Essay:
    """A question answered at length; the learner ticks the rubric."""

    kind: ClassVar[Kind] = Kind.ESSAY
    question: str
    model_answer: str
    rubric: tuple[str, ...] = ()

    @property
    def points(self) -> tuple[str, ...]:
        """What a learner ticks: the rubric, or the one point of an essay without one."""
        return self.rubric or (ONLY_POINT,)


Content = Basic | Cloze | Number | Choice | Claim | Listing | Ordering | Matching | Essay
