"""Is what the library's cards are called by what they are called elsewhere?"""

from __future__ import annotations

from support.build import MORNING, deck, review
from support.renaming import give_other_id, with_ids
from support.stored import MODEL, shelve

from quizzer.cards.content import Basic
from quizzer.cards.deck import Entry
from quizzer.store import answers, catalogue, library, syncing
from quizzer.store.database import Database
from quizzer.store.shelf import shelf


def test_the_cards_of_a_shelf_have_their_ids(database: Database) -> None:
    shelve(database)
    answers.record(database, review(), MODEL)
    give_other_id(database, "founder", "maker", with_ids({"founder": "maker"}))
    other = deck(Entry("x", Basic("Q?", "A"), "t"), name="other")
    syncing.sync(database, other, "other.yaml", "", MORNING)

    numbers = shelf(database, "me").number

    expected = [candidate.key.card for candidate in library.candidates(database, "me")]
    assert "maker" in expected
    assert list(catalogue.ids(database).of(numbers)) == expected


def test_a_library_without_cards_has_no_ids(database: Database) -> None:
    assert catalogue.ids(database).of(shelf(database, "me").number) == ()


def test_a_card_is_shown_the_same_by_its_number_and_by_its_key(database: Database) -> None:
    shelve(database)
    numbers = shelf(database, "me").number.tolist()

    by_number = library.showings_numbered(database, [*numbers, 10**6])

    keys = [candidate.key for candidate in library.candidates(database, "me")]
    by_key = library.showings(database, keys)
    assert by_number == {n: by_key[key] for n, key in zip(numbers, keys, strict=True)}
