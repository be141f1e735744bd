"""Whose answers make up a card's history, once cards have been renamed?

A rename takes along what was answered until then, and what had been taken along before. What is
answered under the old id later, because the author uses it for another card, stays there. So
every answer belongs to one card, however ids are passed on, and renaming back and forth ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from quizzer.cards.card import CardKey
from quizzer.memory.model import Model
from quizzer.store import fits
from quizzer.store.connection import Connection

BEGINNING = 0
END = 2**63 - 1
"""Before and after every instant; the latter is the largest that a column holds."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """A card's id was changed within its deck at an instant, in microseconds since 1970."""

    deck: str
    old: str
    new: str
    at: int


@dataclass(frozen=True, slots=True)
class Span:
    """The reviews that name one card, after `since` and before `until`: no bound is an answer's."""

    card: str
    since: int
    until: int


@dataclass(frozen=True, slots=True)
class Legend:
    """What it takes to read the log.

    The models that it names, the cards' renames by deck, and by learner the same models with the
    weights that the learner adopted, for those who did.
    """

    models: Mapping[str, Model]
    renames: Mapping[str, Sequence[Renamed]]
    adopted: Mapping[str, Mapping[str, Model]]

    def models_of(self, learner: str) -> Mapping[str, Model]:
        """The models by which the learner's memory follows from the log."""
        return self.adopted.get(learner, self.models)

    def spans(self, card: CardKey) -> tuple[Span, ...]:
        """The parts of the log that are the card's history."""
        return spans(self.renames.get(card.deck, ()), card.card)

    def heir(self, card: CardKey, at: int) -> CardKey:
        """The card to which an answer belongs now that was given to this one at an instant."""
        return CardKey(card.deck, heir(self.renames.get(card.deck, ()), card.card, at))


def legend(connection: Connection) -> Legend:
    """All models and renames that there are."""
    rows = connection.all("SELECT id, spec FROM model")
    known = {id_: Model.from_json(spec) for id_, spec in rows}
    renames: dict[str, list[Renamed]] = {}
    for row in connection.all("SELECT deck, old, new, at FROM rename"):
        renames.setdefault(row[0], []).append(Renamed(*row))
    adopted = {
        learner: {id_: reweighted(model, weights) for id_, model in known.items()}
        for learner, weights in fits.weights_of_all(connection).items()
    }
    return Legend(known, renames, adopted)


def heirs(known: Legend, card: CardKey) -> tuple[CardKey, ...]:
    """A card under the id that it had once, and under all that it may have had since."""
    ids = {card.card: None}
    for rename in sorted(known.renames.get(card.deck, ()), key=lambda each: each.at):
        if rename.old in ids:
            ids.setdefault(rename.new)
    return tuple(CardKey(card.deck, id_) for id_ in ids)


def reweighted(model: Model, weights: Sequence[float] | None) -> Model:
    """The model that decides a logged review's steps, with the weights now in force.

    Adopted weights hold for all that a learner has ever answered; without any, each review's own.
    """
    return model if weights is None else replace(model, parameters=tuple(weights))


def spans(renames: Sequence[Renamed], card: str) -> tuple[Span, ...]:
    """The parts of a deck's log that are the history of this card."""
    return tuple(_spans(renames, card, END))


def heir(renames: Sequence[Renamed], card: str, at: int) -> str:
    """The card to which an answer belongs now that was given as `card` at this instant."""
    later = [r for r in renames if r.old == card and r.at > at]
    if not later:
        return card
    first = min(later, key=lambda rename: rename.at)
    return heir(renames, first.new, first.at)


def _spans(renames: Sequence[Renamed], card: str, until: int) -> Iterator[Span]:
    left = [r.at for r in renames if r.old == card and r.at < until]
    since = max(left, default=BEGINNING)
    yield Span(card, since, until)
    for rename in renames:
        if rename.new == card and since < rename.at < until:
            yield from _spans(renames, rename.old, rename.at)
