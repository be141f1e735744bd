"""Is a Word file what it says, and no larger inside than it may be?

The file is a zip of XML parts. Only those with text in them go on, each written anew.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from xml.parsers.expat import ExpatError

from quizzer.authoring.sources.formats.parts import Refused, plain_part
from quizzer.authoring.sources.formats.rendering import DocumentError

MOST_MEMBERS = 10_000
MOST_BYTES = 64 * 1024 * 1024
"""Bytes of the parts that are read, unpacked."""

_OLD_WORD = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK"
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, ExpatError,
    RuntimeError,  # a part is encrypted
    NotImplementedError,  # or packed in a way of its own
    ValueError, OSError,  # or its name or place is rubbish
)  # fmt: skip
"""What `zipfile` and `expat` raise at a file that is not whole."""

_KEPT = frozenset({".xml", ".rels"})
_NO_TEXT = (
    "customXml", "docProps", "word/charts", "word/comments", "word/diagrams", "word/embeddings",
    "word/endnotes", "word/fontTable", "word/footer", "word/footnotes", "word/glossary",
    "word/header", "word/media", "word/people", "word/settings", "word/theme", "word/webSettings",
)  # fmt: skip
"""How the names of parts begin that have no text of the document's body in them."""


def plain_package(data: bytes, name: str) -> bytes:
    """A Word file with nothing in it but what makes its text.

    Notes, headers, comments, pictures, hidden and deleted text are left out. Raises DocumentError
    for what is no Word file, is damaged, or is larger inside than it may be.
    """
    if data.startswith(_OLD_WORD):
        raise DocumentError(
            "this is an old Word document, or one with a password",
            where=name,
            remedy="Save it as .docx without a password",
        )
    if not data.startswith(_ZIP):
        raise DocumentError(
            "this is no Word document", where=name, remedy="Save it as .docx, .txt or .md"
        )
    try:
        return _packed(data)
    except Refused as error:
        raise DocumentError(
            f"the Word document is not read, because {error}",
            where=name,
            remedy="Save its text as .txt or .md",
        ) from error
    except _BROKEN as error:
        raise damaged(name) from error


def damaged(name: str) -> DocumentError:
    """What to say of a Word file that cannot be read to its end."""
    return DocumentError(
        "the Word document is damaged or cut off",
        where=name,
        remedy="Open it in a word processor and save it again as .docx",
    )


def _packed(data: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as given, zipfile.ZipFile(made, "w") as kept:
        for part in _parts(given):
            with given.open(part) as stream:
                kept.writestr(zipfile.ZipInfo(part.filename), plain_part(stream))
    return made.getvalue()


def _parts(package: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """The parts with text in them. What is read of each is at most the size that it declares."""
    members = package.infolist()
    if len(members) > MOST_MEMBERS:
        raise Refused("it has more than 10,000 parts")
    parts = {part.filename: part for part in members if _has_text(part.filename)}
    if sum(part.file_size for part in parts.values()) > MOST_BYTES:
        raise Refused("it is more than 64 MiB large once it is unpacked")
    yield from parts.values()


def _has_text(filename: str) -> bool:
    return PurePosixPath(filename).suffix in _KEPT and not filename.startswith(_NO_TEXT)
