"""Which drafts are meant by their topic, and which are the surest over all topics?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from quizzer.cards.card import question_of
from quizzer.cards.deck import Entry
from quizzer.cards.words import words

_GLOB = frozenset("*?[")


def is_named(texts: Iterable[str], patterns: Sequence[str]) -> bool:
    """Whether a text holds one of the patterns, or is what one with `*` or `?` stands for."""
    folded = [text.casefold() for text in texts]
    return any(
        fnmatchcase(text, pattern) if _GLOB & set(pattern) else pattern in text
        for pattern in (pattern.casefold() for pattern in patterns)
        for text in folded
    )


def repeated(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Those that ask in the same words as a surer one, or one before them that is as sure."""
    seen: set[tuple[str, ...]] = set()
    found = set()
    for entry in sorted(entries, key=lambda one: -_confidence(one)):
        asked = tuple(word.folded for word in words(question_of(entry.content)))
        if asked in seen:
            found.add(entry.id)
        seen.add(asked)
    return tuple(entry for entry in entries if entry.id in found)


def surest(entries: Sequence[Entry], most: int) -> tuple[Entry, ...]:
    """So many entries at most, in their order: the surest of each topic in turn."""
    topics: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        topics[entry.topic].append(entry)
    ranked = [
        (rank, -_confidence(entry), number, entry.id)
        for number, inside in enumerate(topics.values())
        for rank, entry in enumerate(sorted(inside, key=lambda one: -_confidence(one)))
    ]
    kept = {name for *_, name in sorted(ranked)[: max(0, most)]}
    return tuple(entry for entry in entries if entry.id in kept)


def _confidence(entry: Entry) -> float:
    return entry.draft.confidence if entry.draft else 0.0
