"""What the tests of the search share: queries of all shapes, and what each of them means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from quizzer.cards.card import Level
from quizzer.cards.content import Kind
from quizzer.memory.leeches import is_leech
from quizzer.study.searching.folding import folded
from quizzer.study.searching.query import (
    And,
    Compared,
    Comparison,
    Dated,
    Field,
    Is,
    Named,
    Not,
    OfKind,
    OfLevel,
    Or,
    Quantity,
    Query,
    State,
    Text,
    both,
    either,
    negated,
)

TODAY = date(2026, 11, 23)
LEECH_LAPSES = 3

_COMPARED: dict[Comparison, Callable[[float, float], bool]] = {
    Comparison.LESS: lambda a, b: a < b,
    Comparison.AT_MOST: lambda a, b: a <= b,
    Comparison.EQUAL: lambda a, b: a == b,
    Comparison.AT_LEAST: lambda a, b: a >= b,
    Comparison.MORE: lambda a, b: a > b,
}


@dataclass(frozen=True, slots=True)
class Facts:
    """A card as one who searches knows it."""

    deck: str
    card: str
    topic: str
    kind: Kind
    level: Level
    tags: tuple[str, ...]
    texts: tuple[str, ...]
    draft: bool
    studied: bool
    suspended: bool
    flagged: bool
    buried: bool
    due_on: date | None = None
    seen_on: date | None = None
    stability: float | None = None
    difficulty: float | None = None
    recall: float | None = None
    reviews: int = 0
    lapses: int = 0


def means(query: Query, card: Facts) -> bool:
    """Whether a query holds for a card: the plain meaning, one card at a time."""
    match query:
        case And(parts=parts):
            return all(means(part, card) for part in parts)
        case Or(parts=parts):
            return any(means(part, card) for part in parts)
        case Not(query=inner):
            return not means(inner, card)
        case Text(words=words):
            places = (*card.texts, *card.tags, f"{card.deck}/{card.card}")
            return any(folded(words) in folded(place) for place in places)
        case Named(field=field, name=name):
            return _named(field, folded(name), card)
        case OfKind(kind=kind):
            return card.kind is kind
        case OfLevel(level=level):
            return card.level is level
        case Is(state=state):
            return _is(state, card)
        case Compared(quantity=quantity, comparison=comparison, value=value):
            amount = _amount(quantity, card)
            return amount is not None and _COMPARED[comparison](amount, float(value))
        case Dated(quantity=quantity, first=first, last=last):
            day = card.due_on if quantity is Quantity.DUE else card.seen_on
            return day is not None and (first or day) <= day <= (last or day)


def _named(field: Field, name: str, card: Facts) -> bool:
    match field:
        case Field.DECK:
            return card.deck.startswith(name)
        case Field.ID:
            return card.card.startswith(name) or f"{card.deck}/{card.card}".startswith(name)
        case Field.TAG:
            return any(folded(tag).startswith(name) for tag in card.tags)
        case Field.TOPIC:
            wanted = name.strip("/").split("/")
            path = card.topic.split("/")
            runs = [path[at : at + len(wanted)] for at in range(len(path))]
            return any(
                len(run) == len(wanted)
                and all(part.startswith(want) for part, want in zip(run, wanted, strict=True))
                for run in runs
            )


def _is(state: State, card: Facts) -> bool:
    is_seen = card.due_on is not None
    match state:
        case State.NEW:
            return not is_seen
        case State.SEEN:
            return is_seen
        case State.SUSPENDED:
            return card.suspended or not (card.studied or card.draft)
        case State.FLAGGED:
            return card.flagged
        case State.BURIED:
            return card.buried
        case State.DRAFT:
            return card.draft
        case State.LEECH:
            return is_leech(card.lapses, LEECH_LAPSES)
        case State.DUE:
            may_be_asked = card.studied and not card.suspended and not card.buried
            return card.due_on is not None and card.due_on <= TODAY and may_be_asked


def _amount(quantity: Quantity, card: Facts) -> float | None:
    match quantity:
        case Quantity.DUE:
            return None if card.due_on is None else (card.due_on - TODAY).days
        case Quantity.SEEN:
            return None if card.seen_on is None else (TODAY - card.seen_on).days
        case Quantity.RECALL:
            return card.recall
        case Quantity.REVIEWS:
            return card.reviews
        case Quantity.LAPSES:
            return card.lapses
        case Quantity.STABILITY:
            return card.stability
        case Quantity.DIFFICULTY:
            return card.difficulty


_WORDS = (
    "café",
    "Cafe",
    "Lei Jun",
    "profit",
    "a",
    "or",
    "10:30",
    "topic:x",
    '"',
    "“x”",
    "(b)",
    "-c",
)
_AGES = st.decimals("0", "4000", places=1)
_DAYS = st.integers(-40, 40).map(lambda days: TODAY + timedelta(days=days))

_LEAVES: st.SearchStrategy[Query] = st.one_of(
    st.sampled_from(_WORDS).map(Text),
    st.text(min_size=1, max_size=8).filter(folded).map(Text),
    st.builds(Named, st.just(Field.TOPIC), st.sampled_from(("pri", "pricing/c", "cost", "model"))),
    st.builds(Named, st.just(Field.DECK), st.sampled_from(("case", "ca", "other"))),
    st.builds(Named, st.just(Field.TAG), st.sampled_from(("ind", "India", "a b"))),
    st.builds(Named, st.just(Field.ID), st.sampled_from(("c1", "case/c", "2"))),
    st.builds(Is, st.sampled_from(State)),
    st.builds(OfKind, st.sampled_from(Kind)),
    st.builds(OfLevel, st.sampled_from(Level)),
    st.builds(
        Compared,
        st.sampled_from([q for q in Quantity if q is not Quantity.RECALL]),
        st.sampled_from(Comparison),
        st.one_of(_AGES, st.integers(0, 10).map(Decimal)),
    ),
    st.builds(
        Compared,
        st.just(Quantity.RECALL),
        st.sampled_from(Comparison),
        st.decimals("0", "1", places=3),
    ),
    st.builds(
        lambda quantity, days: Dated(quantity, min(days), max(days)),
        st.sampled_from((Quantity.DUE, Quantity.SEEN)),
        st.lists(_DAYS, min_size=1, max_size=2),
    ),
    st.builds(Dated, st.sampled_from((Quantity.DUE, Quantity.SEEN)), _DAYS, st.none()),
    st.builds(Dated, st.sampled_from((Quantity.DUE, Quantity.SEEN)), st.none(), _DAYS),
)

QUERIES = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        inner.map(negated),
        st.lists(inner, min_size=2, max_size=3).map(both),
        st.lists(inner, min_size=2, max_size=3).map(either),
    ),
    max_leaves=6,
)
"""Every query that the language can ask, and some that nobody would."""
