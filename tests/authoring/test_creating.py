"""New files are made whole and all together, and never in place of others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quizzer.authoring import creating
from quizzer.authoring.creating import create_all
from quizzer.errors import QuizzerError, UsageError


def no_hard_links(source: object, target: object) -> None:
    raise OSError(1, "Operation not permitted")


@pytest.fixture(params=["links", "no links"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder on a file system with hard links, and on one without."""
    if request.param == "no links":
        monkeypatch.setattr(os, "link", no_hard_links)
    return tmp_path


def test_files_are_made_with_their_content_and_nothing_beside_them(folder: Path) -> None:
    create_all({folder / "a": b"one", folder / "b": b"two"})
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"a": b"one", "b": b"two"}


@pytest.mark.parametrize("name", ["a", "b"])
def test_a_file_that_is_there_stays_as_it_is_and_no_other_is_made(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"old")
    with pytest.raises(UsageError, match="there already"):
        create_all({folder / "a": b"one", folder / "b": b"two"})
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {name: b"old"}


def test_a_link_to_nowhere_is_not_written_through(folder: Path) -> None:
    (folder / "a").symlink_to(folder / "elsewhere")
    with pytest.raises(UsageError, match="there already"):
        create_all({folder / "a": b"one"})
    assert not (folder / "elsewhere").exists()


def test_a_file_that_appears_meanwhile_is_kept_and_the_others_are_taken_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = creating._make

    def make_after_someone_else(path: Path, data: bytes) -> None:
        if path.name == "a":
            path.write_bytes(b"theirs")
        make(path, data)

    monkeypatch.setattr(creating, "_make", make_after_someone_else)
    with pytest.raises(UsageError, match="there already"):
        create_all({folder / "a": b"one", folder / "b": b"two"})
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"a": b"theirs"}


def test_a_disk_that_takes_no_file_is_said_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(QuizzerError, match="cannot be made: No space left on device"):
        create_all({tmp_path / "a": b"one"})
    assert list(tmp_path.iterdir()) == []
