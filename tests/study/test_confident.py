"""Does what the learner was sure of and wrong about come back, until it is right on a later day?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.build import StandingClock
from support.studying import deck_file, deck_text

from quizzer.memory.model import Confidence, Rating
from quizzer.store.records import Marks
from quizzer.study.desk import Desk, Turn
from quizzer.study.scope import EVERYTHING
from quizzer.study.session import Said
from quizzer.study.settings import Settings

SURE = Said(confidence=Confidence.SURE)


@pytest.fixture
def desk(bundled_folder: Path, database_path: Path, clock: StandingClock) -> Iterator[Desk]:
    (bundled_folder / "beta.yaml").unlink()
    deck_file(bundled_folder, "alpha", "one: 1", "two: 2", "three: 3")
    with Desk(str(database_path), Settings(), clock) as desk:
        yield desk


def cards(desk: Desk) -> list[str]:
    """The cards of a session on them, by answering each with Good, in no confidence."""
    asked = []
    turn = desk.begin_confident_wrong().result()
    while turn.card is not None:
        if turn.card.key.card not in asked:
            asked.append(turn.card.key.card)
        turn = desk.rate(turn, Rating.GOOD, 1000).result()
    return asked


def wrong(desk: Desk, *sure: str) -> Turn:
    """Everything wrong, these in confidence."""
    turn = desk.begin(EVERYTHING).result()
    for _ in range(3):
        assert turn.card is not None
        said = SURE if turn.card.key.card in sure else None
        turn = desk.rate(turn, Rating.AGAIN, 1000, said).result()
    return turn


def test_it_asks_them_due_or_not_and_the_overview_counts_them(
    desk: Desk, clock: StandingClock
) -> None:
    wrong(desk, "one", "three")
    assert desk.look().result().confident_wrong == 2
    clock.wait(days=1)
    assert cards(desk) == ["one", "three"]
    assert desk.look().result().confident_wrong == 0
    assert cards(desk) == []


def test_right_on_the_same_day_is_not_enough(desk: Desk, clock: StandingClock) -> None:
    wrong(desk, "two")
    clock.wait(minutes=1)
    assert cards(desk) == ["two"]
    assert desk.look().result().confident_wrong == 1


def test_what_was_taken_back_was_never_wrong(desk: Desk) -> None:
    turn = desk.begin(EVERYTHING).result()
    turn = desk.rate(turn, Rating.AGAIN, 1000, SURE).result()
    assert desk.look().result().confident_wrong == 1
    desk.undo(turn).result()
    assert desk.look().result().confident_wrong == 0


def test_a_suspended_card_waits_and_a_new_revision_starts_afresh(
    desk: Desk, bundled_folder: Path
) -> None:
    turn = wrong(desk, "one", "two")
    keys = {change.before.key.card: change.before.key for change in turn.session.answers}
    desk.set_marks(keys["one"], Marks(suspended=True), Marks()).result()
    assert desk.look().result().confident_wrong == 1
    revised = deck_text("alpha", "one: 1", "two: 2").replace("id: two", "id: two\n    rev: 2")
    (bundled_folder / "alpha.yaml").write_text(revised, encoding="utf-8")
    assert desk.look().result().confident_wrong == 0
