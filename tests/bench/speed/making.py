"""Where is the collection of a size, and is the one that was kept still good?"""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from quizzer.cli.configuration import system_clock
from quizzer.store.database import Database
from quizzer.study.settings import Settings
from speed import collection, filling, floors, ours
from speed.workers import Anki, run_ours

Say = Callable[[str], None]


def made(folder: Path, cards: int, anki: Anki | None, say: Say, *, is_fresh: bool = False) -> Path:
    """The folder of a collection of so many cards: the one that was kept, or a new one.

    Due dates are counted from today, so that one of another day, or for another schema of the
    database, is of no use.
    """
    place = folder / str(cards)
    ours_here = {"day": str(system_clock(Settings())().day), "schema": _schema()}
    if is_fresh or _kept(place / "made.json") != ours_here:
        shutil.rmtree(place, ignore_errors=True)
        say(f"making a library of {cards:,} cards in {place}")
        _make_ours(place, cards)
        (place / "made.json").write_text(json.dumps(ours_here), encoding="utf-8")
    if anki is not None and not (place / "anki.json").exists():
        say(f"making Anki’s collection of {cards:,} cards")
        anki.run("making", place)
        (place / "anki.json").write_text("{}", encoding="utf-8")
    return place


def _make_ours(place: Path, cards: int) -> None:
    now = system_clock(Settings())()
    whole = collection.collection(cards, round(now.at.timestamp() * 1000))
    collection.write_decks(ours.decks_in(place), cards)
    collection.write_tables(place, whole)
    floors.make(place, whole)
    run_ours("making", place)
    with closing(Database(str(ours.database_in(place)))) as database:
        filling.fill(database, whole, Settings(), now)


def _kept(path: Path) -> object:
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def _schema() -> list[str]:
    """The tables and indexes of a new database."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "new.db")
        Database(str(path)).close()
        with closing(sqlite3.connect(path)) as raw:
            found = raw.execute("SELECT sql FROM sqlite_schema WHERE sql NOT NULL ORDER BY name")
            return [sql for (sql,) in found]
