"""Does every screen show foreign text character for character?"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from support.faces import HARMLESS, HOSTILE, obeyed_by_terminals, put_hostile_deck
from support.screens import press, shown
from textual import events
from textual.pilot import Pilot

import quizzer.tui
from quizzer.cli.preferences import FilePreferences
from quizzer.study.desk import Desk
from quizzer.study.scope import Scope
from quizzer.tui.app import QuizzerApp

SOURCES = sorted(Path(quizzer.tui.__file__).parent.rglob("*.py"))
PARSES_MARKUP = {"from_markup", "from_text", "Static", "Label", "Markdown", "notify", "to_content"}


def squeezed(text: str) -> str:
    """Without white space, so that it does not matter where a line was wrapped."""
    return "".join(text.split())


async def test_no_screen_lets_a_deck_do_more_than_be_read(
    desk: Desk, database_path: Path, tmp_path: Path
) -> None:
    put_hostile_deck(database_path, tmp_path)
    (tmp_path / "bundled" / "small.yaml").unlink()
    app = QuizzerApp(desk, scope=Scope("hostile"))

    async def literal(pilot: Pilot[None], keys: str, words: str, *parts: str) -> None:
        text = await press(pilot, keys, words) if keys else await shown(pilot, words)
        assert not obeyed_by_terminals(text)
        for part in parts:
            assert squeezed(f"{part} {HARMLESS}") in squeezed(text), part

    async with app.run_test(size=(200, 40)) as pilot:
        await literal(pilot, "h", "Hint:", "", "Question", "Right", "Wrong", "Hint")
        await literal(pilot, "space", "Feedback", "Right", "Feedback", "Why")
        await literal(pilot, "i", "hostile/all", "topic", "source")
        await literal(pilot, "q 3", "again", "Question")
        await literal(pilot, "space 3", "Session done", "")
        await literal(pilot, "m", "Enter cards")
        await literal(pilot, "enter", "Question")
        await literal(pilot, "q q enter", "Everything")
        await literal(pilot, "slash i d colon h", "1 of 1")
        await literal(pilot, "down right", "hostile/all", "Question", "Right", "Why")
        await literal(pilot, "q slash ctrl+u d e c k colon", "complete: hostile")
    assert app.return_code in (None, 0)


@pytest.mark.parametrize(
    ("keys", "words"),
    [("p", "Palette"), ("slash", "weakest first"), ("comma j j j enter", "leave it as it was")],
)
async def test_what_is_pasted_into_a_line_is_not_obeyed(
    desk: Desk, tmp_path: Path, keys: str, words: str
) -> None:
    preferences = FilePreferences({"QUIZZER_CONFIG": str(tmp_path / "config.toml")}, {})
    app = QuizzerApp(desk, preferences=preferences)
    async with app.run_test(size=(120, 30)) as pilot:
        await press(pilot, keys, words)
        app.post_message(events.Paste(HOSTILE))
        assert not obeyed_by_terminals(await shown(pilot, HARMLESS))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_source_of_the_app_names_what_parses_markup(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not names & PARSES_MARKUP


def test_no_link_is_ever_opened(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    QuizzerApp(desk).open_url("https://example.org")
    assert opened == []
