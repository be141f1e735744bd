"""Which part does what? Labels matched with what is true of one of them alone."""

from __future__ import annotations

from collections.abc import Iterator

from quizzer.cards.content import Matching
from quizzer.cards.words import stems
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.effects import Effect
from quizzer.generate.frames.framing import framed
from quizzer.generate.groups import FEWEST, Group
from quizzer.generate.language.asking import as_answer
from quizzer.generate.material import Section
from quizzer.generate.reading import Reading
from quizzer.generate.rules.label import telling

_MOST = 6
_LONGEST = 12
"""Words of a right side."""

_ALIKE = 0.5
_LOWER = 0.06


def pairs(section: Section, reading: Reading) -> Iterator[Candidate]:
    """`Match each practice with what it does.` for at least three of them."""
    for group, frame in framed(section, reading):
        found = _found(group, reading)
        if len(found) < FEWEST:
            continue
        sides = tuple((name, as_answer(effect.text)) for name, effect in found)
        yield Candidate(
            Rule.PAIRS,
            Matching(frame.match("what it does"), sides),
            "; ".join(f"{left} = {right}" for left, right in sides),
            tuple(effect.original for _, effect in found),
            tuple(effect.passage for _, effect in found),
            frame.confidence - _LOWER,
            path=section.path,
        )


def _found(group: Group, reading: Reading) -> list[tuple[str, Effect]]:
    """For each part the first thing that is true of it and unlike what others have."""
    found: list[tuple[str, Effect]] = []
    taken: list[frozenset[str]] = []
    for member in group.members[:_MOST]:
        for effect in telling(member, group, reading, _LONGEST):
            said = frozenset(stems(effect.text))
            if effect.text.startswith(_BEING) or any(_are_alike(said, one) for one in taken):
                continue
            found.append((member.label, effect))
            taken.append(said)
            break
    return found


_BEING = ("is ", "was ", "has ", "can ")
"""What begins otherwise than the others."""


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _ALIKE * min(len(one), len(other))
