"""How do values lie on the lines of a deck: after their key, in brackets, or below it?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from quizzer.authoring.formatting.texts import folded, written, written_on_line
from quizzer.authoring.kinds import MATCH

Value = str | Sequence["Value"] | Mapping[str, "Value"]
"""A text, a list or a mapping."""

WIDTH = 100
"""Columns that a line takes at most, unless a word or a text in quotes is longer."""

STEP = 2
"""Columns by which what stands below a key is indented."""

_ALWAYS_BELOW = frozenset({MATCH.key})
"""What reads like a table, and so one pair below the other."""


class UnwritableError(ValueError):
    """A text has characters that a deck must not have."""


def pairs(mapping: Mapping[str, Value], indent: int) -> list[str]:
    """The lines of a mapping, in its order. Raises UnwritableError."""
    return [line for key, value in mapping.items() for line in pair(key, value, indent)]


def pair(key: str, value: Value, indent: int) -> list[str]:
    """A key and its value, on one line where it fits. Raises UnwritableError."""
    head = f"{' ' * indent}{_bare(key)}:"
    short = _inline(value)
    if short is not None and len(head) + 1 + len(short) <= WIDTH and key not in _ALWAYS_BELOW:
        return [f"{head} {short}"]
    if isinstance(value, str):
        return _long(head, value, indent)
    return below(key, value, indent)


def below(key: str, value: Value, indent: int) -> list[str]:
    """A key, and its list or mapping on the lines below it. Raises UnwritableError."""
    head = f"{' ' * indent}{_bare(key)}:"
    if isinstance(value, Mapping):
        return [head, *pairs(value, indent + STEP)]
    return [head, *(line for one in value for line in item(one, indent + STEP))]


def item(value: Value, indent: int) -> list[str]:
    """An item of a list behind its dash. Raises UnwritableError."""
    head = f"{' ' * indent}-"
    short = _inline(value)
    if short is not None and len(head) + 1 + len(short) <= WIDTH:
        return [f"{head} {short}"]
    if isinstance(value, Mapping):
        return behind_dash(pairs(value, indent + STEP), indent)
    assert isinstance(value, str), "a deck has no list in a list"
    return _long(head, value, indent)


def behind_dash(lines: Sequence[str], indent: int) -> list[str]:
    """The lines of a mapping as an item of a list whose dashes stand at the indent."""
    return [f"{' ' * indent}- {lines[0][indent + STEP :]}", *lines[1:]]


def flow(value: Value) -> str:
    """A value on one line, in brackets if it is no text. Raises UnwritableError."""
    if isinstance(value, str):
        return _bare(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_bare(k)}: {flow(v)}' for k, v in value.items())}}}"
    return f"[{', '.join(map(flow, value))}]"


def _inline(value: Value) -> str | None:
    """A value for one line; None for a list that reads better below: its texts need quotes."""
    if isinstance(value, str):
        text = written_on_line(value)
        if text is None:
            raise UnwritableError
        return text
    if isinstance(value, Mapping):
        return flow(value) if _is_shallow(value.values()) else None
    return flow(value) if _is_shallow(value) and all(flow(v) == v for v in value) else None


def _is_shallow(values: Iterable[Value]) -> bool:
    return all(isinstance(value, str) for value in values)


def _bare(text: str) -> str:
    safe = written(text)
    if safe is None:
        raise UnwritableError
    return safe


def _long(head: str, text: str, indent: int) -> list[str]:
    """A text that is too long for its line: folded, or in quotes where spaces could be lost."""
    lines = folded(text, WIDTH - indent - STEP)
    if lines is None:
        return [f"{head} {_bare(text)}"]
    return [f"{head} >-", *(f"{' ' * (indent + STEP)}{line}" for line in lines)]
