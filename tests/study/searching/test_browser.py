"""Does a browser find, mark and study the cards of a library as it is?"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from support.build import MORNING, StandingClock, five_kinds
from support.build import deck as small_deck

from quizzer.cards.card import CardKey, Status
from quizzer.cards.content import Basic
from quizzer.cards.deck import Entry
from quizzer.errors import UsageError
from quizzer.memory.model import Rating
from quizzer.store import syncing
from quizzer.store.database import Database
from quizzer.store.records import Marking, Marks
from quizzer.study.desk import Desk
from quizzer.study.scope import Scope
from quizzer.study.searching.browser import Browser
from quizzer.study.searching.found import Found
from quizzer.study.searching.language import parse
from quizzer.study.searching.ordering import Order
from quizzer.study.searching.query import Query
from quizzer.study.session import Aside
from quizzer.study.settings import Settings

FOUNDER, SOLD, ONLINE = (CardKey("case", card) for card in ("founder", "sold", "online"))


@pytest.fixture
def desk(database_path: Path, database: Database, clock: StandingClock) -> Iterator[Desk]:
    """A desk at a library of one deck, with a draft in it and a card that its author suspended."""
    drafted = Entry("draft", Basic("Is it so?", "Perhaps"), status=Status.DRAFT)
    resting = Entry("resting", Basic("And so?", "No"), suspended=True)
    syncing.sync(database, small_deck(*five_kinds(), drafted, resting), "x.yaml", "", MORNING)
    with Desk(str(database_path), Settings(), clock) as made:
        yield made


@pytest.fixture
def browser(desk: Desk) -> Iterator[Browser]:
    """A browser that has read the library."""
    with closing(Browser(desk)) as opened:
        opened.open().result()
        yield opened


def search(browser: Browser, text: str, most: int = 10) -> Found:
    asked = parse(text)
    assert isinstance(asked, Query)
    found = browser.search(asked, Order.COURSE, most).result()
    assert found is not None
    return found


def ids(browser: Browser, text: str) -> list[str]:
    return [key.card for key in search(browser, text).keys]


def test_drafts_and_what_authors_suspended_are_told_apart(browser: Browser) -> None:
    assert ids(browser, "is:draft") == ["draft"]
    assert ids(browser, "is:suspended") == ["resting"]
    assert ids(browser, "-is:draft -is:suspended topic:pricing") == ["profit#1", "profit#2", "sold"]


def test_only_the_rows_that_are_asked_for_are_read(browser: Browser) -> None:
    found = search(browser, "", most=2)
    assert len(found) == 8
    assert [row.key.card for row in found.rows] == ["founder", "profit#1"]
    later = browser.rows(found, 2, 4).result()
    assert [row.face.answer for row in later] == ["services", "7.19 million"]


def test_of_two_searches_that_wait_only_the_later_one_is_made(browser: Browser) -> None:
    asked = parse("founder")
    assert isinstance(asked, Query)
    held = threading.Event()
    browser._submit(lambda _: held.wait())
    first = browser.search(asked, Order.COURSE, 1)
    second = browser.search(asked, Order.COURSE, 1)
    held.set()
    found = second.result()
    assert found is not None
    assert first.result() is None
    assert found.keys == (FOUNDER,)


def test_marks_are_found_at_once_and_taken_back_one_by_one(desk: Desk, browser: Browser) -> None:
    assert browser.mark((FOUNDER, SOLD), Marking.FLAG).result().said == "2 cards flagged"
    assert browser.mark((SOLD, ONLINE), Marking.FLAG).result().said == (
        "1 card flagged; 1 was so before"
    )
    assert ids(browser, "is:flagged") == ["founder", "sold", "online"]
    assert desk.marks(ONLINE).result() == Marks(flagged=True)
    assert [browser.undo().result() for _ in range(3)] == [1, 2, 0]
    assert ids(browser, "is:flagged") == []
    assert desk.marks(ONLINE).result() == Marks()


def test_what_a_session_marked_since_stays_when_a_marking_is_taken_back(
    desk: Desk, browser: Browser
) -> None:
    browser.mark((FOUNDER, SOLD), Marking.FLAG).result()
    turn = browser.begin((SOLD,)).result()
    desk.put_aside(turn, Aside.SUSPEND).result()
    assert browser.undo().result() == 2
    assert desk.marks(SOLD).result() == Marks(suspended=True)


def test_a_mark_is_taken_away_only_where_all_chosen_cards_have_it(browser: Browser) -> None:
    browser.mark((FOUNDER,), Marking.FLAG).result()
    said = [browser.toggle((FOUNDER, SOLD), Marking.FLAG).result().said for _ in range(2)]
    assert said == ["1 card flagged; 1 was so before", "2 cards no longer flagged"]
    assert browser.toggle((FOUNDER,), Marking.SUSPEND).result().said == "1 card suspended"
    assert browser.toggle((FOUNDER,), Marking.SUSPEND).result().changed == 1
    assert ids(browser, "id:founder is:suspended") == []


def test_chosen_cards_are_studied_weakest_first_and_new_ones_last(
    desk: Desk, browser: Browser, clock: StandingClock
) -> None:
    turn = desk.begin(Scope("case", "model")).result()
    for rating in (Rating.EASY, Rating.AGAIN):
        turn = desk.rate(turn, rating, 1000).result()
    clock.wait(days=3)
    browser.open().result()
    partner = CardKey("case", "partner")
    rows = search(browser, "deck:case topic:model").rows
    assert [row.recall is None for row in rows] == [False, False, True]
    turn = browser.begin((ONLINE, FOUNDER, partner)).result()
    asked = []
    while turn.card is not None:
        asked.append(turn.card.key)
        turn = desk.put_aside(turn, Aside.BURY).result()
    assert asked == [partner, FOUNDER, ONLINE]


def test_a_card_is_looked_at_without_a_session(desk: Desk) -> None:
    turn = desk.look_at(FOUNDER).result()
    assert turn.card is not None
    assert turn.card.key == FOUNDER
    assert turn.citations
    with pytest.raises(UsageError, match="no longer in the library"):
        desk.look_at(CardKey("case", "gone")).result()
