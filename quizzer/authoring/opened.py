"""Which list or mapping is being read, and which of its keys must be refused?"""

from __future__ import annotations

import unicodedata
from typing import Protocol

from quizzer.authoring.codes import Code
from quizzer.authoring.nodes import COLUMN_BITS, Mapping, Node, Scalar, Sequence, Style, Unread
from quizzer.authoring.problems import Place, Report, quoted

_MERGE = "<<"


class Mark(Protocol):
    """A position as either of YAML's loaders counts it, from 0."""

    @property
    def line(self) -> int:
        """Ends of lines before it."""

    @property
    def column(self) -> int:
        """Characters of its line before it."""

    @property
    def index(self) -> int:
        """Characters of the text before it."""


def place_at(mark: Mark) -> Place:
    """The place of a mark."""
    return Place(mark.line + 1, mark.column + 1)


def spot_at(mark: Mark) -> int:
    """The mark as nodes keep it."""
    return mark.line << COLUMN_BITS | mark.column


class OpenSequence:
    """A list whose end has not been read."""

    __slots__ = ("_items", "begins", "in_brackets")
    awaits_key = False

    def __init__(self, mark: Mark, *, in_brackets: bool) -> None:
        self.begins = mark
        self.in_brackets = in_brackets
        self._items: list[Node] = []

    def take(self, node: Node, report: Report) -> None:  # noqa: ARG002  # as a mapping does
        """Add an item."""
        self._items.append(node)

    def close(self, end: Mark) -> Node:
        """The list."""
        return Sequence(spot_at(self.begins), spot_at(end), tuple(self._items))


class OpenMapping:
    """A mapping whose end has not been read; `_key` waits for its value."""

    __slots__ = (
        "_is_refused", "_key", "_keys", "_pairs", "awaits_key", "begins", "in_brackets",
    )  # fmt: skip

    def __init__(self, mark: Mark, *, in_brackets: bool) -> None:
        self.begins = mark
        self.in_brackets = in_brackets
        self.awaits_key = True
        self._key: Scalar | None = None  # none too for one that was refused
        self._pairs: list[tuple[Scalar, Node]] = []
        self._keys: dict[str, Scalar] = {}  # by what the reader sees, however it is composed
        self._is_refused = False

    def take(self, node: Node, report: Report) -> None:
        """Take a key and a value by turns."""
        if not self.awaits_key:
            self.awaits_key = True
            if self._key is not None:
                self._pairs.append((self._key, node))
            return
        self.awaits_key = False
        if isinstance(node, Scalar):
            text = node.text
            seen = text if text.isascii() else _composed(text)
            if seen not in self._keys and seen != _MERGE:
                self._key = self._keys[seen] = node
                return
        self._key = self._checked(node, report)

    def _checked(self, key: Node, report: Report) -> Scalar | None:
        """The key if it can be kept; otherwise it is reported."""
        match key:
            case Scalar(text=text, style=Style.PLAIN) if text == _MERGE:
                message = "merge keys (<<) are not allowed"
                report.add(key.start, Code.MERGE_KEY, message, "Write the keys out")
                self._is_refused = True
            case Scalar(text=text):
                first = self._keys.setdefault(_composed(text), key)
                if first is key:
                    return key
                message = f"duplicate key {quoted(text)}, also on line {first.line}"
                report.add(key.start, Code.DUPLICATE_KEY, message)
            case Mapping() if key.begins == spot_at(self.begins) + 1:
                message = 'unquoted text begins with "{{"'
                hint = "Put the text in quotes, or start it on the next line after |"
                report.add(place_at(self.begins), Code.NEEDS_QUOTES, message, hint)
                self._is_refused = True
            case Sequence() | Mapping():
                message = "a key must be text, and this is a list or a mapping"
                report.add(key.start, Code.KEY_NOT_TEXT, message, "Put the key in quotes")
                self._is_refused = True
            case Unread():
                self._is_refused = True
        return None

    def close(self, end: Mark) -> Node:
        """The mapping, unless a key made nonsense of it."""
        if self._is_refused:
            return Unread(spot_at(self.begins), spot_at(end))
        return Mapping(spot_at(self.begins), spot_at(end), tuple(self._pairs))


def _composed(key: str) -> str:
    """What two keys that look alike have in common: é is one character or two."""
    return unicodedata.normalize("NFC", key)
