"""Which cards ask the same thing twice, in one deck or across decks?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from quizzer.authoring.lint.items import DeckItems, Item, Prose
from quizzer.authoring.lint.rule import Weakness, Weaknesses
from quizzer.authoring.problems import quoted
from quizzer.cards.content import Choice, Claim, Kind, Number
from quizzer.cards.words import stem

_FEWEST_STEMS = 3
_ALIKE = 0.75
_MOST_COMPARED = 50
"""Cards that one card is compared with, so that a deck of look-alikes takes no time either."""

_MOST_STEMS = 80
_ASKED_APART = frozenset({Kind.CLAIM, Kind.CLOZE, Kind.CHOICE})


def duplicate(decks: Sequence[DeckItems]) -> Weaknesses:
    """The same question twice is reviewed twice, and with two answers it cannot be answered.

    In two decks that a learner has both of, each review of one is a review of the other, which
    the schedule does not know. Case and marks do not count.

    Bad:

        - {id: founder, q: Who founded Acme?, a: Ada Miller}
        - {id: head, q: Who founded Acme?, a: Ada Miller and a friend}

    Good:

        - {id: founder, q: Who founded Acme?, a: Ada Miller}
        - {id: head, q: Who leads Acme today?, a: Ben Smith}

    Fix: Delete one, or say in each what sets it apart.
    """
    seen: dict[Hashable, Item] = {}
    for item in _items(decks):
        key = _wording(item)
        if key is None:
            continue
        first = seen.setdefault(key, item)
        if first is not item:
            yield _same(item, first, "asks the same as")


def near_duplicate(decks: Sequence[DeckItems]) -> Weaknesses:
    """A question that is nearly another one trains the reader to look for the difference.

    Wozniak (1999) calls it interference: similar cards are taken for one another. Compared are
    the stems of the questions; one must say all that the other says, and both must have the same
    answer. A pattern that is filled with other names is something else.

    Bad:

        - {id: founder, q: Which engineer founded the firm Acme?, a: Ada Miller}
        - {id: founding, q: Acme was founded by which engineer?, a: Ada Miller}

    Good:

        - {id: founder, q: Which engineer founded the firm Acme?, a: Ada Miller}
        - {id: mixer, q: Which engineer founded the firm Initech?, a: Ben Smith}

    Fix: Delete one, or ask the second for something else.
    """
    asked = [(item, _answer(item)) for item in _items(decks)]
    alike = Counter([answer for _, answer in asked if answer is not None])
    compared = [(item, answer) for item, answer in asked if alike[answer] > 1]
    if not compared:
        return
    commonness: Counter[str] = sum((deck.asking for deck in decks), Counter())
    wordings = {item: _wording(item) for item, _ in compared}
    seen: dict[Hashable, list[Item]] = defaultdict(list)
    for item, answer in compared:
        stems = item.question.stem_set
        if not _FEWEST_STEMS <= len(stems) <= _MOST_STEMS:
            continue
        # A card that says all that this one says, or the other way round, shares its rarest stems.
        rare = sorted(stems, key=lambda each: (commonness[each], each))
        rare = rare[: len(stems) - int(_ALIKE * len(stems)) + 1]
        keys = [(answer, each) for each in rare]
        earlier = dict.fromkeys(other for key in keys for other in seen[key][:_MOST_COMPARED])
        others = (other for other in earlier if wordings[other] != wordings[item])
        if other := next((other for other in others if _is_near(item, other)), None):
            yield _same(item, other, "asks nearly the same as")
        for key in keys:
            seen[key].append(item)


def _is_near(item: Item, other: Item) -> bool:
    small, large = item.question, other.question
    if len(small.stem_set) > len(large.stem_set):
        small, large = large, small
    if len(small.stem_set) < _ALIKE * len(large.stem_set) or not small.stem_set <= large.stem_set:
        return False
    return not _adds_a_name(large, small)


def _adds_a_name(large: Prose, small: Prose) -> bool:
    """Whether the longer question names something more: a number, or a word with a capital."""
    more = large.stem_set - small.stem_set
    return any(
        not word.text.islower() and stem(word.text, large.language) in more for word in large.words
    )


def _items(decks: Sequence[DeckItems]) -> Iterator[Item]:
    return (item for deck in decks for item in deck.items)


def _wording(item: Item) -> Hashable | None:
    """What two cards share that ask the same; of a choice, its options are part of what it asks."""
    words = item.question.folded
    if not words or not item.question.is_plain:
        return None
    options: Iterable[str] = ()
    if isinstance(item.content, Choice):
        options = sorted(option.written for option in (*item.right, *item.wrong))
    return (_group(item), words, tuple(options))


def _group(item: Item) -> Kind:
    """Questions are compared with questions, blanks with blanks, claims with claims.

    The same fact as a blank and as a question is practice from two sides.
    """
    kind = item.content.kind
    return kind if kind in _ASKED_APART else Kind.BASIC


def _answer(item: Item) -> Hashable | None:
    """What cards share that may ask nearly the same; None for one that has no answer."""
    group = _group(item)
    match item.content:
        case Claim(is_true=is_true):
            return (group, is_true)
        case Number(quantity=quantity, unit=unit):
            return (group, quantity.value, quantity.percent, unit)
        case _:
            texts = frozenset([answer.folded for answer in item.answers])
            return (group, texts) if texts else None


def _same(item: Item, other: Item, what: str) -> Weakness:
    elsewhere = " in another deck" if item.file != other.file else ""
    message = f"this {what} {quoted(other.entry.id)} on line {other.entry.line}{elsewhere}"
    hint = "Delete one of them, or say what sets them apart"
    return Weakness(item.place_of_question(), message, hint, (item, other))
