"""How right is an answer to a card? One function for all kinds, pure and total."""

from __future__ import annotations

from quizzer.cards import cloze
from quizzer.cards.card import BACKWARDS, Card
from quizzer.cards.content import (
    Basic,
    Choice,
    Claim,
    Cloze,
    Essay,
    Listing,
    Matching,
    Number,
    Ordering,
)
from quizzer.cards.grading.choices import grade_choice, grade_claim
from quizzer.cards.grading.grade import Grade, Part, Verdict
from quizzer.cards.grading.lists import grade_list
from quizzer.cards.grading.numbers import grade_number, shown
from quizzer.cards.grading.sequences import grade_essay, grade_match, grade_order
from quizzer.cards.grading.texts import best, compare, same_text
from quizzer.cards.grading.tidying import says_something
from quizzer.cards.grading.wording import BLANK, RIGHT, named, remark_of, short
from quizzer.cards.response import (
    Arranged,
    Chosen,
    Judged,
    Paired,
    Recalled,
    Response,
    Typed,
    Written,
)


def grade(card: Card, response: Response) -> Grade:
    """What a response is worth, and why.

    Never raises: a response may come from the log, where it was given to another version of the
    card. What is blank or cannot be seen is never right.
    """
    match card.content, response:
        case Basic() as content, Typed(texts):
            return _grade_basic(content, card.part, texts[0] if texts else "")
        case Cloze() as content, Typed(texts):
            return _grade_cloze(content, card.part, texts)
        case Number() as content, Typed(texts):
            typed = texts[0] if texts else ""
            is_right, why = grade_number(content, typed)
            return _of_one(typed, shown(content), why, is_right=is_right)
        case Choice() as content, Chosen():
            return grade_choice(content, response)
        case Claim() as content, Judged():
            return grade_claim(content, response)
        case Listing() as content, Recalled():
            return grade_list(content, response)
        case Ordering() as content, Arranged():
            return grade_order(content, response)
        case Matching() as content, Paired():
            return grade_match(content, response)
        case Essay() as content, Written():
            return grade_essay(content, response)
        case _:
            return Grade(Verdict.WRONG, 0.0, "answered when this was another kind of card")


def _grade_basic(content: Basic, part: str, typed: str) -> Grade:
    backwards = part == BACKWARDS
    answers = (content.question,) if backwards else (content.answer, *content.accept)
    found = best(typed, answers)
    return _of_one(typed, answers[0], found.why, is_right=found.is_right)


def _of_one(typed: str, expected: str, why: str, *, is_right: bool) -> Grade:
    verdict = Verdict.RIGHT if is_right else Verdict.WRONG
    remark = "" if why == RIGHT else why
    return Grade(verdict, float(is_right), why, (Part(typed, expected, is_right, remark),))


def _grade_cloze(content: Cloze, part: str, texts: tuple[str, ...]) -> Grade:
    answers = [blank.answer for blank in cloze.blanks(content.text)]
    if part:
        expected = answers[int(part) - 1]
        typed = texts[0] if texts else ""
        found = compare(typed, expected, _others(answers, expected))
        return _of_one(typed, expected, found.why, is_right=found.is_right)
    given = (*texts, *("" for _ in answers))
    parts = [
        _blank_part(typed, expected, _others(answers, expected))
        for typed, expected in zip(given, answers, strict=False)
    ]
    parts += [_unasked(text) for text in texts[len(answers) :] if says_something(text)]
    return _of_blanks(tuple(parts), len(answers))


def _others(answers: list[str], expected: str) -> tuple[str, ...]:
    """What the other blanks expect, where that is something else."""
    return tuple(answer for answer in answers if not same_text(answer, expected))


def _blank_part(typed: str, expected: str, others: tuple[str, ...]) -> Part:
    found = compare(typed, expected, others)
    remark = "" if found.why == RIGHT else found.why
    if any(compare(typed, other).is_right for other in others) and not found.is_right:
        remark = f"this belongs in another blank: expected {short(expected)}"
    return Part(typed, expected, found.is_right, remark)


def _unasked(text: str) -> Part:
    return Part(text, "", is_right=False, remark="nobody asked for this")


def _of_blanks(parts: tuple[Part, ...], asked: int) -> Grade:
    hits = sum(part.is_right for part in parts)
    if hits == len(parts):
        return Grade(Verdict.RIGHT, 1.0, remark_of(parts), parts)
    if not any(says_something(part.given) for part in parts):
        return Grade(Verdict.WRONG, 0.0, BLANK, parts)
    missing = [part.expected for part in parts if part.expected and not part.is_right]
    extra = [part.given for part in parts if not part.expected]
    why = f"{hits} of {asked}"
    if missing:
        why += f", missing {named(missing)}"
    if extra:
        why += f", and {named(extra)}, which nobody asked for"
    return Grade(Verdict.PARTLY if hits else Verdict.WRONG, hits / len(parts), why, parts)
