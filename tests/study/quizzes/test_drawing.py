"""Does a draw keep to its blueprint, ask nothing twice and give the same paper for a seed?"""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.cards.card import CardKey, Level
from quizzer.cards.content import Kind
from quizzer.study.quizzes.drawing import OTHERS, Drawable, Drawn, Shortage, draw, rounded
from quizzer.study.quizzes.spec import Cell, QuizSpec

TOPICS = ("model", "pricing", "pricing/cost")
CARD = st.builds(
    lambda topic, family, level, kind: (topic, family, level, kind),
    st.sampled_from(TOPICS),
    st.integers(0, 12),
    st.sampled_from(Level),
    st.sampled_from([Kind.BASIC, Kind.CHOICE]),
)
POOLS = st.lists(CARD, min_size=1, max_size=25).map(
    lambda rows: [
        Drawable(CardKey("case", f"c{n}"), topic, ("case", f"f{family}"), level, kind)
        for n, (topic, family, level, kind) in enumerate(rows)
    ]
)
CELLS = st.lists(
    st.builds(
        lambda topic, level, kind, count: Cell("cell", "", topic, level, kind, count=count),
        st.sampled_from(["", "model", "pricing"]),
        st.sampled_from([None, *Level]),
        st.sampled_from([None, Kind.BASIC, Kind.CHOICE]),
        st.integers(1, 6),
    ),
    max_size=4,
).map(tuple)
SEEDS = st.integers(0, 2**31 - 1)


def pool(count: int, topic: str = "model", deck: str = "case", family: str = "") -> list[Drawable]:
    """So many cards of a topic, each a family of its own unless they share one."""
    return [
        Drawable(
            CardKey(deck, f"{topic}-{n}"),
            topic,
            (deck, family or f"{topic}-{n}"),
            Level.RECALL,
            Kind.BASIC,
        )
        for n in range(count)
    ]


def by_topic(cards: list[Drawable], drawn: Drawn) -> Counter[str]:
    topics = {card.key: card.topic for card in cards}
    return Counter(topics[key] for key in drawn.cards)


def spec_of(cells: tuple[Cell, ...], count: int) -> QuizSpec:
    if cells:
        return QuizSpec(blueprint=cells)
    return QuizSpec(count=count)


@given(POOLS, CELLS, st.integers(1, 30), SEEDS)
def test_no_card_comes_twice_and_the_same_seed_draws_the_same_in_any_order_of_the_pool(
    cards: list[Drawable], cells: tuple[Cell, ...], count: int, seed: int
) -> None:
    spec = spec_of(cells, count)
    drawn = draw(cards, spec, seed)

    assert len(set(drawn.cards)) == len(drawn.cards)
    assert set(drawn.cards) <= {card.key for card in cards}
    assert draw(cards[::-1], spec, seed) == drawn


@given(POOLS, CELLS, st.integers(1, 30), SEEDS)
def test_what_was_drawn_and_what_is_said_to_be_missing_is_what_was_wanted(
    cards: list[Drawable], cells: tuple[Cell, ...], count: int, seed: int
) -> None:
    spec = spec_of(cells, count)
    drawn = draw(cards, spec, seed)

    missing = sum(shortage.wanted - shortage.found for shortage in drawn.shortages)
    assert len(drawn.cards) + missing == spec.questions
    if not cells:
        assert len(drawn.cards) == min(count, len(cards))


def most_possible(cards: list[Drawable], cells: tuple[Cell, ...]) -> int:
    """How many places of a blueprint can be filled at all, by Hall's theorem: the places that
    are left over are the most that some set of cells has above the cards that fit one of them.
    """
    excess = 0
    for chosen in product([False, True], repeat=len(cells)):
        some = [cell for cell, is_in in zip(cells, chosen, strict=True) if is_in]
        fitting = [
            card
            for card in cards
            if any(c.holds(card.key.deck, card.topic, card.level, card.kind) for c in some)
        ]
        excess = max(excess, sum(cell.count or 0 for cell in some) - len(fitting))
    return sum(cell.count or 0 for cell in cells) - excess


@given(POOLS, CELLS.filter(bool), SEEDS)
def test_a_blueprint_is_filled_as_far_as_any_draw_could(
    cards: list[Drawable], cells: tuple[Cell, ...], seed: int
) -> None:
    drawn = draw(cards, QuizSpec(blueprint=cells), seed)
    assert len(drawn.cards) == most_possible(cards, cells)


@given(POOLS, st.integers(1, 30), SEEDS)
def test_siblings_meet_only_when_there_are_fewer_families_than_questions(
    cards: list[Drawable], count: int, seed: int
) -> None:
    families = {card.key: card.family for card in cards}
    drawn = draw(cards, QuizSpec(count=count), seed)

    met = {families[key] for key in drawn.cards}
    assert len(met) == min(len(drawn.cards), len(set(families.values())))


def test_siblings_are_kept_apart_between_the_cells_of_a_blueprint() -> None:
    # Both cells could take the card of the shared family first; only one of them has another.
    shared = pool(1, "model", family="both") + pool(1, "pricing", family="both")
    cards = [*shared, *pool(1, "pricing/cost")]
    cells = Cell("model", topic="model", count=1), Cell("pricing", topic="pricing", count=1)
    for seed in range(30):
        drawn = draw(cards, QuizSpec(blueprint=cells), seed)
        assert {key.card for key in drawn.cards} == {"model-0", "pricing/cost-0"}


@given(st.lists(st.integers(0, 40), min_size=1, max_size=9), st.integers(0, 200))
def test_rounded_numbers_add_up_and_are_less_than_one_off(sizes: list[int], whole: int) -> None:
    shares = {number: float(size) for number, size in enumerate(sizes)}
    counts = rounded(shares, whole)

    total = sum(sizes)
    if not total:
        assert counts == {}
        return
    assert sum(counts.values()) == whole
    assert all(abs(counts[n] - whole * size / total) < 1 for n, size in enumerate(sizes))


def test_without_a_blueprint_topics_come_up_by_their_size() -> None:
    cards = [*pool(60, "model"), *pool(30, "pricing"), *pool(10, "csr")]
    drawn = draw(cards, QuizSpec(count=10), 1)
    assert by_topic(cards, drawn) == {"model": 6, "pricing": 3, "csr": 1}


def test_of_many_small_topics_other_ones_come_up_with_another_seed() -> None:
    cards = [card for n in range(8) for card in pool(2, f"t{n}")]
    asked = {frozenset(by_topic(cards, draw(cards, QuizSpec(count=4), n))) for n in range(20)}
    assert all(len(topics) == 4 for topics in asked)
    assert len(asked) > 5


def test_shares_are_rounded_to_the_whole_quiz() -> None:
    cards = [*pool(20, "model"), *pool(20, "pricing"), *pool(20, "csr")]
    thirds = tuple(Cell(t, topic=t, share=1 / 3) for t in ("model", "pricing", "csr"))
    drawn = draw(cards, QuizSpec(count=10, blueprint=thirds), 1)
    assert by_topic(cards, drawn) == {"model": 4, "pricing": 3, "csr": 3}


def test_what_a_blueprint_leaves_over_is_drawn_from_what_is_in_none_of_its_cells() -> None:
    cards = [*pool(20, "model"), *pool(20, "pricing"), *pool(20, "csr")]
    cells = Cell("pricing", topic="pricing", share=0.4), Cell("model", topic="model", count=1)
    drawn = draw(cards, QuizSpec(count=10, blueprint=cells), 1)
    assert by_topic(cards, drawn) == {"pricing": 4, "model": 1, "csr": 5}


def test_too_few_cards_are_told_by_part() -> None:
    cells = Cell("pricing", topic="pricing", count=3), Cell("model", topic="model", share=0.5)
    drawn = draw(pool(9) + pool(1, "pricing"), QuizSpec(count=10, blueprint=cells), 1)
    assert drawn.shortages == (Shortage("pricing", 3, 1), Shortage(OTHERS, 2, 0))
    assert draw(pool(3), QuizSpec(count=10), 1).shortages == (Shortage("", 10, 3),)


def test_another_card_in_the_deck_changes_little_of_the_draw() -> None:
    cards = pool(100)
    drawn = draw(cards[:99], QuizSpec(count=20), 5)
    after = draw(cards, QuizSpec(count=20), 5)
    assert len(set(drawn.cards) & set(after.cards)) >= 19


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_every_card_has_its_chance(share: float) -> None:
    cards = pool(10)
    asked = Counter(
        key
        for seed in range(300)
        for key in draw(cards, QuizSpec(count=round(10 * share)), seed).cards
    )
    assert len(asked) == 10
    assert max(asked.values()) - min(asked.values()) < 90
