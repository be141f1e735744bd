"""Does a key cost the same in a large library as in a small one, and late as early in a session?

Nothing here looks at a clock: what is counted are calls, statements, and the cards that are made.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from support.build import MORNING, StandingClock
from support.calling import calls_of
from support.shelves import shelf_of
from support.situations import situation
from support.studying import MODEL, NOW, candidate, deck_file, remembered
from support.watching import watched

from quizzer.memory.exam import Exam
from quizzer.memory.exams.projecting import project
from quizzer.memory.exams.ranking import ranked
from quizzer.memory.exams.situation import UNSEEN
from quizzer.memory.exams.solving import solve
from quizzer.memory.mastery import UNTRUED
from quizzer.memory.model import Rating
from quizzer.memory.moment import Moment
from quizzer.store import library as stored
from quizzer.store.database import Database
from quizzer.store.records import Candidate
from quizzer.study import exams, expecting, library, looking, planning, reviewing
from quizzer.study.desk import Turn
from quizzer.study.expecting import Given
from quizzer.study.load import load_of
from quizzer.study.quizdrawing import drawn_up
from quizzer.study.quizzes.spec import QuizSpec
from quizzer.study.scope import EVERYTHING, Scope
from quizzer.study.searching import browsing
from quizzer.study.searching.language import Mistake, parse
from quizzer.study.searching.ordering import Order
from quizzer.study.session import FEW, Session, advanced, answer, dealt, start
from quizzer.study.settings import Settings

SETTINGS = Settings(new_per_day=9999)
SMALL, LARGE = 500, 5000
CARDS, AT_ONCE = 70, 25


def courses(size: int) -> list[Candidate]:
    """Cards of which every other was learnt long ago, two of a family side by side."""
    learnt = remembered(Rating.EASY, days_ago=30)
    return [
        candidate(f"c{n}", learnt if n % 2 else None, siblings=f"f{n // 4}", position=n)
        for n in range(size)
    ]


class Studying:
    """A session on many cards that are dealt some at a time, without a database."""

    def __init__(self, size: int) -> None:
        self.cards, self.at = courses(size), MORNING
        self.shelf = shelf_of(self.cards)
        load = load_of(self.shelf, SETTINGS.share_of)
        self.session = start((), (), "me", NOW, rest=range(size), load=load)
        self.deal()

    def deal(self) -> None:
        numbers = self.session.rest[: reviewing.AT_ONCE]
        cards = [self.cards[number] for number in numbers]
        self.session = dealt(self.session, len(numbers), cards, NOW)

    def answered(self, rating: Rating) -> Session:
        moment = Moment(self.at)
        return advanced(self.session, answer(self.session, rating, moment, 1, MODEL), moment)

    def answer(self) -> int:
        """Answer a card; how many calls that took."""
        self.at += timedelta(seconds=5)
        count = calls_of(lambda: self.answered(Rating.EASY))
        self.session = self.answered(Rating.EASY)
        if self.session.is_short:
            self.deal()
        return count


def test_an_answer_takes_no_more_steps_in_a_large_library_nor_late_in_a_session() -> None:
    small, large = Studying(SMALL), Studying(LARGE)
    in_small = max(small.answer() for _ in range(100))
    early = max(large.answer() for _ in range(100))
    for _ in range(900):
        large.answer()
    late = max(large.answer() for _ in range(100))
    assert large.session.asked == 1101
    assert max(early, late) <= 1.1 * in_small


def test_what_a_state_holds_of_its_own_is_no_more_late_in_a_session() -> None:
    studying = Studying(LARGE)
    for _ in range(1000):
        studying.answer()
    session, before = studying.session, studying.session.previous
    assert before is not None
    assert session.rest is before.rest
    assert session.waiting is before.waiting
    assert session.load.cards is before.load.cards
    assert len(session.waiting) < reviewing.AT_ONCE + FEW
    assert len(session.load.changes) <= 2 * reviewing.AT_ONCE
    assert len(session.load.regrouped) <= reviewing.AT_ONCE + FEW


@pytest.fixture
def shelved(bundled_folder: Path, database: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A library of 70 cards that are dealt 25 at a time; nobody may make them all at once."""
    (bundled_folder / "beta.yaml").unlink()
    deck_file(bundled_folder, "alpha", *(f"c{number}: {number}" for number in range(CARDS)))
    reviewing.begin(database, SETTINGS, EVERYTHING, NOW)  # takes the deck in

    def refused(*_: object) -> None:
        raise AssertionError("all cards of the library were made")

    monkeypatch.setattr(stored, "candidates", refused)
    monkeypatch.setattr(reviewing, "AT_ONCE", AT_ONCE)
    return database


@contextmanager
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Candidate]]:
    """The cards that are made of rows of the database."""
    seen: list[Candidate] = []
    make = stored._candidate_of

    def noted(*arguments: Any) -> Candidate:
        seen.append(make(*arguments))
        return seen[-1]

    with monkeypatch.context() as patched:
        patched.setattr(stored, "_candidate_of", noted)
        yield seen


def rated(database: Database, turn: Turn, clock: StandingClock) -> Turn:
    clock.wait(seconds=5)
    review = reviewing.answered(turn, Rating.EASY, 1000, None, clock())
    return reviewing.rate(database, turn, review, clock())


def test_a_session_makes_the_cards_that_it_is_about_to_show(
    shelved: Database, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with made(monkeypatch) as first:
        turn = reviewing.begin(shelved, SETTINGS, EVERYTHING, clock())
    assert len(first) == FEW + 2
    assert turn.session.total == CARDS
    with made(monkeypatch) as later:
        for number in range(CARDS):
            assert turn.session.asked == number + 1
            assert turn.session.total == CARDS
            turn = rated(shelved, turn, clock)
    assert turn.card is None
    assert len(later) == CARDS - (FEW + 2)


def test_a_session_for_an_exam_makes_the_cards_that_it_is_about_to_show(
    shelved: Database, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    exam = Exam("Final", clock().day + timedelta(days=6), 60)
    assert exams.add(shelved, SETTINGS, exam, clock()).cards == CARDS
    habits = planning.habits_of(planning.answers(shelved, SETTINGS))
    material = planning.material(shelved, SETTINGS, clock(), habits)
    planning.keep(shelved, SETTINGS, planning.made(material, lambda _: None))
    with made(monkeypatch) as first:
        turn = reviewing.begin_exam(shelved, SETTINGS, clock())
    assert turn.session.total == CARDS
    assert len(first) == FEW + 2


def planned(cards: int, minutes: float) -> object:
    """What a plan and its forecast say of so many cards, five times as many new as seen."""
    days, topics = 4, (("case", "a"), ("case", "b/c"))
    at = situation(
        cards,
        days_left=(days,),
        minutes=minutes,
        elapsed=np.tile([UNSEEN, UNSEEN, UNSEEN, UNSEEN, UNSEEN, 3], cards // 6),
    )
    at = replace(at, stability=np.full(cards, 5.0), difficulty=np.full(cards, 5.0))
    prices = solve(at)
    exam = Exam("Final", NOW.day + timedelta(days=days), round(minutes), goal=1.0)
    given = Given((exam,), topics, np.arange(cards) % 2, {}, UNTRUED, NOW.day, exam.minutes)
    forecast = expecting.forecast(given, at, prices, project(at, prices), lambda _: None)
    return forecast, ranked(at, prices, most=10)


@pytest.mark.slow
def test_a_plan_takes_no_more_calls_for_many_times_the_cards_in_as_many_times_the_minutes() -> None:
    planned(60, 2.0)  # what is worked out once
    small = calls_of(lambda: planned(60, 2.0))
    large = calls_of(lambda: planned(12_000, 400.0))
    assert large <= 1.02 * small


def test_a_key_asks_the_database_the_same_however_many_cards_there_were(
    shelved: Database, clock: StandingClock
) -> None:
    turn = reviewing.begin(shelved, SETTINGS, EVERYTHING, clock())
    turn = rated(shelved, turn, clock)
    counts = []
    for _ in range(45):
        with watched(shelved) as statements:
            turn = rated(shelved, turn, clock)
        counts.append(len(statements))
    assert len([count for count in counts if count != counts[0]]) == 2  # where more were dealt


def test_neither_home_nor_a_summary_nor_an_edit_makes_all_cards(
    shelved: Database, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    turn = rated(shelved, reviewing.begin(shelved, SETTINGS, EVERYTHING, clock()), clock)
    with made(monkeypatch) as cards:
        assert looking.look(shelved, SETTINGS, clock()).new == CARDS - 1
        assert reviewing.summarise(shelved, SETTINGS, turn.session, clock()).cards == 1
        assert reviewing.reload(shelved, turn, clock()).card == turn.card
    assert len(cards) == 1 + len(turn.session.at_hand)


def test_the_end_of_a_session_makes_the_cards_that_it_asked_and_not_all_of_the_day(
    shelved: Database, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = reviewing.begin(shelved, SETTINGS, EVERYTHING, clock())
    for _ in range(10):
        earlier = rated(shelved, earlier, clock)
    turn = rated(shelved, reviewing.begin(shelved, SETTINGS, EVERYTHING, clock()), clock)
    with made(monkeypatch) as cards:
        assert reviewing.summarise(shelved, SETTINGS, turn.session, clock()).cards == 1
    assert len(cards) == 1


def test_a_quiz_makes_the_cards_that_it_asks(
    shelved: Database, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with made(monkeypatch) as cards:
        attempt, _ = drawn_up(shelved, SETTINGS, QuizSpec(count=5), clock())
    assert len(cards) == len(attempt.questions) == 5


def test_the_cards_of_a_deck_are_told_without_being_made(
    shelved: Database, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with made(monkeypatch) as cards:
        numbers = looking.weakest(shelved, SETTINGS, Scope("alpha"), clock())
        lines = looking.card_lines(shelved, SETTINGS, numbers, clock())
    assert len(lines) == len(numbers) == CARDS
    assert cards == []


def test_what_home_counts_after_an_answer_reads_neither_decks_nor_topics_again(
    shelved: Database, clock: StandingClock
) -> None:
    turn = reviewing.begin(shelved, SETTINGS, EVERYTHING, clock())
    looking.count(shelved, SETTINGS, clock())
    rated(shelved, turn, clock)
    with watched(shelved) as statements:
        assert looking.count(shelved, SETTINGS, clock()).new == CARDS - 1
    assert not [sql for sql in statements if "FROM deck" in sql or "FROM topic" in sql]
    assert len(statements) < 25


def test_a_session_goes_on_when_a_whole_hand_of_its_cards_has_gone(
    shelved: Database, bundled_folder: Path, clock: StandingClock
) -> None:
    turn = reviewing.begin(shelved, SETTINGS, EVERYTHING, clock())
    kept = [*range(20), *range(60, CARDS)]
    deck_file(bundled_folder, "alpha", *(f"c{number}: {number}" for number in kept))
    reviewing.reload(shelved, turn, clock())
    asked = set()
    while turn.card is not None:
        asked.add(turn.card.key.card)
        turn = rated(shelved, turn, clock)
    assert asked >= {f"c{number}" for number in kept}
    assert turn.session.left == 0


def test_a_search_by_numbers_does_nothing_card_by_card(
    tmp_path: Path, bundled_folder: Path, clock: StandingClock
) -> None:
    def work(size: int) -> int:
        deck_file(bundled_folder, "alpha", *(f"c{number}: {number}" for number in range(size)))
        library.refresh(database, clock().at)
        fresh = Database(database.location)
        weak = parse("recall:<50%")
        assert not isinstance(weak, Mistake)

        def opened_and_searched() -> None:
            matcher = browsing.opened(fresh, SETTINGS, clock())
            browsing.found(fresh, matcher, weak, Order.WEAKEST, most=10)

        calls = calls_of(opened_and_searched)
        fresh.close()
        return calls

    database = Database(str(tmp_path / "growing.db"))
    work(10)  # the first time, modules may be imported
    assert work(20) == work(200)
    database.close()
