"""Which cards does an entry make, and how does each of them read, front and back?"""

from __future__ import annotations

import random
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from quizzer.cards import cloze
from quizzer.cards.content import (
    Basic,
    Choice,
    Claim,
    Cloze,
    Content,
    Essay,
    Kind,
    Listing,
    Matching,
    Number,
    Option,
    Ordering,
    Pin,
)

if TYPE_CHECKING:
    from decimal import Decimal

    from quizzer.cards.citation import Citation
    from quizzer.cards.deck import Entry
    from quizzer.cards.figures import Figure

BACKWARDS = "reverse"
"""The part of a reversed card: its id is `entry#reverse`."""


class Level(StrEnum):
    """What a card demands: remembering, using, or taking apart."""

    RECALL = "recall"
    APPLY = "apply"
    ANALYSE = "analyse"


class Status(StrEnum):
    """Whether a person has accepted the card."""

    ACCEPTED = "accepted"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class CardKey:
    """A card's identity: its deck and its id within it. Memory is kept by it."""

    deck: str
    card: str

    def __str__(self) -> str:
        return f"{self.deck}/{self.card}"


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to know. `part` is empty, a blank's number, or `reverse`."""

    key: CardKey
    content: Content
    part: str = ""
    topic: str = ""
    hint: str = ""
    why: str = ""
    citations: tuple[Citation, ...] = ()
    level: Level = Level.RECALL
    tags: tuple[str, ...] = ()
    line: int = 0
    status: Status = Status.ACCEPTED

    @property
    def kind(self) -> Kind:
        """The kind of its content."""
        return self.content.kind


@dataclass(frozen=True, slots=True)
class Face:
    """How a card reads: the question with its options, then the answer with its details.

    `options` carry the numbers by which they are chosen. `arrangement` says what each of them is:
    for a choice the index in its right and then its wrong options, for an order that of the step,
    for a match that of the right side among the pairs' and then the extra ones.
    """

    question: str
    options: tuple[str, ...]
    answer: str
    details: tuple[str, ...] = ()
    arrangement: tuple[int, ...] = ()


def parts_of(content: Content) -> tuple[str, ...]:
    """The parts that are cards of their own; a single empty part for most kinds."""
    match content:
        case Cloze(text=text, together=False):
            return tuple(str(number) for number in range(1, len(cloze.blanks(text)) + 1))
        case Basic(reverse=True):
            return ("", BACKWARDS)
        case _:
            return ("",)


def id_of(entry: str, part: str) -> str:
    """The id of the card that a part of an entry is."""
    return f"{entry}#{part}" if part else entry


def question_of(content: Content) -> str:
    """What it asks, as one text, with every blank of a cloze hidden."""
    match content:
        case Cloze(text=text):
            return cloze.hidden(text, frozenset(range(1, len(cloze.blanks(text)) + 1)))
        case Claim(statement=statement):
            return statement
        case _:
            return content.question


def cards_of(deck: str, entry: Entry) -> tuple[Card, ...]:
    """The cards that an entry makes, in order."""
    return tuple(
        Card(
            key=CardKey(deck, id_of(entry.id, part)),
            content=entry.content,
            part=part,
            topic=entry.topic,
            hint=entry.hint,
            why=entry.why,
            citations=entry.citations,
            level=entry.level,
            tags=entry.tags,
            line=entry.line,
            status=entry.status,
        )
        for part in parts_of(entry.content)
    )


def face_of(card: Card, seed: int) -> Face:
    """How the card reads. `seed` decides the order of its options and shuffled parts."""
    why = (card.why,) if card.why else ()
    match card.content:
        case Basic(question=question, answer=answer):
            if card.part == BACKWARDS:
                return Face(answer, (), question, why)
            return Face(question, (), answer, why)
        case Cloze() as content:
            return _cloze_face(content, card.part, why)
        case Number(question=question, quantity=quantity, unit=unit):
            return Face(question, (), f"{quantity.text} {unit}".strip(), why)
        case Choice() as content:
            return _choice_face(content, _shuffle(card, seed), why)
        case Claim(statement=statement, is_true=is_true):
            return Face(
                _together("True or false?", statement), (), "True" if is_true else "False", why
            )
        case Listing(question=question, members=members, need=need):
            asked = f"{question}\n\n({need or len(members)} of {len(members)})"
            return Face(asked, (), _bullets(members), why)
        case Ordering(question=question, steps=steps):
            arranged = _out_of_order(len(steps), _shuffle(card, seed))
            return Face(question, _options(steps, arranged), _numbered(steps), why, arranged)
        case Matching(question=question, pairs=pairs, extra=extra):
            right = (*(right for _, right in pairs), *extra)
            arranged = _shuffled(len(right), _shuffle(card, seed))
            left = "\n".join(f"- {left}" for left, _ in pairs)
            answer = "\n".join(f"{left} → {right}" for left, right in pairs)
            asked = f"{question}\n\n{left}"
            return Face(asked, _options(right, arranged), answer, why, arranged)
        case Essay(question=question, model_answer=model_answer, rubric=rubric):
            details = (_bullets(rubric), *why) if rubric else why
            return Face(question, (), model_answer, details)
        case _ as unreachable:
            assert_never(unreachable)


def _shuffle(card: Card, seed: int) -> random.Random:
    return random.Random(f"{card.key}:{seed}")


def _cloze_face(content: Cloze, part: str, why: tuple[str, ...]) -> Face:
    found = cloze.blanks(content.text)
    asked = frozenset({int(part)}) if part else frozenset(range(1, len(found) + 1))
    answer = " · ".join(blank.answer for number, blank in enumerate(found, 1) if number in asked)
    return Face(cloze.hidden(content.text, asked), (), answer, why)


def _choice_face(content: Choice, shuffle: random.Random, why: tuple[str, ...]) -> Face:
    options = (*content.right, *content.wrong)
    arranged = _arranged(options, shuffle)
    shown = _options(tuple(option.text for option in options), arranged)
    right = tuple(
        text for text, index in zip(shown, arranged, strict=True) if index < len(content.right)
    )
    told = tuple(options[index] for index in arranged if options[index].why)
    feedback = tuple(f"{option.text}: {option.why}" for option in told)
    question = _together(content.question, "(several)") if content.multiple else content.question
    return Face(question, shown, "\n".join(right), (*feedback, *why), arranged)


def _together(first: str, second: str) -> str:
    """Two texts as one. A table or code in either keeps its lines to itself."""
    return f"{first}\n\n{second}" if "\n" in f"{first}{second}" else f"{first} {second}"


def _arranged(options: tuple[Option, ...], shuffle: random.Random) -> tuple[int, ...]:
    """Shuffled, with pinned options kept at their end; numbers ascend, which is read faster."""
    pinned: dict[Pin | None, list[int]] = {Pin.FIRST: [], None: [], Pin.LAST: []}
    for index, option in enumerate(options):
        pinned[option.pin].append(index)
    free = pinned[None]
    values = [_lone_figure(options[index].text) for index in free]
    if values and all(value is not None for value in values):
        free = [index for _, index in sorted(zip(map(_size, values), free, strict=True))]
    else:
        free = shuffle.sample(free, len(free))
    return (*pinned[Pin.FIRST], *free, *pinned[Pin.LAST])


def _lone_figure(text: str) -> Figure | None:
    """The number with which an option begins, if it has no other."""
    from quizzer.cards.figures import figures  # only a choice needs it

    found = figures(text)
    return found[0] if len(found) == 1 and found[0].start == 0 else None


def _size(figure: Figure | None) -> Decimal:
    assert figure is not None
    return figure.value


def _shuffled(count: int, shuffle: random.Random) -> tuple[int, ...]:
    return tuple(shuffle.sample(range(count), count))


def _out_of_order(count: int, shuffle: random.Random) -> tuple[int, ...]:
    """Shuffled, and never as it should be: that would be the answer."""
    arranged = _shuffled(count, shuffle)
    return arranged if arranged != tuple(range(count)) else arranged[::-1]


def _options(texts: tuple[str, ...], arranged: tuple[int, ...]) -> tuple[str, ...]:
    """`1  text`, `2  text`: the number is the key."""
    return tuple(f"{number}  {texts[index]}" for number, index in enumerate(arranged, 1))


def _bullets(texts: tuple[str, ...]) -> str:
    return "\n".join(f"- {text}" for text in texts)


def _numbered(texts: tuple[str, ...]) -> str:
    return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1))
