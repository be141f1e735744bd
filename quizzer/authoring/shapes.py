"""Which simple values does the format have? Every scalar is text; only these give it a type."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import Generic, TypeVar

from quizzer.authoring.codes import Code
from quizzer.authoring.fields import Context, Field, Record, Shape, Table, refuse_shape
from quizzer.authoring.nearest import did_you_mean, nearest
from quizzer.authoring.nodes import Mapping, Node, Scalar, Sequence
from quizzer.authoring.problems import quoted
from quizzer.cards.clean import is_visible
from quizzer.cards.deck import ID_PATTERN

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
E = TypeVar("E", bound=StrEnum)

_COUNT = re.compile(r"[1-9][0-9]{0,8}")
SHARE_PATTERN = re.compile(r"0(\.[0-9]{1,9})?|1(\.0{1,9})?")
_WORDS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Placed(Generic[T_co]):
    """A value with what it was read from, for checks that compare it with other values."""

    value: T_co
    node: Node


@dataclass(frozen=True, slots=True)
class Text:
    """A text that can be seen."""

    def read(self, node: Node, context: Context) -> str | None:
        """The text as written."""
        if not isinstance(node, Scalar):
            refuse_shape(node, "text", context)
            return None
        text = node.text
        if not is_visible(text):
            message = "nothing can be seen here" if text else "a text is missing here"
            hint = "Write a text, or delete the key"
            context.report.add(node.start, Code.EMPTY, message, hint)
            return None
        return text


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text with its place."""

    def read(self, node: Node, context: Context) -> Placed[str] | None:
        """The text as `Text` reads it."""
        text = TEXT.read(node, context)
        return None if text is None else Placed(text, node)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A text of a restricted alphabet. `name` is what it is, `alphabet` how it must look."""

    pattern: re.Pattern[str]
    name: str
    alphabet: str

    def read(self, node: Node, context: Context) -> str | None:
        """The text when it matches; then it can be seen too."""
        if isinstance(node, Scalar) and self.pattern.fullmatch(node.text):
            return node.text
        text = TEXT.read(node, context)
        if text is None or self.pattern.fullmatch(text):
            return text
        message = f"{self.name} {quoted(text)} is outside the alphabet"
        context.report.add(node.start, Code.OUTSIDE_ALPHABET, message, self.alphabet)
        return None


@dataclass(frozen=True, slots=True)
class TrueOrFalse:
    """The word `true` or `false`, and none of YAML's other words for them."""

    def read(self, node: Node, context: Context) -> bool | None:
        """Which of the two."""
        if not isinstance(node, Scalar):
            refuse_shape(node, "true or false", context)
            return None
        value = _WORDS.get(node.text)
        if value is None:
            message = f"expected true or false, found {quoted(node.text)}"
            context.report.add(node.start, Code.NOT_TRUE_OR_FALSE, message)
        return value


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number from 1 on."""

    def read(self, node: Node, context: Context) -> int | None:
        """The number."""
        if not isinstance(node, Scalar):
            refuse_shape(node, "a whole number", context)
            return None
        if not _COUNT.fullmatch(node.text):
            message = f"expected a whole number from 1 on, found {quoted(node.text)}"
            context.report.add(node.start, Code.NOT_A_COUNT, message)
            return None
        return int(node.text)


@dataclass(frozen=True, slots=True)
class Share:
    """A number from 0 to 1."""

    def read(self, node: Node, context: Context) -> float | None:
        """The number."""
        if not isinstance(node, Scalar):
            refuse_shape(node, "a number from 0 to 1", context)
            return None
        if not SHARE_PATTERN.fullmatch(node.text):
            message = f"expected a number from 0 to 1, found {quoted(node.text)}"
            context.report.add(node.start, Code.NOT_A_SHARE, message, "Write one such as 0.75")
            return None
        return float(node.text)


@dataclass(frozen=True, slots=True)
class OneOf(Generic[E]):
    """One of the words of an enumeration."""

    words: type[E]

    def read(self, node: Node, context: Context) -> E | None:
        """The member."""
        if not isinstance(node, Scalar):
            refuse_shape(node, "a word", context)
            return None
        known = [word.value for word in self.words]
        if node.text in known:
            return self.words(node.text)
        guess = did_you_mean(nearest(node.text, known))
        message = f"expected {in_words(known)}, found {quoted(node.text)}{guess}"
        context.report.add(node.start, Code.NOT_A_CHOICE, message)
        return None


class Repeats(Enum):
    """Whether an item may stand twice in a list."""

    ALLOWED = auto()
    REFUSED = auto()


@dataclass(frozen=True, slots=True)
class ListOf(Generic[T_co]):
    """A list of at least so many items."""

    item: Shape[T_co]
    at_least: int = 0
    repeats: Repeats = Repeats.ALLOWED

    def read(self, node: Node, context: Context) -> tuple[T_co, ...] | None:
        """The items, when every one of them is right."""
        items = items_of(node)
        if items is None:
            refuse_shape(node, "a list such as [one, two]", context)
            return None
        if len(items) < self.at_least:
            message = f"at least {self.at_least} needed here, found {len(items)}"
            context.report.add(node.start, Code.TOO_FEW, message)
            return None
        if self.repeats is Repeats.REFUSED:
            refuse_repeats([Placed(i.text, i) for i in items if isinstance(i, Scalar)], context)
        values = [self.item.read(item, context) for item in items]
        good = tuple(value for value in values if value is not None)
        return good if len(good) == len(values) else None


@dataclass(frozen=True, slots=True)
class MapOf(Generic[T_co]):
    """A mapping whose keys the author chooses."""

    key: Shape[str]
    value: Shape[T_co]
    at_least: int = 0

    def read(self, node: Node, context: Context) -> tuple[tuple[str, T_co], ...] | None:
        """The pairs in the author's order, when every one of them is right."""
        if isinstance(node, Scalar) and node.is_nothing:
            node = Mapping.at(node, ())
        if not isinstance(node, Mapping):
            refuse_shape(node, "a mapping such as {key: text}", context)
            return None
        if len(node.pairs) < self.at_least:
            message = f"at least {self.at_least} pairs needed here, found {len(node.pairs)}"
            context.report.add(node.start, Code.TOO_FEW, message)
            return None
        good = []
        for key_node, value_node in node.pairs:
            key = self.key.read(key_node, context)
            value = self.value.read(value_node, context)
            if key is not None and value is not None:
                good.append((key, value))
        return tuple(good) if len(good) == len(node.pairs) else None


IGNORE = Field("ignore", ListOf(Text()), "the rules that say nothing here, by code or name")
LINT_TABLE = Table.of(IGNORE)


@dataclass(frozen=True, slots=True)
class LintSettings:
    """Which lint rules the author has decided against. Unknown ones are lint's to report."""

    def read(self, node: Node, context: Context) -> tuple[str, ...] | None:
        """The ignored rules as written."""
        record = record_of(node, LINT_TABLE, context)
        return None if record is None else record.get(IGNORE) or ()


def record_of(node: Node, table: Table, context: Context) -> Record | None:
    """A mapping with the keys of a table, its required keys checked."""
    if not isinstance(node, Mapping):
        refuse_shape(node, "a mapping such as {key: text}", context)
        return None
    record = Record(node, table, context)
    record.require(table)
    return record


def items_of(node: Node) -> tuple[Node, ...] | None:
    """The items of a list; a key with nothing after it is an empty list."""
    if isinstance(node, Sequence):
        return node.items
    return () if isinstance(node, Scalar) and node.is_nothing else None


def refuse_repeats(texts: list[Placed[str]], context: Context) -> None:
    """Report texts that look the same, spaces aside. Case may be what a question asks about."""
    lines: dict[str, int] = {}
    for text in texts:
        same = " ".join(unicodedata.normalize("NFC", text.value).split())
        if line := lines.get(same):
            message = f"{quoted(text.value)} stands twice, also on line {line}"
            context.report.add(text.node.start, Code.REPEATED, message)
        elif same:
            lines[same] = text.node.line


def in_words(known: list[str]) -> str:
    """`all, partial or minus`."""
    return f"{', '.join(known[:-1])} or {known[-1]}" if len(known) > 1 else known[0]


TEXT = Text()
PLACED_TEXT = PlacedText()
FLAG = TrueOrFalse()
COUNT = Count()
SHARE = Share()
TEXTS = ListOf(TEXT)

ID_ALPHABET = "Use a-z, 0-9, '.', '_' and '-', and begin with a letter or digit"
ID = Pattern(ID_PATTERN, "the id", ID_ALPHABET)
TOPIC_PATH = Pattern(
    re.compile(rf"{ID_PATTERN.pattern}(?:/{ID_PATTERN.pattern})*"),
    "the topic",
    "Write a path such as pricing/cost from a-z, 0-9, '.', '_' and '-'",
)
HEX = Pattern(re.compile(r"[0-9a-f]+"), "the fingerprint", "Use 0-9 and a-f")
