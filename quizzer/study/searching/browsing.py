"""What happens where the database is when cards are browsed: read, searched, shown."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import partial

from quizzer.cards.card import CardKey, Status, face_of
from quizzer.memory.moment import Moment
from quizzer.store import catalogue
from quizzer.store import library as shelves
from quizzer.store.database import Database
from quizzer.store.marking import mark_many
from quizzer.store.records import Marking, Marks, Showing
from quizzer.store.shelf import with_strengths
from quizzer.study import bundled
from quizzer.study.looking import measure_on
from quizzer.study.searching.found import CardRow, Found
from quizzer.study.searching.matching import Matcher
from quizzer.study.searching.ordering import Order
from quizzer.study.searching.query import Quantity, Query
from quizzer.study.searching.shelf import Shelf, shelf_of
from quizzer.study.searching.words import words_of
from quizzer.study.settings import Settings
from quizzer.study.wording import citation_text


def opened(database: Database, settings: Settings, moment: Moment) -> Matcher:
    """The library to be searched. What the cards say is read when it is first asked for."""
    cards, known = with_strengths(database, settings.learner)
    marks = catalogue.marks(database, settings.learner)
    measure = measure_on(database, settings, moment.day)
    ids = partial(catalogue.ids(database).of, cards.number)
    shelf = shelf_of(cards, known, ids, marks, measure=measure, leech_lapses=settings.leech_lapses)
    return Matcher(shelf, lambda: words_of(shelf, catalogue.readings(database)))


def found(
    database: Database, matcher: Matcher, query: Query, order: Order, most: int | None = None
) -> Found:
    """The cards for which a query holds, with the first of them, or all, whole."""
    places = matcher.found(query, order)
    return Found(matcher, places, card_rows(database, matcher.shelf, places[:most].tolist()))


def card_rows(database: Database, shelf: Shelf, places: Sequence[int]) -> tuple[CardRow, ...]:
    """Cards by their places, whole, in this order: one statement for all of them."""
    numbers = dict(zip(places, shelf.number[list(places)].tolist(), strict=True))
    showings = shelves.showings_numbered(database, tuple(numbers.values()))
    return tuple(
        _row(shelf, place, showings[number])
        for place, number in numbers.items()
        if number in showings
    )


def marked(
    database: Database, settings: Settings, keys: Collection[CardKey], marking: Marking
) -> dict[CardKey, Marks]:
    """Mark cards, in one transaction; the marks after it of those that this changed."""
    before = mark_many(database, settings.learner, keys, marking)
    return {key: marking.on(marks) for key, marks in before.items()}


def _row(shelf: Shelf, place: int, showing: Showing) -> CardRow:
    amounts = shelf.amounts
    is_seen = bool(shelf.seen[place])
    is_draft = showing.card.status is Status.DRAFT
    is_suspended = bool(shelf.suspended[place] or not (shelf.studied[place] or is_draft))
    due = int(amounts[Quantity.DUE][place]) + shelf.day.toordinal() if is_seen else 0
    return CardRow(
        place=place,
        card=showing.card,
        face=face_of(showing.card, seed=0),
        topic_title=showing.topic_title,
        citations=tuple(citation_text(c, showing.sources) for c in showing.card.citations),
        path=bundled.file_of(showing.deck_path),
        due_on=date.fromordinal(due) if is_seen else None,
        recall=float(amounts[Quantity.RECALL][place]) if is_seen else None,
        reviews=int(amounts[Quantity.REVIEWS][place]),
        lapses=int(amounts[Quantity.LAPSES][place]),
        suspended=is_suspended,
        flagged=bool(shelf.flagged[place]),
        buried=bool(shelf.buried[place]),
        leech=bool(shelf.leech[place]),
        draft=is_draft,
    )
