"""Why is it so, and what brought it about? From causes that a sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizzer.cards.card import Level
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language import lexicon
from quizzer.generate.language.asking import as_question, ask
from quizzer.generate.language.clauses import Clause, Tense, clause
from quizzer.generate.language.names import Names
from quizzer.generate.language.phrases import concreteness, is_specific
from quizzer.generate.language.predicates import Voice, predicate, split_at_end
from quizzer.generate.reading import Reading, Statement
from quizzer.generate.rules.telling import (
    Said,
    card,
    framed,
    is_actor,
    main_clause,
    owned,
    points,
    said_in,
)

_BECAUSE_OF = (
    r"because of|due to|owing to|thanks to|as a result of|as a consequence of|on account of"
)
_PHRASE = re.compile(rf"^(?P<cause>(?:{_BECAUSE_OF})\s.+)$", re.IGNORECASE)
_AND_SO = re.compile(r",\s(?:so|but|yet)\s")
"""Where a sentence goes on with what came of it."""

_CLAUSE = re.compile(r"^(?P<word>because|since|as)\s(?P<cause>.+)$", re.IGNORECASE)
_DRIVES = frozenset(
    """
    prompt influence steer drive force necessitate cause trigger hinder prevent threaten explain
    shape spark fuel determine limit delay undermine facilitate accelerate inspire motivate
    """.split()
)
"""Verbs whose subject is a cause worth asking for."""
_DRIVES_TO = frozenset("lead-to result-in contribute-to factor-into give-rise account-for".split())
_NEEDED = re.compile(
    r"^(?P<what>(?:pivotal|crucial|essential|vital|necessary|critical|decisive)\s(?:for|to|in)\s.+)$"
)
_AGENT = re.compile(r"^(?P<before>.*?)\bby\s(?P<agent>.+)$")
_PASSIVES = frozenset(
    """
    drive cause trigger facilitate support influence fuel shape prompt spark inspire dominate
    hinder limit determine power produce follow mark underpin overshadow complicate constrain
    threaten surround regulate govern control activate
    """.split()
)
_TELLS = frozenset(
    """
    announce argue believe claim conclude declare demonstrate describe discover estimate explain
    find hold insist know mention note notice observe point predict propose put recall remark
    remember report reveal say see show state stress suggest tell think warn write
    """.split()
)
"""Verbs of those who say something: `as Miller argued in 1956` is no cause."""
_FEWEST_WORDS = 3

_BECAUSE = 0.86
_CAUSED = 0.76


def causes(statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`Why …?` — `Because …`; `What prompted …?`."""
    main = main_clause(statement, reading)
    if main is None:
        return
    yield from _because(main, statement, reading)
    for said in said_in(statement, reading):
        if said.predicate.voice is Voice.PASSIVE:
            yield from _by_agent(said, statement, reading)
        else:
            yield from _by_subject(said, statement, reading)


def _because(main: Clause, statement: Statement, reading: Reading) -> Iterator[Candidate]:
    said = predicate(main)
    if said is not None and said.verb in _TELLS:
        return  # nobody can say whether it is why they say so, or why it is so
    core, behind = split_at_end(main.rest)
    plain = replace(main, rest=core, tails=())
    for text, where in ((main.lead, replace(plain, lead="")), (behind, plain)):
        answer, level = _cause_in(text, reading.names, is_lead=text is main.lead)
        if answer and concreteness(answer, reading.names) > 1:
            question = framed(ask("why", where, reading.names), where)
            yield from card(Rule.CAUSE, statement, (question, answer), _BECAUSE, level)


def _cause_in(text: str, names: Names, *, is_lead: bool) -> tuple[str, Level]:
    """The cause that a phrase or clause names, as an answer, and what asking for it demands."""
    found = _PHRASE.match(text)
    if found:
        return found["cause"], Level.RECALL
    found = _CLAUSE.match(text)
    if not found:
        return "", Level.RECALL
    word, cause = found["word"].lower(), _AND_SO.split(found["cause"], maxsplit=1)[0]
    said = clause(cause[0].upper() + cause[1:], names)
    is_clause = said is not None or any(w in lexicon.AUXILIARIES for w in cause.split())
    if not is_clause or (said is not None and said.lead):
        return "", Level.RECALL
    if word == "since" and (said is None or said.tense is Tense.PAST):
        return "", Level.RECALL  # it may be a time
    is_told = said is not None and lexicon.base(said.verb) in _TELLS
    if word == "as" and (is_lead or is_told):
        return "", Level.RECALL  # it may be while, or who says so
    return f"because {cause}", Level.ANALYSE


def _by_agent(said: Said, statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`What drove the success?` of `The success was driven by …`."""
    names, found = reading.names, _AGENT.match(said.predicate.behind)
    if found is None or said.predicate.verb not in _PASSIVES:
        return
    agent, place = found["agent"], found["before"].strip()
    if lexicon.is_gerund(agent.split()[0]) or not is_specific(agent, names) or agent[0].isupper():
        return
    verb = _active(said)
    if not verb or len(place.split()) > _FEWEST_WORDS:
        return
    subject = names.lowered(said.clause.subject)
    question = framed(as_question(f"what {verb} {subject} {place}"), said.clause)
    yield from card(Rule.CAUSE, statement, (question, agent), _CAUSED + 0.04)


def _active(said: Said) -> str:
    """`has driven` of `has been driven`, for a single subject."""
    auxiliary, verb = said.clause.auxiliary.lower(), said.predicate.verb
    if auxiliary in {"is", "are"}:
        return lexicon.inflected(verb, "VBZ")
    if auxiliary in {"was", "were"}:
        return lexicon.inflected(verb, "VBD")
    if auxiliary in {"has", "have", "had"}:
        has = "had" if auxiliary == "had" else "has"
        return f"{has} {lexicon.inflected(verb, 'VBN')}"
    return f"{auxiliary} {verb}" if auxiliary in lexicon.MODALS else ""


def _by_subject(said: Said, statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`What may have prompted a cautious approach?`."""
    names, found, predicate = reading.names, said.clause, said.predicate
    if is_actor(found.subject, names) or points(found.subject):
        return
    if len(found.subject.split()) < _FEWEST_WORDS or not is_specific(found.subject, names):
        return
    pair = f"{predicate.verb}-{predicate.opening}"
    is_needed = predicate.voice is Voice.COPULA and _NEEDED.match(predicate.behind)
    is_cause = predicate.voice is Voice.ACTIVE and (predicate.verb in _DRIVES or pair in _DRIVES_TO)
    if not (is_needed or is_cause) or concreteness(predicate.behind, names) <= 1:
        return
    behind = owned(_single(found), found.subject)
    if behind:
        question = _with_name(framed(as_question(f"what {behind}"), found), names)
        told = (question, found.subject)
        level = Level.ANALYSE if is_cause else Level.RECALL
        yield from card(Rule.CAUSE, statement, told, _CAUSED, level)


def _with_name(question: str, names: Names) -> str:
    """The question with the document's subject for `the brand`, where nothing else names it."""
    if not names.nouns or names.subject in question:
        return question
    nouns = "|".join(sorted(names.nouns))
    return re.sub(rf"\bthe (?:{nouns})\b", names.named, question, count=1)


def _single(found: Clause) -> str:
    """The predicate as one thing has it: `has prompted …` of `have prompted …`."""
    auxiliary = {"are": "is", "were": "was", "have": "has", "do": "does"}.get(
        found.auxiliary.lower(), found.auxiliary
    )
    verb = found.verb
    if verb and found.tense is Tense.PRESENT and found.is_plural:
        verb = lexicon.inflected(lexicon.base(verb), "VBZ")
    return " ".join(word for word in (auxiliary, found.adverb, verb, found.rest) if word)
