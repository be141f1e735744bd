"""Which number does a text like `7.19 million`, `5 %` or `1,234.5` mean?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

SCALES = {
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "m": 10**6,
    "mn": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "%": 1,
    "percent": 1,
    "per cent": 1,
}
"""Scale words and what they multiply by. A percentage keeps the number that was written."""

PERCENT_WORDS = frozenset({"%", "percent", "per cent"})

_NUMBER = re.compile(
    r"""
    (?P<sign>[-+\N{MINUS SIGN}]?)
    (?P<digits>\d{1,3}(?:[,\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\ _]\d{3})+|\d+)
    (?P<fraction>\.\d+)?
    \s*
    (?P<scale>[a-z%]+(?:\ cent)?)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as its author wrote it, and its value with the scale word applied.

    `5 %` has the value 5 and is a percentage; `7.19 million` has the value 7190000.
    """

    text: str
    value: Decimal
    percent: bool = False

    @classmethod
    def parse(cls, text: str) -> Quantity:
        """Read a quantity; thousands are grouped by comma or space, the decimal mark is a point.

        Raises ValueError with a message that says what was expected.
        """
        stripped = text.strip()
        match = _NUMBER.fullmatch(stripped) if len(stripped) <= _LONGEST else None
        if match is None:
            raise ValueError("expected a number such as 7.19 million, 5 % or 1,234.5")
        digits = re.sub(r"\D", "", match["digits"])
        value = Decimal(digits + (match["fraction"] or ""))
        if match["sign"] in ("-", "\N{MINUS SIGN}"):
            value = -value
        scale = (match["scale"] or "").lower()
        if scale and scale not in SCALES:
            raise ValueError(f"unknown scale word {match['scale']!r}; a unit goes under `unit:`")
        return cls(stripped, value * SCALES.get(scale, 1), scale in PERCENT_WORDS)

    @property
    def scale(self) -> int:
        """What its scale word multiplies by; 1 without one."""
        match = _NUMBER.fullmatch(self.text)
        return SCALES.get((match["scale"] or "").lower(), 1) if match else 1

    def value_beside(self, other: Quantity) -> Decimal:
        """The value; without a scale word of its own it is in the scale of `other`.

        Beside `7.19 million`, `0.1` means 100000.
        """
        has_word = self.percent or self.scale != 1
        return self.value if has_word else self.value * other.scale


@dataclass(frozen=True, slots=True)
class Tolerance:
    """The range of values that count as right, as written: `5%`, `0.1` or `[7, 7.3]`."""

    text: str
    low: Decimal
    high: Decimal

    @classmethod
    def around(cls, text: str, quantity: Quantity) -> Tolerance:
        """Read `5%` (of the value) or `0.1` (in the quantity's own scale). Raises ValueError."""
        margin = Quantity.parse(text)
        if margin.value < 0:
            raise ValueError("a tolerance cannot be negative")
        if margin.percent:
            width = abs(quantity.value) * margin.value / 100
        else:
            width = margin.value_beside(quantity)
            if width != margin.value and width > abs(quantity.value):
                raise ValueError(f"{margin.text} in the scale of {quantity.text} is wider than it")
        return cls(text.strip(), quantity.value - width, quantity.value + width)

    @classmethod
    def between(cls, low: str, high: str, quantity: Quantity) -> Tolerance:
        """Read a range; ends without a scale word are in the quantity's. Raises ValueError."""
        bottom = Quantity.parse(low).value_beside(quantity)
        top = Quantity.parse(high).value_beside(quantity)
        if not bottom <= quantity.value <= top:
            raise ValueError(f"the range {low} to {high} does not contain {quantity.text}")
        return cls(f"[{low.strip()}, {high.strip()}]", bottom, top)
