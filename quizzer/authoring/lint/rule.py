"""What is a lint rule, what does it find, and how does it explain itself?"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from textwrap import dedent

from quizzer.authoring.codes import Code
from quizzer.authoring.lint.items import DeckItems, Item
from quizzer.authoring.problems import Place
from quizzer.cards.content import Kind

_DOCSTRING = re.compile(
    r"(?P<why>.+?)\n\nBad:\n\n(?P<bad>.+?)\n\nGood:\n\n(?P<good>.+?)\n\nFix: (?P<fix>.+)", re.DOTALL
)


class Tongue(Enum):
    """Which decks a rule can judge: in any language, or only where it knows the words."""

    ANY = auto()
    ENGLISH = auto()


@dataclass(frozen=True, slots=True)
class Weakness:
    """What a rule has found. `items` are the cards it is about, the one to be mended first.

    A rule for single cards leaves `items` empty, and so does one that means the whole deck; that
    one may say `among` which cards the weakness comes about.
    """

    place: Place
    message: str
    hint: str = ""
    items: tuple[Item, ...] = ()
    among: tuple[Item, ...] = ()


Weaknesses = Iterator[Weakness]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a rule is there, a weak and a mended example in YAML, and how to mend.

    An example is a list of cards, or a deck without its first two keys.
    """

    why: str
    bad: str
    good: str
    fix: str

    @classmethod
    def of(cls, docstring: str) -> Explanation:
        """Read the docstring of a rule. Raises ValueError when a part is missing."""
        found = _DOCSTRING.fullmatch(inspect.cleandoc(docstring))
        if found is None:
            raise ValueError("a rule's docstring has the parts why, Bad:, Good: and Fix:")
        why, fix = (" ".join(found[part].split()) for part in ("why", "fix"))
        bad, good = (dedent(found[part]) for part in ("bad", "good"))
        return cls(why, bad, good, fix)


@dataclass(frozen=True, slots=True)
class CardRule:
    """A rule that sees one card at a time, so that it also judges what is left of a broken file.

    Of cards of other kinds than `kinds` it has nothing to say, so it is not asked.
    """

    code: Code
    check: Callable[[Item], Weaknesses]
    tongue: Tongue = Tongue.ANY
    kinds: frozenset[Kind] = frozenset(Kind)


@dataclass(frozen=True, slots=True)
class DeckRule:
    """A rule that must see a whole deck."""

    code: Code
    check: Callable[[DeckItems], Weaknesses]
    tongue: Tongue = Tongue.ANY


@dataclass(frozen=True, slots=True)
class RunRule:
    """A rule that compares all decks of a run."""

    code: Code
    check: Callable[[Sequence[DeckItems]], Weaknesses]
    tongue: Tongue = Tongue.ANY
