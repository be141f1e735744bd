"""What the tests of time that runs short share: learnt cards that have waited."""

from __future__ import annotations

from quizzer.memory.model import Rating
from quizzer.store.records import Candidate
from support.studying import candidate, remembered


def overdue(count: int, deck: str = "case", topic: str = "") -> list[Candidate]:
    """Cards that were learnt one after the other, the first one longest ago."""
    return [
        candidate(
            f"{deck}{number}",
            remembered(Rating.EASY, days_ago=10 + count - number),
            deck=deck,
            topic=topic,
            position=number,
        )
        for number in range(count)
    ]
