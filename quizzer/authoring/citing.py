"""Which passage does a `cite:` point at, in each of its forms?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from quizzer.authoring.codes import Code
from quizzer.authoring.fields import Context, Field, Table, refuse_shape
from quizzer.authoring.nearest import did_you_mean, nearest
from quizzer.authoring.nodes import Mapping, Node, Scalar, Sequence
from quizzer.authoring.problems import Place, quoted
from quizzer.authoring.shapes import HEX, TEXT, record_of
from quizzer.cards.citation import Citation

_LINES = re.compile(r"(?P<first>[0-9]{1,9})(?:-(?P<last>[0-9]{1,9}))?")
_SHORT = re.compile(
    r'(?:(?P<source>[^:"]+):)?(?P<lines>[0-9-]+)|(?P<owner>[^:"]+):"(?P<heading>.+)"'
)
_FORMS = 'Write bhutia:404-410, bhutia:"Heading" or {in: bhutia, at: 404-410}'


@dataclass(frozen=True, slots=True)
class SourceId:
    """The id of a source that the deck declares."""

    def read(self, node: Node, context: Context) -> str | None:
        """The id, when there is such a source."""
        text = TEXT.read(node, context)
        return None if text is None else _known_source(text, node, context)


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a source: `11` or `404-410`."""

    def read(self, node: Node, context: Context) -> tuple[int, int] | None:
        """The first and the last line."""
        text = TEXT.read(node, context)
        return None if text is None else _lines(text, lambda: node.start, context)


IN = Field("in", SourceId(), "the id of the source")
AT = Field("at", Lines(), "the lines, such as 404-410")
UNDER = Field("under", TEXT, "the heading that the passage stands under")
PRINT = Field("print", HEX, "the fingerprint of the normalised passage")
QUOTE = Field("quote", TEXT, "the passage's own words")

CITATION = Table.of(IN, AT, UNDER, PRINT, QUOTE)
_POINTERS = Table.of(AT, UNDER, PRINT, QUOTE)


@dataclass(frozen=True, slots=True)
class Citations:
    """One citation or a list of them, each a short form or a mapping."""

    def read(self, node: Node, context: Context) -> tuple[Citation, ...] | None:
        """The citations, when every one of them is right."""
        nodes = node.items if isinstance(node, Sequence) else (node,)
        found = [_citation(one, context) for one in nodes]
        good = tuple(citation for citation in found if citation is not None)
        return good if len(good) == len(found) else None


CITATIONS = Citations()


def _citation(node: Node, context: Context) -> Citation | None:
    match node:
        case Scalar():
            return _from_short_form(node, context)
        case Mapping():
            return _from_mapping(node, context)
        case _:
            refuse_shape(node, f"a citation such as {_FORMS.removeprefix('Write ')}", context)
            return None


def _from_short_form(node: Scalar, context: Context) -> Citation | None:
    text = TEXT.read(node, context)
    if text is None:
        return None
    found = _SHORT.fullmatch(text)
    if found is None:
        message = f"{quoted(text)} is not a citation"
        context.report.add(node.start, Code.BAD_CITATION, message, _FORMS)
        return None
    named = found["source"] or found["owner"]
    source = _known_source(named, node, context) if named else _default_source(node, context)
    if found["heading"]:
        return Citation(source, heading=found["heading"]) if source is not None else None
    start = found.start("lines")
    lines = _lines(found["lines"], lambda: node.place_of(start), context)
    return Citation(source, *lines) if source is not None and lines is not None else None


def _from_mapping(node: Mapping, context: Context) -> Citation | None:
    record = record_of(node, CITATION, context)
    if record is None:
        return None
    source = record.get(IN) if record.means(IN) else _default_source(node, context)
    if not any(record.means(field) for field in _POINTERS.fields):
        message = "this citation names no place in its source"
        context.report.add(node.start, Code.BAD_CITATION, message, "Add at: with the lines")
    first, last = record.get(AT) or (0, 0)
    citation = Citation(
        source=source or "",
        first_line=first,
        last_line=last,
        heading=record.get(UNDER) or "",
        fingerprint=record.get(PRINT) or "",
        quote=record.get(QUOTE) or "",
    )
    return citation if source is not None else None


def _known_source(text: str, node: Node, context: Context) -> str | None:
    if text in context.sources or "sources" in context.unread:
        return text
    guess = "" if context.report.is_full else nearest(text, context.sources)
    message = f"unknown source {quoted(text)}{did_you_mean(guess)}"
    hint = "" if context.sources else "Declare it under sources:"
    context.report.add(node.start, Code.UNKNOWN_SOURCE, message, hint)
    return None


def _default_source(node: Node, context: Context) -> str | None:
    if context.default_source or "defaults" in context.unread:
        return context.default_source
    message = "this citation names no source, and the deck has no default one"
    hint = "Name the source, or add defaults: {source: …}"
    context.report.add(node.start, Code.NO_SOURCE, message, hint)
    return None


def _lines(text: str, place: Callable[[], Place], context: Context) -> tuple[int, int] | None:
    found = _LINES.fullmatch(text)
    if found is None:
        message = f"expected lines such as 11 or 404-410, found {quoted(text)}"
        context.report.add(place(), Code.BAD_LINES, message)
        return None
    first, last = int(found["first"]), int(found["last"] or found["first"])
    if first < 1:
        context.report.add(place(), Code.BAD_LINES, "lines count from 1")
        return None
    if last < first:
        message = f"the lines {quoted(text)} run backwards"
        context.report.add(
            place(), Code.BAD_LINES, message, f"Write {last}-{first}" if last else ""
        )
        return None
    return first, last
