"""Small values to test with: a deck, a clock that stands until it is moved, a review."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from quizzer.cards.citation import Citation, Source
from quizzer.cards.content import Basic, Choice, Claim, Cloze, Number, Option
from quizzer.cards.deck import Deck, Entry, Topic
from quizzer.cards.quantity import Quantity
from quizzer.memory.identity import new_id
from quizzer.memory.log import Review
from quizzer.memory.model import Model, Rating
from quizzer.memory.moment import Moment

MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""A Monday morning, as good as any."""


@dataclass
class StandingClock:
    """A clock that is moved by hand."""

    at: datetime = MORNING
    offset: timedelta = timedelta(0)

    def __call__(self) -> Moment:
        return Moment(self.at, self.offset)

    def wait(self, **span: float) -> Moment:
        """Move on by a timedelta's arguments and say what time it is then."""
        self.at += timedelta(**span)
        return self()


def deck(*entries: Entry, name: str = "case") -> Deck:
    """A deck with these entries, or with one of each kind that is studied so far."""
    return Deck(
        id=name,
        title="A small case",
        sources=(Source("doc", title="The document", author="Ada Writer"),),
        topics=(Topic("model", "Business model"), Topic("pricing", "Pricing")),
        entries=entries or five_kinds(),
    )


def five_kinds() -> tuple[Entry, ...]:
    """Five entries, six cards: the cloze has two blanks."""
    cite = (Citation("doc", 3, 4, "A heading"),)
    return (
        Entry("founder", Basic("Who founded it?", "Lei Jun"), "model", citations=cite, line=10),
        Entry(
            "profit", Cloze("Margins are {{5 %}} and profit comes from {{services}}."), "pricing"
        ),
        Entry("sold", Number("How many were sold?", Quantity.parse("7.19 million")), "pricing"),
        Entry(
            "partner",
            Choice("Which partner?", (Option("Flipkart"),), (Option("Ebay"), Option("Otto"))),
            "model",
            hint="An Indian shop",
        ),
        Entry(
            "online", Claim("It sold online first.", is_true=True), "model", why="It saves rent."
        ),
    )


def review(
    card: str = "founder",
    rating: Rating = Rating.GOOD,
    at: datetime = MORNING,
    *,
    model: Model | None = None,
    deck: str = "case",
    learner: str = "me",
) -> Review:
    """A review as a session would hand it to the store."""
    moment = Moment(at)
    used = model or Model()
    return Review(
        id=new_id(at),
        learner=learner,
        session=UUID(int=1),
        deck=deck,
        card=card,
        revision=1,
        at=at,
        offset=moment.offset,
        day=moment.day,
        adjusted=False,
        rating=rating,
        elapsed_ms=1200,
        answer=None,
        model=used.id,
        due_on=moment.day,
        due_at=None,
    )


def edited(deck: Deck, entry: Entry) -> Deck:
    """The deck with the entry of the same id replaced."""
    entries = tuple(entry if old.id == entry.id else old for old in deck.entries)
    return replace(deck, entries=entries)
