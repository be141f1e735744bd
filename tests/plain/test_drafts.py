"""Are drafts judged line by line as they are in the app?"""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from support.faces import obeyed_by_terminals
from support.judged import BAKED, DRAFTS, HEAD, ROLLS, write_drafts
from syrupy.assertion import SnapshotAssertion

from quizzer.errors import ExitCode
from quizzer.plain.drafts import run
from quizzer.study.judging import Judging

from .conftest import Held


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The deck of drafts, named from the working folder."""
    monkeypatch.chdir(tmp_path)
    write_drafts(tmp_path)
    return Path("bakery.yaml")


def judged(path: Path, typed: str, said: io.StringIO | None = None) -> Held:
    """A conversation about the drafts of a deck file."""
    said = said or io.StringIO()
    judging = Judging.open(path, Path("case"), "nowhere/quizzer.db")
    return Held(run(judging, io.StringIO(typed), said), said.getvalue())


class Edited(io.StringIO):
    """What is said to somebody who edits the file at some words."""

    def __init__(self, path: Path, at: str, text: str) -> None:
        super().__init__()
        self._path, self._at, self._text = path, at, text

    def write(self, text: str, /) -> int:
        """Listen, and edit."""
        if self._at in text:
            self._path.write_text(self._text)
        return super().write(text)


def test_all_drafts_are_judged_like_this(path: Path, snapshot: SnapshotAssertion) -> None:
    held = judged(path, "a\nreject\n2\nx too near the text\nundo\nnext\nback\nA\n?\nr 4\nx\n\na\n")
    assert held.told == snapshot
    assert held.code == ExitCode.OK
    assert "status: draft" not in path.read_text()


def test_what_the_passage_does_not_prove_is_said(path: Path) -> None:
    write_drafts(Path(), DRAFTS.replace("Rolls are a low-margin product", "Ovens are expensive"))
    (line,) = (line for line in judged(path, "n\nn\n").told.splitlines() if "Not proven" in line)
    assert "ovens" in line.lower()


def test_a_key_that_does_nothing_is_told(path: Path) -> None:
    assert "The key h does nothing here. Type ? for help." in judged(path, "h\nq\n").told


def test_what_is_left_stays_a_draft(path: Path) -> None:
    told = judged(path, "foo\n\nx\n\nundo\nq\na\n").told
    assert "There is no verdict to take back." in told
    assert told.endswith("Nothing judged; 5 drafts left.\n")
    assert path.read_text() == DRAFTS


def test_a_draft_is_edited_in_any_editor_and_said_again(path: Path) -> None:
    editor = Edited(path, "press Enter", DRAFTS.replace("How large was", "What was"))
    held = judged(path, "e\n\na\nq\n", editor)
    assert held.code == ExitCode.OK
    assert "Change it in bakery.yaml at line 31, save it, then press Enter." in held.told
    assert "Question: What was the loan" in held.told
    assert "1 edited and accepted" in held.told


def test_the_verdict_is_on_the_draft_that_was_said_though_the_file_has_changed(path: Path) -> None:
    held = judged(path, "n\nundo\na\nq\n", Edited(path, "Draft 2 of 5", HEAD + ROLLS + BAKED))
    assert "Draft 1 of 2." in held.told
    lines = ROLLS.splitlines(keepends=True)
    accepted = "".join(line for line in lines if "status:" not in line and "draft:" not in line)
    assert path.read_text() == HEAD + accepted + BAKED


def test_a_verdict_that_cannot_be_written_is_said_and_the_exit_code_tells(path: Path) -> None:
    judging = Judging.open(path, Path("case"), "nowhere/quizzer.db")
    path.unlink()
    said = io.StringIO()
    assert run(judging, io.StringIO("a\n"), said) == ExitCode.PROBLEMS
    assert "Not done: bakery.yaml: " in said.getvalue()


def test_nothing_of_a_hostile_document_is_obeyed_by_a_terminal(path: Path) -> None:
    document = Path("case/bakery.md").read_text().replace("It began", "\x1b[2J It began")
    write_drafts(Path(), DRAFTS, document)
    told = judged(path, "x \x1b]0;x\x07\nq\n").told
    assert "␛[2J" in told
    assert not obeyed_by_terminals(told)


def test_a_deck_without_drafts_says_how_to_make_some(path: Path) -> None:
    write_drafts(Path(), DRAFTS[: DRAFTS.index("  - id: how-it-began")])
    assert "quizzer generate" in judged(path, "").told
