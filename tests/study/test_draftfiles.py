"""Drafts come into a deck file that is there, or into a new one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quizzer.authoring.deckfile import read_deck
from quizzer.authoring.drafts.editing import BrokenDeckError
from quizzer.authoring.formatting import saving
from quizzer.authoring.sources.documents import parse_document
from quizzer.authoring.sources.passages import anchored
from quizzer.cards.content import Basic
from quizzer.cards.deck import Citation, Deck, Drafted, Entry, Source, Status, Topic
from quizzer.errors import UsageError
from quizzer.study.documents import Folders, Shelf
from quizzer.study.draftfiles import add_drafts

CASE = "# The idea\n\nMira Holt founded Kestrel Cycles.\n\nRents bring in 70 % of revenue.\n"
DOCUMENT = parse_document(CASE.encode(), "case.md")


def draft(name: str, question: str, line: int) -> Entry:
    cite = anchored(Citation("case", line, line), DOCUMENT)
    return Entry(
        name,
        Basic(question, "x"),
        "idea",
        citations=(cite,),
        status=Status.DRAFT,
        draft=Drafted("label", 0.5),
        made_by="quizzer-generate/1",
    )


MADE = Deck(
    id="case",
    title="The case",
    language="en",
    sources=(Source("case", "case.md", "The case", blake2=DOCUMENT.blake2),),
    topics=(Topic("idea", "The idea"),),
    entries=(draft("idea-1", "Who founded Kestrel Cycles?", 3), draft("idea-2", "What?", 5)),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "case.md").write_text(CASE, encoding="utf-8")
    return tmp_path


def shelf(folder: Path) -> Shelf:
    return Shelf(Folders(deck=folder))


def test_a_new_deck_is_made_and_making_drafts_again_changes_nothing(folder: Path) -> None:
    path = folder / "case.yaml"
    made = add_drafts(path, MADE, shelf(folder))
    assert made.added == ("idea-1", "idea-2")
    assert path.read_bytes() == made.data
    assert read_deck(path).problems == ()
    before = path.stat().st_mtime_ns, path.stat().st_ino
    again = add_drafts(path, MADE, shelf(folder))
    assert (again.added, again.kept) == ((), ("idea-1", "idea-2"))
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


def test_a_passage_that_moved_is_there_and_one_that_changed_is_gone(folder: Path) -> None:
    path = folder / "case.yaml"
    add_drafts(path, MADE, shelf(folder))
    case = CASE.replace("# The idea", "Preface.\n\n# The idea").replace("70 %", "60 %")
    (folder / "case.md").write_text(case, encoding="utf-8")
    assert add_drafts(path, MADE, shelf(folder)).gone == ("idea-2",)
    (folder / "case.md").write_text(CASE, encoding="utf-8")
    assert add_drafts(path, MADE, shelf(folder)).found == ("idea-2",)


def test_without_its_document_nothing_is_said_to_be_gone(folder: Path) -> None:
    path = folder / "case.yaml"
    add_drafts(path, MADE, shelf(folder))
    (folder / "case.md").unlink()
    assert add_drafts(path, MADE, shelf(folder)).gone == ()


def test_what_an_editor_saves_in_between_is_merged_with(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "case.yaml"
    add_drafts(path, replace(MADE, entries=MADE.entries[:1]), shelf(folder))
    real, lines = saving._replace, iter(["# mine\n"])

    def interfere(target: Path, *rest: object) -> None:
        if line := next(lines, ""):
            target.write_text(line + target.read_text(encoding="utf-8"), encoding="utf-8")
        real(target, *rest)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(saving, "_replace", interfere)
    assert add_drafts(path, MADE, shelf(folder)).added == ("idea-2",)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# mine\n# yaml-language-server")
    assert "id: idea-2" in text


def test_a_deck_with_problems_is_left_as_it_is(folder: Path) -> None:
    path = folder / "case.yaml"
    path.write_text("quizzer: 1\n", encoding="utf-8")
    with pytest.raises(BrokenDeckError, match='missing key "deck"'):
        add_drafts(path, MADE, shelf(folder))
    assert path.read_text(encoding="utf-8") == "quizzer: 1\n"


def test_a_deck_that_cannot_be_called_so_is_not_made(folder: Path) -> None:
    path = folder / "case.yaml"
    with pytest.raises(UsageError, match="characters that no deck may have"):
        add_drafts(path, replace(MADE, title="bell\x07"), shelf(folder))
    with pytest.raises(UsageError, match="no such folder"):
        add_drafts(folder / "none" / "case.yaml", MADE, shelf(folder))
    assert [file.name for file in folder.iterdir()] == ["case.md"]
