"""Is whatever a key changes read around before it is committed, so that no key fails after?"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from support.build import StandingClock
from support.stored import number
from support.studying import deck_file

from quizzer.errors import StoreError
from quizzer.memory.model import Rating
from quizzer.store.connection import Connection
from quizzer.store.database import Database
from quizzer.study import reviewing
from quizzer.study.desk import Turn
from quizzer.study.scope import EVERYTHING
from quizzer.study.session import FEW, Aside
from quizzer.study.settings import Settings

CARDS = FEW + 10
CHANGES = """
SELECT (SELECT count(*) FROM review) + (SELECT count(*) FROM undo) + (SELECT count(*) FROM mark)
"""

Key = Literal["rate", "bury", "undo"]


@dataclass
class Learner:
    """Someone who presses each key first while the database can't be read."""

    database: Database
    path: Path
    clock: StandingClock
    turn: Turn

    def press(self, key: Key) -> None:
        before = number(self.path, CHANGES)
        self.clock.wait(seconds=5)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(Database, "reading", refused)
            try:
                after = self.pressed(key)
            except StoreError:
                after = None
        assert number(self.path, CHANGES) == before + (after is not None)
        self.turn = after or self.pressed(key)

    def pressed(self, key: Key) -> Turn:
        moment = self.clock()
        match key:
            case "rate":
                review = reviewing.answered(self.turn, Rating.EASY, 1000, None, moment)
                return reviewing.rate(self.database, self.turn, review, moment)
            case "bury":
                return reviewing.put_aside(self.database, self.turn, Aside.BURY, moment)
            case "undo":
                return reviewing.undo(self.database, self.turn, moment)


def refused(_: Database) -> AbstractContextManager[Connection]:
    raise StoreError("the disk cannot be read")


@pytest.fixture
def learner(
    bundled_folder: Path, database: Database, database_path: Path, clock: StandingClock
) -> Learner:
    """At the first card of a session that does not have all its cards at hand."""
    (bundled_folder / "beta.yaml").unlink()
    deck_file(bundled_folder, "alpha", *(f"c{n}: {n}" for n in range(CARDS)))
    turn = reviewing.begin(database, Settings(new_per_day=9999), EVERYTHING, clock())
    assert turn.session.rest, "all cards are at hand, so that nothing is read later"
    return Learner(database, database_path, clock, turn)


@pytest.mark.parametrize("keys", [("rate",), ("bury",), ("rate", "undo", "rate")])
def test_a_key_that_fails_has_changed_nothing_and_does_the_next_time(
    learner: Learner, keys: tuple[Key, ...]
) -> None:
    for _ in range(CARDS):
        for key in keys:
            learner.press(key)
    assert learner.turn.card is None


@pytest.mark.parametrize("key", ["rate", "bury"])
def test_a_key_that_fails_far_back_in_a_session_has_changed_nothing_either(
    learner: Learner, key: Key
) -> None:
    begun = learner.turn.session.waiting
    for _ in range(FEW):
        learner.press("rate")
    assert learner.turn.session.waiting != begun, "no cards were read later"
    for _ in range(FEW):
        learner.press("undo")
    for _ in range(CARDS):
        learner.press(key)
    assert learner.turn.card is None
