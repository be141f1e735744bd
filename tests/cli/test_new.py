"""Does `new` write a deck that is ready to be checked, edited and studied?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quizzer.authoring.schema.deck import FILE_NAME, schema_text

from .conftest import Quizzer


def test_new_writes_a_deck_its_case_and_the_schema_and_says_what_is_next(
    quizzer: Quizzer, tmp_path: Path
) -> None:
    ran = quizzer("new", "harbour-bikes")
    assert (ran.code, ran.out) == (
        0,
        f"wrote harbour-bikes.yaml, harbour-bikes-case.txt and {FILE_NAME}\n",
    )
    assert ran.err == (
        "Put your own cards in place of the examples; `quizzer check harbour-bikes.yaml` says what"
        " is wrong, `quizzer fmt harbour-bikes.yaml --case .` completes citations\n"
        "Then bring them into the library: `quizzer add harbour-bikes.yaml`\n"
    )
    assert (tmp_path / FILE_NAME).read_text() == schema_text()
    assert quizzer("check", "--strict", "harbour-bikes.yaml").code == 0


def test_the_commands_that_new_names_work_and_the_deck_proves_itself(quizzer: Quizzer) -> None:
    quizzer("new", "harbour")
    assert quizzer("fmt", "harbour.yaml", "--case", ".").code == 0
    proven = quizzer("verify", "harbour.yaml", "--case", ".")
    assert proven.code == 0
    assert "12 proven (100.0 %)" in proven.out + proven.err
    assert quizzer("add", "harbour.yaml").out == "harbour: 12 added\n"


def test_the_title_is_what_was_given_or_made_of_the_name(quizzer: Quizzer, tmp_path: Path) -> None:
    quizzer("new", "harbour-bikes")
    quizzer("new", "other", "--title", 'He said: "go" # 5')
    assert 'title: "Harbour bikes"\n' in (tmp_path / "harbour-bikes.yaml").read_text()
    assert quizzer("add", "other.yaml").code == 0
    titles = {row["deck"]: row["title"] for row in json.loads(quizzer("list", "--json").out)}
    assert titles["other"] == 'He said: "go" # 5'


def test_a_path_with_a_suffix_is_the_file_itself(quizzer: Quizzer, tmp_path: Path) -> None:
    (tmp_path / "a course").mkdir()
    ran = quizzer("new", "a course/one.yml")
    assert ran.out.startswith("wrote a course/one.yml, a course/one-case.txt and ")
    assert "`quizzer add 'a course/one.yml'`" in ran.err


def test_nothing_is_overwritten_and_a_schema_that_is_there_stays(
    quizzer: Quizzer, tmp_path: Path
) -> None:
    (tmp_path / FILE_NAME).write_text("mine")
    assert quizzer("new", "harbour").out == "wrote harbour.yaml and harbour-case.txt\n"
    assert (tmp_path / FILE_NAME).read_text() == "mine"
    before = (tmp_path / "harbour.yaml").read_bytes()
    again = quizzer("new", "harbour", "--title", "Another")
    assert (again.code, again.err) == (
        2,
        (
            "quizzer: harbour.yaml: this file is there already, and was left alone.\n"
            "  Choose another name.\n"
        ),
    )
    assert (tmp_path / "harbour.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["Café Zürich"], '"Café Zürich" cannot be the id of a deck.\n  Write cafe-zurich.'),
        (["sub/My Deck.yaml"], '"My Deck" cannot be the id of a deck.\n  Write sub/my-deck.'),
        (["事例"], '"事例" cannot be the id of a deck.\n  Use a-z, 0-9, '),
        ([""], '"" cannot be the id of a deck.\n'),
        (["nowhere/deck"], "nowhere: there is no such folder.\n  Make it first."),
        (["x", "--title", "a\x1b[2Jb"], "this title cannot be used: an escape writes the control"),
        (["x", "--title", "\u200b"], "this title cannot be used: nothing can be seen here."),
        (["x", "--title", "\udcff"], "this title cannot be used: "),
    ],
)
def test_what_cannot_be_a_deck_is_refused_and_nothing_is_written(
    quizzer: Quizzer, tmp_path: Path, arguments: list[str], expected: str
) -> None:
    before = set(tmp_path.rglob("*"))
    ran = quizzer("new", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"quizzer: {expected}")
    assert set(tmp_path.rglob("*")) == before


def test_schema_prints_the_file_beside_the_decks_byte_for_byte(quizzer: Quizzer) -> None:
    printed = quizzer("schema")
    assert (printed.code, printed.out, printed.err) == (0, schema_text(), "")


def test_a_schema_beside_decks_is_not_taken_for_one(quizzer: Quizzer, tmp_path: Path) -> None:
    quizzer("new", "harbour")
    assert [deck["file"] for deck in json.loads(quizzer("check", ".", "--json").out)["decks"]] == [
        "bundled/small.yaml",
        "harbour.yaml",
    ]
