"""What does a sentence announce and then say? `It has several advantages: it does this, …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quizzer.generate.language import lexicon
from quizzer.generate.language.clauses import Clause, clause
from quizzer.generate.reading import Reading, Statement

_COUNTED = re.compile(
    r"^(?P<how>several|many|two|three|four|five|six|various|a number of|a few)\s"
    r"(?P<what>(?:[a-z-]+\s)?[a-z]+s):\s(?:it|they)\s(?P<list>.+)$"
)
_BETWEEN = re.compile(r"[,;]\s(?:and\s)?(?:finally,\s|also\s|it\s|they\s)*|\sand\s(?=[a-z]+s\s)")


@dataclass(frozen=True, slots=True)
class Announced:
    """What is announced, `advantages`, and each of them as a predicate: `saves costs`."""

    what: str
    predicates: tuple[str, ...]


def announced(clause: Clause) -> Announced | None:
    """What a clause with `have` and a colon counts up. None where a piece is no predicate."""
    found = _COUNTED.match(clause.rest) if lexicon.base(clause.verb) == "have" else None
    if found is None:
        return None
    pieces = tuple(one.strip(" ,") for one in _BETWEEN.split(found["list"]) if one.strip(" ,"))
    return Announced(found["what"], pieces) if all(map(_begins_predicate, pieces)) else None


def each_announced(statement: Statement, reading: Reading) -> Iterator[Statement]:
    """What `It has several advantages: it …, …` says, each as a statement of its own."""
    found = statement.clause
    told = announced(found) if found is not None else None
    if found is None or told is None:
        return
    for said in told.predicates:
        text = f"{found.subject} {said}."
        parsed = clause(text, reading.names)
        if parsed is not None:
            yield replace(statement, text=text, clause=parsed)


def _begins_predicate(piece: str) -> bool:
    first = piece.split(" ", 1)[0]
    return lexicon.is_third_person(first) or lexicon.is_base(first)
