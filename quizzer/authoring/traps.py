"""Which texts does YAML read without complaint, and yet not as their author meant them?"""

from __future__ import annotations

import re

from quizzer.authoring.codes import Code
from quizzer.authoring.filetext import CONTROL, describe_control
from quizzer.authoring.nodes import Scalar
from quizzer.authoring.problems import Place, Report, quoted

MOST_FIELD_BYTES = 64 * 1024

MOST_SURELY_SHORT = MOST_FIELD_BYTES // 4
"""Characters that are never more bytes than a field may have."""

_CURLY = {"“": "”", "„": "“”", "‘": "’", "‚": "‘’"}
"""Opening curly quotes, each with those that close it."""

_LOST = re.compile(r" +(?=#[^\s#])")
_MAY_BE_LOST = re.compile(r" #[^\s#]")  # with as little to go back to as a whole file needs


def may_lose_text(source: str) -> bool:
    """Whether a file has anything that `check_comment` could refuse; few have."""
    return _MAY_BE_LOST.search(source) is not None


def check_size(scalar: Scalar, report: Report) -> None:
    """Refuse a field over 64 KiB."""
    text = scalar.text
    # Surrogates can come from escapes, with the loader that is written in Python.
    if len(text.encode(errors="surrogatepass")) > MOST_FIELD_BYTES:
        message = f"the field {quoted(text)} is over 64 KiB"
        report.add(scalar.start, Code.FIELD_TOO_LONG, message, "Shorten it")


def check_escapes(scalar: Scalar, report: Report) -> None:
    """Refuse control characters that a text in double quotes writes by escapes."""
    if found := CONTROL.search(scalar.text):
        message = f"an escape writes {describe_control(found[0])}"
        hint = r"Delete it, or write \\ for a backslash"
        report.add(scalar.start, Code.CONTROL_CHARACTER, message, hint)


def check_quotes(scalar: Scalar, report: Report) -> None:
    """Refuse plain text between curly quotes, which YAML takes for letters.

    With more of them inside, as in `“A” or “B”`, they are part of the text.
    """
    text = scalar.text
    closing = _CURLY.get(text[:1], "")
    if not closing or text[-1] not in closing:
        return
    if any(mark in text[1:-1] for mark in text[0] + closing):
        return
    message = f"curly quotes around {quoted(text)} are part of the text"
    hint = 'Use straight quotes ("), or put "…" around it all if they are meant'
    report.add(scalar.start, Code.CURLY_QUOTES, message, hint)


def check_comment(scalar: Scalar, source: str, end: int, report: Report) -> None:
    """Refuse plain text that YAML ends at a ` #` which was no comment.

    A comment has a space after its #; `Room #12` and `#hashtag` were meant as text. `end` is
    where the scalar ends in the source.
    """
    if lost := _LOST.match(source, end):
        place = Place(scalar.end.line, scalar.end.column + lost.end() - end)
        message = f"the text after {quoted(scalar.text)} would be lost: YAML takes # for a comment"
        hint = "Put the text in quotes, or a space after the # of a comment"
        report.add(place, Code.LOST_TEXT, message, hint)
