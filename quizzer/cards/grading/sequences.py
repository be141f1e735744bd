"""How much of an order is right, how many pairs of a match, and how many points of an essay?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from quizzer.cards.clean import is_visible
from quizzer.cards.content import Essay, Matching, Ordering
from quizzer.cards.grading.grade import Grade, Part, Verdict
from quizzer.cards.grading.wording import BLANK, RIGHT, named, short
from quizzer.cards.response import Arranged, Paired, Written


def longest_run(places: Sequence[int]) -> int:
    """The length of the longest subsequence that ascends."""
    ends: list[int] = []  # of the runs of each length, the smallest last place
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)


def grade_order(content: Ordering, response: Arranged) -> Grade:
    """The longest subsequence in the right order, as a share of the steps.

    One step alone is in no order, so an order turned around is worth nothing.
    """
    steps = content.steps
    given = tuple(dict.fromkeys(response.steps))
    known = [step for step in given if 0 <= step < len(steps)]
    strange = len(given) - len(known)
    run = longest_run(known)
    parts = tuple(
        Part(
            steps[known[place]] if place < len(known) else "",
            step,
            known[place : place + 1] == [place],
        )
        for place, step in enumerate(steps)
    )
    if not known:
        return Grade(Verdict.WRONG, 0.0, BLANK, parts)
    if run == len(steps) and not strange:
        return Grade(Verdict.RIGHT, 1.0, RIGHT, parts)
    if run <= 1:
        return Grade(Verdict.WRONG, 0.0, "none in order", parts)
    why = f"{run} of {len(steps)} in order"
    if strange:
        why += f", and {strange} that the card has not"
    return Grade(Verdict.PARTLY, run / (len(steps) + strange), why, parts)


def grade_match(content: Matching, response: Paired) -> Grade:
    """The share of the left sides that got their right side, or one that reads the same."""
    rights = (*(right for _, right in content.pairs), *content.extra)
    given = (*response.rights, *(None for _ in content.pairs))
    parts, wrong = [], []
    for (left, right), index in zip(content.pairs, given, strict=False):
        text = rights[index] if index is not None and 0 <= index < len(rights) else ""
        is_right = text == right
        remark = "" if is_right else f"{short(left)} goes with {short(right)}"
        parts.append(Part(text, right, is_right, remark))
        wrong += [] if is_right else [left]
    if all(index is None for index in response.rights):
        return Grade(Verdict.WRONG, 0.0, BLANK, tuple(parts))
    hits = len(parts) - len(wrong)
    why = f"{hits} of {len(parts)}, wrong for {named(wrong)}" if wrong else RIGHT
    return Grade(_verdict(hits, len(parts)), hits / len(parts), why, tuple(parts))


def grade_essay(content: Essay, response: Written) -> Grade:
    """The share of the points that the learner ticked. Ticks beside nothing are worth nothing."""
    points = content.points
    ticked = frozenset(response.ticked)
    parts = tuple(
        Part(point if index in ticked else "", point, index in ticked)
        for index, point in enumerate(points)
    )
    if not is_visible(response.text):
        return Grade(Verdict.WRONG, 0.0, BLANK, parts)
    missing = [part.expected for part in parts if not part.is_right]
    hits = len(points) - len(missing)
    noun = "point" if len(points) == 1 else "points"
    why = f"{hits} of {len(points)} {noun}, missing {named(missing)}" if missing else RIGHT
    return Grade(_verdict(hits, len(points)), hits / len(points), why, parts)


def _verdict(hits: int, of: int) -> Verdict:
    if hits == of:
        return Verdict.RIGHT
    return Verdict.PARTLY if hits else Verdict.WRONG
