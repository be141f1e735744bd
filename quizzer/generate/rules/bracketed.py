"""Which places are meant? From `will expand to Southeast Asia (Malaysia and Singapore)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizzer.cards.content import Listing
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language.asking import ask
from quizzer.generate.language.enumerations import enumeration
from quizzer.generate.reading import Reading, Statement

_BRACKETED = re.compile(
    r"\b(?P<preposition>to|into|in|from|across)\s(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)\s"
    r"\((?P<members>[A-Z][^()]{4,90})\)"
)
_MOST_BEFORE = 4
"""Words behind the verb that can stand before the place in a question."""

_CONFIDENCE = 0.8


def bracketed(statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`To which places in Southeast Asia will Xiaomi most likely expand?`."""
    clause = statement.clause
    found = _BRACKETED.search(clause.rest) if clause else None
    if clause is None or found is None:
        return
    listed = enumeration(found["members"])
    if listed is None or not all(member[:1].isupper() for member in listed.members):
        return
    # In `expand to other countries and to Southeast Asia (…)` both belong to the verb.
    said, _, _ = clause.rest.partition(f" {found['preposition']} ")
    if len(said.split()) > _MOST_BEFORE or "," in said:
        return
    what = f"{found['preposition']} which places in {found['name']}"
    question = ask(what, replace(clause, tails=()), reading.names, said)
    yield Candidate(
        Rule.MEMBERS,
        Listing(question, listed.members),
        "; ".join(listed.members),
        (statement.original,),
        (statement.passage,),
        _CONFIDENCE,
    )
