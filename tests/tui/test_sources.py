"""Can a learner read the passage behind a card, and an author what no card cites?"""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from support.faces import SMALL, write_deck
from support.screens import press, screen_text, shown
from syrupy.assertion import SnapshotAssertion

from quizzer.study.desk import Desk
from quizzer.study.documents import Folders
from quizzer.tui.actions import BY_ID
from quizzer.tui.app import QuizzerApp
from quizzer.tui.coverage import CoverageScreen, Covered
from quizzer.tui.preview import PreviewApp

SMALLEST = 28
"""The columns of the strip in a window of 30."""

DOCUMENT = """\
# A heading

The firm was founded by Lei Jun, who had led a software house for years before and wanted to sell
phones near their cost.

It earns its money with services.

# Abroad \x1b[2J [@click=app.quit]

In India it sold its phones through one shop at first.
"""
SIZES = [(40, 12), (80, 24), (120, 30)]


@pytest.fixture
def document(decks: Path) -> Path:
    """The document that the small deck cites, beside the deck."""
    path = decks / "doc.txt"
    path.write_text(DOCUMENT)
    return path


@pytest.mark.usefixtures("document")
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_screens_of_the_sources_look_like_this(
    desk: Desk, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    app = QuizzerApp(desk)
    async with app.run_test(size=size) as pilot:
        await shown(pilot, "A small")
        await press(pilot, "enter", "Who founded it?")
        assert await press(pilot, "s", "who had led") == snapshot(name="passage")
        await press(pilot, "s", "Who founded it?")
        await press(pilot, "q", "A small case")
        assert await press(pilot, "c", "The firm was") == snapshot(name="coverage")
        assert await press(pilot, "down down enter", "doc.txt, lines") == snapshot(name="paragraph")


@pytest.mark.usefixtures("document")
async def test_tab_goes_to_the_section_without_a_card(desk: Desk) -> None:
    app = QuizzerApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "A small")
        await press(pilot, "c", "The firm was")
        screen = await press(pilot, "tab", "› Abroad")
    assert "no card" in next(line for line in screen.splitlines() if "› Abroad" in line)


async def test_a_document_that_is_not_at_hand_says_where_it_was_looked_for(desk: Desk) -> None:
    app = QuizzerApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "A small")
        await press(pilot, "enter", "Who founded it?")
        screen = await press(pilot, "s", "not at hand")
        assert "doc.txt" in screen
        assert "sources" in "".join(screen.split())  # a long path is wrapped anywhere
        await press(pilot, "q", "Who founded it?")
        await press(pilot, "q", "A small case")
        await press(pilot, "c", "not at hand")
        screen = await press(pilot, "enter", "name its folder with")
        assert "put it into" in screen


async def test_a_card_without_citation_says_so(desk: Desk) -> None:
    app = QuizzerApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "A small")
        await press(pilot, "enter space 3", "Margins are")
        await press(pilot, "escape s", "cites no passage")


async def test_the_preview_shows_the_passage_of_the_folder_that_was_named(tmp_path: Path) -> None:
    case = tmp_path / "case"
    case.mkdir()
    (case / "doc.txt").write_text(DOCUMENT)
    app = PreviewApp(write_deck(tmp_path, SMALL), Folders(case=case))
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "Who founded it?")
        await press(pilot, "s", "who had led")
        assert "\x1b" not in screen_text(app)
        await press(pilot, "q", "Who founded it?")
        await press(pilot, "c", "1 of 3 cited")


async def test_coverage_is_there_while_the_documents_are_read(desk: Desk) -> None:
    app = QuizzerApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "A small")
        covered: asyncio.Future[Covered] = asyncio.Future()
        app.push_screen(CoverageScreen(covered))
        await shown(pilot, "reading …")
        await press(pilot, "q", "A small case")


async def test_a_broken_deck_has_no_coverage_but_a_reason(tmp_path: Path) -> None:
    app = PreviewApp(write_deck(tmp_path, SMALL.replace("is: true", "is: so")), Folders())
    async with app.run_test(size=(120, 24)) as pilot:
        await shown(pilot, "Who founded it?")
        await press(pilot, "c", "the deck has problems")


def test_what_enter_does_in_coverage_is_not_cut_off_in_the_smallest_window() -> None:
    open_ = BY_ID["coverage.open"]
    assert len(f" {open_.shown} {open_.brief}") <= SMALLEST
