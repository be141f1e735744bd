"""Does a quiz in a terminal go on where it stood, however it was ended?"""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from support.faces import rows
from support.terminal import Terminal

from .conftest import Run, Start
from .test_endings import assert_sound, close, hang_up, kill, terminate

pytestmark = [pytest.mark.terminal, pytest.mark.slow]

TYPED = "basic=1,cloze=2,number=1"
"""Four questions that take any word for an answer."""


def interrupt(terminal: Terminal) -> None:
    terminal.press("\x03")


ENDS = [terminate, hang_up, kill, close, interrupt]


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
def test_a_quiz_goes_on_with_every_answer_that_was_kept(
    start: Start, run: Run, library: Path, end: Callable[[Terminal], None]
) -> None:
    with start("quiz", "small", "--blueprint", TYPED, "--plain") as terminal:
        terminal.wait_for("Question 1 of 4.")
        for number in (2, 3):
            terminal.press("7\r")
            terminal.wait_for(f"Question {number} of 4.")
        end(terminal)
        terminal.end()

    assert rows(library, "SELECT number FROM question WHERE response NOT NULL") == [(1,), (2,)]
    assert rows(library, "SELECT finished_at FROM attempt") == [(None,)]
    resumed = run("quiz", "--resume", "--plain", stdin="finish\ny\n")
    assert "You go on: 2 of 4 answered" in resumed.stdout
    assert "Question 3 of 4." in resumed.stdout
    assert_sound(run)


def test_ctrl_c_ends_with_its_code_and_no_traceback(start: Start) -> None:
    with start("quiz", "small", "--count", "6", "--plain") as terminal:
        terminal.wait_for("Question 1 of 6.")
        terminal.press("\x03")
        assert terminal.end() == 128 + signal.SIGINT
    assert "Go on with quizzer quiz --resume." in terminal.text
    assert "Traceback" not in terminal.text
