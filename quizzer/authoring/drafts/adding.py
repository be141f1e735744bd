"""How does a deck file get more keys of its own, in the style and order it is written in?"""

from __future__ import annotations

from quizzer.authoring.drafts.removing import inner_lines
from quizzer.authoring.formatting.layout import Layout
from quizzer.authoring.formatting.ordering import DECK_KEYS
from quizzer.authoring.formatting.splicing import Edit
from quizzer.authoring.nodes import Mapping, Node, Scalar
from quizzer.authoring.problems import Place

INDENT = "  "


def with_key(root: Mapping, key: str, block: str, flow: str, layout: Layout) -> Edit:
    """Add a key that the deck lacks, behind the last of those that come before it.

    `block` is its value on lines of its own, each with its indent, `flow` the same in brackets.
    """
    rank = DECK_KEYS.index(key)
    before = [n for n, (k, _) in enumerate(root.pairs) if DECK_KEYS.index(k.text) < rank]
    name, value = root.pairs[max(before, default=0)]
    if layout.is_flow(root):
        return Edit(value.end, value.end, f", {key}: {flow}")
    place = layout.end_of_line(last_of(value, name.start.column, layout))
    gap = "\n" if key == DECK_KEYS[-1] else ""
    return Edit(place, place, f"\n{gap}{key}:\n{block}")


def with_first(key: Scalar, value: Node, block: str, flow: str, layout: Layout) -> Edit:
    """Give a key its first value: it has nothing behind it, or empty brackets."""
    if not (isinstance(value, Scalar) and value.is_nothing):
        return Edit(value.start, value.end, flow)
    if not layout.after(key.end).lstrip().startswith(":"):
        # The colon stands on another line; there is no safe place.
        return Edit(key.end, key.end, f": {flow}")
    place = layout.end_of_line(key.end.line)
    return Edit(place, place, f"\n{block}")


def last_of(value: Node, column: int, layout: Layout) -> int:
    """The last line of a value under a key in a column, with the comments inside it."""
    return inner_lines(layout.last_line(value, column), column + 1, layout)


def behind(value: Node, column: int, layout: Layout) -> Place:
    """Where something can be written on lines of its own behind a value."""
    return layout.end_of_line(last_of(value, column, layout))
