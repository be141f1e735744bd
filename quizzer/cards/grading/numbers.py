"""Is a typed number the one that was asked for, near enough, and in the right unit?"""

from __future__ import annotations

import re
from decimal import Decimal

from quizzer.cards.content import Number
from quizzer.cards.grading.amounts import Amount, Bound, Span, read
from quizzer.cards.grading.texts import compare, same_text
from quizzer.cards.grading.tidying import says_something
from quizzer.cards.grading.units import unit_of
from quizzer.cards.grading.wording import BLANK, RIGHT, short
from quizzer.cards.words import words as words_of

_LONGEST_SCALE = 12
_SCALE = 3
_MOST_ZEROS = 2
_SIGN_OF_PERCENT = re.compile(r"(?<=\d)\s*%")


def grade_number(content: Number, typed: str) -> tuple[bool, str]:
    """Whether the number is right, and why, in a phrase."""
    expected = shown(content)
    if any(same_text(typed, own) for own in (content.quantity.text, expected)):
        return True, RIGHT
    if not says_something(typed):
        return False, BLANK
    match read(typed, content.unit):
        case None:
            return False, f"no number can be read in {short(typed)}: expected {expected}"
        case Bound():
            return False, f"{short(typed)} is no single number: expected {expected}"
        case Span() as span:
            return _grade_span(content, span, short(typed))
        case Amount() as amount:
            return _grade_amount(content, amount, short(typed))


def is_number(content: Number, typed: str) -> bool:
    """Whether a typed text says a number, whichever it is."""
    is_own = same_text(typed, content.quantity.text) or same_text(typed, shown(content))
    return is_own or read(typed, content.unit) is not None


def shown(content: Number) -> str:
    """The number with its unit, as its author wrote it."""
    return f"{content.quantity.text} {content.unit}".strip()


def _grade_amount(content: Number, amount: Amount, typed: str) -> tuple[bool, str]:
    other_unit = _other_unit(content, amount)
    if other_unit is not None:
        return False, other_unit.format(typed=typed)
    value = amount.value
    if value == content.quantity.value:
        return True, RIGHT + _remark(content, amount)
    if _is_within(content, value):
        return True, f"{typed} {_near(content)}{_remark(content, amount)}"
    other = None if amount.is_scaled else amount.otherwise
    if other is not None and _is_within(content, other):
        return True, f"{RIGHT}, with {typed} read as {other:f}{_remark(content, amount)}"
    return False, _how_far(content, amount, typed) or f"{typed} {_not_near(content)}"


def _grade_span(content: Number, span: Span, typed: str) -> tuple[bool, str]:
    if content.tolerance is None:
        return False, f"{typed} is a range: expected {shown(content)}"
    other_unit = _other_unit(content, span.high)
    if other_unit is not None:
        return False, other_unit.format(typed=typed)
    if _is_within(content, span.low.value) and _is_within(content, span.high.value):
        return True, f"all of {typed} {_near(content)}"
    return False, f"not all of {typed} {_near(content)}"


def _is_within(content: Number, value: Decimal) -> bool:
    if content.tolerance is None:
        return value == content.quantity.value
    return content.tolerance.low <= value <= content.tolerance.high


def _near(content: Number) -> str:
    """What the tolerance allows: `is within 5 % of 7.19 million`."""
    if content.tolerance is None:
        return f"is {shown(content)}"
    text = _SIGN_OF_PERCENT.sub(" %", content.tolerance.text)
    if text.startswith("["):
        low, _, high = text.strip("[]").partition(",")
        ends = f"{low.strip()} and {high.strip()}"
        return f"is between {ends}, around {shown(content)}"
    return f"is within {text} of {shown(content)}"


def _not_near(content: Number) -> str:
    return _near(content).replace("is ", "is not ", 1)


def _how_far(content: Number, amount: Amount, typed: str) -> str:
    """What went wrong with a number that has the right digits; empty when they are others."""
    expected, value = shown(content), amount.value
    if not value:
        return ""
    if content.quantity.percent and not amount.unit and _is_within(content, value * 100):
        return f"{typed} is {(value * 100).normalize():f} % as a share: give it in per cent"
    if _is_within(content, -value):
        return f"the sign is wrong: expected {expected}"
    for zeros in range(1, _LONGEST_SCALE + 1):
        factor = Decimal(10) ** zeros
        if _is_within(content, value * factor) or _is_within(content, value / factor):
            if zeros % _SCALE == 0:
                return f"{typed} is off by the scale: expected {expected}"
            if zeros <= _MOST_ZEROS:
                return f"{typed} is off by a factor of {factor:f}: expected {expected}"
    return ""


def _other_unit(content: Number, amount: Amount) -> str | None:
    """Why the unit is another one than the card's; None when it may be the same."""
    given, asked = unit_of(amount.unit), _asked_unit(content)
    if given == "%" and asked not in ("", "%"):
        return _wrong_unit(content)
    if given == "%" and not asked:
        return "{typed} is a percentage: expected " + _braced(shown(content))
    if given and asked and given != asked:
        return _wrong_unit(content)
    return None


def _wrong_unit(content: Number) -> str:
    return "the unit is wrong: {typed}, expected " + _braced(shown(content))


def _braced(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _asked_unit(content: Number) -> str:
    return "%" if content.quantity.percent else unit_of(content.unit)


def _remark(content: Number, amount: Amount) -> str:
    """What is to be said of a unit that is not known to be another one, nor the same."""
    asked = "%" if content.quantity.percent else content.unit
    given = amount.unit
    if not asked or not given or unit_of(given) == (unit_of(asked) or None):
        return ""
    wanted = {word.folded for word in words_of(asked)}
    if wanted and wanted <= {word.folded for word in words_of(given)}:
        return ""  # `phones sold` are phones
    if compare(given, asked).is_right:
        return ""
    return f", but the unit is {short(asked)}, not {short(given)}"
