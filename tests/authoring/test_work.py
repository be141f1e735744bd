"""How much work is a deck? Counted in events, calls and lines: a clock would tell the machine."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any
from unittest.mock import patch

import pytest
import yaml

from quizzer.authoring import events
from quizzer.authoring.deckfile import parse_deck
from quizzer.study.checking import check
from quizzer.study.deckproblems import DeckState, examine

_AROUND = 21
"""Events of a deck without its cards: the ends of stream, document, mapping and list, and keys."""

_OF_A_CARD = 12
"""Events of a card of five keys: its beginning and end, the keys and their texts."""

_MOST_CALLS = 180
"""For such a card, from the event to the entry, of Python’s functions and C’s."""


def deck(cards: int) -> bytes:
    item = '  - {{id: c{0}, q: "Who was {1} in {0}?", a: x{0}, topic: a/b, cite: b:{0}}}\n'
    items = "".join(item.format(n + 1, "abcdefgh"[n % 8] * 4) for n in range(cards))
    return f"quizzer: 1\ndeck: x\nsources: {{b: {{file: f}}}}\ncards:\n{items}".encode()


@pytest.fixture
def taken() -> Iterator[list[str]]:
    """The events that a parser was asked for, and a word for each parser that was made."""
    seen: list[str] = []

    class Counted(events._LOADER):  # type: ignore[misc, valid-type]  # whichever reads decks here
        def __init__(self, text: str) -> None:
            seen.append("parser")
            super().__init__(text)

        def get_event(self) -> yaml.Event | None:
            event: yaml.Event | None = super().get_event()
            if event is not None:
                seen.append(type(event).__name__)
            return event

    with patch.object(events, "_LOADER", Counted):
        yield seen


@contextmanager
def counted_calls() -> Iterator[Callable[[], int]]:
    """How many functions were called so far, of Python and of C alike."""
    calls = 0

    def count(_frame: FrameType, kind: str, _arg: object) -> None:
        nonlocal calls
        calls += kind in {"call", "c_call"}

    sys.setprofile(count)
    try:
        yield lambda: calls
    finally:
        sys.setprofile(None)


@contextmanager
def counted_lines() -> Iterator[Callable[[], int]]:
    """How many lines were run so far, each round of a loop anew."""
    lines = 0

    def count(_frame: FrameType, kind: str, _arg: object) -> Any:
        nonlocal lines
        lines += kind == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        yield lambda: lines
    finally:
        sys.settrace(before)


def calls_to_read(cards: int) -> int:
    data = deck(cards)
    with counted_calls() as calls:
        read = parse_deck(data, "x")
    assert read.deck is not None
    return calls()


def lines_to_check(path: Path, cards: int) -> int:
    path.write_bytes(deck(cards))
    with counted_lines() as lines:
        (checked,) = check([path])
    assert checked.cards == cards
    return lines()


@pytest.mark.parametrize("cards", [10, 20])
def test_a_good_file_is_parsed_in_one_go_to_a_tree_and_to_a_deck(
    taken: list[str], cards: int
) -> None:
    assert parse_deck(deck(cards), "x").deck is not None
    assert len(taken) == 1 + _AROUND + cards * _OF_A_CARD


def test_checking_a_file_parses_it_once_too(taken: list[str], tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(deck(10))
    assert check([path])[0].cards == 10
    assert len(taken) == 1 + _AROUND + 10 * _OF_A_CARD


def test_a_deck_s_page_of_problems_parses_its_file_once_too(
    taken: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(deck(10))
    found = examine(DeckState("x", "X", path), None, str(tmp_path / "q.db"))
    assert found.missing == 10
    assert len(taken) == 1 + _AROUND + 10 * _OF_A_CARD


def test_twice_the_cards_are_twice_the_work_to_read() -> None:
    calls_to_read(1)  # imports
    assert calls_to_read(400) < 2.1 * calls_to_read(200)


def test_twice_the_cards_are_twice_the_work_to_check(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    lines_to_check(path, 100)  # imports
    once = lines_to_check(path, 200)
    assert lines_to_check(path, 400) < 2.1 * once


def test_a_card_takes_few_calls() -> None:
    calls_to_read(1)
    of_a_card = (calls_to_read(300) - calls_to_read(200)) / 100
    assert of_a_card < _MOST_CALLS
