"""Are headings and paragraphs found where an editor shows them?"""

from __future__ import annotations

import pytest
from support.documents import BAKERY, PLAIN, document

from quizzer.authoring.sources.blocks import BlockKind


def test_markdown_headings_lose_marks_numbers_and_colons() -> None:
    found = [(h.line, h.level, h.text) for h in document(BAKERY).headings]
    assert found == [
        (1, 1, "Mill Street Bakery"),
        (3, 2, "How it began"),
        (11, 2, "How it sells"),
        (19, 2, "What it learnt"),
    ]


@pytest.mark.parametrize("nothing", ["\u200b", "\u3164", "\U000e0041"])
def test_a_title_that_cannot_be_seen_is_no_heading(nothing: str) -> None:
    text = f"# Bakery\n\n## {nothing}\n\n{nothing}\n---\nBread.\n"
    assert [heading.text for heading in document(text).headings] == ["Bakery"]


def test_plain_text_has_headings_too() -> None:
    found = [(h.line, h.level, h.text) for h in document(PLAIN, "note.txt").headings]
    assert found == [
        (1, 1, "Mill Street Bakery"),
        (5, 1, "The First Years"),
        (9, 2, "Loans and Debts"),
        (13, 3, "The Aunt"),
        (17, 2, "Lessons"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "It Was Over.",
        "a line without capitals",
        "  Indented Title",
        "Memo #257",
        "By Ada Brook – ada [at] bakery.example",
        "Fifteen Words In A Row Are Too Many For Any Heading That Is Worth Its Name",
    ],
)
def test_other_short_lines_are_no_headings(line: str) -> None:
    text = f"A Title\n\nSome text follows here.\n\n{line}\n\nBy Nobody\n\nend\n"
    assert line.strip() not in [h.text for h in document(text, "note.txt").headings]


def test_lines_in_bold_are_headings_however_they_are_written() -> None:
    text = (
        "**The first years**\n\nNobody expected much of it.\n\n"
        "**Nobody did.**\n\n**Late** hours\n\n__2. How it sells__\n\nBy courier.\n"
    )
    found = [(h.line, h.level, h.text) for h in document(text, "note.txt").headings]
    assert found == [(1, 1, "The first years"), (9, 1, "How it sells")]


def test_underlined_titles_are_headings() -> None:
    found = document("Title\n=====\n\nText.\n\nPart\n----\n\nMore.\n").headings
    assert [(h.line, h.level, h.text) for h in found] == [(1, 1, "Title"), (6, 2, "Part")]


def test_a_comment_in_code_is_no_heading() -> None:
    found = document("# Title\n\n```\n# comment\n```\n").headings
    assert [h.text for h in found] == ["Title"]


def test_a_number_within_a_title_stays() -> None:
    (heading,) = document("## 3. The COVID-19 Years of 1. FC Fenton:\n").headings
    assert heading.text == "The COVID-19 Years of 1. FC Fenton"


def test_paragraphs_list_items_and_their_headings() -> None:
    blocks = document(BAKERY).blocks
    shown = [
        (b.first_line, b.last_line, b.kind, b.under[-1].text)
        for b in blocks
        if b.kind is not BlockKind.HEADING
    ]
    assert shown == [
        (5, 6, BlockKind.PARAGRAPH, "How it began"),
        (8, 9, BlockKind.PARAGRAPH, "How it began"),
        (13, 14, BlockKind.PARAGRAPH, "How it sells"),
        (16, 16, BlockKind.LIST_ITEM, "How it sells"),
        (17, 17, BlockKind.LIST_ITEM, "How it sells"),
        (21, 21, BlockKind.PARAGRAPH, "What it learnt"),
        (23, 23, BlockKind.PARAGRAPH, "What it learnt"),
    ]
    assert [h.text for h in blocks[-1].under] == ["Mill Street Bakery", "What it learnt"]


def test_every_line_with_words_is_in_exactly_one_block() -> None:
    for text in (BAKERY, PLAIN):
        found = document(text)
        numbers = [n for b in found.blocks for n in range(b.first_line, b.last_line + 1)]
        assert numbers == [n for n, line in enumerate(found.lines, 1) if line.strip()]
