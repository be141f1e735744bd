"""Does a card's history go on under its new id, whole, and nobody else's with it?"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from support.build import MORNING, deck, edited, five_kinds, review
from support.renaming import give_other_id, rename, sync, with_ids
from support.stored import MODEL, dump, rows, shelve

from quizzer.cards.card import CardKey
from quizzer.cards.content import Basic
from quizzer.errors import UsageError
from quizzer.memory.model import Rating
from quizzer.memory.scheduling import Memory
from quizzer.store import answers, health, library, renaming
from quizzer.store.database import Database
from quizzer.store.records import NO_MARKS, Marks
from quizzer.store.synced import Kept, Rename

FOUNDER, MAKER = CardKey("case", "founder"), CardKey("case", "maker")


def answer(database: Database, card: str = "founder", learner: str = "me") -> Memory:
    return answers.record(database, review(card, learner=learner), MODEL).memory


def memory(database: Database, card: str, learner: str = "me") -> Memory | None:
    return {c.key.card: c.memory for c in library.candidates(database, learner)}[card]


def histories(database: Database, card: str, learner: str = "me") -> list[str]:
    """The ids under which the answers of a card's history were given."""
    return [r.card for r in answers.history(database, learner, CardKey("case", card))]


@pytest.fixture(autouse=True)
def _shelved(database: Database) -> None:
    shelve(database)


def test_the_new_id_has_the_memory_of_every_learner_and_the_log_is_as_it_was(
    database: Database, database_path: Path
) -> None:
    before = {learner: answer(database, learner=learner) for learner in ("me", "you")}
    log = rows(database_path, "SELECT * FROM review ORDER BY id")

    sync(database, with_ids({"founder": "maker"}))
    kept = rename(database, "founder", "maker")

    assert kept == Kept(Rename("case", "founder", "maker"), answers=2)
    assert {name: memory(database, "maker", name) for name in before} == before
    assert rows(database_path, "SELECT * FROM review ORDER BY id") == log
    assert rows(database_path, "SELECT card FROM memories") == [("maker",)] * 2
    assert health.examine(database).is_good


def test_what_is_answered_next_goes_on_from_there(database: Database) -> None:
    answer(database)
    give_other_id(database, "founder", "maker")

    assert answer(database, "maker").reviews == 2
    assert histories(database, "maker") == ["founder", "maker"]
    assert histories(database, "founder") == []
    assert health.examine(database).is_good


def test_the_parts_of_an_entry_go_together(database: Database) -> None:
    before = [answer(database, f"profit#{part}") for part in (1, 2)]

    give_other_id(database, "profit", "margin")

    assert [memory(database, f"margin#{part}") for part in (1, 2)] == before


def test_one_card_of_an_entry_can_go_alone(database: Database) -> None:
    before = answer(database, "profit#1")
    sync(database, with_ids({"profit": "margin"}))

    rename(database, "profit#1", "margin#1")

    assert memory(database, "margin#1") == before
    assert memory(database, "margin#2") is None


def test_marks_go_along_and_meet_those_of_the_new_id(database: Database) -> None:
    for learner in ("me", "you"):
        buried = Marks(suspended=True, buried_on=MORNING.date())
        answers.set_marks(database, learner, FOUNDER, buried, NO_MARKS)
    sync(database, with_ids({"founder": "maker"}))
    answers.set_marks(database, "you", MAKER, Marks(flagged=True), NO_MARKS)

    assert rename(database, "founder", "maker").answers == 0

    assert answers.marks(database, "me", MAKER) == buried
    assert answers.marks(database, "you", MAKER) == replace(buried, flagged=True)


def test_a_new_rev_still_starts_afresh_after_a_rename_and_going_back_restores(
    database: Database,
) -> None:
    before = answer(database)
    book = give_other_id(database, "founder", "maker")
    maker = book.entries[0]

    assert sync(database, edited(book, replace(maker, revision=2))).restarted == ("maker",)
    assert memory(database, "maker") is None
    sync(database, book)
    assert memory(database, "maker") == before


def test_an_answer_from_before_the_rename_can_be_undone_after_it(database: Database) -> None:
    before = answer(database)
    last = answers.record(database, review(rating=Rating.AGAIN), MODEL).review
    give_other_id(database, "founder", "maker")

    assert answers.take_back(database, last, MORNING) == before
    assert memory(database, "maker") == before
    assert health.examine(database).is_good


def test_renaming_back_and_forth_ends_where_it_began(database: Database) -> None:
    answer(database)
    for _ in range(3):
        there = give_other_id(database, "founder", "maker")
        give_other_id(database, "maker", "founder", there)

    assert answer(database).reviews == 2
    assert histories(database, "founder") == ["founder", "founder"]
    assert health.examine(database).is_good


def test_the_doctor_finds_a_memory_that_did_not_follow_and_mends_it(
    database: Database, database_path: Path
) -> None:
    before = answer(database)
    give_other_id(database, "founder", "maker")
    with closing(sqlite3.connect(database_path)) as connection, connection:
        assert connection.execute("DELETE FROM memory").rowcount == 1

    (found,) = health.rebuild(database).differences

    assert (found.key, found.replayed) == (MAKER, before)
    assert memory(database, "maker") == before


def test_an_id_that_was_given_up_can_name_another_card(database: Database) -> None:
    before = answer(database)
    book = give_other_id(database, "founder", "maker")
    another = replace(five_kinds()[0], content=Basic("Another question?", "Yes"))

    report = sync(database, replace(book, entries=(*book.entries, another)))

    assert (report.returned, report.renamed) == (("founder",), ())
    assert memory(database, "founder") is None
    assert answer(database).reviews == 1
    assert memory(database, "maker") == before
    assert health.examine(database).is_good


def test_a_clock_that_went_back_keeps_the_histories_apart(database: Database) -> None:
    before = answer(database)
    book = with_ids({"founder": "maker"})
    sync(database, book)
    rename(database, "founder", "maker", MORNING - timedelta(days=2))
    sync(database, replace(book, entries=(*book.entries, five_kinds()[0])))

    yesterday = review(at=MORNING - timedelta(days=1), learner="you")
    again = answers.record(database, yesterday, MODEL)

    assert again.review.adjusted
    assert memory(database, "founder", "you") == again.memory
    assert memory(database, "maker") == before
    assert health.examine(database).is_good


def test_a_session_that_still_knows_the_old_id_answers_the_renamed_card(
    database: Database,
) -> None:
    answer(database)
    book = give_other_id(database, "founder", "maker")
    give_other_id(database, "maker", "inventor", book)

    late = answers.record(database, review("founder"), MODEL)
    answers.set_marks(database, "me", FOUNDER, Marks(flagged=True), NO_MARKS)

    assert (late.review.card, late.memory.reviews) == ("inventor", 2)
    assert memory(database, "inventor") == late.memory
    assert answers.marks(database, "me", CardKey("case", "inventor")).flagged
    assert answers.marks(database, "me", FOUNDER).flagged
    assert health.examine(database).is_good
    first = answers.take_back(database, late.review, MORNING)
    assert first is not None
    assert first.reviews == 1


def test_a_late_answer_to_a_second_card_of_an_old_id_is_its_own(database: Database) -> None:
    answer(database)
    book = with_ids({"founder": "maker"})
    sync(database, book)
    rename(database, "founder", "maker", MORNING + timedelta(days=2))
    sync(database, replace(book, entries=(*book.entries, five_kinds()[0])))
    sync(database, book)  # by a clock that is behind the rename

    assert answers.record(database, review("founder"), MODEL).review.card == "founder"
    assert histories(database, "maker") == ["founder"]
    assert health.examine(database).is_good


def test_an_answer_to_a_retired_card_goes_with_it_when_it_is_renamed(database: Database) -> None:
    answer(database)
    sync(database, with_ids({"founder": "maker"}))
    answer(database)

    assert rename(database, "founder", "maker").answers == 2
    assert health.examine(database).is_good


REFUSED = {
    "an unknown old id": ("founde", "maker", r"never had a card 'founde'.*left it: founder"),
    "an old id in use": ("sold", "maker", "sold is still in the deck case"),
    "an unknown new id": ("founder", "make", "no card 'make' in the deck case now"),
    "a new id not in use": ("founder", "founder", "no card 'founder' in the deck case now"),
    "another kind": ("founder", "sold", "was a basic card and sold is a number card"),
    "another number of parts": ("founder", "both", r"founder was a basic card and both is .*rev"),
    "a new id with a history": ("founder", "partner", "partner has answers of its own"),
    "nothing to keep": ("online", "claimed", "online has no answers that could be kept"),
}


@pytest.mark.parametrize(("old", "new", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_what_would_not_be_true_is_refused_and_changes_nothing(
    database: Database, database_path: Path, old: str, new: str, message: str
) -> None:
    founder = five_kinds()[0]
    both = replace(founder, id="both", content=Basic("Who?", "Lei Jun", reverse=True))
    partner = replace(founder, id="partner")
    book = with_ids({"founder": "maker", "online": "claimed"})
    entries = (*(e for e in book.entries if e.id != "partner"), both, partner)
    sync(database, deck(partner))
    for card in ("founder", "partner"):
        answer(database, card)
    sync(database, replace(book, entries=entries))
    before = dump(database_path)

    with pytest.raises(UsageError, match=message):
        rename(database, old, new)

    assert dump(database_path) == before


def test_an_id_that_was_given_up_says_where_its_answers_went(database: Database) -> None:
    answer(database)
    book = give_other_id(database, "founder", "maker")
    spare = replace(five_kinds()[0], id="spare")
    sync(database, replace(book, entries=(*book.entries, spare)))

    with pytest.raises(UsageError, match="They went on with maker"):
        rename(database, "founder", "spare")


def test_of_several_renames_all_are_carried_out_or_none(
    database: Database, database_path: Path
) -> None:
    answer(database)
    sync(database, with_ids({"founder": "maker"}))
    before = dump(database_path)

    with pytest.raises(UsageError, match="no card 'nobody'"):
        renaming.rename(database, "case", [("founder", "maker"), ("founder", "nobody")], MORNING)

    assert dump(database_path) == before
