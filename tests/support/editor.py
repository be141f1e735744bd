"""What a deck's text is to an editor, which types what is not in quotes, and to our reader."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from quizzer.authoring.nodes import Mapping, Node, Scalar, Sequence, Style, Unread
from quizzer.authoring.problems import Report
from quizzer.authoring.tree import read_tree

Value = str | int | float | bool | list["Value"] | dict[str, "Value"] | None
Loader = Callable[[Node], Value]

_NULL = {"", "~", "null", "Null", "NULL"}
_TRUE, _FALSE = {"true", "True", "TRUE"}, {"false", "False", "FALSE"}
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_INFINITE = re.compile(r"([-+]?)\.(inf|Inf|INF)")
_PLAIN = re.compile(r"[A-Za-z0-9.~+-]([A-Za-z0-9 ./%_-]*[A-Za-z0-9./%_-])?")


def tree_of(text: str) -> Node:
    """The tree of a text whose YAML is right."""
    report = Report()
    root = read_tree(text, report).root
    assert not len(report), text
    assert root is not None
    return root


def as_read(node: Node) -> Value:
    """Every scalar is text; nothing after a key is null."""
    match node:
        case Scalar():
            return None if node.is_nothing else node.text
        case _:
            return _inside(node, as_read)


def as_edited(node: Node) -> Value:
    """Scalars without quotes have the types of YAML 1.2's core schema."""
    match node:
        case Scalar(style=Style.PLAIN, text=text):
            return typed(text)
        case Scalar(text=text):
            return text
        case _:
            return _inside(node, as_edited)


def _inside(node: Node, load: Loader) -> Value:
    match node:
        case Sequence(items=items):
            return [load(item) for item in items]
        case Mapping(pairs=pairs):
            return {key.text: load(value) for key, value in pairs}
        case Scalar() | Unread():
            raise AssertionError(node)


def typed(text: str) -> str | int | float | bool | None:
    """A scalar without quotes, as YAML 1.2's core schema has it."""
    if text in _NULL:
        return None
    if text in _TRUE | _FALSE:
        return text in _TRUE
    if _INTEGER.fullmatch(text):
        return int(text, 0) if text.startswith(("0o", "0x")) else int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    if found := _INFINITE.fullmatch(text):
        return float(f"{found[1]}inf")
    return text


def written(value: Value) -> str:
    """YAML on one line. Texts are without quotes where they can be; None is nothing at all."""
    match value:
        case None:
            return ""
        case str():
            return value if _PLAIN.fullmatch(value) else json.dumps(value)
        case list():
            return f"[{', '.join(written(item) for item in value)}]"
        case dict():
            pairs = (f"{json.dumps(key)}: {written(inner)}" for key, inner in value.items())
            return f"{{{', '.join(pairs)}}}"
        case _:
            raise AssertionError(value)
