"""What is in a case document, line by line as an editor counts them?"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import PurePath

from quizzer.authoring.sources.blocks import Block, Heading
from quizzer.authoring.sources.formats.rendering import DocumentError, Rendered
from quizzer.authoring.sources.structure import Structure, structure

MOST_BYTES = 32 * 1024 * 1024

MOST_LINES = 1_000_000
"""Lines of a document: a hundred times those of a long novel."""

_TEXT = frozenset({"", ".txt", ".text", ".md", ".markdown"})
_HTML = frozenset({".html", ".htm", ".xhtml"})
ENDINGS = (_TEXT - {""}) | _HTML | {".docx", ".pdf"}
"""What the names of case documents end in."""

_SHOWN_DIGITS = 10
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Document:
    """A case document. Lines count from 1; `digest` is BLAKE2b of its bytes in 128 hex digits.

    `bad_bytes` says that some were no UTF-8 and stand as U+FFFD in the lines; `pages` has the
    first line of each page, where the document has pages. `is_rendered` says that the lines are
    those that were made of a file that has none.
    """

    name: str
    lines: tuple[str, ...]
    digest: str
    bad_bytes: bool = False
    pages: tuple[int, ...] = ()
    is_rendered: bool = False

    @property
    def blake2(self) -> str:
        """What a deck writes under `blake2:`: the first ten digits, as `b2sum` prints them."""
        return self.digest[:_SHOWN_DIGITS]

    def has_digest(self, written: str) -> bool:
        """Whether a deck's `blake2:`, of any length, is this document's."""
        return self.digest.startswith(written.lower())

    @property
    def headings(self) -> tuple[Heading, ...]:
        """All headings in order."""
        return self._structure.headings

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All headings, list items, paragraphs, quotes, tables and pieces of code in order."""
        return self._structure.blocks

    @cached_property
    def _structure(self) -> Structure:
        return structure(self.lines, self.page_of, is_html=not self.is_rendered)

    def page_of(self, line: int) -> int:
        """The page, from 1, on which a line begins; 0 where there are no pages."""
        return bisect_right(self.pages, line)

    def text(self, first_line: int, last_line: int) -> str:
        """Some of its lines as one text."""
        return "\n".join(self.lines[first_line - 1 : last_line])


def parse_document(data: bytes, name: str) -> Document:
    """The document in a file's content, read by the ending of its name.

    Word, PDF and HTML are rendered as lines of Markdown. Raises DocumentError for what is no
    document, is too large, or has no text in it.
    """
    if len(data) > MOST_BYTES:
        raise DocumentError(
            "the document is over 32 MiB", where=name, remedy="Split it into several files"
        )
    suffix = PurePath(name).suffix.lower()
    document = _text(data, name) if suffix in _TEXT else _rendered(data, name, suffix)
    if len(document.lines) > MOST_LINES:
        raise DocumentError(
            "the document has more than a million lines",
            where=name,
            remedy="Split it into several files",
        )
    return document


@lru_cache(maxsize=4)  # a PDF of a hundred pages takes a second, and `s` asks for it card by card
def _rendered(data: bytes, name: str, suffix: str) -> Document:
    if not data:
        raise DocumentError("the file is empty", where=name, remedy="Save the document again")
    made = _made(data, name, suffix)
    digest = hashlib.blake2b(data).hexdigest()
    return Document(name, made.lines, digest, pages=made.pages, is_rendered=True)


def _made(data: bytes, name: str, suffix: str) -> Rendered:
    # Their libraries are large, and most case documents are text.
    if suffix == ".docx":
        from quizzer.authoring.sources.formats.docx import read_docx

        return read_docx(data, name)
    if suffix == ".pdf":
        from quizzer.authoring.sources.formats.pdf import read_pdf

        return read_pdf(data, name)
    if suffix in _HTML:
        from quizzer.authoring.sources.formats.html import read_html

        return read_html(data, name)
    raise DocumentError(
        f"{suffix.removeprefix('.')} files are not read",
        where=name,
        remedy="Save the document as .txt, .md, .docx, .pdf or .html",
    )


def _text(data: bytes, name: str) -> Document:
    if data.startswith(_UTF16):
        raise DocumentError(
            "the document is in UTF-16", where=name, remedy="Save it with the encoding UTF-8"
        )
    text = data.decode("utf-8-sig", errors="replace")
    bad_bytes = "\N{REPLACEMENT CHARACTER}" in text and not _is_utf8(data)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not lines[-1]:
        lines.pop()
    return Document(name, tuple(lines), hashlib.blake2b(data).hexdigest(), bad_bytes)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
