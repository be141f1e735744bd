"""Does every mistake of a user end in a sentence, the right exit code, and nothing changed?"""

from __future__ import annotations

import re
import shlex
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from support.faces import SMALL, write_deck
from syrupy.assertion import SnapshotAssertion

from .conftest import Quizzer

MISTAKES = {
    "a missing file to add": (2, "add nowhere.yaml"),
    "a missing file to check": (2, "check nowhere.yaml"),
    "a folder without decks": (2, "check empty"),
    "a broken deck": (1, "add broken.yaml"),
    "an id that another file has": (2, "add second.yaml"),
    "an unknown deck to study": (2, "study nothing"),
    "an unknown deck to remove": (2, "remove nothing"),
    "an unknown deck's mastery": (2, "mastery nothing"),
    "an unknown topic": (2, "study small --topic modle"),
    "a topic without its deck": (2, "study --topic model"),
    "an unknown command": (2, "stduy"),
    "an unknown option": (2, "due --jsno"),
    "an option out of range": (2, "study --new -1"),
    "a missing argument": (2, "add"),
    "a database that is a folder": (1, "--db empty due"),
    "a database of an unknown kind": (2, "--db oracledb://host/name due"),
    "a server with a port that is none": (2, "--db postgresql://host:port/name due"),
    "a database with a name too long": (1, f"--db {'x' * 300} due"),
    "a learner that is no UTF-8": (2, "--learner \udcff due"),
    "an exam that is no UTF-8": (2, "exam add \udcff --date 2026-12-15 --minutes 5"),
}


@pytest.fixture
def library(quizzer: Quizzer, tmp_path: Path) -> Quizzer:
    """The command beside files that are not what they should be."""
    (tmp_path / "empty").mkdir()
    write_deck(tmp_path, SMALL, "second.yaml")
    write_deck(tmp_path, SMALL + "  - id: last\n    qq: What?\n", "broken.yaml")
    quizzer("due")
    return quizzer


@pytest.mark.parametrize(("code", "line"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_ends_in_a_sentence(
    library: Quizzer, code: int, line: str, snapshot: SnapshotAssertion
) -> None:
    ran = library(*line.split())
    assert (ran.code, ran.out) == (code, "")
    assert ran.err == snapshot


def test_a_learner_without_a_name_is_refused(library: Quizzer) -> None:
    ran = library("--learner", " ", "due")
    assert (ran.code, ran.err) == (2, "quizzer: learner: the learner needs a name.\n")


@pytest.mark.parametrize("command", ["add", "coverage"])
def test_what_is_said_to_run_runs_also_for_a_name_with_spaces(
    library: Quizzer, tmp_path: Path, command: str
) -> None:
    write_deck(tmp_path, SMALL + "  - id: last\n    qq: What?\n", "my broken deck.yaml")
    told = library(command, "my broken deck.yaml").err
    [line] = re.findall("`quizzer (.*?)`", told)
    assert library(*shlex.split(line)).out.startswith("my broken deck.yaml:")


def test_when_one_of_several_decks_is_broken_none_is_added(
    library: Quizzer, tmp_path: Path
) -> None:
    write_deck(tmp_path, SMALL.replace("deck: small", "deck: good"), "good.yaml")
    before = library("list").out
    assert library("add", "good.yaml", "broken.yaml").code == 1
    assert library("list").out == before


def newer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA application_id = 1")
    connection.close()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def prose(path: Path) -> None:
    path.write_text("Call me Ishmael. " * 100, encoding="utf-8")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


@pytest.mark.parametrize("spoil", [newer, foreign, empty, prose, cut], ids=lambda f: f.__name__)
def test_a_database_that_is_not_ours_stays_as_it_is(
    quizzer: Quizzer,
    database_path: Path,
    spoil: Callable[[Path], None],
    snapshot: SnapshotAssertion,
) -> None:
    spoil(database_path)
    before = database_path.read_bytes()
    for command in ("due", "study", "doctor", "list", "mastery"):
        ran = quizzer(command)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err == snapshot(name="says")
    assert database_path.read_bytes() == before
