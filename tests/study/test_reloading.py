"""Does a session follow a deck that was edited while it lasts?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.build import StandingClock
from support.studying import deck_file, deck_text

from quizzer.cards.card import CardKey
from quizzer.memory.model import Rating
from quizzer.study.desk import Desk, Turn
from quizzer.study.scope import EVERYTHING
from quizzer.study.session import Answered
from quizzer.study.settings import Settings

CARDS = ("one: 1", "two: 2", "three: 3")
KEYS = [CardKey("alpha", name) for name in ("one", "two", "three")]


@pytest.fixture
def path(bundled_folder: Path) -> Path:
    (bundled_folder / "beta.yaml").unlink()
    return deck_file(bundled_folder, "alpha", *CARDS)


@pytest.fixture
def desk(path: Path, database_path: Path, clock: StandingClock) -> Iterator[Desk]:
    """A desk at cards that are due again."""
    with Desk(str(database_path), Settings(), clock) as desk:
        turn = desk.begin(EVERYTHING).result()
        for _ in CARDS:
            turn = desk.rate(turn, Rating.EASY, 1000).result()
        clock.wait(days=60)
        yield desk


def asked(turn: Turn) -> str:
    assert turn.card is not None
    return turn.card.key.card


def test_a_next_card_with_a_new_rev_is_scheduled_as_it_is_shown(
    desk: Desk, path: Path, clock: StandingClock
) -> None:
    turn = desk.begin_cards(KEYS).result()
    path.write_text(deck_text("alpha", *CARDS).replace("a: 2", "a: 2\n    rev: 2"))
    turn = desk.rate(desk.reload(turn).result(), Rating.GOOD, 1000).result()
    assert asked(turn) == "two"
    shown = turn.outcomes(clock())[Rating.GOOD]
    change = desk.rate(turn, Rating.GOOD, 1000).result().session.change
    assert isinstance(change, Answered)
    assert change.recorded.memory.reviews == shown.reviews == 1
    assert change.recorded.memory.stability == shown.stability


def test_a_card_that_has_left_the_deck_is_not_asked_any_more(desk: Desk, path: Path) -> None:
    turn = desk.begin_cards(KEYS).result()
    path.write_text(deck_text("alpha", "one: 1", "three: 3"))
    turn = desk.reload(turn).result()
    assert turn.session.total == 2
    turn = desk.rate(turn, Rating.GOOD, 1000).result()
    assert asked(turn) == "three"
    assert desk.rate(turn, Rating.GOOD, 1000).result().card is None
