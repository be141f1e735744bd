"""Which unit does a word name, so that `5 miles` are not `5 km`?"""

from __future__ import annotations

import re

_NAMES = {
    "mm": "millimetre millimeter",
    "cm": "centimetre centimeter",
    "m": "metre meter",
    "km": "kilometre kilometer",
    "inch": "in ″",
    "foot": "ft feet",
    "yard": "yd",
    "mile": "mi",
    "mg": "milligram milligramme",
    "g": "gram gramme",
    "kg": "kilogram kilogramme kilo",
    "t": "ton tonne",
    "lb": "lbs pound",
    "oz": "ounce",
    "ml": "millilitre milliliter",
    "l": "litre liter",
    "ms": "millisecond",
    "s": "second sec",
    "min": "minute",
    "h": "hour hr",
    "day": "d",
    "week": "wk",
    "month": "mo",
    "quarter": "",
    "year": "yr y",
    "%": "percent percentage",
    "$": "dollar usd us$ hk$ us-dollar",
    "€": "euro eur",
    "£": "gbp sterling",
    "¥": "yuan rmb renminbi cny yen jpy",
    "₹": "rupee inr rs",
    "°c": "celsius °celsius",
    "°f": "fahrenheit °fahrenheit",
    "k": "kelvin",
    "w": "watt",
    "kw": "kilowatt",
    "v": "volt",
    "hz": "hertz",
    "kb": "kilobyte",
    "mb": "megabyte",
    "gb": "gigabyte",
    "tb": "terabyte",
}
"""Short names of units of measure and of money, with their other names."""

_KNOWN = {
    spelt: short
    for short, names in _NAMES.items()
    for name in (short, *names.split())
    for spelt in (name, f"{name}s")
}
_LENGTHS = frozenset({"mm", "cm", "m", "km", "inch", "foot", "yard", "mile"})


_POWERS = str.maketrans({"²": "^2", "³": "^3"})
_FACTOR = re.compile(r"(?P<name>[^\W\d_]+)(?:\^?(?P<power>[23]))?")


def unit_of(text: str) -> str:
    """The unit's short name, `m^2` and `km/h` of several; empty when it is none that is known."""
    bare = " ".join(text.casefold().split()).rstrip(".")
    factors = re.split(r" ?/ ?| per ", bare.translate(_POWERS))
    named = [_KNOWN.get(bare, "")] if bare in _KNOWN else [_factor(factor) for factor in factors]
    return "/".join(named) if all(named) else ""


def _factor(text: str) -> str:
    factor = _FACTOR.fullmatch(text)
    name = _KNOWN.get(factor["name"], "") if factor else ""
    return f"{name}^{factor['power']}" if factor and name and factor["power"] else name


def is_unit_beside(text: str, wanted: str) -> bool:
    """Whether a text is a unit where `wanted` is one: beside a length `m` is no million."""
    given, asked = unit_of(text), unit_of(wanted).partition("/")[0].partition("^")[0]
    return given != "" and (given == asked or {given, asked} <= _LENGTHS)
