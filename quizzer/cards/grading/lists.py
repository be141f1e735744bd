"""Which members of a list were recalled, whatever was typed, and in which order?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quizzer.cards.content import Listing
from quizzer.cards.grading.grade import Grade, Part, Verdict
from quizzer.cards.grading.sequences import longest_run
from quizzer.cards.grading.texts import Likeness, Rank, compare
from quizzer.cards.grading.tidying import says_something
from quizzer.cards.grading.wording import BLANK, RIGHT, named, remark_of
from quizzer.cards.response import Recalled

_SPARE = 50
"""Typed members beyond twice the list's that are still looked at."""

Fits = Sequence[Mapping[int, Likeness]]
"""For each typed text the members that it may stand for."""


def grade_list(content: Listing, response: Recalled) -> Grade:
    """The share of the needed members that were recalled.

    What is not on the list lowers the share, or naming all that comes to mind would be right; a
    member named twice counts once. Where the order counts, so does only the longest part in order.
    """
    members = content.members
    signs = {member.strip() for member in members if not says_something(member)}
    said = [text for text in response.members if says_something(text) or text.strip() in signs]
    looked_at = said[: 2 * len(members) + _SPARE]
    fits = [_fits(text, members) for text in looked_at]
    member_of = assigned(fits, len(members))
    extra = [text for text, fit in zip(looked_at, fits, strict=True) if not fit]
    extra += said[len(looked_at) :]
    parts = _parts(content, looked_at, fits, member_of, extra)
    if not said:
        return Grade(Verdict.WRONG, 0.0, BLANK, parts)
    need = content.need or len(members)
    found = min(need, len(member_of))
    in_order = min(need, longest_run([member_of[i] for i in sorted(member_of)]))
    counted = in_order if content.ordered else found
    score = counted / (need + len(extra))
    if score == 1:
        return Grade(Verdict.RIGHT, 1.0, remark_of([p for p in parts if p.is_right]), parts)
    missing = [member for index, member in enumerate(members) if index not in member_of.values()]
    why = _recalled(content, found, missing)
    if counted < found:
        why += f", but only {counted} in order"
    if extra:
        are = "is" if len(extra) == 1 else "are"
        why += f", and {named(extra)} {are} not on the list"
    return Grade(Verdict.PARTLY if score else Verdict.WRONG, score, why, parts)


def assigned(fits: Fits, count: int) -> dict[int, int]:
    """The most typed texts that can each have a member of their own, exact ones before near ones.

    Kuhn's method: each text takes a member that is free, or moves another to one.
    """
    holder: list[int | None] = [None] * count

    def place(text: int, worst: Rank, tried: set[int]) -> bool:
        for member, likeness in fits[text].items():
            if likeness.rank > worst or member in tried:
                continue
            tried.add(member)
            other = holder[member]
            if other is None or place(other, worst, tried):
                holder[member] = text
                return True
        return False

    placed: set[int] = set()
    for worst in (Rank.EXACT, Rank.SAME, Rank.FORGIVEN, Rank.MISTYPED):
        for text in range(len(fits)):
            if text not in placed and place(text, worst, set()):
                placed.add(text)
    return {text: member for member, text in enumerate(holder) if text is not None}


def _fits(text: str, members: tuple[str, ...]) -> Mapping[int, Likeness]:
    found = {}
    for index, member in enumerate(members):
        others = (*members[:index], *members[index + 1 :])
        likeness = compare(text, member, others)
        if likeness.is_right:
            found[index] = likeness
    return found


def _parts(
    content: Listing,
    said: Sequence[str],
    fits: Fits,
    member_of: Mapping[int, int],
    extra: Sequence[str],
) -> tuple[Part, ...]:
    """The members in their order, those that were not recalled too, and then what is on no list."""
    text_of = {member: text for text, member in member_of.items()}
    parts = []
    for index, member in enumerate(content.members):
        text = text_of.get(index)
        if text is None:
            parts.append(Part("", member, is_right=False))
            continue
        why = fits[text][index].why
        parts.append(Part(said[text], member, is_right=True, remark="" if why == RIGHT else why))
    parts += [Part(text, "", is_right=False, remark="not on the list") for text in extra]
    return tuple(parts)


def _recalled(content: Listing, found: int, missing: list[str]) -> str:
    if content.need is not None and content.need < len(content.members):
        return f"{found} of {content.need} that are needed"
    why = f"{found} of {len(content.members)}"
    return f"{why}, missing {named(missing)}" if missing else why
