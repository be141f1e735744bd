"""Which decks and topics does the library have, and which are below which?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quizzer.store.records import DeckRecord, TopicRecord
from quizzer.study.scope import Scope


@dataclass(frozen=True, slots=True)
class Heading:
    """A deck or a topic, with the topics below it in their author's order."""

    scope: Scope
    title: str
    below: tuple[Heading, ...] = ()


def outline(
    decks: Iterable[DeckRecord], topics: Iterable[TopicRecord], with_cards: Iterable[Scope]
) -> tuple[Heading, ...]:
    """The decks of the library. A topic with cards that its deck does not declare is among them."""
    titles = {Scope(topic.deck, topic.path): topic.title for topic in topics}
    for scope in with_cards:
        if scope.topic:
            titles.setdefault(scope, scope.topic.rpartition("/")[2])
    below: dict[Scope, list[Scope]] = {}
    for scope in titles:
        below.setdefault(Scope(scope.deck, scope.topic.rpartition("/")[0]), []).append(scope)

    def heading(scope: Scope, title: str) -> Heading:
        topics = tuple(heading(each, titles[each]) for each in below.get(scope, ()))
        return Heading(scope, title, topics)

    return tuple(heading(Scope(deck.id), deck.title) for deck in decks if not deck.removed)
