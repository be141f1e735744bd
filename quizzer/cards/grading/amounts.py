"""Which number does somebody mean who types it, in whatever way people write numbers?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from quizzer.cards.figures import FigureKind, figures
from quizzer.cards.grading.tidying import tidy
from quizzer.cards.grading.units import is_unit_beside, unit_of
from quizzer.cards.quantity import SCALES

_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as typed. `unit` is what follows it, `is_scaled` whether a scale word did.

    `otherwise` is its value if its one mark parts thousands rather than decimals, or the other
    way round: `1,234` may be 1.234.
    """

    value: Decimal
    unit: str = ""
    is_scaled: bool = False
    otherwise: Decimal | None = None

    @property
    def is_percent(self) -> bool:
        """Whether it is in per cent."""
        return unit_of(self.unit) == "%"


@dataclass(frozen=True, slots=True)
class Span:
    """A range as typed: `7-8 million`."""

    low: Amount
    high: Amount


class Bound:
    """A side of the numbers, as typed: `more than 7 million`."""


Reading = Amount | Span | Bound

_SCALES = SCALES | {
    "dozen": 12, "hundred": 10**2, "mln": 10**6, "mio": 10**6, "b": 10**9, "milliard": 10**9,
    "mrd": 10**9, "tn": 10**12, "quadrillion": 10**15, "lakh": 10**5, "lac": 10**5,
    "crore": 10**7, "cr": 10**7,
}  # fmt: skip
_WORDS = "|".join(sorted((word for word, by in _SCALES.items() if by > 1), key=len, reverse=True))
_SCALE = re.compile(rf"[\s-]*(?P<word>{_WORDS})s?\b\.?")
_MOST_SCALES = 3

_ABOUT = re.compile(
    r"(?:(?:about|around|approximately|approx\.?|roughly|circa|ca?\.|ca|nearly|almost|some"
    r"|in|in the year|the year)\s+|ca?\.|[~≈∼]\s*)+"
)
_BOUND = re.compile(
    r"(?:(?:more|less|fewer|greater|higher|lower) than|over|above|under|below|at (?:least|most)"
    r"|up to|[<>≤≥]=?)\s*(?=\S)"
)
_PERCENT = re.compile(r"\s*(?:%|per ?cent\b|pct\b|p\.?c\.)")
_MONEY = r"us\$|hk\$|[$€£¥₹]|(?:usd|eur|gbp|rmb|cny|inr)\b|rs\b\.?"
_FIGURE = re.compile(
    rf"""
    (?P<sign>[-+]|minus\s|plus\s)? \s* (?P<before>{_MONEY})? \s* (?P<inner>-)?
    (?: (?:(?P<whole>\d{{1,15}})\s)? (?P<upper>\d{{1,15}})\s?/\s?(?P<lower>\d{{1,15}}) (?![\d/])
      | (?P<digits>\d+(?:[.,'_]\d+|\ \d{{3}}(?!\d))*|\.\d+) )
    (?: e(?P<power>[+-]?\d{{1,3}})(?!\d)
      | \s?[x*·]\s?10\s?\^\s?(?P<ten>[+-]?\d{{1,3}})(?!\d) )?
    """,
    re.VERBOSE,
)
_WORTH_ONE = re.compile(r"(?:one\b|an?(?=\s+(?:hundred|thousand|million|billion|trillion)\b))")
_UNIT = re.compile(
    r"\s*(?P<unit>(?:[^\W\d_]|[%°/″$€£¥₹])[^\n\d]{0,40}(?:(?:(?<=[^\W\d_])|(?<=\^))\d)?)?"
)
_GOES_ON = re.compile(
    r"[\s,;]*(?:(?:or(?!\s+so\b)|and|to|bis|through|but|not|plus|minus|times|point|at\s+(?:least|most)"
    r"|(?:an?\s+)?(?:hal(?:f|ves)(?!-)|thirds?"
    r"|(?:four|fif|six|seven|eigh|nin|ten|hundred|thousand|million|billion)ths?))\b"
    r"|x\s?\d|-|/?\s*\d)"
)
"""What stands behind a number and makes another one of it, or leaves open which it is."""

_SEPARATOR = re.compile(r"\s+(?:to|and|bis|through)\s+|\s*(?:-|\.\.+|…)\s*")
_MOST_SEPARATORS = 6

_GROUPED = re.compile(r"\d{1,3}(?:([,.'_ ])\d{3})(?:\1\d{3})*")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")


def read(text: str, unit: str = "") -> Reading | None:
    """What a typed text means as a number, beside a card's unit; None when it is none."""
    if len(text) > _LONGEST:
        return None
    bare = tidy(text).casefold()
    bare = _ABOUT.sub("", bare, count=1) if _ABOUT.match(bare) else bare
    if bound := _BOUND.match(bare):
        return Bound() if _single(bare[bound.end() :], unit) else None
    return _single(bare, unit) or _span(bare, unit)


def _single(text: str, unit: str) -> Amount | None:
    figure = _FIGURE.match(text)
    if figure is None:
        return _in_words(text, unit)
    found = _digits(figure)
    if found is None:
        return None
    value, otherwise = found
    return _with_unit(text[figure.end() :], value, otherwise, figure["before"] or "", unit)


def _digits(figure: re.Match[str]) -> tuple[Decimal, Decimal | None] | None:
    if figure["lower"]:
        if not int(figure["lower"]):
            return None
        values = [Decimal(int(figure["upper"])) / int(figure["lower"]) + int(figure["whole"] or 0)]
    else:
        values = _readings(figure["digits"])
    if not values:
        return None
    factor = Decimal(10) ** int(figure["power"] or figure["ten"] or 0)
    if (figure["sign"] or "").strip() in ("-", "minus") or figure["inner"]:
        factor = -factor
    return values[0] * factor, values[1] * factor if len(values) > 1 else None


def _readings(digits: str) -> list[Decimal]:
    """What the digits with their marks may mean, the likeliest first."""
    marks = [mark for mark in digits if not mark.isdecimal()]
    kinds = dict.fromkeys(marks)
    last = marks[-1] if marks else ""
    if not marks:
        return [_decimal(digits)]
    if len(marks) == 1 and last in ".,":
        plain = _decimal(digits.replace(",", "."))
        if not _GROUPED.fullmatch(digits) or digits.startswith("0"):
            return [plain]
        grouped = _decimal(digits.replace(last, ""))
        return [grouped, plain] if last == "," else [plain, grouped]
    whole, fraction = digits, ""
    if len(kinds) > 1 and last in ".," and marks.count(last) == 1:
        whole, _, fraction = digits.rpartition(last)
    if _GROUPED.fullmatch(whole) or _INDIAN.fullmatch(whole):
        return [_decimal(re.sub(r"\D", "", whole) + (f".{fraction}" if fraction else ""))]
    return []


def _decimal(digits: str) -> Decimal:
    return Decimal("".join(c if c == "." else str(unicodedata.decimal(c)) for c in digits))


def _in_words(text: str, unit: str) -> Amount | None:
    """`seven million`, `twenty-five`, `one`."""
    sign = -1 if text.startswith("minus ") else 1
    text = text.removeprefix("minus ")
    if one := _WORTH_ONE.match(text):
        return _with_unit(text[one.end() :], Decimal(sign), None, "", unit)
    first = next(iter(figures(text)), None)
    if first is None or first.start or first.kind is FigureKind.ORDINAL:
        return None
    rest = text[first.end :]
    money = f" {first.currency}" if first.currency else ""
    percent = " %" if first.kind is FigureKind.PERCENT else ""
    return _with_unit(f"{percent}{money}{rest}", sign * first.value, None, "", unit)


def _with_unit(
    rest: str, value: Decimal, otherwise: Decimal | None, before: str, unit: str
) -> Amount | None:
    """The number with what stands behind it: scale words, per cent, money, another unit."""
    factor = 1
    for _ in range(_MOST_SCALES):
        scale = _SCALE.match(rest)
        if scale is None or is_unit_beside(scale[0].strip(), unit):
            break
        factor *= _SCALES[scale["word"]]
        rest = rest[scale.end() :]
    percent = _PERCENT.match(rest)
    if _goes_on(rest[percent.end() :] if percent else rest):
        return None
    if percent:
        return Amount(value * factor, "%", factor > 1, _times(otherwise, factor))
    named = _UNIT.fullmatch(rest.rstrip(" ."))
    if named is None:
        return None
    return Amount(value * factor, named["unit"] or before, factor > 1, _times(otherwise, factor))


def _goes_on(rest: str) -> bool:
    """Whether what follows a number says more of it than a unit does: `or 8`, `and a half`."""
    following = next(iter(figures(rest)), None)
    is_number_next = following is not None and not rest[: following.start].strip(" -/")
    return is_number_next or _GOES_ON.match(rest) is not None


def _times(value: Decimal | None, factor: int) -> Decimal | None:
    return None if value is None else value * factor


def _span(text: str, unit: str) -> Span | None:
    """Two numbers with a dash or a word between them; the first takes what the second has."""
    text = text.removeprefix("between ").removeprefix("from ")
    for first, second in _halves(text):
        low, high = _single(first, unit), _single(second, unit)
        if low is None or high is None:
            continue
        if not low.unit:
            low = replace(low, unit=high.unit)
        if high.is_scaled and not low.is_scaled:
            scaled = _single(f"{first}{second[_figure_end(second) :]}", unit)
            low = scaled if scaled and scaled.value < high.value else low
        return Span(low, high) if low.value <= high.value else None
    return None


def _halves(text: str) -> Iterator[tuple[str, str]]:
    for _, separator in zip(range(_MOST_SEPARATORS), _SEPARATOR.finditer(text), strict=False):
        yield text[: separator.start()], text[separator.end() :]


def _figure_end(text: str) -> int:
    figure = _FIGURE.match(text)
    return figure.end() if figure else 0
