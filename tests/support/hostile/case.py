"""What is a hostile deck, and how should Quizzer take it?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

HEAD = "quizzer: 1\ndeck: hostile\n"
CARD = f"{HEAD}cards:\n  - id: c\n"


class Outcome(StrEnum):
    """What becomes of a file."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    CUT = "cut"  # refused, and given up before its end


class Subject(StrEnum):
    """What a hostile deck abuses."""

    STRUCTURE = "structure"
    SIZE = "size"
    TYPES = "types that YAML guesses"
    NUMBERS = "numbers"
    YAML = "YAML's other powers"
    ENCODING = "encoding"
    TERMINAL = "terminal"
    INVISIBLE = "invisible text"
    MARKUP = "markup"
    COST = "costly checks"
    PATHS = "paths of sources"


class Weight(StrEnum):
    """Whether a case can be run with every command, or takes seconds."""

    LIGHT = "light"
    HEAVY = "heavy"


@dataclass(frozen=True, slots=True)
class Hostile:
    """A hostile deck. `why` completes "it is hostile because".

    `codes` are the errors that it must give, and no others; empty for one that is accepted,
    which then holds each of the texts in `keeps` character for character.
    """

    name: str
    subject: Subject
    why: str
    data: Callable[[], bytes]
    outcome: Outcome
    codes: frozenset[str] = frozenset()
    keeps: tuple[str, ...] = ()
    weight: Weight = Weight.LIGHT

    @property
    def exit_code(self) -> int:
        """What `check` must end with."""
        return 0 if self.outcome is Outcome.ACCEPTED else 1


def text(build: Callable[[], str]) -> Callable[[], bytes]:
    """The bytes of a text; its lone surrogates become bytes that are no UTF-8."""
    return lambda: build().encode("utf-8", "surrogateescape")


def card(*lines: str) -> str:
    """A deck with one card of these lines, the first of which is line 5."""
    return CARD + "".join(f"    {line}\n" for line in lines)


def answered(answer: str) -> str:
    """A deck with one basic card whose answer is written so."""
    return card("q: Who?", f"a: {answer}")


def accepted(
    name: str,
    subject: Subject,
    why: str,
    build: Callable[[], str],
    *keeps: str,
    weight: Weight = Weight.LIGHT,
) -> Hostile:
    """A deck that is taken in, with what it must keep."""
    return Hostile(name, subject, why, text(build), Outcome.ACCEPTED, keeps=keeps, weight=weight)


def refused(
    name: str,
    subject: Subject,
    why: str,
    build: Callable[[], str],
    *codes: str,
    weight: Weight = Weight.LIGHT,
) -> Hostile:
    """A deck that is read to its end, and refused for these errors."""
    return Hostile(
        name, subject, why, text(build), Outcome.REFUSED, frozenset(codes), weight=weight
    )


def cut(
    name: str,
    subject: Subject,
    why: str,
    build: Callable[[], str],
    *codes: str,
    weight: Weight = Weight.LIGHT,
) -> Hostile:
    """A deck that is given up early, for these errors."""
    return Hostile(name, subject, why, text(build), Outcome.CUT, frozenset(codes), weight=weight)
