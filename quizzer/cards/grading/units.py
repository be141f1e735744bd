"""Which unit does a word name, so that `5 miles` are not `5 km`?"""

from __future__ import annotations

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


def unit_of(text: str) -> str:
    """The unit's short name; empty when it is none that is known."""
    return _KNOWN.get(" ".join(text.casefold().split()).rstrip("."), "")


def is_unit_beside(text: str, wanted: str) -> bool:
    """Whether a text is a unit where `wanted` is one: beside a length `m` is no million."""
    given, asked = unit_of(text), unit_of(wanted)
    return given != "" and (given == asked or {given, asked} <= _LENGTHS)
