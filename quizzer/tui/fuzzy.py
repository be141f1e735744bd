"""How well do a few typed letters fit a text? Pure, and fast enough for every key."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")

_AT_WORD, _WITHIN, _SCATTERED = 4.0, 2.0, 1.0
_BEHIND = 1.5  # less than lies between the start of a word and a place within one
_WIDEST_SCATTER = 3
"""Cells for each letter, beyond which letters that are found mean nothing."""


def fit(query: str, text: str) -> float | None:
    """The higher the better; None when a word of the query is not even scattered in the text.

    Each word counts for itself: best at the start of a word, then within one, then letter by
    letter. Short texts come before long ones.
    """
    folded = text.casefold()
    total = 0.0
    for word in query.casefold().split():
        fitness = _fit(word, folded)
        if fitness is None:
            return None
        total += fitness
    return total - len(text) / 1000


def fitting(
    query: str,
    items: Iterable[T],
    text_of: Callable[[T], str],
    is_rare: Callable[[T], bool] = lambda _: False,
) -> list[T]:
    """The items whose text fits, the best first; all in their order when nothing is asked.

    One that is rare, in that it is seldom meant, stands behind those that fit about as well.
    """
    fits = [(fit(query, text_of(item)), item) for item in items]
    found = [
        (fitness - _BEHIND if is_rare(item) else fitness, item)
        for fitness, item in fits
        if fitness is not None
    ]
    if query.strip():
        found.sort(key=lambda pair: -pair[0])
    return [item for _, item in found]


def _fit(word: str, text: str) -> float | None:
    if text.startswith(word) or f" {word}" in text:
        return _AT_WORD
    if word in text:
        return _WITHIN
    return _scattered(word, text)


def _scattered(word: str, text: str) -> float | None:
    """Less the farther apart the letters are."""
    at = start = text.find(word[0])
    for letter in word:
        at = text.find(letter, at)
        if at < 0:
            return None
        at += 1
    spread = (at - start) / len(word)
    return _SCATTERED / spread if spread <= _WIDEST_SCATTER else None
