"""A little case of our own, a deck about it, and citations into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from quizzer.authoring.sources.documents import Document, parse_document
from quizzer.authoring.sources.passages import anchored
from quizzer.authoring.sources.proving import Proof, cited, prove
from quizzer.cards.card import Card, CardKey
from quizzer.cards.citation import Citation, Source
from quizzer.cards.content import Content

BAKERY = """\
# Mill Street Bakery

## 1. How it began:

Mill Street Bakery was founded in March 2012 by Ada Brook. It began with a loan of
US$131 from her aunt, long before Otto Lind opened his shop in Fenton.

In 2015 it sold 7.19 million rolls and 40,000 cakes. Rolls are a low-margin product,
at about five percent, so the profit comes from coffee.

## 2. **How it sells**

The bakery sells without shops of its own: an e-commerce site takes the orders, and
bicycle couriers deliver them.

- Couriers: They pick up at four in the morning.
- Markets: Stalls in Fenton and Lower Hill sell what is left.

## 3. What it learnt

Ada Brook praises quick feedback. Otto Lind prefers large stocks.

First the dough is mixed, then it rests overnight, and finally the rolls are baked.
"""
"""Markdown with numbered headings, two paragraphs to a heading and a list."""

PLAIN = """\
Mill Street Bakery

A short note on how a small bakery in the county of Fenton came to sell so many of its rolls.

The First Years

Nobody expected much of it.

1. Loans and Debts:

It owed little, and it paid that back within two years.

2.1 The Aunt:

She never asked for interest.

Lessons:

- Keep stocks low.
- Ask the customers.
"""

NAME = "bakery.md"
SOURCE = Source("mill", file=NAME, title="Mill Street Bakery", author="Uma Writer")

DECK = """\
quizzer: 1
deck: bakery
title: A small bakery
language: en
sources:
  mill: {file: bakery.md, title: Mill Street Bakery, author: Uma Writer}
defaults: {source: mill}
cards:
  - id: founder
    q: Who founded the bakery?
    a: Ada Brook
    cite: mill:5
  - id: sold
    q: How many rolls did it sell in 2015?
    num: 7.19 million
    unit: rolls
    cite: mill:8-9
  - id: margin
    q: What does the bakery do with its profit?
    a: It buys ovens
    cite: mill:8-9
  - id: stalls
    cloze: What is left is sold at {{stalls::where?}} in {{Fenton}} and Lower Hill.
    cite: mill:"How it sells"
"""


def document(text: str = BAKERY, name: str = NAME) -> Document:
    """A document with a text."""
    return parse_document(text.encode(), name)


def lines_of(text: str) -> list[str]:
    """A document's lines, without their ends."""
    return text.splitlines()


def printed(citation: Citation, text: str = BAKERY) -> Citation:
    """A citation as `fmt` completes it while the document has a text."""
    return anchored(citation, document(text))


def at(first: int, last: int = 0) -> Citation:
    """A citation of lines of the little case, with its fingerprint."""
    return printed(Citation(SOURCE.id, first, last or first))


def proof_of(
    content: Content,
    citations: Sequence[Citation],
    *,
    why: str = "",
    part: str = "",
    text: str = BAKERY,
) -> Proof:
    """What the little case proves of a card."""
    card = Card(CardKey("bakery", "card"), content, part=part, why=why)
    return prove(card, [cited(citation, SOURCE, document(text)) for citation in citations])


def write_case(folder: Path, deck: str = DECK, text: str = BAKERY) -> Path:
    """A folder with the deck and, in `case`, its document; returns the deck file."""
    (folder / "case").mkdir(parents=True, exist_ok=True)
    (folder / "case" / NAME).write_text(text, encoding="utf-8")
    path = folder / "bakery.yaml"
    path.write_text(deck, encoding="utf-8")
    return path


def with_prints(deck: str = DECK) -> str:
    """The deck with its citations completed, as far as they are written in the short form."""
    for short, citation in (
        ("mill:5", Citation("mill", 5, 5)),
        ("mill:8-9", Citation("mill", 8, 9)),
        ('mill:"How it sells"', Citation("mill", heading="How it sells")),
    ):
        full = replace(printed(citation), source="mill")
        written = (
            f"{{in: mill, at: {full.first_line}-{full.last_line}, "
            f'under: "{full.heading}", print: "{full.fingerprint}"}}'
        )
        deck = deck.replace(f"cite: {short}\n", f"cite: {written}\n")
    return deck
