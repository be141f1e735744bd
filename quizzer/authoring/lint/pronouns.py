"""Does a pronoun in the question point at something on the card?"""

from __future__ import annotations

import re

from quizzer.authoring.lint.items import Item
from quizzer.authoring.lint.rule import Weakness, Weaknesses
from quizzer.authoring.problems import quoted

_AUXILIARY = (
    "(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must)"
)
_SUBJECT = r"(?P<{0}>it|he|she|they)\b"
_ANY = r"(?P<{0}>it|he|she|they|its|his|her|their)\b"
_SMALL_WORDS = r"(?:\s+(?-i:[a-z][a-z-]*))"
"""Words in between that are no names, to which the pronoun could refer."""

_QUESTION = re.compile(
    rf"""
    (?:and\s+|so\s+|but\s+)?
    (?: (?: (?:when|where|why|how){_SMALL_WORDS}{{0,1}}?
          | (?:in|at|on|for|to|from|with|by|since|until|of)\s+(?:which|what|whose|whom|how)
            {_SMALL_WORDS}{{0,3}}? )
        \s+{_AUXILIARY}\s+{_ANY.format("after_place")}
      | (?:which|what|whose|whom|how){_SMALL_WORDS}{{0,3}}?
        \s+{_AUXILIARY}\s+{_SUBJECT.format("subject")}
      | what\s+(?:is|are|was|were|do|does|did)\s+(?P<owner>its|his|their)\b
      | (?:who|what)\s+(?-i:[a-z]+)\s+(?P<object>it|them|him)\b
      | {_AUXILIARY}\s+{_ANY.format("first")} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_STATEMENT = re.compile(_ANY.format("alone"), re.IGNORECASE)
_DEMONSTRATIVE = re.compile(
    rf"""
    (?:why|how|when|where|what)\s+{_AUXILIARY}\s+(?P<this>this|that|these|those)
    (?=\s*\?|\s+(?:mean|happen|matter|work|help|important|so|possible|necessary|called)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NO_REFERENCE = re.compile(
    r"""
    (?:he|she|they)\s+(?:who|that)\b | they\s+(?:call|say)\b
    | (?:its|his|her|their)\s+(?-i:[A-Z])  # a title: Her Majesty, His Dark Materials
    | it(?:['’]s)?\s+
    (?: (?:\w+\s+)?(?:takes?|took|mean|means|meant|called|known|said|true|clear|possible|seems?
        |seemed|matters?|mattered|follows?|followed|rains?|depends?|pays?|costs?)\b
      | (?:\w+\s+){0,4}(?:that|to|for|when|if|how|why|whether|who)\b )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def dangling_pronoun(item: Item) -> Weaknesses:
    """Cards come in no order, so an it that was clear after another card is a riddle here.

    Wozniak (1999): a card must say by itself what it is about, because in review nothing stands
    before it.

    Bad:

        - id: founded
          q: When was it founded?
          a: In the year of the moon landing

    Good:

        - id: founded
          q: When was Acme founded?
          a: In the year of the moon landing

    Fix: Write the name instead of the pronoun.
    """
    prose = item.question
    text = prose.text
    if not prose.is_plain or text != text.lstrip():
        return
    found = _QUESTION.match(text) or _DEMONSTRATIVE.match(text) or _STATEMENT.match(text)
    if found is None:
        return
    group = next(name for name, value in found.groupdict().items() if value)
    start, end = found.span(group)
    # With a comma behind it, what it means may follow: `When it grew, what did Acme do?`.
    if "," in text[end:] or _NO_REFERENCE.match(text, start):
        return
    message = f"{quoted(text[start:end])} points at nothing on this card"
    yield Weakness(item.place_of_question(start), message, "Write the name")
