"""What has a learner answered, by columns that are fit for arithmetic?

The log only ever grows. So its columns are read once, kept by the open database, and brought up
to date with what was appended since, by whichever process.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from quizzer.memory.bulk import Flags, Whole
from quizzer.memory.distinct import distinct
from quizzer.memory.replaying import Log, by_card, counted, starts_of
from quizzer.store import logcolumns
from quizzer.store.columnar import as_text, numbers_in
from quizzer.store.connection import Connection
from quizzer.store.database import Database
from quizzer.store.listed import among, named_values, parts
from quizzer.store.logcolumns import Columns, Extent, joined
from quizzer.store.naming import learner_number

Numbers: TypeAlias = NDArray[np.integer[Any]]
Ints: TypeAlias = NDArray[np.int32]


class _Sorted(NamedTuple):
    """A log, and the ids of the models that it counts."""

    log: Log
    models: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """The answers of a learner that stand, each under the card whose history it is part of now.

    `card`, `day`, `elapsed`, `rating` and `milliseconds` are as in `log`, but in the order in which
    the answers came. Cards are counted by their place in `number`, which is what the store calls
    them (as in `quizzer.store.shelf`), and `revision`. No answer takes longer than
    `logs.LONGEST_MS`.
    """

    card: Ints
    day: Ints
    elapsed: Ints
    rating: NDArray[np.int8]
    milliseconds: Ints
    number: Whole
    revision: Whole
    sort: Callable[[], _Sorted]

    @property
    def log(self) -> Log:
        """The answers card by card, with all that belongs to them."""
        return self.sort().log

    @property
    def models(self) -> tuple[str, ...]:
        """The ids of the models that the log counts."""
        return self.sort().models

    def is_among(self, numbers: Numbers) -> Flags:
        """Which of its cards have one of these numbers."""
        return np.isin(self.number, numbers)

    def matched(self, numbers: Numbers, values: Numbers, missing: int) -> Whole:
        """For each of its cards the value that goes with its number; for others `missing`."""
        most = max(self.number.max(initial=0), numbers.max(initial=0))
        table = np.full(int(most) + 1, missing, np.int64)
        table[numbers] = values
        return table[self.number]


def answered(database: Database, learner: str) -> Record:
    """All that the learner has answered until now. What was returned before stays as it was."""
    key = (Record, learner)
    kept = database.kept.get(key)
    with database.reading() as connection:
        extent = logcolumns.extent(connection)
        if isinstance(kept, _Kept) and kept.extent == extent:
            return kept.record
        found = _extended(connection, learner, kept if isinstance(kept, _Kept) else None, extent)
    database.kept[key] = found
    return found.record


def cards_of(database: Database, deck: str) -> Whole:
    """The numbers of all cards that a deck has or had."""
    with database.reading() as connection:
        numbers = as_text(connection, "number", "number")
        statement = f"SELECT {numbers} FROM identity WHERE deck = :deck"
        return numbers_in(connection.value(statement, {"deck": deck}))


def is_current(database: Database, record: Record) -> Flags:
    """Which of a record's cards are of the revision that the library has of them now.

    A card of which only one revision was answered is taken for current: where it is not, the
    learner has no memory of the card.
    """
    times = np.bincount(record.number)
    several = np.flatnonzero(times > 1).tolist()
    held = np.zeros(len(times), np.int64)
    with database.reading() as connection:
        for some in parts(several):
            statement = f"{_REVISIONS} ({among('card', some)})"
            for number, revision in connection.all(statement, named_values("card", some)):
                held[number] = revision
    number = record.number
    current: Flags = (times[number] == 1) | (held[number] == record.revision)
    return current


class _Ends(NamedTuple):
    """The study day and the instant of each card's last answer."""

    day: Whole
    at: Whole


@dataclass(frozen=True, slots=True, eq=False)
class _Kept:
    """How far the log went when it was read, what was read, by and by, and what it gives."""

    extent: Extent
    parts: tuple[Columns, ...]
    record: Record
    ends: _Ends


_REVISIONS = "SELECT number, revision FROM card WHERE number IN"
_SITTINGS = "SELECT number, model FROM sitting WHERE learner = :learner"

_FEW = 1000
"""Answers that are put behind the others; with more it is as well to begin anew."""
_MOST_PARTS = 100
_LATELY = 5000
"""Answers among which one that was taken back is looked for first."""


def _extended(connection: Connection, learner: str, kept: _Kept | None, extent: Extent) -> _Kept:
    """What was kept, with what was appended since.

    All is read anew after a rename, which changes whose answers are whose, or in another log.
    """
    mine = {"learner": learner_number(connection, learner)}
    models: dict[int, str] = dict(connection.all(_SITTINGS, mine))
    if (
        kept is None
        or kept.extent.renames != extent.renames
        or not logcolumns.goes_on(connection, kept.extent, extent)
    ):
        new = _read(connection, models, 0, extent)
        return _begun(extent, new, models)
    new = _read(connection, models, kept.extent.last, extent)
    if kept.extent.undos == extent.undos:
        follows = _followed(extent, kept, new, models)
        if follows is not None:
            return follows
        return _begun(extent, joined(*kept.parts, new), models)
    before = joined(*kept.parts)
    stands = _standing(connection, before.number, kept.extent, extent.undos)
    return _begun(extent, joined(before.where(stands), new), models)


def _standing(connection: Connection, number: Whole, kept: Extent, undos: int) -> Flags:
    """Which answers still stand, now that there are so many undos."""
    found = np.zeros(0, np.int64)
    for after in (kept.last - _LATELY, 0):  # what is taken back was mostly just given
        found = logcolumns.undone(connection, after)
        recent = number[np.searchsorted(number, after, side="right") :]
        taken = np.count_nonzero(np.isin(recent, found)) + np.count_nonzero(found > kept.last)
        if taken == undos - kept.undos:
            break
    return ~np.isin(number, found)


def _read(connection: Connection, models: Mapping[int, str], after: int, extent: Extent) -> Columns:
    """A learner's answers behind a number: those of the sittings whose models these are."""
    found = logcolumns.read(connection, after, extent.last, extent.undos)
    theirs = np.zeros(max(found.sitting.max(initial=0), *models, 0) + 1, np.bool_)
    theirs[list(models)] = True
    is_theirs = theirs[found.sitting]
    if not is_theirs.all():
        found = found.where(is_theirs)
    return found._replace(card=logcolumns.heirs(connection, found.card, found.at))


def _begun(extent: Extent, columns: Columns, models: Mapping[int, str]) -> _Kept:
    """What these answers give: a card and a revision of it count as one."""
    revisions = columns.revision[:1]
    if bool((columns.revision == revisions).all()):
        pairs, card = distinct(columns.card)
    else:
        revisions, revision = distinct(columns.revision)
        pairs, card = distinct(columns.card.astype(np.int64) * len(revisions) + revision)
    number, which = np.divmod(pairs, max(1, len(revisions)))
    order = by_card(card, columns.at)
    starts = starts_of(card, len(number))
    days, since = counted(columns.day[order], starts)
    last = starts[1:] - 1
    ends = _Ends(
        days[last].astype(np.int64),
        columns.at[last if isinstance(order, slice) else order[last]],
    )
    day, elapsed = np.empty((2, len(card)), np.int32)
    day[order], elapsed[order] = days, since
    record = Record(
        card=card,
        day=day,
        elapsed=elapsed,
        rating=columns.rating,
        milliseconds=columns.milliseconds,
        number=number,
        revision=revisions[which],
        sort=cache(lambda: _sorted(card, columns, order, models, len(number))),
    )
    return _Kept(extent, (columns,), record, ends)


def _followed(extent: Extent, kept: _Kept, new: Columns, models: Mapping[int, str]) -> _Kept | None:
    """What was kept with a few answers behind it; None when they do not simply come after it."""
    if not len(new.number):
        return replace(kept, extent=extent)
    if len(new.number) > _FEW or len(kept.parts) >= _MOST_PARTS:
        return None
    before, ends, known = kept.record, kept.ends, len(kept.record.number)
    number, revision, card = _with_cards(before, new)
    day, at = (np.append(each, np.zeros(len(number) - known, np.int64)) for each in ends)
    if bool((new.at < at[card]).any()):
        return None
    # A log of the last answers before, and of those that came: it says what these were to them.
    touched = np.unique(card)
    seeds = touched[touched < known]
    cards = np.concatenate((seeds, card))
    order = by_card(cards, np.concatenate((at[seeds], new.at)))
    instants = np.concatenate((at[seeds], new.at))[order]
    days = np.concatenate((day[seeds], new.day))[order]
    log = Log.of(np.searchsorted(touched, cards[order]), instants, days, 1)
    last = log.starts[1:] - 1
    day[touched], at[touched] = log.day[last], log.at[last]
    on, since = np.empty((2, len(cards)), np.int32)
    on[order], since[order] = log.day, log.elapsed
    parts = (*kept.parts, new)
    all_cards = np.append(before.card, card.astype(np.int32))
    record = Record(
        card=all_cards,
        day=np.append(before.day, on[len(seeds) :]),
        elapsed=np.append(before.elapsed, since[len(seeds) :]),
        rating=np.append(before.rating, new.rating),
        milliseconds=np.append(before.milliseconds, new.milliseconds),
        number=number,
        revision=revision,
        sort=cache(lambda: _sorted_anew(all_cards, joined(*parts), models, len(number))),
    )
    return _Kept(extent, parts, record, _Ends(day, at))


def _with_cards(before: Record, new: Columns) -> tuple[Whole, Whole, Whole]:
    """The numbers and revisions of a record's cards and of new ones; the places of the answers'."""
    known = {}
    for number in np.unique(new.card).tolist():
        for place in np.flatnonzero(before.number == number).tolist():
            known[number, int(before.revision[place])] = place
    cards = list(zip(new.card.tolist(), new.revision.tolist(), strict=True))
    first = len(before.number)
    fresh = [card for card in dict.fromkeys(cards) if card not in known]
    known |= {card: first + place for place, card in enumerate(fresh)}
    numbers, revisions = np.array(fresh, np.int64).reshape(-1, 2).T
    return (
        np.append(before.number, numbers),
        np.append(before.revision, revisions),
        np.array([known[card] for card in cards], np.int64),
    )


def _sorted_anew(card: Ints, columns: Columns, models: Mapping[int, str], cards: int) -> _Sorted:
    return _sorted(card, columns, by_card(card, columns.at), models, cards)


def _sorted(
    card: Ints, columns: Columns, order: Whole | slice, model_of: Mapping[int, str], cards: int
) -> _Sorted:
    """The log of these answers, which this order puts by card."""
    sittings, sitting = distinct(columns.sitting)
    named = [model_of[each] for each in sittings.tolist()]
    models = tuple(dict.fromkeys(named))
    model_of_sitting = np.array([models.index(each) for each in named], np.int32)
    log = Log.of(
        card[order],
        columns.at[order],
        columns.day[order],
        columns.rating[order],
        milliseconds=columns.milliseconds[order],
        model=model_of_sitting[sitting][order] if len(models) > 1 else 0,
        guess=columns.guess[order] if columns.guess.any() else 0.0,
        cards=cards,
    )
    return _Sorted(log, models)
