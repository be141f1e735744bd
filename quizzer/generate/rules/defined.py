"""What is it, and what is it called? From `X is a …`, `X, a …,`, `X, also known as Y,`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizzer.cards.content import Basic
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language.asking import as_answer, as_question
from quizzer.generate.language.clauses import Clause
from quizzer.generate.language.names import Names
from quizzer.generate.reading import Reading, Statement

_ASIDE = re.compile(r"^(?P<what>[^,]+),\s(?P<aside>[^,]+(?:,\s(?:and|or)\s[^,]+)?)$")
_CALLED = re.compile(
    r"^(?P<how>(?:also|often|sometimes|commonly|formerly|originally|better|widely|simply|now)?\s?)"
    r"(?P<verb>known|referred to|called|nicknamed|dubbed|termed|described)\s"
    r"(?P<by>by\s[\w\s]{1,30}?\s)?(?:simply\s)?(?P<as>as\s)?(?P<name>.+)$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:a|an|the|one of the)\s", re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(?:testament|cornerstone|example|key|prime|critical|crucial|important|significant|vital"
    r"|essential|formidable|major|leader|player|part|aspect|element|factor|way|component|challenge"
    r"|marvel|phenomenon|reminder|symbol|matter|question|reason|result|initiative|approach)\b",
    re.IGNORECASE,
)
_LONGEST = 14
_NAMED, _APPOSITION, _IS = 0.88, 0.8, 0.78


def defined(statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`By which other name is the Mi Ecosystem known?`, `What is the Mi Community?`."""
    clause = statement.clause
    if clause is None:
        return
    led = _CALLED.match(clause.lead)
    if led:
        yield from _name_question(led, clause, statement, reading.names)
    aside = _ASIDE.match(clause.subject)
    if aside:
        called = _CALLED.match(aside["aside"])
        what = re.sub(r"\s\(.*?\)", "", aside["what"])
        if called:
            plain = Clause(what, "", is_plural=clause.is_plural)
            yield from _name_question(called, plain, statement, reading.names)
        elif _is_telling(aside["aside"]) and reading.names.is_name(what.split()[-1]):
            yield _candidate(_what_is(what, clause), aside["aside"], statement, _APPOSITION)
    if clause.auxiliary in {"is", "are"} and _is_telling(clause.rest):
        what = clause.subject
        if reading.names.is_name(what.split()[-1]) and what != reading.names.subject:
            question = _what_is(reading.names.lowered(what), clause)
            yield _candidate(question, clause.rest, statement, _IS)


def _what_is(what: str, clause: Clause) -> str:
    return as_question(f"what {'are' if clause.is_plural else 'is'} {what}")


def _is_telling(text: str) -> bool:
    """Whether a predicate says what kind of thing something is, and no more than how it matters."""
    is_short = len(text.split()) <= _LONGEST
    return bool(_ARTICLE.match(text)) and is_short and not _VAGUE.search(text)


def _name_question(
    called: re.Match[str], clause: Clause, statement: Statement, names: Names
) -> Iterator[Candidate]:
    verb = called["verb"].lower()
    if verb in {"known", "referred to", "described"} and not called["as"]:
        return
    name = called["name"].strip(" ,.")
    if len(name.split()) > _LONGEST // 2 or names.subject == name:
        return
    subject = names.lowered(re.sub(r"\s\(.*?\)", "", clause.subject))
    be = "are" if clause.is_plural else "is"
    how = called["how"].strip().lower()
    by = (called["by"] or "").strip()
    manner = " ".join(word for word in (how if how != "also" else "", verb, by) if word)
    if verb in {"known", "referred to", "described"}:
        question = f"as what {be} {subject} {manner}"
    else:
        question = f"what {be} {subject} {manner}"
    if how == "also":
        question = f"by which other name {be} {subject} known"
    yield _candidate(as_question(question), name, statement, _NAMED)


def _candidate(question: str, answer: str, statement: Statement, confidence: float) -> Candidate:
    return Candidate(
        Rule.DEFINITION,
        Basic(question, as_answer(answer)),
        answer,
        (statement.original,),
        (statement.passage,),
        confidence,
    )
