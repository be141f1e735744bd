"""Which numbers stand in a running text, and what is each of them worth?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from quizzer.cards.quantity import PERCENT_WORDS, SCALES


class FigureKind(StrEnum):
    """What a number counts; numbers of different kinds are never the same."""

    PLAIN = "plain"
    PERCENT = "percent"
    ORDINAL = "ordinal"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text. `start` counts characters; `currency` is empty, `$`, `€`, `£` or `¥`."""

    text: str
    start: int
    value: Decimal
    kind: FigureKind = FigureKind.PLAIN
    currency: str = ""

    @property
    def end(self) -> int:
        """The character behind it."""
        return self.start + len(self.text)

    def equals(self, other: Figure) -> bool:
        """Whether both say the same number; a currency counts where both name one."""
        same_money = not (self.currency and other.currency) or self.currency == other.currency
        return self.kind is other.kind and self.value == other.value and same_money


_UNITS = tuple(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
    """.split()
)
_TENS = tuple("twenty thirty forty fifty sixty seventy eighty ninety".split())
_ORDINALS = tuple(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
    """.split()
)
_WORTH = {word: number for number, word in enumerate(_UNITS)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}
_POWERS = {"hundred": 10**2} | {
    word: scale for word, scale in SCALES.items() if scale > 1 and len(word) > len("mn")
}
_PLAIN_SCALES = tuple(word for word, scale in SCALES.items() if scale > 1 and len(word) > 1)
_CURRENCIES = {"$": "$", "dollars": "$", "dollar": "$", "€": "€", "euros": "€", "euro": "€",
               "£": "£", "¥": "¥", "yuan": "¥", "rmb": "¥", "renminbi": "¥"}  # fmt: skip


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_NUMBER_WORD = _any_of([*_WORTH, *_POWERS])
_GROUPED_BY = "[,\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]"
_DIGITS = rf"""
    (?<![\w.,]) (?<![^\W\d_]-)                      # no part of `3.10.2`, `Q3` or `COVID-19`
    (?P<sign>(?:(?<=\s)|(?<=^)|(?<=\())[-\N{{MINUS SIGN}}])?
    (?:(?:US|HK)?\s?(?P<before>[$€£¥])\s?)?
    (?P<digits>\d{{1,3}}(?:{_GROUPED_BY}\d{{3}})+(?!\d)|\d{{1,18}})
    (?P<fraction>\.\d{{1,18}})?
    (?: (?P<ordinal>st|nd|rd|th)\b
      | \s?(?P<percent>%|percent\b|per\ cent\b)
      | [\s-]?(?P<scale>{_any_of(_PLAIN_SCALES)})\b
      | (?P<letter>[km])\b
      | (?!\w|\.\d) )
    (?:\s(?P<after>dollars?|euros?|yuan|rmb|renminbi)\b)?
"""
_WORDS = rf"""
    \b(?P<words>(?:{_NUMBER_WORD})(?:(?:[\s-]|\sand\s)(?:{_NUMBER_WORD}))*)\b
    (?:\s(?P<percent_word>percent\b|per\ cent\b|%))?
"""
_ORDINAL = rf"\b(?P<ordinal_word>{_any_of(_ORDINALS)})\b"
_FIGURE = re.compile(f"{_DIGITS}|{_WORDS}|{_ORDINAL}", re.VERBOSE | re.IGNORECASE)
_MAY_SIGN = re.compile(r"[a-z]+|[0-9]")
_SIGNS = frozenset([*_WORTH, *_POWERS, *_ORDINALS, *"0123456789"])
"""Every number has one of these; most texts have none, which is seen in a tenth of the time."""

_RANGE = re.compile(r"\s?(?:-|–|to|and|or)\s?", re.IGNORECASE)


def figures(text: str) -> tuple[Figure, ...]:
    """All numbers of a text in order, in digits or in English words.

    `7.19 million`, `7,190,000` and `7.19 mn` are the same; in `5 to 10 million` and `5–10 %`
    the first number is in the scale of the second. A lone `one` is no number, and neither are
    the digits of names such as `5G` or `COVID-19`.
    """
    if text.isascii() and _SIGNS.isdisjoint(_MAY_SIGN.findall(text.lower())):
        return ()
    found = [figure for match in _FIGURE.finditer(text) if (figure := _figure(match)) is not None]
    for index, (first, second) in enumerate(pairwise(found)):
        if _RANGE.fullmatch(text[first.end : second.start]):
            found[index] = _in_scale_of(second, first)
    return tuple(found)


def _figure(match: re.Match[str]) -> Figure | None:
    text, start = match[0], match.start()
    if match["digits"]:
        return _from_digits(match, text, start)
    if match["ordinal_word"]:
        value = _ORDINALS.index(match["ordinal_word"].lower()) + 1
        return Figure(text, start, Decimal(value), FigureKind.ORDINAL)
    words = re.split(r"[\s-]+", match["words"].lower())
    if words == ["one"] and not match["percent_word"]:
        return None
    if words[0] in _POWERS:  # `millions of`, `hundred` without a number
        return None
    kind = FigureKind.PERCENT if match["percent_word"] else FigureKind.PLAIN
    return Figure(text, start, Decimal(_worth(words)), kind)


def _from_digits(match: re.Match[str], text: str, start: int) -> Figure:
    value = Decimal(re.sub(r"\D", "", match["digits"]) + (match["fraction"] or ""))
    value *= SCALES[(match["scale"] or match["letter"] or "%").lower()]
    if match["percent"]:
        kind = FigureKind.PERCENT
    else:
        kind = FigureKind.ORDINAL if match["ordinal"] else FigureKind.PLAIN
    currency = _CURRENCIES.get((match["before"] or match["after"] or "").lower(), "")
    return Figure(text, start, -value if match["sign"] else value, kind, currency)


def _worth(words: list[str]) -> int:
    """What number words say together: `two hundred and five thousand` is 205000."""
    total = group = 0
    for word in words:
        power = _POWERS.get(word)
        if power is None:
            group += _WORTH.get(word, 0)  # `and` adds nothing
        elif power == _POWERS["hundred"]:
            group *= power
        else:
            total, group = total + group * power, 0
    return total + group


def _in_scale_of(other: Figure, figure: Figure) -> Figure:
    """The first number of a range, in the scale word of the second unless it has its own."""
    if figure.kind is FigureKind.PLAIN and other.kind is FigureKind.PERCENT:
        return replace(figure, kind=FigureKind.PERCENT)
    factor = _scale_written(other)
    if factor == 1 or _scale_written(figure) != 1 or other.value / factor <= figure.value:
        return figure
    return replace(figure, value=figure.value * factor)


def _scale_written(figure: Figure) -> int:
    for word in PERCENT_WORDS ^ SCALES.keys():
        if re.search(rf"[\d\s-]{re.escape(word)}\b", figure.text, re.IGNORECASE):
            return SCALES[word]
    return 1
