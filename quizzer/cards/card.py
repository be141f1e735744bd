"""Which cards does an entry make, and how does each of them read, front and back?"""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import zip_longest
from string import ascii_lowercase
from typing import assert_never

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
from quizzer.cards.deck import Citation, Entry, Level

BACKWARDS = "reverse"
"""The part of a reversed card: its id is `entry#reverse`."""


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

    @property
    def kind(self) -> Kind:
        """The kind of its content."""
        return self.content.kind


@dataclass(frozen=True, slots=True)
class Face:
    """How a card reads: the question with its options, then the answer with its details."""

    question: str
    options: tuple[str, ...]
    answer: str
    details: tuple[str, ...] = ()


def parts_of(content: Content) -> tuple[str, ...]:
    """The parts that are cards of their own; a single empty part for most kinds."""
    match content:
        case Cloze(text=text, together=False):
            return tuple(str(number) for number in range(1, len(cloze.blanks(text)) + 1))
        case Basic(reverse=True):
            return ("", BACKWARDS)
        case _:
            return ("",)


def cards_of(deck: str, entry: Entry) -> tuple[Card, ...]:
    """The cards that an entry makes, in order."""
    return tuple(
        Card(
            key=CardKey(deck, f"{entry.id}#{part}" if part else entry.id),
            content=entry.content,
            part=part,
            topic=entry.topic,
            hint=entry.hint,
            why=entry.why,
            citations=entry.citations,
            level=entry.level,
            tags=entry.tags,
            line=entry.line,
        )
        for part in parts_of(entry.content)
    )


def face_of(card: Card, seed: int) -> Face:
    """How the card reads. `seed` decides the order of its options and shuffled parts."""
    shuffle = random.Random(f"{card.key}:{seed}")
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
            return _choice_face(content, shuffle, why)
        case Claim(statement=statement, is_true=is_true):
            return Face(f"True or false? {statement}", (), "True" if is_true else "False", why)
        case Listing(question=question, members=members, need=need):
            asked = f"{question}\n\n({need or len(members)} of {len(members)})"
            return Face(asked, (), _bullets(members), why)
        case Ordering(question=question, steps=steps):
            return Face(question, _lettered(_shuffled(steps, shuffle)), _numbered(steps), why)
        case Matching(question=question, pairs=pairs, extra=extra):
            right = _shuffled((*(right for _, right in pairs), *extra), shuffle)
            left = "\n".join(f"- {left}" for left, _ in pairs)
            answer = "\n".join(f"{left} → {right}" for left, right in pairs)
            return Face(f"{question}\n\n{left}", _lettered(right), answer, why)
        case Essay(question=question, model_answer=model_answer, rubric=rubric):
            details = (_bullets(rubric), *why) if rubric else why
            return Face(question, (), model_answer, details)
        case _ as unreachable:
            assert_never(unreachable)


def _cloze_face(content: Cloze, part: str, why: tuple[str, ...]) -> Face:
    found = cloze.blanks(content.text)
    asked = frozenset({int(part)}) if part else frozenset(range(1, len(found) + 1))
    answer = " · ".join(blank.answer for number, blank in enumerate(found, 1) if number in asked)
    return Face(cloze.hidden(content.text, asked), (), answer, why)


def _choice_face(content: Choice, shuffle: random.Random, why: tuple[str, ...]) -> Face:
    options = _arranged((*content.right, *content.wrong), shuffle)
    lettered = _lettered(tuple(option.text for option in options))
    right = tuple(
        text for text, option in zip(lettered, options, strict=True) if option in content.right
    )
    feedback = tuple(f"{option.text}: {option.why}" for option in options if option.why)
    question = f"{content.question} (several)" if content.multiple else content.question
    return Face(question, lettered, "\n".join(right), (*feedback, *why))


def _arranged(options: tuple[Option, ...], shuffle: random.Random) -> tuple[Option, ...]:
    """Shuffled, with pinned options kept at their end."""
    first = tuple(option for option in options if option.pin is Pin.FIRST)
    last = tuple(option for option in options if option.pin is Pin.LAST)
    free = tuple(option for option in options if option.pin is None)
    return (*first, *shuffle.sample(free, len(free)), *last)


def _shuffled(texts: tuple[str, ...], shuffle: random.Random) -> tuple[str, ...]:
    return tuple(shuffle.sample(texts, len(texts)))


def _lettered(texts: tuple[str, ...]) -> tuple[str, ...]:
    """`a  text`, `b  text`; past z by number."""
    return tuple(
        f"{letter or number}  {text}"
        for number, (letter, text) in enumerate(zip_longest(ascii_lowercase, texts), 1)
        if text is not None
    )


def _bullets(texts: tuple[str, ...]) -> str:
    return "\n".join(f"- {text}" for text in texts)


def _numbered(texts: tuple[str, ...]) -> str:
    return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1))
