"""Which figures of a sentence can be left blank, when no question can be made of them?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizzer.cards.cloze import can_be_blanked
from quizzer.cards.content import Cloze
from quizzer.cards.figures import Figure
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.reading import Statement

MOST_BLANKS = 2
"""Figures of one sentence that are blanked out; more would leave too little to go by."""

_LONGEST_TEXT = 30
_FEWEST_WORDS = 7
_LONGEST_WHOLE = 26
_LONGEST_LEAD = 8
_TIMES = re.compile(
    r"\b(?P<times>double|twice|half|triple|(?:two|three|four|five|six|seven|eight|nine|ten) times)"
    r"(?=\s(?:[A-Z][\w’'.-]*['’]s\b|that of\b|the size of\b|as \w+ as\b|the \w+))"
)
_FIGURES, _COMPARED = 0.74, 0.72


def blanked(left: Sequence[Figure], statement: Statement) -> Iterator[Candidate]:
    """The sentence, without lead and tails that have nothing to do with it, and its blanks."""
    written = [figure.text.strip() for figure in left]
    text = _whole(statement, written) or _text(statement, written)
    if len(text.split()) < _FEWEST_WORDS:
        return
    if 0 < len(left) <= MOST_BLANKS:
        places = [_place(figure, statement, text) for figure in left]
        if all(start >= 0 for start, _ in places):
            yield _cloze(text, places, statement, _FIGURES)
    compared = [found.span("times") for found in _TIMES.finditer(text)]
    if 0 < len(compared) <= MOST_BLANKS:
        yield _cloze(text, compared, statement, _COMPARED)


def _whole(statement: Statement, written: Sequence[str]) -> str:
    """All of the sentence that this is one fact of, if it is short and no figure comes twice."""
    text = statement.whole
    is_clear = all(text.count(one) == 1 for one in written) and bool(written)
    is_short = 0 < len(text.split()) <= _LONGEST_WHOLE
    is_open = can_be_blanked(text) and not text.endswith(":")
    return text if is_clear and is_short and is_open else ""


def _text(statement: Statement, needed: Sequence[str]) -> str:
    """As much of the sentence as its figures need; nothing where that is too much."""
    clause = statement.clause
    if clause is None or statement.text.rstrip().endswith((":", "?")):
        return ""
    if not can_be_blanked(statement.text):
        return ""
    lead, tails = clause.lead, list(clause.tails)
    if len(lead.split()) > _LONGEST_LEAD and not any(one in lead for one in needed):
        lead = ""
    while tails and not any(one in tails[-1] for one in needed):
        tails.pop()
    core = statement.text[statement.text.find(clause.subject) :].rstrip(".")
    whole = statement.text.rstrip(".")
    if clause.tails:
        core = ", ".join((clause.core, *tails))
    text = whole if lead and not clause.tails else f"{lead}, {core}" if lead else core
    text = f"{text[:1].upper()}{text[1:].rstrip(' ,;')}."
    return text if len(text.split()) <= _LONGEST_TEXT else ""


def _place(figure: Figure, statement: Statement, text: str) -> tuple[int, int]:
    """Where a figure of the sentence stands in the text; it may stand there twice."""
    written = figure.text.strip()
    before = statement.text[: figure.start].count(written)
    total = statement.text.count(written)
    start = -1
    for _ in range(before + 1 - (total - text.count(written))):
        start = text.find(written, start + 1)
    return start, start + len(written)


def _cloze(
    text: str, places: Sequence[tuple[int, int]], statement: Statement, confidence: float
) -> Candidate:
    pieces, end = [], 0
    for start, behind in places:
        pieces += [text[end:start], "{{", text[start:behind], "}}"]
        end = behind
    return Candidate(
        Rule.FIGURE,
        Cloze("".join([*pieces, text[end:]]), together=len(places) > 1),
        "; ".join(text[start:behind] for start, behind in places),
        (statement.original,),
        (statement.passage,),
        confidence,
    )
