"""Does everything that we show have a likeness in ASCII, as wide as itself?"""

from __future__ import annotations

import ast
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from quizzer.tui.glyphs import UNKNOWN, in_ascii

PACKAGE = Path(__file__).parents[2] / "quizzer"
SHOWN = sorted([*(PACKAGE / "tui").rglob("*.py"), *(PACKAGE / "study").rglob("*.py")])


def texts_of(path: Path) -> set[str]:
    """The texts in a module's source, its docstrings apart."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in told
    }


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: path.name)
def test_every_glyph_of_ours_has_a_likeness(path: Path) -> None:
    if path.name == "glyphs.py":
        return
    characters = {c for text in texts_of(path) for c in text if unicodedata.category(c) != "Co"}
    glyphs = {c for c in characters if not c.isascii() and cell_len(c) == 1}
    assert {c for c in glyphs if in_ascii(c) == UNKNOWN} == set()


@given(st.text())
def test_nothing_but_ascii_is_left_and_nothing_shifts(text: str) -> None:
    plain = in_ascii(text)
    assert plain.isascii()
    if text.isprintable():
        assert cell_len(plain) == sum(cell_len(c) for c in text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("▰▰▱▱ 61 % ± 6", "##.. 61 % ~ 6"),
        ("“Café” – naïve…", '"Cafe" - naive.'),
        ("e\u0301", "e"),
        ("小米", "????"),
        ("Straße", "Strase"),
        ("⣿⠁⠀", "#. "),
    ],
)
def test_a_text_stays_as_legible_as_it_can(text: str, plain: str) -> None:
    assert in_ascii(text) == plain
