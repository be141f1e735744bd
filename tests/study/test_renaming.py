"""Is a new id noticed wherever the library is looked at, and does its history follow?"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from support.build import MORNING, StandingClock, review
from support.studying import MODEL, NOW, deck_file, deck_text

from quizzer.cards.card import CardKey
from quizzer.memory.model import Rating
from quizzer.store import answers, health
from quizzer.store import library as shelf
from quizzer.store.database import Database
from quizzer.store.synced import Kept, Rename
from quizzer.study import library, looking, renaming
from quizzer.study.desk import Desk
from quizzer.study.scope import Scope
from quizzer.study.settings import Settings

pytestmark = pytest.mark.usefixtures("nothing_bundled")

SAID = ("mine: one → uno reads the same; to keep its history: quizzer rename mine one uno",)


def give_other_ids(path: Path, **ids: str) -> None:
    """Change ids in a deck file and nothing else."""
    text = path.read_text()
    for old, new in ids.items():
        text = text.replace(f"id: {old}\n", f"id: {new}\n")
    path.write_text(text)


def shelve(database: Database, folder: Path, *cards: str) -> Path:
    """Put a deck with these cards in the library, each answered once."""
    path = deck_file(folder, "mine", *(f"{card}: 1" for card in cards), "other: 2")
    library.add(database, [path], MORNING)
    answers.remember_model(database, MODEL)
    for card in cards:
        answers.record(database, review(card, deck="mine"), MODEL)
    return path


def notices(database: Database) -> tuple[str, ...]:
    return looking.look(database, Settings(), NOW).notices


def test_every_look_says_the_offer_until_it_is_taken(database: Database, tmp_path: Path) -> None:
    path = shelve(database, tmp_path, "one")
    assert notices(database) == ()
    give_other_ids(path, one="uno")
    assert notices(database) == SAID
    assert notices(database) == SAID

    kept = renaming.accept(database, "mine", "one", "uno", MORNING)

    assert kept == Kept(Rename("mine", "one", "uno"), answers=1)
    assert notices(database) == ()


def test_what_could_not_be_read_is_said_before_offers(database: Database, tmp_path: Path) -> None:
    path = shelve(database, tmp_path, "one")
    give_other_ids(path, one="uno")
    library.refresh(database, MORNING)
    path.write_text("]")
    first, *rest = notices(database)
    assert "nothing of it was imported" in first
    assert tuple(rest) == SAID


def test_an_added_file_reports_the_offer(database: Database, tmp_path: Path) -> None:
    path = shelve(database, tmp_path, "one")
    give_other_ids(path, one="uno")
    (report,) = library.add(database, [path], MORNING)
    assert renaming.said(report.renamed) == SAID


def test_all_offers_of_a_deck_are_taken_at_once(database: Database, tmp_path: Path) -> None:
    path = shelve(database, tmp_path, "one", "two")
    give_other_ids(path, one="uno", two="due")
    library.refresh(database, MORNING)

    kept = renaming.accept_all(database, "mine", MORNING)

    assert [(k.rename.new, k.answers) for k in kept] == [("uno", 1), ("due", 1)]
    assert renaming.accept_all(database, "mine", MORNING) == ()
    assert health.examine(database).is_good


def test_many_offers_of_a_deck_are_said_in_one_line() -> None:
    many = [Rename("big", f"a{number}", f"b{number}") for number in range(6)]
    (line, one) = renaming.said((*many, Rename("small", "a", "b")))
    assert line == (
        "big: 6 cards read the same under new ids; to keep their history: quizzer rename big --all"
    )
    assert one.startswith("small: a → b reads the same")


ELSEWHERE = """
import sys
from pathlib import Path
from support.build import MORNING
from quizzer.store.database import Database
from quizzer.study import bundled, library, renaming

bundled.folder = lambda: Path("nowhere")
database = Database(sys.argv[1])
library.refresh_deck(database, "mine", MORNING)
renaming.accept(database, "mine", "one", "uno", MORNING)
database.close()
"""


def test_a_session_goes_on_while_another_process_renames_its_card(
    database_path: Path, tmp_path: Path, clock: StandingClock
) -> None:
    prepared = Database(str(database_path))
    path = shelve(prepared, tmp_path)
    path.write_text(deck_text("mine", "one: 1"))
    prepared.close()
    with Desk(str(database_path), Settings(), clock) as desk:
        turn = desk.begin(Scope("mine")).result()
        turn = desk.rate(turn, Rating.AGAIN, 1000).result()
        give_other_ids(path, one="uno")
        subprocess.run(
            [sys.executable, "-c", ELSEWHERE, database_path],
            check=True,
            cwd=Path(__file__).parents[1],
            timeout=60,
        )

        asked = turn.session.current
        assert asked is not None
        assert asked.key == CardKey("mine", "one")
        clock.wait(minutes=2)
        after = desk.rate(turn, Rating.GOOD, 1000).result()
        remembered = desk.submit(lambda db: shelf.candidates(db, "me")).result()
        found = desk.submit(health.examine).result()
        undone = desk.undo(after).result()
        remembered_then = desk.submit(lambda db: shelf.candidates(db, "me")).result()

    assert [(c.key.card, c.memory and c.memory.reviews) for c in remembered] == [("uno", 2)]
    assert found.is_good
    assert undone.session.current == asked
    assert [c.memory for c in remembered_then] == [asked.memory]
