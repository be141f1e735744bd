"""Does a session keep every card, ask steps on time, end, and undo to the very same state?"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.build import MORNING
from support.examples import examples
from support.shelves import queue_of
from support.studying import MODEL, NOW, answered, candidate, remembered

from quizzer.cards.card import CardKey
from quizzer.errors import UsageError
from quizzer.memory.log import step
from quizzer.memory.model import Rating
from quizzer.memory.moment import Moment
from quizzer.store.records import Candidate
from quizzer.study.session import (
    FEW,
    Answered,
    Aside,
    Said,
    Session,
    answer,
    dealt,
    flagged,
    marks_for,
    outcomes,
    put_aside,
    start,
)

KEYS = ["again", "hard", "good", "easy", "bury", "suspend", "flag", "undo", "deal"]
KEYSTROKES = st.lists(st.tuples(st.sampled_from(KEYS), st.integers(0, 15 * 60)), max_size=40)
LIBRARIES = st.lists(st.sampled_from(["new", "due", "step"]), min_size=1, max_size=8)


def library(kinds: list[str]) -> list[Candidate]:
    memories = {
        "new": None,
        "due": remembered(Rating.EASY, days_ago=30),
        "step": remembered(Rating.GOOD),
    }
    return [
        candidate(f"{kind}{number}", memories[kind], position=number)
        for number, kind in enumerate(kinds)
    ]


def begun(*kinds: str, at_hand: int = 100) -> Session:
    """A session of which only so many cards of the queue are at hand at first."""
    cards = library(list(kinds))
    queue = queue_of(cards)
    waiting = (*queue.reviews, *queue.new)
    rest = [cards.index(card) for card in waiting[at_hand:]]
    return start(queue.steps, waiting[:at_hand], "me", NOW, rest=rest)


def dealt_from(cards: list[Candidate], session: Session, count: int, moment: Moment) -> Session:
    """The session with so many more cards at hand, as the store would read them."""
    numbers = session.rest[:count]
    return dealt(session, len(numbers), [cards[n] for n in numbers], moment)


def all_cards(session: Session, cards: list[Candidate]) -> list[CardKey]:
    """Every card that is still to come, in no particular order."""
    return [card.key for card in (*session.at_hand, *(cards[n] for n in session.rest))]


def pressed(session: Session, key: str, moment: Moment) -> Session:
    """The session after a key, without a database in between."""
    if key == "undo":
        return session.previous or session
    if key == "deal":
        return session
    if session.current is None:
        return session
    if key == "flag":
        marks = session.current.marks
        return flagged(session, replace(marks, flagged=not marks.flagged))
    if key in ("bury", "suspend"):
        marks = marks_for(session.current, Aside[key.upper()], moment)
        return put_aside(session, marks, moment)
    return answered(session, Rating[key.upper()], moment)


def out(session: Session) -> list[CardKey]:
    """The cards that were finished or put aside, by what was done and not undone."""
    left = []
    for change in session.changes:
        if isinstance(change, Answered):
            if change.recorded.memory.due_at is None:
                left.append(change.before.key)
        elif change.after.suspended or change.after.buried_on:
            left.append(change.before.key)
    return left


@settings(max_examples=examples(150))
@given(LIBRARIES, KEYSTROKES, st.integers(0, 8))
def test_no_key_loses_or_doubles_a_card(
    kinds: list[str], keys: list[tuple[str, int]], at_hand: int
) -> None:
    session, cards, at = begun(*kinds, at_hand=at_hand), library(kinds), MORNING
    everything = Counter(all_cards(session, cards))
    assert len(everything) == len(kinds)
    for key, seconds in keys:
        at += timedelta(seconds=seconds)
        if key == "deal":
            session = dealt_from(cards, session, 1 + seconds % 3, Moment(at))
        session = pressed(session, key, Moment(at))
        assert Counter([*all_cards(session, cards), *out(session)]) == everything
        assert session.total == len(kinds)
        assert session.finished + session.aside == len(out(session))
        assert session.left == len(all_cards(session, cards))


@settings(max_examples=examples(150))
@given(LIBRARIES, KEYSTROKES, st.integers(1, 3))
def test_a_session_that_is_dealt_its_cards_asks_what_one_with_all_at_hand_asks(
    kinds: list[str], keys: list[tuple[str, int]], at_once: int
) -> None:
    whole, parted, cards, at = begun(*kinds), begun(*kinds, at_hand=1), library(kinds), MORNING
    for key, seconds in keys:
        at += timedelta(seconds=seconds)
        moment = Moment(at)
        whole, parted = pressed(whole, key, moment), pressed(parted, key, moment)
        while parted.rest and len(parted.waiting) == parted.position:
            parted = dealt_from(cards, parted, at_once, moment)
        seen, other = (
            (s.current and s.current.key, s.asked, s.left, s.total, s.is_repeat, s.steps == ())
            for s in (whole, parted)
        )
        assert seen == other


@given(LIBRARIES, st.integers(1, 4), st.data())
def test_cards_that_have_gone_when_they_are_dealt_are_no_cards_of_the_session(
    kinds: list[str], count: int, data: st.DataObject
) -> None:
    session, cards = begun(*kinds, at_hand=0), library(kinds)
    numbers = session.rest[:count]
    there = [cards[n] for n in numbers if data.draw(st.booleans())]
    after = dealt(session, len(numbers), there, NOW)
    assert after.total == session.total - len(numbers) + len(there)


def test_a_session_is_short_of_cards_while_few_are_at_hand_and_there_are_more() -> None:
    kinds = ["new"] * (FEW + 3)
    assert not begun(*kinds).is_short
    assert not begun(*kinds, at_hand=FEW + 1).is_short
    assert begun(*kinds, at_hand=FEW).is_short
    assert begun(*kinds, at_hand=0).is_short


def test_undo_after_a_deal_leads_to_the_state_before_the_answer() -> None:
    before = begun("new", "new", "new", at_hand=1)
    after = dealt_from(library(["new"] * 3), answered(before, Rating.GOOD, NOW), 2, NOW)
    assert after.previous is before


@settings(max_examples=examples(150))
@given(LIBRARIES, KEYSTROKES)
def test_undo_leads_back_through_the_very_same_states(
    kinds: list[str], keys: list[tuple[str, int]]
) -> None:
    states, at = [begun(*kinds)], MORNING
    for key, seconds in keys:
        at += timedelta(seconds=seconds)
        after = pressed(states[-1], key, Moment(at))
        if key != "undo" and after is not states[-1]:
            states.append(after)
        elif key == "undo" and len(states) > 1:
            states.pop()
            assert after is states[-1]
    for before, after in zip(reversed(states[:-1]), reversed(states), strict=False):
        assert after.previous is before
        assert len(after.answers) - len(before.answers) in (0, 1)


@given(LIBRARIES, st.lists(st.sampled_from([Rating.GOOD, Rating.EASY]), min_size=30, max_size=30))
def test_a_session_of_good_and_easy_answers_ends(kinds: list[str], ratings: list[Rating]) -> None:
    session = begun(*kinds)
    for rating in ratings:
        if session.current is None:
            break
        session = answered(session, rating, NOW)
    assert session.current is None
    assert (session.left, session.finished) == (0, len(kinds))


@given(LIBRARIES, KEYSTROKES)
def test_a_step_whose_minute_has_come_goes_before_the_queue(
    kinds: list[str], keys: list[tuple[str, int]]
) -> None:
    session, at = begun(*kinds), MORNING
    for key, seconds in keys:
        at += timedelta(seconds=seconds)
        before, session = session, pressed(session, key, Moment(at))
        if key in ("undo", "flag") or session is before or session.current is None:
            continue
        ripe = [c for c in session.steps if c.memory and c.memory.is_due(Moment(at))]
        is_step = session.position == before.position
        assert is_step or not ripe
        if is_step and session.position < len(session.waiting):
            assert session.current.memory is not None
            assert session.current.memory.is_due(Moment(at))


def test_a_step_comes_back_after_its_minute_and_before_the_next_new_card() -> None:
    session = answered(begun("new", "new", "new"), Rating.AGAIN, NOW)
    assert session.current is not None
    assert session.current.key.card == "new1"
    later = Moment(MORNING + timedelta(minutes=1))
    session = answered(session, Rating.GOOD, later)
    assert session.current is not None
    assert session.current.key.card == "new0"
    assert session.is_repeat


def test_a_step_waits_for_its_minute_while_there_are_other_cards() -> None:
    session = answered(begun("new", "new", "new"), Rating.AGAIN, NOW)
    session = answered(session, Rating.GOOD, Moment(MORNING + timedelta(seconds=59)))
    assert session.current is not None
    assert session.current.key.card == "new2"


def test_when_only_steps_are_left_they_come_early_by_the_minute() -> None:
    session = answered(begun("new", "new"), Rating.GOOD, NOW)  # ten minutes
    session = answered(session, Rating.AGAIN, NOW)  # one minute
    assert session.current is not None
    assert session.current.key.card == "new1"


def test_a_session_without_cards_is_over_at_once() -> None:
    session = start((), (), "me", NOW)
    assert session.current is None
    assert session.total == 0
    with pytest.raises(ValueError, match="over"):
        answer(session, Rating.GOOD, NOW, 0, MODEL)


def test_a_review_says_who_answered_what_when_and_when_it_is_due() -> None:
    session = begun("due")
    assert session.current is not None
    recorded = answer(session, Rating.GOOD, NOW, 1234, MODEL)
    review = recorded.review
    assert (review.learner, review.session) == ("me", session.id)
    assert CardKey(review.deck, review.card) == session.current.key
    assert (review.at, review.day, review.offset) == (NOW.at, NOW.day, NOW.offset)
    assert (review.rating, review.elapsed_ms, review.model) == (Rating.GOOD, 1234, MODEL.id)
    assert (review.due_on, review.due_at) == (recorded.memory.due_on, None)
    assert review.due_on > NOW.day


def test_a_clock_that_ran_backwards_makes_no_negative_answer_time() -> None:
    assert answer(begun("new"), Rating.GOOD, NOW, -5, MODEL).review.elapsed_ms == 0


def test_a_flag_leaves_the_card_where_it_is() -> None:
    before = begun("new", "due")
    after = pressed(before, "flag", NOW)
    assert after.current is not None
    assert after.current.marks.flagged
    assert [c.key for c in after.at_hand] == [c.key for c in before.at_hand]


def test_burying_is_for_the_study_day_and_suspending_for_good() -> None:
    card = candidate("c")
    assert marks_for(card, Aside.BURY, NOW).buried_on == NOW.day
    assert not marks_for(card, Aside.BURY, NOW).suspended
    assert marks_for(card, Aside.SUSPEND, NOW).suspended


def test_progress_counts_cards_not_answers() -> None:
    session = begun("new", "due", "step")
    assert session.total == 3
    session = answered(session, Rating.AGAIN, NOW)
    session = answered(session, Rating.AGAIN, NOW)
    assert session.total == 3
    assert session.asked == 3
    assert [a.recorded.review.rating for a in session.answers] == [Rating.AGAIN] * 2


LUCKY = Said(guess=0.25)


def test_what_may_be_guessed_can_t_be_rated_easy_and_nothing_changes() -> None:
    session = begun("due")
    with pytest.raises(UsageError, match="there is no Easy"):
        answer(session, Rating.EASY, NOW, 1000, MODEL, said=LUCKY)
    assert Rating.EASY not in outcomes(session, NOW, MODEL, guess=LUCKY.guess)
    assert Rating.EASY in outcomes(session, NOW, MODEL)


@pytest.mark.parametrize("rating", [Rating.AGAIN, Rating.HARD, Rating.GOOD])
@pytest.mark.parametrize("kind", ["new", "due", "step"])
def test_the_outcome_that_is_shown_is_that_of_the_answer_luck_included(
    kind: str, rating: Rating
) -> None:
    session = begun(kind)
    recorded = answer(session, rating, NOW, 1000, MODEL, said=LUCKY)
    assert recorded.review.guess == LUCKY.guess
    assert outcomes(session, NOW, MODEL, guess=LUCKY.guess)[rating] == recorded.memory
    assert step(session.current.memory if session.current else None, recorded.review, MODEL) == (
        recorded.memory
    )
