"""What is offered to go on with, while a query is typed?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.study.searching.completing import MOST, Names, completions
from quizzer.study.searching.language import parse
from quizzer.study.searching.query import Query

NAMES = Names(("pricing", "pricing/cost", "model"), ("case", "other"), ("india",))


def offered(text: str, cursor: int | None = None) -> list[str]:
    at = len(text) if cursor is None else cursor
    return [completion.whole for completion in completions(text, at, NAMES)]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("to", ["topic:"]),
        ("margin -le", ["level:"]),
        ("t", []),
        ("", []),
        ("topic:", ["pricing", "pricing/cost", "model"]),
        ("topic:PRI", ["pricing", "pricing/cost"]),
        ("topic:pricing", ["pricing/cost"]),
        ("(deck:o", ["other"]),
        ("tag:x", []),
        ("kind:cl", ["cloze", "claim"]),
        ("-is:d", ["due", "draft"]),
        ("due:t", ["today", "tomorrow"]),
        ("reviews:", []),
        ('"to', []),
        ("nokey:", []),
    ],
)
def test_these_may_come_next(text: str, whole: list[str]) -> None:
    assert offered(text) == whole


def test_nothing_is_offered_within_a_word() -> None:
    assert offered("topic:pri", cursor=7) == []
    assert offered("is:du margin", cursor=5) == ["due"]


@given(st.sampled_from(("topic:", "kind:", "is:", "level:", "deck:", "tag:", "due:", "recall:")))
def test_what_is_offered_is_right(key: str) -> None:
    for completion in completions(key, len(key), NAMES):
        assert isinstance(parse(key + completion.rest), Query)


def test_of_many_names_the_first_are_offered() -> None:
    many = Names(tuple(f"t{number}" for number in range(1000)))
    assert len(completions("topic:", 6, many)) == MOST
