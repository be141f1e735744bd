"""Can the `file:` of a stranger's deck open anything but a document beside it?"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from support.documents import BAKERY, NAME

from quizzer.authoring.sources.documents import Document
from quizzer.authoring.sources.locating import find_document


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    (folder / "part").mkdir(parents=True)
    (folder / NAME).write_text(BAKERY)
    (folder / "part" / NAME).write_text("# Part\n")
    (tmp_path / "secret.md").write_text("# Secret\n")
    return folder


def test_the_first_folder_that_has_it_is_taken(case: Path, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("# Another\n")
    found = find_document(NAME, [case, tmp_path])
    assert isinstance(found, Document)
    assert found.lines[0] == "# Mill Street Bakery"
    assert isinstance(find_document(f"part/{NAME}", [case]), Document)


def test_what_is_nowhere_is_said_with_the_folders(case: Path, tmp_path: Path) -> None:
    found = find_document("other.md", [case, tmp_path])
    put = f"put it into {tmp_path}, or name its folder with --case"
    assert found == f"the document other.md is not at hand: {put}"


@pytest.mark.parametrize(
    "file",
    [
        "../secret.md", "part/../../secret.md", "/etc/passwd", "~/secret.md", "~root/x.md",
        "C:\\secret.md", "C:secret.md", "..\\secret.md", "\\\\host\\share\\x.md", "a\0b.md",
    ],
)  # fmt: skip
def test_no_name_leads_out(case: Path, file: str) -> None:
    found = find_document(file, [case])
    assert isinstance(found, str)
    assert "leads out" in found


def test_a_link_that_leads_out_is_not_opened(case: Path, tmp_path: Path) -> None:
    (case / "out.md").symlink_to(tmp_path / "secret.md")
    (case / "folder").symlink_to(tmp_path)
    for file in ("out.md", "folder/secret.md"):
        found = find_document(file, [case])
        assert isinstance(found, str)
        assert "link that leads out" in found


def test_a_link_within_the_folder_is_followed(case: Path) -> None:
    (case / "same.md").symlink_to(NAME)
    assert isinstance(find_document("same.md", [case]), Document)


def test_a_circle_of_links_ends(case: Path) -> None:
    (case / "round.md").symlink_to("round.md")
    assert isinstance(find_document("round.md", [case]), str)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_named_pipe_is_refused_without_waiting(case: Path) -> None:
    os.mkfifo(case / "pipe.md")
    found = find_document("pipe.md", [case])
    assert isinstance(found, str)
    assert "no file with a text" in found


@pytest.mark.parametrize("file", ["part", ".", ""])
def test_a_folder_or_no_name_is_no_document(case: Path, file: str) -> None:
    assert isinstance(find_document(file, [case]), str)


def test_other_kinds_of_files_are_refused_in_words(case: Path) -> None:
    (case / "case.doc").write_bytes(b"text")
    found = find_document("case.doc", [case])
    assert isinstance(found, str)
    assert "doc files are not read" in found
