"""No file makes the reader raise, crash, hang, or take work that grows faster than the file."""

from __future__ import annotations

import gc
import subprocess
import sys
from unittest.mock import patch

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from quizzer.authoring import events
from quizzer.authoring.codes import Code
from quizzer.authoring.deckfile import DeckFile, parse_deck
from quizzer.authoring.nodes import Mapping, Scalar
from quizzer.authoring.problems import SHOWN, Report
from quizzer.cards.clean import is_visible
from quizzer.cards.content import Basic

GOOD = """\
quizzer: 1
deck: x
title: "Xiaomi: a case"
sources:
  bhutia: {file: a.txt, title: T, blake2: 9f2c}
topics: {pricing: P, pricing/cost: C}
defaults: {source: bhutia}
cards:
  - id: basic
    q: Who?
    a: "Lei \\u004Aun"
    accept: [Jun Lei]
    cite: bhutia:404-410
  - id: cloze
    cloze: >-
      Near {{5 %}} of
      {{it::what?}}.
    cite: ['bhutia:"Cost"', 11, {at: 3, print: 5d}]
  - id: number
    q: How many?
    num: 7.19 million
    tol: [7, 7.3]
  - id: choice
    q: Where?
    right: [Flipkart]
    wrong:
      - Amazon
      - {o: none, why: w, pin: last}
  - {id: claim, claim: So., is: true, level: apply}
  - {id: list, q: Which ones, list: [a, b], need: 1}
  - {id: match, q: Which pairs, match: {x: 1, y: 2}, extra: [3]}
"""

PIECES = st.sampled_from(
    [
        *"\"'[]{}:,#&*!|>%@`-? \n\t\r\0\x1b“”\ufeff",
        "{{",
        "}}",
        ": ",
        " #",
        "\n  - ",
        "<<: ",
        "---\n",
    ]
)


def check(read: DeckFile) -> None:
    assert (read.deck is None) == bool(read.problems)
    assert len(read.problems) <= SHOWN + 1
    assert list(read.problems) == sorted(read.problems, key=lambda p: (p.line, p.column))
    for problem in read.problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message


@settings(max_examples=examples(200), deadline=10_000)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_deck_or_problems(data: bytes) -> None:
    check(parse_deck(data, "x"))


@settings(max_examples=examples(200), deadline=10_000)
@given(st.lists(PIECES | st.text(max_size=3), max_size=40))
def test_any_signs_of_yaml_give_a_deck_or_problems(pieces: list[str]) -> None:
    text = "".join(pieces)
    check(parse_deck(text.encode(errors="replace"), "x"))
    check(parse_deck(f"quizzer: 1\ndeck: x\ncards:\n  - id: {text}".encode(errors="replace"), "x"))


@settings(max_examples=examples(400), deadline=10_000)
@given(st.data())
def test_a_good_deck_with_damage_gives_a_deck_or_problems(data: st.DataObject) -> None:
    text = GOOD
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 8)))
        piece = data.draw(PIECES | st.just("") | st.text(max_size=3))
        text = text[:start] + piece + text[end:]
    check(parse_deck(text.encode(errors="replace"), "x"))


@settings(max_examples=examples(200), deadline=10_000)
@given(st.data())
def test_a_problem_stands_in_its_file(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(GOOD)))
    text = GOOD[:start] + data.draw(PIECES) + GOOD[start:]
    lines = text.replace("\r", "\n").split("\n")
    for problem in parse_deck(text.encode(), "x").problems:
        assert problem.line <= len(lines)
        assert problem.column <= len(lines[problem.line - 1]) + 1


def test_the_undamaged_deck_is_good() -> None:
    assert parse_deck(GOOD.encode(), "x").problems == ()


PRINTABLE = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1)


@given(PRINTABLE.filter(is_visible))
def test_a_printable_text_in_double_quotes_comes_back_as_it_is(text: str) -> None:
    written = text.replace("\\", "\\\\").replace('"', '\\"')
    deck = f'quizzer: 1\ndeck: x\ncards:\n  - id: c\n    q: Who?\n    a: "{written}"\n'
    read = parse_deck(deck.encode(), "x")
    assert read.problems == ()
    assert read.deck is not None
    assert read.deck.entries[0].content == Basic("Who?", text)


@given(PRINTABLE)
def test_a_scalar_knows_the_place_of_each_of_its_characters(text: str) -> None:
    line = "q: '" + text.replace("'", "''") + "'"
    root = events.build(line, Report())
    assert isinstance(root, Mapping)
    scalar = root.pairs[0][1]
    assert isinstance(scalar, Scalar)
    assert scalar.text == text
    for offset, character in enumerate(text):
        place = scalar.place_of(offset)
        assert place == scalar.start or line[place.column - 1] == character


@pytest.mark.parametrize(
    "hostile",
    [
        "b'[' * 50_000",
        "b'{a:' * 50_000",
        "b'- ' * 50_000",
        "b'? ' * 50_000",
        "b'quizzer: 1\\ncards:\\n  - q: ' + b'[' * 50_000",
        "b''.join(b' ' * depth + b'a:\\n' for depth in range(3000))",
        "b'a: &a [x]\\n' + b''.join(b'k%d: [*a, *a]\\n' % n for n in range(20_000))",
        "b'quizzer: 1\\ndeck: x\\ncards: [{id: c, cloze: \"' + b'{{' * 30_000 + b'\"}]'",
        "b'quizzer: 1\\ncards:\\n' + b'  - id: c\\n    q: {{x}} y\\n' * 5000",
        "b'quizzer: 1\\ncards:\\n' + b'  - q: \"x\\n' * 5000",
        "b''.join(b'wrogn%d: c\\n' % n for n in range(20_000))",
        "b'\\x01\\n' * 1_000_000",
    ],
)
def test_a_hostile_file_is_refused_quickly_and_without_a_crash(hostile: str) -> None:
    script = (
        "from quizzer.authoring.deckfile import parse_deck\n"
        f"assert parse_deck({hostile}, 'x').problems\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=20)


def test_the_count_of_nodes_is_bounded() -> None:
    with patch.object(events, "MOST_NODES", 50):
        found = parse_deck(b"x: [" + b"a," * 100 + b"]", "x").problems
    assert [problem.code for problem in found] == [Code.TOO_MANY_NODES]


def test_sixteen_levels_are_allowed_and_seventeen_are_not() -> None:
    def codes(levels: int) -> set[Code]:
        text = "x: " + "[" * (levels - 1) + "]" * (levels - 1)
        return {problem.code for problem in parse_deck(text.encode(), "x").problems}

    assert Code.TOO_DEEP not in codes(16)
    assert Code.TOO_DEEP in codes(17)


@pytest.mark.parametrize("text", ["a: b", "a: @b", "[" * 20])
def test_garbage_is_collected_again_after_reading(text: str) -> None:
    assert gc.isenabled()
    parse_deck(text.encode(), "x")
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        parse_deck(b"a: b", "x")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_the_collector_does_not_look_at_once_through_what_was_read() -> None:
    read = parse_deck(GOOD.encode(), "x")
    assert read.written is not None
    young = (*gc.get_objects(generation=0), *gc.get_objects(generation=1))
    assert not any(each is read.written.root for each in young)
    assert gc.get_freeze_count() == 0


def test_what_somebody_has_frozen_stays_frozen() -> None:
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        parse_deck(GOOD.encode(), "x")
        assert gc.get_freeze_count() > frozen // 2
    finally:
        gc.unfreeze()


def test_the_loader_written_in_python_reads_the_same() -> None:
    with patch.object(events, "_LOADER", yaml.SafeLoader):
        slow = parse_deck(GOOD.encode(), "x")
        slow_broken = parse_deck(GOOD.replace("Who?", "{{x}} y", 1).encode(), "x")
    assert slow == parse_deck(GOOD.encode(), "x")
    assert slow_broken == parse_deck(GOOD.replace("Who?", "{{x}} y", 1).encode(), "x")
