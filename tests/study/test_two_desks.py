"""Do two desks on one file show what it holds, and take nothing away from one another?"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.build import StandingClock
from support.examples import examples
from support.studying import deck_file, deck_text

from quizzer.cards.card import CardKey
from quizzer.memory.model import Confidence, Rating
from quizzer.store import answers, health, marking, renaming
from quizzer.store import library as stored
from quizzer.store.database import Database
from quizzer.store.records import Marking, Marks
from quizzer.study import bundled, confident, library, looking, reviewing
from quizzer.study.desk import Desk, Turn
from quizzer.study.scope import EVERYTHING, Scope
from quizzer.study.session import Answered, Aside, Said
from quizzer.study.settings import Settings
from quizzer.study.statistics import statistics

ONE = CardKey("alpha", "one")


@pytest.fixture
def desks(
    bundled_folder: Path, database_path: Path, clock: StandingClock
) -> Iterator[tuple[Desk, Desk]]:
    """Two desks at a deck of three cards."""
    (bundled_folder / "beta.yaml").unlink()
    deck_file(bundled_folder, "alpha", "one: 1", "two: 2", "three: 3")
    path = str(database_path)
    with Desk(path, Settings(), clock) as here, Desk(path, Settings(), clock) as there:
        yield here, there


@pytest.mark.parametrize("aside", Aside)
def test_putting_a_card_aside_and_taking_it_back_keeps_the_flag_that_another_set_meanwhile(
    desks: tuple[Desk, Desk], clock: StandingClock, aside: Aside
) -> None:
    here, there = desks
    turn = here.begin(EVERYTHING).result()
    there.set_marks(ONE, Marks(flagged=True), Marks()).result()
    after = here.put_aside(turn, aside).result()
    assert there.marks(ONE).result() == (
        Marks(suspended=True, flagged=True)
        if aside is Aside.SUSPEND
        else Marks(flagged=True, buried_on=clock().day)
    )
    here.undo(after).result()
    assert there.marks(ONE).result() == Marks(flagged=True)


def test_a_flag_on_the_card_that_is_shown_keeps_it_suspended_where_another_suspended_it(
    desks: tuple[Desk, Desk],
) -> None:
    here, there = desks
    turn = here.begin(EVERYTHING).result()
    there.set_marks(ONE, Marks(suspended=True), Marks()).result()
    after = here.toggle_flag(turn).result()
    assert there.marks(ONE).result() == Marks(suspended=True, flagged=True)
    here.undo(after).result()
    assert there.marks(ONE).result() == Marks(suspended=True)


BOOKS = (
    deck_text("alpha", "one: 1", "two: 2", "three: 3"),
    deck_text("alpha", "one: 1", "three: 3"),
    deck_text("alpha", "one: 1", "two: 2", "three: 3").replace("a: 1", "a: 1\n    rev: 2"),
    deck_text("alpha", "three: 3", "two: 2", "one: 1", "four: 4").replace(
        "a: 3", "a: 3\n    topic: t"
    ),
    deck_text("alpha", "one: 1", "two: 2", "three: 3").replace("id: one", "id: first"),
)
"""The deck as it was; without a card; with a card anew; in another order; with another id."""


class Desks:
    """Two open databases of one file, each with a session; what they do, and what is read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.clock = StandingClock()
        self.open = [Database(str(path)) for _ in range(2)]
        self.file = deck_file(path.parent, "alpha", "one: 1", "two: 2", "three: 3")
        library.add(self.open[0], [self.file], self.clock.at)
        self.turns: list[Turn] = [self._begun(0), self._begun(1)]
        self.given = 0

    def wait(self, _: int, hours: int) -> None:
        self.clock.wait(hours=hours - 3)

    def begin(self, where: int, _: int) -> None:
        self.turns[where] = self._begun(where)

    def answer(self, where: int, number: int) -> None:
        turn, moment = self.turns[where], self.clock()
        if turn.card is None:
            return
        said = Said(confidence=Confidence.SURE)
        given = reviewing.answered(turn, Rating(1 + number % 4), 900, said, moment)
        self.turns[where] = reviewing.rate(self.open[where], turn, given, moment)
        self.given += 1

    def undo(self, where: int, _: int) -> None:
        if isinstance(self.turns[where].session.change, Answered):
            turn = reviewing.undo(self.open[where], self.turns[where], self.clock())
            self.turns[where] = turn

    def mark(self, where: int, number: int) -> None:
        how = list(Marking)[number % 4]
        marking.mark_many(self.open[where], "me", [ONE, CardKey("alpha", "two")], how)

    def edit(self, where: int, number: int) -> None:
        self.file.write_text(BOOKS[number % len(BOOKS)])
        library.refresh(self.open[where], self.clock.at)

    def rename(self, where: int, _: int) -> None:
        for offer in renaming.open_offers(self.open[where]):
            pairs = [(offer.old, offer.new)]
            renaming.rename(self.open[where], offer.deck, pairs, self.clock.at)

    def leave_and_return(self, where: int, _: int) -> None:
        stored.remove_deck(self.open[where], "alpha", self.clock.at)
        self.read(self.open[1 - where])
        library.add(self.open[1 - where], [self.file], self.clock.at)

    def rebuild(self, where: int, _: int) -> None:
        health.rebuild(self.open[where])

    def read(self, database: Database) -> tuple[object, ...]:
        set_to, moment = Settings(new_per_day=2), self.clock()
        numbers = looking.weakest(database, set_to, EVERYTHING, moment)
        session = reviewing.begin(database, set_to, EVERYTHING, moment).session
        return (
            looking.look(database, set_to, moment),
            looking.card_lines(database, set_to, numbers, moment),
            statistics(database, set_to, EVERYTHING, moment),
            statistics(database, set_to, Scope("alpha"), moment),
            confident.confident_wrong(database, set_to, moment),
            session.at_hand,
            session.rest,
            answers.last_review_at(database, "me"),
        )

    def _begun(self, where: int) -> Turn:
        return reviewing.begin(self.open[where], Settings(), EVERYTHING, self.clock())


ACTS = st.sampled_from(
    (
        Desks.answer,
        Desks.answer,
        Desks.answer,
        Desks.undo,
        Desks.begin,
        Desks.wait,
        Desks.mark,
        Desks.edit,
        Desks.rename,
        Desks.leave_and_return,
        Desks.rebuild,
    )
)


@pytest.mark.slow
@settings(max_examples=examples(30))
@given(steps=st.lists(st.tuples(ACTS, st.integers(0, 1), st.integers(0, 40)), max_size=16))
def test_each_shows_what_a_fresh_one_shows_whatever_both_have_done(
    empty_database: Path, steps: list[tuple[Callable[[Desks, int, int], Any], int, int]]
) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(bundled, "folder", lambda: Path(folder, "nowhere"))
        desks = Desks(Path(shutil.copy(empty_database, folder)))
        for act, where, number in steps:
            act(desks, where, number)
            desks.read(desks.open[where])
        fresh = Database(str(desks.path))
        expected = desks.read(fresh)
        assert [desks.read(database) for database in desks.open] == [expected, expected]
        assert health.examine(fresh).is_good
        with fresh.reading() as connection:
            assert connection.value("SELECT count(*) FROM review") == desks.given
        for database in (*desks.open, fresh):
            database.close()
