"""How much may the cards of a deck come to, when each blank is a card of its own?

A cloze of 64 KiB can have 13,000 blanks, and each of its cards carries the whole text: a small
file could fill a disk.
"""

from __future__ import annotations

from collections.abc import Iterable

from quizzer.authoring.codes import Code
from quizzer.authoring.fields import Context
from quizzer.authoring.filebytes import MOST_BYTES
from quizzer.authoring.nodes import Mapping, Node, Scalar, Sequence
from quizzer.cards.card import parts_of
from quizzer.cards.deck import Entry

MOST_CARDS = 100_000

MOST_CHARACTERS = MOST_BYTES
"""Characters of the cards that share an entry, together; the others are bounded by their file."""

_HINT = "Make fewer blanks, add together: true, or split the deck into several files"


def those_that_fit(
    items: Iterable[tuple[Node, Entry | None]], context: Context
) -> tuple[Entry, ...]:
    """The entries that could be read, up to the first with which the deck makes too many cards.

    That one is reported. `items` are the entries with what they were read from.
    """
    fitting: list[Entry] = []
    cards = characters = 0
    for node, entry in items:
        if entry is None:
            continue
        count = len(parts_of(entry.content))
        cards += count
        characters += count * _characters_in(node) if count > 1 else 0
        if cards > MOST_CARDS or characters > MOST_CHARACTERS:
            message = f"with {_counted(count)} the deck has more than it can hold"
            context.report.add(node.start, Code.TOO_MANY_CARDS, message, _HINT)
            break
        fitting.append(entry)
    return tuple(fitting)


def _counted(cards: int) -> str:
    return "this card" if cards == 1 else f"these {cards:,} cards"


def _characters_in(node: Node) -> int:
    match node:
        case Scalar(text=text):
            return len(text)
        case Sequence(items=items):
            return sum(map(_characters_in, items))
        case Mapping(values=values):
            return sum(map(_characters_in, values.values()))
        case _:
            return 0
