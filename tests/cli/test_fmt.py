"""What does `fmt` write into deck files, and what does it say?"""

from __future__ import annotations

from pathlib import Path

import pytest
from support.faces import SMALL, write_deck
from syrupy.assertion import SnapshotAssertion

from .conftest import Quizzer

ROUGH = """\
# A deck that grew.
deck: rough
quizzer: 1
sources:
  doc: {file: doc.txt}
defaults: {source: doc}
cards:
  - q: Who founded it?   # asked in every exam
    a: Lei Jun
    cite: 5
  - id: fans
    a: Mi fans
    # The community has a name.
    q: What are its users called?
    cite: [doc:"The People", doc:40]
"""

DOCUMENT = """\
# A case

A first paragraph about nothing.

The company was founded by Lei Jun, who had led another one before.

## The People

Its users call themselves Mi fans.
"""

TIDY = "quizzer: 1\ndeck: tidy\ncards:\n  - {id: c, q: Who?, a: Lei Jun}\n"
NO_ANSWER = "quizzer: 1\ndeck: broken\ncards:\n  - q: No id and no answer?\n"


@pytest.fixture
def rough(tmp_path: Path) -> Path:
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "doc.txt").write_text(DOCUMENT, encoding="utf-8")
    return write_deck(tmp_path / "decks", ROUGH, "rough.yaml")


def test_a_deck_is_formatted_with_its_documents(
    quizzer: Quizzer, rough: Path, snapshot: SnapshotAssertion
) -> None:
    ran = quizzer("fmt", "decks", "--case", "case")
    assert (ran.code, ran.err) == (0, "1 file, 1 formatted\n")
    done = "1 id, 2 citations, 1 source, 1 card in order, the deck’s keys in order"
    assert ran.out == f"decks/rough.yaml: {done}\n"
    assert rough.read_text(encoding="utf-8") == snapshot
    ran = quizzer("fmt", "decks", "--case", "case")
    assert (ran.code, ran.out, ran.err) == (0, "", "1 file, 1 as they should be\n")


def test_the_difference_is_printed_and_not_written(
    quizzer: Quizzer, rough: Path, snapshot: SnapshotAssertion
) -> None:
    ran = quizzer("fmt", "--diff", "decks", "--case", "case")
    assert ran.code == 1
    assert ran.out == snapshot
    assert ran.err == "1 file, 1 would change\n"
    assert rough.read_text(encoding="utf-8") == ROUGH


def test_check_names_the_files_that_would_change_and_writes_nothing(
    quizzer: Quizzer, rough: Path
) -> None:
    write_deck(rough.parent, TIDY, "tidy.yaml")
    ran = quizzer("fmt", "--check", "decks")
    assert (ran.code, ran.out) == (1, "decks/rough.yaml\n")
    assert ran.err == "2 files, 1 would change, 1 as they should be\n"
    assert rough.read_text(encoding="utf-8") == ROUGH


@pytest.mark.parametrize("options", [(), ("--check",), ("--diff",)])
def test_a_formatted_deck_gives_nothing_to_say(
    quizzer: Quizzer, tmp_path: Path, options: tuple[str, ...]
) -> None:
    write_deck(tmp_path, TIDY, "tidy.yaml")
    ran = quizzer("fmt", *options, "tidy.yaml")
    assert (ran.code, ran.out, ran.err) == (0, "", "1 file, 1 as they should be\n")


def test_without_documents_citations_stay_and_ids_are_given(quizzer: Quizzer, rough: Path) -> None:
    ran = quizzer("fmt", "decks/rough.yaml")
    assert ran.out == "decks/rough.yaml: 1 id, 1 card in order, the deck’s keys in order\n"
    assert "cite: 5\n" in rough.read_text(encoding="utf-8")


def test_a_document_beside_the_deck_is_found(quizzer: Quizzer, rough: Path) -> None:
    (rough.parent / "doc.txt").write_text(DOCUMENT, encoding="utf-8")
    assert "2 citations, 1 source" in quizzer("fmt", "decks").out


def test_a_file_with_problems_is_left_alone_and_the_others_are_formatted(
    quizzer: Quizzer, rough: Path
) -> None:
    broken = write_deck(rough.parent, NO_ANSWER, "broken.yaml")
    ran = quizzer("fmt", "decks")
    assert ran.code == 1
    first, second = ran.out.splitlines()
    assert first.startswith("decks/broken.yaml:4:5 E303 this card has no answer")
    assert second.startswith("decks/rough.yaml: 1 id")
    assert ran.err == "2 files, 1 formatted, 1 left alone\n"
    assert broken.read_text(encoding="utf-8") == NO_ANSWER


def test_a_file_that_cannot_be_saved_does_not_stop_the_others(
    quizzer: Quizzer, rough: Path
) -> None:
    locked = write_deck(rough.parent, ROUGH.replace("deck: rough", "deck: locked"), "locked.yaml")
    locked.chmod(0o444)
    ran = quizzer("fmt", "decks")
    assert ran.code == 1
    assert ran.out.startswith("decks/rough.yaml: ")
    assert ran.err.startswith("quizzer: decks/locked.yaml: you may not change this file")
    assert ran.err.endswith("2 files, 1 formatted, 1 left alone\n")
    assert sorted(rough.parent.iterdir()) == [locked, rough]


def test_a_missing_path_and_no_path_are_said(quizzer: Quizzer) -> None:
    assert quizzer("fmt").code == 2
    ran = quizzer("fmt", "nowhere.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no such file" in ran.err


def test_a_hostile_comment_does_nothing_in_a_diff(quizzer: Quizzer, tmp_path: Path) -> None:
    text = SMALL.replace("cards:\n  - id: founder\n", "cards:\n  # \u202e\u200b\n  - \n")
    write_deck(tmp_path, text, "hostile.yaml")
    out = quizzer("fmt", "--diff", "hostile.yaml").out
    assert "‹U+202E›‹U+200B›" in out
    assert "\u202e" not in out
