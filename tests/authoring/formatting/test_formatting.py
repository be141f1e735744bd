"""Which files are formatted at all, and what if the result were wrong?"""

from __future__ import annotations

import pytest
from support.formatting import DOCUMENTS

from quizzer.authoring.formatting import formatting
from quizzer.authoring.formatting.formatting import Done, FormattingError, format_deck
from quizzer.authoring.formatting.splicing import Edit, edit_deck

HEAD = "quizzer: 1\ndeck: x\ncards:\n"
NAMELESS = "- q: Why?\n  a: x\n"


def test_what_was_done_is_counted() -> None:
    text = (
        "deck: x\nquizzer: 1\nsources: {doc: {file: a.txt}}\ncards:\n"
        "- {q: Why?, a: x, cite: [doc:1, doc:2, doc:99]}\n- {id: c, a: x, q: How?}\n"
    )
    result = format_deck(text.encode(), "d.yaml", lambda _: DOCUMENTS)
    assert result.done == Done(ids=1, citations=2, sources=1, ordered_cards=1, ordered_decks=1)


@pytest.mark.parametrize(
    ("cards", "codes"),
    [
        (f"{NAMELESS}- q: No answer?\n  id: c\n", ["E303"]),
        (f"{NAMELESS}- q: Why?\n  a:\n", ["E204"]),
        (f"{NAMELESS}- idd: c\n  q: Why?\n  a: x\n", ["E201"]),
        (f'{NAMELESS}- id: ""\n  q: Why?\n  a: x\n', ["E204"]),
        (f"{NAMELESS}- [\n", ["E104"]),
        (NAMELESS * 200 + "- q: No answer?\n", ["E301"] * 100 + ["E199"]),
    ],
    ids=["no answer", "empty answer", "misspelt id", "empty quotes", "no YAML", "beyond the cap"],
)
def test_a_file_with_other_problems_than_missing_ids_is_refused_with_them(
    cards: str, codes: list[str]
) -> None:
    data = f"{HEAD}{cards}".encode()
    result = format_deck(data, "d.yaml")
    assert (result.data, result.done) == (data, Done())
    assert [problem.code for problem in result.problems] == codes


@pytest.mark.parametrize("data", [b"", b"\xff", b"- x\n", b"quizzer: 2\ndeck: x\n"])
def test_a_file_that_is_no_deck_is_refused(data: bytes) -> None:
    result = format_deck(data, "d.yaml")
    assert result.data == data
    assert result.problems


def test_more_missing_ids_than_problems_are_shown_are_all_filled() -> None:
    result = format_deck(f"{HEAD}{NAMELESS * 1500}".encode(), "d.yaml")
    assert (result.done, result.problems) == (Done(ids=1500), ())


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("Why?", "Why not?"), ("[y]", "[y, z]"), ("[y]", ""), ("a: x", "a: x, a: z"), ("}", "")],
    ids=["a text", "a list", "nothing", "a key twice", "no YAML"],
)
def test_a_result_that_reads_differently_than_meant_is_an_error(
    monkeypatch: pytest.MonkeyPatch, right: str, wrong: str
) -> None:
    def splice(data: bytes, edits: list[Edit]) -> bytes:
        return edit_deck(data, edits).replace(right.encode(), wrong.encode())

    monkeypatch.setattr(formatting, "edit_deck", splice)
    data = f"{HEAD}- {{a: x, q: Why?, accept: [y], id: c}}\n".encode()
    with pytest.raises(FormattingError, match="nothing was written"):
        format_deck(data, "d.yaml")
