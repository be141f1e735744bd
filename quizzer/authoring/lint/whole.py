"""Do the cards, topics and sources of a deck fit together?"""

from __future__ import annotations

from collections.abc import Iterator

from quizzer.authoring.lint.items import DeckItems
from quizzer.authoring.lint.rule import Weakness, Weaknesses
from quizzer.authoring.nearest import did_you_mean, nearest
from quizzer.authoring.problems import quoted


def unknown_topic(deck: DeckItems) -> Weaknesses:
    """A card outside the topic tree counts for no topic that a learner can choose or weigh.

    Nothing is said where a deck declares no topics at all.

    Bad:

        topics: {pricing: Pricing}
        cards:
          - {id: margin, q: How does Acme price its phones?, a: At cost, topic: princing}
          - {id: rent, q: Which cost does Acme avoid?, a: Shop rents, topic: pricing}

    Good:

        topics: {pricing: Pricing}
        cards:
          - {id: margin, q: How does Acme price its phones?, a: At cost, topic: pricing}

    Fix: Correct the path, or declare it under topics.
    """
    declared = {topic.path for topic in deck.written.deck.topics}
    if not declared:
        return
    for item in deck.items:
        topic = item.entry.topic
        if topic and topic not in declared:
            guess = nearest(topic, declared)
            message = f"unknown topic {quoted(topic)}{did_you_mean(guess)}"
            hint = "" if guess else "Correct the path, or declare it under topics"
            yield Weakness(item.written.place("topic"), message, hint, (item,))


def empty_topic(deck: DeckItems) -> Weaknesses:
    """A topic without cards shows a mastery of nothing, and may have lost its cards to a typo.

    A topic above others has what these have.

    Bad:

        topics: {pricing: Pricing, outlook: Outlook}
        cards:
          - {id: margin, q: How does Acme price its phones?, a: At cost, topic: pricing}

    Good:

        topics: {pricing: Pricing}
        cards:
          - {id: margin, q: How does Acme price its phones?, a: At cost, topic: pricing}

    Fix: Write a card for it, or delete it until there is one.
    """
    filled = {path for item in deck.items for path in _with_parents(item.entry.topic)}
    if not deck.items:
        return
    for topic in deck.written.deck.topics:
        if topic.path not in filled:
            message = f"the topic {quoted(topic.path)} has no card"
            place = deck.written.place("topics", topic.path)
            yield Weakness(place, message, "Write one, or delete the topic")


def rejected_card(deck: DeckItems) -> Weaknesses:
    """A draft that was rejected and yet is there will not be drafted anew once it is deleted.

    Bad:

        cards:
          - {id: margin, q: How does Acme price its phones?, a: At cost}
        rejected: {margin: unclear}

    Good:

        cards:
          - {id: margin, q: How does Acme price its phones?, a: At cost}

    Fix: Delete the card, or its line under rejected.
    """
    rejected = {rejection.id for rejection in deck.written.deck.rejected}
    for item in deck.items:
        if item.entry.id in rejected:
            message = f"the card {quoted(item.entry.id)} is also among the rejected drafts"
            hint = "Delete the card, or its line under rejected:"
            yield Weakness(item.written.place("id"), message, hint, (item,))


def no_citation(deck: DeckItems) -> Weaknesses:
    """Nothing proves a card that cites no passage, and nobody is told when the passage changes.

    Nothing is said where a deck declares no sources.

    Bad:

        sources: {case: {title: The Acme case}}
        cards:
          - {id: margin, q: How does Acme price its phones?, a: At cost}

    Good:

        sources: {case: {title: The Acme case}}
        cards:
          - {id: margin, q: How does Acme price its phones?, a: At cost, cite: "case:12"}

    Fix: Add cite with the lines that prove the answer.
    """
    if not deck.written.deck.sources:
        return
    for item in deck.items:
        if not item.entry.citations:
            message = "this card cites no passage, so nothing proves it"
            hint = "Add cite: with the lines that do"
            yield Weakness(item.written.node.start, message, hint, (item,))


def _with_parents(path: str) -> Iterator[str]:
    while path:
        yield path
        path = path.rpartition("/")[0]
