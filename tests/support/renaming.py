"""What the tests of renaming share: a deck whose cards get other ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from quizzer.cards.deck import Deck
from quizzer.store import renaming, syncing
from quizzer.store.database import Database
from quizzer.store.synced import Kept, SyncReport
from support.build import MORNING, deck


def with_ids(ids: Mapping[str, str], book: Deck | None = None) -> Deck:
    """The deck with some of its entries under other ids, in their old places."""
    book = book or deck()
    entries = (replace(entry, id=ids.get(entry.id, entry.id)) for entry in book.entries)
    return replace(book, entries=tuple(entries))


def sync(database: Database, book: Deck, at: datetime = MORNING) -> SyncReport:
    """Let the library follow the deck."""
    return syncing.sync(database, book, "case.yaml", "", at)


def rename(database: Database, old: str, new: str, at: datetime = MORNING) -> Kept:
    """Carry one rename out."""
    (kept,) = renaming.rename(database, "case", [(old, new)], at)
    return kept


def give_other_id(database: Database, old: str, new: str, book: Deck | None = None) -> Deck:
    """Change an id in the deck and carry the rename out. Returns the deck."""
    changed = with_ids({old: new}, book)
    sync(database, changed)
    rename(database, old, new)
    return changed
