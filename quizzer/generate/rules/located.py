"""Where is or was it? From `Helion is headquartered in Weyland` and `Oakeley died in Keswick`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizzer.cards.content import Basic, Content, Listing
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language import lexicon
from quizzer.generate.language.asking import as_answer, ask
from quizzer.generate.language.scope import main
from quizzer.generate.reading import Reading, Statement

_NAME = r"(?:the\s)?[A-Z][\w’'.-]+(?:\s(?:(?:of|de|la|le|el)\s)?[A-Z][\w’'.-]+)*"
_IN = re.compile(
    rf"^(?P<before>.*?\S)?\s?\b(?P<preposition>in|at|near|from|to|on)\s(?P<name>{_NAME})"
    rf"(?:\sand\s(?P<other>{_NAME}))?(?P<behind>(?:,?\s(?:in|on|at|by|since|before|after|during)\s"
    r"[^,]{1,40})?)(?:,\s.*)?$"
)
_PLACED = frozenset(
    """
    base bear bury die find grow headquarter hold house keep live locate meet rise settle situate
    stand station store teach work display found establish begin start open
    """.split()
)
_DATES = re.compile(
    r"January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
_WHEN = re.compile(r"\s?\bon\s\d{1,2}\s[A-Z][a-z]+(?:\s\d{4})?")
_ONE, _TWO = 0.82, 0.8


def located(statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`Where is Helion headquartered?`, `In which two places does it sell its phones?`."""
    clause = statement.clause
    if clause is None:
        return
    found = _IN.match(_WHEN.sub("", main(clause.rest)))
    if not found or _DATES.search(found["name"]):
        return
    names = reading.names
    before, behind = found["before"] or "", found["behind"].strip(", ")
    rest = f"{before} {behind}".strip()
    plain = replace(clause, tails=())
    preposition = found["preposition"]
    if found["other"]:
        if preposition not in {"in", "at", "to"} or not _are_places(found, reading):
            return
        two = (as_answer(found["name"]), as_answer(found["other"]))
        question = ask(f"{preposition} which two places", plain, names, rest)
        yield _candidate(Listing(question, two), "; ".join(two), statement, _TWO)
        return
    verb = clause.base or lexicon.base(next(iter(before.split()), ""))
    if preposition in {"in", "at", "near"} and verb in _PLACED and len(before.split()) <= 1:
        question = ask("where", plain, names, rest)
        answer = f"{preposition} {found['name']}"
        yield _candidate(Basic(question, as_answer(answer)), answer, statement, _ONE)


def _are_places(found: re.Match[str], reading: Reading) -> bool:
    """Whether both names may be places: no persons, no things that are sold or made."""
    runs = {run for run, _ in reading.names.runs}
    both = [name.removeprefix("the ") for name in (found["name"], found["other"])]
    return any(name in reading.names.places for name in both) and all(
        name in runs or reading.names.is_name(name.split()[-1]) for name in both
    )


def _candidate(content: Content, answer: str, statement: Statement, confidence: float) -> Candidate:
    return Candidate(
        Rule.NAME if isinstance(content, Basic) else Rule.EXAMPLES,
        content,
        answer,
        (statement.original,),
        (statement.passage,),
        confidence,
    )
