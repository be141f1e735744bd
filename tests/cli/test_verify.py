"""What do `verify` and `coverage` print, and with which exit code do they end?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.documents import BAKERY, DECK, NAME, with_prints, write_case
from support.faces import HOSTILE, obeyed_by_terminals
from syrupy.assertion import SnapshotAssertion

from quizzer.cli import output

from .conftest import Quizzer


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """The little case and its formatted deck."""
    write_case(tmp_path, with_prints())
    return tmp_path / "case"


def test_what_is_not_proven_has_a_line(
    quizzer: Quizzer, case: Path, snapshot: SnapshotAssertion
) -> None:
    ran = quizzer("verify", "bakery.yaml", "--case", "case")
    assert ran.code == 0
    assert ran.out == snapshot
    assert ran.err == "5 cards: 4 proven (80.0 %), 1 unproven, 0 stale, 0 missing\n"


def test_all_cards_have_a_line_when_asked(
    quizzer: Quizzer, case: Path, snapshot: SnapshotAssertion
) -> None:
    ran = quizzer("verify", "bakery.yaml", "--case", "case", "--all")
    assert ran.out.count("\n") == 5
    assert ran.out == snapshot


def test_drafts_are_verified_too_and_said_to_be_drafts(quizzer: Quizzer, case: Path) -> None:
    deck = case.with_name("bakery.yaml")
    text = deck.read_text(encoding="utf-8")
    first = text.index("  - id: ", text.index("  - id: ") + 1)
    drafted = "    status: draft\n    draft: {rule: label, confidence: 0.75}\n"
    deck.write_text(f"{text[:first].rstrip()}\n{drafted}\n{text[first:]}", encoding="utf-8")
    ran = quizzer("verify", "bakery.yaml", "--case", "case", "--all")
    assert ran.code == 0
    assert [line.split("  ")[1] for line in ran.out.splitlines()][:2] == ["draft, proven", "proven"]
    assert ran.err.endswith("Of these, 1 draft to judge: run `quizzer drafts`\n")
    data = json.loads(quizzer("verify", "bakery.yaml", "--case", "case", "--json").out)
    assert [card["draft"] for card in data["decks"][0]["cards"]] == [True] + [False] * 4


def test_on_a_terminal_cards_are_grouped_by_file(
    quizzer: Quizzer, case: Path, monkeypatch: pytest.MonkeyPatch, snapshot: SnapshotAssertion
) -> None:
    monkeypatch.setattr(output, "is_terminal", lambda: True)
    assert quizzer("verify", "bakery.yaml", "--case", "case", "--all").out == snapshot


def test_stale_and_moved_passages_are_told_apart(
    quizzer: Quizzer, case: Path, snapshot: SnapshotAssertion
) -> None:
    (case / NAME).write_text(f"New.\n\n{BAKERY.replace('coffee', 'tea')}")
    ran = quizzer("verify", "bakery.yaml", "--case", "case")
    assert ran.code == 1
    assert ran.out == snapshot


def test_a_missing_document_is_said_with_the_folders(
    quizzer: Quizzer, case: Path, snapshot: SnapshotAssertion
) -> None:
    ran = quizzer("verify", "bakery.yaml")
    assert ran.code == 1
    assert ran.out == snapshot


def test_the_json_has_states_reasons_and_places(
    quizzer: Quizzer, case: Path, snapshot: SnapshotAssertion
) -> None:
    ran = quizzer("verify", "bakery.yaml", "--case", "case", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["proven"] == 4
    assert ran.out == snapshot


def test_an_unformatted_deck_is_told_to_run_fmt(quizzer: Quizzer, tmp_path: Path) -> None:
    write_case(tmp_path, DECK)
    ran = quizzer("verify", "bakery.yaml", "--case", "case")
    assert ran.code == 0
    assert ran.err.endswith("5 citations without a fingerprint: run `quizzer fmt`\n")


def test_a_deck_with_problems_prints_them(quizzer: Quizzer, tmp_path: Path) -> None:
    write_case(tmp_path, DECK.replace("a: Ada Brook", "answer: Ada Brook"))
    ran = quizzer("verify", "bakery.yaml", "--case", "case")
    assert ran.code == 1
    assert "bakery.yaml:11:5 E201" in ran.out
    assert "1 deck with problems, not verified" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["verify"],
        ["verify", "nothing.yaml"],
        ["verify", "bakery.yaml", "--case", "nowhere"],
        ["coverage", "nothing"],
    ],
)
def test_a_wrong_call_ends_with_2(quizzer: Quizzer, case: Path, arguments: list[str]) -> None:
    assert quizzer(*arguments).code == 2


def test_coverage_shows_the_document(
    quizzer: Quizzer, case: Path, snapshot: SnapshotAssertion
) -> None:
    ran = quizzer("coverage", "bakery.yaml", "--case", "case")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot
    assert max(len(line) for line in ran.out.splitlines()) <= 80


def test_the_json_of_coverage(quizzer: Quizzer, case: Path, snapshot: SnapshotAssertion) -> None:
    ran = quizzer("coverage", "bakery.yaml", "--case", "case", "--json")
    assert json.loads(ran.out)["documents"][0]["cited"] == 5
    assert ran.out == snapshot


def test_coverage_takes_decks_of_the_library(quizzer: Quizzer, case: Path) -> None:
    quizzer("add", "bakery.yaml")
    by_id = quizzer("coverage", "bakery", "--case", "case")
    assert by_id.out == quizzer("coverage", "bakery.yaml", "--case", "case").out
    everything = quizzer("coverage", "--case", "case").out
    assert "Mill Street Bakery" in everything
    assert "doc.txt is not at hand" in everything  # the bundled deck's


def test_a_hostile_document_reaches_no_terminal(quizzer: Quizzer, tmp_path: Path) -> None:
    write_case(tmp_path, text=f"# {HOSTILE}\n\n{HOSTILE}\n\n## How it sells\n\n{HOSTILE}\n")
    for arguments in (["verify", "--all"], ["coverage"]):
        ran = quizzer(arguments[0], "bakery.yaml", "--case", "case", *arguments[1:])
        assert obeyed_by_terminals(ran.out) == []
        assert obeyed_by_terminals(ran.err) == []
        assert "quizzer: " not in ran.err
