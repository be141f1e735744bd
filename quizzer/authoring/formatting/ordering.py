"""In which order do the keys of a deck and of its cards stand?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quizzer.authoring import entries
from quizzer.authoring.formatting.layout import Layout
from quizzer.authoring.formatting.pairs import Changed
from quizzer.authoring.formatting.splicing import Edit
from quizzer.authoring.kinds import KIND_FIELDS
from quizzer.authoring.nodes import Mapping, Node, Scalar
from quizzer.authoring.problems import Place
from quizzer.authoring.reading import DECK

CARD_KEYS = tuple(
    field.key
    for field in (
        entries.CARD_ID,
        *KIND_FIELDS.fields,
        entries.TOPIC,
        entries.TAGS,
        entries.LEVEL,
        entries.HINT,
        entries.WHY,
        entries.GROUP,
        entries.CITE,
        entries.STATUS,
        entries.DRAFT,
        entries.BY,
        entries.REV,
        entries.SUSPENDED,
        entries.LINT,
    )
)
"""A card reads from its id through what is asked and answered, where it belongs, and what is said
about it, to the passage that proves it; what steers its life comes last."""

DECK_KEYS = tuple(field.key for field in DECK.fields)

_CARD_RANKS = {key: rank for rank, key in enumerate(CARD_KEYS)}
_DECK_RANKS = {key: rank for rank, key in enumerate(DECK_KEYS)}


def ordered_card(card: Mapping, layout: Layout) -> Changed | None:
    """The card with its keys in order; None when they are, or cannot be moved safely."""
    return _ordered(card, _CARD_RANKS, layout, above=0)


def ordered_deck(root: Mapping, layout: Layout) -> Changed | None:
    """The deck with its own keys in order. Comments before the first are the file's, and stay."""
    return _ordered(root, _DECK_RANKS, layout, above=root.start.line - 1)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Where a pair stands with what belongs to it, and its text as it reads in another slot.

    `is_led` says that comments stand above the key.
    """

    start: Place
    end: Place
    text: str
    is_led: bool = False


def _ordered(
    mapping: Mapping, ranks: dict[str, int], layout: Layout, *, above: int
) -> Changed | None:
    keys = [ranks[key.text] for key, _ in mapping.pairs]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    if order == list(range(len(keys))):
        return None
    if layout.is_flow(mapping):
        edits = _in_brackets(mapping, order, layout)
    else:
        edits = _on_lines(mapping, order, layout, above)
    if edits is None:
        return None
    pairs = mapping.pairs
    return Changed(Mapping.at(mapping, (pairs[index] for index in order)), edits)


def _in_brackets(mapping: Mapping, order: Sequence[int], layout: Layout) -> tuple[Edit, ...] | None:
    """Swap the pairs, unless more than commas and white space stands between them."""
    behind = Place(mapping.start.line, mapping.start.column + 1)
    ends = [behind, *(value.end for _, value in mapping.pairs)]
    starts = [key.start for key, _ in mapping.pairs]
    gaps = [layout.between(end, start).strip() for end, start in zip(ends, starts, strict=False)]
    if gaps != ["", *[","] * (len(starts) - 1)] or any(_is_nothing(v) for _, v in mapping.pairs):
        return None
    return _swapped(
        [_Piece(key.start, v.end, layout.between(key.start, v.end)) for key, v in mapping.pairs],
        order,
    )


def _on_lines(
    mapping: Mapping, order: Sequence[int], layout: Layout, above: int
) -> tuple[Edit, ...] | None:
    """Swap the lines of the pairs with the comments directly above them.

    None where that could change what is read: keys after `?`, comments that would have to stand
    behind a dash, and lines between the keys that a block of text would take in.
    """
    column = mapping.start.column
    if any(key.start.column != column for key, _ in mapping.pairs):
        return None
    is_behind_dash = bool(layout.before(mapping.start).strip())
    slots = _slots(mapping, layout, mapping.start.line - 1 if is_behind_dash else above)
    if _is_risky(slots, column, layout):
        return None
    edits = _swapped(slots, order)
    if not is_behind_dash or not order[0]:
        return edits
    if slots[order[0]].is_led:
        return None
    first = Edit(mapping.start, edits[0].end, edits[0].text[column - 1 :])
    return (first, *edits[1:])


def _slots(mapping: Mapping, layout: Layout, above: int) -> list[_Piece]:
    """The lines of each pair, but none up to `above`. A dash before the first counts as space."""
    column = mapping.start.column
    slots = []
    taken = above
    for key, value in mapping.pairs:
        first = key.start.line
        while first - 1 > taken and _is_own_comment(first - 1, column, layout):
            first -= 1
        last = layout.last_line(value, column)
        while last < len(layout) and _is_inner_comment(last + 1, column, layout):
            last += 1
        start, end = Place(first, 1), layout.end_of_line(last)
        text = layout.between(start, end)
        if first == mapping.start.line:
            text = " " * (column - 1) + text[column - 1 :]
        slots.append(_Piece(start, end, text, is_led=first < key.start.line))
        taken = last
    return slots


def _is_own_comment(number: int, column: int, layout: Layout) -> bool:
    """Whether a line above a key is a comment on it, and no deeper than it."""
    return layout.is_comment(number) and len(layout.indent(number)) < column


def _is_inner_comment(number: int, column: int, layout: Layout) -> bool:
    """Whether a line below a value is a comment inside it."""
    return layout.is_comment(number) and len(layout.indent(number)) >= column


def _is_risky(slots: Sequence[_Piece], column: int, layout: Layout) -> bool:
    """Whether a line beside the slots is so deep that a block before it would take it in."""
    return any(
        len(indent := layout.indent(number)) >= column or "\t" in indent
        for number in _beside(slots, layout)
    )


def _beside(slots: Sequence[_Piece], layout: Layout) -> Iterable[int]:
    """The lines between the slots, and the blank ones and comments behind the last."""
    for one, other in pairwise(slots):
        yield from range(one.end.line + 1, other.start.line)
    number = slots[-1].end.line + 1
    while number <= len(layout) and (layout.is_blank(number) or layout.is_comment(number)):
        yield number
        number += 1


def _swapped(slots: Sequence[_Piece], order: Sequence[int]) -> tuple[Edit, ...]:
    return tuple(
        Edit(slot.start, slot.end, slots[index].text)
        for number, (slot, index) in enumerate(zip(slots, order, strict=True))
        if number != index
    )


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_nothing
