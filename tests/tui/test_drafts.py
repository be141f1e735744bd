"""Are drafts judged with one key each, and is each verdict in the file before the next draft?"""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

import pytest
from support.faces import obeyed_by_terminals
from support.judged import DRAFTS, IN_ORDER, LOAN, MARGIN, write_drafts
from support.screens import press, screen_text, shown, until
from syrupy.assertion import SnapshotAssertion

from quizzer.study.desk import Desk
from quizzer.study.judging import Judging
from quizzer.tui.app import QuizzerApp
from quizzer.tui.drafts import DraftsApp

SIZES = [(40, 12), (80, 24), (120, 30)]
ACCEPTED = LOAN.replace("    status: draft\n", "").replace(
    "    draft: {rule: figure, confidence: 0.93}\n", ""
)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The deck of drafts, named from the working folder."""
    monkeypatch.chdir(tmp_path)
    write_drafts(tmp_path)
    return Path("bakery.yaml")


def app_for(path: Path) -> DraftsApp:
    """The app on a deck file."""
    return DraftsApp(Judging.open(path, Path("case"), "nowhere/quizzer.db"))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_judging_looks_like_this(
    path: Path, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    app = app_for(path)
    async with app.run_test(size=size) as pilot:
        assert await shown(pilot, IN_ORDER[0][:20]) == snapshot(name="choice")
        assert await press(pilot, "j", IN_ORDER[1][:15]) == snapshot(name="cloze")
        assert await press(pilot, "pagedown", "40,000") == snapshot(name="scrolled")
        assert await press(pilot, "k k", IN_ORDER[4]) == snapshot(name="gone")
        assert await press(pilot, "x", "duplicate") == snapshot(name="reasons")
        assert await press(pilot, "5 n o", "› no") == snapshot(name="own words")
        assert await press(pilot, "enter", "rejected") == snapshot(name="rejected")
        assert await press(pilot, "a a a a", "All drafts are judged") == snapshot(name="end")
        assert await press(pilot, "?", "Keys") == snapshot(name="help")


async def test_a_window_of_another_size_is_laid_out_anew_at_once(
    path: Path, snapshot: SnapshotAssertion
) -> None:
    app = app_for(path)
    async with app.run_test(size=(120, 30)) as pilot:
        await press(pilot, "j x", "Why reject it?")
        await pilot.resize_terminal(40, 12)
        await until(pilot, lambda: screen_text(app).count("\n") == 11, "12 rows")
        assert await shown(pilot, "Why reject it?") == snapshot


async def test_a_verdict_is_in_the_file_at_once_and_is_taken_back_byte_for_byte(
    path: Path,
) -> None:
    app = app_for(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, IN_ORDER[0])
        assert "4 left · 1 accepted" in await press(pilot, "a", IN_ORDER[1])
        assert path.read_text() == DRAFTS.replace(LOAN, ACCEPTED)
        assert "1 rejected" in await press(pilot, "x 2", IN_ORDER[2])
        assert "how-it-began-5e6f7a8b: trivial" in path.read_text()
        await press(pilot, "u", IN_ORDER[1])
        assert "5 left" in await press(pilot, "u", IN_ORDER[0])
        assert path.read_text() == DRAFTS
        await press(pilot, "u", "no verdict to take back")


async def test_an_edited_draft_stays_until_it_is_accepted(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DraftsApp, "suspend", lambda _: contextlib.nullcontext())
    script = tmp_path / "editor.py"
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    line = DRAFTS[: DRAFTS.index(MARGIN)].count("\n") + 1
    script.write_text(
        "import sys; from pathlib import Path\n"
        f"assert sys.argv[1] == '+{line}'\n"
        "file = Path(sys.argv[2]); text = file.read_text()\n"
        "file.write_text(text.replace('Why does the', 'How come the'))\n"
    )
    app = app_for(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j j", IN_ORDER[2])
        assert "5 left" in await press(pilot, "e", "How come the")
        assert "4 left · 0 accepted · 1 edited" in await press(pilot, "a", IN_ORDER[3])


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_what_cannot_be_written_is_said_in_full_and_the_draft_stays(
    path: Path, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    app = app_for(path)
    async with app.run_test(size=size) as pilot:
        await shown(pilot, IN_ORDER[0][:20])
        path.write_text(DRAFTS.replace("a: Ada Brook", "answer: Ada Brook"))
        assert await press(pilot, "a", "not done") == snapshot
        path.write_text(DRAFTS)
        await press(pilot, "a", "1 accepted")


async def test_hostile_texts_are_shown_character_for_character(path: Path) -> None:
    hostile = "[@click=app.quit] [/] arr[i] = x[0]"
    text = DRAFTS.replace("q: How large was", f"q: |\n      {hostile} How large was")
    document = Path("case/bakery.md").read_text().replace("It began", f"\x1b[2J{hostile} It began")
    write_drafts(Path(), text, document)
    app = app_for(path)
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await shown(pilot, "[@click=app.quit] [/] arr")
        assert "␛[2J" in screen
        assert not obeyed_by_terminals(screen)
        await press(pilot, "x 5", "Why?")
        await pilot.press(*"[/]")
        assert "[/]" in await press(pilot, "enter", "rejected: [/]")


async def test_the_drafts_of_a_deck_of_the_library_are_judged_from_its_list(
    desk: Desk, decks: Path
) -> None:
    write_drafts(decks)
    (decks / "case" / "bakery.md").rename(decks / "bakery.md")
    app = QuizzerApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "Mill Street")
        await press(pilot, "d", "to mend")
        if "› Mill" not in screen_text(app):
            await press(pilot, "down", "› Mill")
        await shown(pilot, "t its drafts")
        await press(pilot, "t", IN_ORDER[0])
        await press(pilot, "a", IN_ORDER[1])
        await press(pilot, "q", "4 drafts wait to be judged.")
        assert ACCEPTED in (decks / "bakery.yaml").read_text()
