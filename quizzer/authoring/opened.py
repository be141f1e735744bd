"""Which list or mapping is being read, and which of its keys must be refused?"""

from __future__ import annotations

import unicodedata
from typing import Protocol

from quizzer.authoring.codes import Code
from quizzer.authoring.nodes import Mapping, Node, Scalar, Sequence, Style, Unread
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


def spot(begins: Mark, ends: Mark) -> tuple[int, int, int, int]:
    """The place between two marks as nodes keep it."""
    return begins.line, begins.column, ends.line, ends.column


class OpenSequence:
    """A list whose end has not been read, with the `nodes` of its items."""

    __slots__ = ("begins", "in_brackets", "nodes")
    awaits_key = False

    def __init__(self, mark: Mark, *, in_brackets: bool) -> None:
        self.begins = mark
        self.in_brackets = in_brackets
        self.nodes: list[Node] = []

    def close(self, end: Mark, report: Report) -> Node:  # noqa: ARG002  # as a mapping does
        """The list."""
        return Sequence(*spot(self.begins, end), tuple(self.nodes))

    def leave(self, report: Report) -> None:
        """There is nothing to say of a list that never ends."""


class OpenMapping:
    """A mapping whose end has not been read; its `nodes` are keys and values by turns."""

    __slots__ = ("begins", "in_brackets", "nodes")

    def __init__(self, mark: Mark, *, in_brackets: bool) -> None:
        self.begins = mark
        self.in_brackets = in_brackets
        self.nodes: list[Node] = []

    @property
    def awaits_key(self) -> bool:
        """Whether a key comes next."""
        return not len(self.nodes) % 2

    def close(self, end: Mark, report: Report) -> Node:
        """The mapping, unless a key made nonsense of it. Keys that cannot be kept are reported."""
        keys = tuple([key for key in self.nodes[::2] if isinstance(key, Scalar)])
        values = {key.text: value for key, value in zip(keys, self.nodes[1::2], strict=False)}
        if (
            2 * len(values) == len(self.nodes)
            and "".join(values).isascii()
            and _MERGE not in values
        ):
            return Mapping(*spot(self.begins, end), keys, values)
        return self._checked(Unread(*spot(self.begins, end)), report)

    def leave(self, report: Report) -> None:
        """Report the keys that could not be kept, should the mapping ever end."""
        if self.awaits_key:
            self._checked(Unread(*spot(self.begins, self.begins)), report)
        else:  # what is wrong with a key is so whatever its value
            self.nodes.append(self.nodes[-1])
            self.leave(report)

    def _checked(self, place: Unread, report: Report) -> Node:
        """The mapping with those keys that can be kept, or the place of one with none."""
        seen: dict[str, Scalar] = {}  # by what the reader sees, however it is composed
        pairs = []
        is_refused = False
        for key, value in zip(self.nodes[::2], self.nodes[1::2], strict=True):
            match key:
                case Scalar(text=text, style=Style.PLAIN) if text == _MERGE:
                    message = "merge keys (<<) are not allowed"
                    report.add(key.start, Code.MERGE_KEY, message, "Write the keys out")
                    is_refused = True
                case Scalar(text=text):
                    first = seen.setdefault(_composed(text), key)
                    if first is key:
                        pairs.append((key, value))
                        continue
                    message = f"duplicate key {quoted(text)}, also on line {first.line}"
                    report.add(key.start, Code.DUPLICATE_KEY, message)
                case Mapping() if (key.row, key.column) == (place.row, place.column + 1):
                    message = 'unquoted text begins with "{{"'
                    hint = "Put the text in quotes, or start it on the next line after |"
                    report.add(place.start, Code.NEEDS_QUOTES, message, hint)
                    is_refused = True
                case Sequence() | Mapping():
                    message = "a key must be text, and this is a list or a mapping"
                    report.add(key.start, Code.KEY_NOT_TEXT, message, "Put the key in quotes")
                    is_refused = True
                case Unread():
                    is_refused = True
        return place if is_refused else Mapping.at(place, pairs)


def _composed(key: str) -> str:
    """What two keys that look alike have in common: é is one character or two."""
    return unicodedata.normalize("NFC", key)
