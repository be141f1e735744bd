"""Which cards of the library do exams ask, and what does each count in them?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from quizzer.memory.exam import Exam
from quizzer.store.shelf import Flags, Reals, Shelf


def asked(cards: Shelf, exams: Sequence[Exam]) -> Flags:
    """Which cards of a shelf may come up in any of some exams: no drafts, and no suspended ones."""
    flags: Flags = cards.is_asked & (weights(cards, exams).sum(axis=1) > 0)[cards.topic]
    return flags


def weights(cards: Shelf, exams: Sequence[Exam]) -> Reals:
    """What a card of each of the shelf's topics counts in each exam."""
    rows = [[exam.weight_of(*topic) for exam in exams] for topic in cards.topics]
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(exams))
