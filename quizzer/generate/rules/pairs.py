"""Which part does what? Labels matched with what is true of one of them alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from quizzer.cards.content import Matching
from quizzer.cards.words import stems
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.effects import Effect, alone, deeds, effects, facts, sayings
from quizzer.generate.frames.frame import Frame
from quizzer.generate.groups import FEWEST, Group, Member
from quizzer.generate.language.asking import as_answer
from quizzer.generate.reading import Reading

_MOST = 6
_LONGEST = 12
"""Words of a right side."""

_ALIKE = 0.5
_LOWER = 0.06


def pairs(group: Group, frame: Frame, reading: Reading) -> Iterator[Candidate]:
    """`Match each practice with what it does.` for at least three of them."""
    what, found = matched(group, reading)
    if not found:
        return
    sides = tuple((name, as_answer(effect.text)) for name, effect in found)
    yield Candidate(
        Rule.PAIRS,
        Matching(frame.match(what), sides),
        "; ".join(f"{left} = {right}" for left, right in sides),
        tuple(effect.original for _, effect in found),
        tuple(effect.passage for _, effect in found),
        frame.confidence - _LOWER,
        path=group.section.path,
    )


def matched(group: Group, reading: Reading) -> tuple[str, list[tuple[str, Effect]]]:
    """What the labels can be matched with, and it; nothing where too few have a right side."""
    subject = reading.names.named
    for what, told in (
        ("its description", sayings),
        ("what it does", lambda member: effects(member, reading)),
        (f"what {subject} does for it", lambda member: deeds(member, reading)),
        ("a statement about it", lambda member: facts(member, reading)),
    ):
        found = _found(group, reading, told)
        if len(found) >= FEWEST:
            return what, found
    return "", []


def _found(
    group: Group, reading: Reading, told: Callable[[Member], tuple[Effect, ...]]
) -> list[tuple[str, Effect]]:
    """For each part the first thing that is true of it and unlike what others have."""
    found: list[tuple[str, Effect]] = []
    taken: list[frozenset[str]] = []
    for member in group.members[:_MOST]:
        for effect in alone(told(member), member, group, reading, _LONGEST):
            said = frozenset(stems(effect.text))
            if _BEING.match(effect.text) or any(_are_alike(said, one) for one in taken):
                continue
            found.append((member.label, effect))
            taken.append(said)
            break
    return found


_BEING = re.compile(r"(?:is|was|has|can)\s", re.IGNORECASE)
"""What begins otherwise than the others."""


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _ALIKE * min(len(one), len(other))
