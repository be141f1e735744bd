"""Which cards have left their deck and read on under another id, and how does history follow?

Nothing in the log is changed: a rename is a fact of its own, and `lineage` reads the log by it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, delete, func, insert, or_, select, tuple_

from quizzer.cards.card import CardKey
from quizzer.errors import UsageError
from quizzer.memory.identity import new_id
from quizzer.store import tables
from quizzer.store.answers import refold, standing, write_marks
from quizzer.store.database import Database
from quizzer.store.families import OF_DECKS, Family, families_of, named
from quizzer.store.lineage import Legend, legend
from quizzer.store.records import Kept, Marks, Rename
from quizzer.store.rows import AnyRow, marks_of, micros

_card, _memory, _mark = tables.card, tables.memory, tables.mark
_review, _rename = tables.review, tables.rename

_AT_ONCE = 500
"""Keys in one statement, well below any database's limit of variables."""

_HEAD = 100
"""Characters with which equal contents begin alike; each is longer, and ends with its line."""

_FEW = 5
"""Ids that a sentence names."""


def open_offers(database: Database, deck: str = "") -> tuple[Rename, ...]:
    """What `offers` finds, in a transaction of its own."""
    with database.reading() as connection:
        return offers(connection, deck)


def offers(connection: Connection, deck: str = "") -> tuple[Rename, ...]:
    """Entries with a history that have left, and the unanswered ones that read just the same.

    Only pairs that leave no choice, of one deck of the library or of all. A look at a library
    without retired cards costs one statement.
    """
    in_deck = [_card.c.deck == deck] if deck else []
    gone = connection.execute(OF_DECKS.where(_card.c.retired_at.is_not(None), *in_deck)).all()
    keys = [CardKey(row.deck, row.id) for row in gone]
    is_set = or_(_mark.c.suspended == 1, _mark.c.flagged == 1)
    known = _having(connection, _memory, keys) | _having(connection, _mark, keys, is_set)
    if not known:
        return ()
    names = {(row.deck, row.entry) for row in gone if CardKey(row.deck, row.id) in known}
    kept = [row for row in gone if (row.deck, row.entry) in names]
    families = families_of([*kept, *_here(connection, kept)])
    left = _by_reading(f for f in families if f.is_retired and not known.isdisjoint(f.keys))
    same = [f for f in families if not f.is_retired and f.reading in left]
    answered = _having(connection, _memory, [key for family in same for key in family.keys])
    fresh = _by_reading(family for family in same if answered.isdisjoint(family.keys))
    pairs = [(old, fresh[reading]) for reading, old in left.items() if reading in fresh]
    return tuple(
        Rename(old[0].deck, old[0].name, new[0].name)
        for old, new in pairs
        if len(old) == len(new) == 1
    )


def _here(connection: Connection, gone: Sequence[AnyRow]) -> Sequence[AnyRow]:
    """The cards that are in the decks now and may read as those that left, or share an entry."""
    decks, entries = {row.deck for row in gone}, {row.entry for row in gone}
    statement = OF_DECKS.where(_card.c.retired_at.is_(None), _card.c.deck.in_(decks))
    heads = {row.content[:_HEAD] for row in gone}
    if len(heads) + len(entries) <= _AT_ONCE:
        head = func.substr(_card.c.content, 1, _HEAD)
        statement = statement.where(or_(head.in_(heads), _card.c.entry.in_(entries)))
    return connection.execute(statement).all()


def rename(
    database: Database, deck: str, pairs: Sequence[tuple[str, str]], at: datetime
) -> tuple[Kept, ...]:
    """Let entries, or single cards, of a deck go on under other ids, all in one transaction.

    Their memory and marks go with them. Raises UsageError when an old id is still in use, when a
    new one is not or has answers of its own, and when they are not the same kind of thing.
    """
    with database.writing() as connection:
        rows = connection.execute(OF_DECKS.where(_card.c.deck == deck)).all()
        chosen = [(_leaving(rows, deck, old), _entering(rows, deck, new)) for old, new in pairs]
        learners = connection.execute(select(_review.c.learner).distinct()).scalars().all()
        known = legend(connection)
        for old, new in chosen:
            _refuse_unlike(old, new)
            _refuse_empty(connection, learners, old, known)
            _refuse_answered(connection, learners, new, known)
        moment = _moment(connection, [old for old, _ in chosen], known, micros(at))
        facts = [
            {"id": new_id(at).bytes, "deck": deck, "old": ex.card, "new": now.card, "at": moment}
            for old, new in chosen
            for ex, now in zip(old.keys, new.keys, strict=True)
        ]
        connection.execute(insert(_rename), facts)
        known = legend(connection)
        return tuple(_carried(connection, learners, old, new, known) for old, new in chosen)


def _carried(
    connection: Connection, learners: Sequence[str], old: Family, new: Family, known: Legend
) -> Kept:
    """Move what is derived: memory is folded again under the new id, marks are taken along."""
    answers = 0
    for ex, now, row in zip(old.keys, new.keys, new.cards, strict=True):
        for learner in learners:
            count = sum(1 for _ in standing(connection, learner, now, known))
            if count:
                answers += count
                refold(connection, learner, now, row.revision, known)
        connection.execute(delete(_memory).where(*_is(_memory, ex)))
        _move_marks(connection, ex, now)
    return Kept(Rename(old.deck, old.name, new.name), answers)


def _move_marks(connection: Connection, old: CardKey, new: CardKey) -> None:
    """Marks that were set on either stay set."""
    rows = connection.execute(select(_mark).where(_mark.c.deck == old.deck)).all()
    mine = {row.learner: marks_of(row) for row in rows if row.card == new.card}
    for row in rows:
        if row.card == old.card:
            both = (marks_of(row), mine.get(row.learner, Marks()))
            merged = Marks(
                suspended=any(marks.suspended for marks in both),
                flagged=any(marks.flagged for marks in both),
                buried_on=max((m.buried_on for m in both if m.buried_on), default=None),
            )
            write_marks(connection, row.learner, new, merged)
    connection.execute(delete(_mark).where(*_is(_mark, old)))


def _moment(connection: Connection, leaving: Sequence[Family], known: Legend, now: int) -> int:
    """Now, or just after what a rename must come after when the clock has gone back."""
    cards = [(key.deck, key.card) for family in leaving for key in family.keys]
    latest = select(func.max(_review.c.at)).where(tuple_(_review.c.deck, _review.c.card).in_(cards))
    answered: int = connection.execute(latest).scalar() or 0
    left = [row.retired_at for family in leaving for row in family.cards]
    passed = [rename.at for family in leaving for rename in known.renames.get(family.deck, ())]
    moment: int = max(now, 1 + max(answered, *left, *passed))
    return moment


def _leaving(rows: Sequence[AnyRow], deck: str, name: str) -> Family:
    found = named(rows, name)
    if found is None:
        gone = [family.name for family in families_of(rows) if family.is_retired]
        raise UsageError(
            f"the deck {deck} never had a card {name!r}",
            remedy=f"These have left it: {_some(gone)}",
        )
    if not found.is_retired:
        raise UsageError(
            f"{name} is still in the deck {deck}",
            remedy="Only a card that has left its deck can go on under another id",
        )
    return found


def _entering(rows: Sequence[AnyRow], deck: str, name: str) -> Family:
    found = named(rows, name)
    if found is None or found.is_retired:
        raise UsageError(
            f"there is no card {name!r} in the deck {deck} now",
            remedy="Save the deck with the new id first",
        )
    return found


def _refuse_unlike(old: Family, new: Family) -> None:
    if old.shape != new.shape:
        raise UsageError(
            f"{old.name} was {_shape_in_words(old)} and {new.name} is {_shape_in_words(new)}",
            remedy="A history can only go on with a card of the same kind and parts",
        )


def _shape_in_words(family: Family) -> str:
    kind, parts = family.shape
    named = ", ".join(part for part in parts if part)
    return f"a {kind} card ({named})" if named else f"a {kind} card"


def _refuse_empty(
    connection: Connection, learners: Sequence[str], old: Family, known: Legend
) -> None:
    keys = old.keys
    if _is_answered(connection, learners, keys, known) or _having(connection, _mark, keys):
        return
    taken = [r.new for r in known.renames.get(old.deck, ()) if r.old == keys[0].card]
    raise UsageError(
        f"{old.name} has no answers that could be kept",
        remedy=f"They went on with {taken[-1]}" if taken else "Nothing needs to be renamed",
    )


def _refuse_answered(
    connection: Connection, learners: Sequence[str], new: Family, known: Legend
) -> None:
    if _is_answered(connection, learners, new.keys, known):
        raise UsageError(
            f"{new.name} has answers of its own",
            remedy="Two histories cannot become one; the old one stays in the log",
        )


def _is_answered(
    connection: Connection, learners: Sequence[str], keys: Iterable[CardKey], known: Legend
) -> bool:
    return any(
        True for key in keys for name in learners for _ in standing(connection, name, key, known)
    )


def _having(
    connection: Connection, table: Table, keys: Sequence[CardKey], *where: ColumnElement[bool]
) -> set[CardKey]:
    """Those of the cards that have a row in the table, whoever the learner is."""
    found = set()
    for start in range(0, len(keys), _AT_ONCE):
        some = [(key.deck, key.card) for key in keys[start : start + _AT_ONCE]]
        statement = select(table.c.deck, table.c.card).distinct()
        rows = connection.execute(
            statement.where(tuple_(table.c.deck, table.c.card).in_(some), *where)
        )
        found |= {CardKey(row.deck, row.card) for row in rows}
    return found


def _by_reading(families: Iterable[Family]) -> dict[tuple[object, ...], list[Family]]:
    found: dict[tuple[object, ...], list[Family]] = defaultdict(list)
    for family in families:
        found[family.reading].append(family)
    return found


def _is(table: Table, card: CardKey) -> tuple[ColumnElement[bool], ...]:
    return (table.c.deck == card.deck, table.c.card == card.card)


def _some(names: Collection[str]) -> str:
    listed = list(names)[:_FEW]
    more = len(names) - len(listed)
    return ", ".join(listed) + (f" and {more} more" if more else "") or "none"
