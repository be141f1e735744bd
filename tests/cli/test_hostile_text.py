"""Is foreign text shown character for character by every command, and obeyed by no terminal?"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.faces import HARMLESS, HOSTILE, obeyed_by_terminals, put_hostile_deck

from .conftest import Quizzer, Ran

ESCAPING = "\x1b]52;c;cHduZWQ=\x07"


@pytest.fixture
def hostile(quizzer: Quizzer, database_path: Path, tmp_path: Path) -> Quizzer:
    """The command beside a library with a deck whose every text is hostile."""
    put_hostile_deck(database_path, tmp_path)
    return quizzer


def written(ran: Ran) -> str:
    """All that a run wrote, when none of it is obeyed by a terminal."""
    assert not obeyed_by_terminals(ran.out + ran.err)
    return ran.out + ran.err


@pytest.mark.parametrize("command", ["due", "mastery", ""])
def test_titles_are_shown_character_for_character(hostile: Quizzer, command: str) -> None:
    assert HARMLESS in written(hostile(*command.split()))


@pytest.mark.parametrize("command", ["due", "mastery", "list", "doctor"])
def test_json_carries_the_text_itself_in_ascii(hostile: Quizzer, command: str) -> None:
    ran = hostile(command, "--json")
    assert written(ran).replace("…", "").isascii()


def test_every_part_of_a_card_is_shown_character_for_character(hostile: Quizzer) -> None:
    told = written(hostile("study", "hostile", stdin="h\n\n3\nq\n"))
    for part in ("Question", "Right", "Wrong", "Hint", "Feedback", "Why", "Source:"):
        assert any(HARMLESS in line for line in told.splitlines() if part in line), part
    assert f"Card 1 of 1. {HARMLESS}." in told


def test_an_answer_of_escape_sequences_is_refused_without_being_obeyed(hostile: Quizzer) -> None:
    told = written(hostile("study", "hostile", stdin=f"{HOSTILE}\nq\n"))
    assert "Type the number of an option, 1 to 2." in told


def test_a_quiz_its_result_and_its_paper_show_hostile_texts_character_for_character(
    hostile: Quizzer, tmp_path: Path
) -> None:
    asked = written(hostile("quiz", "hostile", "--plain", stdin=f"{HOSTILE}\n1\nfinish\n\n"))
    assert f"Question {HARMLESS}" in asked
    assert HARMLESS in written(hostile("attempts"))
    assert f"Right {HARMLESS}" in written(hostile("attempts", "show", "last"))
    assert obeyed_by_terminals(hostile("attempts", "show", "last", "--json").out) == []
    paper, key = tmp_path / "paper.md", tmp_path / "key.md"
    written(hostile("quiz", "hostile", "--paper", str(paper), "--key", str(key)))
    for path in (paper, key):
        assert obeyed_by_terminals(path.read_text(encoding="utf-8")) == []


def test_cards_and_statistics_show_hostile_texts_character_for_character(hostile: Quizzer) -> None:
    assert f"Question {HARMLESS}"[:20] in written(hostile("cards", "deck:hostile"))
    written(hostile("stats", "hostile"))


@pytest.mark.parametrize("command", ["attempts show", "help"])
def test_what_finds_nothing_says_so_without_being_obeyed(hostile: Quizzer, command: str) -> None:
    assert "no" in written(hostile(*f"{command} {ESCAPING}".split()))


def test_a_word_of_escape_sequences_is_searched_for_like_any_other(hostile: Quizzer) -> None:
    assert "hostile/all" in written(hostile("cards", ESCAPING))


@pytest.mark.parametrize(
    "line",
    [
        ["quiz", ESCAPING],
        ["quiz", "hostile", "--topic", ESCAPING],
        ["quiz", "--blueprint", f"{ESCAPING}=3"],
        ["quiz", "--exam", ESCAPING],
        ["stats", ESCAPING],
        ["completion", ESCAPING],
        ["add", ESCAPING],
        ["check", ESCAPING],
        ["remove", ESCAPING],
        ["mastery", ESCAPING],
        ["study", ESCAPING],
        ["study", "hostile", "--topic", ESCAPING],
        ["study", "--new", ESCAPING],
        ["due", f"--{ESCAPING}"],
        [ESCAPING],
        ["--db", f"{ESCAPING}://x", "due"],
        ["--db", f"/proc/{ESCAPING}", "due"],
    ],
    ids=" ".join,
)
def test_a_mistake_is_quoted_without_being_obeyed(hostile: Quizzer, line: list[str]) -> None:
    ran = hostile(*line)
    assert ran.code in (1, 2)
    assert "c;cHduZWQ" in written(ran)


def test_names_and_keys_of_a_checked_file_are_shown_not_obeyed(
    quizzer: Quizzer, tmp_path: Path
) -> None:
    name = "\x1b[c.yaml"
    (tmp_path / name).write_text(f'"\\e[c": 1\n{ESCAPING}: 2\n', encoding="utf-8")
    ran = quizzer("check", name)
    assert ran.code == 1
    assert "␛[c.yaml:" in written(ran)


def test_a_configuration_is_quoted_without_being_obeyed(quizzer: Quizzer, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('"\\u001b[c" = 1\n', encoding="utf-8")
    assert 'unknown key "␛[c"' in written(quizzer("due"))


def test_a_stream_that_knows_only_ascii_gets_question_marks_and_no_traceback(
    tmp_path: Path,
) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text("quizzer: 1\ndeck: d\nwröng: x\n", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "quizzer", "check", str(path)],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=False,
    )
    assert (run.returncode, b"wr?ng" in run.stdout) == (1, True)
