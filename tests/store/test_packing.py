"""Does a card come out of its row as it went in?"""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from support.build import deck
from support.examples import examples
from support.stored import shelve

from quizzer.cards.card import Card, CardKey, Level
from quizzer.cards.citation import Citation, Source
from quizzer.cards.content import (
    Basic,
    Choice,
    Claim,
    Cloze,
    Content,
    Essay,
    Kind,
    Listing,
    Matching,
    Number,
    Option,
    Ordering,
    Pin,
    Scoring,
)
from quizzer.cards.quantity import SCALES, Quantity, Tolerance
from quizzer.store import library
from quizzer.store.database import Database
from quizzer.store.packing import pack, pack_sources, unpack, unpack_sources

texts = st.text(max_size=12)
lists = st.lists(texts, max_size=3).map(tuple)
counts = st.integers(0, 9999)
numbers = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-9999)
quantities = st.builds(
    lambda sign, whole, fraction, scale: Quantity.parse(f"{sign}{whole}{fraction} {scale}"),
    st.sampled_from(["", "-", "+", "\N{MINUS SIGN}"]),
    st.sampled_from(["0", "7", "1,234", "12 345", "1_000"]),
    st.sampled_from(["", ".5", ".10"]),
    st.sampled_from(["", *SCALES]),
)
tolerances = st.builds(Tolerance, texts, numbers, numbers)
options = st.builds(Option, texts, texts, st.none() | st.sampled_from(Pin))
option_lists = st.lists(options, max_size=3).map(tuple)
contents: dict[Kind, st.SearchStrategy[Content]] = {
    Kind.BASIC: st.builds(Basic, texts, texts, lists, st.booleans()),
    Kind.CLOZE: st.builds(Cloze, texts, st.booleans()),
    Kind.NUMBER: st.builds(Number, texts, quantities, st.none() | tolerances, texts),
    Kind.CHOICE: st.builds(
        Choice, texts, option_lists, option_lists, st.booleans(), st.sampled_from(Scoring)
    ),
    Kind.CLAIM: st.builds(Claim, texts, is_true=st.booleans()),
    Kind.LIST: st.builds(Listing, texts, lists, st.none() | counts, st.booleans()),
    Kind.ORDER: st.builds(Ordering, texts, lists),
    Kind.MATCH: st.builds(
        Matching, texts, st.lists(st.tuples(texts, texts), max_size=3).map(tuple), lists
    ),
    Kind.ESSAY: st.builds(Essay, texts, texts, lists),
}
citations = st.builds(Citation, texts, counts, counts, texts, texts, texts)
cards = st.builds(
    Card,
    key=st.builds(CardKey, texts, texts),
    content=st.one_of(*contents.values()),
    part=texts,
    topic=texts,
    hint=texts,
    why=texts,
    citations=st.lists(citations, max_size=2).map(tuple),
    level=st.sampled_from(Level),
    tags=lists,
    line=counts,
)


@settings(max_examples=examples(300))
@given(cards)
def test_a_card_of_any_kind_comes_back_as_it_was(card: Card) -> None:
    assert unpack(card.key, card.part, card.topic, pack(card)) == card


@settings(max_examples=examples(30))
@given(st.lists(st.builds(Source, texts, texts, texts, texts, texts), max_size=3).map(tuple))
def test_sources_come_back_as_they_were(sources: tuple[Source, ...]) -> None:
    assert unpack_sources(pack_sources(sources)) == sources


def test_every_kind_is_packed() -> None:
    assert set(contents) == set(Kind)


def test_a_tolerance_keeps_every_digit() -> None:
    tolerance = Tolerance("x", Decimal("0.1000000000000000000001"), Decimal("1E+30"))
    number = Number("?", Quantity.parse("1"), tolerance)
    card = Card(CardKey("d", "c"), number)

    back = unpack(card.key, "", "", pack(card)).content

    assert isinstance(back, Number)
    assert back.tolerance is not None
    assert str(back.tolerance.low) == "0.1000000000000000000001"
    assert back.tolerance.high == Decimal(10) ** 30


def test_texts_lie_in_the_row_as_they_are_written() -> None:
    card = Card(CardKey("d", "c"), Basic("小米?", "“Lei Jun”"))

    packed = pack(card)

    assert "小米" in packed
    assert json.loads(packed)["content"]["answer"] == "“Lei Jun”"


def test_hostile_texts_survive_the_database(database: Database) -> None:
    hostile = "\x1b]52;c;eA==\x07 \x00 \u202e 'quoted' \"; DROP TABLE card; -- 🐎"
    entry = replace(deck().entries[0], content=Basic(hostile, hostile), why=hostile)
    shelve(database, deck(entry))

    key = CardKey("case", "founder")
    card = library.showings(database, [key])[key].card

    assert card.content == Basic(hostile, hostile)
    assert card.why == hostile
