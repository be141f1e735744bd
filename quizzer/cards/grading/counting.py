"""Which number is all of a text, and how do two texts with the same numbers become the same?"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from quizzer.cards.figures import Figure, FigureKind, figures

_KEPT = 4096
_LONGEST = 300
_PLAIN_DIGITS = re.compile(r"[\d.]+")
_ABOUT = re.compile(
    r"(?:(?:about|around|approximately|roughly|nearly|almost)\s|(?:ca|approx)\.?\s|[~≈]\s?)+",
    re.IGNORECASE,
)


def lone_figure(text: str) -> Figure | None:
    """The number that is all of a tidy text, but for an `about` before it."""
    if len(text) > _LONGEST:
        return None
    bare = _ABOUT.sub("", text, count=1) if _ABOUT.match(text) else text
    if bare.casefold() == "one":  # which in a sentence mostly counts nothing
        return Figure(bare, 0, Decimal(1))
    found = figures(bare)
    return found[0] if len(found) == 1 and found[0].text == bare else None


@lru_cache(maxsize=_KEPT)
def in_digits(text: str) -> str:
    """The text with its numbers written alike, so that `three reasons` are `3 reasons`."""
    if len(text) > _LONGEST:
        return text
    pieces, end = [], 0
    for figure in figures(text):
        pieces += [text[end : figure.start], _alike(figure)]
        end = figure.end
    return "".join((*pieces, text[end:]))


def _alike(figure: Figure) -> str:
    if _PLAIN_DIGITS.fullmatch(figure.text):
        return figure.text  # `version 3.10` is not 3.1
    ending = {FigureKind.PERCENT: " %", FigureKind.ORDINAL: "th"}.get(figure.kind, "")
    return f"{figure.currency}{figure.value:f}{ending}"
