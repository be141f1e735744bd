"""How well is each deck and topic known, and what is to be measured again after an answer?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from quizzer.memory.bulk import Reals, recall_of
from quizzer.memory.chances import chances
from quizzer.memory.knowledge import Cards, Knowledge, knowledge_of_all
from quizzer.memory.mastery import Mastery, summed_up
from quizzer.store.shelf import Flags, Shelf, Strengths
from quizzer.study.knowing import Measure, key_of_topic
from quizzer.study.places import Places, scopes_of, topics_within
from quizzer.study.scope import Scope

_AT_ONCE = 8192
"""So many cards are measured at once; arrays of more leave the processor's cache."""


@dataclass(frozen=True, slots=True, eq=False)
class Mastered:
    """What is known of each topic of a shelf. Suspended cards and drafts do not count."""

    shelf: Shelf
    strengths: Strengths
    measure: Measure
    _known: Knowledge
    _said: dict[Scope, Mastery] = field(default_factory=dict)

    def mastery(self, scope: Scope) -> Mastery:
        """The mastery of a deck or topic, or of everything."""
        if scope not in self._said:
            topics = topics_within(self.shelf.topics).get(scope, ())
            self._said[scope] = summed_up(self._known, topics)
        return self._said[scope]

    def after(self, shelf: Shelf, strengths: Strengths, measure: Measure) -> Mastered:
        """The same of the cards as they are now: only topics with cards that changed are measured.

        Of other cards, or by another measure, all are.
        """
        if measure != self.measure or shelf.topic is not self.shelf.topic:
            return mastered(shelf, strengths, measure)
        stale = np.zeros(len(shelf.topics), np.bool_)
        stale[shelf.topic[self._differs(shelf, strengths)]] = True
        if not stale.any():
            return replace(self, shelf=shelf, strengths=strengths)
        again = _known(shelf, strengths, measure, np.flatnonzero(stale[shelf.topic]))
        rows = np.where(stale[:, None], again.rows, self._known.rows)
        said = dict(self._said)
        for place in np.flatnonzero(stale).tolist():
            for scope in scopes_of(*shelf.topics[place]):
                said.pop(scope, None)
        return Mastered(shelf, strengths, measure, replace(self._known, rows=rows), said)

    def _differs(self, shelf: Shelf, strengths: Strengths) -> Flags:
        """Which cards are not as they were."""
        before, known = self.shelf, self.strengths
        flags: Flags = (
            (shelf.is_asked != before.is_asked)
            | (shelf.reviewed_on != before.reviewed_on)
            | (strengths.reviews != known.reviews)
            | (strengths.stability.view(np.int64) != known.stability.view(np.int64))  # NaN too
        )
        return flags


def mastered(shelf: Shelf, strengths: Strengths, measure: Measure) -> Mastered:
    """What is known of each topic of a shelf."""
    every = np.arange(len(shelf))
    return Mastered(shelf, strengths, measure, _known(shelf, strengths, measure, every))


def recalled(shelf: Shelf, strengths: Strengths, measure: Measure) -> Reals:
    """The chance that each card is known, trued; NaN for one that was never seen."""
    topics = [key_of_topic(*topic) for topic in shelf.topics]
    elapsed = measure.asked_on.toordinal() - shelf.reviewed_on
    recall = recall_of(elapsed, strengths.stability, measure.decay)
    return chances(measure.truing, recall, strengths.stability, shelf.topic, topics)


def _known(shelf: Shelf, strengths: Strengths, measure: Measure, places: Places) -> Knowledge:
    """What these cards say of the shelf's topics."""
    asked = places[shelf.is_asked[places]]
    by_topic = shelf.topic[asked].astype(np.min_scalar_type(len(shelf.topics)))  # these sort fast
    asked = asked[np.argsort(by_topic, kind="stable")]
    keys = tuple(key_of_topic(deck, topic) for deck, topic in shelf.topics)
    return knowledge_of_all(keys, _parts(shelf, strengths, measure, asked), measure.truing)


def _parts(shelf: Shelf, strengths: Strengths, measure: Measure, places: Places) -> Iterable[Cards]:
    for start in range(0, len(places), _AT_ONCE):
        some = places[start : start + _AT_ONCE]
        stability = strengths.stability[some]
        elapsed = measure.asked_on.toordinal() - shelf.reviewed_on[some]
        yield Cards(
            topic=shelf.topic[some],
            recall=recall_of(elapsed, stability, measure.decay),
            stability=stability,
            reviews=strengths.reviews[some],
        )
