"""Does a question or an answer point at something that it does not say?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizzer.generate.candidate import Rule
from quizzer.generate.language import lexicon

_ARE_THERE = re.compile(
    r"^(?:Which|What are the) (?:\w+ )?"
    r"(?:(?:basic|common|different|important|key|main|major) )?[a-z-]+s(?: are there)?\?$"
)
"""`Which three common strategies are there?`."""
_DANGLING = re.compile(
    r"\b(?:this|these|those(?! (?:from|in|of|that|who|with)\b)|the (?:former|latter)"
    r"|aforementioned|such (?!as\b)\w+s|(?:of|at|in|for|from|by|on|to) that(?= (?!of\b)\w)"
    r"|do(?:ing|es)? so|(?<!\bis )(?<!are )(?<!was )(?<!were )(?<!be )there"
    r"(?!\s(?:is|are|was|were|will|has|have|can|may)))\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"^(?:it|they|he|she)\b", re.IGNORECASE)
_LEANING = re.compile(r"^(?:it|they|them|he|him|she|her|its|their|his)\b", re.IGNORECASE)
_OF_WHICH = re.compile(
    r"^(?:\S+\s){0,2}ones?$"
    r"|\bof the (?:school|movement|group|club|company|firm|party|team|band|institution"
    r"|organi[sz]ation|programme|program|project|city|country)$"
)
"""The end of an answer that leaves open which: `The founder of the school`."""
_ONES = re.compile(r"\bones\?$|\b(?:an?|another|the)\s[a-z-]+\sone\b(?!\sof\b)")
"""`the most popular ones`, `a larger one at the lake`."""
_SENTENCE_END = re.compile(r"[.!]\s")
_NOBODY = re.compile(
    r"^[\w\s]{0,24}?\b(?:do|does|did|can|could|may|might|must|shall|should|will|would|has|have|had"
    r"|is|are|was|were)\s(?:it|its|they|their|he|his|she|her)\b",
    re.IGNORECASE,
)
"""A question about a pronoun that nothing before it explains."""


def unsaid(question: str, answers: Iterable[str], rule: Rule) -> str:
    """What a card leaves unsaid, in a few words; empty when it can be understood alone."""
    if _points_outside(question):
        return "the question points at something outside it"
    if any(_leans(answer) for answer in answers):
        return "the answer points at something outside it"
    is_ranked = rule is Rule.NAME  # `the largest lake in the country` of the document
    if _SOMEWHERE.search(question) and not is_ranked and not _NAMED_PLACE.search(question):
        return "the question does not say which place it means"
    if _is_nobodys(question):
        return "the question does not say whose or what it is"
    which = _UNSAID.search(question)
    if which and not _SENTENCE_END.search(question[: which.start()]):
        return "the question does not say which one it means"
    return "the question does not say of what" if _ARE_THERE.match(question) else ""


_UNSAID = re.compile(
    r"\bthe (?:problem|issue|situation|solution|change|difference|question|matter|process|result"
    r"|idea|proposal|view|claim|offer|decision|move)"
    r"(?=\?|\s(?:become|come|occur|arise|be|is|was|happen)\b)"
)
"""What nobody can know who has only the question: `Why does a jacket solve the problem?`."""
_SOMEWHERE = re.compile(
    r"\b(?:in|of|throughout|across|within) the (?:country|region|city|town|area|district|province)"
    r"(?!['’]|\s(?:of|in|where|that|which|with|around|between|from)\b|\s[a-z]+ed\b)"
)
_NAMED_PLACE = re.compile(r"\b[Ii]n (?:the )?[A-Z]")
"""`In Spain, who built the largest dam in the country?` says which."""


def _leans(answer: str) -> bool:
    return any(one.search(answer) for one in (_LEANING, _DANGLING, _OF_WHICH))


def _points_outside(question: str) -> bool:
    if _OPENING.match(question) or _NOBODY.match(question) or _ONES.search(question):
        return True
    dangling = _DANGLING.search(question)
    # `Xiaomi sells online. What does this save?` says itself what it points at.
    return dangling is not None and not _SENTENCE_END.search(question[: dangling.start()])


_OWNED = re.compile(r"\b(?:(?P<person>he|his|him|she|her|hers)|(?P<thing>it|its)|them|their)\b")
_NAMED = re.compile(r"(?<=\s)[A-Z]")
_THE_NAMED = re.compile(r"\bthe(?:\s[A-Z][\w’-]*)+")
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


_SEVERAL = re.compile(
    r"\b(?!(?:is|was|has|does|its|this|us|as|his)\b)\w+(?<!s)s\b(?![’'])|\band\b"
    r"|\b(?:people|men|women|children)\b",
    re.IGNORECASE,
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
    if found[0] == "them" and not _SENTENCE_END.search(before):
        return not _SEVERAL.search(before)  # one name is not many
    if found["person"]:
        before = _THE_NAMED.sub("", before)  # `the Royal Society` is nobody
    if is_named or _NAMED.search(before) or _SENTENCE_END.search(before):
        return False
    if found["person"] or (found[0] == "it" and not _A_THING.search(before)):
        return True
    return bool(_MANY_ASKED.search(before)) if found["thing"] else not _MANY.search(before)
