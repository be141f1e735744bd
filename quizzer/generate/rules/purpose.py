"""What is something for, and what does somebody aim at? From infinitives that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizzer.cards.card import Level
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language import lexicon
from quizzer.generate.language.asking import ask
from quizzer.generate.language.lexicon import Part
from quizzer.generate.language.phrases import concreteness, is_specific, object_of
from quizzer.generate.language.predicates import Voice
from quizzer.generate.reading import Reading, Statement
from quizzer.generate.rules.telling import Said, card, framed, is_open, said_in

_AIMS = frozenset("aim seek try attempt hope plan intend strive wish promise refuse vow".split())
_NO_PURPOSE = frozenset(
    """
    allow enable help encourage force require prompt lead cause expect ask want urge invite permit
    tell need order motivate inspire challenge teach train continue begin start tend fail manage
    happen seem appear learn agree decide prepare struggle be have come get cease choose proceed
    trigger compel oblige persuade rush wait
    advise authorise authorize forbid instruct prohibit remind warn
    beat climb defeat grow live lose overcome recover return rise score survive win
    consent elect opt pledge pretend swear threaten vote
    """.split()
)
"""Verbs whose infinitive is what they are about or what comes of them, and no purpose."""

_USES = frozenset("use employ leverage utilise utilize apply deploy harness exploit".split())
_IN_ORDER = re.compile(r"^(?P<what>.*?),?\s?(?:in order|so as)\s(?P<purpose>to\s[a-z]+.*)$")
_DESIGNED = frozenset("design intend build create develop make set construct engineer".split())
_AIMED = re.compile(r"^(?:aimed|directed|targeted) at (?P<what>[a-z]+ing\b.+)$")
_TO = re.compile(r"^to\s(?:\w+ly\s|better\s|help\s)?(?P<verb>[a-z-]+)\b")
_LONGEST_QUESTION = 32
_GOALS = re.compile(r"\b(?:aim|function|goal|mission|objective|purpose|task)$")
_POSSIBLE = frozenset("can could may might".split())
_OPEN_TO = _POSSIBLE | {"must", "should"}

_USED = 0.86
_WHY = 0.82
_AIM = 0.84


def purposes(statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`What does Xiaomi use crowdfunding platforms for?` — `To gauge consumer interest`."""
    clause = statement.clause
    if clause is not None and _is_purpose(clause.lead):
        for said in said_in(statement, reading)[:1]:
            if said.clause.auxiliary.lower() in _OPEN_TO:
                yield from _what_to_do(said, clause.lead, statement, reading)
                continue
            question = ask("why", replace(said.clause, lead=""), reading.names)
            yield from _why(question, clause.lead, statement, reading)
        return
    for said in said_in(statement, reading):
        yield from _of_clause(said, statement, reading)


def _what_to_do(
    said: Said, purpose: str, statement: Statement, reading: Reading
) -> Iterator[Candidate]:
    """`What can a bank do to curb inflation?` of `To curb inflation, a bank can raise …`."""
    plain = replace(said.clause, lead="", adverb="")
    question = ask("what", plain, reading.names, f"do {purpose[0].lower()}{purpose[1:]}")
    yield from _answered(question, said.clause.rest, statement, reading, _AIM)


def _of_clause(said: Said, statement: Statement, reading: Reading) -> Iterator[Candidate]:
    predicate = said.predicate
    if predicate.voice is Voice.PASSIVE:
        yield from _designed(said, statement, reading)
        return
    if predicate.voice is Voice.COPULA:
        if _GOALS.search(said.clause.subject) and _is_purpose(predicate.behind):
            question = framed(ask("what", said.clause, reading.names, predicate.stem), said.clause)
            yield from _answered(question, predicate.behind, statement, reading, _AIM)
        return
    if predicate.verb in _AIMS and _is_purpose(predicate.behind):
        if said.clause.subject == reading.names.subject and is_open(said, reading.names):
            return
        rest = " ".join(word for word in (predicate.stem, "to do") if word)
        question = framed(ask("what", said.clause, reading.names, rest), said.clause)
        yield from _answered(question, predicate.behind[3:], statement, reading, _AIM)
        return
    if predicate.verb in _NO_PURPOSE:
        return
    parted = _parted(predicate.behind)
    if parted is None:
        return
    what, purpose = parted
    if not is_specific(what, reading.names):
        return
    if predicate.verb in _USES:
        rest = " ".join(word for word in (predicate.stem, what, "for") if word)
        question = framed(ask("what", said.clause, reading.names, rest), said.clause)
        yield from _answered(question, purpose, statement, reading, _USED)
        return
    if said.clause.auxiliary.lower() in _POSSIBLE:
        return
    rest = " ".join(word for word in (predicate.stem, what) if word)
    question = framed(ask("why", said.clause, reading.names, rest), said.clause)
    yield from _why(question, purpose, statement, reading)


def _parted(behind: str) -> tuple[str, str] | None:
    """What a verb rules, and the purpose behind it."""
    found = _IN_ORDER.match(behind)
    if found:
        return found["what"], found["purpose"]
    thing = object_of(behind)
    if thing is not None:
        place = _purpose_in(thing.behind)
        if place is None:
            return None
        head = f"{thing.phrase} {thing.behind[:place]}".strip()
        return head, thing.behind[place:]
    return None


def _purpose_in(behind: str) -> int | None:
    """Where the purpose begins in what follows an object: at once, or behind one phrase."""
    for found in re.finditer(r"(?:^|(?<=\s))to\s", behind):
        before = behind[: found.start()].split()
        if before and lexicon.parts(before[-1]) == {Part.ADJECTIVE}:
            return None
        if before and lexicon.singular(before[-1].lower()) in _TAKES_INFINITIVE:
            return None
        if before and (before[-1].lower() in _NOT_BEFORE or len(before) > _MOST_BETWEEN):
            return None
        if _is_purpose(behind[found.start() :]):
            return found.start()
    return None


_MOST_BETWEEN = 8
_TAKES_INFINITIVE = frozenset("ability need opportunity effort desire way right plan".split())
_NOT_BEFORE = frozenset(
    """
    able ready likely unable willing hard easy due up how what when
    response reaction relation addition contrast proportion opposition
    """.split()
)


def _is_purpose(phrase: str) -> bool:
    found = _TO.match(phrase[:1].lower() + phrase[1:])
    if found is None or found["verb"] in _NO_AIM:
        return False
    is_thing = found.end() == len(phrase) and Part.NOUN in lexicon.parts(found["verb"])
    if is_thing or found["verb"] in _MOSTLY_ADJECTIVES:
        return False
    return lexicon.is_base(found["verb"]) and "-" not in found["verb"]


_MOSTLY_ADJECTIVES = frozenset("fine lean live long low mean near pale still".split())
"""Words behind `to` that are seldom verbs: `in response to low prices`."""


_NO_AIM = frozenset("include be become have".split())


def _designed(said: Said, statement: Statement, reading: Reading) -> Iterator[Candidate]:
    predicate = said.predicate
    if predicate.verb == "use" and predicate.opening in {"to", "for"}:
        is_infinitive = _is_purpose(predicate.behind)
        if predicate.opening == "to" and not is_infinitive:
            return
        rest = f"{predicate.stem} for"
        answer = predicate.behind if is_infinitive else predicate.behind[4:]
    elif predicate.verb in _DESIGNED and _is_purpose(predicate.behind):
        rest, answer = f"{predicate.stem} to do", predicate.behind[3:]
        if answer.startswith("be "):
            rest, answer = f"{predicate.stem} to be", answer[3:]
    elif found := _IN_ORDER.match(predicate.behind):
        rest = f"{predicate.stem} {found['what']}"
        question = framed(ask("why", said.clause, reading.names, rest), said.clause)
        yield from _answered(question, found["purpose"], statement, reading, _WHY)
        return
    elif found := _AIMED.match(f"{predicate.stem.rsplit(' ', 1)[-1]} {predicate.behind}"):
        rest, answer = f"{predicate.stem} at", found["what"]
    else:
        return
    question = framed(ask("what", said.clause, reading.names, rest), said.clause)
    yield from _answered(question, answer, statement, reading, _AIM)


def _why(
    question: str, purpose: str, statement: Statement, reading: Reading
) -> Iterator[Candidate]:
    if concreteness(question, reading.names) > _FEWEST_ASKED:
        for one in _answered(question, purpose, statement, reading, _WHY):
            yield replace(one, level=Level.ANALYSE)


_FEWEST_ASKED = 2


def _answered(
    question: str, answer: str, statement: Statement, reading: Reading, confidence: float
) -> Iterator[Candidate]:
    if (
        concreteness(answer, reading.names) < _FEWEST_SAID
        or len(question.split()) > _LONGEST_QUESTION
    ):
        return
    answer = answer.partition(", including ")[0]
    yield from card(Rule.PURPOSE, statement, (question, answer), confidence)


_FEWEST_SAID = 1
