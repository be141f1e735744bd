"""How are keys and cards taken out of a deck file, without touching what stands around them?"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from quizzer.authoring.formatting.layout import Layout
from quizzer.authoring.formatting.splicing import Edit
from quizzer.authoring.nodes import Mapping
from quizzer.authoring.nodes import Sequence as Items
from quizzer.authoring.problems import Place

Lines = tuple[int, int]
"""The first and the last of some lines, counted from 1."""

Span = tuple[Place, Place]

_COMMA = re.compile(r"[ \t]*,[ \t]*")


def without_pairs(card: Mapping, keys: Collection[str], layout: Layout) -> list[Edit]:
    """Take out the pairs under some keys, of which the mapping must keep one.

    Comments above a pair stay; what stands behind it on its lines goes with it.
    """
    gone = [number for number, (key, _) in enumerate(card.pairs) if key.text in keys]
    if layout.is_flow(card):
        return _cut([(key.start, value.end) for key, value in card.pairs], gone, layout)
    column = card.start.column
    lines = [
        (key.start.line, _with_deep(layout.last_line(value, column), column, layout))
        for key, value in card.pairs
    ]
    leading = next(n for n in range(len(lines)) if n not in gone)
    edits = _lines_out([lines[number] for number in gone if number > leading], layout)
    if leading:
        # What comes next moves up to the dash.
        edits.insert(0, Edit(card.start, _next_thing(lines[leading - 1][1] + 1, layout), ""))
    return edits


def without_item(cards: Items, number: int, layout: Layout) -> list[Edit]:
    """Take out an item of a list of mappings, with the comments directly above it.

    Of the blank lines around it those go that would be left over.
    """
    if layout.is_flow(cards):
        return _cut([(item.start, item.end) for item in cards.items], [number], layout)
    first, last = extent(cards, number, layout)
    last = _with_deep(last, cards.start.column, layout)
    floor = extent(cards, number - 1, layout)[1] if number else _dash(cards, 0, layout) - 1
    while not number and layout.is_comment(floor):
        floor -= 1
    while first - 1 > floor and layout.is_comment(first - 1):
        first -= 1
    blank_before, blank_after = first - 1, last + 1
    while blank_before > floor and layout.is_blank(blank_before):
        blank_before -= 1
    while blank_after <= len(layout) and layout.is_blank(blank_after):
        blank_after += 1
    if number == len(cards.items) - 1:
        first = blank_before + 1
    elif blank_before < first - 1 or first - 1 == floor:
        last = blank_after - 1
    return _lines_out([(first, last)], layout)


def inner_lines(last: int, column: int, layout: Layout) -> int:
    """The last line of a value with the comments below it that are as deep as its keys."""
    while (
        last < len(layout)
        and layout.is_comment(last + 1)
        and len(layout.indent(last + 1)) >= column - 1
    ):
        last += 1
    return last


def extent(cards: Items, number: int, layout: Layout) -> Lines:
    """The lines of an item with the comments inside it, but without those above it."""
    first, last = lines_of(cards, number, layout)
    return first, inner_lines(last, cards.items[number].start.column, layout)


def lines_of(cards: Items, number: int, layout: Layout) -> Lines:
    """The lines of an item of a list that is not in brackets, from its dash to its last value."""
    item = cards.items[number]
    return _dash(cards, number, layout), layout.last_line(item, item.start.column)


def _with_deep(last: int, column: int, layout: Layout) -> int:
    """The last line of something with the lines below that are deeper than its column.

    They are blank or comments; a block of text above would take them in once it is gone.
    """
    number = last + 1
    while number <= len(layout) and (layout.is_blank(number) or layout.is_comment(number)):
        is_deep = len(layout.indent(number)) >= column
        if is_deep:
            last = number
        elif layout.is_comment(number):
            break
        number += 1
    return last


def _dash(cards: Items, number: int, layout: Layout) -> int:
    """The line on which an item's dash stands: that of its first key, or one above it."""
    column, line = cards.start.column, cards.items[number].start.line
    while not layout.line(line)[column - 1 :].startswith("-"):
        line -= 1
    return line


def _next_thing(number: int, layout: Layout) -> Place:
    """Where the first line from a number on begins that is not blank."""
    while layout.is_blank(number):
        number += 1
    return Place(number, len(layout.indent(number)) + 1)


def _lines_out(ranges: Sequence[Lines], layout: Layout) -> list[Edit]:
    """Take out whole lines. A file without a line end at its end has none afterwards."""
    joined: list[Lines] = []
    for first, last in ranges:
        if joined and joined[-1][1] + 1 == first:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return [
        Edit(Place(first, 1), Place(last + 1, 1), "")
        if last < len(layout)
        else Edit(layout.end_of_line(first - 1), layout.end_of_line(last), "")
        for first, last in joined
    ]


def _cut(spans: Sequence[Span], gone: Collection[int], layout: Layout) -> list[Edit]:
    """Take out things in brackets, each with its comma."""
    edits = []
    number = 0
    while number < len(spans):
        end = number
        while end < len(spans) and end in gone:
            end += 1
        if end > number:
            edits.append(_run_out(spans, number, end, layout))
        number = end + 1
    return edits


def _run_out(spans: Sequence[Span], first: int, end: int, layout: Layout) -> Edit:
    """Take out things that stand side by side; comments between others stay."""
    start, last = spans[first][0], spans[end - 1][1]
    if end < len(spans) and layout.between(last, spans[end][0]).strip() == ",":
        return Edit(start, spans[end][0], "")
    if end == len(spans) and first and layout.between(spans[first - 1][1], start).strip() == ",":
        return Edit(spans[first - 1][1], last, "")
    comma = _COMMA.match(layout.after(last))
    return Edit(start, Place(last.line, last.column + (comma.end() if comma else 0)), "")
