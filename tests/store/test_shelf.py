"""Do the columns of the shelf say what the cards themselves say, whatever happened in between?"""

from __future__ import annotations

import math
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from support.build import MORNING, deck, edited, five_kinds, review
from support.examples import examples
from support.renaming import give_other_id, with_ids
from support.stored import MODEL, shelve
from support.watching import watched

from quizzer.cards.card import CardKey
from quizzer.cards.content import Basic
from quizzer.cards.deck import Deck, Entry
from quizzer.memory.log import Review
from quizzer.memory.model import Rating
from quizzer.store import answers, library, marking, syncing
from quizzer.store.database import Database
from quizzer.store.records import NO_MARKS, Candidate, Marking, Marks
from quizzer.store.shelf import Shelf, Strengths, shelf, strengths, with_strengths

IDS = ["founder", "profit#1", "profit#2", "sold", "partner", "online"]
BOOKS = (
    deck(),
    deck(*five_kinds()[:3]),
    deck(*reversed(five_kinds())),
    edited(deck(), replace(five_kinds()[0], revision=2)),
    edited(deck(), replace(five_kinds()[1], group="g", suspended=True)),
    edited(deck(), replace(five_kinds()[2], group="g", topic="model/undeclared")),
)


def expected(candidates: tuple[Candidate, ...]) -> list[tuple[object, ...]]:
    """What the columns must say of each card, worked out card by card."""
    families: dict[object, int] = {}
    return [
        (
            c.key.deck,
            c.topic,
            families.setdefault(c.family, len(families)),
            c.studied and not c.marks.suspended,
            _day(c.marks.buried_on),
            *(
                (
                    _day(m.due_on),
                    0 if m.due_at is None else round(m.due_at.timestamp() * 1_000_000),
                    _day(m.reviewed_on),
                    _day(m.first_on),
                    m.stability,
                    m.difficulty,
                    m.reviews,
                    m.lapses,
                )
                if (m := c.memory)
                else (0, 0, 0, 0, None, None, 0, 0)
            ),
        )
        for c in candidates
    ]


def said(columns: Shelf, firm: Strengths) -> list[tuple[object, ...]]:
    families: dict[int, int] = {}
    return [
        (
            columns.decks[columns.deck[place]],
            columns.topics[columns.topic[place]][1],
            families.setdefault(int(columns.family[place]), len(families)),
            bool(columns.is_asked[place]),
            *(
                int(column[place])
                for column in (
                    columns.buried_on,
                    columns.due_on,
                    columns.due_at,
                    columns.reviewed_on,
                    columns.first_on,
                )
            ),
            *(
                None if math.isnan(column[place]) else float(column[place])
                for column in (firm.stability, firm.difficulty)
            ),
            int(firm.reviews[place]),
            int(firm.lapses[place]),
        )
        for place in range(len(columns))
    ]


def _day(day: date | None) -> int:
    return 0 if day is None else day.toordinal()


class Shelved(RuleBasedStateMachine):
    """Anything that changes the library, memory or marks, here and in another process."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        path = self.folder / "quizzer.db"
        shutil.copy(self.template, path)
        self.database, self.other = Database(str(path)), Database(str(path))
        self.at = MORNING
        self.log: list[Review] = []
        shelve(self.database)

    def teardown(self) -> None:
        self.database.close()
        self.other.close()
        shutil.rmtree(self.folder)

    @rule(card=st.sampled_from(IDS), rating=st.sampled_from(Rating), here=st.booleans())
    def answer(self, card: str, rating: Rating, *, here: bool) -> None:
        self.at += timedelta(hours=7)
        database = self.database if here else self.other
        given = review(card, rating, self.at)
        self.log.append(answers.record(database, given, MODEL).review)

    @rule(back=st.integers(0, 3))
    def undo(self, back: int) -> None:
        if back < len(self.log):
            answers.take_back(self.database, self.log[-1 - back], self.at)

    @rule(
        card=st.sampled_from(IDS),
        marks=st.builds(Marks, st.booleans(), st.booleans(), st.just(MORNING.date()) | st.none()),
        here=st.booleans(),
    )
    def mark(self, card: str, marks: Marks, *, here: bool) -> None:
        database = self.database if here else self.other
        key = CardKey("case", card)
        answers.set_marks(database, "me", key, marks, answers.marks(database, "me", key))

    @rule(cards=st.sets(st.sampled_from(IDS)), how=st.sampled_from(Marking))
    def mark_many(self, cards: set[str], how: Marking) -> None:
        marking.mark_many(self.database, "me", [CardKey("case", card) for card in cards], how)

    @rule(book=st.sampled_from(BOOKS), here=st.booleans())
    def change_the_file(self, book: Deck, *, here: bool) -> None:
        database = self.database if here else self.other
        syncing.sync(database, book, "case.yaml", "", self.at)

    @rule()
    def remove(self) -> None:
        library.remove_deck(self.database, "case", self.at)

    @rule()
    def add_another_deck(self) -> None:
        other = deck(Entry("x", Basic("Q?", "A"), "t"), name="other")
        syncing.sync(self.database, other, "other.yaml", "", self.at)

    @rule()
    def read_one_after_the_other(self) -> None:
        self.database.kept.clear()
        cards = shelf(self.database, "me")
        found = said(cards, strengths(self.database, "me", cards))
        assert found == expected(library.candidates(self.database, "me"))

    @invariant()
    def columns_say_what_the_cards_say(self) -> None:
        found = said(*with_strengths(self.database, "me"))
        assert found == expected(library.candidates(self.database, "me"))

    @invariant()
    def numbers_name_the_cards(self) -> None:
        numbers = shelf(self.database, "me").number.tolist()
        named = library.candidates_numbered(self.database, "me", numbers)
        everywhere = library.candidates(self.database, "me")
        assert [c.key for c in named] == [c.key for c in everywhere]


@pytest.mark.slow
def test_columns_say_what_the_cards_say_whatever_happens(empty_database: Path) -> None:
    class Here(Shelved):
        template = empty_database

    Here.TestCase.settings = settings(max_examples=examples(25), stateful_step_count=30)
    Here.TestCase("runTest").debug()


def test_a_shelf_that_was_given_out_does_not_change(database: Database) -> None:
    shelve(database)
    before = shelf(database, "me")
    firm = strengths(database, "me", before)

    answers.record(database, review(), MODEL)
    answers.set_marks(database, "me", CardKey("case", "sold"), Marks(suspended=True), NO_MARKS)
    after = shelf(database, "me")

    assert not before.due_on.any()
    assert before.is_asked.all()
    assert np.isnan(firm.stability).all()
    assert np.count_nonzero(after.due_on) == 1
    assert after.is_asked.tolist().count(False) == 1
    assert np.count_nonzero(~np.isnan(strengths(database, "me", after).stability)) == 1


def test_after_an_answer_only_its_card_is_read_again(database: Database) -> None:
    shelve(database)
    shelf(database, "me")
    answers.record(database, review(), MODEL)

    with watched(database) as statements:
        shelf(database, "me")

    reading = [sql for sql in statements if "memory" in sql or "FROM deck" in sql]
    assert len(reading) == 1
    assert "card.number IN (1)" in " ".join(reading[0].split())


def test_memory_is_read_once_for_a_shelf_and_its_strengths(database: Database) -> None:
    shelve(database)

    with watched(database) as together:
        with_strengths(database, "me")
    database.kept.clear()
    with watched(database) as apart:
        strengths(database, "me", shelf(database, "me"))

    assert len([sql for sql in together if "FROM memory" in sql]) == 1
    assert len([sql for sql in apart if "FROM memory" in sql]) == 2


def test_when_nothing_has_changed_nothing_is_read_again(database: Database) -> None:
    shelve(database)
    before = shelf(database, "me")

    with watched(database) as statements:
        after = shelf(database, "me")

    assert after is before
    assert not [sql for sql in statements if "memory" in sql or "shelving" in sql]


def test_two_learners_have_shelves_of_their_own(database: Database) -> None:
    shelve(database)
    answers.record(database, review(learner="you"), MODEL)

    assert not shelf(database, "me").due_on.any()
    assert shelf(database, "you").due_on.any()
    assert not shelf(database, "nobody").due_on.any()


def test_a_card_with_another_id_has_its_memory_under_its_new_number(database: Database) -> None:
    shelve(database)
    answers.record(database, review(), MODEL)
    number = int(shelf(database, "me").number[0])
    shelf(database, "me")

    give_other_id(database, "founder", "maker", with_ids({"founder": "maker"}))
    after = shelf(database, "me")

    assert int(after.number[0]) != number
    assert after.due_on[0]


def test_an_empty_library_has_an_empty_shelf(database: Database) -> None:
    cards, known = with_strengths(database, "me")
    assert len(cards) == len(known.stability) == 0


def test_strengths_go_with_the_shelf_that_was_read_whoever_changes_the_library_meanwhile(
    open_database: Callable[[], Database],
) -> None:
    database, other = open_database(), open_database()
    shelve(database)
    answers.record(database, review("sold"), MODEL)
    cards = shelf(database, "me")
    entries = deck().entries

    newcomer = Entry("newcomer", Basic("Q?", "A"), "model")
    syncing.sync(other, deck(newcomer, *entries[1:]), "case.yaml", "", MORNING)
    known = strengths(database, "me", cards)

    assert np.array_equal(np.isnan(known.stability), cards.due_on == 0)
    assert len(shelf(database, "me")) == len(cards)
    assert shelf(database, "me").number.tolist() != cards.number.tolist()


def test_a_clock_that_is_a_thousand_years_ahead_is_read_as_it_was_written(
    database: Database,
) -> None:
    shelve(database)
    answers.record(database, review(at=MORNING.replace(year=3026)), MODEL)

    assert said(*with_strengths(database, "me")) == expected(library.candidates(database, "me"))
