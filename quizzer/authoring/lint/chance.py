"""Do the right answers of a deck follow a pattern that chance does not explain?

What is counted are cards, each with its own probability of fitting the pattern by chance. The
probability of a count at least so far from its mean is bounded by H. Chernoff's inequality
(Annals of Mathematical Statistics, 1952), which holds for unequal probabilities too when their
mean is used (W. Hoeffding, 1956). It errs on the side of silence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from math import exp, log

from quizzer.authoring.lint.items import DeckItems, Item, Prose
from quizzer.authoring.lint.likeness import number_of
from quizzer.authoring.lint.rule import Weakness, Weaknesses
from quizzer.cards.content import Choice, Claim

_TOO_UNLIKELY = 0.005
"""On either side of the mean, so that one deck in a hundred is blamed for nothing."""

_FEWEST_OPTIONS = 3


@dataclass(slots=True)
class Tally:
    """Which of a deck's cards fit a pattern, and how many would by chance."""

    fit: list[Item] = field(default_factory=list)
    others: list[Item] = field(default_factory=list)
    expected: float = 0.0

    def add(self, item: Item, probability: float, *, fits: bool) -> None:
        """Count a card that fits by chance with a probability between 0 and 1."""
        (self.fit if fits else self.others).append(item)
        self.expected += probability

    @property
    def fitting(self) -> int:
        """How many cards fit."""
        return len(self.fit)

    @property
    def count(self) -> int:
        """How many cards were counted."""
        return len(self.fit) + len(self.others)

    @property
    def to_blame(self) -> tuple[Item, ...]:
        """The cards of which there are more than chance would give."""
        return tuple(self.fit if self.fitting > self.expected else self.others)

    @property
    def is_too_many(self) -> bool:
        """Whether more cards fit than chance explains."""
        return self.fitting > self.expected and self._bound < _TOO_UNLIKELY

    @property
    def is_too_few(self) -> bool:
        """Whether fewer cards fit than chance explains."""
        return self.fitting < self.expected and self._bound < _TOO_UNLIKELY

    @property
    def _bound(self) -> float:
        """The most that the probability of such a count, or one farther out, can be."""
        if not self.count:
            return 1.0
        share, mean = self.fitting / self.count, self.expected / self.count
        divergence = _times_log(share, mean) + _times_log(1 - share, 1 - mean)
        return exp(-self.count * divergence)


def _times_log(share: float, mean: float) -> float:
    if not share:
        return 0.0
    return share * log(share / mean) if mean else float("inf")


def key_position_bias(deck: DeckItems) -> Weaknesses:
    """Options are shuffled, but a key that always is the longest is found wherever it stands.

    Haladyna, Downing and Rodriguez (2002) spread the right option over all positions. What stays
    of a position here is the rank by length, the rank among numbers, and a pin. Each is compared
    with what chance would give over the whole deck.

    Bad:

        - {id: a, q: What does Acme sell?, right: Cheap telephones, wrong: [Ships, Lamps]}
        - {id: b, q: Where does Acme sell?, right: On its web page, wrong: [Fairs, Shops]}
        - {id: c, q: Who buys from Acme?, right: Young students, wrong: [Banks, Cooks]}
        - {id: d, q: What does Acme avoid?, right: Large stocks, wrong: [Taxes, Tests]}
        - {id: e, q: Whom does Acme ask?, right: Its customers, wrong: [Judges, Rivals]}

    Good:

        - {id: a, q: What does Acme sell?, right: Phones, wrong: [Large ships, Lamps]}
        - {id: b, q: Where does Acme sell?, right: Online, wrong: [At fairs, In large shops]}
        - {id: c, q: Who buys from Acme?, right: Young students, wrong: [Banks, Cooks]}
        - {id: d, q: What does Acme avoid?, right: Stocks, wrong: [Local taxes, Tests]}
        - {id: e, q: Whom does Acme ask?, right: Its customers, wrong: [Judges, Its first rivals]}

    Fix: Lengthen wrong options, put the right number at an end at times, and pin both kinds.
    """
    choices = [item for item in deck.items if _is_single(item)]
    longest = _tally(choices, lambda item: _has_rank(item, -1))
    shortest = _tally(choices, lambda item: _has_rank(item, 0))
    found = [
        (longest.is_too_many, longest, "the longest option is right"),
        (shortest.is_too_many, shortest, "the shortest option is right"),
        *_by_number(choices),
        *_by_pin(choices),
    ]
    for is_biased, tally, what in found:
        if is_biased:
            message = (
                f"{what} in {tally.fitting} of {tally.count} cards,"
                f" and chance would make it {tally.expected:.0f}"
            )
            hint = "Vary it, or a guesser will know"
            yield Weakness(deck.written.place("cards"), message, hint, among=tally.to_blame)


def true_false_imbalance(deck: DeckItems) -> Weaknesses:
    """Where nearly all claims are true, whoever always says true knows the deck.

    Ebel and Frisbie (1991) would rather have a few more false claims than true ones, because
    people who guess lean to true. Chance is one half here.

    Bad:

        - {id: a, claim: Acme sells phones., is: true}
        - {id: b, claim: Acme sells online., is: true}
        - {id: c, claim: Acme asks its customers., is: true}
        - {id: d, claim: Acme keeps small stocks., is: true}
        - {id: e, claim: Acme has its seat in Springfield., is: true}
        - {id: f, claim: Acme licenses patents., is: true}
        - {id: g, claim: Acme sells lamps as well., is: true}
        - {id: h, claim: Acme hires students., is: true}

    Good:

        - {id: a, claim: Acme sells phones., is: true}
        - {id: b, claim: Acme sells through dealers., is: false}

    Fix: Turn some claims round, and say under why what is so.
    """
    tally = Tally()
    for item in deck.items:
        if isinstance(item.content, Claim):
            tally.add(item, 1 / 2, fits=item.content.is_true)
    if tally.is_too_many or tally.is_too_few:
        message = f"{tally.fitting} of {tally.count} claims are true"
        place, hint = deck.written.place("cards"), "Turn some claims round"
        yield Weakness(place, message, hint, among=tally.to_blame)


def _is_single(item: Item) -> bool:
    """A choice with one right option and enough others that chance can be told from a habit."""
    return len(item.right) == 1 and len(item.wrong) + 1 >= _FEWEST_OPTIONS


def _tally(items: Iterable[Item], fits: Callable[[Item], bool]) -> Tally:
    """Cards whose right option has a trait that one of its options has."""
    tally = Tally()
    for item in items:
        tally.add(item, 1 / (len(item.wrong) + 1), fits=fits(item))
    return tally


def _has_rank(item: Item, rank: int) -> bool:
    """Whether no other option is as long (rank -1) or as short (rank 0) as the right one."""
    lengths = sorted(len(option.written) for option in (*item.right, *item.wrong))
    own = len(item.right[0].written)
    return lengths[rank] == own and lengths.count(own) == 1


def _by_number(choices: list[Item]) -> list[tuple[bool, Tally, str]]:
    tally = Tally()
    for item in choices:
        values = [_value(option) for option in (*item.right, *item.wrong)]
        known = [value for value in values if value is not None]
        if len(known) == len(values) and values[0] is not None:
            inside = min(known) < values[0] < max(known)
            tally.add(item, (len(values) - 2) / len(values), fits=inside)
    return [
        (tally.is_too_many, tally, "the right number is neither the smallest nor the greatest"),
        (tally.is_too_few, tally, "the right number is neither the smallest nor the greatest"),
    ]


def _value(option: Prose) -> float | None:
    number = number_of(option)
    return None if number is None else float(number.value)


def _by_pin(choices: list[Item]) -> list[tuple[bool, Tally, str]]:
    tally = Tally()
    for item in choices:
        content = item.content
        assert isinstance(content, Choice)
        pinned = sum(option.pin is not None for option in (*content.right, *content.wrong))
        if 0 < pinned <= len(content.wrong):
            share = pinned / (len(content.wrong) + 1)
            tally.add(item, share, fits=content.right[0].pin is not None)
    return [(tally.is_too_many, tally, "a pinned option is right")]
