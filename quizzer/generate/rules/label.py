"""Which of the parts does something? A choice among their labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizzer.cards.content import Choice, Option
from quizzer.cards.words import stems
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

_MOST_REPEATED = 1 / 3
"""Share of a predicate's content words that the rest of its question may have as well."""

_LOWER = 0.04
"""How much less sure a choice is than the list of its options."""


def label(group: Group, frame: Frame, reading: Reading) -> Iterator[Candidate]:
    """`Which practice simplifies the manufacturing process?` among the labels of the practices."""
    matched_ones = {effect.text for _, effect in matched(group, reading)[1]}
    for member in group.members:
        told = alone(effects(member, reading), member, group, reading, _LONGEST)
        fresh = [
            effect
            for effect in told
            if effect.text not in matched_ones and not _repeats(effect.text, frame)
        ]
        for effect in fresh[:_MOST_OF_A_PART]:
            yield Candidate(
                Rule.LABEL,
                Choice(
                    frame.which(effect.text, reading.names),
                    (Option(member.label),),
                    tuple(Option(other) for other in _others(member, group.members)),
                ),
                member.label,
                (effect.original,),
                (effect.passage,),
                frame.confidence - _LOWER,
                path=group.section.path,
            )


def _repeats(predicate: str, frame: Frame) -> bool:
    """Whether a predicate says again what all the parts are for."""
    said = frozenset(stems(predicate))
    asked = frozenset(stems(f"{frame.lead} {frame.one} {frame.of}"))
    return len(said & asked) > _MOST_REPEATED * len(said)


def _others(member: Member, members: Sequence[Member]) -> tuple[str, ...]:
    """The labels of the others, the nearest where there are too many, in their order."""
    place = members.index(member)
    others = [other for other in members if other is not member]
    nearest = sorted(others, key=lambda other: abs(members.index(other) - place))[:_MOST_WRONG]
    return tuple(other.label for other in others if other in nearest)
