"""Does a simulated learner forget, differ from what FSRS takes them for, and repeat by seed?"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from quizzer.cards.card import Card, CardKey
from quizzer.cards.content import Basic, Choice, Claim, Content, Option
from quizzer.memory.model import Rating
from quizzer.study.simulated import Asked, SimulatedLearner

DAY = date(2026, 11, 23)


def asked(card: str = "a", topic: str = "t", guess: float = 0.0) -> Asked:
    return Asked(CardKey("case", card), f"case/{topic}", guess)


def days_after(number: int) -> date:
    return DAY + timedelta(days=number)


ROUNDING = 1e-12


@settings(max_examples=examples(30))
@given(st.integers(0, 10**9), st.floats(0, 1))
def test_what_was_learnt_fades_down_to_a_guess_and_no_further(seed: int, guess: float) -> None:
    learner = SimulatedLearner(seed)
    learner.answer(asked(guess=guess), DAY)
    chances = [learner.chance_of(asked(guess=guess), days_after(n)) for n in (0, 1, 9, 90, 900)]
    assert all(later <= earlier + ROUNDING for earlier, later in pairwise(chances))
    assert all(guess - ROUNDING <= chance <= 1 + ROUNDING for chance in chances)


def test_a_card_never_seen_can_only_be_guessed() -> None:
    assert SimulatedLearner(1).chance_of(asked(guess=0.25), DAY) == 0.25


def test_an_exam_s_question_leaves_no_trace() -> None:
    learner = SimulatedLearner(1)
    learner.answer(asked(), DAY)
    before = learner.chance_of(asked(), days_after(5))
    for _ in range(20):
        learner.knows(asked(), days_after(3))
    assert learner.chance_of(asked(), days_after(5)) == before


def test_answers_follow_the_true_chance() -> None:
    learner = SimulatedLearner(3)
    right = []
    chance = []
    for number in range(1500):
        card = asked(f"c{number}", f"t{number % 30}")
        learner.answer(card, DAY)
        chance.append(learner.chance_of(card, days_after(2)))
        right.append(learner.answer(card, days_after(2)).rating > Rating.AGAIN)
    assert sum(right) / 1500 == pytest.approx(sum(chance) / 1500, abs=0.03)


def test_topics_are_of_different_difficulty() -> None:
    learner = SimulatedLearner(2)
    chances = []
    for topic in "abcdefgh":
        learner._traces.clear()
        card = asked("same", topic)
        learner.answer(card, DAY)
        learner._traces[card.key].stability = 5.0
        chances.append(learner.chance_of(card, days_after(5)))
    assert max(chances) - min(chances) > 0.1


@pytest.mark.parametrize(
    ("content", "guess"),
    [
        (Basic("Who?", "He"), 0.0),
        (Claim("It is so.", is_true=True), 0.5),
        (Choice("Which?", (Option("a"),), (Option("b"), Option("c"), Option("d"))), 0.25),
        (Choice("Which?", (Option("a"),), (Option("b"),), multiple=True), 1 / 3),
    ],
)
def test_only_questions_with_options_can_be_guessed(content: Content, guess: float) -> None:
    assert Asked.of(Card(CardKey("case", "a"), content)).guess == guess


def test_easy_is_never_said_of_what_may_be_guessed() -> None:
    learner = SimulatedLearner(5)
    ratings = {
        learner.answer(asked(f"c{number}", guess=0.25), days_after(day)).rating
        for day in (0, 0, 2, 9)
        for number in range(100)
    }
    assert ratings == {Rating.AGAIN, Rating.HARD, Rating.GOOD}


def test_a_lucky_guess_teaches_no_more_than_a_failure() -> None:
    sure, lucky = SimulatedLearner(4), SimulatedLearner(4)
    for learner, guess in ((sure, 0.0), (lucky, 1.0)):
        for number in range(300):
            learner.answer(asked(f"c{number}", guess=guess), DAY)
            learner.answer(asked(f"c{number}", guess=guess), days_after(900))
    later = days_after(910)  # after 900 days next to nothing was left, so all else was luck

    def kept(learner: SimulatedLearner) -> float:
        return sum(learner.chance_of(asked(f"c{number}"), later) for number in range(300)) / 300

    assert kept(lucky) == pytest.approx(kept(sure), abs=0.03)


def test_weekends_are_lighter_and_some_days_are_missed() -> None:
    learner = SimulatedLearner(1)
    minutes = [(days_after(n), learner.minutes_on(days_after(n))) for n in range(365)]
    missed = sum(1 for _, each in minutes if each == 0)
    weekend = [each for day, each in minutes if day.weekday() >= 5 and each]
    week = [each for day, each in minutes if day.weekday() < 5 and each]
    assert 20 < missed < 80
    assert max(weekend) < min(week)


def test_the_same_seed_answers_the_same() -> None:
    one, two = SimulatedLearner(7), SimulatedLearner(7)
    for number in range(50):
        day = days_after(number // 5)
        card = asked(f"c{number % 7}")
        assert one.answer(card, day) == two.answer(card, day)
