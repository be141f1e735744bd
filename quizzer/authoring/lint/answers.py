"""Is an answer short, single, and kept from the eyes until it is asked for?"""

from __future__ import annotations

import re

from quizzer.authoring.lint.items import Item, Prose
from quizzer.authoring.lint.rule import Weakness, Weaknesses
from quizzer.authoring.problems import Place, quoted
from quizzer.cards.content import Basic, Cloze, Listing, Number, Ordering
from quizzer.cards.figures import Figure, figures

_MOST_WORDS = 20
_LONGEST_SERIES = 300
_MOST_MEMBERS = 7
_TELLING = 3
"""Letters that a word needs so that its repetition tells something."""

_ALTERNATIVES = re.compile(r"\bor\b|\bversus\b|\bvs\b", re.IGNORECASE)
_PARENTHESES = re.compile(r"\([^()]*\)")
_MAY_PART = re.compile(r"[\n;,.!?]")
"""One of these stands between any two facts; most answers have none of them."""

_SEMICOLON = re.compile(r";\s")
_SENTENCE_END = re.compile(r"(?<=[a-z]{4})[.!?]\s+(?=[A-Z])")
_ITEM_OF_LIST = re.compile(r"^\s*(?:[-*•+]|\d{1,2}[.)])\s+\S", re.MULTILINE)
_SERIES = re.compile(
    r"^(?P<first>[^,;.!?]+),\s+(?P<middle>[^,;.!?]+(?:,\s+[^,;.!?]+)*?),?"
    r"\s+(?:and|or|&|as\s+well\s+as)\s+(?P<last>[^,;]+)$"
)
_YES_NO = re.compile(
    r"(?:yes|no(?!\.\s*\d)|true|false|right|wrong|correct|incorrect)(?:\s*[.,;:!–—-]|\s*$)"
    r"(?!\w)",
    re.IGNORECASE,
)
_ASKS_YES_NO = re.compile(
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must"
    r"|true\s+or\s+false)\b",
    re.IGNORECASE,
)
_ONE_OF_TWO = re.compile(r"(?:right|wrong|correct|incorrect)\b", re.IGNORECASE)


def too_long(item: Item) -> Weaknesses:
    """A long answer is recalled in part, and then no rating is honest.

    Wozniak (1999) calls the opposite the minimum information principle: the less a card asks for,
    the better its schedule can fit how well that is known.

    Bad:

        - id: model
          q: How does Acme earn money?
          a: >-
            It sells its phones at cost through a web page of its own so that many people buy
            them and afterwards earns from the apps and services that these people use each day

    Good:

        - id: model
          q: What does Acme earn money with, as its phones are sold at cost?
          a: Services

    Fix: Ask for one part of it, or make the card an essay with a rubric.
    """
    if not isinstance(item.content, Basic | Cloze | Listing):
        return
    for number, prose in enumerate(item.answers):
        count = len(prose.folded)
        if count > _MOST_WORDS:
            message = f"the answer has {count} words, and {_MOST_WORDS} are a lot to recall"
            place = _place(item, number)
            yield Weakness(place, message, "Ask for one part, or make the card an essay")


def in_stem(item: Item) -> Weaknesses:
    """An answer that stands in the question is read, not recalled.

    Words are compared by their stems, so innovation gives innovate away. Only an answer of which
    every word is in the question counts: some words must be shared to ask at all.

    Bad:

        - id: strategy
          q: What do Acme's innovative engineers do to stay ahead?
          a: Innovate

    Good:

        - id: strategy
          q: What do Acme's engineers do to stay ahead?
          a: Innovate

    Fix: Say it in other words in the question.
    """
    question = item.question
    if isinstance(item.content, Number):
        if answer := _figure_of(item.content):
            yield from _number_in_question(item, answer)
        return
    if not isinstance(item.content, Basic | Listing):
        return
    for number, prose in enumerate(item.answers):
        if not (prose.stem_set <= question.stem_set and _tells(prose)):
            continue
        if not _ALTERNATIVES.search(question.text):
            message = f"the question already says {quoted(prose.written)}"
            yield Weakness(_place(item, number), message, "Use other words in the question")


def _tells(prose: Prose) -> bool:
    return prose.is_plain and any(len(word) >= _TELLING for word in prose.stem_set)


def _figure_of(content: Number) -> Figure | None:
    found = figures(content.quantity.text)
    return found[0] if len(found) == 1 else None


def _number_in_question(item: Item, answer: Figure) -> Weaknesses:
    if any(figure.equals(answer) for figure in figures(item.question.text)):
        message = f"the question already says {quoted(answer.text)}"
        yield Weakness(item.written.place("num"), message, "Leave the number to the answer")


def multi_fact(item: Item) -> Weaknesses:
    """Several facts on one card are forgotten one by one, but rated together.

    The hardest of them decides when the card comes back, and the easy ones are repeated with it.
    Wozniak (1999): one card, one fact.

    Bad:

        - id: lines
          q: What does Acme sell?
          a: Phones, lamps and scooters

    Good:

        - id: lines
          q: What does Acme sell?
          list: [Phones, Lamps, Scooters]

    Fix: Make the card a list, or one card for each fact.
    """
    if not isinstance(item.content, Basic | Cloze):
        return
    for number, prose in enumerate(item.answers):
        count = _facts(prose.text) if prose.is_plain else 1
        if count > 1:
            message = f"the answer holds {count} facts"
            place = _place(item, number)
            yield Weakness(place, message, "Make it a list, or one card for each of them")


def _facts(text: str) -> int:
    if not _MAY_PART.search(text):
        return 1
    text = _PARENTHESES.sub("", text).strip()
    if (count := len(_ITEM_OF_LIST.findall(text))) > 1:
        return count
    if len(parts := [part for part in _SEMICOLON.split(text) if part.strip()]) > 1:
        return len(parts)
    if len(sentences := _SENTENCE_END.split(text)) > 1:
        return len(sentences)
    if series := _SERIES.match(text[:_LONGEST_SERIES]):
        return 2 + len(series["middle"].split(", "))
    return 1


def yes_no(item: Item) -> Weaknesses:
    """Half of all guesses at yes or no are right, and nothing has to be recalled.

    Bad:

        - id: shops
          q: Does Acme sell in shops of its own?
          a: "No"

    Good:

        - id: shops
          q: Through which channel does Acme sell?
          a: Its web page

    Fix: Ask for the fact behind it, or make the card a claim, which is graded as the guess that
    it is.
    """
    if not isinstance(item.content, Basic):
        return
    answer = item.content.answer.strip()
    if not _YES_NO.match(answer):
        return
    if _ONE_OF_TWO.match(answer) and not _ASKS_YES_NO.match(item.question.text):
        return
    message = "half of all guesses are right when the answer is yes or no"
    hint = "Ask for the fact behind it, or make it a claim: that is true or false"
    yield Weakness(item.written.place("a"), message, hint)


def list_too_long(item: Item) -> Weaknesses:
    """A long list is never recalled whole, so its card is never rated well.

    Wozniak (1999) names sets and enumerations as the hardest things to learn, and Miller (1956)
    gives seven as about what one holds in mind at a time.

    Bad:

        - id: lines
          q: What does Acme sell?
          list: [Phones, Lamps, Scooters, Watches, Kettles, Scales, Pens, Bags]

    Good:

        - id: lines
          q: What does Acme sell? Name five.
          list: [Phones, Lamps, Scooters, Watches, Kettles, Scales, Pens, Bags]
          need: 5

    Fix: Split it into groups that belong together, or say with need how many are enough.
    """
    match item.content:
        case Listing(members=members, need=need):
            key, count = "list", need or len(members)
        case Ordering(steps=steps):
            key, count = "order", len(steps)
        case _:
            return
    if count > _MOST_MEMBERS:
        message = f"{count} are asked for at once, and {_MOST_MEMBERS} are a lot to recall"
        yield Weakness(
            item.written.place(key), message, "Split it, or say with need what is enough"
        )


def _place(item: Item, answer: int) -> Place:
    """Where an answer stands, counted from 0; a blank's place is its text's."""
    key = {Basic: "a", Listing: "list"}.get(type(item.content), item.question_key)
    return item.written.place(key, answer)
