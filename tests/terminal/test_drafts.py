"""Is every verdict in the deck file, however a real terminal is left?"""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from support.judged import DRAFTS, IN_ORDER, write_drafts

from .conftest import Run, Start

pytestmark = [pytest.mark.terminal, pytest.mark.slow]


def test_verdicts_are_written_undone_and_kept_when_the_app_is_killed(
    start: Start, tmp_path: Path
) -> None:
    path = write_drafts(tmp_path)
    with start("drafts", str(path), "--case", str(tmp_path / "case")) as terminal:
        terminal.wait_for(IN_ORDER[0])
        terminal.press("a")
        terminal.wait_for(IN_ORDER[1])
        terminal.press("x2")
        terminal.wait_for(IN_ORDER[2])
        terminal.press("u")
        terminal.wait_for("taken back")
        terminal.send(signal.SIGKILL)
        terminal.end()
    assert path.read_text().count("status: draft") == 4
    assert "rejected" not in path.read_text()


def test_leaving_says_what_was_done_where_the_prompt_comes_back(
    start: Start, tmp_path: Path
) -> None:
    path = write_drafts(tmp_path)
    with start("drafts", str(path)) as terminal:
        terminal.wait_for(IN_ORDER[0])
        terminal.press("ax1q")
        assert terminal.end() == 0
    assert "1 accepted, 1 rejected; 3 drafts left." in terminal.text


def test_a_terminal_that_cannot_be_painted_is_asked_line_by_line(
    start: Start, run: Run, tmp_path: Path
) -> None:
    path = write_drafts(tmp_path)
    with start("drafts", str(path), TERM="dumb") as terminal:
        terminal.wait_for("next or quit?")
        terminal.press("q\r")
        assert terminal.end() == 0
    assert path.read_text() == DRAFTS
    assert "how-it-began-1a2b3c4d" in run("drafts", str(path)).stdout
