"""What kind of file is this, before SQLite or any pragma touches it?

The first 100 bytes say it (https://sqlite.org/fileformat.html, "The Database Header"). A file
that is newer, foreign, empty or damaged gets a message of its own and stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from quizzer.errors import StoreError

APPLICATION_ID = 0x515A5A31
"""Written to the file's `application_id`: the bytes `QZZ1`."""

SCHEMA_VERSION = 7
"""Written to the file's `user_version`; each migration raises it by one."""

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100


@dataclass(frozen=True, slots=True)
class Header:
    """The two numbers that tell our files from others and their age."""

    application_id: int
    user_version: int


def read_header(path: Path) -> Header:
    """The header of an existing database file. Raises StoreError when it is not a whole one."""
    where = str(path)
    try:
        found = path.stat()
        if not (S_ISREG(found.st_mode) or S_ISDIR(found.st_mode)):
            raise StoreError(
                "this is a pipe or a device, and no database",
                where=where,
                remedy="Name another with --db",
            )
        with path.open("rb") as file:
            head = file.read(_HEADER_BYTES)
        size = path.stat().st_size
    except OSError as error:
        raise StoreError(
            f"the database cannot be read: {error.strerror}",
            where=where,
            remedy="Check its permissions, or name another with --db",
        ) from error
    if size == 0:
        raise StoreError(
            "the database file is empty",
            where=where,
            remedy="Delete it to start afresh, or restore a backup",
        )
    if not head.startswith(_MAGIC):
        raise StoreError(
            "this is not a Quizzer database", where=where, remedy="Name another with --db"
        )
    if len(head) < _HEADER_BYTES or _is_cut(path, head):
        raise StoreError(
            "the database is damaged: the file is shorter than it says",
            where=where,
            remedy="Restore a backup; the damaged file was not touched",
        )
    return Header(
        application_id=int.from_bytes(head[68:72], "big"),
        user_version=int.from_bytes(head[60:64], "big"),
    )


def has_journal(path: Path) -> bool:
    """Whether a transaction is under way, or one that was killed is still to be rolled back."""
    journal = path.with_name(f"{path.name}-journal")
    try:
        return journal.stat().st_size > 0
    except FileNotFoundError:
        return False


def _is_cut(path: Path, head: bytes) -> bool:
    """Whether pages are missing. A journal left by a crash may bring them back: then not.

    The size is taken after the look for a journal: another process may just be committing.
    """
    if has_journal(path):
        return False
    size = path.stat().st_size
    page_size = int.from_bytes(head[16:18], "big")
    page_size = 65536 if page_size == 1 else page_size
    return size < page_size * int.from_bytes(head[28:32], "big")
