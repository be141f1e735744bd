"""Which cards does a session ask, and in which order?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import cardbycard
from support.build import MORNING
from support.examples import examples
from support.shelves import Asked, in_order, queue_of, shelf_of
from support.studying import NOW, candidate, ids, remembered

from quizzer.memory.model import Rating
from quizzer.memory.moment import Moment
from quizzer.store.records import Candidate, Marks
from quizzer.study.queue import new_left, next_due, unseen
from quizzer.study.scope import EVERYTHING, Scope

LEARNT = remembered(Rating.EASY, days_ago=30)
TODAY = remembered(Rating.EASY)
STEP = remembered(Rating.GOOD)
YESTERDAYS_STEP = remembered(Rating.GOOD, days_ago=1)
TOMORROW = Moment(MORNING + timedelta(days=1))

MEMORIES = st.sampled_from([None, LEARNT, TODAY, STEP, YESTERDAYS_STEP])
MARKS = st.builds(
    Marks, suspended=st.booleans(), buried_on=st.sampled_from([None, NOW.day, TOMORROW.day])
)
CARDS = st.builds(
    lambda memory, deck, topic, siblings, studied, marks: candidate(
        "x", memory, deck=deck, topic=topic, siblings=siblings, studied=studied, marks=marks
    ),
    MEMORIES,
    st.sampled_from(["a", "b"]),
    st.sampled_from(["", "t", "t/u", "tu"]),
    st.sampled_from(["f1", "f2", "f3", "f4", "f5"]),
    st.sampled_from([True, True, False]),
    st.one_of(st.just(Marks()), MARKS),
)
SCOPES = st.sampled_from([EVERYTHING, Scope("a"), Scope("a", "t"), Scope("b", "t/u")])


def queue(*candidates: Candidate, limit: int = 100, scope: Scope = EVERYTHING) -> Asked:
    return queue_of(candidates, scope, limit=limit)


def numbered(cards: list[Candidate]) -> list[Candidate]:
    return [
        replace(card, key=replace(card.key, card=f"c{number}"), position=number)
        for number, card in enumerate(in_order(cards))
    ]


@settings(max_examples=examples(300))
@given(st.lists(CARDS, max_size=15).map(numbered), SCOPES, st.integers(0, 5))
def test_what_holds_for_every_queue(cards: list[Candidate], scope: Scope, limit: int) -> None:
    made = queue(*cards, scope=scope, limit=limit)
    asked = made.cards
    assert len({card.key for card in asked}) == len(asked)
    assert len(made.new) <= limit
    for card in asked:
        assert card.studied
        assert not card.marks.suspended
        assert card.marks.buried_on != NOW.day
        assert scope.holds(card)
    families = [card.family for card in (*made.reviews, *made.new)]
    assert len(set(families)) == len(families)
    met = {c.family for c in cards if c.memory and c.memory.reviewed_on == NOW.day}
    assert met.isdisjoint(families)


@settings(max_examples=examples(300))
@given(st.lists(CARDS, max_size=15).map(numbered), SCOPES, st.integers(0, 5))
def test_the_columns_give_the_queue_that_the_cards_give_one_by_one(
    cards: list[Candidate], scope: Scope, limit: int
) -> None:
    assert queue(*cards, scope=scope, limit=limit) == cardbycard.build(cards, scope, NOW, limit)
    shelf = shelf_of(cards)
    assert new_left(shelf, NOW.day, limit) == cardbycard.new_left(cards, NOW.day, limit)
    assert next_due(shelf, NOW.day) == cardbycard.next_due(cards, NOW.day)


def test_steps_come_first_then_reviews_then_new_cards() -> None:
    made = queue(candidate("new"), candidate("due", LEARNT), candidate("step", STEP))
    assert ids(made.cards) == ["step", "due", "new"]
    assert (made.due, len(made.new)) == (2, 1)


def test_what_is_not_due_stays_out() -> None:
    assert queue(candidate("c", TODAY)).cards == ()


def test_reviews_come_by_due_date_then_in_the_course_s_order() -> None:
    older = remembered(Rating.EASY, days_ago=40)
    made = queue(
        candidate("c", LEARNT, position=0),
        candidate("b", older, position=2),
        candidate("a", older, position=1),
    )
    assert ids(made.reviews) == ["a", "b", "c"]


def test_steps_come_by_the_minute() -> None:
    made = queue(candidate("ten", STEP), candidate("one", remembered(Rating.AGAIN)))
    assert ids(made.steps) == ["one", "ten"]


def test_a_step_left_over_from_another_day_is_simply_due() -> None:
    made = queue(candidate("c", YESTERDAYS_STEP))
    assert (ids(made.steps), ids(made.reviews)) == ([], ["c"])


def test_new_cards_come_in_the_course_s_order_up_to_the_limit() -> None:
    made = queue(*(candidate(f"c{n}", position=n) for n in range(5)), limit=3)
    assert ids(made.new) == ["c0", "c1", "c2"]


@pytest.mark.parametrize(
    "out",
    [
        candidate("c", studied=False),
        candidate("c", marks=Marks(suspended=True)),
        candidate("c", marks=Marks(buried_on=NOW.day)),
        candidate("c", LEARNT, studied=False),
        candidate("c", LEARNT, marks=Marks(suspended=True)),
        candidate("c", LEARNT, marks=Marks(buried_on=NOW.day)),
        candidate("c", STEP, marks=Marks(suspended=True)),
    ],
)
def test_drafts_and_suspended_and_buried_cards_stay_out(out: Candidate) -> None:
    assert queue(out).cards == ()


def test_a_card_buried_yesterday_is_back() -> None:
    marks = Marks(buried_on=NOW.day - timedelta(days=1))
    assert ids(queue(candidate("c", LEARNT, marks=marks)).cards) == ["c"]


def test_of_siblings_the_due_one_comes_rather_than_the_new_one() -> None:
    made = queue(candidate("new", siblings="f"), candidate("due", LEARNT, siblings="f"))
    assert ids(made.cards) == ["due"]


def test_siblings_in_different_decks_are_strangers() -> None:
    made = queue(candidate("x", siblings="f"), candidate("y", deck="other", siblings="f"))
    assert ids(made.cards) == ["x", "y"]


@pytest.mark.parametrize("memory", [None, LEARNT])
@pytest.mark.parametrize(
    ("marks", "topic"),
    [
        (Marks(), "t"),
        (Marks(), "another topic"),
        (Marks(suspended=True), "t"),
        (Marks(buried_on=NOW.day), "t"),
    ],
)
def test_no_sibling_of_a_card_answered_today_comes_up_today(
    memory: None, marks: Marks, topic: str
) -> None:
    seen = candidate("seen", TODAY, siblings="f", topic=topic, marks=marks)
    sibling = candidate("sibling", memory, siblings="f", topic="t")
    assert queue(seen, sibling, scope=Scope("case", "t")).cards == ()
    assert ids(queue_of([seen, sibling], moment=TOMORROW).cards) == ["sibling"]


@pytest.mark.parametrize(
    ("scope", "held"),
    [
        (EVERYTHING, ["1", "2", "3", "4", "5"]),
        (Scope("case"), ["1", "2", "3", "4"]),
        (Scope("case", "t"), ["2", "3"]),
        (Scope("case", "t/u"), ["3"]),
        (Scope("nowhere"), []),
    ],
)
def test_a_topic_holds_what_is_below_it_and_nothing_else(scope: Scope, held: list[str]) -> None:
    cards = [
        candidate("1"),
        candidate("2", topic="t"),
        candidate("3", topic="t/u"),
        candidate("4", topic="tu"),
        candidate("5", topic="t", deck="other"),
    ]
    assert ids([card for card in cards if scope.holds(card)]) == held


def test_cards_begun_today_use_up_the_day_s_new_ones() -> None:
    cards = [candidate("a", STEP), candidate("b", TODAY), candidate("c", LEARNT), candidate("d")]
    shelf = shelf_of(cards)
    assert new_left(shelf, NOW.day, 20) == 18
    assert new_left(shelf, NOW.day, 1) == 0
    assert new_left(shelf, TOMORROW.day, 20) == 20


def test_tomorrow_counts_what_falls_due_then_and_no_suspended_card() -> None:
    tomorrow = replace(TODAY, due_on=TOMORROW.day)
    cards = [
        candidate("a", tomorrow),
        candidate("b", tomorrow, marks=Marks(suspended=True)),
        candidate("c", tomorrow, studied=False),
        candidate("d", TODAY),
        candidate("e"),
    ]
    assert next_due(shelf_of(cards), NOW.day) == 1


def test_unseen_are_those_that_could_still_be_begun() -> None:
    suspended = candidate("c", marks=Marks(suspended=True))
    cards = [candidate("a"), candidate("b", studied=False), suspended, candidate("d", LEARNT)]
    assert unseen(shelf_of(cards)) == 1
