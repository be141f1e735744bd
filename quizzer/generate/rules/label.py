"""Which of the parts does something? A choice among their labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizzer.cards.content import Choice, Option
from quizzer.cards.words import stems
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.effects import Effect, effects, shortened
from quizzer.generate.frames.framing import framed
from quizzer.generate.groups import Group, Member
from quizzer.generate.material import Section
from quizzer.generate.reading import Reading

_MOST_WRONG = 4
_LONGEST = 18
"""Words of a predicate within a question."""

_FEWEST_STEMS = 2
_SHARED = 0.6
"""Share of a predicate's content words that another part may not have: it would be right too."""

_LOWER = 0.04
"""How much less sure a choice is than the list of its options."""


def label(section: Section, reading: Reading) -> Iterator[Candidate]:
    """`Which practice simplifies the manufacturing process?` among the labels of the practices."""
    for group, frame in framed(section, reading):
        for member in group.members:
            for effect in telling(member, group, reading, _LONGEST):
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
                    path=section.path,
                )


def telling(member: Member, group: Group, reading: Reading, longest: int) -> Iterator[Effect]:
    """What is true of one part alone, without a word of its label."""
    others = [
        frozenset(stems(" ".join(p.text for p in other.passages) + " " + other.label))
        for other in group.members
        if other is not member
    ]
    own = frozenset(stems(member.label))
    shared = frozenset.intersection(*(frozenset(stems(o.label)) for o in group.members))
    for found in effects(member, reading):
        effect = shortened(found, longest)
        said = frozenset(stems(effect.text)) if effect else frozenset()
        subject = frozenset(stems(reading.names.subject))
        content = said - subject
        if effect is None or len(content) < _FEWEST_STEMS or said & (own - shared):
            continue
        if any(len(content & other) >= _SHARED * len(content) for other in others):
            continue
        yield effect


def _others(member: Member, members: Sequence[Member]) -> tuple[str, ...]:
    """The labels of the others, the nearest where there are too many, in their order."""
    place = members.index(member)
    others = [other for other in members if other is not member]
    nearest = sorted(others, key=lambda other: abs(members.index(other) - place))[:_MOST_WRONG]
    return tuple(other.label for other in others if other in nearest)
