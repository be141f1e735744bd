"""Which cards are offered the history of an old id? Those that leave no doubt."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.build import MORNING, deck, five_kinds, review
from support.renaming import rename, sync, with_ids
from support.stored import MODEL, shelve

from quizzer.cards.card import CardKey, cards_of
from quizzer.cards.content import Basic
from quizzer.cards.deck import Deck, Entry
from quizzer.store import answers, library, listed, renaming
from quizzer.store.database import Database
from quizzer.store.records import NO_MARKS, Marks
from quizzer.store.renaming import open_offers
from quizzer.store.synced import Rename

FOUNDER, PROFIT, *REST = five_kinds()
MAKER = replace(FOUNDER, id="maker")
OFFER = Rename("case", "founder", "maker")


@pytest.fixture(autouse=True)
def _shelved(database: Database) -> None:
    shelve(database)


def answer(database: Database, card: str = "founder", deck: str = "case") -> None:
    answers.record(database, review(card, deck=deck), MODEL)


def test_a_card_that_left_and_one_that_came_with_the_same_content_are_offered(
    database: Database,
) -> None:
    answer(database)

    report = sync(database, with_ids({"founder": "maker"}))

    assert report.renamed == (OFFER,)
    assert (report.added, report.retired) == (("maker",), ("founder",))
    assert open_offers(database) == open_offers(database, "case") == (OFFER,)


def test_an_entry_of_several_cards_is_one_offer(database: Database) -> None:
    answer(database, "profit#2")

    assert sync(database, with_ids({"profit": "margin"})).renamed == (
        Rename("case", "profit", "margin"),
    )


def test_several_cards_are_offered_in_the_decks_order(database: Database) -> None:
    for card in ("online", "founder"):
        answer(database, card)

    found = sync(database, with_ids({"online": "first", "founder": "zeta"})).renamed

    assert [offer.old for offer in found] == ["founder", "online"]


def test_offers_too_many_for_one_statement_are_found_too(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listed, "AT_ONCE", 1)
    monkeypatch.setattr(renaming, "AT_ONCE", 1)
    for card in ("online", "founder"):
        answer(database, card)

    assert len(sync(database, with_ids({"online": "first", "founder": "zeta"})).renamed) == 2


def test_a_card_that_left_long_ago_is_offered_too(database: Database) -> None:
    answer(database)
    assert sync(database, deck(PROFIT, *REST)).renamed == ()

    assert sync(database, deck(PROFIT, *REST, MAKER)).renamed == (OFFER,)


@pytest.mark.parametrize("marks", [Marks(suspended=True), Marks(flagged=True)], ids=str)
def test_a_mark_is_worth_an_offer(database: Database, marks: Marks) -> None:
    answers.set_marks(database, "me", CardKey("case", "founder"), marks, NO_MARKS)

    assert sync(database, with_ids({"founder": "maker"})).renamed == (OFFER,)


CHANGED = {
    "a typo": replace(MAKER, content=Basic("Who founded it", "Lei Jun")),
    "a hint": replace(MAKER, hint="A man"),
    "a rev": replace(MAKER, revision=2),
    "a kind": replace(MAKER, content=REST[0].content),
    "a direction": replace(MAKER, content=Basic("Who founded it?", "Lei Jun", reverse=True)),
}


@pytest.mark.parametrize("maker", CHANGED.values(), ids=CHANGED.keys())
def test_when_more_than_the_id_changed_nothing_is_guessed(database: Database, maker: Entry) -> None:
    answer(database)

    assert sync(database, deck(maker, PROFIT, *REST)).renamed == ()


def test_an_entry_that_is_still_there_has_not_got_another_id(database: Database) -> None:
    answer(database)
    other_kind = replace(PROFIT, id="founder")

    assert sync(database, deck(other_kind, *REST, MAKER)).renamed == ()


MOVED = {
    "topic": replace(MAKER, topic="pricing"),
    "line": replace(MAKER, line=99),
    "group": replace(MAKER, group="people"),
}


@pytest.mark.parametrize("maker", MOVED.values(), ids=MOVED.keys())
def test_a_card_that_also_moved_is_still_the_same(database: Database, maker: Entry) -> None:
    answer(database)

    assert sync(database, deck(PROFIT, *REST, maker)).renamed == (OFFER,)


def twice(entry: Entry) -> tuple[Entry, Entry]:
    return replace(entry, id=f"{entry.id}-1"), replace(entry, id=f"{entry.id}-2")


def test_two_cards_that_read_the_same_are_not_chosen_between(database: Database) -> None:
    answer(database)

    assert sync(database, deck(*twice(MAKER), *REST)).renamed == ()


def test_two_histories_are_not_chosen_between(database: Database) -> None:
    sync(database, deck(*twice(FOUNDER), *REST))
    for number in (1, 2):
        answer(database, f"founder-{number}")

    assert sync(database, deck(MAKER, *REST)).renamed == ()


def test_a_card_without_a_history_is_simply_another_card(database: Database) -> None:
    answer(database, "sold")
    undone = answers.record(database, review(), MODEL).review
    answers.take_back(database, undone, MORNING)

    assert sync(database, with_ids({"founder": "maker"})).renamed == ()


def test_an_offer_ends_when_it_is_taken(database: Database) -> None:
    answer(database)
    sync(database, with_ids({"founder": "maker"}))
    rename(database, "founder", "maker")

    assert open_offers(database) == ()
    assert sync(database, with_ids({"founder": "maker"}, deck(FOUNDER, PROFIT))).renamed == ()


def test_an_offer_ends_when_the_new_card_is_answered(database: Database) -> None:
    answer(database)
    sync(database, with_ids({"founder": "maker"}))
    answer(database, "maker")

    assert open_offers(database) == ()


def test_what_is_offered_can_be_taken_also_after_a_new_rev(database: Database) -> None:
    again = replace(FOUNDER, revision=2)
    sync(database, deck(again, PROFIT))
    answers.record(database, replace(review("founder"), revision=2), MODEL)
    sync(database, deck(again, PROFIT, MAKER))
    answer(database, "maker")  # of its first revision, so that the second has no memory

    assert sync(database, deck(PROFIT, replace(MAKER, revision=2))).renamed == ()


def test_a_rename_that_the_author_takes_back_is_offered_again(database: Database) -> None:
    answer(database)
    sync(database, with_ids({"founder": "maker"}))
    rename(database, "founder", "maker")

    report = sync(database, deck())

    assert report.returned == ("founder",)
    assert report.renamed == (Rename("case", "maker", "founder"),)


def test_the_decks_of_a_library_are_kept_apart(database: Database) -> None:
    other = replace(deck(), id="other")
    shelve(database, other)
    for name in ("case", "other"):
        answer(database, deck=name)
    sync(database, with_ids({"founder": "maker"}))
    sync(database, replace(other, entries=(replace(FOUNDER, id="chief"), PROFIT)))

    other_offer = Rename("other", "founder", "chief")
    assert open_offers(database) == (OFFER, other_offer)
    assert open_offers(database, "other") == (other_offer,)
    library.remove_deck(database, "other", MORNING)
    assert open_offers(database) == (OFFER,)


def test_a_card_that_went_to_another_deck_is_not_offered(database: Database) -> None:
    answer(database)
    sync(database, deck(PROFIT, *REST))

    assert sync(database, Deck("other", "Other", entries=(MAKER,))).renamed == ()


@pytest.mark.parametrize("entry", five_kinds(), ids=lambda entry: entry.content.kind)
def test_a_card_of_any_kind_is_known_again_on_another_line(
    database: Database, entry: Entry
) -> None:
    told = replace(entry, hint='the "line": 7', tags=("line",), line=1)
    sync(database, deck(told))
    answer(database, cards_of("case", told)[0].key.card)

    moved = replace(told, id="other", line=230)
    assert sync(database, deck(moved)).renamed == (Rename("case", entry.id, "other"),)
