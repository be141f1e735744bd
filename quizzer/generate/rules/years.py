"""When was it? From `Founded in 2010, X …`, `X was launched in 2016`, `its launch in 2010`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizzer.cards.cloze import can_be_blanked
from quizzer.cards.content import Cloze, Content, Number
from quizzer.cards.quantity import Quantity
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language import lexicon
from quizzer.generate.language.asking import as_question, ask
from quizzer.generate.language.clauses import Clause, Tense
from quizzer.generate.language.scope import main, near
from quizzer.generate.reading import Reading, Statement

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|early|late|mid|the (?:spring|summer|autumn|fall|winter) of"
)
_ANY = r"(?:1\d{3}|20\d\d)"
_DAY = rf"(?:\d{{1,2}}\s)?(?:(?:{_MONTHS})[\s-](?:\d{{1,2}},?\s)?)?"
_IN_YEAR = re.compile(
    rf"(?:^|\s|,\s)(?P<when>(?P<in>in|on|since|by|until)\s{_DAY}(?P<year>{_ANY}))"
    r"(?![\d–-])(?!\s[a-z]+s\b)(?=[\s,.;]|$)",
    re.IGNORECASE,
)
_ANY_YEAR = re.compile(rf"\b{_ANY}\b")
_SPAN = re.compile(
    rf"\b(?:from|between)\s{_DAY}(?P<first>{_ANY})\s(?:to|and|until)\s{_DAY}(?P<last>{_ANY})\b",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"^(?P<verb>[A-Z]?[a-z-]+)\b")
_ITS_EVENT = re.compile(rf"\bits\s(?P<event>[a-z]+)\sin\s(?:(?:{_MONTHS})[\s-])?(?P<year>{_ANY})\b")

_EVENTS = {
    "foundation": "founded", "founding": "founded", "launch": "launched",
    "establishment": "established", "creation": "created", "introduction": "introduced",
    "release": "released", "inception": "founded", "completion": "completed",
    "construction": "built", "invention": "invented", "discovery": "discovered",
    "publication": "published", "opening": "opened", "acquisition": "acquired",
}  # fmt: skip
_BARE = frozenset("construction work production revenue profit building trade output".split())
"""What has a date only as part of something that the sentence does not name."""

_ONCE = frozenset("bear die".split())
_COMPARED = re.compile(r"\sas\s[\w-]+\sas\s")
_EMPTY = frozenset("arrive come follow go happen".split())
"""Verbs that say nothing without what was said before."""

_LONGEST_BEHIND = 5
_LONGEST_SPAN = 26
_SURE, _LESS_SURE, _SPANNED = 0.9, 0.85, 0.76


def years(statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`In which year was Xiaomi founded?` as a number."""
    clause = statement.clause
    if clause is None or clause.subject.lower() in _BARE:
        return
    yield from _spans(statement)
    names = reading.names
    led = _IN_YEAR.search(clause.lead)
    verb = _PARTICIPLE.match(clause.lead)
    if led and verb and lexicon.is_participle(verb["verb"]):
        was = "were" if clause.is_plural else "was"
        subject = re.sub(r",.*$", "", names.lowered(clause.subject))
        question = as_question(f"In which year {was} {subject} {verb['verb'].lower()}")
        yield _candidate(question, led["year"], statement, _SURE)
        return
    if len(set(_ANY_YEAR.findall(f"{clause.lead} {clause.core}"))) > 1:
        return
    event = _ITS_EVENT.search(f"{clause.lead} {clause.core}")
    if event:
        owner = names.subject if names.subject and names.subject in statement.text else ""
        if owner and event["event"] in _EVENTS:
            question = as_question(f"In which year was {owner} {_EVENTS[event['event']]}")
            yield _candidate(question, event["year"], statement, _LESS_SURE)
        return
    if led and led["when"].lower() == clause.lead.strip(" ,").lower():
        plain = replace(clause, tails=())
        is_compared = _COMPARED.search(clause.rest)
        rest = clause.rest if is_compared else near(main(clause.rest))
        question = ask(_wh(led), plain, names, rest if " " in rest else near(clause.rest))
        yield _candidate(question, led["year"], statement, _LESS_SURE)
        return
    if clause.base in _EMPTY:
        return
    found = _IN_YEAR.search(main(clause.rest))
    if (
        found
        and _is_dated(clause)
        and (found["in"] != "since" or clause.auxiliary in {"has", "have"})
    ):
        if lexicon.base(clause.base or clause.rest.split()[0]) in _ONCE:  # where is asked apart
            rest = clause.rest.split()[0] if clause.auxiliary else ""
        else:
            rest = f"{clause.rest[: found.start()]}{_behind(clause.rest[found.end() :])}".strip()
        question = ask(_wh(found), replace(clause, tails=()), names, rest)
        yield _candidate(question, found["year"], statement, _LESS_SURE)


def _is_dated(clause: Clause) -> bool:
    """Whether a clause says that something happened, happens or will; no state of affairs."""
    is_state = clause.auxiliary in {"is", "are"} and not lexicon.is_participle(
        next(iter(clause.rest.split()), "")
    )
    return (clause.tense is Tense.PAST or bool(clause.auxiliary)) and not is_state


def _wh(found: re.Match[str]) -> str:
    before = found["in"].lower()
    return f"{'in' if before == 'on' else before} which year"


def _spans(statement: Statement) -> Iterator[Candidate]:
    """`It was closed from {{1967}} to {{1975}}`, with both years blank at once."""
    text = statement.text
    found = _SPAN.search(text)
    if not found or not can_be_blanked(text) or len(text.split()) > _LONGEST_SPAN:
        return
    if len(_ANY_YEAR.findall(text)) > len(found.groups()):
        return
    first, last = found.span("first"), found.span("last")
    blanked = (
        f"{text[: first[0]]}{{{{{found['first']}}}}}{text[first[1] : last[0]]}"
        f"{{{{{found['last']}}}}}{text[last[1] :]}"
    )
    answer = f"{found['first']}; {found['last']}"
    yield _made(Cloze(blanked, together=True), answer, statement, _SPANNED)


def _behind(text: str) -> str:
    """What follows the year and still belongs to the question, up to a comma."""
    kept = near(text)
    return kept if len(kept.split()) <= _LONGEST_BEHIND and ":" not in kept else ""


def _candidate(question: str, year: str, statement: Statement, confidence: float) -> Candidate:
    return _made(Number(question, Quantity.parse(year)), year, statement, confidence)


def _made(content: Content, answer: str, statement: Statement, confidence: float) -> Candidate:
    return Candidate(
        Rule.YEAR, content, answer, (statement.original,), (statement.passage,), confidence
    )
