"""How are answers named in the sentence that explains a grade?"""

from __future__ import annotations

from collections.abc import Sequence

from quizzer.cards.grading.grade import Part
from quizzer.cards.spoken import flat

RIGHT = "right"
"""The explanation of an answer that needs none."""

BLANK = "nothing was answered"

_LONGEST = 60
_MOST_NAMES = 5


def short(text: str) -> str:
    """A text in plain words on one line, cut where it would drown the sentence around it."""
    head = flat(text[: 4 * _LONGEST])
    return head if len(head) <= _LONGEST else f"{head[:_LONGEST]}…"


def named(texts: Sequence[str]) -> str:
    """Texts by name, shortened; of very many only the first."""
    shown = [short(text) for text in texts[:_MOST_NAMES]]
    if len(texts) > _MOST_NAMES:
        shown.append(f"{len(texts) - _MOST_NAMES} more")
    return joined(shown)


def joined(parts: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def remark_of(parts: Sequence[Part]) -> str:
    """What was forgiven in an answer whose parts are all right."""
    remarks = [part.remark for part in parts if part.remark]
    more = f" (and {len(remarks) - 1} more)" if len(remarks) > 1 else ""
    return f"{remarks[0]}{more}" if remarks else RIGHT
