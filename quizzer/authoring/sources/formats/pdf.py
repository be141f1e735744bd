"""How does a PDF read, line by line?

It says where letters are, and nothing of words, paragraphs or headings; those are put together
from sizes and places. Text in two columns is read in the order in which it was written. Letters
that are tiny or off the page are not read; those painted white, or behind a picture, cannot be told
from the text that was recognised on a scanned page.
"""

from __future__ import annotations

import logging
import math
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from quizzer.authoring.sources.formats.paragraphs import rendered
from quizzer.authoring.sources.formats.rendering import (
    MOST_CHARACTERS,
    DocumentError,
    Rendered,
    missing,
    too_long,
)
from quizzer.authoring.sources.formats.running import without_running
from quizzer.authoring.sources.formats.typeset import Line, Piece

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 2_000
MOST_STEPS = 5_000_000
"""Drawing commands of all pages."""

MOST_UNPACKED = 32 * 1024 * 1024
"""Bytes of one stream."""

MOST_PARSED = 1_000_000
"""Commands and operands of one stream."""

MOST_FORMS = 500
"""Forms that a page may draw."""

_SMALLEST = 2.0
"""Points of the smallest letters that anyone can read."""

_FEWEST_LETTERS = 20
_BOLD = ("bold", "black", "heavy", "cmbx")
_TYPED = ("courier", "mono", "typewriter", "consol", "menlo", "cmtt")
"""What the names of such fonts have in them."""
_RAISED = 0.75
_SMALLER = 0.9
"""The sizes, beside that of the line, of digits that lead to a note, and that may do so."""

_BEFORE_MARK = re.compile(r"(?:[a-z]{3}|[.,;:!?\"”’)])$")
"""What digits that are but a little smaller lead to a note behind; not *CO* and *m*."""


class _TooMuch(BaseException):
    """Too much to draw; no Exception, because the library goes on after any of those."""


def read_pdf(data: bytes, name: str) -> Rendered:
    """The text of a PDF without what runs along its pages. Raises DocumentError."""
    try:
        import pypdf
        from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError
    except ImportError as error:
        raise missing("PDF", name) from error
    limits: dict[str, Any] = {
        "zlib_maximum_output_length": MOST_UNPACKED,
        "lzw_maximum_output_length": MOST_UNPACKED,
        "run_length_maximum_output_length": MOST_UNPACKED,
        "array_based_stream_maximum_output_length": MOST_UNPACKED,
        "stream_parsing_work_maximum_count": MOST_PARSED,
        "xform_maximum_invocations_per_extraction": MOST_FORMS,
        "page_tree_maximum_entries": 4 * MOST_PAGES,
        "jbig2dec_binary": None,  # no other program is started
    }
    try:
        with _silent(), pypdf.apply_configuration(**limits):
            return _read(pypdf.PdfReader(BytesIO(data)), name)
    except (DocumentError, MemoryError):
        raise
    except (FileNotDecryptedError, DependencyError) as error:
        raise _locked(name) from error
    except (LimitReachedError, _TooMuch) as error:
        raise DocumentError(
            "the PDF is larger inside than is read",
            where=name,
            remedy="Save its text as .txt, or print it into a new PDF",
        ) from error
    except Exception as error:  # what is wrong in a PDF makes the library raise anything
        if b"/Encrypt" in data:
            raise _locked(name) from error
        raise DocumentError(
            "the PDF is damaged or cut off",
            where=name,
            remedy="Open it in a viewer and print it into a new PDF",
        ) from error


def _locked(name: str) -> DocumentError:
    return DocumentError(
        "the PDF is encrypted",
        where=name,
        remedy="Open it in a viewer with its password and print it into a new PDF",
    )


@contextmanager
def _silent() -> Iterator[None]:
    """Keep the library from writing what it makes of a file onto the screen."""
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)


def _read(reader: PdfReader, name: str) -> Rendered:
    if reader.is_encrypted and not reader.decrypt(""):
        raise _locked(name)
    count = len(reader.pages)
    if count > MOST_PAGES:
        raise DocumentError(
            "the PDF has more than 2,000 pages", where=name, remedy="Split it into several files"
        )
    budget = _Budget(name)
    pages = [_Page(number, page, budget) for number, page in enumerate(reader.pages, 1)]
    lines = without_running([page.lines for page in pages], [page.height for page in pages])
    if sum(len(line.text) for line in lines) < _FEWEST_LETTERS:
        raise DocumentError(
            "there is no text in it: its pages are pictures, or empty",
            where=name,
            remedy="Run a text recognition (OCR) over it first",
        )
    return rendered(lines, count)


class _Budget:
    """Counts what has been read of all pages."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._steps = self._characters = 0

    def step(self, *_: object) -> None:
        """A command is drawn."""
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise _TooMuch

    def take(self, text: str) -> None:
        """A text is read."""
        self._characters += len(text)
        if self._characters > MOST_CHARACTERS:
            raise too_long(self._name)


class _Page:
    """Collects the lines of a page."""

    def __init__(self, number: int, page: PageObject, budget: _Budget) -> None:
        self.lines: list[Line] = []
        self._number = number
        self._budget = budget
        box = page.mediabox
        self._box = tuple(map(float, (box.left, box.bottom, box.right, box.top)))
        self.height = self._box[3] - self._box[1]
        self._pieces: list[Piece] = []
        self._place = (0.0, 0.0)
        page.extract_text(visitor_operand_before=budget.step, visitor_text=self._take)
        self._end()

    def _take(
        self,
        text: str,
        page: Sequence[float],
        place: Sequence[float],
        font: dict[str, object] | None,
        size: float,
    ) -> None:
        """A text at a place, given by two matrices; a break at its end ends a line."""
        self._budget.take(text)
        scale = math.hypot(place[2], place[3]) * math.hypot(page[2], page[3])
        left = place[4] * page[0] + place[5] * page[2] + page[4]
        height = place[4] * page[1] + place[5] * page[3] + page[5]
        points = abs(size) * scale
        if text.strip() and points >= _SMALLEST and self._is_on_page(left, height):
            if not self._pieces:
                self._place = (left, height)
            font_name = str((font or {}).get("/BaseFont", "")).lower()
            self._pieces.append(
                Piece(
                    text.replace("\n", " "),
                    points,
                    any(word in font_name for word in _BOLD),
                    any(word in font_name for word in _TYPED),
                )
            )
        elif text and self._pieces and not text.strip():
            last = self._pieces[-1]
            self._pieces[-1] = replace(last, text=f"{last.text} ")
        if text.endswith("\n"):
            self._end()

    def _is_on_page(self, left: float, height: float) -> bool:
        return (
            self._box[0] - 1 <= left <= self._box[2] + 1
            and self._box[1] - 1 <= height <= self._box[3] + 1
        )

    def _end(self) -> None:
        pieces = _without_note_marks(self._pieces)
        if any(piece.text.strip() for piece in pieces):
            left, height = self._place
            self.lines.append(Line(self._number, left, height - self._box[1], tuple(pieces)))
        self._pieces = []


def _without_note_marks(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a line without the small digits that lead to a note.

    Those at its head are those of the note itself, which is written as Markdown has it.
    """
    largest = max((piece.size for piece in pieces), default=0.0)
    kept: list[Piece] = []
    for piece in pieces:
        digits = piece.text.strip()
        if not digits.isdecimal() or piece.size > _SMALLER * largest:
            kept.append(piece)
        elif not kept:
            kept.append(replace(piece, text=f"[^{digits}]: ", size=largest))
        elif piece.size > _RAISED * largest and not _BEFORE_MARK.search(kept[-1].text):
            kept.append(piece)
    return kept
