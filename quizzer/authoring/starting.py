"""What stands in a new deck: an example of each kind of card, about a little case of our own.

The examples are there to be replaced, and until then they are a deck like any other: they pass
`check --strict`, and `verify` proves them by the case document.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass

from quizzer.authoring.schema.deck import MODELINE
from quizzer.cards.content import Kind
from quizzer.cards.deck import ID_PATTERN


@dataclass(frozen=True, slots=True)
class StartingDeck:
    """The texts of a new deck file and of the case document that it cites."""

    deck: str
    case: str


def starting_deck(deck: str, title: str, case_file: str) -> StartingDeck:
    """A new deck of that id. The title is written in quotes, whatever is in it."""
    head = _HEAD.format(
        modeline=MODELINE,
        deck=deck,
        title=json.dumps(title, ensure_ascii=False),
        case_file=case_file,
    )
    return StartingDeck(head + _CARDS, _CASE)


def example(kind: Kind) -> str:
    """A small deck of its own with the examples of a kind, which `check` takes as it is.

    What every card may have besides, and what belongs to a case document, is left out.
    """
    blocks = _CARDS.rstrip().split("\n\n")
    chosen = "\n\n".join(block for block in blocks if _is_example_of(block, kind))
    return _SMALL_HEAD + _BESIDES.sub("", f"{chosen}\n")


def _is_example_of(block: str, kind: Kind) -> bool:
    """Whether the key that holds an answer of this kind stands in the block."""
    return re.search(rf"^    {_ANSWER_KEYS[kind]}:", block, re.MULTILINE) is not None


_ANSWER_KEYS = {
    Kind.BASIC: "a",
    Kind.CLOZE: "cloze",
    Kind.NUMBER: "num",
    Kind.CHOICE: "right",
    Kind.CLAIM: "claim",
    Kind.LIST: "list",
    Kind.ORDER: "order",
    Kind.MATCH: "match",
    Kind.ESSAY: "essay",
}
_BESIDES = re.compile(r"^    (?:topic|cite|rev):.*\n?", re.MULTILINE)
_SMALL_HEAD = """\
quizzer: 1
deck: example
title: An example
cards:
"""


def is_id(name: str) -> bool:
    """Whether a deck can have this id."""
    return ID_PATTERN.fullmatch(name) is not None


def id_like(name: str) -> str:
    """The id nearest to a name, `my-deck` for `My Deck`; empty when nothing of it can stay."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9._]+", "-", plain).strip("-._")


_HEAD = """\
{modeline}
# The line above lets an editor complete keys and underline mistakes.
quizzer: 1  # the version of the format
deck: {deck}  # memory is kept by this id and those of the cards: leave them as they are
title: {title}
language: en
sources:  # the case documents, each under an id that cards cite
  case: {{file: {case_file}, title: "Kestrel Cycles: Cargo Bikes for a Harbour Town"}}
topics:  # a tree by path, in the course's order
  idea: The idea
  money: How the money is made
  money/rival: Why a rival failed
  growth: Growth
defaults: {{source: case}}  # citations that name no source mean this one
cards:
"""

_CARDS = """\
  # Any card may also have: tags: [a, b], group: a name shared by cards that should not meet on one
  # day, status: draft until a person has accepted it (Quizzer’s own also have draft: with the rule
  # that made them), by: who made it, suspended: true.

  # The key that holds the answer decides a card's kind. With a: it is basic, and reverse: true
  # would ask it the other way round too.
  - id: founder
    q: Who founded Kestrel Cycles?
    a: Mira Holt
    accept: [Holt]  # also right when the answer is typed
    topic: idea
    hint: She was a teacher.  # shown before the answer, when asked for
    why: She had asked the families of her pupils first.  # shown with the answer
    cite: 7-9  # lines of the document that prove the card
    rev: 1  # raise it when the card asks something new: learners then start it afresh

  # cloze: each blank is a card of its own, unless you add together: true. A hint follows :: and
  # stands in the blank.
  - id: revenue
    cloze: >-
      Rents bring Kestrel Cycles {{70 %}} of its revenue; the rest comes from
      {{repairs::which service?}}.
    topic: money
    cite: case:15-16  # the same with the source's name

  # num: thousands, % and words such as million are understood. tol: how far off is still
  # right, here 5 % of 340; it could be 20 or a range such as [330, 350].
  - id: bikes
    q: How many bikes did Kestrel Cycles have in 2021?
    num: 340
    tol: 5%
    unit: bikes
    topic: growth
    cite: {at: 26-27, under: Growth}  # `quizzer fmt` completes citations to this form

  # right and wrong: an option is a text, or has a why that answers whoever chooses it.
  - id: wish
    q: What did most families of Port Alder want a cargo bike for?
    right: Weekly shopping
    wrong:
      - {o: Daily commuting, why: No family in the case speaks of work.}
      - Summer holidays
      - Sunday outings
    topic: idea
    cite: case:"The Idea"  # all that stands under a heading

  # With a list under right, several are right. score: all, partial or minus.
  - id: difference
    q: How did Kestrel Cycles differ from Swift Wheels?
    right: [It rented its bikes out, It spent its money on mechanics]
    wrong: [It sold its bikes at a discount, It spent its money on advertising]
    score: partial
    topic: money/rival
    level: apply  # recall (when nothing is said), apply or analyse
    cite: 20-22

  # lint: rules that are wrong about this card; `quizzer check` names them.
  - id: offer
    q: How did Swift Wheels offer its cargo bikes?
    right: At a discount
    wrong: [By the hour]
    topic: money/rival
    cite: 20-22
    lint: {ignore: [option-count]}  # the case knows no third way

  # claim: a statement that is true or false. A false one needs a why that puts it right.
  - id: paid
    claim: A bike of Kestrel Cycles pays for itself within 20 weeks.
    is: false
    topic: money
    level: apply
    why: It pays for itself within 40 weeks.
    cite: 13

  # list: the members in any order, unless you add ordered: true. need: how many are enough.
  - id: towns
    q: In which towns did Kestrel Cycles rent out bikes in 2021?
    list: [Port Alder, Westmere, Quay Hill]
    need: 2
    topic: growth
    cite: 26-27

  # order: the steps in their right order; learners get them shuffled.
  - id: opening
    q: Which steps does every opening of Kestrel Cycles follow?
    order:
      - The council grants parking places
      - Mechanics are trained
      - The bikes arrive
      - The app opens
    topic: growth
    cite: 32-33

  # match: left and right sides. extra: right sides that match nothing.
  - id: places
    q: What stands in each of the towns of Kestrel Cycles?
    match:
      Port Alder: the workshop
      Westmere: the office
      Quay Hill: the school for riders
    extra: [the council]
    topic: growth
    cite: 29-30

  # essay: a model answer, and a rubric that learners tick when they judge their own.
  - id: rival-failed
    q: Why did Swift Wheels lose its customers, although its bikes were cheaper?
    essay: >-
      Swift Wheels spent its money on advertising and had nobody to repair bikes. Its customers had
      broken bikes, so a low price was not enough.
    rubric:
      - It spent its money on advertising
      - Its customers had broken bikes and nobody to repair them
    topic: money/rival
    level: analyse
    cite: 20-22
"""

_CASE = """\
# Kestrel Cycles: Cargo Bikes for a Harbour Town

This case was invented to show how a deck is written.

## The Idea

Mira Holt, a teacher in the harbour town of Port Alder, founded Kestrel Cycles in 2016. She had
asked the families of her pupils what they wanted a cargo bike for. Most of them named the weekly
shopping, and none of them wanted to own such a bike for that. So she rented bikes out by the hour.

## How the Money Is Made

A bike that is out on most days pays for itself within 40 weeks.

Rents bring in 70 % of the revenue. The rest comes from repairs, which the workshop also does for
bikes that were bought elsewhere.

## Why a Rival Failed

Swift Wheels sold cargo bikes at a discount and spent its money on advertising. Kestrel Cycles
rented them out and spent its money on mechanics. Swift Wheels closed in 2020: its customers had
broken bikes and nobody to repair them.

## Growth

The firm began with a handful of bikes and had 340 bikes in 2021. It rented them out in Port Alder,
Westmere and Quay Hill.

The workshop stands in Port Alder, the office in Westmere, and the school for new riders in Quay
Hill.

Every opening follows the same steps: the council grants parking places, mechanics are trained, the
bikes arrive, and the app opens.
"""
