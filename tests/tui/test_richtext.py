"""Does the Markdown of cards fit every width, and can nothing in it be obeyed?"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples
from support.faces import obeyed_by_terminals
from support.marked import EVERY_BLOCK, HOSTILE, MARKED
from support.screens import press, shown
from syrupy.assertion import SnapshotAssertion
from textual.content import Content

from quizzer.cards.clean import clean
from quizzer.study.documents import Folders
from quizzer.tui import paint, richtext
from quizzer.tui.highlight import LONGEST, highlighted
from quizzer.tui.preview import PreviewApp

SIZES = [(40, 12), (80, 24), (120, 30)]


def drawn(text: str, width: int = 60, style: str = "") -> list[str]:
    return [line.plain for line in richtext.paragraphs(text, style, width, 0)]


def styled(lines: tuple[Content, ...], words: str) -> str:
    """The styles of the first place where words stand."""
    line = next(line for line in lines if words in line.plain)
    at = line.plain.index(words)
    found = (span.style for span in line.spans if span.start <= at < span.end)
    return " ".join(str(style) for style in found)


@pytest.mark.parametrize("width", [64, 34, 20])
def test_every_block_looks_like_this(width: int, snapshot: SnapshotAssertion) -> None:
    lines = drawn(EVERY_BLOCK, width)
    assert "\n".join(line.rstrip() for line in lines) == snapshot
    assert max(len(line) for line in lines) <= width


@given(st.text(max_size=60), st.integers(1, 60), st.integers(0, 4))
def test_text_without_marks_is_drawn_as_a_paragraph(text: str, width: int, margin: int) -> None:
    words = "".join(character for character in text if character.isalnum() or character in " .,?")
    expected = paint.paragraph(clean(words), "bold", width, margin)
    for lines in (
        richtext.paragraphs(words, "bold", width, margin),
        richtext.sentence(words, "bold", width, margin),
    ):
        assert [line.plain for line in lines] == [line.plain for line in expected]
        assert [line.spans for line in lines] == [line.spans for line in expected]


@settings(max_examples=examples(150))
@given(
    st.lists(
        st.sampled_from(
            ["word ", "\n", "\n\n", "- ", "1. ", "> ", "  ", "**", "*", "`", "```\n", "# ", "小米 ",
             "| a | b |\n|---|--:|\n", "| c ", "|\n", "$x^2$ ", "![i](a.png) ", "longerthanthat"]
        ),
        max_size=25,
    ),
    st.integers(8, 60),
)  # fmt: skip
def test_nothing_is_wider_than_its_room(parts: list[str], width: int) -> None:
    for line in richtext.paragraphs("".join(parts), "", width, 0):
        assert line.cell_length <= width


@pytest.mark.parametrize("width", [8, 30, 70])
def test_nothing_in_any_block_is_obeyed(width: int) -> None:
    lines = richtext.paragraphs(HOSTILE, "", width, 0)
    assert not any(obeyed_by_terminals(line.plain) for line in lines)
    known = {"bold", "italic", "underline", "not", "on", "$panel", *paint.MUTED.split()}
    for line in lines:
        assert {word for span in line.spans for word in str(span.style).split()} <= known
    squeezed = "".join("".join(line.plain for line in richtext.paragraphs(HOSTILE, "", 70, 0)))
    assert "[@click=app.screenshot()]x[/]" in squeezed
    assert "[red]code[/red]" in squeezed
    assert "␛" in squeezed


def test_emphasis_is_seen_also_where_all_is_bold_and_without_colours() -> None:
    text = "a **strong** *emphasis* `code` [link](https://a.example) ![i](b.png)"
    lines = richtext.paragraphs(text, "", 70, 0)
    assert styled(lines, "strong") == "bold"
    assert styled(lines, "emphasis") == "italic"
    assert styled(lines, "link") == "underline"
    assert styled(lines, "code") == paint.CODE
    assert styled((paint.without_colour(lines[0]),), "code") == "not bold dim"
    in_bold = richtext.paragraphs(text, paint.BOLD, 70, 0)
    assert styled(in_bold, "strong") == "bold underline"
    assert "not bold" in styled(in_bold, "code")
    assert lines[0].plain == "a strong emphasis code link [image: i — b.png]"


def test_a_short_formula_stays_whole_at_the_end_of_a_line() -> None:
    text = "How large is $m = \\frac{p - c}{p}$?"
    assert drawn(text, 20) == ["How large is", "m = (p − c)/p?"]
    assert drawn("| a |\n|---|\n| $x + y$ |", 20)[-1].rstrip() == "x + y"
    assert max(len(line) for line in drawn("$a + b + c + d + e$", 8)) <= 8


def test_code_is_never_reflowed_and_a_long_line_goes_on_with_a_mark() -> None:
    code = "if  a:\n\n    return '0123456789012345678901234567890123456789'"
    lines = drawn(f"x\n```\n{code}\n```", 31)
    assert lines[1:3] == ["  if  a:".ljust(31), " " * 31]
    assert [line.rstrip() for line in lines[3:]] == [
        "      return '0123456789012345",
        "↪ 678901234567890123456789'",
    ]


def test_code_is_coloured_by_its_language_and_keeps_every_character() -> None:
    code = "# c\ndef f(x: int) -> str:\n\n    return 'a' + \"b\"\n"
    for language in ("python", "PY", "js", "no-such", "", "\x1b"):
        assert highlighted(code, language).plain == code
    coloured = (highlighted(code, "python"),)
    assert styled(coloured, "def") == "bold"
    assert "italic" in styled(coloured, "# c")
    assert styled(coloured, "'a'") == paint.ACCENT
    assert not highlighted(code, "no-such").spans
    assert not highlighted("x = 1\n" * LONGEST, "python").spans


def test_a_table_too_wide_for_its_columns_is_told_row_by_row() -> None:
    text = (
        "| Year | Company | Margin | Country |\n|---|---|---|---|\n| 2014 | Xiaomi | 5 % | China |"
    )
    assert drawn(text, 24) == ["Year: 2014", "Company: Xiaomi", "Margin: 5 %", "Country: China"]


def test_a_very_long_table_is_drawn_whole() -> None:
    rows = "\n".join(f"| {number} | value {number} |" for number in range(900))
    lines = drawn(f"| n | v |\n|--:|---|\n{rows}")
    assert len(lines) == 902
    assert lines[-1].rstrip() == "899  value 899"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_cards_with_marks_look_like_this(
    tmp_path: Path, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    path = tmp_path / "marked.yaml"
    path.write_text(MARKED, encoding="utf-8")
    app = PreviewApp(path, Folders())
    async with app.run_test(size=size) as pilot:
        assert await shown(pilot, "1 of 4") == snapshot(name="table")
        assert await press(pilot, "space", "Hint" if size[1] > 20 else "Margin") == snapshot(
            name="table answered"
        )
        await press(pilot, "space space", "O(n**2)")
        assert await press(pilot, "tab right", "2 * 3 * 4") == snapshot(name="traps")


async def test_without_colours_the_same_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "marked.yaml"
    path.write_text(MARKED, encoding="utf-8")

    async def answer() -> str:
        app = PreviewApp(path, Folders())
        async with app.run_test(size=(120, 30)) as pilot:
            await shown(pilot, "1 of 4")
            return await press(pilot, "space", "Hint")

    coloured = await answer()
    monkeypatch.setenv("NO_COLOR", "1")
    assert await answer() == coloured
