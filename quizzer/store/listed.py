"""How does a statement look for many values at once? Each gets a name of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

AT_ONCE = 500
"""Values in one statement, well below any database's limit of variables."""


def parts(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values, as many at a time as one statement takes."""
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]


def among(name: str, values: Collection[object]) -> str:
    """What stands between the brackets of an `IN`."""
    return ", ".join(f":{name}{place}" for place in range(len(values)))


def named_values(name: str, values: Collection[object]) -> dict[str, object]:
    """The values by the names that `among` gives them."""
    return {f"{name}{place}": value for place, value in enumerate(values)}
