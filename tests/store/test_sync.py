"""Does the library follow a deck file, and keep what was learned?"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from support.build import MORNING, deck, edited, five_kinds, review
from support.stored import MODEL, dump, number, shelve
from support.watching import watched

from quizzer.cards.card import CardKey, Status, cards_of
from quizzer.cards.content import Basic, Cloze
from quizzer.cards.deck import Deck, Entry, Topic
from quizzer.memory.scheduling import Memory
from quizzer.store import answers, library, syncing
from quizzer.store.connection import SqliteConnection
from quizzer.store.database import Database
from quizzer.store.packing import pack
from quizzer.store.synced import SyncReport

FOUNDER, *REST = five_kinds()
NEW = Entry("new", Basic("New?", "Yes"))


def sync(database: Database, book: Deck) -> SyncReport:
    return syncing.sync(database, book, "case.yaml", "", MORNING)


def memory_of(database: Database, card: str = "founder", learner: str = "me") -> Memory | None:
    found = {c.key.card: c.memory for c in library.candidates(database, learner)}
    return found[card]


def cards(database: Database) -> list[str]:
    return [candidate.key.card for candidate in library.candidates(database, "me")]


def founder(**changes: object) -> Deck:
    return edited(deck(), replace(FOUNDER, **changes))  # type: ignore[arg-type]


def test_a_new_deck_is_on_the_shelf_card_for_card(database: Database) -> None:
    report = sync(database, deck())

    expected = [card for entry in deck().entries for card in cards_of("case", entry)]
    assert report == SyncReport("case", added=tuple(card.key.card for card in expected))
    shown = library.showings(database, [card.key for card in expected])
    assert [shown[card.key].card for card in expected] == expected
    assert cards(database) == [card.key.card for card in expected]
    assert [t.path for t in library.topics(database)] == ["model", "pricing"]
    assert library.decks(database)[0].sources == deck().sources
    assert library.card_counts(database) == {"case": len(expected)}


def test_the_same_deck_again_changes_nothing(database: Database, database_path: Path) -> None:
    sync(database, deck())
    before = dump(database_path)

    assert sync(database, deck()) == SyncReport("case")
    assert dump(database_path) == before


@pytest.mark.parametrize(
    ("after", "report"),
    [
        (deck(FOUNDER, *REST, NEW), SyncReport("case", added=("new",))),
        (deck(*REST), SyncReport("case", retired=("founder",))),
        (founder(content=Basic("Who?", "Lei Jun")), SyncReport("case", changed=("founder",))),
        (founder(topic="pricing"), SyncReport("case", changed=("founder",))),
        (founder(suspended=True), SyncReport("case", changed=("founder",))),
        (founder(status=Status.DRAFT), SyncReport("case", changed=("founder",), drafts=1)),
        (founder(revision=2), SyncReport("case", restarted=("founder",))),
        (founder(id="maker"), SyncReport("case", added=("maker",), retired=("founder",))),
        (deck(*REST, FOUNDER), SyncReport("case")),
    ],
    ids=["added", "removed", "text", "topic", "suspended", "draft", "rev", "renamed", "moved"],
)
def test_an_edit_is_reported_as_what_it_is(
    database: Database, after: Deck, report: SyncReport
) -> None:
    sync(database, deck())
    if report.added == ("maker",):
        after = deck(replace(FOUNDER, id="maker"), *REST)

    assert sync(database, after) == report


def test_an_edit_above_them_costs_the_other_cards_their_place_alone(database: Database) -> None:
    sync(database, deck())
    longer = replace(FOUNDER, content=Basic("Who?", "He"))
    lower = [replace(entry, line=entry.line + 1) for entry in REST]

    with watched(database) as statements:
        assert sync(database, deck(longer, *lower)).changed == ("founder",)

    written = [sql for sql in statements if sql.startswith("UPDATE card")]
    assert len(written) == len(cards(database))
    assert all(sql.startswith("UPDATE card SET position = ") for sql in written)


def test_the_cards_of_an_entry_are_packed_once(database: Database) -> None:
    lines = Entry("lines", Cloze("{{Phones}}, {{lamps}} and {{scooters}}"))
    with patch.object(syncing, "pack", wraps=pack) as packed:
        assert len(sync(database, deck(lines)).added) == 3
    packed.assert_called_once()


def test_a_removed_card_returns_with_its_memory(database: Database) -> None:
    shelve(database)
    memory = answers.record(database, review(), MODEL).memory
    sync(database, deck(*REST))
    assert "founder" not in cards(database)

    assert sync(database, deck()).returned == ("founder",)
    assert memory_of(database) == memory


@pytest.mark.parametrize(
    "after",
    [
        founder(content=Basic("Who?", "He")),
        founder(topic="", tags=("x",), hint="h"),
        deck(*REST, FOUNDER),
    ],
)
def test_an_edit_keeps_the_memory(database: Database, after: Deck) -> None:
    shelve(database)
    memory = answers.record(database, review(), MODEL).memory

    sync(database, after)

    assert memory_of(database) == memory


def test_a_new_rev_starts_afresh_for_every_learner_and_going_back_restores(
    database: Database, database_path: Path
) -> None:
    shelve(database)
    for learner in ("me", "you"):
        answers.record(database, review(learner=learner), MODEL)
    before = [memory_of(database, learner=learner) for learner in ("me", "you")]

    sync(database, founder(revision=2))
    assert [memory_of(database, learner=learner) for learner in ("me", "you")] == [None, None]
    fresh = answers.record(database, review(), MODEL).memory
    assert fresh.reviews == 1

    assert sync(database, deck()).restarted == ("founder",)
    assert [memory_of(database, learner=learner) for learner in ("me", "you")] == before
    assert number(database_path, "SELECT count(*) FROM review") == 3


def test_a_card_that_returns_with_a_new_rev_starts_afresh(database: Database) -> None:
    shelve(database)
    answers.record(database, review(), MODEL)
    sync(database, deck(*REST))

    report = sync(database, founder(revision=2))

    assert (report.returned, report.restarted) == (("founder",), ("founder",))
    assert memory_of(database) is None


def test_a_card_that_the_log_knows_before_its_deck_does_starts_at_its_rev(
    database: Database,
) -> None:
    shelve(database)
    answers.record(database, review("new"), MODEL)

    sync(database, deck(replace(NEW, revision=2)))

    assert memory_of(database, "new") is None


def test_nothing_leaves_the_log_whatever_is_edited(database: Database, database_path: Path) -> None:
    shelve(database)
    dice = random.Random(1)
    for answered in range(1, 16):
        answers.record(database, review(dice.choice(["founder", "sold", "gone"])), MODEL)
        some = dice.sample(five_kinds(), dice.randint(1, 4))
        sync(database, deck(*(replace(entry, revision=dice.randint(1, 3)) for entry in some)))

        assert number(database_path, "SELECT count(*) FROM review") == answered


def test_a_removed_deck_returns_with_everything(database: Database) -> None:
    shelve(database)
    memory = answers.record(database, review(), MODEL).memory

    library.remove_deck(database, "case", MORNING)
    assert cards(database) == []
    assert library.decks(database)[0].removed

    assert sync(database, deck()) == SyncReport("case")
    assert memory_of(database) == memory


def test_topics_follow_the_file(database: Database) -> None:
    sync(database, deck())
    sync(database, replace(deck(), topics=(Topic("pricing", "Prices"),)))
    assert [(t.path, t.title) for t in library.topics(database)] == [("pricing", "Prices")]

    sync(database, replace(deck(), topics=()))
    assert library.topics(database) == ()


def test_decks_stay_in_the_order_they_were_added(database: Database) -> None:
    for name in ("zebra", "ape", "zebra", "cow"):
        sync(database, deck(name=name))

    assert [record.id for record in library.decks(database)] == ["zebra", "ape", "cow"]
    assert [c.key.deck for c in library.candidates(database, "me")][:1] == ["zebra"]


def test_a_sync_that_fails_at_any_of_its_statements_leaves_everything_as_it_was(
    database: Database, database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelve(database)
    answers.record(database, review(), MODEL)
    answers.record(database, review("online"), MODEL)
    before = dump(database_path)
    after = deck(replace(FOUNDER, revision=2), REST[0], replace(REST[-1], id="first"), NEW)

    for number_ in count(1):
        with failing_at(number_, monkeypatch) as failed:
            try:
                report = sync(database, replace(after, title="Another", topics=()))
            except RuntimeError:
                assert failed
            else:
                break
        assert dump(database_path) == before

    assert number_ > 10
    assert report.added
    assert report.retired
    assert report.restarted
    assert report.renamed


@contextmanager
def failing_at(number_: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The statement of this number fails before it reaches the database."""
    seen: list[str] = []
    failed: list[str] = []
    with monkeypatch.context() as patched:
        for name in ("all", "run", "many"):
            whole = getattr(SqliteConnection, name)

            def fail(self: SqliteConnection, sql: str, *values: Any, whole: Any = whole) -> Any:
                seen.append(sql)
                if len(seen) == number_:
                    failed.append(sql)
                    raise RuntimeError("midway")
                return whole(self, sql, *values)

            patched.setattr(SqliteConnection, name, fail)
        yield failed


def test_showings_leave_out_what_is_unknown(database: Database) -> None:
    sync(database, deck())

    shown = library.showings(database, [CardKey("case", "founder"), CardKey("case", "nobody")])

    assert list(shown) == [CardKey("case", "founder")]
    assert shown[CardKey("case", "founder")].topic_title == "Business model"
