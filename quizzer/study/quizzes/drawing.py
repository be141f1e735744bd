"""Which cards does a quiz ask? The same seed draws the same ones in the same order.

Each card's place in the draw follows from the seed and its own key alone, so that a card more or
less in a deck changes little.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from quizzer.cards.card import CardKey, Level
from quizzer.cards.content import Kind
from quizzer.study.quizzes.matching import Matching
from quizzer.study.quizzes.spec import Cell, QuizSpec

K = TypeVar("K", bound=Hashable)

OTHERS = "other cards"
"""The name of the part of a blueprint that is left to what is in no cell."""

_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Drawable:
    """A card that a quiz may ask. Cards of one `family` should not meet in it.

    Its level and kind matter to a blueprint that names some; None where there is none.
    """

    key: CardKey
    topic: str
    family: Hashable
    level: Level | None = None
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Shortage:
    """A part of a quiz for which there are too few cards; the whole quiz has no name."""

    name: str
    wanted: int
    found: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """The cards of a quiz in the order of asking, and what there was too little of."""

    cards: tuple[CardKey, ...]
    shortages: tuple[Shortage, ...] = ()


def draw(pool: Sequence[Drawable], spec: QuizSpec, seed: int) -> Drawn:
    """The cards of a quiz: by its blueprint, or spread over the topics by their size.

    No card comes twice, and no two of a family while there is another way to fill the quiz.
    """
    shuffled = sorted(pool, key=lambda card: _place(seed, str(card.key)))
    if spec.blueprint:
        parts = _by_cell(shuffled, spec)
        chosen = _filled(parts)
        short = [
            Shortage(part.name, part.wanted, len(cards))
            for part, cards in zip(parts, chosen, strict=True)
            if len(cards) < part.wanted
        ]
    else:
        chosen = _filled(_by_topic(shuffled, spec.questions, seed), anywhere=shuffled)
        short = []
    keys = [card.key for cards in chosen for card in cards]
    if not spec.blueprint and spec.count is not None and len(keys) < spec.count:
        short = [Shortage("", spec.count, len(keys))]
    keys.sort(key=lambda key: _place(seed, f"order {key}"))
    return Drawn(tuple(keys), tuple(short))


def rounded(shares: Mapping[K, float], whole: int) -> dict[K, int]:
    """Whole numbers in the proportion of the shares that add up to `whole` (largest remainder).

    Of equal remainders the first are rounded up.
    """
    total = sum(shares.values())
    exact = {name: share * whole / total for name, share in shares.items()} if total else {}
    counts = {name: math.floor(number + _ROUNDING) for name, number in exact.items()}
    rest = whole - sum(counts.values()) if total else 0
    by_remainder = sorted(exact, key=lambda name: counts[name] - exact[name])
    for name in by_remainder[:rest]:
        counts[name] += 1
    return counts


@dataclass(frozen=True, slots=True)
class _Part:
    """So many of some cards, in the order of the draw."""

    name: str
    wanted: int
    cards: Sequence[Drawable]


def _by_cell(cards: Sequence[Drawable], spec: QuizSpec) -> list[_Part]:
    """A part for each cell of the blueprint, and one for what is in no cell."""
    shares = {n: cell.share for n, cell in enumerate(spec.blueprint) if cell.share is not None}
    given = rounded(shares, round(spec.questions * sum(shares.values())))
    parts = [
        _Part(cell.name, given.get(n, cell.count or 0), [c for c in cards if _holds(cell, c)])
        for n, cell in enumerate(spec.blueprint)
    ]
    rest = spec.questions - sum(part.wanted for part in parts)
    if rest:
        others = [c for c in cards if not any(_holds(cell, c) for cell in spec.blueprint)]
        parts.append(_Part(OTHERS, rest, others))
    return parts


def _holds(cell: Cell, card: Drawable) -> bool:
    return cell.holds(card.key.deck, card.topic, card.level, card.kind)


def _by_topic(cards: Sequence[Drawable], wanted: int, seed: int) -> list[_Part]:
    """A part for each topic, as large beside the others as its families are many."""
    topics: dict[tuple[str, str], list[Drawable]] = {}
    for card in cards:
        topics.setdefault((card.key.deck, card.topic), []).append(card)
    order = sorted(topics, key=lambda topic: _place(seed, "/".join(topic)))
    sizes = {topic: len({card.family for card in topics[topic]}) for topic in order}
    counts = rounded(sizes, min(wanted, sum(sizes.values())))
    parts = [_Part("", counts[topic], topics[topic]) for topic in order]
    return [*parts, _Part("", wanted - sum(counts.values()), cards)]


def _filled(parts: Sequence[_Part], anywhere: Sequence[Drawable] = ()) -> list[list[Drawable]]:
    """The cards of each part, none twice.

    First each place gets a family of its own; where that is not possible a family from
    `anywhere`; what is still open is filled with siblings.
    """
    places = [number for number, part in enumerate(parts) for _ in range(part.wanted)]
    families: Matching[Hashable] = Matching(places)
    families.fill([_families(part.cards, len(places)) for part in parts])
    if anywhere:
        families.fill([_families(anywhere, len(places))] * len(parts))
    cards: Matching[Drawable] = Matching(places)
    for place, family in families.given.items():
        pool = chain(parts[places[place]].cards, anywhere)
        cards.given[place] = next(card for card in pool if card.family == family)
    cards.fill([anywhere or part.cards for part in parts])
    chosen: list[list[Drawable]] = [[] for _ in parts]
    for place in sorted(cards.given):
        chosen[places[place]].append(cards.given[place])
    return chosen


def _families(cards: Sequence[Drawable], most: int) -> list[Hashable]:
    """The first families: one of as many as there are places is free for the last place."""
    found: dict[Hashable, None] = {}
    for card in cards:
        if len(found) == most:
            break
        found[card.family] = None
    return list(found)


def _place(seed: int, name: str) -> bytes:
    text = f"{seed} {name}".encode(errors="surrogatepass")
    return hashlib.blake2b(text, digest_size=8).digest()
