"""Does a day of a run take the best cards that there are, though few of them are looked at?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples
from support.situations import situation, situations

from quizzer.memory.exams import unmet
from quizzer.memory.exams.market import market
from quizzer.memory.exams.runs import Runs
from quizzer.memory.exams.situation import UNSEEN, Situation
from quizzer.memory.exams.solving import ROUGH, carried, sketch
from quizzer.memory.exams.states import States
from quizzer.memory.exams.tables import Tables

RUNS = 3


class Played:
    """Runs of which each day can be told beside what a look at every card would take."""

    def __init__(self, given: Situation, seed: int) -> None:
        self.given, self.place = given, market(given, ROUGH)
        self.tables = Tables(self.place, carried(self.place, sketch(self.place)))
        self.runs = Runs(given, self.place, RUNS, seed)
        self.known = self.runs._unmet.known

    def chosen(self, slot: int, count: int) -> list[tuple[int, int]]:
        """The cards of the runs, in order."""
        chosen, _ = self.runs._chosen(slot, self.tables, count)
        return list(zip(chosen.run.tolist(), chosen.card.tolist(), strict=True))

    def in_order(self, slot: int, count: int) -> list[tuple[int, int]]:
        """The same of all cards, put in order one by one."""
        found = []
        for run in range(RUNS):
            values = dict(self._new(slot)) | self._values(slot, self.known)
            values |= self._values(slot, self.runs._met.only(self.runs._met.run == run))
            good = sorted((-value, card) for card, value in values.items() if value > 0)
            found += [(run, card) for _, card in good[:count]]
        return found

    def _new(self, slot: int) -> Iterator[tuple[int, float]]:
        for card, class_ in enumerate(self.place.classes.of_card.tolist()):
            if class_ >= 0 and self.given.elapsed[card] == UNSEEN:
                yield card, float(self.tables.new[slot, class_])

    def _values(self, slot: int, states: States) -> dict[int, float]:
        states = states.only(states.last < self.place.timeline.slots[slot])
        values = self.tables.read(slot, states.node, states.at, states.shares)
        return dict(zip(states.card.tolist(), values.tolist(), strict=True))


@settings(max_examples=examples(25))
@given(situations(), st.integers(0, 9), st.integers(1, 30), st.sampled_from([0.0, 0.5]))
def test_each_run_takes_the_best_cards_in_order_and_of_equal_ones_the_first(
    given: Situation, seed: int, count: int, many: float
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(unmet, "MANY", many)
        played = Played(given, seed)
        for slot in range(len(played.place.timeline.slots)):
            within = min(count, len(given.elapsed))
            assert played.chosen(slot, within) == played.in_order(slot, within)
            played.runs.study(slot, played.tables)


def test_cards_in_the_same_state_are_taken_as_they_come() -> None:
    given = situation(30, days_left=(6,), known=1.0)
    alike = replace(
        given,
        stability=np.full(30, 8.0),
        difficulty=np.full(30, 5.0),
        elapsed=np.repeat([9, 4, UNSEEN], 10),
    )
    played = Played(alike, 1)
    for slot in range(6):
        assert played.chosen(slot, 12) == played.in_order(slot, 12)
        played.runs.study(slot, played.tables)


def test_few_of_many_cards_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []
    read = Tables.read

    def noted(tables: Tables, slot: int, *states: np.ndarray) -> np.ndarray:
        looked.append(len(states[0]))
        return read(tables, slot, *states)

    monkeypatch.setattr(Tables, "read", noted)
    cards = 4000
    played = Played(situation(cards, days_left=(10,), minutes=5, known=1.0), 1)
    slots = len(played.place.timeline.slots)
    for slot in range(slots):
        played.runs.study(slot, played.tables)
    assert sum(looked) < slots * RUNS * cards / 10


@settings(max_examples=examples(25))
@given(situations(), st.integers(0, 9))
def test_an_exam_sees_each_card_as_each_run_left_it(given: Situation, seed: int) -> None:
    played = Played(given, seed)
    for slot in range(len(played.place.timeline.slots)):
        played.runs.study(slot, played.tables)
    played.runs.examine(0, 9)

    seen = np.tile(given.elapsed != UNSEEN, (RUNS, 1))
    stability = np.tile(given.stability, (RUNS, 1))
    last = np.tile(-given.elapsed, (RUNS, 1))
    met = played.runs._met
    seen[met.run, met.card] = True
    stability[met.run, met.card], last[met.run, met.card] = met.stability, met.last
    recall = np.where(seen, given.fsrs.recall(9 - last, stability), 0.0)
    weights = given.weights[:, 0]

    assert played.runs.recall[:, 0] == pytest.approx(recall.mean(axis=0))
    scores = recall @ weights / max(weights.sum(), 1e-300)
    assert played.runs.scores[:, 0] == pytest.approx(scores)
    logs = np.log(stability).sum(axis=0, where=seen) / np.maximum(seen.sum(axis=0), 1)
    assert played.runs.held[:, 0] == pytest.approx(np.exp(logs))
