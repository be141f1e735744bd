"""Does a mock exam ask by the exam's weights, and is its score kept beside the promise?"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from support.build import MORNING, StandingClock, review
from support.stored import MODEL

from quizzer.cards.content import Basic, Choice, Claim, Content, Option
from quizzer.cards.deck import Deck, Entry, Topic
from quizzer.cards.grading.guessing import chance_of_guess
from quizzer.errors import UsageError
from quizzer.memory.exam import Exam, TopicWeight
from quizzer.memory.model import Rating
from quizzer.store import answers, syncing
from quizzer.store.database import Database
from quizzer.study import exams, mocks
from quizzer.study.settings import Settings

SETTINGS = Settings()
OPTIONS = (Option("this"),), (Option("that"), Option("those"), Option("neither"))


def book() -> Deck:
    entries = [Entry(f"a{n}", Basic(f"Question {n}?", "So"), "a") for n in range(20)]
    entries += [Entry(f"b{n}", Choice(f"Which {n}?", *OPTIONS), "b") for n in range(20)]
    entries += [Entry(f"c{n}", Claim(f"Claim {n}.", is_true=True), "c") for n in range(20)]
    topics = tuple(Topic(path, path.upper()) for path in "abc")
    return Deck(id="case", title="A case", topics=topics, entries=tuple(entries))


@pytest.fixture
def database(database_path: Path) -> Database:
    opened = Database(str(database_path))
    syncing.sync(opened, book(), "case.yaml", "", MORNING)
    answers.remember_model(opened, MODEL)
    weights = (TopicWeight("", "a", 4.0), TopicWeight("", "c", 0.0))
    day = MORNING.date() + timedelta(days=9)
    exams.add(opened, SETTINGS, Exam("Midterm", day, 20, topics=weights), StandingClock()())
    return opened


def test_a_mock_draws_by_weight_and_never_a_card_twice(
    database: Database, clock: StandingClock
) -> None:
    drawn: Counter[str] = Counter()
    for seed in range(60):
        mock = mocks.draw(database, SETTINGS, "Midterm", 5, clock(), seed=seed)
        names = [key.card for key in mock.cards]
        assert len(set(names)) == 5
        drawn.update(name[0] for name in names)

    assert drawn["c"] == 0
    assert 3 < drawn["a"] / drawn["b"] < 5.5  # four to one, a little less as cards run out


@pytest.mark.parametrize("least", [1e-3, 1e-12])
def test_only_the_proportions_of_weights_decide_what_a_mock_draws(
    database: Database, clock: StandingClock, least: float
) -> None:
    weights = (TopicWeight("", "a", 4 * least), TopicWeight("", "b", least))
    day = MORNING.date() + timedelta(days=9)
    light = Exam("Light", day, 20, topics=(*weights, TopicWeight("", "c", 0.0)))
    exams.add(database, SETTINGS, light, clock())

    for seed in range(3):
        heavy, lighter = (
            mocks.draw(database, SETTINGS, name, 30, clock(), seed=seed)
            for name in ("Midterm", "Light")
        )
        assert lighter.cards == heavy.cards


def test_the_same_seed_draws_the_same(database: Database, clock: StandingClock) -> None:
    first, again, other = (
        mocks.draw(database, SETTINGS, "Midterm", 10, clock(), seed=seed) for seed in (1, 1, 2)
    )

    assert first == again
    assert first.cards != other.cards


def test_a_mock_asks_what_there_is_when_more_is_wanted(
    database: Database, clock: StandingClock
) -> None:
    assert len(mocks.draw(database, SETTINGS, "Midterm", 500, clock(), seed=1).cards) == 40


def test_siblings_meet_in_a_mock_only_when_there_is_nothing_else_to_ask(
    database: Database, clock: StandingClock
) -> None:
    grouped = [replace(entry, group=entry.id[1:]) for entry in book().entries]
    syncing.sync(database, replace(book(), entries=tuple(grouped)), "case.yaml", "", MORNING)

    for seed in range(20):
        asked = mocks.draw(database, SETTINGS, "Midterm", 20, clock(), seed=seed).cards
        assert len({key.card[1:] for key in asked}) == 20
    assert len(mocks.draw(database, SETTINGS, "Midterm", 30, clock(), seed=1).cards) == 30


def test_what_was_never_seen_can_only_be_guessed(database: Database, clock: StandingClock) -> None:
    unseen = mocks.draw(database, SETTINGS, "Midterm", 40, clock(), seed=1).predicted
    assert unseen.score == pytest.approx(20 * 0.25 / 40)
    assert unseen.low < unseen.score < unseen.high

    for number in range(20):
        clock.wait(seconds=10)
        answers.record(database, review(f"a{number}", Rating.EASY, clock.at), MODEL)
    clock.wait(days=1)
    seen = mocks.draw(database, SETTINGS, "Midterm", 40, clock(), seed=1).predicted
    assert seen.score > unseen.score + 0.4


@pytest.mark.parametrize(
    ("content", "chance"),
    [
        (Basic("Why?", "So"), 0.0),
        (Claim("So it is.", is_true=False), 0.5),
        (Choice("Which?", *OPTIONS), 0.25),
        (Choice("Which ones?", *OPTIONS, multiple=True), 1 / 15),
    ],
)
def test_a_guess_is_right_as_often_as_the_options_let_it(content: Content, chance: float) -> None:
    assert chance_of_guess(content) == chance


def test_a_score_is_kept_beside_what_was_predicted(
    database: Database, clock: StandingClock
) -> None:
    mock = mocks.draw(database, SETTINGS, "Midterm", 8, clock(), seed=3)

    kept = mocks.record(database, SETTINGS, mock, mock.predicted.score, clock())
    clock.wait(days=1)
    missed = mocks.record(database, SETTINGS, mock, 1.0, clock())

    assert mocks.results(database, SETTINGS, "Midterm") == (kept, missed)
    assert kept.predicted == mock.predicted
    assert kept.questions == 8
    assert kept.was_kept
    assert not missed.was_kept


@pytest.mark.parametrize("score", [-0.1, 1.1, float("nan")])
def test_a_score_is_a_share_of_one(database: Database, clock: StandingClock, score: float) -> None:
    mock = mocks.draw(database, SETTINGS, "Midterm", 8, clock(), seed=3)

    with pytest.raises(UsageError, match="between 0 and 1"):
        mocks.record(database, SETTINGS, mock, score, clock())


def test_a_mock_needs_an_exam_and_a_question(database: Database, clock: StandingClock) -> None:
    with pytest.raises(UsageError, match="at least one question"):
        mocks.draw(database, SETTINGS, "Midterm", 0, clock())
    with pytest.raises(UsageError, match="there is no exam"):
        mocks.draw(database, SETTINGS, "Final", 5, clock())
