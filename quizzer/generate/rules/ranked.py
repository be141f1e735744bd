"""Which one is the first, the largest, the only one? From `X is the third-largest lake in …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizzer.cards.content import Basic
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language import lexicon
from quizzer.generate.language.asking import as_answer, as_question
from quizzer.generate.language.clauses import Tense
from quizzer.generate.language.lexicon import Part
from quizzer.generate.language.names import Names
from quizzer.generate.language.people import is_role
from quizzer.generate.language.scope import main
from quizzer.generate.language.tokens import tokens
from quizzer.generate.reading import Reading, Statement

_ORDINAL = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_RANKED = re.compile(
    rf"^(?P<owner>the|(?:[A-Z][\w.-]*\s)*[A-Z][\w.-]*['’]s?|(?:the\s)?world['’]s)\s"
    rf"(?P<rank>(?:(?:(?:{_ORDINAL})[\s-])?[a-z]{{2,}}est|(?:{_ORDINAL})"
    rf"|(?:(?:{_ORDINAL})[\s-])?most\s[a-z]+|only|last)"
    r"(?:\sand\s(?:[a-z]+est|most\s[a-z]+))?)\s(?P<kind>.+)$"
)
_APPOSED = re.compile(
    r"(?P<name>(?:the\s)?[A-Z][\w’'.-]+(?:\s(?:(?:of|de|van|von)\s)?[A-Z][\w’'.-]+)*),\s"
    rf"(?P<what>the\s(?:(?:{_ORDINAL})\s|[a-z-]+est\s|only\s)[^,.;]+)(?=[,.;]|$)"
)
_NOT_RANKS = frozenset("forest interest rest test west request guest harvest honest latest".split())
_WITHIN = frozenset("of the a an its".split())
_FEWEST_BEHIND = 2
_SURE, _APPOSITION = 0.86, 0.8


_MANY = re.compile(r"[A-Z][a-z]+$")
"""`Beavers`, all of their kind."""


def ranked(statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`Which dam was the first in the country to generate electricity?`."""
    clause, names = statement.clause, reading.names
    if clause is not None and clause.auxiliary in {"is", "was", "are", "were"}:
        what = main(clause.rest).split(", ")[0]
        if clause.is_plural:
            is_told = bool(_MANY.match(clause.subject)) and lexicon.is_plural(clause.subject)
        else:
            is_told = _is_known_name(clause.subject, names)
        if is_told:
            yield from _asked((clause.subject, clause.auxiliary), what, statement, _SURE)
    was = "was" if clause is None or clause.tense is Tense.PAST else "is"
    for found in _APPOSED.finditer(statement.text):
        if _is_known_name(found["name"], names):
            yield from _asked((found["name"], was), main(found["what"]), statement, _APPOSITION)


def _asked(
    subject: tuple[str, str], what: str, statement: Statement, confidence: float
) -> Iterator[Candidate]:
    """A question for whoever has a rank; `subject` is its name and the form of `be`."""
    who, be = subject
    found = _RANKED.match(what)
    if not found or found["rank"] in _NOT_RANKS:
        return
    kind, behind = _split(found["kind"], is_many=be in {"are", "were"})
    is_told = len(behind.split()) >= _FEWEST_BEHIND or found["owner"] != "the" or " of " in kind
    if not kind or not is_told:
        return
    one = f"{found['owner']} {found['rank']}"
    if is_role(kind.split(" of ")[0].split()[-1]):
        question = as_question(f"who {be} {one} {kind} {behind}")
    else:
        question = as_question(f"which {kind} {be} {one} {behind}")
    yield Candidate(
        Rule.NAME,
        Basic(question, as_answer(who)),
        who,
        (statement.original,),
        (statement.passage,),
        confidence,
    )


def _is_known_name(who: str, names: Names) -> bool:
    bare = who.removeprefix("The ").removeprefix("the ")
    is_run = any(bare == run for run, _ in names.runs)
    last = bare.split()[-1]
    return is_run or (last[:1].isupper() and names.is_name(last))


def _split(phrase: str, *, is_many: bool) -> tuple[str, str]:
    """`dam in the country to generate electricity` as its noun and what stands behind it."""
    found = tokens(phrase)
    end = next(
        (
            n
            for n, one in enumerate(found)
            if not one.is_word or one.lower in lexicon.CLOSED - _WITHIN
        ),
        len(found),
    )
    while end and found[end - 1].lower in _WITHIN:
        end -= 1
    head = next((n for n in range(end) if found[n].lower == "of"), end)
    if not head or Part.NOUN not in found[head - 1].parts:
        return "", ""
    if lexicon.is_plural(found[head - 1].lower) != is_many:
        return "", ""
    return phrase[: found[end - 1].end], phrase[found[end - 1].end :].strip()
