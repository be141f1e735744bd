"""Does a search find exactly the cards for which the query holds, however it got there?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.searching import LEECH_LAPSES, QUERIES, TODAY, Facts, means

from quizzer.cards.card import Card, CardKey, Level, Status
from quizzer.cards.content import Basic, Claim, Cloze, Kind
from quizzer.memory.bulk import Flags, Reals
from quizzer.memory.chance import Truing
from quizzer.memory.forgetting import retrievability
from quizzer.memory.mastery import UNTRUED
from quizzer.store import shelf as stored
from quizzer.store.catalogue import Mark, readings_of
from quizzer.store.packing import pack
from quizzer.store.shelf import Ints
from quizzer.study.knowing import Measure
from quizzer.study.searching.language import parse
from quizzer.study.searching.matching import Matcher
from quizzer.study.searching.ordering import Order
from quizzer.study.searching.query import EVERY_CARD, Quantity, Query, Text, both, either, negated
from quizzer.study.searching.shelf import Shelf, shelf_of
from quizzer.study.searching.words import Words, words_of

WORDS = st.sampled_from(("café", "Lei Jun", "cafe profit", "a (b)", "10:30 or “x”", "topic:x", "Z"))


@st.composite
def seen(draw: st.DrawFn, card: Facts) -> Facts:
    return replace(
        card,
        due_on=TODAY + timedelta(days=draw(st.integers(-40, 40))),
        seen_on=TODAY - timedelta(days=draw(st.integers(0, 40))),
        stability=draw(st.floats(0.1, 400)),
        difficulty=draw(st.floats(1, 10)),
        reviews=draw(st.integers(1, 10)),
        lapses=draw(st.integers(0, 6)),
    )


NEW = st.builds(
    Facts,
    deck=st.sampled_from(("case", "other")),
    card=st.integers(0, 30).map(lambda number: f"c{number}"),
    topic=st.sampled_from(("", "model", "pricing", "pricing/cost", "costly/things")),
    kind=st.sampled_from((Kind.BASIC, Kind.CLOZE, Kind.CLAIM)),
    level=st.sampled_from(Level),
    tags=st.lists(st.sampled_from(("india", "Indigo", "a b")), unique=True).map(tuple),
    texts=st.tuples(WORDS, WORDS),
    draft=st.booleans(),
    studied=st.booleans(),
    suspended=st.booleans(),
    flagged=st.booleans(),
    buried=st.booleans(),
).map(lambda card: replace(card, studied=card.studied and not card.draft))
CARDS = st.lists(
    st.one_of(NEW, NEW.flatmap(seen)), max_size=12, unique_by=lambda card: (card.deck, card.card)
)


def content_of(card: Facts) -> str:
    first, second = card.texts
    match card.kind:
        case Kind.BASIC:
            content: Basic | Cloze | Claim = Basic(first, second)
        case Kind.CLOZE:
            content = Cloze(f"{first} {{{{{second}::hint}}}}")
        case _:
            content = Claim(first, is_true=True)
    packed = Card(
        CardKey(card.deck, card.card),
        content,
        level=card.level,
        tags=card.tags,
        status=Status.DRAFT if card.draft else Status.ACCEPTED,
    )
    return pack(packed)


def ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


def shelved(cards: Sequence[Facts], truing: Truing = UNTRUED) -> Shelf:
    decks = list(dict.fromkeys(card.deck for card in cards))
    topics = list(dict.fromkeys((card.deck, card.topic) for card in cards))
    numbers = range(1, len(cards) + 1)

    def ints(values: Iterable[int]) -> Ints:
        return np.array(list(values), np.int32)

    def reals(values: Iterable[float | None]) -> Reals:
        return np.array(list(values), np.float64)

    on_shelf = stored.Shelf(
        decks=tuple(decks),
        topics=tuple(topics),
        number=ints(numbers),
        deck=ints(decks.index(card.deck) for card in cards),
        topic=ints(topics.index((card.deck, card.topic)) for card in cards),
        family=ints(numbers),
        has_siblings=np.zeros(len(cards), np.bool_),
        is_asked=np.array([card.studied and not card.suspended for card in cards], np.bool_),
        buried_on=ints(ordinal(TODAY) if card.buried else 0 for card in cards),
        due_on=ints(ordinal(card.due_on) for card in cards),
        due_at=np.zeros(len(cards), np.int64),
        reviewed_on=ints(ordinal(card.seen_on) for card in cards),
        first_on=ints(ordinal(card.seen_on) for card in cards),
    )
    strengths = stored.Strengths(
        stability=reals(card.stability for card in cards),
        difficulty=reals(card.difficulty for card in cards),
        reviews=ints(card.reviews for card in cards),
        lapses=ints(card.lapses for card in cards),
    )
    return shelf_of(
        on_shelf,
        strengths,
        lambda: tuple(card.card for card in cards),
        [
            Mark(number, card.suspended, card.flagged, card.studied)
            for number, card in zip(numbers, cards, strict=True)
            if card.suspended or card.flagged
        ],
        measure=Measure(TODAY, truing),
        leech_lapses=LEECH_LAPSES,
    )


def matcher_of(cards: Sequence[Facts]) -> Matcher:
    shelf = shelved(cards)
    contents = [content_of(card) for card in cards]
    return Matcher(shelf, lambda: words_of(shelf, readings_of(enumerate(contents, start=1))))


def known(cards: Sequence[Facts], shelf: Shelf) -> list[Facts]:
    """The cards with the recall that the shelf has, and the texts that are searched."""
    recalls = shelf.amounts[Quantity.RECALL].tolist()
    found = []
    for card, recall in zip(cards, recalls, strict=True):
        first, second = card.texts
        texts = {
            Kind.BASIC: (first, second),
            Kind.CLOZE: (f"{first} {second}",),
            Kind.CLAIM: (first,),
        }[card.kind]
        recall_or_none = None if card.seen_on is None else recall
        found.append(replace(card, recall=recall_or_none, texts=texts))
    return found


def flags(query: Query, cards: Sequence[Facts]) -> Flags:
    return matcher_of(cards).matching(query)


def matched(query: Query, cards: Sequence[Facts]) -> list[bool]:
    found: list[bool] = flags(query, cards).tolist()
    return found


@given(CARDS, QUERIES)
def test_what_is_found_is_what_the_query_means(cards: list[Facts], query: Query) -> None:
    assert matched(query, cards) == [means(query, card) for card in known(cards, shelved(cards))]


@given(CARDS, st.lists(QUERIES, min_size=2, max_size=5))
def test_what_was_searched_before_changes_nothing(cards: list[Facts], queries: list[Query]) -> None:
    matcher = matcher_of(cards)
    for query in queries:
        assert matcher.matching(query).tolist() == matched(query, cards)


@given(CARDS, st.lists(WORDS, min_size=1, max_size=3).map(" ".join))
def test_typing_finds_at_every_letter_what_it_would_find_at_once(
    cards: list[Facts], text: str
) -> None:
    matcher = matcher_of(cards)
    for end in range(len(text) + 1):
        asked = parse(text[:end])
        if isinstance(asked, Query):
            assert matcher.matching(asked).tolist() == matched(asked, cards)


@given(CARDS, QUERIES, QUERIES)
def test_and_or_and_not_are_those_of_sets(cards: list[Facts], one: Query, two: Query) -> None:
    left, right = flags(one, cards), flags(two, cards)
    assert matched(both([one, two]), cards) == (left & right).tolist()
    assert matched(either([one, two]), cards) == (left | right).tolist()
    assert matched(negated(one), cards) == (~left).tolist()
    assert matched(EVERY_CARD, cards) == [True] * len(cards)


@given(CARDS, QUERIES, st.sampled_from(Order))
def test_an_order_lists_each_card_that_is_found_once(
    cards: list[Facts], query: Query, order: Order
) -> None:
    matcher = matcher_of(cards)
    places = matcher.found(query, order).tolist()
    assert sorted(places) == np.flatnonzero(flags(query, cards)).tolist()
    found = [known(cards, matcher.shelf)[place] for place in places]
    match order:
        case Order.WEAKEST:
            recalls = [card.recall for card in found if card.recall is not None]
            assert recalls == sorted(recalls)
            assert [c.recall for c in found[len(recalls) :]] == [None] * (len(found) - len(recalls))
        case Order.DUE:
            days = [card.due_on for card in found if card.due_on is not None]
            assert days == sorted(days)
            assert [c.due_on for c in found[len(days) :]] == [None] * (len(found) - len(days))
        case Order.LAPSES:
            assert [-card.lapses for card in found] == sorted(-card.lapses for card in found)
        case Order.COURSE:
            assert places == sorted(places)


TRUING = replace(UNTRUED, shared=(0.4, 0.8, 0.1))


@given(CARDS)
def test_recall_is_trued_as_everywhere_else(cards: list[Facts]) -> None:
    for card, recall in zip(cards, known(cards, shelved(cards, TRUING)), strict=True):
        if card.seen_on is None or card.stability is None:
            assert recall.recall is None
        else:
            elapsed = (TODAY - card.seen_on).days + 1
            said = retrievability(elapsed, card.stability)
            trued = TRUING.probability(said, f"{card.deck}/{card.topic}", card.stability)
            assert recall.recall == pytest.approx(trued, abs=1e-9)


NUMERIC = "recall:<60% due:<3d -is:new is:due (lapses:>2 or is:flagged) topic:pricing deck:case"


def test_what_is_asked_of_numbers_needs_no_card_s_text() -> None:
    def read() -> Words:
        raise AssertionError

    asked = parse(NUMERIC)
    assert isinstance(asked, Query)
    matcher = Matcher(shelved([]), read)
    assert matcher.found(asked, Order.WEAKEST).tolist() == []
    with pytest.raises(AssertionError):
        matcher.found(Text("a"), Order.WEAKEST)
