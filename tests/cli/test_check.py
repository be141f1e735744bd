"""Does `check` say every mistake of a file, where it is, in one run?"""

from __future__ import annotations

import json
from pathlib import Path

from support.faces import write_deck
from syrupy.assertion import SnapshotAssertion

from .conftest import Quizzer

SIX_MISTAKES = """\
quizzer: 1
deck: six
title: Six mistakes
topics: {model: Business model}
cards:
  - id: one
    q: An unknown key?
    a: "yes"
    hnit: nearly
  - id: two
    q: No answer?
  - id: one
    q: The same id again?
    a: "yes"
  - id: four
    q: Not a number?
    num: many
  - id: five
    claim: A claim is true or false.
    is: perhaps
  - id: Six!
    q: An id outside the alphabet?
    a: "yes"
"""


def test_six_mistakes_give_six_located_messages(
    quizzer: Quizzer, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    write_deck(tmp_path, SIX_MISTAKES, "six.yaml")
    ran = quizzer("check", "six.yaml")
    assert ran.code == 1
    assert ran.out.count("\n") == 6
    assert ran.out == snapshot
    assert ran.err == "1 file, 6 problems\n"


def test_the_json_says_the_same(quizzer: Quizzer, tmp_path: Path) -> None:
    write_deck(tmp_path, SIX_MISTAKES, "six.yaml")
    said = quizzer("check", "six.yaml", "--json")
    assert (said.code, said.err) == (1, "")
    problems = json.loads(said.out)["problems"]
    places = [f"{p['file']}:{p['line']}:{p['column']} {p['code']}" for p in problems]
    lines = quizzer("check", "six.yaml").out.splitlines()
    assert places == [" ".join(line.split()[:2]) for line in lines]


def test_a_clean_deck_has_no_data_and_a_word_on_stderr(quizzer: Quizzer) -> None:
    ran = quizzer("check", "bundled")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "bundled/small.yaml: small, 6 cards, clean\n1 file, 0 problems\n"
    counted = json.loads(quizzer("check", "bundled", "--json").out)
    assert counted == {
        "problems": [],
        "decks": [{"file": "bundled/small.yaml", "deck": "small", "entries": 5, "cards": 6}],
    }


def test_check_imports_nothing_and_makes_no_database(quizzer: Quizzer, tmp_path: Path) -> None:
    quizzer("--db", "elsewhere.db", "check", "bundled")
    assert not (tmp_path / "elsewhere.db").exists()
