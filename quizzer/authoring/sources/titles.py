"""Which lines read like headings where nothing marks them, and what is a title without marks?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from quizzer.authoring.sources.blocks import Heading
from quizzer.authoring.sources.fingerprint import without_emphasis

LONGEST_HEADING = 14
"""Words of a line in plain text that can still be a heading."""

ITEM = re.compile(r"\s*(?:[-*+•‣◦]|\d{1,3}[.)])\s+\S")
"""How an item of a list begins."""

_LONGEST_LINE = 200

_NUMBERING = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3})*)(?:[.)]|(?<=\d)(?=\s))\s+(?=\S)")
_BOLD = re.compile(r"(?P<mark>\*\*\*?|__)[^\s*_][^*_]*(?P=mark)")
_PROSE_END = re.compile(r"[.!?:…][\"'”’)]*\s*$")

_SMALL = frozenset(
    """
    a an and as at but by for from in into nor of off on or per the to via vs with without
    """.split()
)
"""Words that a title in title case writes small."""


def bare(title: str) -> str:
    """A heading's text without emphasis, numbering and a colon at its end."""
    text = without_emphasis(" ".join(title.split()))
    numbered = _NUMBERING.match(text)
    return text[numbered.end() if numbered else 0 :].rstrip(": ")


def is_title_case(text: str) -> bool:
    """Whether a text is written as titles are: all words with a capital but the small ones."""
    return all(word.lower() in _SMALL or _is_capital(word) for word in text.split())


def titles(lines: Sequence[str]) -> tuple[Heading, ...]:
    """Lines alone between blank lines that read like a heading and have a text below them.

    Title case or bold without a full stop is the first level; a numbered line or a label with a
    colon is one below, and each further part of a number (`2.1`) one more.
    """
    alone = _alone(lines)
    levels = {number: level for number in alone if (level := _level(lines[number - 1]))}
    followed = _following(lines)
    return tuple(
        Heading(number, level, bare(lines[number - 1]))
        for number, level in levels.items()
        if followed[number] in levels or _is_text(lines, followed[number])
    )


def _alone(lines: Sequence[str]) -> Iterable[int]:
    return [
        number
        for number, line in enumerate(lines, 1)
        if line.strip()
        and (number == 1 or not lines[number - 2].strip())
        and (number == len(lines) or not lines[number].strip())
    ]


def _level(line: str) -> int:
    """The level of a line that reads like a heading; 0 for one that does not."""
    if line[:1].isspace() or len(line) > _LONGEST_LINE or _PROSE_END.search(line.rstrip(": ")):
        return 0
    numbered = _NUMBERING.match(line)
    words = bare(line).split()
    if not words or len(words) > LONGEST_HEADING or not words[0][:1].isalpha():
        return 0
    if numbered:
        return 2 + numbered["number"].count(".") if words[0][:1].isupper() else 0
    is_bold = _BOLD.fullmatch(line.rstrip()) and not _PROSE_END.search(bare(line))
    if not is_bold and not is_title_case(" ".join(words)):
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
    return is_longer or bool(ITEM.match(line) or _PROSE_END.search(line))
