"""How well does a learner know some cards on a day?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from quizzer.memory.bulk import recall_of as recalls
from quizzer.memory.forgetting import DECAY, recall_on
from quizzer.memory.knowledge import Cards, knowledge_of_all
from quizzer.memory.mastery import UNTRUED, Known, Mastery, Truing, mastery, summed_up
from quizzer.store.records import Candidate
from quizzer.store.shelf import Shelf, Strengths
from quizzer.study.places import Places, topics_within
from quizzer.study.scope import Scope

ONE_DAY = timedelta(days=1)

_AT_ONCE = 8192
"""So many cards are measured at once; arrays of more leave the processor's cache."""


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


def mastery_of(candidates: Iterable[Candidate], measure: Measure) -> Mastery:
    """The mastery of some cards. Suspended cards and drafts do not count."""
    return mastery(_known(_counted(candidates), measure), measure.truing)


def mastery_on_shelf(
    shelf: Shelf, strengths: Strengths, measure: Measure
) -> Callable[[Scope], Mastery]:
    """Says the mastery of any scope. Suspended cards and drafts do not count."""
    topics, scopes = shelf.topics, topics_within(shelf.topics)
    asked = np.flatnonzero(shelf.is_asked)
    by_topic = shelf.topic[asked].astype(np.min_scalar_type(len(topics)))  # small numbers sort fast
    asked = asked[np.argsort(by_topic, kind="stable")]
    parts = (
        _cards_at(asked[start : start + _AT_ONCE], shelf, strengths, measure)
        for start in range(0, len(asked), _AT_ONCE)
    )
    keys = tuple(key_of_topic(deck, topic) for deck, topic in topics)
    known = knowledge_of_all(keys, parts, measure.truing)
    return lambda scope: summed_up(known, scopes.get(scope, ()))


def _cards_at(places: Places, shelf: Shelf, strengths: Strengths, measure: Measure) -> Cards:
    stability = strengths.stability[places]
    elapsed = measure.asked_on.toordinal() - shelf.reviewed_on[places]
    return Cards(
        topic=shelf.topic[places],
        recall=recalls(elapsed, stability, measure.decay),
        stability=stability,
        reviews=strengths.reviews[places],
    )


def _counted(candidates: Iterable[Candidate]) -> list[Candidate]:
    return [c for c in candidates if c.studied and not c.marks.suspended]


def _known(candidates: Iterable[Candidate], measure: Measure) -> list[Known]:
    return [known_of(candidate, measure, measure.asked_on) for candidate in candidates]


def recall_of(candidate: Candidate, measure: Measure) -> float | None:
    """The chance that the card is known, trued; None for one that was never seen."""
    known = known_of(candidate, measure, measure.asked_on)
    if known.recall is None:
        return None
    return measure.truing.probability(known.recall, known.topic, known.stability)


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
