"""Does the installed command hold a session in a real terminal, and remember it?"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from support.faces import FLIPPED, standing_answers, write_deck

from .conftest import Run, Start

pytestmark = [pytest.mark.terminal, pytest.mark.slow]


def test_start_answer_quit_start_again_with_the_counts_right(
    start: Start, run: Run, library: Path
) -> None:
    with start() as terminal:
        terminal.wait_for("0 due · 6 new")
        terminal.press("\r")
        terminal.wait_for("Who founded it?")
        terminal.press(" ")
        terminal.wait_for("Lei Jun")
        terminal.press("4")
        terminal.wait_for("Margins are")
        terminal.press(" ")
        terminal.wait_for("Again")
        terminal.press("u")
        terminal.wait_for("undone")
        terminal.press(" 4")
        terminal.wait_for("Margins are")
        terminal.press("\tqqq")  # out of the line that is being typed
        assert terminal.end() == 0
    assert [answer.rating for answer in standing_answers(library)] == [4]
    with start() as terminal:
        terminal.wait_for("0 due · 5 new")
        terminal.press("q")
        assert terminal.end() == 0
    assert json.loads(run("due", "--json").stdout)["new"] == 5


@pytest.mark.parametrize(
    ("keys", "code"),
    [(" 3\tqqq", 0), (" 3\x03", 130), ("iq?q 3\tqqq", 0)],
    ids=["q", "ctrl-c", "pages opened and closed before"],
)
def test_a_grade_and_quit_in_one_write_stores_the_answer(
    start: Start, library: Path, keys: str, code: int
) -> None:
    with start("study", "small") as terminal:
        terminal.wait_for("Who founded it?")
        terminal.press(keys)
        assert terminal.end() == code
    assert [answer.rating for answer in standing_answers(library)] == [3]


def test_a_pipe_gives_the_same_log_as_the_same_keys_in_the_app(
    start: Start, run: Run, library: Path
) -> None:
    write_deck(library.parent / "decks", FLIPPED)
    keys = " 3 1- 4u 2@q"
    with start("--learner", "app", "study", "small") as terminal:
        terminal.wait_for("Who founded it?")
        terminal.press(f"{keys}qq")
        assert terminal.end() == 0
    in_the_app = standing_answers(library)
    piped = run("--learner", "pipe", "study", "small", "--plain", stdin=keys)
    assert piped.returncode == 0
    assert standing_answers(library)[len(in_the_app) :] == in_the_app
    assert len(in_the_app) == 3


def test_a_second_copy_is_refused_and_reading_still_works(start: Start, run: Run) -> None:
    with start("study", "small") as terminal:
        terminal.wait_for("Who founded it?")
        second = run("study", "--plain")
        assert (second.returncode, second.stdout) == (2, "")
        assert "Quizzer is already studying with this database (process" in second.stderr
        assert run("due").returncode == 0
        with start() as third:
            assert third.end() == 2
            assert "already studying" in third.text
        terminal.press("qq")
        assert terminal.end() == 0
    assert run("study", "--plain", stdin="q").returncode == 0


def test_a_dumb_terminal_gets_lines_and_no_escape_sequence(start: Start) -> None:
    with start("study", "small", TERM="dumb") as terminal:
        terminal.wait_for("Question: Who founded it?")
        terminal.press("q\n")
        assert terminal.end() == 0
    with start(TERM="dumb") as terminal:
        assert terminal.end() == 0
        assert "A small case" in terminal.text
    assert b"\x1b" not in terminal.output


def test_the_editor_gets_the_terminal_and_the_fixed_card_comes_back(
    start: Start, tmp_path: Path
) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[2])\n"
        "path.write_text(path.read_text().replace('founded it', 'founded Xiaomi'))\n"
        "print('in the editor', sys.argv[1], sys.stdout.isatty())\n",
        encoding="utf-8",
    )
    with start("study", "small", EDITOR=f"{sys.executable} {script}", VISUAL="") as terminal:
        terminal.wait_for("Who founded it?")
        terminal.press("e")
        terminal.wait_for("in the editor +12 True")
        terminal.wait_for("Who founded Xiaomi?")
        terminal.press(" 3")
        terminal.wait_for("Margins are")
        terminal.press("\tqqq")  # out of the line that is being typed
        assert terminal.end() == 0


def test_below_the_prompt_a_session_leaves_its_summary_and_nothing_else(
    start: Start, library: Path
) -> None:
    with start("study", "small", "--inline") as terminal:
        terminal.wait_for("Who founded it?")
        terminal.press(" 3")
        terminal.wait_for("Margins are")
        terminal.press("\x1b")
        terminal.wait_for("q end")
        terminal.press("q")
        terminal.wait_for("Session done")
        terminal.press("\r")
        assert terminal.end() == 0
        assert terminal.text.rstrip().endswith("Tomorrow: 1 card due.")
    assert b"\x1b[?1049h" not in terminal.output  # the whole screen was never taken
    assert [answer.rating for answer in standing_answers(library)] == [3]


def test_what_is_no_terminal_has_no_rows_below_the_prompt(run: Run) -> None:
    ran = run("study", "--inline", stdin="q")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "--inline needs a terminal of Linux or macOS" in ran.stderr
