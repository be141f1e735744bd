"""How does it all hang together? An essay on a section with several parts."""

from __future__ import annotations

from collections.abc import Iterator

from quizzer.cards.card import Level
from quizzer.cards.content import Essay
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.frames.frame import Frame
from quizzer.generate.groups import FEWEST, Group, Member
from quizzer.generate.reading import Reading, Statement

_LONGEST_SENTENCE = 26
_LONGEST_ANSWER = 130
_MOST_PASSAGES = 6
_LOWER = 0.08


def explanation(group: Group, frame: Frame, reading: Reading) -> Iterator[Candidate]:
    """`Explain how Xiaomi achieves cost efficiency.` with a sentence for each of its practices."""
    told = [
        (member.label, statement)
        for member in group.members
        if (statement := clear(member, reading))
    ][:_MOST_PASSAGES]
    if not frame.explain or len(told) < max(FEWEST, min(_MOST_PASSAGES, len(group.members))):
        return
    answer = " ".join(f"{core(statement)}." for _, statement in told)
    if len(answer.split()) > _LONGEST_ANSWER:
        return
    yield Candidate(
        Rule.EXPLANATION,
        Essay(frame.explain, answer, tuple(label for label, _ in told)),
        frame.explain,
        tuple(statement.original for _, statement in told),
        tuple(statement.passage for _, statement in told),
        frame.confidence - _LOWER,
        Level.ANALYSE,
        path=group.section.path,
    )


def clear(member: Member, reading: Reading) -> Statement | None:
    """The first sentence of a part that stands alone and is short enough to be repeated.

    One that can be taken apart comes before one that cannot.
    """
    short = [
        statement
        for passage in member.passages
        for statement in reading.statements_of(passage)
        if not statement.context and len(core(statement).split()) <= _LONGEST_SENTENCE
    ]
    whole = (one for one in short if one.text.endswith("."))
    return next((one for one in short if one.clause), next(whole, None))


def core(statement: Statement) -> str:
    """A sentence without the participle clauses at its end."""
    if statement.clause is None or not statement.clause.tails:
        return statement.text.rstrip(".")
    lead = f"{statement.clause.lead} " if statement.clause.lead else ""
    text = f"{lead}{statement.clause.core}"
    return text[:1].upper() + text[1:]
