"""What do the days to come already hold for a learner?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from datetime import date

from quizzer.memory.placing import Load
from quizzer.memory.scheduling import Memory
from quizzer.store.records import Candidate

NO_LOAD = Load()
"""Nothing is due on any day."""


def family_of(candidate: Candidate) -> tuple[str, str]:
    """What a card has in common with its siblings."""
    return (candidate.key.deck, candidate.siblings)


def due_day(memory: Memory | None) -> date | None:
    """The day on which a card is due; none for one that is new or in a step of minutes."""
    return None if memory is None or memory.due_at is not None else memory.due_on


def load_of(candidates: Iterable[Candidate], share_of: Callable[[date], float]) -> Load:
    """The load of these cards, without those that are not asked."""
    cards: Counter[date] = Counter()
    families: defaultdict[Hashable, dict[Hashable, date]] = defaultdict(dict)
    sizes: Counter[Hashable] = Counter()
    for candidate in candidates:
        if not candidate.studied or candidate.marks.suspended:
            continue
        family = family_of(candidate)
        sizes[family] += 1
        due = due_day(candidate.memory)
        if due is not None:
            cards[due] += 1
            families[family][candidate.key] = due
    together = {family: families[family] for family, size in sizes.items() if size > 1}
    return Load(dict(cards), together, share_of)


def placed(load: Load, candidate: Candidate, memory: Memory, longest: int) -> Memory:
    """The memory of a card with its due date placed."""
    return load.placed(memory, candidate.key, family_of(candidate), longest)


def moved(load: Load, candidate: Candidate, after: Memory) -> Load:
    """The load once a card has another memory than it had."""
    before = due_day(candidate.memory)
    return load.moved(candidate.key, family_of(candidate), before, due_day(after))
