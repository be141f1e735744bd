"""Of which parts does an explanation consist?"""

from __future__ import annotations

from typing import NamedTuple


class Parts(NamedTuple):
    """Why a mistake is refused, a bad and a good example in YAML, and how to mend it.

    An example is a list of cards, some keys of a deck, or a whole file, which says `quizzer:`.
    What cannot be shown is described in brackets: `(a file of 40 MiB)`.
    """

    why: str
    bad: str
    good: str
    fix: str
