"""Do random bytes and random damage give a deck or problems, each in its place and harmless?"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples
from support.faces import SMALL
from support.hostile.yaml_powers import every_field
from support.printable import unprintable

from quizzer.authoring.deckfile import parse_deck
from quizzer.cards.clean import clean, clean_line

GOOD = tuple(text.encode() for text in (SMALL, every_field('"é\u0301 \u4e2d\u200b"')))

STRUCTURE = st.sampled_from(
    [
        *(bytes([sign]) for sign in b"\"'[]{}:,#&*!|>%@`-?~ \n\t\r\0\x1b\x7f\x85\xff\xc0"),
        *(sign.encode() for sign in "“”\ufeff\u2028\u202e\u200b\U000e0041"),
        *(b"{{", b"}}", b"::", b": ", b" #", b"\n  - ", b"<<: ", b"---\n", b"...\n", b"%TAG !"),
        *(b"\\x1b", b"\\u202e", b"!!x ", b"&a ", b"*a", b"- " * 20, b"[" * 20),
    ]
)


def check(data: bytes) -> None:
    read = parse_deck(data, "x.yaml")
    assert (read.deck is None) == bool(read.problems)
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    for problem in read.problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert not unprintable(clean(str(problem)))
        assert "\n" not in clean_line(problem.message)


@given(st.binary(max_size=400))
def test_any_bytes_give_a_deck_or_problems(data: bytes) -> None:
    check(data)


@settings(max_examples=examples(150))
@given(st.sampled_from(GOOD), st.data())
def test_a_deck_with_pieces_put_in_or_cut_out_gives_a_deck_or_problems(
    deck: bytes, data: st.DataObject
) -> None:
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(deck)))
        end = start + data.draw(st.integers(0, 8))
        deck = deck[:start] + data.draw(STRUCTURE | st.just(b"")) + deck[end:]
    check(deck)


@settings(max_examples=examples(150))
@given(
    st.sampled_from(GOOD), st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 7)), max_size=5)
)
def test_a_deck_with_flipped_bits_gives_a_deck_or_problems(
    deck: bytes, flips: list[tuple[int, int]]
) -> None:
    damaged = bytearray(deck)
    for place, bit in flips:
        damaged[place % len(damaged)] ^= 1 << bit
    check(bytes(damaged))


@given(st.text(max_size=60))
def test_a_cleaned_text_has_nothing_that_is_obeyed_or_hidden(text: str) -> None:
    assert not unprintable(clean(text))
    assert "\n" not in clean_line(text)
