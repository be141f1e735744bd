"""How is a setting written, in `config.toml` or as a variable, and what does it mean?

A table is a variable's `sat=0.5,sun=0`, a list its items with commas between them.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType

from quizzer.memory.calendar import Span, span_of, weekday_of


def text(value: object) -> str:
    """A text. Raises ValueError with a sentence, as all of these do."""
    if not isinstance(value, str):
        raise ValueError("expected a text in quotes")  # noqa: TRY004 - a user's mistake, not a bug
    if "\0" in value:
        raise ValueError("a text ends at its NUL character, so it cannot have one")
    return value


def whole(value: object) -> int:
    """A whole number."""
    with contextlib.suppress(ValueError):
        if isinstance(value, int | str) and not isinstance(value, bool):
            return int(value)
    raise ValueError("expected a whole number")


def real(value: object) -> float:
    """A number."""
    with contextlib.suppress(ValueError, OverflowError):
        if isinstance(value, int | float | str) and not isinstance(value, bool):
            return float(value)
    raise ValueError("expected a number")


def yes_or_no(value: object) -> bool:
    """True or false."""
    if isinstance(value, bool):
        return value
    if str(value).lower() in _BOOLEANS:
        return _BOOLEANS[str(value).lower()]
    raise ValueError("expected true or false")


_BOOLEANS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def keys_of_actions(value: object) -> Mapping[str, str]:
    """The keys of actions by their ids, which TOML takes for tables when they are not quoted."""
    if not isinstance(value, dict):
        raise ValueError(f"expected {_KEYS}")  # noqa: TRY004 - a user's mistake, not a bug
    found: dict[str, str] = {}
    for name, content in value.items():
        if isinstance(content, dict):
            found |= {f"{name}.{part}": keys for part, keys in keys_of_actions(content).items()}
        elif isinstance(content, str):
            found[name] = content
        else:
            raise ValueError(f"expected {_KEYS}")  # noqa: TRY004 - a user's mistake, not a bug
    return found


_KEYS = 'keys of actions such as "review.again" = "1,x"'


def time_of_day(value: object) -> timedelta:
    """The time since midnight."""
    found = _TIME.fullmatch(str(value))
    if found is None:
        raise ValueError("expected a time such as 04:00")
    return timedelta(hours=int(found[1]), minutes=int(found[2]))


_TIME = re.compile(r"([0-9]{1,2}):([0-5][0-9])")


def spans(value: object) -> tuple[Span, ...]:
    """Days and spans of days."""
    written = value.split(",") if isinstance(value, str) else value
    if not isinstance(written, list):
        raise ValueError(f"expected {_SPANS}")  # noqa: TRY004 - a user's mistake, not a bug
    return tuple(_span(one) for one in written)


_SPANS = 'days and spans such as ["2026-12-24..2027-01-02"]'


def _span(value: object) -> Span:
    if isinstance(value, str):
        return span_of(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return Span(value, value)  # TOML has dates of its own
    raise ValueError(f"expected {_SPANS}")


def pairs(value: object, example: str) -> Mapping[str, object]:
    """The names and values of a table."""
    if isinstance(value, dict):
        return value
    written = [pair.partition("=") for pair in value.split(",")] if isinstance(value, str) else []
    if not written or not all(name.strip() and equals for name, equals, _ in written):
        raise ValueError(f"expected {example}")
    return {name.strip(): content.strip() for name, _, content in written}


def _deck(name: str) -> str:
    return name


TYPED: Mapping[str, Callable[[object], object]] = MappingProxyType(
    {
        "learner": text,
        "new_per_day": whole,
        "desired_retention": real,
        "maximum_interval": whole,
        "day_starts": time_of_day,
        "vacations": spans,
        "minutes_per_day": whole,
        "leech_lapses": whole,
        "slow_seconds": whole,
    }
)
"""The settings of one value, and what makes it of what is written."""

TABLES: Mapping[str, tuple[Callable[[str], object], str]] = MappingProxyType(
    {
        "easy_days": (weekday_of, "shares of days such as sat = 0.5"),
        "retention": (_deck, "retentions of decks such as a-deck = 0.85"),
    }
)
"""The settings that are a table of numbers: what makes a key of a name, and an example."""
