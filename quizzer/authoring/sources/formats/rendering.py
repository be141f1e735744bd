"""What does a file become that is no text, and what is said when it cannot be read?"""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from quizzer.authoring.sources.hidden import without_invisible
from quizzer.errors import QuizzerError

MOST_CHARACTERS = 20_000_000
"""Characters of text that are taken from one file: five times the longest novels."""

_TICKS = re.compile(r"`+")
_BLOCK_MARK = re.compile(r"#{1,6}(?:\s|$)|>|`{3}|~{3}|\|")
"""What a paragraph may begin with that would be taken for a mark of Markdown."""


class DocumentError(QuizzerError):
    """A case document cannot be read. Cards that cite it can be neither proven nor refuted."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The lines of a document as Markdown; `pages` has the first line, from 1, of each page."""

    lines: tuple[str, ...]
    pages: tuple[int, ...] = ()


def missing(format_name: str, name: str) -> DocumentError:
    """What to say where the library for a format is not installed."""
    return DocumentError(
        f"reading {format_name} files needs a library that is not installed",
        where=name,
        remedy=f'Install it with: {shlex.quote(sys.executable)} -m pip install "quizzer-srs[docs]"',
    )


def too_long(name: str) -> DocumentError:
    """What to say of a file with more text in it than is read."""
    return DocumentError(
        "there are more than 20 million characters of text in it",
        where=name,
        remedy="Split it into several files",
    )


def fenced(lines: Sequence[str]) -> list[str]:
    """Lines of code in a fence that none of them closes."""
    clean = [without_invisible(line) for line in lines]
    longest = max((len(run) for line in clean for run in _TICKS.findall(line)), default=0)
    fence = "`" * max(len("```"), longest + 1)
    return [fence, *clean, fence]


def paragraph(text: str) -> str:
    """A foreign text as one line that Markdown takes for a paragraph or an item of a list."""
    line = " ".join(without_invisible(text).split())
    return f"\\{line}" if _BLOCK_MARK.match(line) else line
