"""Which lines of a document are headings, and which belong together as paragraphs?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from quizzer.authoring.sources.fingerprint import without_emphasis

LONGEST_HEADING = 14
"""Words of a line in plain text that can still be a heading."""

_LONGEST_LINE = 200

_MARKDOWN = re.compile(r" {0,3}(?P<marks>#{1,6})(?:\s+(?P<title>.*?))?(?:\s+#+)?\s*")
_UNDERLINE = re.compile(r" {0,3}(?:(?P<first>=+)|-{2,})\s*")
_RULE = re.compile(r" {0,3}(?:[-*_]\s*){3,}")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_ITEM = re.compile(r"\s*(?:[-*+•‣◦]|\d{1,3}[.)])\s+\S")
_NUMBERING = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3})*)(?:[.)]|(?<=\d)(?=\s))\s+(?=\S)")
_PROSE_END = re.compile(r"[.!?:…][\"'”’)]*\s*$")

_SMALL = frozenset(
    """
    a an and as at but by for from in into nor of off on or per the to via vs with without
    """.split()
)
"""Words that a title in title case writes small."""


class BlockKind(StrEnum):
    """What a run of lines is."""

    HEADING = "heading"
    LIST_ITEM = "list item"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. `level` counts from 1, the highest; `text` is without marks and numbering."""

    line: int
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines, from 1, that belong together, under its headings from the highest down."""

    first_line: int
    last_line: int
    kind: BlockKind
    under: tuple[Heading, ...]


def headings(lines: Sequence[str]) -> tuple[Heading, ...]:
    """The headings: Markdown's where the document has any, else what reads like one."""
    fenced = _in_fences(lines)
    marked = [
        Heading(number, len(found["marks"]), title)
        for number, line in enumerate(lines, 1)
        if not fenced[number - 1]
        and (found := _MARKDOWN.fullmatch(line))
        and (title := bare(found["title"] or ""))
    ]
    if marked or any(fenced):
        return tuple(marked)
    return _underlined(lines) or _plain(lines)


def blocks(lines: Sequence[str], headings: Sequence[Heading]) -> tuple[Block, ...]:
    """All headings, list items and paragraphs in order. Blank lines and rules are none."""
    titles = {heading.line: heading for heading in headings}
    found: list[Block] = []
    path: tuple[Heading, ...] = ()
    is_open = False
    for number, line in enumerate(lines, 1):
        heading = titles.get(number)
        if heading is not None:
            path = (*(h for h in path if h.level < heading.level), heading)
            found.append(Block(number, number, BlockKind.HEADING, path))
            is_open = False
        elif not line.strip() or _RULE.fullmatch(line) or _is_underline(line, number, titles):
            is_open = False
        elif _ITEM.match(line):
            found.append(Block(number, number, BlockKind.LIST_ITEM, path))
            is_open = True
        elif is_open:
            last = found[-1]
            found[-1] = Block(last.first_line, number, last.kind, last.under)
        else:
            found.append(Block(number, number, BlockKind.PARAGRAPH, path))
            is_open = True
    return tuple(found)


def bare(title: str) -> str:
    """A heading's text without emphasis, numbering and a colon at its end."""
    text = without_emphasis(" ".join(title.split()))
    numbered = _NUMBERING.match(text)
    return text[numbered.end() if numbered else 0 :].rstrip(": ")


def _in_fences(lines: Sequence[str]) -> list[bool]:
    """Whether each line is in a fenced block of code, where `#` begins no heading."""
    fences = accumulate(bool(_FENCE.match(line)) for line in lines)
    return [bool(count % 2) for count in fences]


def _underlined(lines: Sequence[str]) -> tuple[Heading, ...]:
    found = []
    for number in range(1, len(lines)):
        title, mark = lines[number - 1], _UNDERLINE.fullmatch(lines[number])
        is_alone = number == 1 or not lines[number - 2].strip()
        if mark and is_alone and title.strip() and not _ITEM.match(title):
            found.append(Heading(number, 1 if mark["first"] else 2, bare(title)))
    return tuple(found)


def _is_underline(line: str, number: int, titles: dict[int, Heading]) -> bool:
    return number - 1 in titles and bool(_UNDERLINE.fullmatch(line))


def _plain(lines: Sequence[str]) -> tuple[Heading, ...]:
    """Lines alone between blank lines that read like a heading and have a text below them.

    Title case without a full stop is the first level; a numbered line or a label with a colon
    is one below, and each further part of a number (`2.1`) one more.
    """
    alone = [
        number
        for number, line in enumerate(lines, 1)
        if line.strip()
        and (number == 1 or not lines[number - 2].strip())
        and (number == len(lines) or not lines[number].strip())
    ]
    levels = {number: level for number in alone if (level := _plain_level(lines[number - 1]))}
    followed = _following(lines)
    return tuple(
        Heading(number, level, bare(lines[number - 1]))
        for number, level in levels.items()
        if followed[number] in levels or _is_text(lines, followed[number])
    )


def _plain_level(line: str) -> int:
    """The level of a line that reads like a heading; 0 for one that does not."""
    if line[:1].isspace() or len(line) > _LONGEST_LINE or _PROSE_END.search(line.rstrip(": ")):
        return 0
    numbered = _NUMBERING.match(line)
    words = bare(line).split()
    if not words or len(words) > LONGEST_HEADING or not words[0][:1].isalpha():
        return 0
    if numbered:
        return 2 + numbered["number"].count(".") if words[0][:1].isupper() else 0
    if not all(word.lower() in _SMALL or _is_capital(word) for word in words):
        return 0
    return 2 if line.rstrip().endswith(":") else 1


def _is_capital(word: str) -> bool:
    letters = word.lstrip("\"'“‘([&–-/")
    return not letters or letters[0].isupper() or letters[0].isdigit()


def _following(lines: Sequence[str]) -> list[int]:
    """For each line number the next line that is not blank; 0 where there is none."""
    following = [0] * (len(lines) + 1)
    next_line = 0
    for number in range(len(lines), 0, -1):
        following[number] = next_line
        if lines[number - 1].strip():
            next_line = number
    return following


def _is_text(lines: Sequence[str], number: int) -> bool:
    """Whether running text or a list begins at a line."""
    if not number:
        return False
    line = lines[number - 1]
    is_longer = len(line.split()) > LONGEST_HEADING
    return is_longer or bool(_ITEM.match(line) or _PROSE_END.search(line))
