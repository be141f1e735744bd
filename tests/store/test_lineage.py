"""Does every answer belong to one card, however ids are passed on?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.store.lineage import END, Renamed, Span, heir, spans

IDS = "abcd"


def renames(*steps: str) -> list[Renamed]:
    """`ab` at 10, the next at 20: the card a goes on as b."""
    return [Renamed("case", step[0], step[1], 10 * n) for n, step in enumerate(steps, 1)]


histories = st.lists(st.permutations(IDS).map(lambda ids: "".join(ids[:2])), max_size=8).map(
    lambda steps: renames(*steps)
)
instants = st.integers(1, 99).filter(lambda at: at % 10)


@given(histories, st.sampled_from(IDS), instants)
def test_every_answer_is_in_the_history_of_its_heir_and_of_no_other_card(
    history: list[Renamed], card: str, at: int
) -> None:
    owners = [
        owner
        for owner in IDS
        for span in spans(history, owner)
        if span.card == card and span.since < at < span.until
    ]

    assert owners == [heir(history, card, at)]


@given(histories, st.sampled_from(IDS))
def test_the_order_in_which_renames_are_read_does_not_matter(
    history: list[Renamed], card: str
) -> None:
    assert set(spans(history[::-1], card)) == set(spans(history, card))


@pytest.mark.parametrize(
    ("history", "card", "expected"),
    [
        (renames(), "a", {Span("a", 0, END)}),
        (renames("ab"), "b", {Span("b", 0, END), Span("a", 0, 10)}),
        (renames("ab"), "a", {Span("a", 10, END)}),
        (
            renames("ab", "bc"),
            "c",
            {Span("c", 0, END), Span("b", 0, 20), Span("a", 0, 10)},
        ),
        (
            renames("ab", "ba"),
            "a",
            {Span("a", 10, END), Span("b", 0, 20), Span("a", 0, 10)},
        ),
        (renames("ab", "ac"), "c", {Span("c", 0, END), Span("a", 10, 20)}),
    ],
    ids=["none", "the new id", "the old id", "twice", "back and forth", "an id used again"],
)
def test_a_history_is_made_of_these_parts(
    history: list[Renamed], card: str, expected: set[Span]
) -> None:
    assert set(spans(history, card)) == expected
