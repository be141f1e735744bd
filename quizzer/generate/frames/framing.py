"""How does one ask about the parts of a group?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quizzer.generate.frames.frame import COUNTS, Frame
from quizzer.generate.frames.said import said
from quizzer.generate.frames.titled import titled
from quizzer.generate.groups import FEWEST, MOST, Group, groups
from quizzer.generate.material import Section
from quizzer.generate.reading import Reading


def framed(section: Section, reading: Reading) -> Iterator[tuple[Group, Frame]]:
    """The groups of a section that can be asked about, and how: as a sentence or title says."""
    for group in groups(section, reading.names):
        if FEWEST <= len(group.members) <= MOST and len(section.title) <= _LONGEST_TITLE:
            count = COUNTS[len(group.members)]
            frame = said(group, count, reading) or titled(group, count, reading)
            if frame is not None:
                yield group, _weighed(frame, reading)


_LONGEST_TITLE = 200
"""Characters of a title that says anything clearly."""

_UNNAMED = 0.1
"""How much less sure a question is that does not say what the document is about."""


def _weighed(frame: Frame, reading: Reading) -> Frame:
    asked = f"{frame.question} {frame.lead} {frame.one} {frame.of}"
    if reading.names.subject in asked:
        return frame
    return replace(frame, confidence=frame.confidence - _UNNAMED)
