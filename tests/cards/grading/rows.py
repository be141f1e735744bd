"""How is a row of the grading table written?"""

from __future__ import annotations

from dataclasses import dataclass

from quizzer.cards.content import Basic, Cloze, Content, Listing, Number
from quizzer.cards.grading.grade import Verdict
from quizzer.cards.quantity import Quantity, Tolerance
from quizzer.cards.response import Recalled, Response, Typed

RIGHT, PARTLY, WRONG = Verdict.RIGHT, Verdict.PARTLY, Verdict.WRONG


@dataclass(frozen=True, slots=True)
class Case:
    """A row: `part` is that of the card."""

    content: Content
    response: Response
    verdict: Verdict
    why: str
    score: float
    note: str = ""
    part: str = ""


def text(
    expected: str, typed: str, verdict: Verdict, why: str, *accept: str, note: str = ""
) -> Case:
    score = float(verdict is RIGHT)
    return Case(Basic("?", expected, accept), Typed((typed,)), verdict, why, score, note)


def blank(text: str, part: str, typed: str, verdict: Verdict, why: str, *, note: str = "") -> Case:
    return Case(Cloze(text), Typed((typed,)), verdict, why, float(verdict is RIGHT), note, part)


def blanks(
    text: str, typed: tuple[str, ...], verdict: Verdict, why: str, score: float, *, note: str = ""
) -> Case:
    return Case(Cloze(text, together=True), Typed(typed), verdict, why, score, note)


def number(asked: str, typed: str, verdict: Verdict, why: str, *, note: str = "") -> Case:
    """`asked` is `quantity`, `quantity | tolerance` or `quantity | tolerance | unit`."""
    text, tolerance, unit, *_ = (*(part.strip() for part in asked.split("|")), "", "")
    quantity = Quantity.parse(text)
    allowed = None
    if ".." in tolerance:
        low, high = tolerance.split("..")
        allowed = Tolerance.between(low, high, quantity)
    elif tolerance:
        allowed = Tolerance.around(tolerance, quantity)
    content = Number("?", quantity, allowed, unit)
    return Case(content, Typed((typed,)), verdict, why, float(verdict is RIGHT), note)


def listed(
    content: Listing, typed: str, verdict: Verdict, why: str, score: float, *, note: str = ""
) -> Case:
    """The members are typed with a bar between them."""
    return Case(content, Recalled(tuple(typed.split("|"))), verdict, why, score, note)
