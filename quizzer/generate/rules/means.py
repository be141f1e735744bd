"""How is something done? From `By X-ing …, S does …` and `S does … by X-ing …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizzer.cards.content import Basic
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language import lexicon
from quizzer.generate.language.asking import as_answer, ask
from quizzer.generate.reading import Reading, Statement

_BY = re.compile(r"^by\s+(?P<verb>[\w-]+ing)\b", re.IGNORECASE)
_BEHIND = re.compile(r"^(?P<what>.+?),?\s(?P<means>by\s[\w-]+ing\b.*)$")

_LEADING = 0.9
_FOLLOWING = 0.85


def means(statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`How does Xiaomi keep production costs low?` — `By outsourcing production …`."""
    clause = statement.clause
    if clause is None:
        return
    if _is_means(clause.lead):
        question = ask("how", clause, reading.names)
        yield _candidate(question, clause.lead, statement, _LEADING)
        return
    found = _BEHIND.match(clause.rest)
    if found and _is_means(found["means"]):
        question = ask("how", replace(clause, tails=()), reading.names, found["what"])
        yield _candidate(question, found["means"], statement, _FOLLOWING)


def _is_means(phrase: str) -> bool:
    found = _BY.match(phrase)
    return found is not None and lexicon.is_gerund(found["verb"])


def _candidate(question: str, answer: str, statement: Statement, confidence: float) -> Candidate:
    return Candidate(
        Rule.MEANS,
        Basic(question, as_answer(answer)),
        answer,
        (statement.original,),
        (statement.passage,),
        confidence,
    )
