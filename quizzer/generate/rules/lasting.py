"""How long does it last, and how old was someone? From `for six years` and `aged 83`."""

from __future__ import annotations

import re
from dataclasses import replace

from quizzer.cards.figures import Figure
from quizzer.generate.language.asking import ask
from quizzer.generate.language.clauses import Clause
from quizzer.generate.language.names import Names
from quizzer.generate.language.scope import main

_UNITS = "seconds|minutes|hours|days|nights|weeks|months|years|decades|centuries"
_UNIT = re.compile(rf"^\s(?P<unit>{_UNITS})\b(?!\s(?:later|earlier|before|after|ago|old))")
_FOR = re.compile(
    r"^(?:(?P<before>.*\S)\s)?(?P<how>for|after|within)\s"
    r"(?:about|around|nearly|almost|over|more than|up to)?\s?$"
)
_AGED = re.compile(r"^(?P<before>.*?),?\s(?:aged|at the age of)\s$")
_AGE_LED = re.compile(r"^At the age of\s$")
_ONLY_SINCE = re.compile(r"\b(?:first|only|\w+est)\b")
"""`the first new line for forty years` does not last so long."""

_TIMED = re.compile(r"^(?:In|On|During|Between|Since|After|Before)\b")
_LASTS = frozenset("take last".split())
_LONGEST_BEHIND = 6


def lasting(figure: Figure, clause: Clause, names: Names) -> tuple[str, str] | None:
    """`For how many years did Oakeley teach?` and a unit; None if it is neither time nor age."""
    plain = replace(clause, tails=())
    if _AGE_LED.match(clause.lead[: clause.lead.find(figure.text)]):
        return ask("at what age", plain, names, main(clause.rest)), ""
    rest = main(clause.rest)
    place = rest.find(figure.text)
    if place < 0 or clause.subject.lower() == "construction":
        return None
    before, behind = rest[:place], rest[place + len(figure.text) :]
    aged = _AGED.match(before)
    if aged and not behind.strip(" ,"):
        words = aged["before"].split()
        is_death = clause.base == "die" or words[:1] == ["died"]
        return ask("at what age", plain, names, "" if is_death else aged["before"]), ""
    unit = _UNIT.match(behind)
    if unit is None:
        return None
    after = behind[unit.end() :].split(",")[0].strip()
    if _ONLY_SINCE.search(before):
        return None
    if len(after.split()) > _LONGEST_BEHIND or after.startswith(("and", "or", "of")):
        return None
    if not before.strip() and clause.base in _LASTS:
        return ask("how long", plain, names, after), unit["unit"]
    spent = _FOR.match(before)
    if spent:
        said = f"{spent['before'] or ''} {after}"
        return _timed(
            ask(f"{spent['how']} how many {unit['unit']}", plain, names, said), clause
        ), ""
    return None


def _timed(question: str, clause: Clause) -> str:
    """With the time that the sentence begins with: `… in February 2020?`."""
    when = f"{clause.lead[:1].lower()}{clause.lead[1:]}"
    return f"{question[:-1]} {when}?" if _TIMED.match(clause.lead) else question
