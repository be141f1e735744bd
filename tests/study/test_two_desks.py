"""Do two desks on one file take nothing away from one another?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.build import StandingClock
from support.studying import deck_file

from quizzer.cards.card import CardKey
from quizzer.store.records import Marks
from quizzer.study.desk import Desk
from quizzer.study.scope import EVERYTHING
from quizzer.study.session import Aside
from quizzer.study.settings import Settings

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
