"""Does an answer tell a learner anything beyond its question and its heading?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizzer.cards.words import stems

_UNCOUNTED = re.compile(
    r"^(?:numerous|various|several|many|certain|some|different"
    r"|an? (?:[a-z]+ )?(?:number|variety|range|array|host|myriad) of)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:such as|including|like|from|aimed at|namely)\b|:|\d")
_TO_DO = re.compile(r"\b(?:to do|do|in doing)\?$")
_OWNER = re.compile(r"^[A-Z][\w-]*(?:['’]s|s['’])\s")
_FEWEST_DONE = 2
"""Content words of what somebody does: `Work together` has one."""

_GENERAL = frozenset(
    stems(
        """
        ability access action activity advantage approach area aspect benefit business case
        challenge change choice company condition cost course decision development difference
        effect effort element excitement expense factor feature goal growth idea impact importance
        improvement initiative issue making management manner means measure method need operation
        opportunity option part party people performance person place plan point position practice
        problem process product progress project purpose quality relationship resource result risk
        role service situation solution step strategy success support system task thing use value
        way work
        additional better certain current different effective further future general good great
        high important increased innovative key local long main major more multiple necessary new
        numerous other overall own particular possible positive potential proper related relevant
        significant similar special specific strategic strong term various
        """
    )
)
"""Words that say little unless another one says which."""


def is_bare(question: str) -> bool:
    """Whether a question says of nothing in particular what it asks: `What drove growth?`."""
    asked = frozenset(stems(question))
    return len(asked) <= _FEWEST_ASKED and bool(asked & _HAPPENINGS)


_FEWEST_ASKED = 2
_HAPPENINGS = frozenset(
    stems("change decline demand development failure growth improvement progress success")
)
"""What happens to somebody, of whom a question has to speak."""


def emptiness(question: str, answer: str, headings: Iterable[str]) -> str:
    """Why an answer is not worth asking for; empty when it is.

    `Numerous synergies` names none of them, `Costs` could answer anything, `Work together` says
    what everything does, and `Philanthropic activities` is what its heading says.
    """
    if _UNCOUNTED.match(answer) and not _NAMED.search(answer):
        return "the answer names nothing"
    said = frozenset(stems(_OWNER.sub("", answer)))
    if _TO_DO.search(question) and len(said) < _FEWEST_DONE:
        return "the answer says too little"
    if any(character.isdigit() for character in answer):
        return ""
    known = _GENERAL | frozenset(stems(f"{question} {' '.join(headings)}"))
    if said and said <= known and (said & _GENERAL or len(said) == 1):
        return "the answer says nothing of its own"
    return ""
