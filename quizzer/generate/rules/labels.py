"""Which parts are there? A list card from labels or headings that stand side by side."""

from __future__ import annotations

from collections.abc import Iterator

from quizzer.cards.content import Listing
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.frames.frame import Frame
from quizzer.generate.groups import Group
from quizzer.generate.material import Passage
from quizzer.generate.reading import Reading

MOST_PASSAGES = 6
"""Passages that a card cites."""


def labels(group: Group, frame: Frame, _reading: Reading) -> Iterator[Candidate]:
    """`Through which three practices does Xiaomi achieve cost efficiency?` with their labels."""
    if not frame.question:
        return
    members = tuple(member.label for member in group.members)
    yield Candidate(
        Rule.LABELS,
        Listing(frame.question, members),
        "; ".join(members),
        (group.opening or group.section.title, *members),
        cited(group),
        frame.confidence,
        path=group.section.path,
    )


def cited(group: Group) -> tuple[Passage, ...]:
    """A passage for each part, and the introducing one where there is room."""
    parts = tuple(member.passages[0] for member in group.members if member.passages)
    if group.intro and len(parts) < MOST_PASSAGES:
        return (group.intro, *parts)
    return parts
