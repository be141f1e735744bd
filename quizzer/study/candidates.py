"""What of a card decides when it is asked and beside which others it is due?"""

from __future__ import annotations

from datetime import date, datetime

from quizzer.memory.placing import Load
from quizzer.memory.scheduling import Memory
from quizzer.store.records import Candidate

NO_LOAD = Load()
"""Nothing is due on any day."""


def may_be_asked(candidate: Candidate, day: date) -> bool:
    """Whether it is neither a draft nor suspended nor buried today."""
    marks = candidate.marks
    return candidate.studied and not marks.suspended and marks.buried_on != day


def step_order(candidate: Candidate) -> tuple[datetime, int]:
    """Cards in a step come up by the minute they are due."""
    assert candidate.memory is not None
    assert candidate.memory.due_at is not None
    return (candidate.memory.due_at, candidate.position)


def due_day(memory: Memory | None) -> date | None:
    """The day on which a card is due; none for one that is new or in a step of minutes."""
    return None if memory is None or memory.due_at is not None else memory.due_on


def placed(load: Load, candidate: Candidate, memory: Memory, longest: int) -> Memory:
    """The memory of a card with its due date placed."""
    siblings = load.siblings(candidate.family, due_day(candidate.memory))
    return load.placed(memory, candidate.key, siblings, longest)


def moved(load: Load, candidate: Candidate, after: Memory) -> Load:
    """The load once a card has another memory than it had."""
    return load.moved(candidate.family, due_day(candidate.memory), due_day(after))
