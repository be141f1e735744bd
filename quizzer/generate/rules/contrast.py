"""What is set against what? From `instead of`, `rather than`, `while`, `not only … but also`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

from quizzer.cards.card import Level
from quizzer.cards.content import Claim
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language import lexicon
from quizzer.generate.language.asking import as_question, ask, helper
from quizzer.generate.language.clauses import Clause, clause
from quizzer.generate.language.phrases import (
    concreteness,
    has_second_verb,
    is_specific,
    object_of,
)
from quizzer.generate.language.predicates import (
    gerund,
    infinitive,
    plain,
    predicate,
    predications,
    split_at_end,
)
from quizzer.generate.reading import Reading, Statement
from quizzer.generate.rules.object import object_question
from quizzer.generate.rules.telling import Said, card, framed, main_clause

_INSTEAD = re.compile(r"^(?P<word>instead of|rather than)\s(?P<what>.+)$", re.IGNORECASE)
_UNLIKE = re.compile(
    r"^(?:unlike|in contrast (?:to|with)|compared (?:to|with))\s.+$", re.IGNORECASE
)
_AGAINST = re.compile(r"^(?:while|whereas|although|though)\s(?P<what>.+)$", re.IGNORECASE)
_NOT_ONLY = re.compile(r"^(?P<one>.+?),?\sbut\s(?:also\s)?(?P<other>.+)$")
_DIFFERS = re.compile(r"^(?:[a-z]+ly\s)?(?P<from>from\s[^:;]+?)(?::|,\sin that)\s(?P<how>.+)$")
_PREPOSITION = re.compile(r"^(?P<preposition>[a-z]+)\s(?P<what>.+)$")
_THEM = re.compile(r"\b(?:them|it)$")
_IT = re.compile(r"^(?:it|they)\b")
_INFINITIVE = re.compile(r"^to\s")
_INNER = re.compile(r"\bto\s[a-z]+\b")
_BY = re.compile(r"^(?P<what>.+?)\s(?P<word>through|via|by|with)\s(?P<how>.+)$")
_LONGEST_FRAME = 16

_CONTRASTED = 0.85
_COMPARED = 0.82
_ADDED = 0.84
_CLAIMED = 0.86
_ONE_IN = 3
"""Contrasts of which one is a claim, rather than a question."""


def contrasts(statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`What does Xiaomi do instead of relying heavily on physical retail stores?`."""
    main = main_clause(statement, reading)
    if main is None:
        return
    yield from _of_lead(main, statement, reading)
    yield from _of_middle(main, statement, reading)
    yield from _of_end(main, statement, reading)
    yield from _not_only(main, statement, reading)
    yield from _besides(main, statement, reading)
    yield from _differs(main, statement, reading)


def _of_lead(main: Clause, statement: Statement, reading: Reading) -> Iterator[Candidate]:
    first = predications(replace(main, lead=""))[0]
    found = _INSTEAD.match(main.lead)
    if found:
        yield from _doing_instead(
            first, f"{found['word'].lower()} {found['what']}", statement, reading
        )
    elif _UNLIKE.match(main.lead):
        said = predicate(first)
        plainly = object_question(Said(first, said), reading.names) if said else None
        asked, answer = plainly or (_what_done(first, "", reading), _doing(first))
        question = f"{main.lead[0].upper()}{main.lead[1:]}, {_lower(asked)}"
        yield from _answered(question, answer, statement, reading, Level.ANALYSE)
    elif _AGAINST.match(main.lead) and len(main.lead.split()) <= _LONGEST_FRAME:
        yield from _set_against(main.lead, first, statement, reading)


def _doing_instead(
    first: Clause, instead: str, statement: Statement, reading: Reading
) -> Iterator[Candidate]:
    question = _what_done(first, instead, reading)
    yield from _answered(question, _doing(first), statement, reading)


def _what_done(first: Clause, behind: str, reading: Reading) -> str:
    """`What does Xiaomi do …?`, or `What is Xiaomi doing …?`."""
    said = predicate(first)
    subject = reading.names.lowered(first.subject)
    if first.auxiliary.lower() in lexicon.BE and said and said.stem.endswith("ing"):
        return as_question(f"what {first.auxiliary} {subject} doing {behind}")
    if first.verb:
        return as_question(f"what {helper(first)} {subject} do {behind}")
    if first.auxiliary.lower() in lexicon.MODALS:
        return as_question(f"what {first.auxiliary} {subject} do {behind}")
    return as_question(f"what {first.auxiliary} {subject} done {behind}")


def _doing(first: Clause) -> str:
    said = predicate(first)
    if first.auxiliary.lower() in lexicon.BE and said and said.stem.endswith("ing"):
        return gerund(first)
    return infinitive(first)


def _set_against(
    lead: str, first: Clause, statement: Statement, reading: Reading
) -> Iterator[Candidate]:
    """`While Apple sells dear phones, what does Xiaomi sell?`."""
    said = predicate(first)
    if said is None:
        return
    asked = object_question(Said(first, said), reading.names)
    found = _PREPOSITION.match(said.behind)
    if asked is None and found and found["preposition"] in lexicon.PREPOSITIONS:
        rest = f"{said.stem} {found['preposition']}".strip()
        asked = ask("what", first, reading.names, rest), found["what"]
    if asked is None or not is_specific(asked[1], reading.names):
        return
    question, answer = asked
    lead = f"{lead[0].upper()}{lead[1:]}"
    yield from card(
        Rule.CONTRAST, statement, (f"{lead}, {_lower(question)}", answer), _COMPARED, Level.ANALYSE
    )


def _of_middle(main: Clause, statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`relies on A rather than B`."""
    core, behind = split_at_end(main.rest)
    found = _INSTEAD.match(behind)
    if found is None:
        return
    other = plain(found["what"])
    first = predications(replace(main, rest=core, tails=()))[-1]
    instead = f"{found['word'].lower()} {other}"
    if lexicon.is_gerund(other.split()[0]):
        if _INNER.search(core):
            return  # `made it possible to lease boxes instead of owning them`
        said = predicate(first)
        thing = object_of(said.behind) if said else None
        if thing is not None:
            instead = _THEM.sub(thing.phrase, instead)
        yield from _doing_instead(first, instead, statement, reading)
        return
    said = predicate(first)
    if said is None or said.opening == "that":
        return  # what is said to be so is set against something, not the saying
    by = _BY.match(said.behind)
    if by:
        how = f"how, {found['word'].lower()} {by['word']} {other},"
        question = ask(how, first, reading.names, f"{said.stem} {by['what']}".strip())
        answer = f"{by['word']} {by['how']}"
        yield from _answered(framed(question, first), answer, statement, reading)
        return
    parted = _PREPOSITION.match(said.behind)
    is_on = parted is not None and parted["preposition"] in lexicon.PREPOSITIONS
    if _INFINITIVE.match(said.behind):
        return  # `wants to sell ships rather than boats`
    what = parted["what"] if parted is not None and is_on else said.behind
    word = parted["preposition"] if parted is not None and is_on else ""
    other = other.removeprefix(f"{word} ") if word else other
    if not is_specific(what, reading.names) or not is_specific(other, reading.names):
        return
    rest = " ".join(w for w in (said.stem, word, found["word"].lower(), other) if w)
    question = framed(ask("what", first, reading.names, rest), first)
    yield from _answered(question, what, statement, reading)
    head = main.core[: len(main.core) - len(main.rest)]
    before = core[: len(core) - len(what)]
    yield from _claim(f"{head}{before}", (what, other), found["word"].lower(), statement)


def _claim(
    head: str, sides: tuple[str, str], word: str, statement: Statement
) -> Iterator[Candidate]:
    """A contrast as it is said, or with its sides swapped; which of them, the sentence decides."""
    one, other = sides
    if statement.context is not None or not one.isascii() or "," in one:
        return
    true = f"{head}{one} {word} {other}."
    false = f"{head}{other} {word} {one}."
    chance = hashlib.blake2b(statement.original.encode(), digest_size=1).digest()[0]
    if chance % _ONE_IN:
        return
    is_true = chance // _ONE_IN % 2 == 0
    yield Candidate(
        Rule.CONTRAST,
        Claim(true if is_true else false, is_true),
        "",
        (statement.original,),
        (statement.passage,),
        _CLAIMED,
        Level.ANALYSE,
        "" if is_true else true,
    )


def _of_end(main: Clause, statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`A does this, while B does that`."""
    core, behind = split_at_end(main.rest)
    found = _AGAINST.match(behind)
    if found is None:
        return
    other = clause(found["what"][0].upper() + found["what"][1:], reading.names)
    if other is None or other.subject.lower() in {"it", "they", "this", "he", "she"} or other.lead:
        return
    lead = f"while {reading.names.lowered(replace(main, rest=core).core)}"
    if len(lead.split()) <= _LONGEST_FRAME:
        yield from _set_against(lead, predications(other)[0], statement, reading)


def _differs(main: Clause, statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`A differs from B: it does this`."""
    found = _DIFFERS.match(main.rest)
    if main.base == "differ" and found:
        question = ask("how", main, reading.names, found["from"])
        asked = (question, _IT.sub(main.subject, found["how"]))
        yield from card(Rule.CONTRAST, statement, asked, _COMPARED, Level.ANALYSE)


def _not_only(main: Clause, statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`not only reduces costs but also creates loyalty`."""
    if main.adverb.lower() != "not only" or not main.verb:
        return
    found = _NOT_ONLY.match(main.rest)
    if found is None:
        return
    first = replace(main, adverb="", rest=found["one"], tails=())
    second = _second(first, found["other"], reading)
    doing = gerund(first)
    if second is None or not doing:
        return
    said = predicate(second)
    asked = object_question(Said(second, said), reading.names) if said else None
    if asked is None:
        return
    question, answer = asked
    yield from card(
        Rule.CONTRAST, statement, (f"Besides {doing}, {_lower(question)}", answer), _ADDED
    )


def _besides(main: Clause, statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`creates not only jobs but also homes`, `heralds firms not just as X, but as Y`."""
    found = _BESIDES.match(main.rest)
    if found is None or not main.verb or (found["before"] and not found["word"]):
        return
    if found["word"]:
        asked = f"{found['word']} what, besides {found['one']},"
        question = ask(asked, main, reading.names, found["before"].strip())
    else:
        question = ask("what", main, reading.names, f"besides {found['one']}")
    question = framed(question, main)
    answer = plain(found["other"])
    if is_specific(answer, reading.names):
        yield from card(Rule.CONTRAST, statement, (question, answer), _ADDED)


_BESIDES = re.compile(
    r"^(?P<before>.*?)\bnot (?:only|just|merely) (?:(?P<word>as|in|on|to|for|from|with|by) )?"
    r"(?P<one>[^,;]+?),? but (?:also )?(?:(?P=word) )?(?P<other>.+)$"
)


def _second(first: Clause, text: str, reading: Reading) -> Clause | None:
    """The clause that `but also creates …` makes with the subject."""
    return clause(f"{first.subject} {text}", reading.names)


def _answered(
    question: str,
    answer: str,
    statement: Statement,
    reading: Reading,
    level: Level = Level.RECALL,
) -> Iterator[Candidate]:
    if answer and concreteness(answer, reading.names) and not has_second_verb(answer):
        yield from card(Rule.CONTRAST, statement, (question, answer), _CONTRASTED, level)


def _lower(question: str) -> str:
    return question[:1].lower() + question[1:]
