"""What belongs to it? From `products such as A, B, and C` and `X includes A, B, and C`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizzer.cards.content import Listing
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language import lexicon
from quizzer.generate.language.asking import as_answer, as_question, ask
from quizzer.generate.language.clauses import Clause, Tense
from quizzer.generate.language.enumerations import Enumeration, counted_up
from quizzer.generate.language.heads import VAGUE, Head, head_at_start, head_before
from quizzer.generate.language.names import Names
from quizzer.generate.language.nouns import GENERAL
from quizzer.generate.language.people import is_role
from quizzer.generate.language.scope import main, takes_object
from quizzer.generate.reading import Reading, Statement
from quizzer.generate.rules.telling import framed, in_context

_MARKER = re.compile(r",?\s+(?P<marker>such as|including|like|namely|for example|e\.g\.)\s+")
_ASIDE = re.compile(r"^(?:such as|including|like)\s(?!those\b)")
_INCLUDE = re.compile(r"^(?:include|comprise|encompass|cover|contain|feature|combine|span)$")
_TO_INCLUDE = re.compile(r"^(?P<before>.*\S)\sto include\s(?P<members>.+)$")
_RANGE_OF = re.compile(
    r"(?:^|\s)(?:a|an|the)\s(?:[\w-]+\s){0,2}"
    r"(?:range|array|variety|number|set|mix|series|host|spectrum)\sof$",
    re.IGNORECASE,
)
_DONE_BY = re.compile(r"^(?P<done>[a-z-]+)\s(?P<preposition>by|with|in|for|on|as)$")
_TAIL = re.compile(r"^(?P<verb>[a-z]+ing)(?:\s(?P<what>.*?\S)\s(?P<preposition>\w+))?$")
_NUMBERED = re.compile(r"^(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b", re.IGNORECASE)
_MOST_ASKED = 5
_ENOUGH = 3
_SURE, _LESS_SURE = 0.86, 0.8


def enumerated(statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`Which household gadgets does Xiaomi's IoT portfolio include?` with its members as a list."""
    clause = statement.clause
    if clause is None:
        return
    if _INCLUDE.match(clause.base):
        yield from _included(clause, statement, reading)
        return
    yield from _of_subject(clause, statement)
    extended = _TO_INCLUDE.match(clause.rest)
    listed = counted_up(VAGUE.sub("", extended["members"])) if extended else None
    if extended and listed is not None:
        plain = replace(clause, tails=())
        question = ask("what", plain, reading.names, f"{extended['before']} to include")
        yield from _candidate(Rule.MEMBERS, question, listed, statement, _LESS_SURE)
        return
    for text, make in (
        (clause.rest, _of_object),
        (clause.lead, _of_lead),
        *((tail, _of_tail) for tail in clause.tails),
    ):
        for found in _MARKER.finditer(text):
            listed = counted_up(text[found.end() :])
            head = _head(text[: found.start()], is_aside=found[0].startswith(","))
            if listed is None or head is None:
                continue
            asked = make(clause, text[: found.start()], head, listed, reading.names)
            if asked is not None:
                question = asked if make is _of_lead else framed(asked, clause)
                yield from _candidate(Rule.EXAMPLES, question, listed, statement, _LESS_SURE)
                return


def _head(text: str, *, is_aside: bool) -> Head | None:
    """The phrase that a list is of: right before it, or further ahead of a comma."""
    return head_before(text) or (head_at_start(text) if is_aside else None)


def _included(clause: Clause, statement: Statement, reading: Reading) -> Iterator[Candidate]:
    rest = VAGUE.sub("", clause.rest)
    marked = _MARKER.search(rest)
    listed = counted_up(rest[marked.end() :] if marked else rest)
    if listed is None or _is_vague(clause.subject, reading.names):
        return
    plain = replace(clause, tails=())
    head = listed.head or (rest[: marked.start()] if marked else "")
    is_short = 0 < len(head.split()) <= _MOST_ASKED
    if is_short and lexicon.is_plural(head.split()[-1]) and " and " not in head:
        question = ask(f"which {head}", plain, reading.names, "")
    elif is_role(lexicon.singular(clause.subject.split()[-1].lower())):
        be = "were" if clause.tense is Tense.PAST else "are"
        question = as_question(f"who {be} among {reading.names.lowered(clause.subject)}")
    else:
        question = ask("what", plain, reading.names, "")
    yield from _candidate(Rule.MEMBERS, framed(question, clause), listed, statement, _SURE)


def _is_vague(subject: str, names: Names) -> bool:
    """`Areas of focus`, without saying whose."""
    first = lexicon.singular(subject.split(" ", 1)[0].lower())
    return first in GENERAL and not any(names.is_name(word) for word in subject.split()[1:])


def _of_subject(clause: Clause, statement: Statement) -> Iterator[Candidate]:
    """`Companies such as A and B sent …`, asked as `Which companies sent …?`."""
    found = _MARKER.search(clause.subject)
    if found:
        subject, members = clause.subject[: found.start()], clause.subject[found.end() :]
    elif _ASIDE.match(clause.aside):
        subject, members = clause.subject, _ASIDE.sub("", clause.aside)
    else:
        return
    listed, head = counted_up(members), head_before(subject)
    if listed is None or head is None or _NUMBERED.match(subject) or head.is_kind:
        return
    lead = f" {clause.lead[:1].lower()}{clause.lead[1:]}" if clause.lead else ""
    is_owned = bool(_OWNER.match(subject))
    if head.start and not is_owned:
        return
    which = f"which of {subject}" if is_owned else f"which {head.text[:1].lower()}{head.text[1:]}"
    question = as_question(f"{which} {main(clause.predicate)}{lead}")
    yield from _candidate(Rule.EXAMPLES, question, listed, statement, _LESS_SURE)


_OWNER = re.compile(r"^[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)*[’']s?\s")


def _of_object(
    clause: Clause, text: str, head: Head, listed: Enumeration, names: Names
) -> str | None:
    """`products such as A and B that …` behind the verb: `Which products does … that …?`."""
    before = _RANGE_OF.sub("", text[: head.start].strip())
    behind = listed.behind if listed.behind.startswith((" that ", " for ", " in ", " to ")) else ""
    if not text.endswith(head.text):  # `measures to protect its employees, including …`
        behind = text[text.find(head.text) + len(head.text) :]
    words = before.split()
    plain = replace(clause, tails=())
    if not words or takes_object(words, clause):
        return ask(head.asked, plain, names, before + behind)
    if words[-1].lower() in lexicon.PREPOSITIONS - {"of"} and len(words) <= _MOST_ASKED:
        kept = " ".join(words[:-1])
        return ask(f"{words[-1]} {head.asked}", plain, names, kept + behind)
    return None


def _of_lead(
    clause: Clause, text: str, head: Head, listed: Enumeration, names: Names
) -> str | None:
    """`In Asian markets such as A and B, X has …`, asked as `In which Asian markets has X …?`."""
    before = text[: head.start].strip()
    if before.lower() not in lexicon.PREPOSITIONS or listed.behind.strip(", "):
        return None
    return ask(f"{before} {head.asked}", replace(clause, tails=()), names)


def _of_tail(
    clause: Clause, text: str, head: Head, listed: Enumeration, names: Names
) -> str | None:
    """`…, offering products such as A and B`, asked as `Which products does X offer?`."""
    done = _DONE_BY.match(text[: head.start].strip())
    if done and lexicon.is_participle(done["done"]):
        told = replace(clause, auxiliary="are" if clause.is_many else "is", tails=())
        return ask(f"{done['preposition']} {head.asked}", told, names, done["done"])
    found = _TAIL.match(text[: head.start].strip())
    if not found or not lexicon.is_gerund(found["verb"]):
        return None
    if not names.is_name(clause.subject.split()[0]):
        return None
    preposition = found["preposition"] or ""
    if preposition and preposition not in lexicon.PREPOSITIONS - {"of"}:
        return None
    verb = lexicon.base(found["verb"])
    told = replace(
        clause,
        auxiliary="",
        adverb="",
        verb=verb if clause.is_plural else lexicon.inflected(verb, "VBZ"),
        rest="",
        tails=(),
    )
    said = f"{found['what'] or ''}{listed.behind}"
    return ask(f"{preposition} {head.asked}".strip(), told, names, said)


def _candidate(
    rule: Rule, question: str, listed: Enumeration, statement: Statement, confidence: float
) -> Iterator[Candidate]:
    told = in_context(statement, question)
    if told is None:
        return
    members = tuple(as_answer(member) for member in listed.members)
    need = None if len(members) <= _ENOUGH else _ENOUGH
    yield Candidate(
        rule,
        Listing(told[0], members, need),
        "; ".join(members),
        told[1],
        (statement.passage,),
        confidence,
    )
