"""Which tree do YAML's events build, and what must be refused on the way?

YAML can do much that a deck never needs, and some of it hangs or crashes a reader. So the tree
is built from the parser's events, and everything that is dangerous or surprising is refused
before anything is made of it. Depth costs a list here, never a recursion.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Protocol

import yaml

from quizzer.authoring.codes import Code
from quizzer.authoring.nodes import Mapping, Node, Scalar, Sequence, Style, Unread
from quizzer.authoring.problems import Finding, Place, Report, quoted
from quizzer.authoring.syntax import Reading, SyntaxFault, explain
from quizzer.authoring.traps import check_comment, check_escapes, check_quotes, check_size

MOST_LEVELS = 16

MOST_NODES = 1_000_000
"""Room for 50,000 cards of ten keys, read in about ten seconds and half a gigabyte."""

_DEEPER_THAN_LIBYAML = "exceeded maximum nesting depth"
"""How newer libyaml refuses brackets that it reads ahead, before we see an event of them."""

_QUOTE_HINT = "If the text begins with {sign}, put it in quotes"
_MERGE = "<<"
_DIRECTIVE = re.compile(r"(?:[ \t\n]++|#.*+|\.\.\.)*+(?<![^\n])%")
"""A directive, which begins a line, and the comments and ends of documents before it."""

# Types for libyaml's loader exist even where libyaml does not.
_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


class _Mark(Protocol):
    """A position as either loader counts it, from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


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
        for event in yaml.parse(text, Loader=_LOADER):
            if not builder.wants(event):
                break
    except yaml.MarkedYAMLError as error:
        fault = _fault(error)
        if fault.problem == _DEEPER_THAN_LIBYAML:
            raise Cut(_too_deep(fault.place), builder.nodes) from None
        raise Cut(explain(fault, builder.reading()), builder.nodes) from None
    except yaml.YAMLError as error:
        finding = Finding(Place(1, 1), Code.SYNTAX, quoted(str(error)))
        raise Cut(finding, builder.nodes) from None
    return builder.root


def _refuse_directive(text: str) -> None:
    """Before the parser sees it: many of them take it quadratic time."""
    if found := _DIRECTIVE.match(text):
        line = text.count("\n", 0, found.end()) + 1
        message = "directives (%YAML, %TAG) are not allowed"
        raise Cut(Finding(Place(line, 1), Code.DIRECTIVE, message, "Delete the line"))


def _place(mark: _Mark | None) -> Place:
    # Every event of a parser has marks; only events made by hand have none.
    assert mark is not None
    return Place(mark.line + 1, mark.column + 1)


def _fault(error: yaml.MarkedYAMLError) -> SyntaxFault:
    context_place = _place(error.context_mark) if error.context_mark else None
    place = _place(error.problem_mark) if error.problem_mark else context_place
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


class _OpenSequence:
    """A list whose end has not been read."""

    def __init__(self, event: yaml.SequenceStartEvent) -> None:
        self.start = _place(event.start_mark)
        self.in_brackets = bool(event.flow_style)
        self._items: list[Node] = []

    def take(self, node: Node, report: Report) -> None:  # noqa: ARG002  # as a mapping does
        self._items.append(node)

    def close(self, end: Place) -> Node:
        return Sequence(tuple(self._items), self.start, end)


class _OpenMapping:
    """A mapping whose end has not been read; `_key` waits for its value."""

    def __init__(self, event: yaml.MappingStartEvent) -> None:
        self.start = _place(event.start_mark)
        self.in_brackets = bool(event.flow_style)
        self._pairs: list[tuple[Scalar, Node]] = []
        self._lines: dict[str, int] = {}  # by what the reader sees, however it is composed
        self._key: Node | None = None
        self._is_refused = False

    @property
    def wants_key(self) -> bool:
        return self._key is None

    def take(self, node: Node, report: Report) -> None:
        if self._key is None:
            self._key = node
            self._check_key(node, report)
        else:
            key, self._key = self._key, None
            if isinstance(key, Scalar) and (seen := _seen(key.text)) not in self._lines:
                self._lines[seen] = key.start.line
                self._pairs.append((key, node))

    def _check_key(self, key: Node, report: Report) -> None:
        match key:
            case Scalar(text=text, style=Style.PLAIN) if text == _MERGE:
                message = "merge keys (<<) are not allowed"
                report.add(key.start, Code.MERGE_KEY, message, "Write the keys out")
                self._is_refused = True
            case Scalar(text=text):
                if line := self._lines.get(_seen(text)):
                    message = f"duplicate key {quoted(text)}, also on line {line}"
                    report.add(key.start, Code.DUPLICATE_KEY, message)
            case Mapping(start=start) if (start.line, start.column - 1) == self.start:
                message = 'unquoted text begins with "{{"'
                hint = "Put the text in quotes, or start it on the next line after |"
                report.add(self.start, Code.NEEDS_QUOTES, message, hint)
                self._is_refused = True
            case Sequence() | Mapping():
                message = "a key must be text, and this is a list or a mapping"
                report.add(key.start, Code.KEY_NOT_TEXT, message, "Put the key in quotes")
                self._is_refused = True
            case Unread():
                self._is_refused = True

    def close(self, end: Place) -> Node:
        if self._is_refused:
            return Unread(self.start, end)
        return Mapping(tuple(self._pairs), self.start, end)


def _seen(key: str) -> str:
    """What two keys that look alike have in common: é is one character or two."""
    return key if key.isascii() else unicodedata.normalize("NFC", key)


class _Builder:
    """Takes events one by one and keeps the open lists and mappings on a stack."""

    def __init__(self, text: str, report: Report) -> None:
        self.root: Node | None = None
        self._text = text
        self._report = report
        self._open: list[_OpenSequence | _OpenMapping] = []
        self._last: Scalar | None = None
        self._documents = 0
        self.nodes = 0

    def reading(self) -> Reading:
        """What was being read, for the explanation of a syntax error."""
        brackets = [opened.start for opened in self._open if opened.in_brackets]
        return Reading(self._text, self._last, brackets[0] if brackets else None)

    def wants(self, event: yaml.Event) -> bool:
        """Take the event; False when nothing after it is of interest. Raises Cut."""
        if isinstance(event, yaml.NodeEvent):
            self._count(event)
            self._refuse_anchor(event)
        if isinstance(event, yaml.ScalarEvent):
            self._put(self._scalar(event))
        elif isinstance(event, yaml.MappingStartEvent):
            self._deeper(_OpenMapping(event))
        elif isinstance(event, yaml.SequenceStartEvent):
            self._deeper(_OpenSequence(event))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._put(self._open.pop().close(_place(event.end_mark)))
        elif isinstance(event, yaml.AliasEvent):
            self._put(Unread(_place(event.start_mark), _place(event.end_mark)))
        elif isinstance(event, yaml.DocumentStartEvent):
            return self._is_first_document(event)
        elif isinstance(event, yaml.DocumentEndEvent):
            return not self._is_followed_by_directive(event)
        return True

    def _put(self, node: Node) -> None:
        if self._open:
            self._open[-1].take(node, self._report)
        else:
            self.root = node

    def _deeper(self, opened: _OpenSequence | _OpenMapping) -> None:
        if len(self._open) == MOST_LEVELS:
            raise Cut(_too_deep(opened.start), self.nodes)
        self._open.append(opened)

    def _count(self, event: yaml.NodeEvent) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            message = f"more than {MOST_NODES:,} keys and values"
            hint = "Split the deck into several files"
            place = _place(event.start_mark)
            raise Cut(Finding(place, Code.TOO_MANY_NODES, message, hint), self.nodes)

    def _is_first_document(self, event: yaml.DocumentStartEvent) -> bool:
        self._documents += 1
        if self._documents == 1:
            return True
        self._refuse_second_document(_place(event.start_mark))
        return False

    def _refuse_second_document(self, place: Place) -> None:
        message = "a second document begins here, and a deck is one document"
        hint = "Put the second deck in a file of its own"
        self._report.add(place, Code.SECOND_DOCUMENT, message, hint)

    def _is_followed_by_directive(self, event: yaml.DocumentEndEvent) -> bool:
        """Directives behind the document begin a second one, and must not be parsed either."""
        assert event.end_mark is not None
        found = _DIRECTIVE.match(self._text, event.end_mark.index)
        if found is None:
            return False
        line = self._text.count("\n", 0, found.end()) + 1
        self._refuse_second_document(Place(line, 1))
        return True

    def _refuse_anchor(self, event: yaml.NodeEvent) -> None:
        place = _place(event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            name = quoted(f"*{event.anchor}")
            message = f"aliases ({name}) are not allowed"
            hint = _QUOTE_HINT.format(sign="*")
            self._report.add(place, Code.ALIAS, message, hint)
        elif event.anchor is not None:
            name = quoted(f"&{event.anchor}")
            message = f"anchors ({name}) are not allowed"
            hint = _QUOTE_HINT.format(sign="&")
            self._report.add(place, Code.ANCHOR, message, hint)
        tag = getattr(event, "tag", None)
        if isinstance(tag, str):
            message = f"tags ({quoted(tag)}) are not allowed"
            self._report.add(place, Code.TAG, message, _QUOTE_HINT.format(sign="!"))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        match event.style:
            case "'" | '"':
                style = Style.QUOTED
            case "|" | ">":
                style = Style.BLOCK
            case _:
                style = Style.PLAIN
        scalar = Scalar(event.value, style, _place(event.start_mark), _place(event.end_mark))
        self._last = scalar
        check_size(scalar, self._report)
        if event.style == '"':
            check_escapes(scalar, self._report)
        elif style is Style.PLAIN and not self._is_key():
            assert event.end_mark is not None
            check_quotes(scalar, self._report)
            check_comment(scalar, self._text, event.end_mark.index, self._report)
        return scalar

    def _is_key(self) -> bool:
        opened = self._open[-1] if self._open else None
        return isinstance(opened, _OpenMapping) and opened.wants_key
