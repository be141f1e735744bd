"""Are the options of a choice of one kind, in order, and apart from each other?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from decimal import Decimal

from quizzer.authoring.lint.items import Item, Prose
from quizzer.authoring.lint.rule import Weakness, Weaknesses
from quizzer.authoring.problems import quoted
from quizzer.cards.figures import Figure

_FEWEST_ALIKE = 3
_FEWEST_NUMBERS = 3
_SENTENCE_WORDS = 4
_SHARED_AND_ODD = 2
_MOST_WORDS_OF_A_NUMBER = 2  # itself and its unit
_ENDING = re.compile(r"[.!?…]\s*$")
_GERUND = re.compile(r"[a-z]{3,}ing", re.IGNORECASE)
_NO_GERUNDS = frozenset("anything during evening everything morning nothing something".split())
_CONJUNCT = re.compile(r",\s+(?:and\s+|or\s+)?|\s+(?:and|or|as\s+well\s+as|&)\s+")
_LEADS = frozenset(
    """
    to by in on at for from through with without where when because if as it its they their he
    she his her that one
    """.split()
)

_FROM = re.compile(
    r"(?:at\s+least|from|more\s+than|over|above|greater\s+than|>=?|≥|beyond|after)", re.IGNORECASE
)
_UP_TO = re.compile(
    r"(?:less\s+than|fewer\s+than|under|below|up\s+to|at\s+most|<=?|≤|before|until)", re.IGNORECASE
)
_AND_MORE = re.compile(r"\s+(?:or|and)\s+more\b", re.IGNORECASE)
_OR_LESS = re.compile(r"\s+or\s+(?:less|fewer)\b", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:-|–|—|to|and|until)\s*", re.IGNORECASE)


def overlapping(item: Item) -> Weaknesses:
    """Where one option holds another, both are right, or the narrower one can be ruled out.

    Haladyna, Downing and Rodriguez (2002): keep options independent.

    Bad:

        - id: share
          q: What share of the market does Acme have?
          right: 10–20 %
          wrong: [15–30 %, 30–40 %]

    Good:

        - id: share
          q: What share of the market does Acme have?
          right: 10–20 %
          wrong: [20–30 %, 30–40 %]

    Fix: Cut the options so that each excludes the others.
    """
    options = item.options
    spans = [_span(option) for _, _, option in options]
    parts = [_conjuncts(option) for _, _, option in options]
    for later, (key, number, option) in enumerate(options):
        for earlier in range(later):
            one, other = spans[earlier], spans[later]
            overlap = one and other and one.overlaps(other)
            if overlap or parts[earlier] < parts[later] or parts[later] < parts[earlier]:
                first = options[earlier][2].written
                message = f"{quoted(option.written)} and {quoted(first)} can both be right"
                place = item.place_of_option(of=key, number=number)
                yield Weakness(place, message, "Cut them so that each excludes the others")
                break


@dataclass(frozen=True, slots=True)
class _Span:
    """The numbers that an option stands for, and what they count."""

    low: Decimal
    high: Decimal
    unit: str

    def overlaps(self, other: _Span) -> bool:
        """Whether numbers of one kind are in both; a shared end is not enough."""
        return self.unit == other.unit and self.low < other.high and other.low < self.high


def _span(option: Prose) -> _Span | None:
    text = option.written
    match option.figures:
        case (only,):
            before, after = text[: only.start].strip(), text[only.end :]
            unit = _OR_LESS.sub("", _AND_MORE.sub("", after)).strip()
            if _FROM.fullmatch(before) or (not before and _AND_MORE.match(after)):
                return _Span(only.value, Decimal("Infinity"), unit)
            if _UP_TO.fullmatch(before) or (not before and _OR_LESS.match(after)):
                return _Span(Decimal("-Infinity"), only.value, unit)
        case (low, high) if _RANGE.fullmatch(text[low.end : high.start]) and low.value < high.value:
            return _Span(low.value, high.value, text[high.end :].strip())
    return None


def _conjuncts(option: Prose) -> frozenset[str]:
    """The things that an option adds up: `Spain and Italy` is Spain, Italy."""
    text = " ".join(option.written[:500].rstrip(".").casefold().split())
    return frozenset(part for part in _CONJUNCT.split(text) if part)


def unsorted_numbers(item: Item) -> Weaknesses:
    """Numbers out of order hide a gap, a double and the one odd unit among them.

    Haladyna, Downing and Rodriguez (2002) put options in numerical order. Here they are shuffled
    for the learner, but whoever proofreads the deck still compares them in the file.

    Bad:

        - id: year
          q: In which year did Acme open its first shop?
          right: "2014"
          wrong: ["2016", "2012", "2018"]

    Good:

        - id: year
          q: In which year did Acme open its first shop?
          right: "2014"
          wrong: ["2012", "2016", "2018"]

    Fix: Write the wrong options from the smallest to the greatest.
    """
    numbers = [number for option in item.wrong if (number := number_of(option)) is not None]
    if len(numbers) < max(_FEWEST_NUMBERS, len(item.wrong)):
        return
    # What stands around them must be the same: days of different months are no numbers.
    units = {
        option.written.replace(number.text, "").strip()
        for option, number in zip(item.wrong, numbers, strict=True)
    }
    if len(units) > 1:
        return
    values = [number.value for number in numbers]
    if values not in (sorted(values), sorted(values, reverse=True)):
        message = "the wrong options are numbers out of order"
        yield Weakness(item.written.place("wrong"), message, "Sort them by value")


def number_of(option: Prose) -> Figure | None:
    """The number that an option is, with hardly a word around it."""
    found = option.figures
    return found[0] if len(found) == 1 and len(option.folded) <= _MOST_WORDS_OF_A_NUMBER else None


def not_parallel(item: Item) -> Weaknesses:
    """The option that is built unlike the others is noticed first, and taken for the right one.

    Haladyna, Downing and Rodriguez (2002) keep options alike in grammar and content. Compared
    are how they begin, how they end, and whether they are numbers.

    Bad:

        - id: step
          q: Which step made Acme known?
          right: To sell in India
          wrong: [Cutting its prices, Hiring many dealers, Buying a large rival]

    Good:

        - id: step
          q: Which step made Acme known?
          right: Selling in India
          wrong: [Cutting its prices, Hiring many dealers, Buying a large rival]

    Fix: Give all options the same form.
    """
    options = (*item.right, *item.wrong)
    if len(options) < _FEWEST_ALIKE or not all(option.folded for option in options):
        return
    for feature in _FEATURES:
        kinds = [feature(option) for option in options]
        odd = _odd_one(kinds)
        if odd is None or (len(options) == _FEWEST_ALIKE and odd >= len(item.right)):
            continue
        key, number = ("right", odd) if odd < len(item.right) else ("wrong", odd - len(item.right))
        message = f"{quoted(options[odd].written)} is not built like the other options"
        place = item.place_of_option(of=key, number=number)
        yield Weakness(place, message, "Give all options the same form")
        return


def _odd_one(kinds: list[Hashable]) -> int | None:
    """The one option that lacks what all others share."""
    if len(set(kinds)) != _SHARED_AND_ODD:
        return None
    (shared, count), *_ = Counter(kinds).most_common(1)
    if shared in (None, False) or count != len(kinds) - 1:
        return None
    return next(number for number, kind in enumerate(kinds) if kind != shared)


def _ending(option: Prose) -> Hashable:
    closed = len(option.folded) >= _SENTENCE_WORDS and _ENDING.search(option.written)
    return "closed" if closed else "open"


def _is_number(option: Prose) -> Hashable:
    return number_of(option) is not None


def _lead(option: Prose) -> Hashable:
    """The small word that an option begins with, when it has more to say."""
    first, *rest = option.folded
    return first if rest and first in _LEADS else None


def _gerund(option: Prose) -> Hashable:
    first, *rest = option.folded
    return bool(rest and _GERUND.fullmatch(first) and first not in _NO_GERUNDS)


_FEATURES: tuple[Callable[[Prose], Hashable], ...] = (_is_number, _ending, _lead, _gerund)
