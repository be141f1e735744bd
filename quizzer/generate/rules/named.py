"""Who did it? From `Founded by Lei Jun, X …`, `X was founded by …` and `… partnered with …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizzer.cards.content import Basic
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language import lexicon
from quizzer.generate.language.asking import as_answer, as_question, ask
from quizzer.generate.language.names import Names
from quizzer.generate.reading import Reading, Statement

_LED = re.compile(r"^(?P<verb>[A-Z]?[a-z-]+)\b(?P<between>.*?)\sby\s(?P<who>[^,]+)$")
_BY = re.compile(r"^(?P<done>.*?\b(?P<verb>[a-z-]+))\sby\s(?P<who>[^,]+)(?P<behind>,.*)?$")
_NAME = re.compile(
    r"^(?P<name>(?:(?:Dr\.?|Sir|Prof(?:essor|\.)?)\s)?[A-Z][\w’'.-]+"
    r"(?:\s(?:de|van|von|of|the|[A-Z][\w’'.-]+)){0,4})"
    r"(?:\sand\s(?P<others>(?:a|an|his|her|the|several|some|two|three|other)\s.+))?$"
)
_WITH = re.compile(
    r"^(?P<before>.*?)\b(?P<with>with|from|to|by|into)\s"
    r"(?:(?P<kind>(?:[a-z-]+\s){1,5}?)(?:like|such as)\s)?"
    r"(?P<name>[A-Z][\w’-]+(?:\s[A-Z][\w’-]+)*)(?P<behind>(?:\s.*)?)$"
)
_TITLED = re.compile(
    r"^(?P<name>(?:President|Prime Minister|King|Queen|Emperor|Pope|Doctor|Dr\.?|Professor"
    r"|General|Captain|Sir|Lady|Chancellor|CEO|Senator|Judge|Mayor)\s"
    r"[A-Z][\w’'.-]+(?:\s(?:de|van|von|of|[A-Z][\w’'.-]+)){0,4})$"
)
_BOND = frozenset("partner collaborate compete merge ally cooperate team integrate".split())
_SURE, _LESS_SURE = 0.9, 0.82


def named(statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`Who founded Xiaomi?` and `With whom …?`."""
    clause = statement.clause
    if clause is None:
        return
    led = _LED.match(clause.lead)
    if led and lexicon.is_participle(led["verb"]):
        verb = lexicon.inflected(lexicon.base(led["verb"]), "VBD")
        subject = reading.names.lowered(re.sub(r",.*$", "", clause.subject))
        yield from _who(f"{verb} {subject}", led["who"], statement, reading.names)
        return
    found = _BY.match(clause.rest) if clause.auxiliary in {"was", "were"} else None
    if found and lexicon.is_participle(found["verb"]):
        verb = lexicon.inflected(lexicon.base(found["verb"]), "VBD")
        subject = reading.names.lowered(clause.subject)
        adverbs = found["done"].removesuffix(found["verb"])
        yield from _who(f"{adverbs}{verb} {subject}", found["who"], statement, reading.names)
        return
    active = _TITLED.match(clause.subject)
    if active and clause.verb and not clause.lead.lower().startswith(("as ", "while ")):
        rest = clause.rest.split(",")[0]
        when = f" {clause.lead[:1].lower()}{clause.lead[1:]}" if clause.lead else ""
        done = f"who {clause.adverb} {clause.verb} {rest}{when}"
        yield _candidate(as_question(done), active["name"], statement, _LESS_SURE)
        return
    if clause.base in _BOND and not clause.auxiliary:
        bond = _WITH.match(clause.rest)
        if bond and not bond["kind"] and reading.names.is_name(bond["name"].split()[0]):
            plain = replace(clause, tails=())
            rest = f"{bond['before'].strip()}{bond['behind']}"
            question = ask(f"{bond['with']} whom", plain, reading.names, rest)
            yield _candidate(question, bond["name"], statement, _LESS_SURE)


def _who(done: str, who: str, statement: Statement, names: Names) -> Iterator[Candidate]:
    found = _NAME.match(who.strip())
    if not found or not names.is_name(found["name"].split()[-1]):
        return
    others = found["others"]
    question = as_question(f"who {done}{f', together with {others}' if others else ''}")
    name = found["name"]
    yield _candidate(question, name, statement, _SURE)


def _candidate(question: str, answer: str, statement: Statement, confidence: float) -> Candidate:
    return Candidate(
        Rule.NAME,
        Basic(question, as_answer(answer)),
        answer,
        (statement.original,),
        (statement.passage,),
        confidence,
    )
