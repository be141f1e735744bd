"""How much of a file can be read when some of it is broken?

A card that breaks YAML must not hide the mistakes of the others. So the broken item of `cards:`
(or, before it, the section of a broken key) is blanked out, and the text is read again: each
item that is left keeps its place, and nothing has to be known about half a card.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizzer.authoring.codes import Code
from quizzer.authoring.events import MOST_NODES, Cut, build
from quizzer.authoring.nodes import Node
from quizzer.authoring.problems import Place, Report

_MOST_CHARACTERS = 32 * 1024 * 1024
"""Characters that are read, over all attempts at one file: 100 KiB can be broken everywhere,
a file of 16 MiB in one place."""

_MOST_ATTEMPTS = 50

_CARDS = "cards"
_SECTION = re.compile(r"(?P<key>[\w.-]+):(?:\s|$)")
_ITEM = re.compile(r"(?P<indent> *)-(?: |$)")


@dataclass(frozen=True, slots=True)
class Tree:
    """What could be read. Of the `unread` keys nothing is known, not even whether they are there.

    `root` is None when the file says nothing or nothing of it could be read. `broken_cards` are
    the lines, from 1, where cards begin that are not in the tree.
    """

    root: Node | None
    unread: frozenset[str] = frozenset()
    broken_cards: tuple[int, ...] = ()


def read_tree(text: str, report: Report) -> Tree:
    """The tree of a deck file, with every mistake of its YAML reported."""
    unread: set[str] = set()
    broken_cards: list[int] = []
    attempts = max(1, min(_MOST_ATTEMPTS, _MOST_CHARACTERS // max(1, len(text))))
    nodes = 0
    cut_off = Place(1, 1)
    while attempts and nodes <= MOST_NODES:
        attempt = Report()
        try:
            root = build(text, attempt)
        except Cut as cut:
            report.add(*cut.finding)
            attempts -= 1
            nodes += cut.nodes
            cut_off = cut.finding.place
            lines = text.split("\n")
            broken = _broken_part(lines, cut.finding.place.line)
            if broken is None or cut.finding.code is Code.TOO_MANY_NODES:
                report.take(attempt)
                return Tree(None)
            lines[broken.first : broken.end] = [""] * (broken.end - broken.first)
            text = "\n".join(lines)
            if broken.section == _CARDS:
                broken_cards.append(broken.first + 1)
            else:
                unread.add(broken.section)
        else:
            report.take(attempt)
            return Tree(root, frozenset(unread), tuple(broken_cards))
    message = "the file is broken in so many places that the rest was not checked"
    report.add(cut_off, Code.MORE_PROBLEMS, message, "Put these right first")
    return Tree(None)


@dataclass(frozen=True, slots=True)
class _Part:
    """Lines of a section, counted from 0; `end` is the line behind them."""

    section: str
    first: int
    end: int


def _broken_part(lines: list[str], line: int) -> _Part | None:
    """The card, else the section, that the line (from 1) belongs to."""
    last = min(line, len(lines)) - 1
    section = _begin(lines, last)
    if section is None:
        return None
    first, key = section
    end = next((n for n in range(first + 1, len(lines)) if _SECTION.match(lines[n])), len(lines))
    if key == _CARDS and last > first:
        return _item(lines, first, last, end)
    return _Part(key, first, end)


def _begin(lines: list[str], last: int) -> tuple[int, str] | None:
    for number in range(last, -1, -1):
        if found := _SECTION.match(lines[number]):
            return number, found["key"]
    return None


def _item(lines: list[str], first: int, last: int, end: int) -> _Part | None:
    """The item of `cards:` around `last`. Items stand at the depth of the first one."""
    items = [
        (number, len(found["indent"]))
        for number in range(first + 1, end)
        if (found := _ITEM.match(lines[number]))
    ]
    starts = [number for number, indent in items if indent == items[0][1]]
    before = [number for number in starts if number <= last]
    if not before:
        return None
    after = [number for number in starts if number > last]
    return _Part(_CARDS, before[-1], after[0] if after else end)
