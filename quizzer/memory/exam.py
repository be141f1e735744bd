"""What is an exam: the date to be ready for, and what counts in it?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from quizzer.memory.calendar import NO_DAYS_OFF, DaysOff, days_off_of

MOST_MINUTES = 16 * 60
"""Nobody studies longer on a day."""

GOAL = 0.9
"""The score to be ready for, if the learner names none."""

_LONGEST_NAME = 80
_HEAVIEST = 100.0


@dataclass(frozen=True, slots=True)
class TopicWeight:
    """How much a card of a topic counts, beside 1 for the others; 0 leaves the topic out.

    `deck` is empty when the topic counts so in every deck of the exam that has it.
    """

    deck: str
    topic: str
    weight: float

    def holds(self, deck: str, topic: str) -> bool:
        """Whether a card of this deck and topic is meant."""
        return self.deck in ("", deck) and f"{topic}/".startswith(f"{self.topic}/")

    @property
    def name(self) -> str:
        """As it is written: `pricing` or `xiaomi/pricing`."""
        return f"{self.deck}/{self.topic}" if self.deck else self.topic


@dataclass(frozen=True, slots=True)
class Exam:
    """An exam on the morning of a study day. Raises ValueError with a sentence.

    `minutes` are what the learner has for it on a day, `decks` those that it asks (all when
    empty), `goal` the score to be ready for, as a share of 1.
    """

    name: str
    day: date
    minutes: int
    decks: tuple[str, ...] = ()
    topics: tuple[TopicWeight, ...] = ()
    days_off: DaysOff = NO_DAYS_OFF
    goal: float = GOAL

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("the exam needs a name")
        if len(self.name) > _LONGEST_NAME:
            raise ValueError(f"the exam's name is longer than {_LONGEST_NAME} characters")
        if not 0 < self.minutes <= MOST_MINUTES:
            raise ValueError(f"the minutes a day lie between 1 and {MOST_MINUTES}")
        if not 0 < self.goal <= 1:
            raise ValueError("the goal lies between 1 and 100 per cent")
        for topic in self.topics:
            if not 0 <= topic.weight <= _HEAVIEST:
                raise ValueError(f"{topic.name}: a weight lies between 0 and {_HEAVIEST:g}")

    def weight_of(self, deck: str, topic: str) -> float:
        """What a card counts: by the topic nearest to it that has a weight; 0 is not in it."""
        if self.decks and deck not in self.decks:
            return 0.0
        named = [weight for weight in self.topics if weight.holds(deck, topic)]
        if not named:
            return 1.0
        return max(named, key=lambda weight: (len(weight.topic), bool(weight.deck))).weight

    def to_json(self) -> str:
        """Everything but name and day, which have columns of their own."""
        return json.dumps(
            {
                "minutes": self.minutes,
                "decks": self.decks,
                "topics": [[t.deck, t.topic, t.weight] for t in self.topics],
                "days_off": self.days_off.words,
                "goal": self.goal,
            }
        )

    @classmethod
    def from_json(cls, name: str, day: date, text: str) -> Exam:
        """The exam that `to_json` wrote."""
        spec = json.loads(text)
        return cls(
            name=name,
            day=day,
            minutes=spec["minutes"],
            decks=tuple(spec["decks"]),
            topics=tuple(TopicWeight(*topic) for topic in spec["topics"]),
            days_off=days_off_of(spec["days_off"]),
            goal=spec["goal"],
        )


def shared_minutes(exams: tuple[Exam, ...], day: date) -> int:
    """The minutes that a day has for all exams together: they share them, they don't add up."""
    running = (exam.minutes for exam in exams if day < exam.day and day not in exam.days_off)
    return max(running, default=0)
