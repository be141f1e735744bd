"""Which words may come next on a command line: decks, topics, exams? In a few milliseconds."""

from __future__ import annotations

from quizzer.store import glance
from quizzer.study import bundled


def decks(location: str) -> list[str]:
    """The ids of the library's decks; before the first start, of those that will be in it."""
    removed = glance.removed_decks(location)
    known = glance.decks(location)
    coming = (bundled.deck_of(name) for name in bundled.names())
    return known or [deck for deck in coming if deck not in removed]


def topics(location: str, deck: str) -> list[str]:
    """The paths of a deck's topics; of all decks when it is empty."""
    return list(dict.fromkeys(glance.topics(location, deck)))


def exams(location: str, learner: str) -> list[str]:
    """The names of a learner's exams."""
    return glance.exams(location, learner)
