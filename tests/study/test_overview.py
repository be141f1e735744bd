"""Do the counts and the mastery on the home screen say what a session would ask?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import cardbycard
from support.build import MORNING
from support.cardbycard import mastery_of
from support.examples import examples
from support.shelves import in_order, shelf_of, strengths_of
from support.studying import NOW, candidate, deck_record, remembered, topic_record

from quizzer.memory.model import Rating
from quizzer.memory.moment import Moment
from quizzer.store.records import Candidate, Marks
from quizzer.study.knowing import Measure
from quizzer.study.looking import figures_of
from quizzer.study.mastered import mastered
from quizzer.study.outline import outline
from quizzer.study.overview import Line, Overview, overview
from quizzer.study.settings import Settings

LEARNT = remembered(Rating.EASY, days_ago=30)
STEP = remembered(Rating.GOOD)
TOPICS = (topic_record("t"), topic_record("t/u"), topic_record("v"))

LIBRARIES = st.lists(
    st.builds(
        lambda memory, topic, deck, siblings, marks: candidate(
            "x", memory, topic=topic, deck=deck, siblings=siblings, marks=marks
        ),
        st.sampled_from([None, LEARNT, STEP]),
        st.sampled_from(["", "t", "t/u", "v", "undeclared/w"]),
        st.sampled_from(["case", "other"]),
        st.sampled_from([f"f{number}" for number in range(9)]),
        st.sampled_from([Marks(), Marks(), Marks(suspended=True)]),
    ),
    max_size=15,
)


def seen(*candidates: Candidate, new_per_day: int = 20) -> Overview:
    decks = (deck_record(), deck_record("other"))
    shelf, known = shelf_of(candidates), strengths_of(candidates)
    mastery = mastered(shelf, known, Measure(NOW.day)).mastery
    figures = figures_of(shelf, Settings(new_per_day=new_per_day), NOW, mastery)
    return overview(outline(decks, TOPICS, figures.counts), figures, NOW.day)


def line(found: Overview, deck: str, topic: str = "") -> Line:
    (only,) = (li for li in found.lines if (li.scope.deck, li.scope.topic) == (deck, topic))
    return only


@settings(max_examples=examples(150))
@given(LIBRARIES, st.integers(0, 8))
def test_every_line_counts_what_a_session_on_it_would_ask(
    cards: list[Candidate], new_per_day: int
) -> None:
    found = seen(*cards, new_per_day=new_per_day)
    left = cardbycard.new_left(cards, NOW.day, new_per_day)
    for each in found.lines:
        queue = cardbycard.build(in_order(cards), each.scope, NOW, left)
        assert (each.due, each.new) == (queue.due, len(queue.new))
        inside = [card for card in cards if each.scope.holds(card)]
        expected = mastery_of(inside, Measure(NOW.day))
        assert each.mastery.score == pytest.approx(expected.score, abs=1e-12)
        assert each.mastery.margin == pytest.approx(expected.margin, abs=1e-12)
        assert (each.mastery.cards, each.mastery.seen, each.mastery.reviews) == (
            expected.cards,
            expected.seen,
            expected.reviews,
        )


@settings(max_examples=examples(150))
@given(LIBRARIES)
def test_decks_add_up_to_everything_and_every_card_is_below_its_deck(
    cards: list[Candidate],
) -> None:
    found = seen(*cards, new_per_day=9999)
    assert found.due == sum(deck.due for deck in found.decks)
    assert found.new == sum(deck.new for deck in found.decks)
    for deck in found.decks:
        with_topic = [c for c in cards if c.key.deck == deck.scope.deck and c.topic]
        counted = [c for c in with_topic if not c.marks.suspended]
        assert sum(topic.mastery.cards for topic in deck.topics) == len(counted)


def test_a_topic_counts_what_is_below_it() -> None:
    found = seen(candidate("a", LEARNT, topic="t"), candidate("b", topic="t/u"))
    assert (line(found, "case", "t").due, line(found, "case", "t").new) == (1, 1)
    assert line(found, "case", "t").mastery.cards == 2
    assert (line(found, "case", "t/u").due, line(found, "case", "t/u").new) == (0, 1)
    assert line(found, "case", "v").mastery.cards == 0


def test_lines_come_as_a_tree_in_the_author_s_order() -> None:
    found = seen(candidate("a"))
    scopes = [(each.scope.deck, each.scope.topic, each.depth) for each in found.lines]
    assert scopes == [
        ("case", "", 0),
        ("case", "t", 1),
        ("case", "t/u", 2),
        ("case", "v", 1),
        ("other", "", 0),
    ]


def test_a_topic_that_no_deck_declares_has_a_line_with_its_parents() -> None:
    found = seen(candidate("a", topic="x/y"))
    assert line(found, "case", "x").title == "x"
    assert line(found, "case", "x/y").title == "y"
    assert line(found, "case", "x").new == 1


def test_a_removed_deck_has_no_line() -> None:
    assert outline((deck_record(removed=True),), (), ()) == ()


def test_the_day_s_new_cards_are_counted_over_all_decks() -> None:
    cards = [candidate(f"c{n}") for n in range(5)]
    others = [candidate(f"o{n}", deck="other") for n in range(5)]
    found = seen(*cards, *others, new_per_day=3)
    assert found.new == 3
    assert (line(found, "case").new, line(found, "other").new) == (3, 3)


def test_unseen_cards_are_those_that_could_still_be_taken() -> None:
    found = seen(
        candidate("a"),
        candidate("b", studied=False),
        candidate("c", marks=Marks(suspended=True)),
        candidate("d", LEARNT),
    )
    assert found.unseen == 1


def test_mastery_is_tomorrow_s_score_and_counts_unseen_cards_as_nothing() -> None:
    known = mastery_of([candidate("a", STEP), candidate("b")], Measure(NOW.day))
    assert (known.seen, known.cards, known.reviews) == (1, 2, 1)
    assert 0.4 < known.score < 0.5  # half the cards, recalled almost surely


@pytest.mark.parametrize(
    "left_out",
    [candidate("b", studied=False), candidate("b", LEARNT, marks=Marks(suspended=True))],
)
def test_mastery_leaves_out_drafts_and_suspended_cards(left_out: Candidate) -> None:
    kept = candidate("a", LEARNT)
    assert mastery_of([kept, left_out], Measure(NOW.day)) == mastery_of([kept], Measure(NOW.day))


def test_mastery_falls_from_day_to_day() -> None:
    days = [Moment(MORNING + timedelta(days=days)).day for days in range(10)]
    scores = [mastery_of([candidate("a", LEARNT)], Measure(day)).score for day in days]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 10
