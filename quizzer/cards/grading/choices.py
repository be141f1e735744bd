"""What is a choice of options worth, and a claim that was judged?"""

from __future__ import annotations

from quizzer.cards.content import Choice, Claim, Option, Scoring
from quizzer.cards.grading.grade import Grade, Part, Verdict
from quizzer.cards.grading.wording import BLANK, RIGHT, named
from quizzer.cards.response import Chosen, Judged

LOWEST = -1.0
"""What the worst choice is worth where wrong options cost points."""

_GONE = "one that is gone"


def grade_choice(content: Choice, response: Chosen) -> Grade:
    """Each option that was chosen or should have been is a part, with its feedback as remark."""
    options = (*content.right, *content.wrong)
    chosen = tuple(dict.fromkeys(response.options))
    parts = tuple(_part(content, options, index) for index in chosen)
    missed = [option for index, option in enumerate(content.right) if index not in chosen]
    parts += tuple(Part("", option.text, is_right=False, remark=option.why) for option in missed)
    if not chosen:
        return Grade(Verdict.WRONG, 0.0, BLANK, parts)
    wrong = [part for part in parts if not part.expected]
    if not missed and not wrong:
        return Grade(Verdict.RIGHT, 1.0, RIGHT, parts)
    if not content.multiple:
        return Grade(Verdict.WRONG, 0.0, _single_mistake(chosen, parts), parts)
    score = _score(content, hits=len(content.right) - len(missed), wrong=len(wrong))
    return Grade(
        Verdict.PARTLY if score > 0 else Verdict.WRONG,
        score,
        _several_mistakes(content, missed, wrong),
        parts,
    )


def grade_claim(content: Claim, response: Judged) -> Grade:
    """A claim is true or false, and nothing between."""
    given, truth = ("true" if each else "false" for each in (response.is_true, content.is_true))
    is_right = given == truth
    parts = (Part(given, truth, is_right),)
    if is_right:
        return Grade(Verdict.RIGHT, 1.0, RIGHT, parts)
    return Grade(Verdict.WRONG, 0.0, f"the claim is {truth}", parts)


def _part(content: Choice, options: tuple[Option, ...], index: int) -> Part:
    if not 0 <= index < len(options):
        return Part(_GONE, "", is_right=False)  # logged with an older deck
    option = options[index]
    is_right = index < len(content.right)
    return Part(option.text, option.text if is_right else "", is_right, option.why)


def _score(content: Choice, *, hits: int, wrong: int) -> float:
    """A score below 1, because something is missing or wrong."""
    asked = len(content.right)
    match content.scoring:
        case Scoring.ALL:
            return 0.0
        case Scoring.PARTIAL:  # of what was right or chosen, or choosing all would be best
            return hits / (asked + wrong)
        case Scoring.MINUS:
            return max(LOWEST, (hits - wrong) / asked)


def _single_mistake(chosen: tuple[int, ...], parts: tuple[Part, ...]) -> str:
    if len(chosen) > 1:
        return f"one option was asked for, {len(chosen)} were chosen"
    if parts[0].given == _GONE:
        return "this card has no such option"
    feedback = f": {parts[0].remark}" if parts[0].remark else ""
    return f"{named([parts[0].given])} is wrong{feedback}"


def _several_mistakes(content: Choice, missed: list[Option], wrong: list[Part]) -> str:
    asked = len(content.right)
    why = f"{asked - len(missed)} of {asked}"
    if missed:
        why += f", missing {named([option.text for option in missed])}"
    if wrong:
        are = "is" if len(wrong) == 1 else "are"
        why += f", and {named([part.given for part in wrong])} {are} wrong"
    return f"{why}; only all count" if content.scoring is Scoring.ALL else why
