"""How many cards would a session on everything, on each deck and on each topic ask now?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from quizzer.store.shelf import Flags
from quizzer.study.budget import Budget
from quizzer.study.overview import Count
from quizzer.study.places import Places, sums_within, topics_within
from quizzer.study.queue import Ready, leaders
from quizzer.study.scope import Scope


def due_counts(ready: Ready, new_left: int, today: Budget | None = None) -> Mapping[Scope, Count]:
    """The counts of every scope that has cards, and of everything."""
    scopes = topics_within(ready.shelf.topics)
    if today is None or today.costs is None:
        return _all_at_once(ready, scopes, new_left)
    fitted = {scope: today.fitted(ready.queue(scope, new_left)) for scope in scopes}
    return {
        scope: Count(queue.due, len(queue.new), len(queue.left_out))
        for scope, queue in fitted.items()
    }


def _all_at_once(
    ready: Ready, scopes: Mapping[Scope, Sequence[int]], new_left: int
) -> Mapping[Scope, Count]:
    """The counts where nothing is cut for time.

    Siblings are mostly of one topic, so one of each family is counted for its topic, and a deck
    is the sum of its topics. Families across topics are counted apart, once for each scope.
    """
    shelf = ready.shelf
    reviews, unseen = ready.reviews, ready.new
    across: Mapping[Scope, Count] = {}
    if shelf.has_siblings.any():
        cards = np.concatenate((reviews, unseen))
        counted, across = _apart(ready, cards, scopes)
        reviews, unseen = reviews[counted[: len(reviews)]], unseen[counted[len(reviews) :]]
    due_of, new_of = (
        sums_within(shelf.topics, np.bincount(shelf.topic[cards], minlength=len(shelf.topics)))
        for cards in (np.concatenate((ready.steps, reviews)), unseen)
    )
    new_of = [min(new_left, new) for new in new_of]
    found = dict(zip(scopes, map(Count, due_of, new_of), strict=True))
    for scope, more in across.items():
        due, new, _ = found[scope]
        found[scope] = Count(due + more.due, min(new_left, new + more.new))
    return found


def _apart(
    ready: Ready, cards: Places, scopes: Mapping[Scope, Sequence[int]]
) -> tuple[Flags, Mapping[Scope, Count]]:
    """Which of the cards count for their topic, and what families across topics come to."""
    shelf = ready.shelf
    topic = shelf.topic[cards]
    leader = leaders(shelf.family[cards])  # a review, if there is one among the siblings
    counted: Flags = leader == np.arange(len(cards))
    is_astray = topic != topic[leader]
    is_across = np.zeros(len(cards), np.bool_)
    is_across[leader[is_astray]] = True
    is_across = is_across[leader]
    return counted & ~is_across, _across(ready, cards, np.flatnonzero(is_across), leader, scopes)


def _across(
    ready: Ready,
    cards: Places,
    rows: Places,
    leader: Places,
    scopes: Mapping[Scope, Sequence[int]],
) -> Mapping[Scope, Count]:
    """The counts of families that have cards in several topics: these rows of the cards."""
    above: dict[int, list[Scope]] = {}
    for scope, topics in scopes.items():
        for place in topics:
            above.setdefault(place, []).append(scope)
    reviewed: dict[Scope, set[int]] = {}
    met: dict[Scope, set[int]] = {}
    topic = ready.shelf.topic[cards[rows]].tolist()
    for row, place, family in zip(rows.tolist(), topic, leader[rows].tolist(), strict=True):
        for scope in above[place]:
            met.setdefault(scope, set()).add(family)
            if row < len(ready.reviews):
                reviewed.setdefault(scope, set()).add(family)
    due = {scope: len(reviewed.get(scope, ())) for scope in met}
    return {scope: Count(due[scope], len(met[scope]) - due[scope]) for scope in met}
