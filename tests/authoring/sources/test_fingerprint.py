"""Does a fingerprint hold on to the words and let go of how they are set?"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from support.examples import examples

from quizzer.authoring.sources.fingerprint import (
    SHOWN_DIGITS,
    digest,
    fingerprint,
    matches,
    normalised,
    windows,
)

WORDS = st.lists(
    st.text(st.sampled_from("abcdeäöüéñABC0123456789.,%$#'\"-"), min_size=1, max_size=8),
    min_size=1,
    max_size=30,
)
SPACES = st.sampled_from([" ", "  ", "\n", "\t", "\N{NO-BREAK SPACE}", "\r\n", " \n "])


@given(WORDS, st.data())
@settings(max_examples=examples(150))
def test_wrapping_and_spaces_do_not_count(words: list[str], data: st.DataObject) -> None:
    wrapped = "".join(word + data.draw(SPACES) for word in words)
    assert fingerprint(wrapped) == fingerprint(" ".join(words))


@given(WORDS)
def test_quotes_dashes_and_composition_do_not_count(words: list[str]) -> None:
    text = " ".join(words)
    assume("-" not in words)  # a hyphen alone is the mark of a list
    other = text.replace("'", "’").replace('"', "“").replace("-", "–")
    assert fingerprint(unicodedata.normalize("NFD", other)) == fingerprint(text)


@given(WORDS, st.data())
@settings(max_examples=examples(150))
def test_another_letter_digit_or_word_does(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    word = words[at]
    place = data.draw(st.integers(0, len(word)))
    added = data.draw(st.sampled_from("xyz789"))
    changed = [*words[:at], word[:place] + added + word[place:], *words[at + 1 :]]
    assert fingerprint(" ".join(changed)) != fingerprint(" ".join(words))
    assert fingerprint(" ".join([*words, "more"])) != fingerprint(" ".join(words))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("**Sold** _online_ `only`", "Sold online only"),
        ("## Costs\n- low\n* fixed\n• few", "Costs low fixed few"),
        ("a soft\u00adhyphen and a zero\u200bwidth", "a softhyphen and a zerowidth"),
        (r"worth \$1 billion\*", "worth $1 billion*"),
        ("“Apple of the East”", '"Apple of the East"'),
        ("and so on…", "and so on..."),
    ],
)
def test_markup_does_not_count(one: str, other: str) -> None:
    assert fingerprint(one) == fingerprint(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("us", "US"),
        ("7.19 million", "7.9 million"),
        ("5*3", "53"),
        ("snake_case", "snakecase"),
        ("not sold", "sold"),
        ("C# and #1", "C and 1"),
        ("1. Costs", "2. Costs"),
    ],
)
def test_what_a_card_could_rest_on_does(one: str, other: str) -> None:
    assert fingerprint(one) != fingerprint(other)


def test_a_longer_print_works_and_a_short_one_names_nothing() -> None:
    text = "Rolls are baked."
    assert len(fingerprint(text)) == SHOWN_DIGITS
    assert matches(text, digest(text))
    assert matches(text, fingerprint(text)[:8])
    assert not matches(text, fingerprint(text)[:7])


def test_a_fingerprint_never_changes_between_versions() -> None:
    assert fingerprint("Rolls are baked.") == "e12de81cce07"


@given(st.lists(st.sampled_from(["", " ", "a", "b c", "- d", "**"]), max_size=12))
def test_windows_are_the_fingerprints_of_their_lines(lines: list[str]) -> None:
    found = {(first, last): head for head, first, last in windows(lines)}
    worded = [n for n, line in enumerate(lines, 1) if normalised(line)]
    assert set(found) == {(a, b) for a in worded for b in worded if a <= b}
    for (first, last), head in found.items():
        assert digest("\n".join(lines[first - 1 : last])).startswith(head)
