"""What reaches stdout and stderr, and with which exit code does a command end?

Nothing else in the commands writes. Data goes to stdout; talk and errors go to stderr.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from enum import StrEnum

from quizzer.cards.clean import clean, clean_line
from quizzer.errors import ExitCode, QuizzerError


def line(text: str = "") -> None:
    """A line of data, and only one: a line break in a foreign text cannot forge another."""
    sys.stdout.write(f"{clean_within(text)}\n")


def file(data: bytes) -> None:
    """A file's content: byte for byte in a pipe, and cleaned where a person reads along."""
    if is_terminal():
        for text in data.decode().splitlines():
            line(text)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def is_terminal() -> bool:
    """Whether a person reads along."""
    return sys.stdout.isatty()


class Style(StrEnum):
    """How a part of a line stands out on a terminal with colours."""

    PLAIN = ""
    ERROR = "31"
    WARNING = "33"
    ADDED = "32"
    MUTED = "2"


def styled(*parts: tuple[str, Style]) -> None:
    """A line of parts in styles, without any where colours are unwanted."""
    has_colours = is_terminal() and not os.environ.get("NO_COLOR")
    said = (
        f"\x1b[{style}m{text}\x1b[0m" if style and has_colours else text
        for text, style in ((clean_within(text), style) for text, style in parts)
    )
    sys.stdout.write(f"{''.join(said)}\n")


def clean_within(text: str) -> str:
    """A part of a line, cleaned, with its spaces as they are."""
    return clean(text).replace("\n", " ")


def data(value: object) -> None:
    """A JSON document. ASCII only, so that no text in it reaches a terminal as a command."""
    sys.stdout.write(f"{json.dumps(value, indent=2)}\n")


def talk(text: str) -> None:
    """A line for the person, not for the pipe. That nobody hears it changes nothing."""
    with suppress(OSError):
        sys.stderr.write(f"{clean_within(text)}\n")


def fail(error: QuizzerError) -> ExitCode:
    """Say what went wrong, where, and what to do; returns the exit code."""
    where = f"{clean_line(error.where)}: " if error.where else ""
    talk(f"quizzer: {where}{_sentence(error.what)}")
    if error.remedy:
        talk(f"  {_sentence(error.remedy)}")
    return error.exit_code


def _sentence(text: str) -> str:
    line = clean_line(text)
    return line if line.endswith((".", "?", "!")) else f"{line}."


def table(rows: Iterable[Sequence[str]], right: frozenset[int] = frozenset()) -> None:
    """Rows in aligned columns; the columns in `right` are right-aligned."""
    cleaned = [[clean_line_keeping_indent(cell) for cell in row] for row in rows]
    if not cleaned:
        return
    widths = [max(len(row[column]) for row in cleaned) for column in range(len(cleaned[0]))]
    for row in cleaned:
        cells = (
            cell.rjust(width) if column in right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        sys.stdout.write(f"{'  '.join(cells).rstrip()}\n")


def clean_line_keeping_indent(text: str) -> str:
    """A cleaned cell whose leading spaces, which are ours, stay."""
    indent = len(text) - len(text.lstrip(" "))
    return " " * indent + clean_line(text)
