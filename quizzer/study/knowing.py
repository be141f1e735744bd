"""How well does a learner know some cards on a day?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from quizzer.memory.forgetting import DECAY, recall_on
from quizzer.memory.mastery import UNTRUED, Known, Truing
from quizzer.store.records import Candidate

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Measure:
    """At the end of which study day is measured, how recall turns out, and how it fades.

    The cards are taken to be asked on the next morning: on the day itself the model gives every
    card that was just answered a recall of 1, which would flatter.
    """

    day: date
    truing: Truing = UNTRUED
    decay: float = DECAY

    @property
    def asked_on(self) -> date:
        """The day on which the cards are taken to be asked."""
        return self.day + ONE_DAY


def topic_key(candidate: Candidate) -> str:
    """The name of a card's topic among all decks, by which a truing knows it."""
    return key_of_topic(candidate.key.deck, candidate.topic)


def key_of_topic(deck: str, topic: str) -> str:
    """The same of a topic."""
    return f"{deck}/{topic}" if topic else deck


def known_of(candidate: Candidate, measure: Measure, day: date) -> Known:
    """A card as mastery sees it, when it is asked on a day."""
    topic = topic_key(candidate)
    if candidate.memory is None:
        return Known(None, topic)
    recall = recall_on(candidate.memory, day, measure.decay)
    memory = candidate.memory
    return Known(recall, topic, reviews=memory.reviews, stability=memory.stability)
