"""Which id does a card get that has none?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizzer.authoring.formatting.layout import Layout
from quizzer.authoring.formatting.pairs import Changed, NewPair, with_pairs, with_value
from quizzer.authoring.nodes import Mapping, Scalar
from quizzer.authoring.written import value_of
from quizzer.cards.words import fold, is_stopword, words

ID = "id"
PROMPTS = ("q", "cloze", "claim")
"""The keys that ask: one of them names the card."""

MOST_WORDS = 5
MOST_CHARACTERS = 40

_LONGEST_LOOKED_AT = 1000
_BLANK = re.compile(r"\{\{.*?(?:\}\}|$)", re.DOTALL)
_OUTSIDE = re.compile("[^a-z0-9]+")
_FALLBACK = "card"


def slug(prompt: str, language: str = "") -> str:
    """An id from the first content words of a question: `founded-xiaomi`.

    Empty when there is nothing in it that can be written in ASCII. What a cloze hides is left
    out, because an id is seen in lists and must not give the answer away.
    """
    text = _BLANK.sub(" ", prompt[:_LONGEST_LOOKED_AT])
    found = [(word.text, _plain(word.text)) for word in words(text)]
    all_ = [plain for _, plain in found if plain]
    content = [plain for word, plain in found if plain and not is_stopword(word, language)]
    name = ""
    for word in (content or all_)[:MOST_WORDS]:
        longer = f"{name}-{word}" if name else word[:MOST_CHARACTERS]
        if len(longer) > MOST_CHARACTERS:
            break
        name = longer
    return name


def is_nameless(card: Mapping) -> bool:
    """Whether it has no id, or nothing stands after the key."""
    node = value_of(card, ID)
    return node is None or (isinstance(node, Scalar) and node.is_nothing)


def prompt_of(card: Mapping) -> str:
    """The text that asks, whatever kind of card it is; empty when there is none."""
    prompts = (value_of(card, key) for key in PROMPTS)
    return next((node.text for node in prompts if isinstance(node, Scalar)), "")


class Names:
    """Gives out ids that no other card of the deck has, whatever their case."""

    def __init__(self, cards: Iterable[Mapping], language: str) -> None:
        """`cards` are all of the deck, so that later ids are known too."""
        ids = (value_of(card, ID) for card in cards)
        self._taken = {node.text.casefold() for node in ids if isinstance(node, Scalar)}
        self._language = language
        self._counts: dict[str, int] = {}

    def name(self, card: Mapping) -> str:
        """A new id for a card: `founded-xiaomi`, `founded-xiaomi-2`, or `card-1`."""
        plain = slug(prompt_of(card), self._language)
        if plain and plain not in self._taken:
            self._taken.add(plain)
            return plain
        base = plain or _FALLBACK
        count = self._counts.get(base, 1 if plain else 0)
        while (name := f"{base}-{(count := count + 1)}") in self._taken:
            pass
        self._counts[base] = count
        self._taken.add(name)
        return name


def with_id(card: Mapping, name: str, layout: Layout) -> Changed | None:
    """The card with an id as its first key, or behind its empty `id:`.

    None where that cannot be filled safely.
    """
    if value_of(card, ID) is None:
        return with_pairs(card, [NewPair(0, ID, name)], layout)
    return with_value(card, ID, name, layout)


def _plain(word: str) -> str:
    return _OUTSIDE.sub("", fold(word).encode("ascii", "ignore").decode())
