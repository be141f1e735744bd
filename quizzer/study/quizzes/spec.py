"""What is a quiz to ask, how long may it take, and how is it scored?"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum

from quizzer.cards.card import Level
from quizzer.cards.content import Kind
from quizzer.study.scope import EVERYTHING, Scope

USUAL_COUNT = 20
"""The questions of a quiz that names no number."""

MOST_QUESTIONS = 500
MOST_MINUTES = 16 * 60
LARGEST_SEED = 2**31 - 1
_MINUTE_MS = 60_000


class Feedback(StrEnum):
    """When the learner hears whether an answer was right."""

    END = "end"
    EACH = "each"


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a blueprint: so many questions of a topic, a level and a kind.

    An empty deck or topic, or None, stands for any. `name` is how it was written. `share` is a
    part of all questions, `count` a number of them; one of the two is set.
    """

    name: str
    deck: str = ""
    topic: str = ""
    level: Level | None = None
    kind: Kind | None = None
    share: float | None = None
    count: int | None = None

    def holds(self, deck: str, topic: str, level: Level | None, kind: Kind | None) -> bool:
        """Whether a card of this topic, level and kind belongs to it."""
        return (
            self.deck in ("", deck)
            and (not self.topic or f"{topic}/".startswith(f"{self.topic}/"))
            and self.level in (None, level)
            and self.kind in (None, kind)
        )


@dataclass(frozen=True, slots=True)
class QuizSpec:
    """What a quiz asks and how. Raises ValueError with a sentence when a value is out of range.

    `exam` is the name of an exam whose weights draw the questions, or empty. `count` is None
    where the blueprint decides. `minutes` is None for as long as it takes. `negative` is the
    share of a point that a wrong answer costs where luck could have helped. `pass_mark` is a
    share of 1. A `seed` of None lets the quiz choose one.
    """

    scope: Scope = EVERYTHING
    exam: str = ""
    count: int | None = None
    blueprint: tuple[Cell, ...] = ()
    seed: int | None = None
    minutes: int | None = None
    feedback: Feedback = Feedback.END
    negative: float = 0.0
    pass_mark: float | None = None
    count_as_review: bool = field(default=False, kw_only=True)

    def __post_init__(self) -> None:
        if self.count is not None and not 1 <= self.count <= MOST_QUESTIONS:
            raise ValueError(f"a quiz asks between 1 and {MOST_QUESTIONS} questions")
        if self.minutes is not None and not 1 <= self.minutes <= MOST_MINUTES:
            raise ValueError(f"the time for a quiz lies between 1 and {MOST_MINUTES} minutes")
        if not 0 <= self.negative <= 1:
            raise ValueError("a wrong answer costs between 0 and 1 point")
        if self.pass_mark is not None and not 0 < self.pass_mark <= 1:
            raise ValueError("the pass mark lies between 1 and 100 per cent")
        if self.seed is not None and not 0 <= self.seed <= LARGEST_SEED:
            raise ValueError(f"the seed lies between 0 and {LARGEST_SEED}")
        if self.exam and (self.blueprint or self.scope != EVERYTHING):
            raise ValueError("an exam decides by itself what it asks: no deck, topic or blueprint")
        self._check_blueprint()

    @property
    def limit_ms(self) -> int | None:
        """The time for the quiz in milliseconds; None for as long as it takes."""
        return None if self.minutes is None else self.minutes * _MINUTE_MS

    @property
    def questions(self) -> int:
        """How many questions are wanted."""
        if self.count is not None:
            return self.count
        if self.blueprint and all(cell.count is not None for cell in self.blueprint):
            return sum(cell.count or 0 for cell in self.blueprint)
        return USUAL_COUNT

    def _check_blueprint(self) -> None:
        shares = sum(cell.share or 0.0 for cell in self.blueprint)
        if shares > 1 + 1e-9:
            raise ValueError(f"the shares of the blueprint add up to {shares * 100:g} %")
        counted = sum(cell.count or 0 for cell in self.blueprint)
        if counted > MOST_QUESTIONS:
            raise ValueError(f"a quiz asks between 1 and {MOST_QUESTIONS} questions")
        if counted + shares * self.questions > self.questions + 1e-9:
            asked = f"{counted} questions"
            if shares:
                asked += f" and {shares * 100:g} % of {self.questions}"
            raise ValueError(f"the blueprint names {asked}, more than the {self.questions} asked")

    def to_json(self) -> str:
        """Everything but the seed, which has a column of its own: equal specs read equal."""
        said = asdict(replace(self, seed=None)) | {"scope": self.scope._asdict()}
        return json.dumps(said, sort_keys=True)

    @classmethod
    def from_json(cls, text: str, seed: int | None = None) -> QuizSpec:
        """The spec that `to_json` wrote."""
        fields = json.loads(text)
        cells = tuple(
            Cell(
                **{
                    **cell,
                    "level": cell["level"] and Level(cell["level"]),
                    "kind": cell["kind"] and Kind(cell["kind"]),
                }
            )
            for cell in fields["blueprint"]
        )
        return cls(
            **{
                **fields,
                "scope": Scope(**fields["scope"]),
                "blueprint": cells,
                "feedback": Feedback(fields["feedback"]),
                "seed": seed,
            }
        )
