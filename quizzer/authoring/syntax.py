"""What does a YAML syntax error mean to somebody who wrote a card, and how is it put right?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizzer.authoring.codes import Code
from quizzer.authoring.nodes import Scalar, Style
from quizzer.authoring.problems import Finding, Place, quoted

_QUOTE_IT = "Put the text in quotes, or start it on the next line after |"
_LEAD = re.compile(r"[ ]*(?:-[ ]+)*(?:[\w.-]+:[ ]+)?")
"""What stands before a value on its line: indentation, dashes, a key."""

_KEY_ALONE = re.compile(r"[ ]*(?P<dashes>(?:-[ ]+)*)(?P<key>[\w./-]+):(?:[ ]|$)")
_SIGNS = ("{{", "{", "[", "*", "&", "!", "%", "@", "`")
_NEVER_FIRST = ("%", "@", "`")
_OPENING_CURLY = "“„‘‚"
_INDENTATION = re.compile(r"[ \t]*")


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """What the YAML parser said, in its own words."""

    place: Place
    problem: str
    context: str
    context_place: Place | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What was being read when the parser gave up: the text, and what it had just seen."""

    text: str
    last: Scalar | None
    open_bracket: Place | None

    def line(self, number: int) -> str:
        """A line of the text by its number, from 1; empty past the end."""
        lines = self.text.split("\n")
        return lines[number - 1] if 0 < number <= len(lines) else ""


def explain(fault: SyntaxFault, reading: Reading) -> Finding:
    """The mistake that most likely caused the fault, at the place where it was made."""
    line = reading.line(fault.place.line)
    return (
        _tab(fault.place, line)
        or _quotes(fault, reading)
        or _bracket(fault, reading)
        or _no_colon(fault)
        or _value(fault, reading)
        or _colon(fault, line)
        or _comment(fault.place, reading)
        or _anything(fault)
    )


def _tab(place: Place, line: str) -> Finding | None:
    indentation = _INDENTATION.match(line)
    column = line.find("\t") + 1
    if not column or indentation is None or column > indentation.end():
        return None
    message = "a tab stands in the indentation"
    return Finding(Place(place.line, column), Code.TAB, message, "Indent with spaces")


def _quotes(fault: SyntaxFault, reading: Reading) -> Finding | None:
    in_quotes = "quoted scalar" in fault.context
    if in_quotes and "escape" in fault.problem:
        message = "a backslash in double quotes begins an escape that YAML does not know"
        hint = r"Write \\ for a backslash, or use single quotes"
        # One of the two loaders points at the backslash, the other behind it.
        before = reading.line(fault.place.line)[: fault.place.column]
        place = Place(fault.place.line, max(1, before.rfind("\\") + 1))
        return Finding(place, Code.SYNTAX, message, hint)
    if in_quotes and fault.context_place:
        message = "the quote that opens here is never closed"
        return Finding(fault.context_place, Code.SYNTAX, message, "Close it")
    last = reading.last
    if last is None or last.style is not Style.QUOTED or last.end.line != fault.place.line:
        return None
    if reading.line(last.end.line)[last.end.column - 1 : fault.place.column - 1].strip():
        return None
    if last.start.line != last.end.line:
        message = f"the quote that opens here runs on to line {last.end.line}"
        return Finding(last.start, Code.SYNTAX, message, "Close it where the text ends")
    message = f"more text follows the closing quote of {quoted(last.text)}"
    hint = 'Put all of the text in quotes, and inside them double each \' or write \\" for "'
    return Finding(fault.place, Code.NEEDS_QUOTES, message, hint)


def _bracket(fault: SyntaxFault, reading: Reading) -> Finding | None:
    opened = reading.open_bracket
    if opened is None or opened.line == fault.place.line:
        return None
    sign = reading.line(opened.line)[opened.column - 1]
    message = f"the {sign} that opens here is not closed"
    hint = f"Close it, or put the text in quotes if it begins with {sign}"
    return Finding(opened, Code.SYNTAX, message, hint)


def _value(fault: SyntaxFault, reading: Reading) -> Finding | None:
    """Text that begins with a sign of YAML's, or with a quote that is none of YAML's."""
    number = fault.place.line
    line = reading.line(number)
    lead = _LEAD.match(line)
    columns = [lead.end() + 1 if lead else 1]
    # In a list in brackets the text begins further along the line.
    if fault.context.endswith(("alias", "anchor", "tag")) and fault.context_place:
        columns.insert(0, fault.context_place.column)
    elif line[fault.place.column - 1 : fault.place.column] in _NEVER_FIRST:
        columns.insert(0, fault.place.column)
    for column in columns:
        sign = next((sign for sign in _SIGNS if line.startswith(sign, column - 1)), "")
        # A bracket that is still open is a list or a mapping, with the fault somewhere in it.
        if sign and reading.open_bracket != (number, column):
            message = f"unquoted text begins with {quoted(sign)}"
            return Finding(Place(number, column), Code.NEEDS_QUOTES, message, _QUOTE_IT)
    quote = line[columns[-1] - 1 : columns[-1]]
    if quote and quote in _OPENING_CURLY:
        message = f"a curly quote ({quote}) does not quote in YAML"
        hint = 'Use straight quotes (")'
        return Finding(Place(number, columns[-1]), Code.CURLY_QUOTES, message, hint)
    return None


def _no_colon(fault: SyntaxFault) -> Finding | None:
    if "expected ':'" not in fault.problem:
        return None
    place = fault.context_place or fault.place
    message = "this line is neither a key with its text nor a list item"
    hint = "Write a colon and a space after a key, and indent text that goes on"
    return Finding(place, Code.SYNTAX, message, hint)


def _colon(fault: SyntaxFault, line: str) -> Finding | None:
    is_colon = line[fault.place.column - 1 : fault.place.column] == ":"
    if not is_colon and "mapping values are not allowed" not in fault.problem:
        return None
    alone = _KEY_ALONE.match(line)
    if alone and alone.end("key") == fault.place.column - 1:
        if alone["dashes"]:
            place = Place(fault.place.line, alone.start("dashes") + 1)
            message = "a list item stands below a key that has a text already"
            return Finding(place, Code.SYNTAX, message, "Put it below the key of its list")
        place = Place(fault.place.line, alone.start("key") + 1)
        message = f"the key {quoted(alone['key'])} is indented deeper than the keys above it"
        return Finding(place, Code.SYNTAX, message, "Line it up with them")
    message = 'unquoted text holds ": "'
    return Finding(fault.place, Code.NEEDS_QUOTES, message, _QUOTE_IT)


def _comment(place: Place, reading: Reading) -> Finding | None:
    """Text that goes on below a ` #` was cut off there."""
    last = reading.last
    if last is None or last.style is not Style.PLAIN or last.end.line != place.line - 1:
        return None
    rest = reading.line(last.end.line)[last.end.column - 1 :]
    if not rest.lstrip().startswith("#"):
        return None
    where = Place(last.end.line, last.end.column + rest.find("#"))
    return Finding(where, Code.NEEDS_QUOTES, 'unquoted text holds " #"', _QUOTE_IT)


def _anything(fault: SyntaxFault) -> Finding:
    message = "this does not fit the lines above"
    hint = "Check the indentation, and put text that holds : # [ or { in quotes"
    return Finding(fault.place, Code.SYNTAX, message, hint)
