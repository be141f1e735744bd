"""Is a candidate fit to be a draft, as far as can be told without the rest of its deck?"""

from __future__ import annotations

import re

from quizzer.cards.cloze import blanks
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
    Ordering,
)
from quizzer.cards.words import stems, words
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.pointing import unsaid
from quizzer.generate.worth import emptiness, is_bare

LONGEST_QUESTION = 30
"""Words of a question."""

LONGEST_ANSWER = 16
"""Words of an answer that a learner must say."""

FEWEST_STEMS = 2
"""Content words that a question needs beside its question word."""

_MOST_SHARED = 0.5
_OPEN = re.compile(r"\b(?:their|its|his|her|the|an?|of|and|or|with|than|such as)$")
_TORN = re.compile(
    r"\b(?:at (?:least|most)|and|or|the|an?|than|such as)\?$"
    r"|\b(?P<twice>to|with|of|for|in|on|from|by) (?P=twice)\b(?!-)"
    r"|,\s(?:as|because|since)\s(?!well\b)[^,?]+\?$"
)


def fault(candidate: Candidate) -> str:
    """What is wrong with a candidate in a few words; empty when it may pass."""
    question, answers = parts_of(candidate.content)
    if wrong := unsaid(question, answers, candidate.rule):
        return wrong
    if _TORN.search(question):
        return "the question ends in the middle"
    if len(words(question)) > LONGEST_QUESTION:
        return "the question is too long"
    if not isinstance(candidate.content, Essay) and any(
        len(words(answer)) > LONGEST_ANSWER for answer in answers
    ):
        return "an answer is too long"
    is_what_it_is = candidate.rule is Rule.DEFINITION  # `What is chlorophyll?`
    if len(stems(question)) < (1 if is_what_it_is else FEWEST_STEMS):
        return "the question says too little"
    if not all(words(answer) for answer in answers):
        return "an answer is empty"
    if any(_OPEN.search(answer) for answer in answers):
        return "an answer ends in the middle"
    if not isinstance(candidate.content, Claim | Essay | Cloze) and _leaks(question, answers):
        return "the question gives the answer away"
    if isinstance(candidate.content, Basic) and candidate.rule in _TOLD:
        if is_bare(question):
            return "the question says too little"
        return emptiness(question, candidate.content.answer, candidate.titles[-1:])
    return ""


_TOLD = frozenset({Rule.OBJECT, Rule.RESULT, Rule.PURPOSE, Rule.CAUSE, Rule.CONTRAST})
"""Rules whose answers are phrases of any kind."""


def parts_of(content: Content) -> tuple[str, tuple[str, ...]]:
    """What a card asks, and what a learner has to know."""
    match content:
        case Basic(question=question, answer=answer):
            return question, (answer,)
        case Cloze(text=text):
            found = blanks(text)
            return _BLANK.sub(" … ", text), tuple(blank.answer for blank in found)
        case Number(question=question, quantity=quantity):
            return question, (quantity.text,)
        case Choice(question=question, right=right):
            return question, tuple(option.text for option in right)
        case Claim(statement=statement):
            return statement, ()
        case Listing(question=question, members=members):
            return question, members
        case Ordering(question=question, steps=steps):
            return question, steps
        case Matching(question=question, pairs=pairs):
            return question, tuple(side for pair in pairs for side in pair)
        case Essay(question=question, model_answer=answer):
            return question, (answer,)


_BLANK = re.compile(r"\{\{.*?\}\}", re.DOTALL)


def _leaks(question: str, answers: tuple[str, ...]) -> bool:
    """Whether the question has the words of an answer, in any form."""
    asked = set(stems(question))
    for answer in answers:
        said = set(stems(answer))
        if said and len(said & asked) / len(said) > _MOST_SHARED:
            return True
    return False
