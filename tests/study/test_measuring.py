"""Does what is measured over the log agree with what was known then, and with what came true?"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from support.build import MORNING, StandingClock, review
from support.cardbycard import mastery_of
from support.stored import MODEL

from quizzer.cards.content import Basic
from quizzer.cards.deck import Deck, Entry, Topic
from quizzer.memory.forgetting import recall_on
from quizzer.memory.mastery import UNTRUED
from quizzer.memory.model import Rating
from quizzer.store import answers, library, logs, syncing, truings
from quizzer.store.database import Database
from quizzer.store.records import Candidate
from quizzer.study import looking, measuring
from quizzer.study.knowing import Measure
from quizzer.study.mastered import mastered
from quizzer.study.scope import EVERYTHING, Scope
from quizzer.study.settings import Settings

SETTINGS = Settings()
CARDS = 24
DAYS = 12


def book() -> Deck:
    entries = tuple(
        Entry(f"c{number}", Basic(f"Question {number}?", "So"), "ab"[number % 2])
        for number in range(CARDS)
    )
    topics = (Topic("a", "Well known"), Topic("b", "Badly known"))
    return Deck(id="case", title="A case", topics=topics, entries=entries)


def study(database: Database, day: int, chance: random.Random) -> None:
    """Answer what is due on a day; cards of topic b go worse than the model says."""
    clock = StandingClock(MORNING + timedelta(days=day))
    for candidate in library.candidates(database, "me"):
        if candidate.memory is not None and not candidate.memory.is_due(clock()):
            continue
        known = candidate.memory is None or chance.random() < recalled(candidate, clock().day)
        clock.wait(seconds=20)
        rating = Rating.GOOD if known else Rating.AGAIN
        answers.record(database, review(candidate.key.card, rating, clock.at), MODEL)


def recalled(candidate: Candidate, day: date) -> float:
    assert candidate.memory is not None
    recall = recall_on(candidate.memory, day)
    return recall if candidate.topic == "a" else 0.5 * recall


@pytest.fixture(scope="module")
def studied_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("studied") / "quizzer.db"
    database = Database(str(path))
    syncing.sync(database, book(), "case.yaml", "", MORNING)
    answers.remember_model(database, MODEL)
    chance = random.Random(7)
    for day in range(DAYS):
        study(database, day, chance)
    database.close()
    return path


@pytest.fixture
def database(studied_file: Path, tmp_path: Path) -> Database:
    copy = tmp_path / "quizzer.db"
    copy.write_bytes(studied_file.read_bytes())
    return Database(str(copy))


@pytest.fixture
def today() -> StandingClock:
    return StandingClock(MORNING + timedelta(days=DAYS))


def test_a_past_day_has_the_memory_that_there_was(database: Database, tmp_path: Path) -> None:
    then = Database(str(tmp_path / "then.db"))
    syncing.sync(then, book(), "case.yaml", "", MORNING)
    answers.remember_model(then, MODEL)
    chance = random.Random(7)
    for number in range(5):
        study(then, number, chance)
    day = (MORNING + timedelta(days=4)).date()
    now = StandingClock(MORNING + timedelta(days=DAYS))()

    cards, known = measuring.cards_on(database, SETTINGS, day, now)

    was = [candidate.memory for candidate in library.candidates(then, "me")]
    assert [memory is not None for memory in was] == (cards.reviewed_on > 0).tolist()
    for place, memory in enumerate(was):
        if memory:
            assert known.stability[place] == pytest.approx(memory.stability, rel=1e-12)
            assert cards.reviewed_on[place] == memory.reviewed_on.toordinal()
            assert known.reviews[place] == memory.reviews
    assert mastered(cards, known, Measure(day)).mastery(EVERYTHING).score == pytest.approx(
        mastery_of(library.candidates(then, "me"), Measure(day)).score
    )


def test_before_the_first_answer_nothing_was_known(
    database: Database, today: StandingClock
) -> None:
    day = (MORNING - timedelta(days=1)).date()

    cards, known = measuring.cards_on(database, SETTINGS, day, today())

    assert not cards.reviewed_on.any()
    assert not known.reviews.any()


def test_a_day_to_come_has_todays_memory_which_fades(
    database: Database, today: StandingClock
) -> None:
    days = [today().day + timedelta(days=n) for n in (0, 10, 100)]

    scores = [
        mastered(*measuring.cards_on(database, SETTINGS, day, today()), Measure(day))
        .mastery(EVERYTHING)
        .score
        for day in days
    ]

    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[2]


def test_what_was_known_of_a_revised_card_is_what_was_answered_since(
    database: Database, today: StandingClock
) -> None:
    revised = book()
    entries = [replace(each, revision=2) for each in revised.entries[:2]]
    again = replace(revised, entries=(*entries, *revised.entries[2:]))
    at = MORNING + timedelta(days=DAYS)
    syncing.sync(database, again, "case.yaml", "", at)
    answers.record(database, review("c1", Rating.GOOD, at + timedelta(hours=1)), MODEL)
    day = (MORNING + timedelta(days=DAYS + 1)).date()
    now = StandingClock(MORNING + timedelta(days=DAYS + 3))()

    cards, known = measuring.cards_on(database, SETTINGS, day, now)

    assert known.reviews[:2].tolist() == [0, 1]
    assert cards.reviewed_on[:2].tolist() == [0, day.toordinal() - 1]
    assert (known.reviews[2:] > 1).all()


def test_a_history_ends_with_what_is_known_today(database: Database, today: StandingClock) -> None:
    points = measuring.history(database, SETTINGS, EVERYTHING, today())

    assert [point.day for point in points] == sorted(point.day for point in points)
    assert points[-1].day == today().day
    measure = looking.measure_on(database, SETTINGS, today().day)
    known = mastery_of(library.candidates(database, "me"), measure)
    assert points[-1].mastery.score == pytest.approx(known.score)
    assert points[-1].mastery.reviews == known.reviews
    assert points[0].mastery.seen == 0


def test_a_history_of_what_was_never_studied_is_empty(
    database: Database, today: StandingClock
) -> None:
    assert measuring.history(database, SETTINGS, Scope("none"), today()) == ()


def test_a_topic_that_goes_worse_than_the_model_says_is_trued(
    database: Database, today: StandingClock
) -> None:
    before = {topic: known(database, topic) for topic in "ab"}

    assert looking.is_truing_stale(database, SETTINGS, today())
    material = measuring.truing_material(database, SETTINGS)
    measuring.keep_truing(database, SETTINGS, measuring.trued(material), material.count, today())

    assert not looking.is_truing_stale(database, SETTINGS, today())
    assert known(database, "b") < before["b"] - 0.05
    assert known(database, "b") < known(database, "a")


@pytest.mark.parametrize(
    ("before", "new", "days", "is_stale"),
    [
        (0, 1, 0, True),
        (100, 19, 0, False),
        (100, 20, 0, True),
        (100, 1, 1, True),
        (100, 0, 1, False),
        (1_000_000, 499, 1, False),
        (1_000_000, 500, 1, True),
    ],
)
def test_a_truing_is_made_again_when_so_much_is_new_that_it_shows(
    database: Database, today: StandingClock, before: int, new: int, days: int, *, is_stale: bool
) -> None:
    if before:
        made_on = today().day - timedelta(days=days)
        truings.keep(database, "me", UNTRUED, made_on, before)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(logs, "answer_count", lambda *_: before + new)
        assert looking.is_truing_stale(database, SETTINGS, today()) is is_stale


def known(database: Database, topic: str) -> float:
    truing = truings.kept(database, "me").truing
    day = (MORNING + timedelta(days=DAYS)).date()
    cards = [c for c in library.candidates(database, "me") if c.topic == topic]
    return mastery_of(cards, Measure(day, truing)).score


def test_calibration_predicts_only_what_it_had_not_seen(
    database: Database, today: StandingClock
) -> None:
    before = measuring.calibration(database, SETTINGS)
    study(database, DAYS, random.Random(1))

    after = measuring.calibration(database, SETTINGS)

    assert [way.name for way in before.ways] == ["FSRS defaults", "trued by topic"]
    counts = {way.reliability.count for way in before.ways}
    assert len(counts) == 1
    assert 0 < counts.pop() < before.answers
    assert after.answers > before.answers


def test_truing_predicts_better_where_topics_differ_from_the_model(database: Database) -> None:
    defaults, trued = measuring.calibration(database, SETTINGS).ways

    assert trued.reliability.log_loss < defaults.reliability.log_loss
    rows = {row.topic: row.reliability for row in measuring.calibration(database, SETTINGS).topics}
    assert rows["b"].observed < rows["a"].observed


def test_without_answers_there_is_nothing_to_calibrate(database_path: Path) -> None:
    empty = Database(str(database_path))

    found = measuring.calibration(empty, SETTINGS)

    assert (found.answers, found.ways, found.topics, found.chosen) == (0, (), (), None)
