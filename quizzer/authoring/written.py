"""Where in its file does each part of a deck stand?

A `Deck` is what a file means; here it is joined with the tree it was read from, for everything
that points at a file or edits it: lint, `fmt`, the preview.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Self

from quizzer.authoring.nodes import Mapping, Node, Scalar, Sequence
from quizzer.authoring.problems import Place
from quizzer.cards.deck import Deck, Entry

if TYPE_CHECKING:
    from quizzer.authoring.tree import Tree  # which imports YAML

_CARDS, _ID = "cards", "id"


@dataclass(frozen=True, slots=True)
class WrittenEntry:
    """An entry and the mapping that it was read from."""

    entry: Entry
    node: Mapping

    def value(self, key: str) -> Node | None:
        """What stands under a key of the card, or None when the key is not there."""
        return value_of(self.node, key)

    def place(self, key: str, item: int | None = None) -> Place:
        """Where a key's value stands, or an item of it; the card itself when it is not there."""
        value = self.value(key)
        if item is not None and isinstance(value, Sequence) and item < len(value.items):
            return value.items[item].start
        return value.start if value is not None else self.node.start


@dataclass(frozen=True)
class WrittenDeck:
    """A deck and the tree that it was read from.

    Of a file with problems it holds what could be read: then `deck` must not be imported, its id
    may be empty, and cards may be missing: `lost` are the lines where items of `cards:` begin
    that are not even mappings.
    """

    deck: Deck
    root: Mapping
    lost: tuple[int, ...] = ()

    @classmethod
    def of(cls, deck: Deck, tree: Tree) -> Self | None:
        """The two joined."""
        if not isinstance(tree.root, Mapping):
            return None
        items = (item for item in _items(tree.root) if not isinstance(item, Mapping))
        lost = {*tree.broken_cards, *(item.line for item in items)}
        return cls(deck, tree.root, tuple(sorted(lost)))

    @cached_property
    def entries(self) -> tuple[WrittenEntry, ...]:
        """The entries of the deck with their nodes, in its order. An import asks for none."""
        # Of two cards with one id the first was read, and the second reported.
        nodes = {id_of(node): node for node in reversed(cards_in(self.root))}
        return tuple(WrittenEntry(entry, nodes[entry.id]) for entry in self.deck.entries)

    def value(self, key: str) -> Node | None:
        """What stands under a key of the deck."""
        return value_of(self.root, key)

    def place(self, *keys: str) -> Place:
        """Where the value under a path of keys stands, as far as the path goes."""
        node: Node = self.root
        for key in keys:
            inner = value_of(node, key) if isinstance(node, Mapping) else None
            if inner is None:
                break
            node = inner
        return node.start


def value_of(mapping: Mapping, key: str) -> Node | None:
    """What stands under a key of a mapping."""
    return mapping.values.get(key)


def cards_in(root: Mapping) -> tuple[Mapping, ...]:
    """The items of `cards:` that are mappings, right or not."""
    return tuple(item for item in _items(root) if isinstance(item, Mapping))


def id_of(card: Mapping) -> str:
    """The id that is written on a card, right or not; empty when there is none."""
    node = value_of(card, _ID)
    return node.text if isinstance(node, Scalar) else ""


def _items(root: Mapping) -> tuple[Node, ...]:
    cards = value_of(root, _CARDS)
    return cards.items if isinstance(cards, Sequence) else ()
