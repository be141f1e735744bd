"""How is it said that many cards were marked? Counts in, a sentence out."""

from __future__ import annotations

from quizzer.store.records import Marking
from quizzer.study.wording import counted

__all__ = ["Marking", "done"]

_DONE = {
    Marking.SUSPEND: "suspended",
    Marking.UNSUSPEND: "no longer suspended",
    Marking.FLAG: "flagged",
    Marking.UNFLAG: "no longer flagged",
}


def done(marking: Marking, changed: int, unchanged: int) -> str:
    """`12 cards suspended; 3 were already`."""
    said = f"{counted(changed, 'card')} {_DONE[marking]}"
    if not unchanged:
        return said
    return f"{said}; {unchanged} {'was' if unchanged == 1 else 'were'} so before"
