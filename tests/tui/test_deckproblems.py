"""Does the deck problems screen name what is wrong, and see what was mended?"""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

import pytest
from support.faces import (
    HARMLESS,
    HOSTILE,
    SMALL,
    obeyed_by_terminals,
    put_hostile_deck,
    write_deck,
)
from support.screens import press, screen_text, shown, until
from syrupy.assertion import SnapshotAssertion

from quizzer.study.desk import Desk
from quizzer.tui.app import QuizzerApp

SIZES = [(40, 12), (80, 24), (120, 30)]
BAD = SMALL.replace("deck: small", "deck: bad").replace("A small case", "A bad case")


@pytest.fixture
def three_decks(desk: Desk, decks: Path) -> Path:
    """A deck as it should be, one with an error that came later, and one whose file is gone."""
    write_deck(decks, BAD, "bad.yaml")
    gone = SMALL.replace("deck: small", "deck: gone").replace("A small case", "A gone case")
    write_deck(decks, gone, "gone.yaml")
    desk.look().result()
    (decks / "gone.yaml").unlink()
    write_deck(decks, BAD.replace("a: Lei Jun", "a: Lei Jun\n    wrnog: x"), "bad.yaml")
    return decks


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_decks_problems_look_like_this(
    desk: Desk, three_decks: Path, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    app = QuizzerApp(desk)
    async with app.run_test(size=size) as pilot:
        await shown(pilot, "A small")
        screens = {"decks": await press(pilot, "d", "to mend")}
        screens["gone"] = await press(pilot, "down", "› A gone")
        await press(pilot, "up", "› A bad")
        screens["problems"] = await press(pilot, "enter", "E201")
        for name, text in screens.items():
            assert text == snapshot(name=name)


async def test_a_deck_that_was_mended_is_read_again(
    desk: Desk, three_decks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import sys; from pathlib import Path\n"
        "path = Path(sys.argv[-1])\n"
        "path.write_text(path.read_text().replace('    wrnog: x\\n', ''))\n"
    )
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"{sys.executable} {editor}")
    monkeypatch.setattr(QuizzerApp, "suspend", lambda _: contextlib.nullcontext())
    app = QuizzerApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "A small")
        await press(pilot, "d", "3 of 3 to mend")
        await press(pilot, "enter", "E201")
        await pilot.press("e")
        await until(pilot, lambda: "E201" not in screen_text(app), "the mended file")
        assert "error" not in await press(pilot, "q", "› A bad case")


async def test_the_page_of_a_file_that_is_gone_says_so(desk: Desk, three_decks: Path) -> None:
    app = QuizzerApp(desk)
    async with app.run_test(size=(40, 12)) as pilot:
        await shown(pilot, "A small")
        await press(pilot, "d", "to mend")
        await press(pilot, "down", "› A gone")
        text = await press(pilot, "enter", "There is no such file")
        assert "Nothing is wrong" not in text


async def test_an_empty_library_says_on_every_screen_what_to_do(
    desk: Desk, decks: Path, tmp_path: Path
) -> None:
    (decks / "small.yaml").unlink()
    app = QuizzerApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "The library is empty")
        await press(pilot, "d", "quizzer add FILE")
        await pilot.press("enter", "e", "r")
        assert "quizzer add FILE" in screen_text(app)
        await press(pilot, "q m", "quizzer add FILE")
        await press(pilot, "q c", "quizzer new NAME")
        await press(pilot, "q s", "Nothing was answered yet")


async def test_a_hostile_title_and_a_hostile_file_are_shown_and_not_obeyed(
    desk: Desk, database_path: Path, tmp_path: Path
) -> None:
    put_hostile_deck(database_path, tmp_path)
    write_deck(tmp_path, f"quizzer: 1\ndeck: x\n{HOSTILE}: y\n", "hostile.yaml")
    app = QuizzerApp(desk)
    async with app.run_test(size=(160, 40)) as pilot:
        await shown(pilot, "A small")
        for keys, words in (("d", "to mend"), ("enter", "E1"), ("q q s f", "Nothing")):
            text = await press(pilot, keys, words)
            assert not obeyed_by_terminals(text)
        assert HARMLESS[:20] in text
