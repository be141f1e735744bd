"""What does `drafts` print, and what becomes of a draft in the library once it is accepted?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.faces import obeyed_by_terminals
from support.judged import DRAFTS, HEAD, write_drafts
from syrupy.assertion import SnapshotAssertion

from .conftest import Quizzer


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The deck of drafts."""
    return write_drafts(tmp_path)


@pytest.mark.usefixtures("path")
def test_in_a_pipe_the_drafts_are_listed(quizzer: Quizzer, snapshot: SnapshotAssertion) -> None:
    ran = quizzer("drafts", "bakery.yaml", "--case", "case")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot
    assert quizzer("drafts", "bakery.yaml", "--list").out == ran.out


@pytest.mark.usefixtures("path")
def test_the_json_has_what_is_known_of_each(quizzer: Quizzer, snapshot: SnapshotAssertion) -> None:
    ran = quizzer("drafts", "bakery.yaml", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert [draft["confidence"] for draft in json.loads(ran.out)["drafts"]][:2] == [0.93, 0.81]
    assert ran.out == snapshot


def test_an_accepted_draft_is_studied_after_the_next_look(quizzer: Quizzer, path: Path) -> None:
    quizzer("remove", "small")
    quizzer("add", str(path))
    assert json.loads(quizzer("due", "--json").out)["new"] == 1
    ran = quizzer("drafts", "bakery", "--plain", "--case", "case", stdin="a\nq\n")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(quizzer("due", "--json").out)["new"] == 2


def test_without_a_deck_those_with_drafts_are_named(
    quizzer: Quizzer, path: Path, snapshot: SnapshotAssertion
) -> None:
    assert "no deck of the library has drafts" in quizzer("drafts").err
    quizzer("add", str(path))
    ran = quizzer("drafts")
    assert ran.code == 0
    assert ran.out == snapshot
    assert [deck["drafts"] for deck in json.loads(quizzer("drafts", "--json").out)] == [5]
    path.unlink()
    assert json.loads(quizzer("drafts", "--json").out) == []


def test_a_deck_without_drafts_says_how_to_make_some(quizzer: Quizzer, tmp_path: Path) -> None:
    write_drafts(tmp_path, HEAD)
    ran = quizzer("drafts", "bakery.yaml")
    assert (ran.code, ran.out) == (0, "")
    assert "`quizzer generate`" in ran.err


def test_a_deck_with_problems_is_not_judged(quizzer: Quizzer, tmp_path: Path) -> None:
    write_drafts(tmp_path, DRAFTS.replace("a: Ada Brook", "answer: Ada Brook"))
    ran = quizzer("drafts", "bakery.yaml", "--plain", stdin="a\n")
    assert (ran.code, ran.out) == (1, "")
    assert "bakery.yaml:" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["nothing"],
        ["\x1b]52;c;cHduZWQ=\x07"],
        ["--plain"],
        ["bakery.yaml", "--plain", "--json"],
        ["bakery.yaml", "--plain", "--list"],
        ["bakery.yaml", "--case", "nowhere"],
    ],
)
@pytest.mark.usefixtures("path")
def test_a_wrong_call_ends_with_2(quizzer: Quizzer, arguments: list[str]) -> None:
    ran = quizzer("drafts", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert not obeyed_by_terminals(ran.err)
