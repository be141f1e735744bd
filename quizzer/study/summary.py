"""What did a session do, what did it change, and what comes next?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np

from quizzer.cards.card import CardKey
from quizzer.memory.mastery import Mastery
from quizzer.memory.model import Rating
from quizzer.memory.moment import Moment
from quizzer.store.records import Candidate, DeckRecord, TopicRecord
from quizzer.store.shelf import Shelf, Strengths
from quizzer.study.knowing import Measure
from quizzer.study.mastered import mastered
from quizzer.study.places import places_of
from quizzer.study.queue import next_due
from quizzer.study.scope import Scope
from quizzer.study.session import Answered, Session


@dataclass(frozen=True, slots=True)
class TopicChange:
    """A topic's mastery before and after a session."""

    title: str
    before: Mastery
    after: Mastery


@dataclass(frozen=True, slots=True)
class Summary:
    """A finished session. `known` counts cards seen before, `recalled` those right at once."""

    cards: int
    answers: int
    new: int
    known: int
    recalled: int
    spent: timedelta
    changes: tuple[TopicChange, ...]
    tomorrow: int


@dataclass(frozen=True, slots=True, eq=False)
class After:
    """The library as a session left it. `cards` are those that were answered, with others."""

    decks: Iterable[DeckRecord]
    topics: Iterable[TopicRecord]
    shelf: Shelf
    strengths: Strengths
    cards: Iterable[Candidate]


def summary(
    session: Session, after: After, moment: Moment, *, measure: Measure | None = None
) -> Summary:
    """The summary of a session."""
    answers = session.answers
    first: dict[CardKey, Answered] = {}
    for answered in answers:
        first.setdefault(answered.before.key, answered)
    known = [answered for answered in first.values() if answered.before.memory]
    return Summary(
        cards=len(first),
        answers=len(answers),
        new=len(first) - len(known),
        known=len(known),
        recalled=sum(1 for a in known if a.recorded.review.rating is not Rating.AGAIN),
        spent=timedelta(milliseconds=sum(a.recorded.review.elapsed_ms for a in answers)),
        changes=_changes(first, after, measure or Measure(moment.day)),
        tomorrow=next_due(after.shelf, moment.day),
    )


def _changes(
    first: Mapping[CardKey, Answered], after: After, measure: Measure
) -> tuple[TopicChange, ...]:
    """The change of every top topic (or deck without topics) that was touched."""
    shelf = after.shelf
    places = {
        place: first[key] for key, place in places_of(shelf, after.cards).items() if key in first
    }
    touched: dict[Scope, None] = {}
    for place in sorted(places):
        deck, topic = shelf.topics[shelf.topic[place]]
        touched[Scope(deck, topic.partition("/")[0])] = None
    titles = {Scope(t.deck, t.path): t.title for t in after.topics} | {
        Scope(deck.id): deck.title for deck in after.decks
    }
    now = mastered(shelf, after.strengths, measure)
    before = now.after(*_before(after, places), measure)
    return tuple(
        TopicChange(
            titles.get(scope, scope.topic or scope.deck), before.mastery(scope), now.mastery(scope)
        )
        for scope in touched
    )


def _before(after: After, places: Mapping[int, Answered]) -> tuple[Shelf, Strengths]:
    """The columns as they were when these cards had not been answered yet."""
    reviewed_on = after.shelf.reviewed_on.copy()
    stability, reviews = after.strengths.stability.copy(), after.strengths.reviews.copy()
    for place, answered in places.items():
        memory = answered.before.memory
        reviewed_on[place] = memory.reviewed_on.toordinal() if memory else 0
        stability[place] = memory.stability if memory else np.nan
        reviews[place] = memory.reviews if memory else 0
    return (
        replace(after.shelf, reviewed_on=reviewed_on),
        replace(after.strengths, stability=stability, reviews=reviews),
    )
