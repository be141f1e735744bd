"""Which documents does a command line name, and what are they called in the deck?"""

from __future__ import annotations

from pathlib import Path

import pytest

from quizzer.authoring.sources.documents import ENDINGS, parse_document
from quizzer.authoring.sources.formats.rendering import DocumentError
from quizzer.errors import UsageError
from quizzer.study.drafting.cases import (
    UnreadableError,
    read_cases,
    source_id,
    source_ids,
)

TEXT = "# A\n\nOrvanta sells lamps.\n"


def write(path: Path, text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_folder_stands_for_the_documents_right_in_it(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.md",
        "deck.yaml",
        "picture.png",
        ".hidden.txt",
        "~lock.docx",
        "x/c.md",
    ):
        write(tmp_path / name)
    assert [case.file for case in read_cases([tmp_path], None)] == ["a.md", "b.txt"]
    with pytest.raises(UsageError, match="no case document"):
        read_cases([write(tmp_path / "y" / "deck.yaml").parent], None)


def test_a_document_that_is_named_twice_is_one(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md")
    (tmp_path / "link.md").symlink_to(path)
    cases = read_cases([path, tmp_path, tmp_path / "." / "a.md", tmp_path / "link.md"], None)
    assert [case.file for case in cases] == ["a.md"]


def test_a_file_is_named_as_it_is_found_from_the_folder_of_the_deck(tmp_path: Path) -> None:
    path = write(tmp_path / "case" / "a.md")
    for deck, name in [
        (tmp_path / "deck.yaml", "case/a.md"),
        (tmp_path / "case" / "deck.yaml", "a.md"),
        (tmp_path / "decks" / "deck.yaml", "a.md"),
        (None, "a.md"),
    ]:
        assert [case.file for case in read_cases([path], deck)] == [name]


def test_two_documents_of_one_name_are_refused_unless_the_deck_can_tell_them_apart(
    tmp_path: Path,
) -> None:
    paths = [write(tmp_path / "a" / "case.md"), write(tmp_path / "b" / "case.md")]
    with pytest.raises(UsageError, match="same name"):
        read_cases(paths, None)
    cases = read_cases(paths, tmp_path / "deck.yaml")
    assert [case.file for case in cases] == ["a/case.md", "b/case.md"]
    assert source_ids(cases) == ("case", "case-2")


def test_all_documents_that_cannot_be_read_are_named_and_none_is_taken(tmp_path: Path) -> None:
    paths = [
        write(tmp_path / "good.md"),
        write(tmp_path / "broken.pdf", "no pdf"),
        tmp_path / "gone.txt",
        write(tmp_path / "picture.png"),
    ]
    with pytest.raises(UnreadableError) as refused:
        read_cases(paths, None)
    assert [error.where for error in refused.value.errors] == [
        str(tmp_path / name) for name in ("broken.pdf", "gone.txt", "picture.png")
    ]


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("001_2737c4a0cea20dce.txt", "001"),
        ("docs/Annual Report.pdf", "annual-report"),
        ("annual_report-2737C4A0CEA20DCE.pdf", "annual-report"),
        ("b81f9e77e750869f.txt", "case"),
        ("report-20231231.txt", "report-20231231"),
        ("Xiaomi’s expansion & the future of the industry.docx", "xiaomi-expansion-future"),
        ("研究.txt", "case"),
        ("added-facade.txt", "added-facade"),
    ],
)
def test_a_source_is_called_by_its_file_without_a_hash(file: str, name: str) -> None:
    assert source_id(file) == name


@pytest.mark.parametrize("ending", sorted(ENDINGS))
def test_every_ending_that_a_folder_is_searched_for_can_be_read(ending: str) -> None:
    try:
        parse_document(TEXT.encode(), f"a{ending}")
    except DocumentError as error:
        assert "files are not read" not in error.what  # noqa: PT017  # some texts are no PDF
