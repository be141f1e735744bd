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
from quizzer.generate.language import lexicon
from quizzer.generate.worth import emptiness

LONGEST_QUESTION = 30
"""Words of a question."""

LONGEST_ANSWER = 16
"""Words of an answer that a learner must say."""

FEWEST_STEMS = 2
"""Content words that a question needs beside its question word."""

_MOST_SHARED = 0.5
_TORN = re.compile(r"\b(?:at (?:least|most)|and|or|the|an?|than|such as)\?$")
_DANGLING = re.compile(
    r"\b(?:this|these|those(?! (?:from|in|of|that|who|with)\b)|the (?:former|latter)"
    r"|aforementioned|such (?!as\b)\w+s|(?:of|at|in|for|from|by|on|to) that(?= (?!of\b)\w)"
    r"|do(?:ing|es)? so|(?<!\bis )(?<!are )(?<!was )(?<!were )(?<!be )there"
    r"(?!\s(?:is|are|was|were|will|has|have|can|may)))\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"^(?:it|they|he|she)\b", re.IGNORECASE)
_LEANING = re.compile(r"^(?:it|they|them|he|him|she|her|its|their|his)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!]\s")
_NOBODY = re.compile(
    r"^[\w\s]{0,24}?\b(?:do|does|did|can|could|may|might|must|shall|should|will|would|has|have|had"
    r"|is|are|was|were)\s(?:it|its|they|their|he|his|she|her)\b",
    re.IGNORECASE,
)
"""A question about a pronoun that nothing before it explains."""


def fault(candidate: Candidate) -> str:
    """What is wrong with a candidate in a few words; empty when it may pass."""
    question, answers = parts_of(candidate.content)
    if _points_outside(question):
        return "the question points at something outside it"
    if any(_LEANING.match(answer) or _DANGLING.search(answer) for answer in answers):
        return "the answer points at something outside it"
    is_ranked = candidate.rule is Rule.NAME  # `the largest lake in the country` of the document
    if _SOMEWHERE.search(question) and not is_ranked and not _NAMED_PLACE.search(question):
        return "the question does not say which place it means"
    if _is_nobodys(question):
        return "the question does not say whose or what it is"
    if (unsaid := _UNSAID.search(question)) and not _SENTENCE_END.search(
        question[: unsaid.start()]
    ):
        return "the question does not say which one it means"
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
    if not isinstance(candidate.content, Claim | Essay | Cloze) and _leaks(question, answers):
        return "the question gives the answer away"
    if isinstance(candidate.content, Basic) and candidate.rule in _TOLD:
        return emptiness(question, candidate.content.answer, candidate.titles[-1:])
    return ""


_TOLD = frozenset({Rule.OBJECT, Rule.RESULT, Rule.PURPOSE, Rule.CAUSE, Rule.CONTRAST})
"""Rules whose answers are phrases of any kind."""


_UNSAID = re.compile(
    r"\bthe (?:problem|issue|situation|solution|change|difference|question|matter|process|result)"
    r"(?=\?|\s(?:become|come|occur|arise|be|is|was|happen)\b)"
)
"""What nobody can know who has only the question: `Why does a jacket solve the problem?`."""
_SOMEWHERE = re.compile(
    r"\b(?:in|of|throughout|across|within) the (?:country|region|city|town|area|district|province)"
    r"(?!['’]|\s(?:of|in|where|that|which|with|around|between|from)\b|\s[a-z]+ed\b)"
)
_NAMED_PLACE = re.compile(r"\b[Ii]n (?:the )?[A-Z]")
"""`In Spain, who built the largest dam in the country?` says which."""


def _points_outside(question: str) -> bool:
    if _OPENING.match(question) or _NOBODY.match(question):
        return True
    dangling = _DANGLING.search(question)
    # `Xiaomi sells online. What does this save?` says itself what it points at.
    return dangling is not None and not _SENTENCE_END.search(question[: dangling.start()])


_OWNED = re.compile(r"\b(?:(?P<person>he|his|him|she|her|hers)|(?P<thing>it|its)|them|their)\b")
_NAMED = re.compile(r"(?<=\s)[A-Z]")
_DEED = re.compile(
    r"\b(?:do|does|did|is|was|has|can|may) the"
    r" (?:absence|adoption|choice|creation|introduction|lack|launch|practice|use) of\b"
    r"(?!.*\b[A-Z])"
)
"""What owns nothing: `What did the use of flash sales create around its launches?`."""
_A_THING = re.compile(r"\b(?:an?|the|each|every|this|that|one|[Ii]ts)\s")
_MANY_ASKED = re.compile(r"\b(?:do|are|were|have)\b")
_MANY = re.compile(
    r"\b(?!(?:is|was|has|does|its|this|us|as|his)\b)[a-z]+s\b|\b(?:people|men|women|children|do|are|were|have)\b"
)


def _is_nobodys(question: str) -> bool:
    """Whether a pronoun has nobody before it whom it can mean: `When was his plan rejected?`."""
    found = _OWNED.search(question)
    if found is None:
        return False
    before = question[: found.start()]
    first = before.split(" ", 1)[0]
    if _DEED.search(before) and found["thing"]:
        return True
    is_named = first.isalpha() and first.lower() not in lexicon.CLOSED and not lexicon.parts(first)
    if is_named or _NAMED.search(before) or _SENTENCE_END.search(before):
        return False
    if found["person"] or (found[0] == "it" and not _A_THING.search(before)):
        return True
    return bool(_MANY_ASKED.search(before)) if found["thing"] else not _MANY.search(before)


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
