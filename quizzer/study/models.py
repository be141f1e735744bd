"""Which memory model schedules the cards of which deck?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quizzer.memory.model import PARAMETERS, Model
from quizzer.store import fits
from quizzer.store.database import Database
from quizzer.study.settings import Settings


@dataclass(frozen=True, slots=True)
class Models:
    """A learner's models: one set of weights, and for each deck its desired retention.

    `parameters` are the weights that the learner adopted, None for the defaults.
    """

    parameters: Sequence[float] | None
    settings: Settings
    _usual: Model = field(init=False, repr=False, compare=False)
    _own: Mapping[str, Model] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        weights = PARAMETERS if self.parameters is None else self.parameters
        own = {deck: self.settings.model(deck, weights) for deck in self.settings.retention}
        object.__setattr__(self, "_usual", self.settings.model(parameters=weights))
        object.__setattr__(self, "_own", own)

    def of(self, deck: str) -> Model:
        """The model of a deck's cards."""
        return self._own.get(deck, self._usual)

    @property
    def all(self) -> tuple[Model, ...]:
        """Every model that a review may name."""
        return tuple(dict.fromkeys((self._usual, *self._own.values())))


def models_of(database: Database, settings: Settings) -> Models:
    """The learner's models."""
    return Models(fits.adopted(database, settings.learner), settings)
