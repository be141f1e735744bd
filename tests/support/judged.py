"""A deck about the little case whose cards are drafts, as `generate` writes them."""

from __future__ import annotations

from pathlib import Path

from support.documents import BAKERY, write_case

HEAD = """\
quizzer: 1
deck: bakery
title: Mill Street Bakery
language: en
sources:
  mill: {file: bakery.md, title: Mill Street Bakery, author: Uma Writer}
topics:
  began: How it began
  sells: How it sells
defaults: {source: mill}
cards:
  - id: founder
    q: Who founded the bakery?
    a: Ada Brook
    cite: mill:5
"""
"""The deck with the one card that was accepted long ago."""

LOAN = """\
  - id: how-it-began-1a2b3c4d
    q: How large was the loan with which the bakery began?
    right: US$131
    wrong: [US$92, US$187, US$262]
    topic: began
    cite: mill:5-6
    status: draft
    draft: {rule: figure, confidence: 0.93}
    by: quizzer-generate/1
"""
ROLLS = """\
  - id: how-it-began-5e6f7a8b
    cloze: "In 2015 it sold {{7.19 million}} rolls and {{40,000}} cakes."
    topic: began
    cite: mill:8-9
    status: draft
    draft: {rule: figure, confidence: 0.81}
    by: quizzer-generate/1
"""
MARGIN = """\
  - id: how-it-began-9c0d1e2f
    q: Why does the bakery’s profit come from coffee?
    a: Rolls are a low-margin product
    why: A roll earns about five percent.
    topic: began
    level: analyse
    cite: mill:8-9
    status: draft
    draft: {rule: cause, confidence: 0.74}
    by: quizzer-generate/1
"""
BAKED = """\
  - id: what-it-learnt-3a4b5c6d
    q: Put the steps of baking into their order.
    order: [the dough is mixed, it rests overnight, the rolls are baked]
    topic: sells
    cite: mill:23
    status: draft
    draft: {rule: sequence, confidence: 0.66}
    by: quizzer-generate/1
"""
GONE = """\
  - id: how-it-sells-7e8f9a0b
    q: Who delivers the orders?
    a: Pigeons
    topic: sells
    cite: {in: mill, at: 13, print: 0123456789abcdef}
    status: draft
    draft: {rule: means, confidence: 0.88, gone: true}
    by: quizzer-generate/1
"""
DRAFTS = HEAD + ROLLS + BAKED + LOAN + GONE + MARGIN
"""Five drafts, not in the order of their confidence; the passage of one is gone."""

IN_ORDER = (
    "How large was the loan",
    "In 2015 it sold",
    "Why does the bakery",
    "Put the steps of baking",
    "Who delivers the orders?",
)
"""How the drafts begin, in the order in which they are judged."""


def write_drafts(folder: Path, deck: str = DRAFTS, text: str = BAKERY) -> Path:
    """The deck file, with its document in the folder `case` beside it."""
    return write_case(folder, deck, text)
