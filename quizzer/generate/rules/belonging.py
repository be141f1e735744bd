"""Which parts belong to which section? Headings matched with the labels under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizzer.cards.content import Matching
from quizzer.cards.words import stems
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.frames.frame import Frame
from quizzer.generate.groups import Group, Member
from quizzer.generate.language.casing import as_label
from quizzer.generate.language.names import Names
from quizzer.generate.material import Passage
from quizzer.generate.reading import Reading

_MOST_PASSAGES = 6
_MOST_PARTS = 2
_LOWER = 0.08


def belonging(group: Group, frame: Frame, reading: Reading) -> Iterator[Candidate]:
    """`Match each component of the strategy with what belongs to it.` for all that have parts."""
    most = min(_MOST_PARTS, _MOST_PASSAGES // len(group.members))
    found = [_told_apart(member, group, most, reading.names) for member in group.members]
    if not most or not all(found):
        return
    sides = tuple(
        (member.label, _joined([label for label, _ in parts], reading.names))
        for member, parts in zip(group.members, found, strict=True)
    )
    yield Candidate(
        Rule.PAIRS,
        Matching(frame.match("what belongs to it"), sides),
        "; ".join(f"{left} = {right}" for left, right in sides),
        tuple(label for parts in found for label, _ in parts),
        tuple(part for parts in found for _, part in parts),
        frame.confidence - _LOWER,
        path=group.section.path,
    )


def _told_apart(
    member: Member, group: Group, most: int, names: Names
) -> tuple[tuple[str, Passage], ...]:
    """The labels under a heading that stand under no other and have none of its words."""
    own = set(stems(member.label))
    others = {
        as_label(part.label, names)
        for other in group.members
        if other is not member
        for part in other.parts
    }
    labelled = ((as_label(part.label, names), part) for part in member.parts)
    kept = [
        (label, part)
        for label, part in labelled
        if label not in others and not own & set(stems(label))
    ]
    return tuple(kept[:most])


def _joined(labels: Sequence[str], names: Names) -> str:
    first, *others = labels
    return "; ".join((first, *(names.lowered(other) for other in others)))
