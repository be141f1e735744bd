"""How is a blueprint read: `pricing=40%, model/recall/choice=3`?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from quizzer.cards.card import Level
from quizzer.cards.content import Kind
from quizzer.errors import UsageError
from quizzer.study.quizzes.spec import Cell
from quizzer.study.tomltext import values_in

_EXAMPLE = "Write topics, levels and kinds with shares or numbers: pricing=40%,recall/choice=3"
_ANY = "*"
_LEVELS: Mapping[str, Level] = {level.value: level for level in Level}
_KINDS: Mapping[str, Kind] = {kind.value: kind for kind in Kind}


def written_cells(text: str) -> tuple[Cell, ...]:
    """The cells of a blueprint with their amounts; `placed` finds out what their names mean.

    Raises UsageError for what is no blueprint.
    """
    pairs = []
    for item in text.split(","):
        name, equals, amount = item.rpartition("=")
        if not equals or not name.strip():
            raise UsageError(f"{item.strip()!r} is no part of a blueprint", remedy=_EXAMPLE)
        pairs.append((name.strip(), amount.strip()))
    return _cells(pairs)


def filed_cells(text: str) -> tuple[Cell, ...]:
    """The same from the text of a TOML file: `"pricing" = "40%"` or `"recall/choice" = 3`."""
    values = values_in(text)
    if not values:
        raise UsageError("the file holds no blueprint", remedy='Write lines like "pricing" = "40%"')
    return _cells([(name, str(amount)) for name, amount in values.items()])


def placed(
    cells: Iterable[Cell], decks: Sequence[str], topics: Sequence[tuple[str, str]]
) -> tuple[Cell, ...]:
    """The cells with the topics, levels and kinds that their names mean.

    `topics` are pairs of deck and path. Where a topic is called like a level or a kind, the
    topic is meant. Raises UsageError for a name that means nothing here.
    """
    places = {"": ("", ""), _ANY: ("", "")}
    places |= {deck: (deck, "") for deck in decks}
    places |= {f"{deck}/{path}": (deck, path) for deck, path in topics}
    places |= {path: ("", path) for _, path in topics}
    names = dict.fromkeys((*(path for _, path in topics), *decks))
    return tuple(_placed(cell, places, tuple(names)) for cell in cells)


def _placed(cell: Cell, places: Mapping[str, tuple[str, str]], names: Sequence[str]) -> Cell:
    words = cell.name.split("/")
    for length in range(len(words), -1, -1):
        place, rest = places.get("/".join(words[:length])), words[length:]
        if place is None or not all(word in _LEVELS or word in _KINDS for word in rest):
            continue
        levels = [_LEVELS[word] for word in rest if word in _LEVELS]
        kinds = [_KINDS[word] for word in rest if word in _KINDS]
        if len(levels) > 1 or len(kinds) > 1:
            raise UsageError(f"{cell.name!r} names more than one level or kind")
        deck, topic = place
        return replace(
            cell,
            deck=deck,
            topic=topic,
            level=levels[0] if levels else None,
            kind=kinds[0] if kinds else None,
        )
    raise _unknown(words, places, names)


def _unknown(
    words: Sequence[str], places: Mapping[str, tuple[str, str]], names: Sequence[str]
) -> UsageError:
    from quizzer.authoring.nearest import did_you_mean, nearest

    if len(words) > 1 and words[0] in places:
        words = [word for word in words[1:] if word not in _LEVELS and word not in _KINDS]
    name = "/".join(words)
    guess = did_you_mean(nearest(name, [*(places.keys() - {"", _ANY}), *_LEVELS, *_KINDS]))
    known = ", ".join(names) or "none"
    return UsageError(
        f"the blueprint’s {name!r} is no topic, level or kind{guess}",
        remedy=f"Topics: {known}; levels: {', '.join(_LEVELS)}; kinds: {', '.join(_KINDS)}",
    )


def _cells(pairs: Sequence[tuple[str, str]]) -> tuple[Cell, ...]:
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise UsageError(f"the blueprint names {name!r} twice")
    return tuple(_amount(name, amount) for name, amount in pairs)


def _amount(name: str, amount: str) -> Cell:
    is_share = amount.endswith("%")
    number = amount.removesuffix("%").strip()
    try:
        value = float(number) if is_share else int(number)
    except ValueError:
        raise UsageError(
            f"{amount!r} is neither a share nor a number of questions", remedy=_EXAMPLE
        ) from None
    if not value > 0:  # which nan is not either
        raise UsageError(f"{name}={amount} asks nothing", remedy="Leave it out")
    return Cell(name, share=value / 100) if is_share else Cell(name, count=round(value))
