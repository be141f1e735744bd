"""Where are a text's blanks, how does it read with some hidden, and which texts are refused?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from quizzer.cards.cloze import Blank, ClozeError, blanks, filled, hidden

TEXT = "Margins are near {{5 %}}; profit comes from {{ services :: what? }}."


def test_blanks_come_in_order_with_answer_hint_and_offset() -> None:
    assert blanks(TEXT) == (Blank("5 %", "", 17), Blank("services", "what?", 44))


def test_filled_reads_without_a_trace_of_the_blanks() -> None:
    assert filled(TEXT) == "Margins are near 5 %; profit comes from services."


@pytest.mark.parametrize(
    ("which", "shown"),
    [
        ({1}, "Margins are near […]; profit comes from services."),
        ({2}, "Margins are near 5 %; profit comes from [what?]."),
        ({1, 2}, "Margins are near […]; profit comes from [what?]."),
        (set(), "Margins are near 5 %; profit comes from services."),
    ],
)
def test_only_the_blanks_asked_are_hidden(which: set[int], shown: str) -> None:
    assert hidden(TEXT, frozenset(which)) == shown


def test_a_blank_may_span_lines() -> None:
    assert blanks("a {{b\nc}}") == (Blank("b\nc", "", 2),)


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("no blank", 0, "no blank"),
        ("", 0, "no blank"),
        ("a {b} c", 0, "no blank"),
        ("ab {{c", 3, "not closed"),
        ("{{a}} and {{b", 10, "not closed"),
        ("ab }} {{c}}", 3, "}} without {{"),
        ("{{a}} b}} c", 7, "}} without {{"),
        ("x {{a {{b}} c}}", 2, "a blank inside a blank"),
        ("x {{}}", 2, "an empty blank"),
        ("x {{  }}", 2, "an empty blank"),
        ("x {{::hint}}", 2, "an empty blank"),
        ("x {{\u200b}}", 2, "an empty blank"),
    ],
)
def test_a_malformed_cloze_is_refused_where_it_is_wrong(
    text: str, offset: int, message: str
) -> None:
    with pytest.raises(ClozeError, match=message) as caught:
        blanks(text)
    assert caught.value.offset == offset


BRACES = st.text(alphabet="{{}}}:a \n", max_size=30)


@settings(max_examples=examples(500))
@given(BRACES)
def test_a_text_is_refused_at_a_brace_or_every_blank_can_be_hidden_by_itself(text: str) -> None:
    try:
        found, offset = blanks(text), None
    except ClozeError as error:
        found, offset = (), error.offset
    if offset is not None:
        assert offset == 0 or text[offset : offset + 2] in ("{{", "}}")
        return
    assert hidden(text, frozenset()) == filled(text)
    for number, blank in enumerate(found, 1):
        assert text.startswith("{{", blank.start)
        mark = f"[{blank.hint}]" if blank.hint else "[…]"
        assert mark in hidden(text, frozenset({number}))
