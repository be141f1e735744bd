"""Which advantages does it have? From `It has several advantages: it does this, does that, …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizzer.cards.content import Listing
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language import lexicon
from quizzer.generate.language.asking import as_answer
from quizzer.generate.reading import Reading, Statement
from quizzer.generate.rules.telling import in_context, main_clause

_COUNTED = re.compile(
    r"^(?P<how>several|many|two|three|four|five|six|various|a number of|a few)\s"
    r"(?P<what>(?:[a-z-]+\s)?[a-z]+s):\s(?:it|they)\s(?P<list>.+)$"
)
_BETWEEN = re.compile(r"[,;]\s(?:and\s)?(?:finally,\s|also\s|it\s|they\s)*|\sand\s(?=[a-z]+s\s)")
_MOST_WORDS = 14
_FEWEST = 3
_CONFIDENCE = 0.86


def counted(statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`Which advantages does it have?` — `it saves costs`, `avoids waste` and so on."""
    main = main_clause(statement, reading)
    if main is None or lexicon.base(main.verb) != "have":
        return
    found = _COUNTED.match(main.rest)
    if found is None:
        return
    members = tuple(as_answer(piece) for piece in _pieces(found["list"]))
    if len(members) < _FEWEST or any(len(member.split()) > _MOST_WORDS for member in members):
        return
    does = "do" if main.is_plural else "did" if main.verb == "had" else "does"
    subject = reading.names.lowered(main.subject)
    asked = in_context(statement, f"Which {found['what']} {does} {subject} have?")
    if asked is not None:
        question, support = asked
        yield Candidate(
            Rule.MEMBERS,
            Listing(question, members),
            "; ".join(members),
            support,
            (statement.passage,),
            _CONFIDENCE,
        )


def _pieces(text: str) -> list[str]:
    """The predicates of a list; none where a piece is no predicate."""
    pieces = [piece.strip(" ,") for piece in _BETWEEN.split(text) if piece.strip(" ,")]
    is_each = all(_begins_predicate(piece) for piece in pieces)
    return pieces if is_each else []


def _begins_predicate(piece: str) -> bool:
    first = piece.split(" ", 1)[0]
    return lexicon.is_third_person(first) or lexicon.is_base(first)
