"""Is a passage found again when its lines move, and never when its words change?"""

from __future__ import annotations

import textwrap
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.documents import BAKERY, at, document, lines_of, printed
from support.examples import examples

from quizzer.authoring.sources.fingerprint import digest
from quizzer.authoring.sources.passages import State, anchored, passage_of
from quizzer.cards.citation import Citation

LINES = st.integers(1, len(lines_of(BAKERY)))


def test_the_short_form_by_lines_is_completed() -> None:
    full = printed(Citation("mill", 4, 7))
    assert (full.first_line, full.last_line, full.heading) == (5, 6, "How it began")
    assert passage_of(full, document()).state is State.FOUND


def test_the_short_form_by_heading_takes_its_whole_section() -> None:
    full = printed(Citation("mill", heading="how it sells:"))
    assert (full.first_line, full.last_line, full.heading) == (11, 17, "How it sells")


def test_a_heading_takes_the_sections_below_it() -> None:
    full = printed(Citation("mill", heading="Mill Street Bakery"))
    assert (full.first_line, full.last_line) == (1, 23)


@given(LINES, LINES)
@settings(max_examples=examples(80))
def test_anchoring_twice_is_anchoring_once(one: int, other: int) -> None:
    citation = Citation("mill", min(one, other), max(one, other))
    once = anchored(citation, document())
    assert anchored(once, document()) == once


@given(LINES, LINES, st.integers(0, 30), st.sampled_from(["", "A new line.", "# New part"]))
@settings(max_examples=examples(80))
def test_lines_put_in_before_a_passage_move_it(one: int, other: int, count: int, new: str) -> None:
    full = printed(Citation("mill", min(one, other), max(one, other)))
    if not full.fingerprint:
        return  # blank lines only
    moved = document("\n".join([new] * count + lines_of(BAKERY)))
    found = passage_of(full, moved)
    assert found.state in (State.FOUND, State.MOVED)
    assert (found.first_line, found.last_line) == (full.first_line + count, full.last_line + count)
    again = anchored(full, moved)
    assert again.fingerprint == full.fingerprint
    assert passage_of(again, moved).state is State.FOUND
    assert anchored(again, document()) == full


@given(st.integers(20, 200))
@settings(max_examples=examples(40))
def test_a_rewrapped_passage_is_found(width: int) -> None:
    full = at(13, 14)
    wrapped = "\n\n".join(
        "\n".join(textwrap.wrap(" ".join(part.split()), width)) for part in BAKERY.split("\n\n")
    )
    found = passage_of(full, document(wrapped))
    assert found.state in (State.FOUND, State.MOVED)
    text = document(wrapped).text(found.first_line, found.last_line)
    assert text.split() == document().text(13, 14).split()


def test_the_nearest_copy_under_the_same_heading_is_taken() -> None:
    full = printed(Citation("mill", 5, 6))
    passage = document().text(5, 6)
    gap = "x\n\n" * 20
    copies = f"{passage}\n\n# Other\n\n{passage}\n\n# How it began\n\n{gap}{passage}\n"
    found = passage_of(replace(full, first_line=40, last_line=41), document(copies))
    assert found.state is State.MOVED
    assert found.heading is not None
    assert found.heading.text == "How it began"


@pytest.mark.parametrize("change", [("7.19", "7.91"), ("rolls", "loaves"), ("sold", "never sold")])
def test_a_changed_word_makes_a_passage_stale(change: tuple[str, str]) -> None:
    changed = document(BAKERY.replace(*change))
    found = passage_of(at(8, 9), changed)
    assert found.state is State.CHANGED
    assert anchored(at(8, 9), changed) == at(8, 9)


@pytest.mark.parametrize(
    ("citation", "reason"),
    [
        (Citation("mill", 90, 95), "bakery.md has only 23 lines"),
        (Citation("mill", 2, 2), "there is no text in the cited line 2"),
        (Citation("mill", heading="Profit"), "bakery.md has no heading “Profit”"),
    ],
)
def test_a_place_that_is_not_there_is_missing(citation: Citation, reason: str) -> None:
    found = passage_of(citation, document())
    assert (found.state, found.reason) == (State.MISSING, reason)
    assert anchored(citation, document()) == citation


def test_a_heading_that_stands_twice_is_not_guessed() -> None:
    found = passage_of(
        Citation("mill", heading="Costs"), document("# Costs\n\na\n\n# Costs\n\nb\n")
    )
    assert found.state is State.MISSING
    assert "several lines (1, 5)" in found.reason


def test_lines_past_the_end_are_found_by_their_print() -> None:
    shorter = document("\n".join(lines_of(BAKERY)[10:]))
    assert passage_of(at(23), shorter).state is State.MOVED


def test_a_citation_without_a_print_is_unprinted() -> None:
    assert passage_of(Citation("mill", 5, 6), document()).state is State.UNPRINTED
    assert passage_of(replace(at(5, 6), fingerprint="ab12"), document()).state is State.UNPRINTED


def test_a_quote_must_stand_in_the_passage() -> None:
    good = replace(at(5, 6), quote="a loan  of US$131")
    assert passage_of(good, document()).state is State.FOUND
    bad = passage_of(replace(good, quote="a loan of US$133"), document())
    assert (bad.state, bad.reason) == (State.CHANGED, "the quote does not stand in the passage")


def test_a_longer_print_stays_as_it_is_written() -> None:
    whole = replace(at(5, 6), fingerprint=digest(document().text(5, 6)).upper())
    assert passage_of(whole, document()).state is State.FOUND
    assert anchored(whole, document()) == whole
