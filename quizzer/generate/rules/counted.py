"""Which advantages does it have? From `It has several advantages: it does this, does that, …`."""

from __future__ import annotations

from collections.abc import Iterator

from quizzer.cards.content import Listing
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language.asking import as_answer
from quizzer.generate.reading import Reading, Statement
from quizzer.generate.rules.announced import announced
from quizzer.generate.rules.telling import in_context, main_clause

_MOST_WORDS = 14
_FEWEST = 3
_CONFIDENCE = 0.86


def counted(statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`Which advantages does it have?` — `it saves costs`, `avoids waste` and so on."""
    main = main_clause(statement, reading)
    found = announced(main) if main is not None else None
    if main is None or found is None:
        return
    members = tuple(as_answer(piece) for piece in found.predicates)
    if len(members) < _FEWEST or any(len(member.split()) > _MOST_WORDS for member in members):
        return
    does = "do" if main.is_plural else "did" if main.verb == "had" else "does"
    subject = reading.names.lowered(main.subject)
    asked = in_context(statement, f"Which {found.what} {does} {subject} have?")
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
