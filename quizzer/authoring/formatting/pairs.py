"""How does a mapping of a deck get another pair or another value, in the style it is written in?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizzer.authoring.formatting.layout import Layout
from quizzer.authoring.formatting.splicing import Edit
from quizzer.authoring.formatting.texts import written
from quizzer.authoring.nodes import Mapping, Node, Scalar, Style
from quizzer.authoring.problems import Place

_COLON = re.compile(r"[ \t]*:")


@dataclass(frozen=True, slots=True)
class Changed:
    """What a node shall be, and the edits that make it so. Its new parts have no true places."""

    node: Mapping
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class NewPair:
    """A key and a text that shall stand before the pair with the number `before`, from 0."""

    before: int
    key: str
    text: str


def with_pairs(mapping: Mapping, new: Sequence[NewPair], layout: Layout) -> Changed | None:
    """The mapping with more pairs; those for the same place in their order.

    In braces they are parted by commas; else each gets a line of its own. None when one of the
    texts cannot be written. The mapping must have a pair, and stand on its own: not as a bare
    pair in a list in brackets.
    """
    edits = []
    pairs: list[tuple[Scalar, Node]] = []
    for index in range(len(mapping.pairs) + 1):
        for pair in new:
            if pair.before != index:
                continue
            value = written(pair.text)
            if value is None:
                return None
            edits.append(_insertion(mapping, index, f"{pair.key}: {value}", layout))
            pairs.append((scalar(pair.key), scalar(pair.text)))
        pairs += mapping.pairs[index : index + 1]
    return Changed(Mapping.at(mapping, pairs), tuple(edits))


def with_value(mapping: Mapping, key: str, text: str, layout: Layout) -> Changed | None:
    """The mapping with another text under a key that it has.

    None when the text cannot be written, when a block of lines, a list or a mapping stands
    there, whose comments would be lost, or when the key's colon stands on another line.
    """
    value = written(text)
    name, old = next(pair for pair in mapping.pairs if pair[0].text == key)
    if value is None or not isinstance(old, Scalar) or old.style is Style.BLOCK:
        return None
    edit = Edit(old.start, old.end, value)
    if old.is_nothing:
        filling = _filling(mapping, name, old, value, layout)
        if filling is None:
            return None
        edit = filling
    # It keeps its place, so that another pair can be put behind it.
    new = replace(old, text=text, style=Style.PLAIN)
    return Changed(replaced(mapping, key, new), (edit,))


def replaced(mapping: Mapping, key: str, value: Node) -> Mapping:
    """The mapping with another node under a key that it has; makes no edits."""
    pairs = ((name, value if name.text == key else old) for name, old in mapping.pairs)
    return Mapping.at(mapping, pairs)


def scalar(text: str) -> Scalar:
    """A text that is not in the file yet."""
    return Scalar(0, 0, 0, 0, text, Style.PLAIN)


def _insertion(mapping: Mapping, index: int, pair: str, layout: Layout) -> Edit:
    is_flow = layout.is_flow(mapping)
    if not index:
        return _in_front(mapping, pair, layout) if is_flow else _above(mapping, pair)
    key, value = mapping.pairs[index - 1]
    if is_flow:
        return Edit(value.end, value.end, f", {pair}")
    place = layout.end_of_line(layout.last_line(value, key.start.column))
    return Edit(place, place, f"\n{_indent(mapping)}{pair}")


def _above(mapping: Mapping, pair: str) -> Edit:
    return Edit(mapping.start, mapping.start, f"{pair}\n{_indent(mapping)}")


def _in_front(mapping: Mapping, pair: str, layout: Layout) -> Edit:
    """Behind the brace, or where the first key stands when only white space is between them."""
    behind = Place(mapping.start.line, mapping.start.column + 1)
    first = mapping.pairs[0][0].start
    if layout.between(behind, first).strip():
        return Edit(behind, behind, f"{pair}, ")
    indent = layout.before(first)
    return Edit(first, first, f"{pair}, " if indent.strip() else f"{pair},\n{indent}")


def _indent(mapping: Mapping) -> str:
    return " " * (mapping.start.column - 1)


def _filling(
    mapping: Mapping, key: Scalar, nothing: Scalar, value: str, layout: Layout
) -> Edit | None:
    """A value for a key with nothing after it: behind its colon, or with one when it has none."""
    if colon := _COLON.match(layout.after(key.end)):
        place = Place(key.end.line, key.end.column + colon.end())
        return Edit(place, place, f" {value}")
    if nothing.start > key.end and ":" in layout.between(key.end, nothing.start):
        return None  # the colon stands on another line, maybe behind comments
    colon_and_value = f": {value}" if layout.is_flow(mapping) else f"\n{_indent(mapping)}: {value}"
    return Edit(key.end, key.end, colon_and_value)
