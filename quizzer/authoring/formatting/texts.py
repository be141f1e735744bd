"""How is a text written in a deck, so that it is read as itself?"""

from __future__ import annotations

import json
import re
from functools import lru_cache

from quizzer.authoring.events import Cut, build
from quizzer.authoring.filetext import CONTROL
from quizzer.authoring.nodes import Mapping, Scalar, Sequence
from quizzer.authoring.problems import Report

_TOKEN = re.compile("(?!null$)[a-z0-9][a-z0-9.-]*")
"""Ids, lines and fingerprints, which are safe everywhere."""

_PLAIN = re.compile(r"(?!(?i:null)$)\w(?:[\w ./’&()–—+%'-]*[\w.)%])?")
"""What every reader of YAML takes for plain text: some stumble over `?,` in braces. An editor
takes `null` for nothing."""

_PLAIN_ON_LINE = re.compile(r"(?!(?i:null)$)[\w“‘(](?:[^\s:#]|[ ](?! |$)|:(?=\S)|(?<=\S)#)*")
"""What is plain text outside of brackets: anything that begins like a text, but for `: ` and ` #`
and for spaces that could be lost."""


@lru_cache(maxsize=10_000)
def written(text: str) -> str | None:
    """The text as a value for any place of a deck: bare where that is safe, else in double quotes.

    None when it cannot be written at all, because it holds characters that a deck must not have.
    """
    if _TOKEN.fullmatch(text) or (_PLAIN.fullmatch(text) and _reads_as(text, text)):
        return text
    return _quoted(text)


@lru_cache(maxsize=10_000)
def written_on_line(text: str) -> str | None:
    """The text as a value on a line that is in no brackets, where more of it may stay bare."""
    if _PLAIN_ON_LINE.fullmatch(text) and _reads_as(text, text, _ON_LINES):
        return text
    return written(text)


def folded(text: str, width: int) -> list[str] | None:
    """The text on lines of at most so many characters, to stand indented behind `>-`.

    A longer word has a line of its own. None when its spaces would not come back as they are.
    """
    words = text.split(" ")
    if CONTROL.search(text) or not all(words) or "\t" in text or "\n" in text:
        return None
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


_ON_LINES = "- k: {0}\n  l: m\n"
_ANYWHERE = f"{_ON_LINES}- {{{{k: {{0}}, l: m}}}}\n"


def _quoted(text: str) -> str | None:
    quoted = json.dumps(text, ensure_ascii=False)
    return quoted if _reads_as(quoted, text) else None


def _reads_as(candidate: str, text: str, places: str = _ANYWHERE) -> bool:
    """Whether it means the text under a key, in the places given, with others behind it."""
    if CONTROL.search(text):
        return False
    report = Report()
    try:
        root = build(places.format(candidate), report)
    except Cut:
        return False
    return (
        not len(report)
        and isinstance(root, Sequence)
        and all(
            isinstance(item, Mapping) and _values(item.pairs) == [("k", text), ("l", "m")]
            for item in root.items
        )
    )


def _values(pairs: tuple[tuple[Scalar, object], ...]) -> list[tuple[str, object]]:
    return [(k.text, v.text if isinstance(v, Scalar) else None) for k, v in pairs]
