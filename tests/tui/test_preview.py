"""Does the preview show cards as review does, and follow the file while it is edited?"""

from __future__ import annotations

from pathlib import Path

import pytest
from support.faces import HARMLESS, SMALL, write_deck
from support.screens import press, screen_text, shown
from syrupy.assertion import SnapshotAssertion

from quizzer.study.desk import Desk
from quizzer.study.documents import Folders
from quizzer.tui import editing
from quizzer.tui.app import QuizzerApp
from quizzer.tui.preview import PreviewApp

QUIET = f"{SMALL}lint: {{ignore: [dangling-pronoun, no-citation]}}\n"
BROKEN = QUIET.replace("    is: true", "    is: perhaps")
SIZES = [(40, 12), (80, 24), (120, 30)]
BODY = slice(1, 21)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_deck(tmp_path, QUIET)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_preview_looks_like_this(
    tmp_path: Path, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    app = PreviewApp(write_deck(tmp_path, BROKEN), Folders())
    async with app.run_test(size=size) as pilot:
        assert await shown(pilot, "Who founded it?") == snapshot(name="question")
        assert await press(pilot, "space", "Lei Jun") == snapshot(name="answer")
        assert await press(pilot, "tab", "E205") == snapshot(name="broken")
        assert await press(pilot, "l", "edit the line") == snapshot(name="problems")


async def test_a_draft_is_marked(tmp_path: Path) -> None:
    drafted = QUIET.replace("    a: Lei Jun\n", "    a: Lei Jun\n    status: draft\n")
    app = PreviewApp(write_deck(tmp_path, drafted), Folders())
    async with app.run_test(size=(80, 24)) as pilot:
        assert "founder   draft   Business model" in await shown(pilot, "Who founded it?")


async def test_a_card_is_painted_exactly_as_in_review(path: Path, desk: Desk) -> None:
    app = QuizzerApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "A small")
        await press(pilot, "enter", "Who founded it?")
        reviewed = (await press(pilot, "space", "Lei Jun")).splitlines()
    preview = PreviewApp(path, Folders())
    async with preview.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "Who founded it?")
        previewed = (await press(pilot, "space", "Lei Jun")).splitlines()
    assert previewed[BODY] == reviewed[BODY]


@pytest.mark.parametrize("replaces", [False, True], ids=["in place", "by renaming"])
async def test_a_save_is_seen_and_the_card_stays(path: Path, *, replaces: bool) -> None:
    app = PreviewApp(path, Folders())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "space space", "Margins are")
        edited = QUIET.replace("Margins are", "The margins are near")
        if replaces:
            fresh = write_deck(path.parent, edited, "fresh.tmp")
            fresh.replace(path)
        else:
            path.write_text(edited)
        assert "2 of 6" in await shown(pilot, "The margins are near")


async def test_a_file_that_is_away_for_a_moment_is_waited_for(path: Path) -> None:
    app = PreviewApp(path, Folders())
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "Who founded it?")
        path.unlink()
        assert "Who founded it?" in await shown(pilot, "no such file")
        path.write_text(SMALL.replace("Who founded it?", "Who was its founder?"))
        await shown(pilot, "Who was its founder?")


async def test_a_problem_leads_to_its_card(tmp_path: Path) -> None:
    app = PreviewApp(write_deck(tmp_path, BROKEN), Folders())
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "Who founded it?")
        await press(pilot, "l", "edit the line")
        while "perhaps" not in screen_text(app):
            await pilot.press("down")
        await press(pilot, "enter", "6 of 6")


async def test_the_editor_opens_at_the_line_of_the_card(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Path, int]] = []
    monkeypatch.setattr(editing, "command", lambda path, line: asked.append((path, line)))
    app = PreviewApp(path, Folders())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "space space", "Margins are")
        await press(pilot, "e", "$VISUAL")
    assert asked == [(path, SMALL.split("\n").index("  - id: profit") + 1)]


async def test_a_hostile_problem_is_shown_character_for_character(tmp_path: Path) -> None:
    text = SMALL.replace(
        "topics:", r'"[@click=app.quit] [/] arr[i] = x[0] \u202e": x' + "\ntopics:"
    )
    app = PreviewApp(write_deck(tmp_path, text), Folders())
    async with app.run_test(size=(120, 24)) as pilot:
        await shown(pilot, "Who founded it?")
        await press(pilot, "l", HARMLESS.partition("[@")[2])


async def test_a_missing_file_ends_the_preview_with_its_error(tmp_path: Path) -> None:
    app = PreviewApp(tmp_path / "nowhere.yaml", Folders())
    async with app.run_test():
        pass
    assert app.failure is not None
    assert app.failure.what == "there is no such file"
