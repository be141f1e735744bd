"""How does each form of a citation look once its document is at hand?"""

from __future__ import annotations

import pytest
from support.formatting import DOCUMENTS, complete

from quizzer.authoring.formatting.citations import Documents
from quizzer.authoring.formatting.formatting import format_deck
from quizzer.cards.citation import Citation

HEAD = """\
quizzer: 1
deck: x
sources:
  doc: {title: T}
defaults: {source: doc}
cards:
  - id: c
    q: Why?
    a: x
"""
FULL = "in: doc, at: 8, under: Cost Efficiency, print: 5d1c9e00abcd"


def formatted(body: str, documents: Documents = DOCUMENTS, head: str = HEAD) -> str:
    result = format_deck(f"{head}{body}".encode(), "d.yaml", lambda _: documents)
    assert result.problems == ()
    assert result.data.decode().startswith(head)
    return result.data.decode().removeprefix(head)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("cite: doc:8  # why", f"cite: {{{FULL}}}  # why"),
        ("cite: 8", f"cite: {{{FULL}}}"),
        ('cite: "doc:8-9"', f"cite: {{{FULL}}}".replace("at: 8", "at: 8-9")),
        (
            'cite: doc:"Any heading"',
            r'cite: {in: doc, at: 7-9, under: "a\\b", print: 5d1c9e00abcd}',
        ),
        ("cite: [8, doc:99]", f"cite: [{{{FULL}}}, doc:99]"),
        ("cite:\n      - 8  # one\n      - 99", f"cite:\n      - {{{FULL}}}  # one\n      - 99"),
        ("cite: {at: 8}", f"cite: {{{FULL}}}"),
        ("cite: {at: 8, quote: So}", f"cite: {{{FULL}, quote: So}}"),
        (
            "cite: {in: doc, at: 9, under: Old}",
            'cite: {in: doc, at: 9, under: "Cost: #1", print: 5d1c9e00abcd}',
        ),
        (
            "cite: { print: 12345678, at: 8 }",
            "cite: { in: doc, print: 12345678, at: 8, under: Cost Efficiency }",
        ),
    ],
)
def test_a_citation_is_completed_in_the_style_it_is_written_in(written: str, expected: str) -> None:
    assert formatted(f"    {written}\n") == f"    {expected}\n"


def test_a_citation_on_lines_of_its_own_gets_more_lines() -> None:
    body = "    cite:  # this\n      at: 8  # lines\n      # said\n      quote: So\n"
    assert formatted(body) == (
        "    cite:  # this\n"
        "      in: doc\n"
        "      at: 8  # lines\n"
        "      under: Cost Efficiency\n"
        "      print: 5d1c9e00abcd\n"
        "      # said\n"
        "      quote: So\n"
    )


def test_a_passage_that_has_moved_gets_its_new_lines_and_keeps_the_rest() -> None:
    def moved(citation: Citation) -> Citation:
        return Citation("doc", 20, 21, "New", citation.fingerprint, citation.quote)

    body = "    cite: {in: 'doc', at: 8 , under: \"Old\", print: \"12345678\", quote: 'So'} # c\n"
    assert formatted(body, Documents(moved, lambda _: None)) == (
        "    cite: {in: 'doc', at: 20-21 , under: New, print: \"12345678\", quote: 'So'} # c\n"
    )


@pytest.mark.parametrize(
    "body",
    [
        "    cite: doc:99\n",
        f"    cite: {{{FULL}}}\n",
        "    cite: {print: 5d1c9e00abcd,  under: 'Cost Efficiency', at: 8}\n",
        "    cite: >-\n      doc:8\n",
        "    cite: [at: 8]\n",
        "    cite: {at: 99}\n",
    ],
    ids=[
        "stale",
        "complete",
        "complete, default source",
        "block of text",
        "bare pair",
        "stale map",
    ],
)
def test_a_citation_that_is_complete_or_cannot_be_completed_is_not_touched(body: str) -> None:
    assert formatted(body) == body


def test_a_heading_that_a_deck_cannot_hold_leaves_the_citation_as_it_is() -> None:
    def under_a_bell(citation: Citation) -> Citation:
        return Citation("doc", 8, 8, "Cost\a", "5d1c9e00abcd")

    documents = Documents(under_a_bell, lambda _: None)
    assert formatted("    cite: 8\n", documents) == "    cite: 8\n"
    assert formatted("    cite: {at: 8}\n", documents) == "    cite: {at: 8}\n"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("doc: {file: a.txt}", "doc: {file: a.txt, blake2: 9f2c41d07a}"),
        ("doc: {file: a.txt, blake2: 00ff}", "doc: {file: a.txt, blake2: 00ff}"),
        ("doc: {title: T}", "doc: {title: T}"),
        ("doc:\n    file: a.txt  # c", "doc:\n    file: a.txt  # c\n    blake2: 9f2c41d07a"),
    ],
)
def test_a_source_gets_the_fingerprint_of_its_document_and_keeps_another(
    written: str, expected: str
) -> None:
    body = "cards: [{id: c, q: Why?, a: x}]\n"
    said = formatted(f"{written}\n{body}", head="quizzer: 1\ndeck: x\nsources:\n  ")
    assert said == f"{expected}\n{body}"


def test_completing_again_changes_nothing() -> None:
    for line in range(1, 30):
        once = complete(Citation("doc", line, line))
        assert once is not None
        assert complete(once) == once


def test_a_citation_stays_short_where_its_full_form_would_break_the_file() -> None:
    # YAML takes a tab on a line below plain text, and none below a brace.
    text = "    cite: 8\n     \t\n  - {id: d, q: Who?, a: y}\n"
    assert formatted(text) == text
