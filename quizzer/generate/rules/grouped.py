"""What can be asked of parts that stand side by side?"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quizzer.generate.candidate import Candidate
from quizzer.generate.frames.frame import Frame
from quizzer.generate.frames.framing import framed
from quizzer.generate.groups import Group
from quizzer.generate.material import Section
from quizzer.generate.reading import Reading
from quizzer.generate.rules.belonging import belonging
from quizzer.generate.rules.explanation import explanation
from quizzer.generate.rules.label import label
from quizzer.generate.rules.labels import labels
from quizzer.generate.rules.pairs import pairs

GROUP_RULES: tuple[Callable[[Group, Frame, Reading], Iterator[Candidate]], ...] = (
    labels,
    label,
    pairs,
    belonging,
    explanation,
)


def grouped(section: Section, reading: Reading) -> Iterator[Candidate]:
    """What the rules on groups make of each group of a section that can be asked about."""
    for group, frame in framed(section, reading):
        for rule in GROUP_RULES:
            yield from rule(group, frame, reading)
