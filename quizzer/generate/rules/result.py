"""What does something bring about? From `…, reducing costs`, `enables it to …`, `leads to …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizzer.cards.card import Level
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language import lexicon
from quizzer.generate.language.asking import as_question, ask, helper
from quizzer.generate.language.clauses import Clause
from quizzer.generate.language.names import Names
from quizzer.generate.language.phrases import (
    has_second_verb,
    is_specific,
    object_of,
    recipient_of,
)
from quizzer.generate.language.predicates import Voice, gerund, plain
from quizzer.generate.reading import Reading, Statement
from quizzer.generate.rules.telling import Said, card, framed, further, is_actor, is_open, said_in

_ENABLES = frozenset(
    """
    allow enable encourage force prompt lead cause permit help motivate inspire oblige
    compel challenge drive empower persuade lead invite
    """.split()
)
"""Verbs with somebody who then does something: `enables it to compete`."""

_BRINGS_ABOUT = frozenset(
    """
    absorb accelerate add amplify attract avoid boost build bolster break bring build capture carry
    cause change conserve convert create cut decrease deliver destroy differentiate diversify
    double drive earn ease eliminate end ensure establish expand extend foster free gain generate
    give harm help improve increase kill lower maintain minimise minimize offer
    open optimise optimize preserve prevent produce promote protect provide raise reach
    reduce release relieve remove replace restore save secure shorten simplify slow spread
    stimulate stop streamline strengthen support sustain threaten trap trigger turn weaken widen win
    enhance enrich solidify fuel spark reinforce yield halve triple damage
    """.split()
)
"""Verbs in `…, reducing costs` that say what came of it, rather than how it was done."""

_MEANS = frozenset("leverage use employ adopt utilise utilize apply".split())
_WITH_PREPOSITION = {"lead": "to", "result": "in", "contribute": "to", "translate": "into"}
_ADVERBS = re.compile(r"^(?:(?:thus|thereby|further|then|also|[a-z]+ly)\s)+")
_LONGEST_DOING = 15
_TURNED = 0.8
_ENABLED = 0.84


def results(statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`What does Xiaomi reduce by operating with a lean organizational structure?`."""
    for one in (statement, *further(statement, reading)):
        for said in said_in(one, reading):
            yield from _enabled(said, one, reading)
    told = said_in(statement, reading)
    if told and statement.clause is not None:
        for tail in statement.clause.tails:
            yield from _of_tail(tail, told[-1], statement, reading)


def _enabled(said: Said, statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`What does it enable Xiaomi to do?`."""
    predicate = said.predicate
    if predicate.voice is not Voice.ACTIVE:
        return
    found = _ASSISTS.match(predicate.behind)
    if predicate.verb in {"assist", "support", "aid"} and found:
        rest = " ".join(word for word in (predicate.stem, found["whom"], "in doing") if word)
        question = framed(ask("what", said.clause, reading.names, rest), said.clause)
        yield from _answered(question, found["what"], statement, reading, _ENABLED)
    found = _MAY.match(predicate.behind)
    if predicate.verb == "have" and found:
        rest = " ".join(word for word in (predicate.stem, found["power"], "to do") if word)
        question = framed(ask("what", said.clause, reading.names, rest), said.clause)
        yield from _answered(question, found["what"], statement, reading, _ENABLED)
    if predicate.verb not in _ENABLES:
        return
    parted = _whom_and_what(predicate.behind, bare=predicate.verb == "help")
    if parted is None:
        return
    whom, what = parted
    if is_open(said, reading.names):
        return
    rest = " ".join(word for word in (predicate.stem, whom, _to_do(predicate.verb)) if word)
    question = framed(ask("what", said.clause, reading.names, rest), said.clause)
    yield from _answered(question, what, statement, reading, _ENABLED)


def _to_do(verb: str) -> str:
    return "do" if verb == "help" else "to do"


def _whom_and_what(behind: str, *, bare: bool) -> tuple[str, str] | None:
    """`Xiaomi` and `pass on the savings` of `Xiaomi to pass on the savings`."""
    found = re.match(
        r"^(?P<whom>(?:(?!to\s).)+?)\sto\s(?P<what>(?:\w+ly\s)?(?P<verb>[a-z-]+)\b.*)$", behind
    )
    if found and len(found["whom"].split()) <= _LONGEST_WHOM:
        is_good = _is_verb(found["verb"]) and _can_be_whom(found["whom"])
        return (found["whom"], found["what"]) if is_good else None
    if not bare:
        return None
    words = behind.split()
    for index, word in enumerate(words[1:_LONGEST_WHOM], 1):
        if word.islower() and lexicon.is_base(word) and _ends_whom(words[index - 1], word):
            return " ".join(words[:index]), " ".join(words[index:])
    return None


_MAY = re.compile(
    r"^(?P<power>(?:the|an?) (?:[a-z]+ )?(?:ability|authority|capacity|chance|duty|opportunity"
    r"|potential|power|right)) to (?P<what>[a-z]+ .+)$"
)
_ASSISTS = re.compile(r"^(?P<whom>(?:\S+\s){0,3}?\S+) in (?P<what>[a-z]+ing\b.+)$")
_LONGEST_WHOM = 6


def _is_verb(word: str) -> bool:
    return lexicon.is_base(word) and "-" not in word


def _can_be_whom(whom: str) -> bool:
    last = whom.rsplit(maxsplit=1)[-1].lower()
    return last in {"it", "them", "him", "her"} or (
        last not in lexicon.CLOSED and not last.endswith((",", ";")) and "," not in whom
    )


def _ends_whom(before: str, verb: str) -> bool:
    """Whether a bare infinitive follows: `helps Xiaomi reach`, `helps it reach`."""
    is_somebody = before[:1].isupper() or lexicon.is_plural(before) or before in {"it", "them"}
    return is_somebody and verb not in lexicon.CLOSED


def _of_tail(tail: str, said: Said, statement: Statement, reading: Reading) -> Iterator[Candidate]:
    text = _ADVERBS.sub("", tail)
    verb, _, behind = text.partition(" ")
    base, behind = lexicon.base(verb), plain(behind)
    if not behind or lexicon.inflected(base, "VBG") != verb:
        return
    if base in _MEANS:
        question = framed(ask("how", replace(said.clause, tails=()), reading.names), said.clause)
        yield from card(Rule.MEANS, statement, (question, f"by {verb} {behind}"), _TURNED)
        return
    yield from _turned(base, behind, said, statement, reading)


def _turned(
    base: str, behind: str, said: Said, statement: Statement, reading: Reading
) -> Iterator[Candidate]:
    """`What does doing what the clause says lead to?`, `What does it reduce by doing that?`."""
    first = _FIRST_GERUND.search(behind)
    behind = behind[: first.start()] if first else behind
    if base in _ENABLES and (parted := _whom_and_what(behind, bare=base == "help")):
        whom, answer = parted
        if whom in {"it", "them"}:
            whom = reading.names.lowered(said.clause.subject)
        asked, by, confidence = f"{base} {whom} {_to_do(base)}", False, _ENABLED
    elif base in _WITH_PREPOSITION and behind.startswith(f"{_WITH_PREPOSITION[base]} "):
        asked, by, confidence = f"{base} {_WITH_PREPOSITION[base]}", False, _TURNED
        answer = behind.partition(" ")[2]
    elif base == "ensure" and behind.startswith("that "):
        asked, by, confidence, answer = base, True, _TURNED, behind
    elif found := recipient_of(base, behind):
        asked, by, confidence, answer = f"{base} {found.phrase}", True, _TURNED, found.behind
    elif base in _BRINGS_ABOUT and (thing := object_of(behind)):
        asked, by, confidence, answer = f"{base} {thing.behind}", True, _TURNED, thing.phrase
    else:
        return
    question = _question(asked, said, reading.names, by=by)
    if question and (not by or not has_second_verb(answer)):
        yield from _answered(question, answer, statement, reading, confidence)


_FIRST_GERUND = re.compile(
    r"(?:,\s(?:and\s)?|\sand\s)"
    r"(?=(?:[a-z]+ly\s)?[a-z]+ing\s(?:the|its|a|an|their|in|to)\b)"
)


def _question(asked: str, said: Said, names: Names, *, by: bool) -> str:
    """The question for what comes of a clause.

    Who acts is asked with what they do (`by`), a thing by itself; what is passive is told first.
    """
    found, doing = said.clause, gerund(said.clause)
    subject = names.lowered(found.subject)
    is_short = bool(doing) and len(doing.split()) <= _LONGEST_DOING and " by " not in doing
    if said.predicate.voice is not Voice.ACTIVE:
        is_long = len(found.core.split()) > _LONGEST_TOLD
        is_state = said.predicate.voice is Voice.COPULA or said.predicate.verb in _SAID_OF
        if is_long or is_state or _is_this(found):
            return ""
        told = framed(found.core, found)
        return f"{told[0].upper()}{told[1:]}. {as_question(f'what does this {asked}')}"
    does, said_so = _helped(found, asked)
    if _is_this(found) or (not by and not is_actor(found.subject, names)):
        return framed(as_question(f"what {does} {subject} {said_so}"), found)
    if not is_short:
        return ""
    if by:
        return framed(as_question(f"what {does} {subject} {said_so} by {doing}"), found)
    return framed(as_question(f"what does {doing} {asked}"), found)


_LONGEST_TOLD = 20
_SAID_OF = frozenset("call consider dub know name regard see think view".split())


def _is_this(found: Clause) -> bool:
    return found.subject.split(" ", 1)[0].lower() in {"this", "these"}


def _helped(found: Clause, asked: str) -> tuple[str, str]:
    """The auxiliary for a question with another verb than the clause's, and the verb to suit it."""
    auxiliary = found.auxiliary.lower()
    if auxiliary in lexicon.MODALS:
        return auxiliary, asked
    if auxiliary in {"has", "have", "had"}:
        verb, _, rest = asked.partition(" ")
        return auxiliary, f"{lexicon.inflected(verb, 'VBN')} {rest}"
    if auxiliary in lexicon.BE:
        return {"is": "does", "are": "do", "am": "do"}.get(auxiliary, "did"), asked
    return helper(found), asked


def _answered(
    question: str, answer: str, statement: Statement, reading: Reading, confidence: float
) -> Iterator[Candidate]:
    if is_specific(answer, reading.names):
        follows = statement.context is not None or _FOLLOWS.search(question)
        level = Level.ANALYSE if follows else Level.RECALL
        yield from card(Rule.RESULT, statement, (question, answer), confidence, level)


_FOLLOWS = re.compile(r"\.\s|\bby [a-z]+ing\b|^What (?:does|did) [a-z]+ing\b")
"""Questions for what follows when something is done."""
