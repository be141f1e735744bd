"""Does any text reach a terminal as anything but text?"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from quizzer.cards.clean import (
    LONGEST,
    MOST_LINES,
    MOST_MARKS,
    clean,
    clean_line,
    is_visible,
)

BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
INVISIBLE = frozenset("\u00ad\u034f\u115f\u1160\u180e\u200b\u2028\u2029\u2060\u3164\ufeff\uffa0")
JOINERS = frozenset("\u200c\u200d")
WITH_CHARACTERS = (0x00000, 0x10000, 0x20000, 0xE0000)
"""The planes in which characters are assigned; what the others hold is shown by number."""

PLANES = [
    pytest.param(start, id=hex(start), marks=[] if start in WITH_CHARACTERS else pytest.mark.slow)
    for start in range(0, 0x110000, 0x10000)
]

ANY = st.characters(codec=None, exclude_categories=())
"""Every code point, lone surrogates among them."""

NASTY = st.sampled_from(
    [*BIDI, *INVISIBLE, *JOINERS, *"\x00\x07\x1b\x7f\x85\x9b\r\n\t\u0301\u20dd"]
)
TEXTS = st.text(st.one_of(ANY, NASTY), max_size=60)


def is_harmless(character: str) -> bool:
    if character == "\n" or character in JOINERS:
        return True
    if character in BIDI or character in INVISIBLE:
        return False
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp")


def most_marks(text: str) -> int:
    """The most marks on one character; joiners take no room, so they do not end a stack."""
    most = count = 0
    for character in text:
        if unicodedata.category(character) in ("Mn", "Me"):
            count += 1
        elif character not in JOINERS:
            count = 0
        most = max(most, count)
    return most


@pytest.mark.parametrize("start", PLANES)
def test_of_all_code_points_only_harmless_ones_stay(start: int) -> None:
    # In pieces below the cap, with a letter between, so that no mark is dropped as one too many.
    for piece in range(start, start + 0x10000, 0x1000):
        text = "a".join(chr(code) for code in range(piece, piece + 0x1000))
        left = {character for character in set(clean(text)) if not is_harmless(character)}
        assert left == set()


@settings(max_examples=examples(500))
@given(TEXTS)
def test_nothing_that_a_terminal_obeys_survives_in_any_company(text: str) -> None:
    cleaned = clean(text)
    assert all(is_harmless(character) for character in cleaned)
    assert most_marks(cleaned) <= MOST_MARKS
    cleaned.encode()  # raises for a lone surrogate


@settings(max_examples=examples(500))
@given(TEXTS)
def test_cleaning_again_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(st.text(st.characters(categories=("Lu", "Ll", "Lt", "Nd", "Po", "Pd", "Sm", "Sc"))))
def test_letters_digits_and_punctuation_pass_unchanged(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "arr[i] = x[0]",
        "[/]",
        "[@click=app.quit]",
        "two\nlines\n",
        "naïve café, Überraschung, Ωμέγα",
        "小米科技 — “Mi” 5 % ≤ 7",
        "👩\u200d💻 and क्\u200dष",
    ],
)
def test_plain_text_is_shown_character_for_character(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇"),
        ("\x1b[c", "␛[c"),
        ("\x1b[31mred", "␛[31mred"),
        ("\x9b31mred", "‹U+009B›31mred"),
        ("\x1bP1$q\x1b\\", "␛P1$q␛\\"),
        ("\x00\x7f", "␀␡"),
        ("a\rb", "a␍b"),
        ("a\r\nb", "a\nb"),
        ("a\tb", "a    b"),
        ("\u202eevil", "‹U+202E›evil"),
        ("\u2066x\u2069", "‹U+2066›x‹U+2069›"),
        ("zero\u200bwidth", "zero‹U+200B›width"),
        ("\ud800", "‹U+D800›"),
        ("\U000e0041", "‹U+E0041›"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_as_a_symbol(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_at_most_four_marks_stack_on_a_character() -> None:
    assert clean("a" + "\u0301" * 50 + "b") == "a" + "\u0301" * 4 + "b"


@pytest.mark.parametrize("joiner", sorted(JOINERS), ids=ascii)
def test_a_joiner_between_marks_does_not_let_more_of_them_stack(joiner: str) -> None:
    assert most_marks(clean("a" + f"\u0301\u0301\u0301{joiner}" * 20)) == MOST_MARKS


def test_a_long_text_is_cut_and_says_how_much_is_missing() -> None:
    cut = clean("x" * (LONGEST + 5))
    kept = cut.index("…")
    assert cut == f"{'x' * kept}… ({LONGEST + 5 - kept} more characters)"


def test_many_lines_are_cut_and_the_rest_is_counted() -> None:
    cut = clean("x\n" * (MOST_LINES + 5)).split("\n")
    assert cut[MOST_LINES:] == ["… (6 more lines)"]


LONG_TEXTS = {
    "at the cap": "x" * LONGEST,
    "past the cap": "x" * (LONGEST + 1),
    "all lines": "\n" * LONGEST,
    "past both caps": "\n" * (MOST_LINES + 1) + "x" * (LONGEST + 1),
    "grows when cleaned": "\x1b\u202e" * (LONGEST // 4),
    "empty lines at the cap": "x" * (LONGEST - MOST_LINES - 1) + "\n" * (MOST_LINES + 1),
}


@pytest.mark.parametrize("text", LONG_TEXTS.values(), ids=LONG_TEXTS.keys())
def test_a_long_text_is_capped_once_and_for_all(text: str) -> None:
    cut = clean(text)
    assert len(cut) <= LONGEST
    assert cut.count("\n") <= MOST_LINES
    assert clean(cut) == cut


def test_a_line_is_one_line() -> None:
    assert clean_line("  a\r\n\tb\n\nc\u2028d ") == "a b c‹U+2028›d"


@settings(max_examples=examples(300))
@given(TEXTS)
def test_a_cleaned_line_never_breaks(text: str) -> None:
    assert len(clean_line(text).splitlines()) <= 1


@pytest.mark.parametrize("text", ["a", "5 %", " x ", "…", "米", "\u200bx", "é"])
def test_a_text_with_a_glyph_is_visible(text: str) -> None:
    assert is_visible(text)


@pytest.mark.parametrize(
    "text",
    ["", " \u00a0\u3000", "\n\t", "\u200b", "\u2060\ufeff", "\u3164", "\u202e", "\x1b", "\u0301"],
)
def test_a_text_without_a_glyph_is_not_visible(text: str) -> None:
    assert not is_visible(text)


def test_a_code_point_that_means_nothing_yet_is_shown_by_its_number() -> None:
    unassigned = [code for code in range(0x3000) if unicodedata.category(chr(code)) == "Cn"]
    assert unassigned
    assert [code for code in unassigned if clean(chr(code)) != f"‹U+{code:04X}›"] == []
