"""When was it? From `Founded in 2010, X …`, `X was launched in 2016`, `its launch in 2010`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizzer.cards.content import Number
from quizzer.cards.quantity import Quantity
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language import lexicon
from quizzer.generate.language.asking import as_question, ask
from quizzer.generate.language.clauses import Tense
from quizzer.generate.reading import Reading, Statement

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|early|late|mid|the (?:spring|summer|autumn|fall|winter) of"
)
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_IN_YEAR = re.compile(
    rf"(?:^|\s|,\s)(?P<when>(?:in|on)\s(?:\d{{1,2}}\s)?(?:(?:{_MONTHS})[\s-](?:\d{{1,2}},?\s)?)?"
    rf"{_YEAR})(?![\d–-])(?=[\s,.;]|$)"
)
_ANY_YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)\b")
_PARTICIPLE = re.compile(r"^(?P<verb>[A-Z]?[a-z-]+)\b")
_ITS_EVENT = re.compile(rf"\bits\s(?P<event>[a-z]+)\sin\s(?:(?:{_MONTHS})[\s-])?{_YEAR}")

_EVENTS = {
    "foundation": "founded", "founding": "founded", "launch": "launched",
    "establishment": "established", "creation": "created", "introduction": "introduced",
    "release": "released", "inception": "founded", "completion": "completed",
    "construction": "built", "invention": "invented", "discovery": "discovered",
    "publication": "published", "opening": "opened", "acquisition": "acquired",
}  # fmt: skip
_LONGEST_BEHIND = 5
_SURE, _LESS_SURE = 0.9, 0.85


def years(statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`In which year was Xiaomi founded?` as a number."""
    clause = statement.clause
    if clause is None or len(set(_ANY_YEAR.findall(statement.text))) > 1:
        return
    names = reading.names
    subject = names.lowered(clause.subject)
    led = _IN_YEAR.search(clause.lead)
    verb = _PARTICIPLE.match(clause.lead)
    if led and verb and lexicon.is_participle(verb["verb"]):
        was = "were" if clause.is_plural else "was"
        question = as_question(f"In which year {was} {_plain(subject)} {verb['verb'].lower()}")
        yield _candidate(question, led["year"], statement, _SURE)
        return
    event = _ITS_EVENT.search(statement.text)
    if event and event["event"] in _EVENTS:
        owner = names.subject if names.subject and names.subject in statement.text else ""
        if owner:
            question = as_question(f"In which year was {owner} {_EVENTS[event['event']]}")
            yield _candidate(question, event["year"], statement, _LESS_SURE)
        return
    if led and led["when"].lower() == clause.lead.strip(" ,").lower():
        plain = replace(clause, tails=())
        yield _candidate(ask("in which year", plain, names), led["year"], statement, _LESS_SURE)
        return
    found = _IN_YEAR.search(clause.rest)
    if found and (clause.tense is Tense.PAST or clause.auxiliary):
        rest = f"{clause.rest[: found.start()]}{_behind(clause.rest[found.end() :])}".strip()
        question = ask("in which year", replace(clause, tails=()), names, rest)
        yield _candidate(question, found["year"], statement, _LESS_SURE)


def _behind(text: str) -> str:
    """What follows the year and still belongs to the question, up to a comma."""
    near = text.split(",", maxsplit=1)[0]
    return near if len(near.split()) <= _LONGEST_BEHIND else ""


def _plain(subject: str) -> str:
    """`the Mi Mix` of `the original Mi Mix`; asides between commas go."""
    return re.sub(r",.*$", "", subject)


def _candidate(question: str, year: str, statement: Statement, confidence: float) -> Candidate:
    return Candidate(
        Rule.YEAR,
        Number(question, Quantity.parse(year)),
        year,
        (statement.original,),
        (statement.passage,),
        confidence,
    )
