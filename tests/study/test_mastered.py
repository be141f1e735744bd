"""Is mastery the same whether it is measured anew or only where cards have changed?"""

from __future__ import annotations

from dataclasses import astuple, replace
from datetime import timedelta
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.cardbycard import mastery_of
from support.examples import examples
from support.shelves import in_order, shelf_of, strengths_of
from support.studying import NOW, candidate, remembered

from quizzer.memory.model import Rating
from quizzer.memory.scheduling import Memory
from quizzer.store.records import Candidate, Marks
from quizzer.store.shelf import Shelf
from quizzer.study import mastered as module
from quizzer.study.knowing import Measure
from quizzer.study.mastered import mastered
from quizzer.study.scope import EVERYTHING, Scope

Cards: TypeAlias = list[tuple[Memory | None, Marks, str]]

MEASURE = Measure(NOW.day)
MEMORIES = st.sampled_from(
    [None, remembered(Rating.GOOD), *(remembered(Rating.EASY, days_ago=days) for days in (3, 30))]
)
SUSPENDED = st.sampled_from([Marks(), Marks(), Marks(suspended=True)])
LIBRARIES = st.lists(
    st.tuples(MEMORIES, SUSPENDED, st.sampled_from(["", "t", "t/u", "v"])), max_size=20
)
SCOPES = (EVERYTHING, Scope("case"), *(Scope("case", path) for path in ("t", "t/u", "v", "none")))


def library(cards: Cards) -> list[Candidate]:
    return [
        candidate(f"c{n}", memory, marks=marks, topic=topic, position=n)
        for n, (memory, marks, topic) in enumerate(cards)
    ]


def changed(cards: list[Candidate], before: Shelf) -> Shelf:
    """The shelf of changed cards, as the store has it: what did not change is the same array."""
    return replace(shelf_of(cards), topic=before.topic, topics=before.topics)


@settings(max_examples=examples(200))
@given(LIBRARIES, st.data())
def test_what_is_measured_again_is_what_would_be_measured_anew(
    cards: Cards, data: st.DataObject
) -> None:
    before = library(cards)
    shelf = shelf_of(before)
    first = mastered(shelf, strengths_of(before), MEASURE)
    for scope in data.draw(st.sets(st.sampled_from(SCOPES))):
        first.mastery(scope)
    some = data.draw(st.sets(st.integers(0, max(0, len(before) - 1)), max_size=3))
    after = [
        replace(card, memory=data.draw(MEMORIES), marks=data.draw(SUSPENDED)) if n in some else card
        for n, card in enumerate(before)
    ]
    second = first.after(changed(after, shelf), strengths_of(after), MEASURE)
    for scope in SCOPES:
        expected = mastery_of([card for card in after if scope.holds(card)], MEASURE)
        assert astuple(second.mastery(scope)) == pytest.approx(astuple(expected), rel=0, abs=1e-12)


def test_only_topics_with_changed_cards_are_measured_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cards = library([(None, Marks(), topic) for topic in ("t", "t", "v", "v", "v")])
    shelf = shelf_of(cards)
    first = mastered(shelf, strengths_of(cards), MEASURE)
    untouched = first.mastery(Scope("case", "v"))
    measured: list[int] = []
    real = module._known

    def noted(*arguments: Any) -> Any:
        measured.extend(arguments[3].tolist())
        return real(*arguments)

    monkeypatch.setattr(module, "_known", noted)
    after = [replace(cards[0], memory=remembered(Rating.GOOD)), *cards[1:]]
    second = first.after(changed(after, shelf), strengths_of(after), MEASURE)
    assert measured == [0, 1]
    assert second.mastery(Scope("case", "v")) is untouched
    assert second.mastery(Scope("case", "t")).seen == 1


def test_another_day_or_other_cards_are_measured_anew() -> None:
    cards = library([(remembered(Rating.EASY, days_ago=3), Marks(), "t")])
    first = mastered(shelf_of(cards), strengths_of(cards), MEASURE)
    later = Measure(NOW.day + timedelta(days=9))
    faded = first.after(first.shelf, first.strengths, later).mastery(EVERYTHING)
    assert faded.score < first.mastery(EVERYTHING).score
    more = in_order([*cards, candidate("new", position=1)])
    found = first.after(shelf_of(more), strengths_of(more), MEASURE)
    assert found.mastery(EVERYTHING).cards == 2
