"""How are the problems of deck files printed: for a person, for a program, for a code review?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from quizzer.cards.clean import clean_line
from quizzer.cli import output
from quizzer.cli.output import Style
from quizzer.study.wording import counted

if TYPE_CHECKING:
    from quizzer.study.checking import Checked, Problem

_EXCERPT = 100
"""Cells of a line that are shown around the place of a problem."""

_BEFORE = 60
_TOKEN = re.compile(r"[\w.-]+|.")
_STYLES = {"error": Style.ERROR, "warning": Style.WARNING}


class Form(StrEnum):
    """What the output of `check` is read by."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


def show(results: Sequence[Checked], form: Form) -> None:
    """Every problem of every file, sorted by file and position."""
    match form:
        case Form.TEXT:
            _text(results)
        case Form.JSON:
            output.data(_document(results))
        case Form.SARIF:
            from quizzer.cli import sarif

            output.data(sarif.document(_sorted(results)))
        case Form.GITHUB:
            for problem in _sorted(results):
                output.line(_workflow_command(problem))


def explain(name: str, form: Form) -> None:
    """What a code or a rule's name means. Raises UsageError for an unknown one."""
    from quizzer.study.checking import explanation

    told = explanation(name)
    if form != Form.JSON:
        for line in str(told).split("\n"):
            output.line(line)
        return
    output.data(
        {
            "code": told.code.value,
            "name": told.slug,
            "severity": told.severity.value,
            "meaning": told.meaning,
            "why": told.why,
            "bad": told.bad,
            "good": told.good,
            "fix": told.fix,
        }
    )


def summary(results: Sequence[Checked]) -> str:
    """`4 files, 178 cards, 1 problem, 2 warnings`."""
    errors = sum(len(result.errors) for result in results)
    warnings = sum(len(result.warnings) for result in results)
    parts = [counted(len(results), "file")]
    if any(result.deck for result in results):
        parts.append(counted(sum(result.cards for result in results), "card"))
    parts.append(counted(errors, "problem"))
    if warnings:
        parts.append(counted(warnings, "warning"))
    return ", ".join(parts)


def _sorted(results: Sequence[Checked]) -> list[Problem]:
    return sorted(problem for result in results for problem in result.problems)


def _text(results: Sequence[Checked]) -> None:
    """A line for each problem; on a terminal with the line it stands on and a mark below."""
    lines = {result.path: result.lines for result in results}
    for problem in _sorted(results):
        if not output.is_terminal():
            output.styled((str(problem), Style.PLAIN))
            continue
        output.styled(
            (f"{problem.path}:{problem.line}:{problem.column} ", Style.PLAIN),
            (f"{problem.code} ", _STYLES[problem.code.severity.value]),
            (problem.message, Style.PLAIN),
            (f"  {problem.code.slug}", Style.MUTED),
        )
        written = lines[problem.path].get(problem.line, "")
        for row in excerpt(written, problem.line, problem.column):
            output.styled((row, Style.MUTED))
        if problem.hint:
            output.line(f"         {clean_line(problem.hint)}.")
        output.line()


def excerpt(written: str, number: int, column: int) -> tuple[str, str] | tuple[()]:
    """The line around a column, and a mark below it; nothing for a line without text."""
    if not written.strip() or column > len(written):
        return ()
    start = max(0, column - 1 - _BEFORE)
    before = output.clean_within(written[start : column - 1])
    token = _TOKEN.match(written, column - 1)
    marked = clean_line(token[0]) if token else ""
    shown = output.clean_within(written[start : start + _EXCERPT])
    cut = "…" if start else ""
    ending = "…" if len(written) > start + _EXCERPT else ""
    gutter = f"{number:>6} │ "
    blank = " " * (len(gutter) - 2) + "│ "
    mark = "^" * max(1, _cells(marked))
    return f"{gutter}{cut}{shown}{ending}", f"{blank}{' ' * (_cells(before) + len(cut))}{mark}"


def _cells(text: str) -> int:
    """The cells that a cleaned text takes in a terminal."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _document(results: Sequence[Checked]) -> dict[str, object]:
    return {
        "problems": [
            {
                "file": problem.path,
                "line": problem.line,
                "column": problem.column,
                "code": problem.code.value,
                "name": problem.code.slug,
                "severity": problem.code.severity.value,
                "message": problem.message,
                "hint": problem.hint,
            }
            for problem in _sorted(results)
        ],
        "decks": [
            {"file": r.path, "deck": r.deck, "entries": r.entries, "cards": r.cards}
            for r in results
            if r.deck
        ],
    }


def _workflow_command(problem: Problem) -> str:
    """A line that GitHub turns into an annotation; its separators are escaped as it asks."""
    properties = {
        "file": problem.path,
        "line": str(problem.line),
        "col": str(problem.column),
        "title": f"{problem.code} {problem.code.slug}",
    }
    said = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{problem.code.severity.value} {said}::{_data(problem.text)}"


def _data(text: str) -> str:
    return clean_line(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
