"""Which cards have left their deck and read on under another id, and how does history follow?

Nothing in the log is changed: a rename is a fact of its own, and `lineage` reads the log by it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from quizzer.cards.card import CardKey
from quizzer.errors import UsageError
from quizzer.memory.identity import new_id
from quizzer.store.answers import refold, standing, write_marks
from quizzer.store.connection import Connection, Row
from quizzer.store.database import Database
from quizzer.store.families import IN_ORDER, OF_DECKS, CardRow, Family, families_of, named
from quizzer.store.lineage import Legend, legend
from quizzer.store.listed import AT_ONCE, among, named_values, parts
from quizzer.store.packing import AFTER_LINE, but_for_line
from quizzer.store.records import Marks
from quizzer.store.rows import MARK, marks_of, micros
from quizzer.store.synced import Kept, Rename

_GONE = f"{OF_DECKS} AND cards.retired_at IS NOT NULL"
_OF_DECK = f"{OF_DECKS} AND cards.deck = :deck {IN_ORDER}"
_LEARNERS = "SELECT name FROM learner ORDER BY number"
_ADD = "INSERT INTO rename (id, deck, old, new, at) VALUES (:id, :deck, :old, :new, :at)"
_LATEST = "SELECT max(at) FROM reviews WHERE deck = :deck AND card = :card"
_MARKS = f"""
SELECT learner.name, {MARK} FROM mark
JOIN learner ON learner.number = mark.learner
JOIN identity ON identity.number = mark.card
WHERE identity.deck = :deck AND identity.card = :card
"""
_FORGET = "DELETE FROM memory WHERE card = (SELECT number FROM identity WHERE %s)"
_UNMARK = "DELETE FROM mark WHERE card = (SELECT number FROM identity WHERE %s)"
_IS = "deck = :deck AND card = :card"

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
    gone = [CardRow(*row) for row in connection.all(_GONE) if deck in ("", row[0])]
    keys = [CardKey(row.deck, row.id) for row in gone]
    known = _having(connection, "memories", keys) | _having(connection, "marks", keys, _IS_SET)
    if not known:
        return ()
    names = {(row.deck, row.entry) for row in gone if CardKey(row.deck, row.id) in known}
    kept = [row for row in gone if (row.deck, row.entry) in names]
    families = families_of([*kept, *_here(connection, kept)])
    left = _by_reading(f for f in families if f.is_retired and not known.isdisjoint(f.keys))
    same = [f for f in families if not f.is_retired and f.reading in left]
    answered = _having(connection, "memories", [key for family in same for key in family.keys])
    fresh = _by_reading(family for family in same if answered.isdisjoint(family.keys))
    pairs = [(old, fresh[reading]) for reading, old in left.items() if reading in fresh]
    clear = [(old[0], new[0]) for old, new in pairs if len(old) == len(new) == 1]
    if not clear:
        return ()
    # A card may have answers and no memory, once they were given to another revision of it.
    learners, log = [name for (name,) in connection.all(_LEARNERS)], legend(connection)
    return tuple(
        Rename(old.deck, old.name, new.name)
        for old, new in clear
        if not _is_answered(connection, learners, new.keys, log)
    )


_IS_SET = "AND (suspended = 1 OR flagged = 1)"


def _here(connection: Connection, gone: Sequence[CardRow]) -> Sequence[CardRow]:
    """The cards that are in the decks now and may read as those that left, or share an entry."""
    texts = {but_for_line(row.content) for row in gone}
    entries = {row.entry for row in gone}
    found: list[Row] = []
    for deck in {row.deck for row in gone}:
        statement = f"{OF_DECKS} AND cards.retired_at IS NULL AND cards.deck = :deck"
        values: dict[str, object] = {"deck": deck}
        if len(texts) + len(entries) <= AT_ONCE:
            like = f"rtrim(cards.content, :after_line) IN ({among('text', texts)})"
            statement += f" AND ({like} OR cards.entry IN ({among('entry', entries)}))"
            values |= named_values("text", texts) | named_values("entry", entries)
            values["after_line"] = AFTER_LINE
        found += connection.all(f"{statement} {IN_ORDER}", values)
    return [CardRow(*row) for row in found]


def rename(
    database: Database, deck: str, pairs: Sequence[tuple[str, str]], at: datetime
) -> tuple[Kept, ...]:
    """Let entries, or single cards, of a deck go on under other ids, all in one transaction.

    Their memory and marks go with them. Raises UsageError when an old id is still in use, when a
    new one is not or has answers of its own, and when they are not the same kind of thing.
    """
    with database.writing() as connection:
        rows = [CardRow(*row) for row in connection.all(_OF_DECK, {"deck": deck})]
        chosen = [(_leaving(rows, deck, old), _entering(rows, deck, new)) for old, new in pairs]
        learners = [name for (name,) in connection.all(_LEARNERS)]
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
        connection.many(_ADD, facts)
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
        connection.run(_FORGET % _IS, _named(ex))
        _move_marks(connection, ex, now)
    return Kept(Rename(old.deck, old.name, new.name), answers)


def _move_marks(connection: Connection, old: CardKey, new: CardKey) -> None:
    """Marks that were set on either stay set."""
    mine = {learner: marks_of(row) for learner, *row in connection.all(_MARKS, _named(new))}
    for learner, *row in connection.all(_MARKS, _named(old)):
        both = (marks_of(row), mine.get(learner, Marks()))
        merged = Marks(
            suspended=any(marks.suspended for marks in both),
            flagged=any(marks.flagged for marks in both),
            buried_on=max((m.buried_on for m in both if m.buried_on), default=None),
        )
        write_marks(connection, learner, new, merged)
    connection.run(_UNMARK % _IS, _named(old))


def _moment(connection: Connection, leaving: Sequence[Family], known: Legend, now: int) -> int:
    """Now, or just after what a rename must come after when the clock has gone back."""
    cards = [key for family in leaving for key in family.keys]
    answered = max(_latest(connection, card) for card in cards)
    left = [row.retired_at or 0 for family in leaving for row in family.cards]
    passed = [rename.at for family in leaving for rename in known.renames.get(family.deck, ())]
    moment: int = max(now, 1 + max(answered, *left, *passed))
    return moment


def _latest(connection: Connection, card: CardKey) -> int:
    at: int | None = connection.value(_LATEST, _named(card))
    return at or 0


def _leaving(rows: Sequence[CardRow], deck: str, name: str) -> Family:
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


def _entering(rows: Sequence[CardRow], deck: str, name: str) -> Family:
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
    if _is_answered(connection, learners, keys, known) or _having(connection, "marks", keys):
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
    connection: Connection, view: str, keys: Sequence[CardKey], condition: str = ""
) -> set[CardKey]:
    """Those of the cards that have a row in the view, whoever the learner is."""
    found = set()
    by_deck: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        by_deck[key.deck].append(key.card)
    for deck, cards in by_deck.items():
        for some in parts(cards):
            statement = (
                f"SELECT DISTINCT card FROM {view} "
                f"WHERE deck = :deck AND card IN ({among('card', some)}) {condition}"
            )
            rows = connection.all(statement, named_values("card", some) | {"deck": deck})
            found |= {CardKey(deck, card) for (card,) in rows}
    return found


def _by_reading(families: Iterable[Family]) -> dict[tuple[object, ...], list[Family]]:
    found: dict[tuple[object, ...], list[Family]] = defaultdict(list)
    for family in families:
        found[family.reading].append(family)
    return found


def _named(card: CardKey) -> dict[str, object]:
    return {"deck": card.deck, "card": card.card}


def _some(names: Collection[str]) -> str:
    listed = list(names)[:_FEW]
    more = len(names) - len(listed)
    return ", ".join(listed) + (f" and {more} more" if more else "") or "none"
