"""Which three are there? From `serves three cities: A, B, and C` and `two depots, A and B`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizzer.cards.content import Listing
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language import lexicon
from quizzer.generate.language.asking import as_answer, ask
from quizzer.generate.language.enumerations import counted_up
from quizzer.generate.language.scope import takes_object
from quizzer.generate.reading import Reading, Statement

_WORTH = {word: n for n, word in enumerate("two three four five six seven eight".split(), 2)}
_COUNTED = re.compile(
    r"^(?:(?P<before>.*?\S)\s)?(?:(?:the|its|their|these)\s)?(?P<number>two|three|four|five|six|seven"
    r"|eight)\s(?P<head>(?:[a-z-]+\s){0,2}[a-z-]+)(?::|,|\s[–—])\s(?P<members>.+)$"
)
_SUBORDINATE = re.compile(r"\b(?:that|which|who|because|when|where|\d+)\b")
_MOST_BEFORE = 5
_CONFIDENCE = 0.86


def itemised(statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`To which three cities does Lake Kerral supply drinking water?`."""
    clause = statement.clause
    found = _COUNTED.match(clause.rest) if clause else None
    if clause is None or found is None or _SUBORDINATE.search(found["before"] or ""):
        return
    listed = counted_up(", ".join((found["members"], *clause.tails)))
    if listed is None or len(listed.members) != _WORTH[found["number"]]:
        return
    words = (found["before"] or "").split()
    what = f"which {found['number']} {found['head']}"
    plain = replace(clause, tails=())
    if words and words[-1].lower() in lexicon.PREPOSITIONS - {"of"} and len(words) <= _MOST_BEFORE:
        question = ask(f"{words[-1]} {what}", plain, reading.names, " ".join(words[:-1]))
    elif not words or all(word[:1].isupper() for word in words) or takes_object(words, clause):
        question = ask(what, plain, reading.names, " ".join(words))
    else:
        return
    members = tuple(as_answer(member) for member in listed.members)
    yield Candidate(
        Rule.MEMBERS,
        Listing(question, members),
        "; ".join(members),
        (statement.original,),
        (statement.passage,),
        _CONFIDENCE,
    )
