"""Who did it? From `Founded by Lei Jun, X …`, `X was founded by …` and `… partnered with …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizzer.cards.content import Basic, Listing
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language import lexicon
from quizzer.generate.language.asking import as_answer, as_question, ask
from quizzer.generate.language.clauses import Clause, Tense
from quizzer.generate.language.names import Names
from quizzer.generate.language.scope import main
from quizzer.generate.reading import Reading, Statement

_LED = re.compile(
    r"^(?P<verb>[A-Z]?[a-z-]+)\b(?P<between>.*?)\sby\s(?P<who>[^,]+?)(?P<when>\sin\s[^,]*\d{4})?$"
)
_BY = re.compile(
    r"^(?P<done>.*?\b(?P<verb>[a-z-]+))"
    r"(?P<then>\s(?:in|between|from|on)\s[^,]*?\d{4})?\sby\s(?P<who>[^,]+?)"
    r"(?P<when>\s(?:in|on|during|between)\s[^,]+)?(?P<behind>,.*)?$"
)
_NAME = re.compile(
    r"^(?:(?:the\s)?[a-z]+\s)?(?P<name>(?:(?:Dr\.?|Sir|Prof(?:essor|\.)?)\s)?[A-Z][\w’'.-]+"
    r"(?:\s(?:de|van|von|of|the|[A-Z][\w’'.-]+)){0,4})"
    r"(?:\sand\s(?P<others>(?:a|an|his|her|the|several|some|two|three|other)\s.+))?"
    r"(?P<second>\sand\s[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+)*)?$"
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
_JOINED = re.compile(r"\s(?:in|on|at|to|for|since|during|by)\s")
_TIME = re.compile(r"^(?:In|On|By|During|Between)\s(?:\w+\s){0,3}\d{4}$")
_BY_ASIDE = re.compile(r"^(?P<verb>[a-z-]+)\sby\s(?P<who>[^,]+?)(?P<where>\s(?:in|at|on)\s[^,]+)?$")
_AFTER = re.compile(r"^named\safter\s(?P<who>[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+)+)$")
_OBJECT = re.compile(
    r"^(?:(?:the|a|an)\s(?:[a-z-]+\s){1,4})?"
    r"(?P<name>[A-Z][\w’'.-]+(?:\s(?:de|van|von|[A-Z][\w’'.-]+))+)(?P<behind>.*)$"
)
_WHOM = frozenset("appoint ask choose commission elect hire invite marry succeed".split())
_DEEDS = frozenset(
    """
    acquire attack build buy declare defeat design develop discover found grant introduce invade
    invent launch nationalise nationalize open paint propose publish sign write
    """.split()
)
_SPECIFIC = re.compile(r"(?:the|an?|its|his|her|their)\s|[A-Z]|over the\s")
_ONE_NAME = re.compile(r"^[A-Z][\w’'.&-]*(?:\s(?:de|van|von|of|[A-Z][\w’'.&-]*)){0,4}$")
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
        when = found["when"] or _led_time(clause)
        yield from _who(f"{adverbs}{verb} {subject}{when}", found["who"], statement, reading.names)
        return
    yield from _aside(clause, statement, reading.names)
    yield from _whom(clause, statement, reading.names)
    yield from _doers(clause, statement, reading.names)
    active = _TITLED.match(clause.subject)
    if active and clause.verb and not clause.lead.lower().startswith(("as ", "while ")):
        rest = clause.rest.split(",")[0]
        when = f" {clause.lead[:1].lower()}{clause.lead[1:]}" if clause.lead else ""
        done = f"who {clause.adverb} {clause.verb} {rest}{when}"
        yield _candidate(as_question(done), active["name"], statement, _LESS_SURE)
        return
    if clause.base in _BOND and not clause.auxiliary:
        bond = _WITH.match(clause.rest)
        is_whole = bond and (not bond["behind"] or _JOINED.match(bond["behind"]))
        if (
            bond
            and is_whole
            and not bond["kind"]
            and reading.names.is_name(bond["name"].split()[0])
        ):
            plain = replace(clause, tails=())
            rest = f"{bond['before'].strip()}{bond['behind']}"
            question = ask(f"{bond['with']} whom", plain, reading.names, rest)
            yield _candidate(question, bond["name"], statement, _LESS_SURE)


def _led_time(clause: Clause) -> str:
    is_time = _TIME.match(clause.lead)
    return f" {clause.lead[:1].lower()}{clause.lead[1:]}" if is_time else ""


def _aside(clause: Clause, statement: Statement, names: Names) -> Iterator[Candidate]:
    """`The power station, designed by Ruth Adler, has …`, asked as `Who designed …?`."""
    after = _AFTER.match(clause.aside)
    if after and names.is_name(after["who"].split()[-1]):
        be = "are" if clause.is_plural else "is"
        question = as_question(f"after whom {be} {names.lowered(clause.subject)} named")
        yield _candidate(question, after["who"], statement, _LESS_SURE)
    found = _BY_ASIDE.match(clause.aside)
    if found and lexicon.is_participle(found["verb"]):
        verb = lexicon.inflected(lexicon.base(found["verb"]), "VBD")
        subject = names.lowered(clause.subject)
        where = found["where"] or ""
        yield from _who(f"{verb} {subject}{where}", found["who"], statement, names)


def _whom(clause: Clause, statement: Statement, names: Names) -> Iterator[Candidate]:
    """`Oakeley married the chemist Paul Rees in 1935`, asked as `Whom did Oakeley marry …?`."""
    if clause.base not in _WHOM or clause.auxiliary:
        return
    found = _OBJECT.match(main(clause.rest))
    if not found or not names.is_name(found["name"].split()[-1]) or found["name"] in names.places:
        return
    behind = re.sub(r"^,\s[^,]+,", "", found["behind"]).strip(" ,")
    question = ask("whom", replace(clause, tails=()), names, f"{behind}{_led_time(clause)}")
    yield _candidate(question, found["name"], statement, _LESS_SURE)


def _doers(clause: Clause, statement: Statement, names: Names) -> Iterator[Candidate]:
    """`Israel, Britain and France attacked Egypt`, asked as `Who attacked Egypt?`."""
    subject = clause.subject
    bare = subject.removeprefix("The ").removeprefix("the ")
    if clause.base not in _DEEDS or clause.tense is not Tense.PAST or names.is_subject(subject):
        return
    rest = main(clause.rest)
    members = [one for one in re.split(r",\s(?:and\s)?|\sand\s", bare) if one]
    if (
        not _SPECIFIC.match(rest)
        or not all(_ONE_NAME.match(one) for one in members)
        or _TITLED.match(subject)
    ):
        return
    if not all(names.is_name(one.split()[-1]) or _is_run(one, names) for one in members):
        return
    adverb = f"{clause.adverb} " if clause.adverb else ""
    question = as_question(f"who {adverb}{clause.verb} {rest}{_led_time(clause)}")
    if len(members) == 1:
        yield _candidate(question, subject, statement, _LESS_SURE)
    else:
        yield replace(
            _candidate(question, "; ".join(members), statement, _LESS_SURE),
            content=Listing(question, tuple(as_answer(one) for one in members)),
        )


def _is_run(one: str, names: Names) -> bool:
    return any(one == run for run, _ in names.runs)


def _who(done: str, who: str, statement: Statement, names: Names) -> Iterator[Candidate]:
    found = _NAME.match(who.strip())
    if not found or not names.is_name(found["name"].split()[-1]):
        return
    others = found["others"]
    question = as_question(f"who {done}{f', together with {others}' if others else ''}")
    name = f"{found['name']}{found['second'] or ''}"
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
