"""Are many cards marked in one transaction, without touching what else is marked on them?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.build import MORNING, review
from support.renaming import rename, sync, with_ids
from support.stored import MODEL, shelve

from quizzer.cards.card import CardKey
from quizzer.store import answers
from quizzer.store.database import Database
from quizzer.store.marking import mark_many
from quizzer.store.records import NO_MARKS, Marking, Marks

FOUNDER, SOLD, ONLINE = (CardKey("case", card) for card in ("founder", "sold", "online"))
BURIED = Marks(flagged=True, buried_on=date(2026, 11, 23))


def marks_of(database: Database, *cards: CardKey) -> list[Marks]:
    return [answers.marks(database, "me", card) for card in cards]


def test_a_card_that_has_another_id_by_now_is_marked_under_that(database: Database) -> None:
    shelve(database)
    answers.record(database, review("founder"), MODEL)
    sync(database, with_ids({"founder": "maker"}))
    rename(database, "founder", "maker")
    assert set(mark_many(database, "me", (FOUNDER,), Marking.FLAG)) == {CardKey("case", "maker")}


def test_what_else_is_marked_stays_and_only_what_changed_is_said(database: Database) -> None:
    shelve(database)
    answers.set_marks(database, "me", SOLD, BURIED, NO_MARKS)
    answers.set_marks(database, "me", ONLINE, Marks(suspended=True), NO_MARKS)
    before = mark_many(database, "me", (FOUNDER, SOLD, ONLINE), Marking.SUSPEND)
    assert before == {FOUNDER: NO_MARKS, SOLD: BURIED}
    suspended = Marks(suspended=True)
    assert marks_of(database, FOUNDER, SOLD, ONLINE) == [
        suspended,
        Marks(suspended=True, flagged=True, buried_on=BURIED.buried_on),
        suspended,
    ]
    assert answers.marks(database, "somebody", FOUNDER) == NO_MARKS


@pytest.mark.parametrize("marking", Marking)
def test_marking_and_taking_it_back_leaves_all_as_it_was(
    database: Database, marking: Marking
) -> None:
    shelve(database)
    answers.set_marks(database, "me", SOLD, BURIED, NO_MARKS)
    cards = (FOUNDER, SOLD, ONLINE)
    earlier = marks_of(database, *cards)
    before = mark_many(database, "me", cards, marking)
    assert mark_many(database, "me", cards, marking) == {}
    assert [marking.on(marks) for marks in earlier] == marks_of(database, *cards)
    mark_many(database, "me", before, marking.opposite)
    assert marks_of(database, *cards) == earlier


DAYS = st.sampled_from((None, *(MORNING.date() + timedelta(days) for days in range(2))))
MARKS = st.builds(Marks, st.booleans(), st.booleans(), DAYS)


@given(MARKS, MARKS, MARKS)
def test_marks_that_others_set_stay_as_far_as_they_are_not_what_is_changed(
    stored: Marks, seen: Marks, wanted: Marks
) -> None:
    after = stored.changed(seen, wanted)
    for name in ("suspended", "flagged", "buried_on"):
        before, now = getattr(seen, name), getattr(wanted, name)
        assert getattr(after, name) == (getattr(stored, name) if before == now else now)


def test_a_flag_of_another_process_survives_that_the_card_is_buried_here(
    open_database: Callable[[], Database],
) -> None:
    database, other = open_database(), open_database()
    shelve(database)
    answers.set_marks(other, "me", SOLD, Marks(flagged=True), NO_MARKS)
    answers.set_marks(database, "me", SOLD, Marks(buried_on=BURIED.buried_on), NO_MARKS)
    assert marks_of(database, SOLD) == [BURIED]
