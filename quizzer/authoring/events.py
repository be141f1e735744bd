"""Which tree do YAML's events build, and what must be refused on the way?

YAML can do much that a deck never needs, and some of it hangs or crashes a reader. So the tree
is built from the parser's events, and everything that is dangerous or surprising is refused
before anything is made of it. Depth costs a list here, never a recursion.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Protocol

import yaml

from quizzer.authoring.codes import Code
from quizzer.authoring.nodes import Node, Scalar, Style, Unread
from quizzer.authoring.opened import Mark, OpenMapping, OpenSequence, place_at, spot
from quizzer.authoring.problems import Finding, Place, Report, quoted
from quizzer.authoring.syntax import Reading, SyntaxFault, explain
from quizzer.authoring.traps import (
    MOST_SURELY_SHORT,
    check_comment,
    check_escapes,
    check_quotes,
    check_size,
    may_lose_text,
)

MOST_LEVELS = 16

MOST_NODES = 2_000_000
"""Room for 100,000 cards of ten keys, read in about four seconds and half a gigabyte."""

_DEEPER_THAN_LIBYAML = "exceeded maximum nesting depth"
"""How newer libyaml refuses brackets that it reads ahead, before we see an event of them."""

_QUOTE_HINT = "If the text begins with {sign}, put it in quotes"
_DIRECTIVE = re.compile(r"(?:[ \t\n]++|#.*+|\.\.\.)*+(?<![^\n])%")
"""A directive, which begins a line, and the comments and ends of documents before it."""

# Types for libyaml's loader exist even where libyaml does not.
_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


_STYLES = {
    "": Style.PLAIN,
    None: Style.PLAIN,
    "'": Style.QUOTED,
    '"': Style.QUOTED,
    "|": Style.BLOCK,
    ">": Style.BLOCK,
}
"""Ours by what an event of either loader says."""

_PLAIN, _QUOTED, _BLOCK = Style.PLAIN, Style.QUOTED, Style.BLOCK


class _NodeEvent(Protocol):
    """Where a node begins. Events of a parser have marks; only those made by hand may have none."""

    @property
    def anchor(self) -> str | None: ...
    @property
    def start_mark(self) -> Mark: ...
    @property
    def end_mark(self) -> Mark: ...


class _ScalarEvent(_NodeEvent, Protocol):
    """A text; `style` is its quote, `|` or `>`."""

    @property
    def tag(self) -> str | None: ...
    @property
    def value(self) -> str: ...
    @property
    def style(self) -> str | None: ...


class _StartEvent(_NodeEvent, Protocol):
    """Where a list or a mapping begins, in brackets or by indentation."""

    @property
    def tag(self) -> str | None: ...
    @property
    def flow_style(self) -> bool | None: ...


class Cut(Exception):  # noqa: N818  # not an error of ours: the reading ends here
    """The file cannot be read beyond this finding; `nodes` keys and values were read."""

    def __init__(self, finding: Finding, nodes: int = 0) -> None:
        super().__init__(finding.message)
        self.finding = finding
        self.nodes = nodes


def build(text: str, report: Report) -> Node | None:
    """The tree of the text's one document, or None when it says nothing. Raises Cut."""
    _refuse_directive(text)
    builder = _Builder(text, report)
    try:
        _read(text, builder)
    except Cut:
        builder.leave()
        raise
    except yaml.MarkedYAMLError as error:
        builder.leave()
        fault = _fault(error)
        if fault.problem == _DEEPER_THAN_LIBYAML:
            raise Cut(_too_deep(fault.place), builder.nodes) from None
        raise Cut(explain(fault, builder.reading()), builder.nodes) from None
    except yaml.YAMLError as error:
        builder.leave()
        finding = Finding(Place(1, 1), Code.SYNTAX, quoted(str(error)))
        raise Cut(finding, builder.nodes) from None
    return builder.root


def _refuse_directive(text: str) -> None:
    """Before the parser sees it: many of them take it quadratic time."""
    if found := _DIRECTIVE.match(text):
        line = text.count("\n", 0, found.end()) + 1
        message = "directives (%YAML, %TAG) are not allowed"
        raise Cut(Finding(Place(line, 1), Code.DIRECTIVE, message, "Delete the line"))


def _read(text: str, builder: _Builder) -> None:
    """Hand the builder each event, as long as any is of interest."""
    loader = _LOADER(text)
    takes = builder.takes()
    try:
        for event in iter(loader.get_event, None):
            if takes[type(event)](event):
                break
    finally:
        loader.dispose()


def _fault(error: yaml.MarkedYAMLError) -> SyntaxFault:
    context_place = place_at(error.context_mark) if error.context_mark else None
    place = place_at(error.problem_mark) if error.problem_mark else context_place
    return SyntaxFault(
        place=place or Place(1, 1),
        problem=error.problem or "",
        context=error.context or "",
        context_place=context_place,
    )


def _too_deep(place: Place) -> Finding:
    message = f"more than {MOST_LEVELS} levels of lists and mappings"
    return Finding(
        place, Code.TOO_DEEP, message, "If the text begins with [ or {, put it in quotes"
    )


_Take = Callable[[Any], bool | None]
"""What is done with an event; True when nothing after it is of interest."""


class _Builder:
    """Takes events one by one and keeps the open lists and mappings on a stack.

    `_nodes` are those of the innermost one that is open, or of the document.
    """

    def __init__(self, text: str, report: Report) -> None:
        self._document: list[Node] = []
        self._nodes = self._document
        self._text = text
        self._report = report
        self._may_lose_text = may_lose_text(text)
        self._open: list[OpenSequence | OpenMapping] = []
        self._last: Scalar | None = None
        self._documents = 0
        self.nodes = 0

    @property
    def root(self) -> Node | None:
        """What the document is, unless it says nothing."""
        return self._document[0] if self._document else None

    def reading(self) -> Reading:
        """What was being read, for the explanation of a syntax error."""
        brackets = [place_at(opened.begins) for opened in self._open if opened.in_brackets]
        return Reading(self._text, self._last, brackets[0] if brackets else None)

    def leave(self) -> None:
        """Say what there is to say of the lists and mappings that will not be read to their end."""
        for opened in self._open:
            opened.leave(self._report)

    def takes(self) -> dict[type[yaml.Event], _Take]:
        """What to do with each kind of event. Any of them may raise Cut."""
        return {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._mapping,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceStartEvent: self._sequence,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._is_second_document,
            yaml.DocumentEndEvent: self._is_followed_by_directive,
            yaml.StreamStartEvent: lambda _: None,
            yaml.StreamEndEvent: lambda _: None,
        }

    def _scalar(self, event: _ScalarEvent) -> None:
        # In one piece, because most events of a deck are scalars and nearly all harmless.
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise self._too_many(event)
        if event.anchor is not None or event.tag is not None:
            self._refuse(event, event.tag)
        start, end = event.start_mark, event.end_mark
        text = event.value
        style = _STYLES[event.style]
        row, end_row = start.line, end.line
        if end_row == row:
            end_row = row  # one number for both, which is a tenth of a large tree
        scalar = self._last = Scalar(row, start.column, end_row, end.column, text, style)
        if len(text) > MOST_SURELY_SHORT:
            check_size(scalar, self._report)
        if style is _PLAIN:
            is_suspect = self._may_lose_text or not text.isascii()
            if is_suspect and not (self._open and self._open[-1].awaits_key):
                check_quotes(scalar, self._report)
                check_comment(scalar, self._text, end.index, self._report)
        elif style is _QUOTED and not text.isprintable() and event.style == '"':
            check_escapes(scalar, self._report)
        elif style is _BLOCK:
            scalar.text = text.rstrip("\n")
        self._nodes.append(scalar)

    def _alias(self, event: _NodeEvent) -> None:
        self._count(event)
        name = quoted(f"*{event.anchor}")
        message = f"aliases ({name}) are not allowed"
        self._report.add(
            place_at(event.start_mark), Code.ALIAS, message, _QUOTE_HINT.format(sign="*")
        )
        self._nodes.append(Unread(*spot(event.start_mark, event.end_mark)))

    def _mapping(self, event: _StartEvent) -> None:
        self._begin(event)
        self._deeper(OpenMapping(event.start_mark, in_brackets=bool(event.flow_style)))

    def _sequence(self, event: _StartEvent) -> None:
        self._begin(event)
        self._deeper(OpenSequence(event.start_mark, in_brackets=bool(event.flow_style)))

    def _begin(self, event: _StartEvent) -> None:
        self._count(event)
        if event.anchor is not None or event.tag is not None:
            self._refuse(event, event.tag)

    def _deeper(self, opened: OpenSequence | OpenMapping) -> None:
        if len(self._open) == MOST_LEVELS:
            raise Cut(_too_deep(place_at(opened.begins)), self.nodes)
        self._open.append(opened)
        self._nodes = opened.nodes

    def _close(self, event: _NodeEvent) -> None:
        closed = self._open.pop().close(event.end_mark, self._report)
        self._nodes = self._open[-1].nodes if self._open else self._document
        self._nodes.append(closed)

    def _count(self, event: _NodeEvent) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise self._too_many(event)

    def _too_many(self, event: _NodeEvent) -> Cut:
        message = f"more than {MOST_NODES:,} keys and values"
        hint = "Split the deck into several files"
        place = place_at(event.start_mark)
        return Cut(Finding(place, Code.TOO_MANY_NODES, message, hint), self.nodes)

    def _refuse(self, event: _NodeEvent, tag: str | None) -> None:
        place = place_at(event.start_mark)
        if event.anchor is not None:
            message = f"anchors ({quoted(f'&{event.anchor}')}) are not allowed"
            self._report.add(place, Code.ANCHOR, message, _QUOTE_HINT.format(sign="&"))
        if tag is not None:
            message = f"tags ({quoted(tag)}) are not allowed"
            self._report.add(place, Code.TAG, message, _QUOTE_HINT.format(sign="!"))

    def _is_second_document(self, event: _NodeEvent) -> bool:
        self._documents += 1
        if self._documents == 1:
            return False
        self._refuse_second_document(place_at(event.start_mark))
        return True

    def _refuse_second_document(self, place: Place) -> None:
        message = "a second document begins here, and a deck is one document"
        hint = "Put the second deck in a file of its own"
        self._report.add(place, Code.SECOND_DOCUMENT, message, hint)

    def _is_followed_by_directive(self, event: _NodeEvent) -> bool:
        """Directives behind the document begin a second one, and must not be parsed either."""
        found = _DIRECTIVE.match(self._text, event.end_mark.index)
        if found is None:
            return False
        line = self._text.count("\n", 0, found.end()) + 1
        self._refuse_second_document(Place(line, 1))
        return True
