"""How is something done? From `By X-ing …, S does …` and `S does … by X-ing …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language import lexicon
from quizzer.generate.language.asking import ask
from quizzer.generate.language.names import Names
from quizzer.generate.language.phrases import is_specific
from quizzer.generate.language.predicates import Voice, predicate, split_at_end
from quizzer.generate.language.predicates import plain as plain_of
from quizzer.generate.reading import Reading, Statement
from quizzer.generate.rules.telling import card, framed, main_clause

_BY = re.compile(r"^by\s+(?P<verb>[\w-]+ing)\b", re.IGNORECASE)
_BEHIND = re.compile(r"^(?P<what>.+?),?\s(?P<means>(?:by\s[\w-]+ing\b|through\s|via\s).*)$")

_LEADING = 0.9
_FOLLOWING = 0.85
_LOOSE = 0.78
"""`through` may belong to the noun before it."""


def means(statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`How does Xiaomi keep production costs low?` — `By outsourcing production …`."""
    main = main_clause(statement, reading)
    if main is None or main.base == "have":
        return
    if _is_means(main.lead):
        plain = replace(main, rest=_with_thing(split_at_end(main.rest)[0], main.lead))
        question = ask("how", plain, reading.names)
        place = reading.place_of(statement.passage)
        if place and place not in plain.core and plain.subject == reading.names.subject:
            question = f"In {place}, {question[0].lower()}{question[1:]}"
        yield from card(Rule.MEANS, statement, (question, main.lead), _LEADING)
        return
    said = predicate(main)
    if said is None or said.voice is Voice.COPULA or said.opening in {"and", "or"}:
        return
    found = _BEHIND.match(main.rest)
    if found and _is_means(found["means"]) and _is_told(found, said.verb, reading.names):
        asked = ask("how", replace(main, tails=()), reading.names, found["what"])
        question = framed(asked, main)
        sure = _LOOSE if _THROUGH.match(found["means"]) else _FOLLOWING
        yield from card(Rule.MEANS, statement, (question, plain_of(found["means"])), sure)


def _with_thing(rest: str, lead: str) -> str:
    """`made the vaccine stable` of `By drying the vaccine, she made it stable`."""
    thing = _THING_AT_END.search(lead)
    return _IT.sub(thing[0], rest, count=1) if thing else rest


_THING_AT_END = re.compile(r"\b(?:the|a|an)\s[\w-]+$")
_IT = re.compile(r"^it\b")


def _is_means(phrase: str) -> bool:
    if _THROUGH.match(phrase):
        return True
    found = _BY.match(phrase)
    return found is not None and lexicon.is_gerund(found["verb"])


def _is_told(found: re.Match[str], verb: str, names: Names) -> bool:
    """Whether `through …` says how, rather than which: `a focus on sales through shops`.

    Means that are weighed, or belong to what somebody holds, are not those of the clause.
    """
    if _HELD.search(found["what"]) or " than " in found["means"]:
        return False
    if not _THROUGH.match(found["means"]):
        return True
    is_focus = verb == "focus" or "focus" in found["what"].split()
    if verb in _ALLOWS:
        return False  # what is allowed goes through it
    return not is_focus and is_specific(found["means"].partition(" ")[2], names)


_HELD = re.compile(r"(?:^|\s)that\s(?=\S+\s\S+)")
_ALLOWS = frozenset("allow enable encourage help let permit promote support".split())
_THROUGH = re.compile(
    r"^(?:through|via|with the help of)\s(?!(?:this|these|such)\b)", re.IGNORECASE
)
