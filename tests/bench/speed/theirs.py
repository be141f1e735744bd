"""Anki's operations, each in a process of its own, run by a Python that has the package `anki`.

`theirs.py OPERATION FOLDER`, where the folder holds the collection, or what it is made of. Never
imported by Quizzer, which would then be under Anki's licence; nothing here is needed but `anki`.
"""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import anki.collection  # which brings anki.cards, and must come before it

from speed.timing import ANSWERS, REPEATS, Figures, cpu_of, tell

NAME = "bench"
_NO_LIMIT = 9999
_DAY_S = 86_400
_RETENTION, _OTHER_RETENTION = 0.9, 0.85
_DECAY = 0.154
_FILE = "collection.anki2"


@contextmanager
def opened(folder: str) -> Iterator[anki.collection.Collection]:
    """A copy of the folder's collection, so that each measurement finds the same."""
    with tempfile.TemporaryDirectory(dir=folder) as copies:
        path = Path(copies, _FILE)
        shutil.copy(Path(folder, _FILE), path)
        whole = anki.collection.Collection(str(path))
        try:
            yield whole
        finally:
            whole.close()


def answering(folder: str) -> Figures:
    """Next card with its question, and an answer to it."""
    from anki.scheduler_pb2 import CardAnswer

    ratings = (CardAnswer.AGAIN, CardAnswer.HARD, CardAnswer.GOOD, CardAnswer.EASY)
    chance = random.Random(5)
    walls: list[float] = []
    with opened(folder) as whole:
        _choose(whole)
        start = 0.0
        for number in range(ANSWERS + 1):
            if number == 1:  # the first one builds the queue
                start, walls = time.process_time(), []
            queued = whole.sched.get_queued_cards(fetch_limit=1).cards[0]
            card = _card(whole, queued)
            card.start_timer()
            card.question()
            begun = time.perf_counter()
            (rating,) = chance.choices(ratings, (10, 10, 70, 10))
            given = whole.sched.build_answer(card=card, states=queued.states, rating=rating)
            whole.sched.answer_card(given)
            walls.append((time.perf_counter() - begun) * 1000)
        cpu = (time.process_time() - start) * 1000 / ANSWERS
    return {"cpu": [cpu], "wall": walls}


def first_card(folder: str) -> Figures:
    """Say the first card's question, then wait to be let go: measured from outside."""
    with opened(folder) as whole:
        queued = whole.sched.get_queued_cards(fetch_limit=1).cards[0]
        print(_card(whole, queued).question(), flush=True)
        sys.stdin.readline()
    return {}


def queue(folder: str) -> Figures:
    """Build the queue of the deck, with its first card."""
    with opened(folder) as whole:
        other = whole.decks.id("another")

        def leave() -> None:
            whole.decks.set_current(other)
            _choose(whole)

        leave()
        return {"warm": cpu_of(lambda: whole.sched.get_queued_cards(fetch_limit=1), REPEATS, leave)}


def counts(folder: str) -> Figures:
    """The counts of all decks; topics are tags here, which it does not count."""
    with opened(folder) as whole:
        return {"warm": cpu_of(whole.sched.deck_due_tree, REPEATS)}


def statistics(folder: str) -> Figures:
    """The graphs of the deck over all of its log."""
    from anki.stats_pb2 import GraphsRequest

    request = GraphsRequest(search=f"deck:{NAME}", days=0).SerializeToString()
    with opened(folder) as whole:

        def work() -> object:
            return whole._backend.graphs_raw(request)  # what its own window calls

        return {"cold": cpu_of(work), "warm": cpu_of(work, 2)}


def filtering(folder: str) -> Figures:
    """The cards of the deck below a retrievability."""
    thresholds = iter(range(80, 80 - REPEATS - 1, -1))
    with opened(folder) as whole:

        def work() -> None:
            found = whole.find_cards(f"deck:{NAME} prop:r<{next(thresholds) / 100}")
            assert found, "no card is below it, so memory was not taken in"

        return {"cold": cpu_of(work), "warm": cpu_of(work, REPEATS)}


def importing(folder: str) -> Figures:
    """Import the cards into an empty collection, then once more, unchanged."""
    with tempfile.TemporaryDirectory(dir=folder) as fresh:
        whole = _new(Path(fresh, _FILE))
        figures = {
            "first": cpu_of(lambda: _take_in(whole, folder)),
            "again": cpu_of(lambda: _take_in(whole, folder)),
        }
        whole.close()
    return figures


def replaying(folder: str) -> Figures:
    """Work out memory from the log and reschedule, as a change of the retention does."""
    from anki.deck_config_pb2 import UpdateDeckConfigsRequest

    with opened(folder) as whole:
        deck = whole.decks.id(NAME)
        known = whole._backend.get_deck_configs_for_update(deck)
        settings = [each.config for each in known.all_config]
        settings[-1].config.desired_retention = _OTHER_RETENTION
        request = UpdateDeckConfigsRequest(
            target_deck_id=deck,
            configs=settings,
            fsrs=True,
            fsrs_reschedule=True,
            limits=known.current_deck.limits,
        ).SerializeToString()
        return {"cpu": cpu_of(lambda: whole._backend.update_deck_configs_raw(request))}


def making(folder: str) -> Figures:
    """Make the collection: cards by an import, log and memory in bulk."""
    path = Path(folder, _FILE)
    path.unlink(missing_ok=True)
    whole = _new(path)
    _take_in(whole, folder)
    today = whole.sched.today
    ids = [row[0] for row in whole.db.execute("select id from cards order by id")]
    whole.close()
    with sqlite3.connect(path) as database:
        database.create_collation("unicase", _unicase)
        database.executemany(
            "update cards set type=2, queue=2, factor=2500, due=?, ivl=?, reps=12, data=?"
            " where id=?",
            _memories(Path(folder, "memory.tsv"), ids, today),
        )
        database.executemany(
            "insert into revlog values (?, ?, -1, ?, ?, ?, 2500, ?, ?)",
            _reviews(Path(folder, "log.tsv"), ids),
        )
    database.execute("pragma wal_checkpoint(truncate)")
    database.close()
    return {}


def _new(path: Path) -> anki.collection.Collection:
    """An empty collection with a deck of its own that has no limits, scheduled by FSRS."""
    whole = anki.collection.Collection(str(path))
    deck = whole.decks.id(NAME)
    whole.decks.select(deck)
    limits = whole.decks.config_dict_for_deck_id(deck)
    limits["new"]["perDay"] = limits["rev"]["perDay"] = _NO_LIMIT
    whole.decks.update_config(limits)
    whole.set_config("fsrs", True)
    return whole


def _take_in(whole: anki.collection.Collection, folder: str) -> None:
    from anki.import_export_pb2 import ImportCsvRequest

    path = str(Path(folder, "import.tsv"))
    said = whole.get_csv_metadata(path=path, delimiter=None)
    whole.import_csv(ImportCsvRequest(path=path, metadata=said))


def _memories(path: Path, ids: list[int], today: int) -> Iterator[tuple[int, int, str, int]]:
    now = int(time.time())
    for line in path.read_text().splitlines():
        card, stability, difficulty, due, ago = (float(part) for part in line.split())
        data = {
            "s": stability,
            "d": difficulty,
            "dr": _RETENTION,
            "decay": _DECAY,
            "lrt": now - int(ago) * _DAY_S,
        }
        packed = json.dumps(data, separators=(",", ":"))
        yield today + int(due), max(1, int(stability)), packed, ids[int(card)]


def _reviews(path: Path, ids: list[int]) -> Iterator[tuple[int, ...]]:
    """As a user's log has them: a card's first review is of kind 0, all others of kind 1."""
    seen: set[int] = set()
    with path.open() as lines:
        for line in lines:
            at, card, rating, elapsed = map(int, line.split())
            kind = int(card in seen)
            seen.add(card)
            yield at, ids[card], rating, 10, 10 * kind, elapsed, kind


def _unicase(one: str, other: str) -> int:
    """The order that Anki's tables are kept in."""
    one, other = one.lower(), other.lower()
    return (one > other) - (one < other)


def _choose(whole: anki.collection.Collection) -> None:
    whole.decks.set_current(whole.decks.id(NAME))


def _card(whole: anki.collection.Collection, queued: Any) -> anki.cards.Card:
    card = anki.cards.Card(whole)
    card._load_from_backend_card(queued.card)  # what its own reviewer does
    return card


if __name__ == "__main__":
    tell(
        {
            "answering": answering,
            "first-card": first_card,
            "queue": queue,
            "counts": counts,
            "statistics": statistics,
            "filtering": filtering,
            "importing": importing,
            "replaying": replaying,
            "making": making,
        }
    )
