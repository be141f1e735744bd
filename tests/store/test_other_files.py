"""What does a file that is not our database get? A message of its own, and not a byte changed."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from support.build import review
from support.stored import MODEL, shelve, unprivileged

from quizzer.errors import StoreError, UsageError
from quizzer.store import answers, health
from quizzer.store.database import Database
from quizzer.store.header import APPLICATION_ID, SCHEMA_VERSION, read_header
from quizzer.store.lock import StudyLock


def pragma(statement: str) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"PRAGMA {statement}")

    return spoil


def cut(to: int) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        path.write_bytes(path.read_bytes()[:to])

    return spoil


def with_content(content: bytes) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        path.write_bytes(content)

    return spoil


CASES = {
    "newer": (
        pragma("user_version = 42"),
        f"written by a newer Quizzer (schema 42, this one knows {SCHEMA_VERSION}). Update Quizzer",
    ),
    "another program's": (
        pragma(f"application_id = {APPLICATION_ID + 1}"),
        "this database belongs to another program. Name another with --db",
    ),
    "nobody's": (pragma("application_id = 0"), "this database belongs to another program"),
    "empty": (with_content(b""), "the database file is empty. Delete it to start afresh"),
    "a text": (with_content(b"Dear diary,\n" * 99), "this is not a Quizzer database. Name"),
    "a short text": (with_content(b"Hi"), "this is not a Quizzer database"),
    "cut in a page": (cut(-100), "the database is damaged: the file is shorter than it says"),
    "cut to one page": (cut(4096), "the database is damaged: the file is shorter than it says"),
    "cut in the header": (cut(60), "the database is damaged: the file is shorter than it says"),
}


@pytest.mark.parametrize(("spoil", "message"), CASES.values(), ids=CASES.keys())
def test_a_file_that_is_not_ours_is_refused_by_name_and_stays_as_it_is(
    database_path: Path, spoil: Callable[[Path], None], message: str
) -> None:
    spoil(database_path)
    content = database_path.read_bytes()

    with pytest.raises(StoreError) as refused:
        Database(str(database_path))

    assert f"{database_path}: " in str(refused.value)
    assert message in str(refused.value)
    assert database_path.read_bytes() == content
    assert list(database_path.parent.iterdir()) == [database_path]


@pytest.mark.parametrize("kind", ["moved", "removed", "replaced"])
def test_an_answer_is_refused_by_a_file_that_is_no_longer_in_its_place(
    database: Database, database_path: Path, kind: str
) -> None:
    shelve(database)
    match kind:
        case "moved":
            database_path.rename(database_path.with_name("other.db"))
        case "removed":
            database_path.unlink()
        case _:
            backup = shutil.copy(database_path, database_path.with_name("backup.db"))
            Path(backup).replace(database_path)

    with pytest.raises(StoreError, match=r"moved, removed or replaced\. Quit and start Quizzer"):
        answers.record(database, review(), MODEL)
    with pytest.raises(StoreError, match="moved, removed or replaced"), database.writing() as other:
        other.execute(text("UPDATE deck SET title = 'other'"))


def test_a_folder_in_the_databases_place_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be read: Is a directory"):
        Database(str(tmp_path))
    assert not list(tmp_path.iterdir())


def test_a_pipe_in_the_databases_place_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "quizzer.db"
    os.mkfifo(pipe)
    with pytest.raises(StoreError, match="a pipe or a device, and no database"):
        Database(str(pipe))


def test_a_device_in_the_databases_place_is_refused_and_not_to_be_deleted() -> None:
    with pytest.raises(StoreError, match="a pipe or a device, and no database") as refused:
        Database(os.devnull)
    assert "Delete" not in refused.value.remedy


def test_a_text_that_is_no_utf8_is_refused_with_a_sentence(database_path: Path) -> None:
    database = Database(str(database_path))
    with pytest.raises(UsageError, match="no UTF-8"), database.reading() as connection:
        connection.all("SELECT :name", {"name": "\udcff"})
    database.close()


def test_a_file_in_the_folders_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")

    with pytest.raises(StoreError, match=r"cannot be opened: .*Check that its folder exists"):
        Database(str(tmp_path / "data" / "quizzer.db"))
    assert (tmp_path / "data").read_text() == "a file"


def test_missing_folders_are_made(tmp_path: Path) -> None:
    path = tmp_path / "not" / "yet" / "quizzer.db"

    Database(str(path)).close()

    assert path.is_file()


@pytest.fixture
def own(empty_database: Path) -> Iterator[Path]:
    """A filled database in a folder where an unprivileged user may go, and is that user."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "quizzer.db"
        path.write_bytes(empty_database.read_bytes())
        database = Database(str(path))
        shelve(database)
        answers.record(database, review(), MODEL)
        database.close()
        with unprivileged(path.parent):
            yield path
            path.parent.chmod(0o700)


def test_an_unreadable_file_is_refused(own: Path) -> None:
    own.chmod(0)

    with pytest.raises(StoreError, match=r"cannot be read: Permission denied\. Check its"):
        Database(str(own))


@pytest.mark.parametrize("write_protect", ["file", "folder"])
def test_a_read_only_database_is_read_and_refuses_answers(own: Path, write_protect: str) -> None:
    content = own.read_bytes()
    own.chmod(0o400 if write_protect == "file" else 0o600)
    own.parent.chmod(0o500 if write_protect == "folder" else 0o700)

    database = Database(str(own))
    assert health.examine(database).is_good
    with pytest.raises(StoreError, match=r"the database cannot be written\. Check its"):
        answers.record(database, review("sold"), MODEL)
    database.close()

    assert own.read_bytes() == content


def test_no_database_is_made_in_a_read_only_folder(own: Path) -> None:
    own.parent.chmod(0o500)

    with pytest.raises(StoreError, match="cannot be opened: Permission denied"):
        Database(str(own.with_name("other.db")))


def test_no_session_starts_in_a_read_only_folder(own: Path) -> None:
    own.parent.chmod(0o500)

    with (
        pytest.raises(StoreError, match="folder cannot be written: Permission denied"),
        StudyLock(own),
    ):
        pytest.fail("a lock without a file")


def test_a_file_whose_pages_may_be_in_a_journal_is_not_called_cut(
    database_path: Path,
) -> None:
    journal = database_path.with_name(f"{database_path.name}-journal")
    journal.write_bytes(b"what a crash left")
    cut(4096)(database_path)

    assert read_header(database_path).application_id == APPLICATION_ID
