"""How do deck files get into the library, follow their edits, and leave it?"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from quizzer.cards.card import Status
from quizzer.errors import QuizzerError, UsageError
from quizzer.memory.moment import Moment
from quizzer.store import library as shelf
from quizzer.store.database import Database
from quizzer.store.records import DeckRecord
from quizzer.store.synced import SyncReport
from quizzer.study import bundled, renaming
from quizzer.study.scope import Scope

if TYPE_CHECKING:
    from quizzer.authoring.problems import Problem
    from quizzer.cards.deck import Deck


__all__ = ["SyncReport"]  # handed on to the faces, which do not know the store


LONGEST_GAP = timedelta(days=400)
"""A clock this far from the last review is asked about before anything is scheduled by it."""


class DeckProblemsError(QuizzerError):
    """A deck file has problems, so nothing of it was imported."""

    def __init__(self, path: str, problems: Sequence[Problem]) -> None:
        count = f"{len(problems)} problem" + ("s" if len(problems) != 1 else "")
        super().__init__(
            f"the deck has {count}, nothing of it was imported",
            where=path,
            remedy=f"Run `quizzer check {shlex.quote(str(path))}` to see them all",
        )
        self.problems = tuple(problems)


def add(database: Database, paths: Iterable[Path], at: datetime) -> tuple[SyncReport, ...]:
    """Add deck files to the library, or bring those back that were removed.

    All are read before the first is written: when one has problems, none is added. A file whose
    content the library has is hashed, not parsed.
    """
    from quizzer.authoring.garbage import uncollected
    from quizzer.study.checking import deck_files

    records = [record for record in shelf.decks(database) if not record.removed]
    taken = {record.id: record.path for record in records}
    known = {record.path: record for record in records}
    with uncollected():
        read = []
        for path in deck_files(paths):
            found = _read(path, known)
            if isinstance(found, _Changed):
                _refuse_second_file(taken.get(found.deck.id), found.deck.id, found.stored_path)
                taken[found.deck.id] = found.stored_path
            read.append(found)
        return tuple(_taken_in(database, found, at) for found in read)


@dataclass(frozen=True, slots=True)
class _Changed:
    """A deck as its file has it, which the library does not."""

    deck: Deck
    stored_path: str
    digest: str


def _read(path: Path, known: Mapping[str, DeckRecord]) -> _Changed | DeckRecord:
    """What a file says, or the deck of the library that says just the same."""
    from quizzer.authoring.filebytes import digest_of, read_bytes

    data = read_bytes(path)
    record = known.get(_stored_path(path))
    # A file with drafts is parsed, because the library keeps no count of them.
    if record and record.digest == digest_of(data) and Status.DRAFT.encode() not in data:
        return record
    from quizzer.authoring.deckfile import parse_deck  # it has changed since

    file = parse_deck(data, str(path))
    if file.deck is None:
        raise DeckProblemsError(str(path), file.problems)
    return _Changed(file.deck, _stored_path(path), file.digest)


def _taken_in(database: Database, found: _Changed | DeckRecord, at: datetime) -> SyncReport:
    if isinstance(found, DeckRecord):
        return SyncReport(found.id, renamed=renaming.offers(database, found.id))
    from quizzer.store import syncing  # a start is usually told nothing new

    return syncing.sync(database, found.deck, found.stored_path, found.digest, at)


def add_or_restore(
    database: Database, names: Iterable[str], at: datetime
) -> tuple[SyncReport, ...]:
    """Add what users name: a file, a folder, or the id of a deck that was removed."""
    from quizzer.study.checking import is_there

    removed = {record.id: record.path for record in shelf.decks(database) if record.removed}
    paths = []
    for name in names:
        path = Path(name)
        is_id = name in removed and not is_there(path)
        paths.append(bundled.file_of(removed[name]) if is_id else path)
    return add(database, paths, at)


@dataclass(frozen=True, slots=True)
class Listed:
    """A deck of the library as `quizzer list` shows it."""

    deck: str
    title: str
    cards: int
    path: str
    removed: bool


def listing(database: Database) -> tuple[Listed, ...]:
    """All decks that are or were in the library."""
    counts = shelf.card_counts(database)
    return tuple(
        Listed(r.id, r.title, counts.get(r.id, 0), str(bundled.file_of(r.path)), r.removed)
        for r in shelf.decks(database)
    )


def documented(database: Database, deck: str = "") -> tuple[Path, ...]:
    """The file of a deck if it names case documents; of every such deck without an id."""
    return tuple(
        bundled.file_of(record.path)
        for record in shelf.decks(database)
        if record.sources and not record.removed and deck in ("", record.id)
    )


def remove(database: Database, deck: str, at: datetime) -> DeckRecord:
    """Take a deck out of the library; its history stays. Raises UsageError for an unknown one."""
    record = find(database, deck)
    shelf.remove_deck(database, record.id, at)
    return record


def find(database: Database, deck: str) -> DeckRecord:
    """A deck of the library by id. Raises UsageError with the ids that there are."""
    records = [record for record in shelf.decks(database) if not record.removed]
    for record in records:
        if record.id == deck:
            return record
    from quizzer.authoring.nearest import did_you_mean, nearest

    known = [record.id for record in records]
    guess = did_you_mean(nearest(deck, known))
    raise UsageError(
        f"there is no deck {deck!r} in the library{guess}",
        remedy=f"There are: {', '.join(known) or 'none'}",
    )


def check_scope(database: Database, scope: Scope) -> None:
    """Refuse a scope that the library does not have. Raises UsageError with what there is."""
    if scope.deck:
        find(database, scope.deck)
    if scope.topic:
        topics = [record.path for record in shelf.topics(database) if record.deck == scope.deck]
        if scope.topic not in topics:
            from quizzer.authoring.nearest import did_you_mean, nearest

            known = ", ".join(topics) or "none"
            guess = did_you_mean(nearest(scope.topic, topics))
            raise UsageError(
                f"the deck {scope.deck} has no topic {scope.topic!r}{guess}",
                remedy=f"There are: {known}",
            )


def refresh(database: Database, at: datetime) -> tuple[str, ...]:
    """Bring the library up to date with its files; returns what could not be, as sentences.

    A file whose content is known is hashed, not parsed; one that this process has hashed is not
    even read while its stamp stays. Bundled decks enter by themselves
    unless they were removed or their id is taken. A deck with problems stays as it was.
    """
    notices = []
    decks = shelf.decks(database)
    for record in decks:
        if not record.removed:
            notices += _refresh_one(database, record.path, record.digest, record.id, at)
    return (*notices, *_take_in_others(database, decks, at))


def refresh_deck(database: Database, deck: str, at: datetime) -> tuple[str, ...]:
    """The same for one deck of the library."""
    record = find(database, deck)
    return tuple(_refresh_one(database, record.path, record.digest, record.id, at))


def take_in_bundled(database: Database, at: datetime) -> tuple[str, ...]:
    """Let bundled decks that the library has never had enter it; returns notices like refresh."""
    return _take_in_others(database, shelf.decks(database), at)


def _take_in_others(
    database: Database, decks: Iterable[DeckRecord], at: datetime
) -> tuple[str, ...]:
    """Let bundled decks enter that are not among these."""
    known = {record.id for record in decks}
    notices = []
    for stored_path in bundled.names():
        if bundled.deck_of(stored_path) not in known:
            notices += _refresh_one(database, stored_path, "", "", at)
    return tuple(notices)


def refresh_and_offer(database: Database, at: datetime) -> tuple[str, ...]:
    """Bring the library up to date; what could not be, and which renames are offered."""
    return (*refresh(database, at), *renaming.said(renaming.offers(database)))


def long_gap(last: datetime | None, moment: Moment) -> datetime | None:
    """The last review's instant when the clock is so far from it that it may be wrong."""
    return last if last is not None and abs(moment.at - last) > LONGEST_GAP else None


def _refresh_one(
    database: Database, stored_path: str, digest: str, deck: str, at: datetime
) -> list[str]:
    from quizzer.authoring.filebytes import digest_in, stamp_of

    path = bundled.file_of(stored_path)
    stamp = stamp_of(path)  # before the file is read: what changes after it shows
    hashed = ("hashed", path)
    if stamp is not None and database.kept.get(hashed) == (stamp, digest):
        return []
    try:
        if digest and digest_in(path) == digest:
            if stamp is not None and stamp.is_settled(at):
                database.kept[hashed] = (stamp, digest)
            return []
        from quizzer.authoring.garbage import uncollected

        with uncollected():
            return _read_again(database, path, stored_path, deck, at)
    except UsageError as error:
        return [f"{path}: {error.what}; the deck stays as it was"]


def _read_again(
    database: Database, path: Path, stored_path: str, deck: str, at: datetime
) -> list[str]:
    """Take in what a file says that has changed. Raises UsageError when it cannot be read."""
    from quizzer.authoring.deckfile import read_deck

    file = read_deck(path)
    if file.deck is None:
        return [str(DeckProblemsError(str(path), file.problems))]
    if deck and file.deck.id != deck:
        change = f"the deck id changed from {deck} to {file.deck.id}"
        records = [record for record in shelf.decks(database) if not record.removed]
        is_in = any((r.id, r.path) == (file.deck.id, stored_path) for r in records)
        cure = f"run `quizzer remove {deck}` to let the old deck go"
        add = "add the file again to take it in as a new deck"
        return [f"{path}: {change}; {cure if is_in else add}"]
    from quizzer.store import syncing

    syncing.sync(database, file.deck, stored_path, file.digest, at)
    return []


def _stored_path(path: Path) -> str:
    absolute = path.resolve()
    if absolute.parent == bundled.folder().resolve():
        return f"{bundled.PREFIX}{absolute.name}"
    stored_path = str(absolute)
    if stored_path != stored_path.encode(errors="replace").decode():
        raise UsageError(
            "the path is no UTF-8, so the library cannot keep it",
            where=stored_path,
            remedy="Rename the file",
        )
    return stored_path


def _refuse_second_file(first_path: str | None, deck: str, stored_path: str) -> None:
    """One deck id, one file; a file that has moved may take its place."""
    if first_path is None or first_path == stored_path:
        return
    from quizzer.study.checking import is_there

    old = bundled.file_of(first_path)
    if is_there(old):
        raise UsageError(
            f"the deck id {deck} is taken by {old}",
            where=stored_path,
            remedy=f"Change the file's `deck:` id, or run `quizzer remove {deck}` first",
        )
