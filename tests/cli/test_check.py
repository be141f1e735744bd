"""Does `check` say every mistake of a file, where it is, in one run?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.faces import SMALL, write_deck
from syrupy.assertion import SnapshotAssertion

from quizzer.cli.findings import excerpt

from .conftest import Quizzer

CLEAN = f"{SMALL}lint: {{ignore: [W104, no-citation]}}\n"
SIX_MISTAKES = """\
quizzer: 1
deck: six
title: Six mistakes
topics: {model: Business model}
cards:
  - id: one
    q: An unknown key?
    a: Because
    hnit: nearly
  - id: two
    q: No answer?
  - id: one
    q: The same id again?
    a: Because
  - id: four
    q: Not a number?
    num: many
  - id: five
    claim: A claim is true or false.
    is: perhaps
  - id: Six!
    q: An id outside the alphabet?
    a: Because
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


def test_a_clean_deck_has_no_data_and_a_word_on_stderr(quizzer: Quizzer, tmp_path: Path) -> None:
    write_deck(tmp_path, CLEAN, "clean.yaml")
    ran = quizzer("check", "clean.yaml", "--strict")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "clean.yaml: small, 6 cards, clean\n1 file, 6 cards, 0 problems\n"
    counted = json.loads(quizzer("check", "clean.yaml", "--json").out)
    assert counted == {
        "problems": [],
        "decks": [{"file": "clean.yaml", "deck": "small", "entries": 5, "cards": 6}],
    }


def test_warnings_are_advice_unless_strict(quizzer: Quizzer) -> None:
    ran = quizzer("check", "bundled")
    assert ran.code == 0
    assert {line.split()[1] for line in ran.out.splitlines()} == {"W104", "W601"}
    assert ran.err == "1 file, 6 cards, 0 problems, 6 warnings\n"
    strict = quizzer("check", "bundled", "--strict")
    assert (strict.code, strict.out) == (1, ran.out)


def test_check_imports_nothing_and_makes_no_database(quizzer: Quizzer, tmp_path: Path) -> None:
    quizzer("--db", "elsewhere.db", "check", "bundled")
    assert not (tmp_path / "elsewhere.db").exists()


def test_problems_of_several_files_are_sorted_by_file_and_place(
    quizzer: Quizzer, tmp_path: Path
) -> None:
    write_deck(tmp_path, SIX_MISTAKES, "b.yaml")
    write_deck(tmp_path, SIX_MISTAKES, "a.yaml")
    lines = quizzer("check", "b.yaml", "a.yaml").out.splitlines()
    places = [(line.split(":")[0], int(line.split(":")[1])) for line in lines]
    assert places == sorted(places)
    assert len(places) == 12


def test_a_file_that_is_named_twice_is_checked_once(quizzer: Quizzer, tmp_path: Path) -> None:
    write_deck(tmp_path, SIX_MISTAKES, "six.yaml")
    assert quizzer("check", "six.yaml", "./six.yaml").err == "1 file, 6 problems\n"


def test_sarif_names_a_rule_and_a_place_for_every_problem(
    quizzer: Quizzer, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    write_deck(tmp_path, SIX_MISTAKES, "my decks/six.yaml".replace("/", "-"))
    ran = quizzer("check", "my decks-six.yaml", "--format", "sarif")
    [run] = json.loads(ran.out)["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]
    assert len(run["results"]) == 6
    assert run["results"][0] == snapshot
    assert (ran.code, ran.err) == (1, "")


def test_sarif_names_a_file_whose_name_is_no_utf8(quizzer: Quizzer, tmp_path: Path) -> None:
    write_deck(tmp_path, SIX_MISTAKES, "\udcff.yaml")
    ran = quizzer("check", "\udcff.yaml", "--format", "sarif")
    [run] = json.loads(ran.out)["runs"]
    [place] = run["results"][0]["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "%FF.yaml"


def test_what_a_code_means_is_told_as_json_too(
    quizzer: Quizzer, snapshot: SnapshotAssertion
) -> None:
    ran = quizzer("check", "--explain", "W203", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == snapshot


def test_github_gets_a_command_for_every_problem(
    quizzer: Quizzer, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    write_deck(tmp_path, SIX_MISTAKES.replace("hnit", '"h,n:i%t"'), "six.yaml")
    ran = quizzer("check", "six.yaml", "--format", "github")
    assert ran.out.count("\n") == 6
    assert ran.out == snapshot


@pytest.mark.parametrize(
    ("line", "column", "marked"),
    [
        ("    hnit: nearly", 5, "hnit"),
        ("  - id: two", 5, "id"),
        ("q: 小米 is what", 7, "is"),
        ("q: e\u0301t\u202eé (x)", 10, "("),
        ("q: " + "x" * 300 + " here " + "y" * 300, 305, "here"),
    ],
)
def test_the_mark_stands_below_the_word(line: str, column: int, marked: str) -> None:
    shown, mark = excerpt(line, 7, column)  # type: ignore[misc]  # never None here
    width = len(mark) - len(mark.rstrip("^"))
    assert width == len(marked)
    wide = sum(character in "小米" for character in shown)  # each takes two cells
    combining = shown.count("\u0301")
    start = mark.index("^") - wide + combining
    assert shown[start : start + width] == marked
    assert len(shown) < 130


@pytest.mark.parametrize(("line", "column"), [("", 1), ("   ", 2), ("abc", 4)])
def test_where_nothing_stands_there_is_no_excerpt(line: str, column: int) -> None:
    assert excerpt(line, 1, column) == ()


def test_nothing_to_check_is_a_mistake_in_the_call(quizzer: Quizzer) -> None:
    ran = quizzer("check")
    assert ran.code == 2
    assert "Name deck files or folders" in ran.err
