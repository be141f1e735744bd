"""What does `generate` write, what does it say, and with which exit code does it end?"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from support.cases import LAMPS, SAILS
from syrupy.assertion import SnapshotAssertion

from quizzer.cli import output

from .conftest import Quizzer


@pytest.fixture
def sails(tmp_path: Path) -> Path:
    path = tmp_path / "sails.md"
    path.write_text(SAILS, encoding="utf-8")
    return path


@pytest.fixture
def lamps(tmp_path: Path) -> Path:
    path = tmp_path / "lamps.md"
    path.write_text(LAMPS, encoding="utf-8")
    return path


@pytest.mark.usefixtures("sails")
def test_a_deck_is_printed_and_the_counts_go_to_the_person(
    quizzer: Quizzer, snapshot: SnapshotAssertion
) -> None:
    ran = quizzer("generate", "sails.md")
    assert (ran.code, ran.out, ran.err) == snapshot


@pytest.mark.usefixtures("sails")
def test_a_printed_deck_is_what_would_be_written(quizzer: Quizzer, tmp_path: Path) -> None:
    printed = quizzer("generate", "sails.md", "--deck-id", "sails").out
    quizzer("generate", "sails.md", "-o", "sails.yaml")
    assert (tmp_path / "sails.yaml").read_text(encoding="utf-8") == printed
    assert quizzer("check", "--strict", "sails.yaml").code == 0
    assert quizzer("verify", "sails.yaml").code == 0


@pytest.mark.usefixtures("sails")
def test_on_a_terminal_nothing_in_a_printed_deck_is_obeyed(
    quizzer: Quizzer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "is_terminal", lambda: True)
    ran = quizzer("generate", "sails.md", "--source-title", "Sails \u202e backwards")
    assert "\u202e" not in ran.out
    assert "‹U+202E›" in ran.out


@pytest.mark.usefixtures("sails", "lamps")
def test_what_becomes_of_a_deck_is_said_in_counts_with_the_next_step(
    quizzer: Quizzer, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    said = [quizzer("generate", "sails.md", "-o", "my deck.yaml").err]
    deck = tmp_path / "my deck.yaml"
    text = deck.read_text(encoding="utf-8")
    first = text[text.index("  - id: ") + 8 :].partition("\n")[0]
    cut = text[text.index("  - id: ") : text.index("\n\n  - id: ") + 2]
    deck.write_text(text.replace(cut, "") + f"\nrejected:\n  {first}: trivial\n", encoding="utf-8")
    changed = SAILS.replace("By lending sails", "By lending its sails")
    (tmp_path / "sails.md").write_text(changed, encoding="utf-8")
    said.append(quizzer("generate", "sails.md", "-o", "my deck.yaml", "--dry-run").err)
    said.append(quizzer("generate", "sails.md", "-o", "my deck.yaml").err)
    said.append(quizzer("generate", "sails.md", "-o", "my deck.yaml").err)
    assert said == snapshot


@pytest.mark.usefixtures("sails")
def test_a_dry_run_prints_a_line_for_each_draft_and_writes_nothing(
    quizzer: Quizzer, tmp_path: Path
) -> None:
    ran = quizzer("generate", "sails.md", "-o", "sails.yaml", "--dry-run")
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 3
    assert "How does Velmora improve its sails?" in ran.out
    assert ran.err.splitlines()[-1] == "Nothing was written"
    assert not (tmp_path / "sails.yaml").exists()


@pytest.mark.usefixtures("lamps")
def test_json_names_drafts_and_what_was_dropped(quizzer: Quizzer, tmp_path: Path) -> None:
    own = "  - {id: low, q: How does Orvanta keep its prices low?, a: By sorting used parts}\n"
    (tmp_path / "own.yaml").write_text(f"quizzer: 1\ndeck: own\ncards:\n{own}", encoding="utf-8")
    data = json.loads(quizzer("generate", "lamps.md", "-o", "own.yaml", "--json").out)
    assert (data["file"], data["written"]) == ("own.yaml", True)
    assert data["documents"] == [
        {"source": "lamps", "file": "lamps.md", "title": "Orvanta: Lamps for the County"}
    ]
    assert {"id", "kind", "topic", "level", "rule", "confidence", "question", "citations"} == set(
        data["added"][0]
    )
    assert data["dropped"][-1]["reason"] == "near-duplicate-stem"
    printed = json.loads(quizzer("generate", "lamps.md", "--json").out)
    assert (printed["file"], printed["written"]) == (None, False)
    assert len(printed["added"]) == len(data["added"]) + 1


@pytest.mark.usefixtures("lamps")
def test_options_choose_topics_kinds_and_how_many(quizzer: Quizzer) -> None:
    def drafts(*options: str) -> list[dict[str, str]]:
        ran = quizzer("generate", "lamps.md", "--json", *options)
        assert ran.code == 0, ran.err
        added: list[dict[str, str]] = json.loads(ran.out)["added"]
        return added

    assert {one["topic"] for one in drafts("--topics", "out*", "--topics", "low")} == {
        "outlook",
        "prices-low",
    }
    assert {one["kind"] for one in drafts("--kinds", "number, LIST")} == {"number", "list"}
    assert len(drafts("--max", "3")) == 3
    quotes = [citation["quote"] for one in drafts("--no-quotes") for citation in one["citations"]]  # type: ignore[index]  # JSON
    assert set(quotes) == {""}


def test_what_cannot_be_asked_for_or_read_is_said_in_sentences(
    quizzer: Quizzer, lamps: Path, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"no pdf")
    (tmp_path / "empty").mkdir()
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "bad.yaml").write_text("quizzer: 1\ndeck: bad\ncards: [{q: A}]\n", encoding="utf-8")
    assert lamps.exists()
    said = {
        " ".join(arguments): quizzer("generate", *arguments)
        for arguments in (
            (),
            ("gone.txt", "broken.pdf", "lamps.md"),
            ("empty",),
            ("lamps.md", "--kinds", "basic,chioce"),
            ("lamps.md", "--kinds", "order"),
            ("lamps.md", "--topics", "prizes"),
            ("lamps.md", "--max", "0"),
            ("lamps.md", "--deck-id", "My Deck"),
            ("lamps.md", "-o", "lamps.md"),
            ("lamps.md", "-o", "bad.yaml"),
            ("lamps.md", "-o", "no/folder.yaml"),
            ("lamps.md", "-o", "."),
            ("lamps.md", "-o", "loop.yaml"),
            ("loop.yaml",),
        )
    }
    assert {name: (ran.code, ran.err) for name, ran in said.items()} == snapshot
    assert all(not ran.out for ran in said.values())


@pytest.mark.usefixtures("lamps")
def test_what_was_dropped_is_named_when_asked(quizzer: Quizzer, tmp_path: Path) -> None:
    own = "  - {id: low, q: How does Orvanta keep its prices low?, a: By sorting used parts}\n"
    (tmp_path / "own.yaml").write_text(f"quizzer: 1\ndeck: own\ncards:\n{own}", encoding="utf-8")
    lines = quizzer("generate", "lamps.md", "-o", "own.yaml", "-v").err.splitlines()
    (dropped,) = [line for line in lines if "near-duplicate-stem" in line]
    assert dropped.endswith("How does Orvanta keep prices low?")


def test_when_asked_it_is_said_that_nothing_was_dropped(quizzer: Quizzer, tmp_path: Path) -> None:
    text = "Fenton Bread was founded in 1871 by Ada Brook.\n"
    (tmp_path / "short.md").write_text(text, encoding="utf-8")
    ran = quizzer("generate", "short.md", "--dry-run", "--verbose")
    assert ran.out
    assert "No draft was dropped" in ran.err


@pytest.mark.usefixtures("lamps")
def test_the_work_is_shown_on_a_terminal_and_leaves_no_trace(
    quizzer: Quizzer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    err = quizzer("generate", "lamps.md").err
    bar, _, rest = err.rpartition("\r\x1b[K")
    assert "drafting cards  ▰" in bar
    assert "▰" not in rest


@pytest.mark.usefixtures("sails")
def test_where_the_documents_are_not_beside_the_deck_the_next_step_says_where_they_are(
    quizzer: Quizzer, tmp_path: Path
) -> None:
    (tmp_path / "decks").mkdir()
    err = quizzer("generate", "sails.md", "-o", "decks/sails.yaml").err
    assert err.endswith("Judge them: `quizzer drafts decks/sails.yaml --case .`\n")
    assert quizzer("drafts", "decks/sails.yaml", "--case", ".", "--list").code == 0


@pytest.mark.usefixtures("lamps")
def test_on_a_terminal_a_draft_takes_one_line_in_a_dry_run(
    quizzer: Quizzer, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = quizzer("generate", "lamps.md", "--dry-run").out.splitlines()
    assert max(map(len, whole)) > 60
    monkeypatch.setattr(output, "is_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    cut = quizzer("generate", "lamps.md", "--dry-run").out.splitlines()
    assert [line[:59] for line in cut] == [line[:59] for line in whole]
    assert max(map(len, cut)) == 60
