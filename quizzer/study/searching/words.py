"""What do the cards of a shelf say? One folded text for each, and what it is called by.

Read when a search first asks for it, and after that no more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from quizzer.memory.bulk import Flags
from quizzer.store.catalogue import Reading
from quizzer.study.searching.folding import folded
from quizzer.study.searching.shelf import Column, Places, Shelf

_BETWEEN = "\0"
"""What no text has, and folding leaves where it is."""

_NOTHING = Reading("", "", (), is_draft=False, texts=())


@dataclass(frozen=True, slots=True)
class Words:
    """What every card of a shelf says, in its order."""

    texts: tuple[str, ...]
    kind: Column
    level: Column
    tags: Mapping[str, Places]
    draft: Flags


def words_of(shelf: Shelf, readings: Mapping[int, Reading]) -> Words:
    """What the cards of a shelf say; a card that has left the library since says nothing."""
    found = [readings.get(number, _NOTHING) for number in shelf.number.tolist()]
    decks = [shelf.deck.words[deck] for deck in shelf.deck.of_card.tolist()]
    tags: dict[str, list[int]] = {}
    for place, reading in enumerate(found):
        for tag in reading.tags:
            tags.setdefault(tag, []).append(place)
    return Words(
        texts=tuple(
            folded(_BETWEEN.join((*reading.texts, *reading.tags, f"{deck}/{card}")))
            for deck, card, reading in zip(decks, shelf.ids, found, strict=True)
        ),
        kind=Column.of([reading.kind for reading in found]),
        level=Column.of([reading.level for reading in found]),
        tags={tag: np.array(tags[tag], dtype=np.intp) for tag in sorted(tags)},
        draft=np.array([reading.is_draft for reading in found], dtype=np.bool_),
    )
