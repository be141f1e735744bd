"""A card of every kind, and the keys that answer it as its author would."""

from __future__ import annotations

from quizzer.cards import cloze
from quizzer.cards.card import Card, CardKey, Face, face_of
from quizzer.cards.content import (
    Basic,
    Choice,
    Claim,
    Cloze,
    Content,
    Essay,
    Listing,
    Matching,
    Number,
    Option,
    Ordering,
)
from quizzer.cards.quantity import Quantity

MANY = tuple(f"Shop {number}" for number in range(2, 14))

CONTENTS: dict[str, tuple[Content, str]] = {
    "basic": (Basic("Who founded it?", "Lei Jun"), ""),
    "number": (Number("How many were sold?", Quantity.parse("7.19 million"), unit="phones"), ""),
    "cloze": (Cloze("Margins are {{5 %}}; profit comes from {{services}}."), "2"),
    "together": (Cloze("{{Lei Jun}} founded it in {{Beijing}}.", together=True), ""),
    "choice": (Choice("Which shop?", (Option("Flipkart"),), (Option("Ebay"), Option("Otto"))), ""),
    "wide choice": (Choice("Which?", (Option("Shop 1"),), tuple(map(Option, MANY))), ""),
    "several": (
        Choice("Which two?", (Option("A"), Option("B")), (Option("C"), Option("D")), multiple=True),
        "",
    ),
    "claim": (Claim("It sold online first.", is_true=True), ""),
    "list": (Listing("Which carriers?", ("Airtel", "Vodafone", "Idea"), need=2), ""),
    "order": (Ordering("In which order?", ("plan", "build", "ship", "sell")), ""),
    "match": (
        Matching("Who does what?", (("Lei", "phones"), ("Lin", "software")), ("cars",)),
        "",
    ),
    "essay": (Essay("Why thin margins?", "Reach first.", ("reach", "services", "loyalty")), ""),
    "bare essay": (Essay("Why online?", "It is cheap."), ""),
}
"""Contents with the part that is asked, by a name for each."""

KINDS = tuple(CONTENTS)


def card(name: str) -> Card:
    """The card of that name."""
    content, part = CONTENTS[name]
    return Card(CardKey("kinds", f"{name}#{part}" if part else name), content, part)


def face(name: str, seed: int = 0) -> Face:
    """How it reads."""
    return face_of(card(name), seed)


def keys(name: str, seed: int = 0) -> list[tuple[str, str | None]]:
    """The keys that answer the card rightly, until it is submitted."""
    content, part = CONTENTS[name]
    shown = face(name, seed).arrangement
    match content:
        case Basic(answer=answer):
            return [*letters(answer), ENTER]
        case Number(quantity=quantity):
            return [*letters(quantity.text), ENTER]
        case Cloze(text=text):
            blanks = [blank.answer for blank in cloze.blanks(text)]
            asked = [blanks[int(part) - 1]] if part else blanks
            return [key for answer in asked for key in (*letters(answer), ENTER)]
        case Choice(right=right, multiple=multiple):
            places = [shown.index(option) for option in range(len(right))]
            if max(places) < 9:
                chosen = [press(str(place + 1)) for place in places]
                return [*chosen, ENTER] if multiple else chosen
            return [*[press("down")] * (places[0] + 1), ENTER]
        case Claim(is_true=is_true):
            return letters("t" if is_true else "f")
        case Listing(members=members):
            return [key for member in members for key in (*letters(member), ENTER)] + [ENTER]
        case Ordering(steps=steps):
            return [*(press(str(shown.index(step) + 1)) for step in range(len(steps))), ENTER]
        case Matching(pairs=pairs):
            return [*(press(str(shown.index(pair) + 1)) for pair in range(len(pairs))), ENTER]
        case Essay(model_answer=answer):
            return [*letters(answer), ENTER, ENTER]


def press(key: str) -> tuple[str, str | None]:
    """A key and its character, as Textual names them."""
    return key, key if len(key) == 1 else None


def letters(text: str) -> list[tuple[str, str | None]]:
    """The keys of a text."""
    names = {" ": "space", "%": "percent_sign", ".": "full_stop"}
    return [(names.get(character, character), character) for character in text]


ENTER = ("enter", "\r")

DECK = """\
quizzer: 1
deck: kinds
title: All kinds
topics:
  model: Business model
cards:
  - id: basic
    q: Who founded it?
    a: Lei Jun
    topic: model
  - id: number
    q: How many phones did it sell in 2012?
    num: 7.19 million
    tol: 5%
    unit: phones
    topic: model
  - id: cloze
    cloze: The profit comes from {{services}}.
    topic: model
  - id: together
    cloze: It was founded in {{2010}} in {{Beijing}}.
    together: true
    topic: model
  - id: choice
    q: Which shop sold it in India?
    right: Flipkart
    wrong: [{o: Snapdeal, why: It came a year later.}, Ebay]
    hint: It was founded by two engineers.
    topic: model
  - id: several
    q: What keeps its prices low?
    right: [No advertising, Online sales]
    wrong: [Own factories, Many models]
    score: partial
    topic: model
  - id: claim
    claim: It sold its first phones only online.
    is: true
    topic: model
  - id: list
    q: Which carriers led in India?
    list: [Airtel, Vodafone, Idea]
    topic: model
  - id: order
    q: How does a phone come to the market?
    order: [Ask the fans, Design it in public, Sell a first batch, Sell it in shops]
    topic: model
  - id: match
    q: Who does what?
    match: {Lei Jun: chief executive, Lin Bin: president}
    extra: [head of design]
    topic: model
  - id: essay
    q: Why can it live with thin margins?
    essay: Each phone sold is a way to sell services later, so reach matters most.
    rubric: [Services earn later, Reach matters most]
    topic: model
"""
"""The same as a deck file, which a session asks in this order."""
