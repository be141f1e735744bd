"""Is every acknowledged answer stored, however the app is ended?"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from support.faces import QUESTIONS, standing_answers
from support.terminal import Terminal

from quizzer.errors import ExitCode

from .conftest import QUIZZER, Run, Start, environment

pytestmark = [pytest.mark.terminal, pytest.mark.slow]

LEAVES_THE_SCREEN = b"\x1b[?1049l"
SHOWS_THE_CURSOR = b"\x1b[?25h"


def terminate(terminal: Terminal) -> None:
    terminal.send(signal.SIGTERM)


def hang_up(terminal: Terminal) -> None:
    terminal.send(signal.SIGHUP)


def kill(terminal: Terminal) -> None:
    terminal.send(signal.SIGKILL)


def close(terminal: Terminal) -> None:
    terminal.close()


@pytest.mark.parametrize("end", [terminate, hang_up, kill, close], ids=lambda end: end.__name__)
def test_every_acknowledged_answer_is_in_the_log(
    start: Start, run: Run, library: Path, end: Callable[[Terminal], None]
) -> None:
    with start("study", "small") as terminal:
        terminal.wait_for(QUESTIONS[0])
        for question in QUESTIONS[1:4]:
            terminal.press(" 3")
            terminal.wait_for(question)
        end(terminal)
        terminal.end()
    assert [answer.rating for answer in standing_answers(library)] == [3, 3, 3]
    assert_sound(run)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["SIGTERM", "SIGHUP"])
def test_a_signal_leaves_the_terminal_as_it_was(start: Start, number: signal.Signals) -> None:
    with start("study", "small") as terminal:
        terminal.wait_for(QUESTIONS[0])
        terminal.send(number)
        assert terminal.end() == 128 + number
    left = terminal.output.index(LEAVES_THE_SCREEN)
    assert SHOWS_THE_CURSOR in terminal.output[left - 100 :]
    assert "Traceback" not in terminal.text


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL], ids=["SIGTERM", "SIGKILL"])
def test_a_signal_on_the_heels_of_a_key_leaves_a_sound_database(
    start: Start, run: Run, library: Path, number: signal.Signals
) -> None:
    with start("study", "small") as terminal:
        terminal.wait_for(QUESTIONS[0])
        terminal.press(" 3 3 3")
        terminal.send(number)
        terminal.end()
    assert len(standing_answers(library)) <= 3
    assert_sound(run)


def test_a_pipe_that_is_closed_half_way_is_no_mistake(run: Run, library: Path) -> None:
    ended = run("study", "small", "--plain", stdin=" 3 ")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert len(standing_answers(library)) == 1


@pytest.mark.parametrize(
    ("closed", "arguments", "code"),
    [
        ("0<&-", "study --plain", ExitCode.OK),
        ("1>&-", "due", ExitCode.OK),
        ("2>&-", "check nowhere.yaml", ExitCode.USAGE),
    ],
)
def test_a_stream_that_the_caller_closed_is_an_empty_one(
    library: Path, closed: str, arguments: str, code: ExitCode
) -> None:
    script = f'"$@" {arguments} {closed}'
    ended = subprocess.run(
        ["sh", "-c", script, "sh", *QUIZZER],
        env=environment(library),
        stdin=subprocess.DEVNULL,
        check=False,
        capture_output=True,
        text=True,
    )
    assert ended.returncode == code
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("buffering", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["buffered", "at once"])
@pytest.mark.parametrize("arguments", [["due"], ["--help"], ["study", "--plain"]], ids=" ".join)
def test_a_reader_that_has_left_is_no_mistake(
    library: Path, arguments: list[str], buffering: dict[str, str]
) -> None:
    with pipe_without_a_reader() as written:
        ended = subprocess.run(
            [*QUIZZER, *arguments],
            env=environment(library, **buffering),
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (ended.returncode, ended.stderr) == (ExitCode.OK, b"")


def test_a_message_that_nobody_hears_leaves_the_exit_code_as_it_is(library: Path) -> None:
    with pipe_without_a_reader() as written:
        ended = subprocess.run(
            [*QUIZZER, "check", "nowhere.yaml"],
            env=environment(library),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=written,
            check=False,
        )
    assert (ended.returncode, ended.stdout) == (ExitCode.USAGE, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no disk that is always full")
@pytest.mark.parametrize("arguments", [["due"], ["schema"], ["study", "--plain"]], ids=" ".join)
def test_output_that_finds_no_space_ends_in_a_sentence(library: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [*QUIZZER, *arguments],
            env=environment(library),
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            text=True,
        )
    assert ended.returncode == ExitCode.PROBLEMS
    assert ended.stderr == (
        "quizzer: the system refuses this: No space left on device.\n"
        "  Check the path, its permissions and the space that is left.\n"
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_at_the_very_end_ends_it_without_a_word(
    library: Path, number: signal.Signals
) -> None:
    script = (
        "import atexit, os, sys; from quizzer.__main__ import main;"
        f"atexit.register(os.kill, os.getpid(), {number:d}); sys.argv[1:] = ['--version']; main()"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script],
        env=environment(library),
        check=False,
        capture_output=True,
        text=True,
    )
    assert (ended.returncode, ended.stderr) == (-number, "")


@contextmanager
def pipe_without_a_reader() -> Iterator[int]:
    """The end to write to; whoever does hears that nobody reads."""
    read, written = os.pipe()
    os.close(read)
    yield written
    os.close(written)


def assert_sound(run: Run) -> None:
    """The doctor finds nothing, and the next session starts."""
    found = run("doctor", "--json")
    assert found.returncode == 0, found.stdout
    assert json.loads(found.stdout)["differences"] == []
    assert run("study", "--plain", stdin="q").returncode == 0
