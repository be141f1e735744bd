"""Which of the parts does something? A choice among their labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizzer.cards.content import Choice, Option
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.effects import alone, effects
from quizzer.generate.frames.frame import Frame
from quizzer.generate.groups import Group, Member
from quizzer.generate.reading import Reading
from quizzer.generate.rules.pairs import matched

_MOST_WRONG = 4
_LONGEST = 18
"""Words of a predicate within a question."""

_MOST_OF_A_PART = 1

_LOWER = 0.04
"""How much less sure a choice is than the list of its options."""


def label(group: Group, frame: Frame, reading: Reading) -> Iterator[Candidate]:
    """`Which practice simplifies the manufacturing process?` among the labels of the practices."""
    matched_ones = {effect.text for _, effect in matched(group, reading)[1]}
    for member in group.members:
        told = alone(effects(member, reading), member, group, reading, _LONGEST)
        fresh = [effect for effect in told if effect.text not in matched_ones]
        for effect in fresh[:_MOST_OF_A_PART]:
            yield Candidate(
                Rule.LABEL,
                Choice(
                    frame.which(effect.text),
                    (Option(member.label),),
                    tuple(Option(other) for other in _others(member, group.members)),
                ),
                member.label,
                (effect.original,),
                (effect.passage,),
                frame.confidence - _LOWER,
                path=group.section.path,
            )


def _others(member: Member, members: Sequence[Member]) -> tuple[str, ...]:
    """The labels of the others, the nearest where there are too many, in their order."""
    place = members.index(member)
    others = [other for other in members if other is not member]
    nearest = sorted(others, key=lambda other: abs(members.index(other) - place))[:_MOST_WRONG]
    return tuple(other.label for other in others if other in nearest)
