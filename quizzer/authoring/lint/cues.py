"""Is an answer given away by the question beside it, or by that of another card?

A word that most questions of a deck have in common, such as the name of the firm that they are
all about, gives nothing away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from itertools import chain

from quizzer.authoring.lint.items import DeckItems, Item, Prose
from quizzer.authoring.lint.rule import Weakness, Weaknesses
from quizzer.authoring.problems import quoted
from quizzer.cards.content import Basic, Choice, Claim, Cloze, Number

_COMMON = 0.05
_FEWEST_FOR_COMMON = 3
"""A stem is common that more than so many cards have, and more than this share of the deck's."""

_FEWEST_SHARED = 2
_SHARE = 0.6
_LONG_PHRASE = 3
_MOST_COMPARED = 50
_TELLING = 3
"""Letters that a stem needs so that its repetition tells something."""


def clang(deck: DeckItems) -> Weaknesses:
    """A word of the question that comes back in the right option alone rings like the answer.

    Haladyna, Downing and Rodriguez (2002) call it a clang association. Words are compared by
    their stems; those that most of the deck's questions have do not ring.

    Bad:

        - id: stock
          q: What lets Acme keep its warehouse stock small?
          right: Stock on demand
          wrong: [Higher prices, Foreign dealers, Paid posts]

    Good:

        - id: stock
          q: What lets Acme keep its warehouse small?
          right: Production on demand
          wrong: [Higher prices, Foreign dealers, Paid posts]

    Fix: Say it in other words in the question, or use the word in a wrong option too.
    """
    common = _common(deck)
    for item in deck.items:
        if not item.right:
            continue
        ringing = {
            stem
            for stem in item.question.stem_set.difference(*(wrong.stems for wrong in item.wrong))
            if deck.asking[stem] <= common and len(stem) >= _TELLING
        }
        for number, option in enumerate(item.right):
            shared = next((word for word, stem in option.stemmed if stem in ringing), None)
            if shared:
                message = f"of all options only a right one repeats {quoted(shared)}"
                place = item.place_of_option(of="right", number=number)
                hint = "Use another word, or use it in a wrong option too"
                yield Weakness(place, message, hint, (item,))


def cross_item_cue(deck: DeckItems) -> Weaknesses:
    """Whoever has just read the answer in another question does not recall it here.

    Haladyna, Downing and Rodriguez (2002) keep items independent of one another. A question is
    taken for a cue when it says the whole answer and most of what this card asks, or a long
    answer word for word. Cards of one group never meet on one day, so they are left alone.

    Bad:

        - {id: maker, q: Which firm builds the Orbit processors of Acme?, a: Initech}
        - {id: why, q: Why does Acme use the Orbit processors that Initech builds?, a: Speed}

    Good:

        - {id: maker, q: Which firm builds the Orbit processors of Acme?, a: Initech}
        - {id: why, q: Why does Acme use Orbit processors?, a: Speed}

    Fix: Leave the answer out of the other question, or put both cards into one group.
    """
    shown = {item: _shown(item) for item in deck.items}
    counts = Counter(chain.from_iterable(shown.values()))
    common = _common(deck)
    said = [
        (item, answer, min(answer.stem_set, key=lambda stem: (counts[stem], stem)))
        for item in deck.items
        for answer in _answers(item)
        if answer.stem_set <= counts.keys() and _tells(answer)
    ]
    where = _first_with({rarest for _, _, rarest in said}, shown)
    for item, answer, rarest in said:
        saying = [
            other
            for other in where[rarest]
            if answer.stem_set <= shown[other] and _may_meet(item, other)
        ]
        if not saying:
            continue
        asked = {s for s in item.question.stem_set - answer.stem_set if counts[s] <= common}
        for other in saying:
            if _gives_away(answer, asked, item, other, shown[other]):
                yield _cue(item, other, answer)
                break


def _first_with(
    stems: AbstractSet[str], shown: Mapping[Item, frozenset[str]]
) -> Mapping[str, list[Item]]:
    """The first cards that show each of the stems: as many as a card is compared with."""
    where: dict[str, list[Item]] = {stem: [] for stem in stems}
    for item, seen in shown.items():
        for stem in seen & stems:
            if len(where[stem]) < _MOST_COMPARED:
                where[stem].append(item)
    return where


def _common(deck: DeckItems) -> float:
    return max(_FEWEST_FOR_COMMON, _COMMON * len(deck.items))


def _may_meet(item: Item, other: Item) -> bool:
    same_group = item.entry.group and item.entry.group == other.entry.group
    return other is not item and not same_group


def _gives_away(
    answer: Prose, asked: set[str], item: Item, other: Item, seen: frozenset[str]
) -> bool:
    """Whether another card, which says the answer in what is `seen` of it, says it of the same."""
    if len(asked & seen) >= max(_FEWEST_SHARED, _SHARE * len(asked)):
        return True
    shared = (item.question.stem_set - answer.stem_set) & seen
    is_long = len(answer.stem_set) >= _LONG_PHRASE and len(shared) >= _FEWEST_SHARED
    return is_long and _stands_in(answer.stems, other.question.stems)


def _stands_in(phrase: tuple[str, ...], text: tuple[str, ...]) -> bool:
    """Whether the stems of a phrase follow one another in a text."""
    starts = range(len(text) - len(phrase) + 1)
    return any(text[start : start + len(phrase)] == phrase for start in starts)


def _answers(item: Item) -> tuple[Prose, ...]:
    """The answers that another question could give away."""
    return item.answers if isinstance(item.content, Basic | Number | Choice | Cloze) else ()


def _tells(answer: Prose) -> bool:
    stems = answer.stem_set
    return answer.is_plain and any(len(stem) >= _TELLING or stem.isdigit() for stem in stems)


def _shown(item: Item) -> frozenset[str]:
    """The stems that a learner sees as true while the card is asked."""
    match item.content:
        case Claim(is_true=False):
            return frozenset()
        case Cloze(together=together):
            if not together and len(item.blanks) > 1:
                return item.question.stem_set
            hidden = [stem for answer in item.answers for stem in answer.stems]
            return frozenset(Counter(item.question.stems) - Counter(hidden))
        case _:
            return item.question.stem_set


def _cue(item: Item, other: Item, answer: Prose) -> Weakness:
    message = (
        f"{quoted(other.entry.id)} on line {other.entry.line}"
        f" gives away the answer {quoted(answer.written)}"
    )
    hint = "Leave it out there, or put both cards into one group"
    return Weakness(item.place_of_question(), message, hint, (item, other))
