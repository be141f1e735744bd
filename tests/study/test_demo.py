"""Is a demo a whole profile, the same from the same seed, and never in anybody's way?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from support.build import MORNING
from support.build import review as a_review
from support.faces import bundle_only, standing_answers, write_deck
from support.stored import MODEL, rows

from quizzer.errors import StoreError, UsageError
from quizzer.memory.moment import Moment
from quizzer.store import answers, health
from quizzer.store.database import Database
from quizzer.study import demo
from quizzer.study.simulating import Played

pytestmark = pytest.mark.slow

NOW = Moment(MORNING)
YESTERDAY = NOW.day - timedelta(days=1)

Make = Callable[..., Played]


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Makes a demo of five days, with one small deck."""
    write_deck(tmp_path / "bundled")
    bundle_only(tmp_path / "bundled", monkeypatch)

    def made(name: str = "demo", seed: int = 1, now: Moment = NOW) -> Played:
        return demo.make(tmp_path / name, 5, YESTERDAY, now, seed=seed)

    return made


def test_a_demo_is_sound_and_holds_days_mocks_and_a_plan(make: Make, tmp_path: Path) -> None:
    played = make()
    path = tmp_path / "demo" / "quizzer.db"
    database = Database(str(path))
    found = health.examine(database)
    database.close()
    assert found.is_good
    assert found.reviews == played.answers == len(standing_answers(path)) > played.seen
    assert (played.first, played.last) == (date(2026, 11, 18), date(2026, 11, 22))
    assert [mock.questions for mock in played.mocks] == [6, 6]
    assert rows(path, "SELECT DISTINCT learner FROM reviews") == [("simulated",)]
    assert rows(path, "SELECT made_on FROM plan") == [(NOW.day.toordinal(),)]
    assert {p.name for p in path.parent.iterdir()} == {
        "quizzer.db", "quizzer.db.lock", "SIMULATED.txt",
    }  # fmt: skip


def test_no_answer_lies_in_the_future(make: Make, tmp_path: Path) -> None:
    make()
    (latest,) = rows(tmp_path / "demo" / "quizzer.db", "SELECT max(at) FROM reviews")
    assert latest[0] < MORNING.timestamp() * 1_000_000


@pytest.mark.slow
def test_the_same_seed_makes_the_same_learner_and_another_seed_another(
    make: Make, tmp_path: Path
) -> None:
    said = "SELECT deck, card, at, rating, elapsed_ms, due_on FROM reviews ORDER BY at"
    played = [make("one"), make("two"), make("other", seed=2)]
    one, two, other = (
        rows(tmp_path / name / "quizzer.db", said) for name in ("one", "two", "other")
    )
    assert one == two
    assert played[0] == played[1]
    assert one != other


@pytest.mark.slow
def test_a_demo_replaces_the_one_before(make: Make, tmp_path: Path) -> None:
    first = make(seed=1)
    second = make(seed=2)
    assert second != first
    assert len(standing_answers(tmp_path / "demo" / "quizzer.db")) == second.answers


def test_a_demo_in_which_a_person_has_studied_is_not_replaced(make: Make, tmp_path: Path) -> None:
    make()
    path = tmp_path / "demo" / "quizzer.db"
    database = Database(str(path))
    answers.remember_model(database, MODEL)
    theirs = replace(a_review(deck="small"), learner="ada")
    answers.record(database, theirs, MODEL, NOW.day_starts)
    database.close()
    before = path.read_bytes()
    with pytest.raises(UsageError, match="others than the learner simulated have studied"):
        make()
    assert path.read_bytes() == before


def test_a_folder_with_other_things_is_left_alone(make: Make, tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="other things in it"):
        make()
    assert [p.name for p in (tmp_path / "demo").iterdir()] == ["thesis.txt"]


def test_an_empty_folder_may_be_used(make: Make, tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    assert make().answers


def test_a_file_is_no_folder(make: Make, tmp_path: Path) -> None:
    (tmp_path / "demo").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be written"):
        make()
    assert (tmp_path / "demo").read_text(encoding="utf-8") == "mine"


def test_a_demo_that_was_broken_off_leaves_the_one_before(make: Make, tmp_path: Path) -> None:
    make()
    before = standing_answers(tmp_path / "demo" / "quizzer.db")

    def stop(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        demo.make(tmp_path / "demo", 5, YESTERDAY, NOW, seed=2, progress=stop)
    assert standing_answers(tmp_path / "demo" / "quizzer.db") == before
    assert not list((tmp_path / "demo").glob(".making*"))


def test_what_a_killed_run_left_is_cleared_away(make: Make, tmp_path: Path) -> None:
    make()
    left = tmp_path / "demo" / ".making-killed"
    left.mkdir()
    (left / "quizzer.db").write_bytes(b"half a demo")

    make()

    assert not left.exists()


@pytest.mark.parametrize("last", [NOW.day, NOW.day + timedelta(days=400)])
def test_days_that_are_not_over_cannot_have_been_studied(tmp_path: Path, last: date) -> None:
    with pytest.raises(UsageError, match="a day that is not over"):
        demo.make(tmp_path / "demo", 5, last, NOW)
    assert not (tmp_path / "demo").exists()


@pytest.mark.parametrize("days", [-1, 0, 1, 366])
def test_too_few_or_too_many_days_are_refused(tmp_path: Path, days: int) -> None:
    with pytest.raises(UsageError, match="between 2 and 365 days"):
        demo.make(tmp_path / "demo", days, YESTERDAY, NOW)


@pytest.mark.parametrize("offset", [timedelta(hours=14), timedelta(hours=-11)])
def test_the_days_are_those_of_the_learner_s_zone(
    make: Make, tmp_path: Path, offset: timedelta
) -> None:
    now = Moment(MORNING, offset)
    played = demo.make(tmp_path / "demo", 5, now.day - timedelta(days=1), now)
    days = rows(tmp_path / "demo" / "quizzer.db", "SELECT min(day), max(day) FROM reviews")
    first, last = (date.fromordinal(day) for day in days[0])
    assert played.first <= first <= last <= played.last


@pytest.mark.slow
def test_sixty_days_of_the_real_decks_are_sound(tmp_path: Path) -> None:
    shares: list[float] = []
    played = demo.make(tmp_path / "demo", 60, YESTERDAY, NOW, progress=shares.append)
    database = Database(str(tmp_path / "demo" / "quizzer.db"))
    assert health.examine(database).is_good
    database.close()
    assert played.answers > 700
    assert 40 < played.days_studied < 60
    assert 120 < played.seen < played.cards
    assert shares == sorted(shares)
    assert shares[-1] == 1
