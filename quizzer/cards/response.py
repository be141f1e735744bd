"""What did a learner answer? One frozen class for each way of answering, and how the log keeps it.

Options, steps and sides are named by their index in the card's content, not by where they were
shown, so that a response means the same in every order.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed for a basic card, a number, or each asked blank of a cloze."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The options of a choice, by their index in its right and then its wrong ones."""

    options: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What a claim was taken for."""

    is_true: bool


@dataclass(frozen=True, slots=True)
class Recalled:
    """The members of a list that were typed, in the order of typing."""

    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Arranged:
    """The steps of an order as the learner put them, by their index in the right order."""

    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paired:
    """For each left side of a match the index of the right side given to it, or None.

    Right sides count through the pairs' own and then the extra ones.
    """

    rights: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """An essay, and the points of its rubric, from 0, that the learner ticked beside it."""

    text: str
    ticked: tuple[int, ...] = ()


Response = Typed | Chosen | Judged | Recalled | Arranged | Paired | Written

_READ: Mapping[str, Callable[[Any], Response]] = {
    "typed": lambda texts: Typed(tuple(texts)),
    "chosen": lambda options: Chosen(tuple(options)),
    "judged": lambda is_true: Judged(bool(is_true)),
    "recalled": lambda members: Recalled(tuple(members)),
    "arranged": lambda steps: Arranged(tuple(steps)),
    "paired": lambda rights: Paired(tuple(rights)),
    "written": lambda fields: Written(str(fields["text"]), tuple(fields["ticked"])),
}


def to_json(response: Response) -> str:
    """The response as a JSON object with one key, its kind."""
    fields = asdict(response)
    value: Any = fields if len(fields) > 1 else next(iter(fields.values()))
    return json.dumps({type(response).__name__.lower(): value}, ensure_ascii=False)


def from_json(text: str) -> Response:
    """The response that `to_json` wrote. Raises ValueError when it is not one."""
    try:
        ((name, value),) = json.loads(text).items()
        return _READ[name](value)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"this is no response: {text[:80]}") from error
