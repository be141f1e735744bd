"""How does a card read aloud: what is asked, what is to be typed, and what the answer is?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, assert_never

from quizzer.cards import cloze
from quizzer.cards.card import Card, Face
from quizzer.cards.clean import clean_line
from quizzer.cards.content import (
    Basic,
    Choice,
    Claim,
    Cloze,
    Essay,
    Listing,
    Matching,
    Number,
    Option,
    Ordering,
)
from quizzer.cards.prompting import NONE, wanted
from quizzer.cards.spoken import flat, spoken
from quizzer.study.wording import counted

if TYPE_CHECKING:  # nothing is graded before the first card is said
    from quizzer.cards.grading.grade import Grade

_BLANK = "[…]"
_WRONG = " is wrong"
FLIP = "Press Enter for the answer, or type it first."
"""What to do with a card that is answered in one's head."""


def is_typed(card: Card) -> bool:
    """Whether its answer is typed and graded; a basic card is answered in one's head."""
    return not isinstance(card.content, Basic)


def question_lines(card: Card, face: Face) -> Iterator[str]:
    """What is asked, with whatever is numbered."""
    match card.content:
        case Choice(question=question, right=right, wrong=wrong):
            yield f"Question: {spoken(question)}"
            options = [option.text for option in (*right, *wrong)]
            yield from _numbered("Option", [options[index] for index in face.arrangement])
        case Ordering(question=question, steps=steps):
            yield f"Question: {spoken(question)}"
            yield from _numbered("Step", [steps[index] for index in face.arrangement])
        case Matching(question=question, pairs=pairs, extra=extra):
            yield f"Question: {spoken(question)}"
            yield from _numbered("Left", [left for left, _ in pairs])
            rights = (*(right for _, right in pairs), *extra)
            yield from _numbered("Right", [rights[index] for index in face.arrangement])
        case Listing(question=question) | Essay(question=question) | Number(question=question):
            yield f"Question: {spoken(question)}"
        case Cloze():
            yield f"Question: {spoken(face.question.replace(_BLANK, '(blank)'))}"
        case Basic() | Claim():
            yield f"Question: {spoken(face.question)}"
        case _ as unreachable:
            assert_never(unreachable)


def wanted_line(card: Card, face: Face) -> str:
    """What to type now."""
    if not is_typed(card):
        return FLIP
    ending = " An empty line ends the answer." if places(card) is None else ""
    return f"{wanted(card, face)}{ending}"


def places(card: Card) -> int | None:
    """How many lines its answer has; None where an empty line ends it."""
    match card.content:
        case Listing() | Essay():
            return None
        case Cloze(text=text, together=True) if not card.part:
            return len(cloze.blanks(text))
        case _:
            return 1


def next_line(card: Card, count: int) -> str:
    """What to type when so many lines of the answer are there."""
    match card.content:
        case Listing():
            return f"{counted(count, 'member')}. Type the next one, or an empty line to end."
        case Essay():
            return "Go on, or type an empty line to end."
        case _:
            return f"Type what belongs in blank {count + 1}; an empty line leaves it open."


def answer_lines(card: Card, face: Face) -> Iterator[str]:
    """The right answer, with the numbers that were shown for it."""
    match card.content:
        case Choice() as content:
            for number, index in enumerate(face.arrangement, 1):
                if index < len(content.right):
                    yield f"Answer: option {number}, {flat(content.right[index].text)}"
        case Ordering(steps=steps):
            for place, step in enumerate(steps, 1):
                number = face.arrangement.index(place - 1) + 1
                yield f"Answer, place {place}: step {number}, {flat(step)}"
        case Matching(pairs=pairs):
            yield from (f"Answer: {flat(left)} goes with {flat(right)}" for left, right in pairs)
        case Listing(members=members):
            yield from _numbered("Answer", members)
        case Essay(model_answer=model_answer):
            yield f"Model answer: {spoken(model_answer)}"
        case Claim(is_true=is_true):
            yield f"Answer: {str(is_true).lower()}"
        case Cloze(text=text) if not card.part:
            yield from _numbered("Answer, blank", [blank.answer for blank in cloze.blanks(text)])
        case _:
            yield f"Answer: {spoken(face.answer)}"


def detail_lines(card: Card, grade: Grade | None) -> Iterator[str]:
    """Feedback and the reason. After an answer only the feedback that the answer earned."""
    match card.content:
        case Choice(right=right, wrong=wrong):
            for option in (*right, *wrong):
                if option.why and (grade is None or _is_earned(option, grade)):
                    yield f"{flat(option.text)}: {spoken(option.why)}"
        case Essay() as content if grade is None and content.rubric:
            yield from point_lines(content)
        case _:
            pass
    if card.why:
        yield f"Why: {spoken(card.why)}"


def point_lines(content: Essay) -> Iterator[str]:
    """What a learner ticks beside an essay, by its numbers."""
    yield from _numbered("Point", content.points)


def tick_line(content: Essay) -> str:
    """How the points are ticked."""
    if len(content.points) == 1:
        return "Type y if your answer has it, or n if not."
    return (
        "Type the numbers of the points that your answer has, such as 1 2; "
        f"all for all of them, {NONE} for none."
    )


def verdict_line(grade: Grade) -> str:
    """How right the answer was, and why, such as `Partly right: 2 of 3, missing Vodafone.`."""
    from quizzer.cards.grading.wording import RIGHT  # something is graded by now

    if grade.why.startswith(RIGHT) or _WRONG in grade.why:
        return _sentence(grade.why)
    return _sentence(f"{grade.verdict}: {grade.why}")


def _sentence(phrase: str) -> str:
    """A phrase as a sentence of its own, on one line."""
    line = clean_line(phrase)
    capital = line[:1].upper() + line[1:]
    return capital if capital.endswith((".", "!", "?", "…")) else f"{capital}."


def _is_earned(option: Option, grade: Grade) -> bool:
    """Whether feedback is due that the verdict has not told yet."""
    is_part = any(option.text in (part.given, part.expected) for part in grade.parts)
    return is_part and option.why not in grade.why


def remark_lines(card: Card, grade: Grade) -> Iterator[str]:
    """What is to be said of typed parts of an answer, and the verdict has not said yet."""
    if isinstance(card.content, Listing | Cloze):
        for part in grade.parts:
            is_told = part.remark in grade.why or not (part.given and part.expected)
            if not is_told:
                yield _sentence(part.remark)


def _numbered(name: str, texts: Sequence[str]) -> Iterator[str]:
    for number, text in enumerate(texts, 1):
        yield f"{name} {number}: {flat(text)}"
