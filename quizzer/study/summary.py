"""What did a session do, what did it change, and what comes next?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from quizzer.memory.mastery import Mastery
from quizzer.memory.model import Rating
from quizzer.memory.moment import Moment
from quizzer.store.records import Candidate, DeckRecord, TopicRecord
from quizzer.study.knowing import Measure, mastery_of
from quizzer.study.queue import Scope, next_due
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


def summary(
    session: Session,
    decks: Iterable[DeckRecord],
    topics: Sequence[TopicRecord],
    candidates: Sequence[Candidate],
    moment: Moment,
    *,
    measure: Measure | None = None,
) -> Summary:
    """The summary of a session, given the library as it is after it."""
    answers = session.answers
    first: dict[object, Answered] = {}
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
        changes=_changes(first, decks, topics, candidates, measure or Measure(moment.day)),
        tomorrow=next_due(candidates, moment.day),
    )


def _changes(
    first: dict[object, Answered],
    decks: Iterable[DeckRecord],
    topics: Sequence[TopicRecord],
    candidates: Sequence[Candidate],
    measure: Measure,
) -> tuple[TopicChange, ...]:
    """The change of every top topic (or deck without topics) that was touched."""
    titles = {Scope(t.deck, t.path): t.title for t in topics} | {
        Scope(deck.id): deck.title for deck in decks
    }
    touched: dict[Scope, None] = {}
    for candidate in candidates:
        if candidate.key in first:
            touched[Scope(candidate.key.deck, candidate.topic.partition("/")[0])] = None
    changes = []
    for scope in touched:
        own = [candidate for candidate in candidates if scope.holds(candidate)]
        earlier = [
            replace(c, memory=first[c.key].before.memory) if c.key in first else c for c in own
        ]
        changes.append(
            TopicChange(
                titles.get(scope, scope.topic or scope.deck),
                mastery_of(earlier, measure),
                mastery_of(own, measure),
            )
        )
    return tuple(changes)
