"""Does every text give a query or a sentence, and every query its text?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.searching import QUERIES

from quizzer.cards.card import Level
from quizzer.cards.content import Kind
from quizzer.study.searching.language import DEEPEST, LONGEST, Mistake, parse
from quizzer.study.searching.query import (
    EVERY_CARD,
    And,
    Compared,
    Comparison,
    Dated,
    Field,
    Is,
    Named,
    Not,
    OfKind,
    OfLevel,
    Or,
    Quantity,
    Query,
    State,
    Text,
    both,
    either,
    written,
)

PIECES = st.sampled_from(
    """
    a margin -margin ( ) " or and not - topic: topic:pricing due:<3d due:today recall:<60% kind:ch
    is: is:due foo:bar due:2026-12-01..2026-12-15 \\ : ≥ seen:yesterday \u202e é .. due:.. reviews:>
    """.split()
)
TYPED = st.one_of(
    st.text(max_size=40),
    st.lists(PIECES, max_size=10).map(" ".join),
    st.lists(PIECES, max_size=10).map("".join),
)

A, B, C = Text("a"), Text("b"), Text("c")


def compared(quantity: Quantity, comparison: Comparison, value: str) -> Query:
    return Compared(quantity, comparison, Decimal(value))


@given(TYPED)
def test_any_text_is_a_query_that_is_written_so_that_it_reads_the_same_or_a_mistake_within_it(
    text: str,
) -> None:
    asked = parse(text)
    if isinstance(asked, Mistake):
        assert 0 <= asked.start <= asked.end <= len(text)
        assert asked.sentence
    else:
        assert parse(written(asked)) == asked


@given(QUERIES)
def test_every_query_is_read_from_what_it_is_written_as(query: Query) -> None:
    assert parse(written(query)) == query


@given(QUERIES, st.data())
def test_typing_a_query_letter_by_letter_never_stops_at_an_error(
    query: Query, data: st.DataObject
) -> None:
    text = written(query)
    parse(text[: data.draw(st.integers(0, len(text)))])


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", EVERY_CARD),
        ("   ", EVERY_CARD),
        ("Lei Jun", both([Text("Lei"), Text("Jun")])),
        ('"Lei Jun"', Text("Lei Jun")),
        ('"Lei Ju', Text("Lei Ju")),
        ("10:30", Text("10:30")),
        ('"topic:x"', Text("topic:x")),
        (r'"a \"b\" \\"', Text('a "b" \\')),
        ("a or b c", Or((A, And((B, C))))),
        ("(a OR b) AND c", And((Or((A, B)), C))),
        ("(a or b", Or((A, B))),
        ("-a", Not(A)),
        ("not a", Not(A)),
        ("not not a", A),
        ("- a", Not(A)),
        ("-(a b)", Not(And((A, B)))),
        ("-a or b", either([Not(A), B])),
        ("self-made", Text("self-made")),
        ("topic:pricing/cost", Named(Field.TOPIC, "pricing/cost")),
        ('tag:"two words"', Named(Field.TAG, "two words")),
        ("Kind:Choice", OfKind(Kind.CHOICE)),
        ("kind:ch", OfKind(Kind.CHOICE)),
        ("level:ana", OfLevel(Level.ANALYSE)),
        ("is:su", Is(State.SUSPENDED)),
        ("-is:due", Not(Is(State.DUE))),
        ("due:<3d", compared(Quantity.DUE, Comparison.LESS, "3")),
        ("due:>2w", compared(Quantity.DUE, Comparison.MORE, "14")),
        ("due:today", compared(Quantity.DUE, Comparison.EQUAL, "0")),
        ("due:<=tomorrow", compared(Quantity.DUE, Comparison.AT_MOST, "1")),
        ("due:yesterday", compared(Quantity.DUE, Comparison.EQUAL, "-1")),
        ("seen:yesterday", compared(Quantity.SEEN, Comparison.EQUAL, "1")),
        ("seen:<1mo", compared(Quantity.SEEN, Comparison.LESS, "30")),
        ("mastery:<.6", compared(Quantity.RECALL, Comparison.LESS, "0.6")),
        ("recall:≥60%", compared(Quantity.RECALL, Comparison.AT_LEAST, "0.6")),
        ("reviews:5", compared(Quantity.REVIEWS, Comparison.EQUAL, "5")),
        ("lapses:>=3", compared(Quantity.LAPSES, Comparison.AT_LEAST, "3")),
        ("stability:>1y", compared(Quantity.STABILITY, Comparison.MORE, "365")),
        ("stability:>30", compared(Quantity.STABILITY, Comparison.MORE, "30")),
        ("difficulty:>7", compared(Quantity.DIFFICULTY, Comparison.MORE, "7")),
        ("due:2026-12-01", Dated(Quantity.DUE, date(2026, 12, 1), date(2026, 12, 1))),
        (
            "due:2026-12-01..2026-12-15",
            Dated(Quantity.DUE, date(2026, 12, 1), date(2026, 12, 15)),
        ),
        ("seen:2026-12-01..", Dated(Quantity.SEEN, date(2026, 12, 1), None)),
        ("due:<2026-12-01", Dated(Quantity.DUE, None, date(2026, 11, 30))),
        ("due:>2026-12-01", Dated(Quantity.DUE, date(2026, 12, 2), None)),
    ],
)
def test_a_text_asks_this(text: str, query: Query) -> None:
    assert parse(text) == query


@pytest.mark.parametrize(
    ("text", "start", "end", "sentence"),
    [
        ("a due:x", 2, 7, "due: expects an age such as <3d, today or 2026-12-01..2026-12-15"),
        ("due:", 0, 4, "due: expects an age such as <3d, today or 2026-12-01..2026-12-15"),
        ("due:3", 0, 5, "due: expects an age such as <3d, today or 2026-12-01..2026-12-15"),
        ("seen:tomorrow", 0, 13, "seen: expects an age such as <7d or yesterday"),
        ("due:2026-13-01", 0, 14, "'2026-13-01' is no date; write it as 2026-12-15"),
        (
            "due:2026-12-02..2026-12-01",
            0,
            26,
            "due: the span ends before it starts",
        ),
        ("recall:<60", 0, 10, "recall: expects a share such as <60% or <.6"),
        ("mastery:x", 0, 9, "mastery: expects a share such as <60% or <.6"),
        ("reviews:>", 0, 9, "reviews: expects a number such as >5"),
        ("lapses:<-1", 0, 10, "lapses: expects a number such as >=3"),
        ("stability:>3q", 0, 13, "stability: expects a span of days such as >30d or <2w"),
        ("kind:c", 0, 6, "kind: expects one of cloze, choice, claim"),
        ("level:", 0, 6, "level: expects one of recall, apply, analyse"),
        ("topic:", 0, 6, "topic: expects a name such as pricing, or pricing/cost"),
        ("tpic:x", 0, 6, "there is no key tpic:, did you mean “topic:”?"),
        ("http://x", 0, 8, "there is no key http:; put it in quotes to search for the words"),
        ("a or", 2, 4, "or expects something behind it"),
        ("or a", 0, 0, "or expects something before it"),
        ("a and", 2, 5, "and expects something behind it"),
        ("a -", 2, 3, "not expects something behind it"),
        ("a )", 2, 3, "this parenthesis closes nothing"),
        ("()", 0, 1, "parentheses expect something between them"),
        ('""', 0, 2, "a phrase expects words between its quotes"),
    ],
)
def test_a_mistake_says_where_and_what_is_expected(
    text: str, start: int, end: int, sentence: str
) -> None:
    assert parse(text) == Mistake(start, end, sentence)


def test_endless_texts_and_parentheses_are_refused_in_a_sentence() -> None:
    assert isinstance(parse("a" * (LONGEST + 1)), Mistake)
    assert isinstance(parse("(" * LONGEST), Mistake)
    assert parse("(" * DEEPEST + "a") == A
    assert parse("-" * (LONGEST - 1) + "a") == Not(A)
