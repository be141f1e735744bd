"""How is a deck file opened in the user's editor, and what comes back from it?"""

from __future__ import annotations

import contextlib
import io
import sys
from pathlib import Path

import pytest
from support.faces import SMALL, write_deck
from support.screens import press, shown

from quizzer.study.desk import Desk
from quizzer.study.scope import EVERYTHING
from quizzer.tui import editing
from quizzer.tui.app import QuizzerApp


@pytest.mark.parametrize(
    ("chosen", "command"),
    [
        ("vim", ["vim", "+12", "deck.yaml"]),
        ("/usr/bin/nano -w", ["/usr/bin/nano", "-w", "+12", "deck.yaml"]),
        ("'/opt/my editor' -n", ["/opt/my editor", "-n", "+12", "deck.yaml"]),
        ("code", ["code", "--wait", "--goto", "deck.yaml:12"]),
        ("hx", ["hx", "deck.yaml:12"]),
        ("subl -w", ["subl", "-w", "deck.yaml:12"]),
    ],
)
def test_the_editor_opens_the_file_at_the_line(
    monkeypatch: pytest.MonkeyPatch, chosen: str, command: list[str]
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", chosen)
    assert editing.command(Path("deck.yaml"), 12) == command


def test_visual_comes_before_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "vim")
    monkeypatch.setenv("EDITOR", "ed")
    assert editing.command(Path("deck.yaml"), 1) == ["vim", "+1", "deck.yaml"]


def test_a_command_with_an_open_quote_is_no_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "vim '")
    assert editing.command(Path("deck.yaml"), 1) is None


def test_without_any_editor_there_is_no_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.setenv("PATH", "")
    assert editing.command(Path("deck.yaml"), 1) is None


async def test_an_edited_card_is_shown_as_it_reads_now_and_a_broken_deck_as_it_was(
    desk: Desk, decks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Without a terminal there is nothing to give back to the editor; the real thing is
    # tested in a pseudo-terminal.
    monkeypatch.setattr(QuizzerApp, "suspend", lambda _: contextlib.nullcontext())
    script = tmp_path / "editor.py"
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")

    def editor_writes(text: str) -> None:
        write_deck(tmp_path, text, "wanted.yaml")
        script.write_text(
            "import shutil, sys; assert sys.argv[1] == '+12'; "
            "shutil.copy('wanted.yaml', sys.argv[2])",
            encoding="utf-8",
        )

    app = QuizzerApp(desk, scope=EVERYTHING)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "Who founded it?")
        editor_writes(SMALL.replace("Who founded it?", "Who founded Xiaomi?"))
        text = await press(pilot, "space e", "read again")
        assert "Who founded Xiaomi?" in text
        assert "Lei Jun" in text
        editor_writes(SMALL.replace("a: Lei Jun", "aa: Lei Jun"))
        assert "Who founded Xiaomi?" in await press(pilot, "e", "the deck has")
        await press(pilot, "3", "2 of 5")


def test_a_missing_editor_says_so_and_any_answer_leads_back(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for answer in ("\n", ""):  # Enter, ^D
        monkeypatch.setattr(sys, "stdin", io.StringIO(answer))
        editing.run(["no-such-editor"])
        assert "no-such-editor: No such file" in capsys.readouterr().out


async def test_where_no_editor_can_have_the_terminal_it_is_said(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "vim")
    app = QuizzerApp(desk, scope=EVERYTHING)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "Who founded it?")
        await press(pilot, "e", "needs the whole terminal")
        await press(pilot, "space 3", "2 of 5")
