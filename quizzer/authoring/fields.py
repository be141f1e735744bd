"""What is a key of the format, and how is a mapping read by a table of keys?

A table of `Field`s says what a mapping may hold; each field's `Shape` reads its value. Shapes
are data, so that whatever else must know the format (a JSON Schema, a manual) can walk the same
tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Generic, Protocol, TypeVar

from quizzer.authoring.codes import Code
from quizzer.authoring.nearest import did_you_mean, nearest
from quizzer.authoring.nodes import Mapping, Node, Scalar, Sequence, Unread
from quizzer.authoring.problems import Place, Report, quoted

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Context:
    """What a value is read against.

    `sources` are those that a citation may name. Of the deck's `unread` keys nothing is known,
    because they were broken.
    """

    report: Report
    sources: frozenset[str] = frozenset()
    default_source: str = ""
    unread: frozenset[str] = frozenset()


class Shape(Protocol[T_co]):
    """What a value looks like."""

    def read(self, node: Node, context: Context) -> T_co | None:
        """The value, or None when it is not right, which has then been reported."""


class Presence(Enum):
    """Whether a mapping must have the key."""

    OPTIONAL = auto()
    REQUIRED = auto()


@dataclass(frozen=True, slots=True)
class Field(Generic[T_co]):
    """A key and its value. `about` is what it holds, and completes `missing key "q": `."""

    key: str
    shape: Shape[T_co]
    about: str
    presence: Presence = Presence.OPTIONAL


@dataclass(frozen=True, slots=True)
class Table:
    """What a mapping may hold, in the order of the manual."""

    fields: tuple[Field[object], ...]
    keys: frozenset[str]
    required: frozenset[str]

    @classmethod
    def of(cls, *fields: Field[object]) -> Table:
        """A table of the fields, each taken once."""
        by_key = {field.key: field for field in fields}
        required = {key for key, field in by_key.items() if field.presence is Presence.REQUIRED}
        return cls(tuple(by_key.values()), frozenset(by_key), frozenset(required))


class Record:
    """A mapping read by a table. Making one reports the keys that the table does not have."""

    def __init__(self, mapping: Mapping, table: Table, context: Context) -> None:
        self._mapping = mapping
        self._context = context
        self._values = mapping.values
        self._meant: frozenset[str] = frozenset()
        if not table.keys.issuperset(self._values):
            self._refuse_unknown(table)

    def _refuse_unknown(self, table: Table) -> None:
        report = self._context.report
        unknown = [key for key in self._mapping.keys if key.text not in table.keys]
        self._values = {key: self._values[key] for key in self._values if key in table.keys}
        meant = set()
        for key in unknown:
            guess = "" if report.is_full else nearest(key.text, table.keys)
            meant.add(guess)
            message = f"unknown key {quoted(key.text)}{did_you_mean(guess)}"
            report.add(key.start, Code.UNKNOWN_KEY, message)
        self._meant = frozenset(meant)

    @property
    def start(self) -> Place:
        """Where the mapping stands."""
        return self._mapping.start

    @property
    def line(self) -> int:
        """The line that the mapping starts on."""
        return self._mapping.line

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that are there and known, in the author's order."""
        return tuple(self._values)

    def has(self, field: Field[object]) -> bool:
        """Whether the key is there, right or not."""
        return field.key in self._values

    def means(self, field: Field[object]) -> bool:
        """Whether the key is there, at least misspelt."""
        return field.key in self._values or field.key in self._meant

    def place(self, field: Field[object]) -> Place:
        """Where the key stands, or the mapping when it is not there."""
        key = self.key(field)
        return key.start if key else self.start

    def key(self, field: Field[object]) -> Scalar | None:
        """The key as it stands in the file."""
        if field.key not in self._values:
            return None
        return next(key for key in self._mapping.keys if key.text == field.key)

    def require(self, table: Table) -> None:
        """Report the required keys that are missing, unless a misspelt key was meant to be one."""
        if table.required.issubset(self._values):
            return
        for field in table.fields:
            if field.presence is Presence.OPTIONAL or self.means(field):
                continue
            if field.key not in self._context.unread:
                message = f"missing key {quoted(field.key)}: {field.about}"
                self._context.report.add(self.start, Code.MISSING_KEY, message)

    def get(self, field: Field[T]) -> T | None:
        """The field's value; None when it is absent or wrong."""
        node = self._values.get(field.key)
        return None if node is None else field.shape.read(node, self._context)

    def get_against(self, context: Context, field: Field[T]) -> T | None:
        """The field's value, read against what has become known since the record was made."""
        node = self._values.get(field.key)
        return None if node is None else field.shape.read(node, context)

    def said(self, names: dict[str, tuple[str, Field[object]]]) -> dict[str, Any]:
        """The values that are there and right and say something, by other names for their keys."""
        found = {}
        for key, node in self._values.items():
            if key in names:
                name, field = names[key]
                if value := field.shape.read(node, self._context):
                    found[name] = value
        return found

    def node(self, field: Field[object]) -> Node | None:
        """What stands under the key, as it was written."""
        return self._values.get(field.key)


def refuse_shape(node: Node, expected: str, context: Context) -> None:
    """Report that the value is of another shape, unless it has been refused already."""
    hint = ""
    match node:
        case Unread():
            return
        case Scalar(text=text):
            found = f"the text {quoted(text)}" if text else "nothing"
        case Sequence():
            found = "a list"
            hint = "If the text begins with [, put it in quotes" if expected == "text" else ""
        case Mapping():
            found = "a mapping"
            hint = 'If the text begins with { or holds ": ", put it in quotes'
            hint = hint if expected == "text" else ""
    message = f"expected {expected}, found {found}"
    context.report.add(node.start, Code.WRONG_SHAPE, message, hint)
