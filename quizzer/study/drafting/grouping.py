"""Which drafts must not meet on one day, because one gives the answer of the other away?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from quizzer.cards.deck import Entry

if TYPE_CHECKING:
    from quizzer.authoring.written import WrittenDeck

MOST_TOGETHER = 4
"""Drafts of a group. On each day only one of them is asked, so more would wait too long."""


def apart(written: WrittenDeck) -> WrittenDeck:
    """The deck with such drafts in groups, each named for the first card in it.

    What would make a group too large is left as it is, for lint to find.
    """
    from quizzer.authoring.lint.cues import cross_item_cue
    from quizzer.authoring.lint.items import DeckItems

    groups: dict[str, frozenset[str]] = {}
    while True:
        before = len(groups), sum(map(len, groups.values()))
        deck = DeckItems(written)
        for weakness in cross_item_cue(deck) if deck.is_english else ():
            names = frozenset(item.entry.id for item in weakness.items)
            together = names.union(*(groups.get(name, ()) for name in names))
            if len(together) <= MOST_TOGETHER:
                groups |= dict.fromkeys(together, together)
        if before == (len(groups), sum(map(len, groups.values()))):
            return written
        written = _grouped(written, groups)


def without_lone_groups(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries with no group that has lost all others."""
    kept = tuple(entries)
    sizes = Counter(entry.group for entry in kept)
    return tuple(entry if sizes[entry.group] > 1 else replace(entry, group="") for entry in kept)


def _grouped(written: WrittenDeck, groups: dict[str, frozenset[str]]) -> WrittenDeck:
    first: dict[frozenset[str], str] = {}
    entries = []
    for entry in written.deck.entries:
        group = groups.get(entry.id)
        name = first.setdefault(group, entry.id) if group else ""
        entries.append(replace(entry, group=name))
    return replace(written, deck=replace(written.deck, entries=tuple(entries)))
