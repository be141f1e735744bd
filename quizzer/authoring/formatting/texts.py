"""How is a text written in a deck, so that it is read as itself?"""

from __future__ import annotations

import json
import re
from functools import lru_cache

from quizzer.authoring.events import Cut, build
from quizzer.authoring.nodes import Mapping, Scalar, Sequence
from quizzer.authoring.problems import Report

_TOKEN = re.compile("[a-z0-9][a-z0-9.-]*")
"""Ids, lines and fingerprints, which are safe everywhere."""

_PLAIN = re.compile(r"\w(?:[\w ./’&()–—+%'-]*[\w.)%])?")
"""What every reader of YAML takes for plain text: some stumble over `?,` in braces."""


@lru_cache(maxsize=10_000)
def written(text: str) -> str | None:
    """The text as a value for any place of a deck: bare where that is safe, else in double quotes.

    None when it cannot be written at all, because it holds characters that a deck must not have.
    """
    if _TOKEN.fullmatch(text) or (_PLAIN.fullmatch(text) and _reads_as(text, text)):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return quoted if _reads_as(quoted, text) else None


def _reads_as(candidate: str, text: str) -> bool:
    """Whether it means the text under a key, in braces and in brackets, with others behind it."""
    report = Report()
    try:
        root = build(f"- k: {candidate}\n  l: m\n- {{k: {candidate}, l: m}}\n", report)
    except Cut:
        return False
    match root:
        case Sequence(items=(Mapping(pairs=first), Mapping(pairs=second))) if not len(report):
            return _values(first) == _values(second) == [("k", text), ("l", "m")]
        case _:
            return False


def _values(pairs: tuple[tuple[Scalar, object], ...]) -> list[tuple[str, object]]:
    return [(k.text, v.text if isinstance(v, Scalar) else None) for k, v in pairs]
