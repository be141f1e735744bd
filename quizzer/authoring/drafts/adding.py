"""How does a deck file get more under its own keys, in the style and order it is written in?"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Pairs
from dataclasses import dataclass

from quizzer.authoring.drafts import lines
from quizzer.authoring.drafts.lines import Value
from quizzer.authoring.drafts.removing import extent, inner_lines
from quizzer.authoring.formatting.layout import Layout
from quizzer.authoring.formatting.ordering import DECK_KEYS
from quizzer.authoring.formatting.splicing import Edit
from quizzer.authoring.nodes import Mapping, Node, Scalar, Sequence
from quizzer.authoring.reading import CARDS, REJECTED

_SET_APART = REJECTED.key
"""The key that stands behind all cards, with a blank line between."""


@dataclass(frozen=True, slots=True)
class _Text:
    """What is added, for lines of its own, each with its indent, and for between brackets."""

    block: str
    flow: str


def with_pairs_in(root: Mapping, key: str, pairs: Pairs[str, Value], layout: Layout) -> list[Edit]:
    """Add pairs to a mapping of the deck, which may be empty or not there yet.

    Raises UnwritableError.
    """
    if not pairs:
        return []
    flow = ", ".join(f"{lines.flow(name)}: {lines.flow(value)}" for name, value in pairs.items())
    found = pair_of(root, key)
    value = found[1] if found else None
    if isinstance(value, Mapping) and value.pairs:
        last_key, last = value.pairs[-1]
        if layout.is_flow(value):
            return [Edit(last.end, last.end, f", {flow}")]
        column = last_key.start.column
        return _below(_last_line(last, column, layout), _block(pairs, column - 1), layout)
    text = _Text(_block(pairs, lines.STEP), f"{{{flow}}}")
    return _with_first(root, key, found, text, layout)


def with_cards(root: Mapping, cards: Iterable[tuple[str, str]], layout: Layout) -> list[Edit]:
    """Add cards behind the last one; each is written on lines of its own and in brackets."""
    blocks, flows = zip(*cards, strict=True)
    block, flow = "\n\n".join(blocks), ", ".join(flows)
    found = pair_of(root, CARDS.key)
    value = found[1] if found else None
    if isinstance(value, Sequence) and value.items:
        last = value.items[-1]
        if layout.is_flow(value):
            return [Edit(last.end, last.end, f", {flow}")]
        return _below(extent(value, len(value.items) - 1, layout)[1], f"\n{block}", layout)
    return _with_first(root, CARDS.key, found, _Text(block, f"[{flow}]"), layout)


def pair_of(root: Mapping, key: str) -> tuple[Scalar, Node] | None:
    """A key of a mapping with its value."""
    return next((pair for pair in root.pairs if pair[0].text == key), None)


def _with_first(
    root: Mapping, key: str, found: tuple[Scalar, Node] | None, text: _Text, layout: Layout
) -> list[Edit]:
    """A first value for a key that is not there, has nothing behind it, or empty brackets."""
    if found is None:
        return _with_key(root, key, text, layout)
    name, value = found
    is_nothing = isinstance(value, Scalar) and value.is_nothing
    between = layout.after(name.end) if is_nothing else layout.between(name.end, value.start)
    if layout.is_flow(root) or not between.lstrip().startswith(":"):
        colon = name.end if is_nothing else value.start
        return [Edit(colon, value.end, f": {text.flow}" if is_nothing else text.flow)]
    below = _below(name.end.line, text.block, layout)
    if is_nothing:
        return below
    if value.end.line > name.end.line:
        return [Edit(value.start, value.end, text.flow)]
    return [Edit(name.end, value.end, ":"), *below]


def _with_key(root: Mapping, key: str, text: _Text, layout: Layout) -> list[Edit]:
    """A key that the deck lacks, behind the last of those that come before it."""
    rank = DECK_KEYS.index(key)
    before = [n for n, (name, _) in enumerate(root.pairs) if DECK_KEYS.index(name.text) < rank]
    name, value = root.pairs[max(before, default=0)]
    if layout.is_flow(root):
        return [Edit(value.end, value.end, f", {key}: {text.flow}")]
    gap = "\n" if key == _SET_APART else ""
    last = _last_line(value, name.start.column, layout)
    return _below(last, f"{gap}{key}:\n{text.block}", layout)


def _below(line: int, text: str, layout: Layout) -> list[Edit]:
    place = layout.end_of_line(line)
    return [Edit(place, place, f"\n{text}")]


def _last_line(value: Node, column: int, layout: Layout) -> int:
    """The last line of a value under a key in a column, with the comments inside it."""
    return inner_lines(layout.last_line(value, column), column + 1, layout)


def _block(pairs: Pairs[str, Value], indent: int) -> str:
    """Pairs on lines of their own, with what is a mapping below its key."""
    found: list[str] = []
    for key, value in pairs.items():
        found += (lines.pair if isinstance(value, str) else lines.below)(key, value, indent)
    return "\n".join(found)
