"""Which figures of a sentence can be left blank, when no question can be made of them?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizzer.cards.content import Cloze
from quizzer.cards.figures import Figure
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.reading import Statement

MOST_BLANKS = 2
"""Figures of one sentence that are blanked out; more would leave too little to go by."""

_LONGEST_TEXT = 30
_CONFIDENCE = 0.74


def blanked(left: Sequence[Figure], statement: Statement) -> Iterator[Candidate]:
    """The sentence, up to a comma behind its main clause, with each of the figures a blank."""
    clause = statement.clause
    if clause is None or not 0 < len(left) <= MOST_BLANKS or "{{" in statement.text:
        return
    text = statement.text
    verb = text.find(clause.predicate, len(clause.lead) + len(clause.subject))
    end = _end(left[-1].end, text)
    if not 0 <= verb < left[0].start or len(text[:end].split()) > _LONGEST_TEXT:
        return
    pieces = []
    place = 0
    for figure in left:
        pieces += [text[place : figure.start], "{{", figure.text.strip(), "}}"]
        place = figure.start + len(figure.text.rstrip())
    pieces.append(text[place:end].rstrip(" ,.;"))
    yield Candidate(
        Rule.FIGURE,
        Cloze(f"{''.join(pieces)}.", together=len(left) > 1),
        "; ".join(figure.text for figure in left),
        (statement.original,),
        (statement.passage,),
        _CONFIDENCE,
    )


def _end(place: int, text: str) -> int:
    """The comma or full stop behind a place."""
    marks = (found.start() for found in re.finditer(r"[,;](?=\s)", text))
    return next((mark for mark in marks if mark > place), len(text))
