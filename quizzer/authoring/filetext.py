"""Is the file text at all, and which text?"""

from __future__ import annotations

import re
from itertools import islice

from quizzer.authoring.codes import Code
from quizzer.authoring.filebytes import MOST_BYTES
from quizzer.authoring.problems import Place, Report

_MOST_BAD_LINES = 1000
"""A file with more lines than this that hold control characters is no text file."""

CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"
    "\ud800-\udfff\ufffe\uffff]"
)
"""What a deck must not contain. The two separators are here because YAML counts them as ends
of lines and editors do not, so that no position after them would be right."""

_STAND_IN = "\N{REPLACEMENT CHARACTER}"
"""Takes the place of a refused character, so that the rest of the file can be checked."""


def decode(data: bytes, report: Report) -> str | None:
    """The file's text with LF at the ends of lines, or None when it is not worth reading on."""
    if len(data) > MOST_BYTES:
        hint = "Split the deck into several files"
        report.add(Place(1, 1), Code.FILE_TOO_LARGE, "the file is over 32 MiB", hint)
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # With a byte order mark the codec counts from behind it.
        start = error.start + len(data) - len(error.object)
        message = f"the byte 0x{data[start]:02x} is not UTF-8"
        hint = "Save the file with the encoding UTF-8"
        report.add(_place_of_byte(data, start), Code.NOT_UTF8, message, hint)
        return None
    return _without_controls(text.replace("\r\n", "\n").replace("\r", "\n"), report)


def describe_control(character: str) -> str:
    """How a message names a character that it cannot show."""
    return f"the control character U+{ord(character):04X}"


def _place_of_byte(data: bytes, index: int) -> Place:
    before = data[:index].decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return Place(before.count("\n") + 1, len(before) - before.rfind("\n"))


def _without_controls(text: str, report: Report) -> str | None:
    if not CONTROL.search(text):
        return text
    bad = (
        (number, found)
        for number, line in enumerate(text.split("\n"), 1)
        if (found := CONTROL.search(line))
    )
    hint = "Delete it; some editors show it only when asked to show invisible characters"
    lines = 0
    for number, found in islice(bad, _MOST_BAD_LINES):
        place = Place(number, found.start() + 1)
        message = f"{describe_control(found[0])} stands in the text"
        report.add(place, Code.CONTROL_CHARACTER, message, hint)
        lines += 1
    return CONTROL.sub(_STAND_IN, text) if lines < _MOST_BAD_LINES else None
