"""How do drafts and what became of them read, the same in every face?"""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from quizzer.study.wording import counted, percent

if TYPE_CHECKING:  # judging reads deck files, which its words need not
    from quizzer.errors import QuizzerError
    from quizzer.study.judging import Counts, DraftView

GONE = "Its passage is gone: reject it, or mend its citation."
"""What to say of a draft that was made from a text which has changed since."""

NO_DRAFTS = "This deck has no drafts. `quizzer generate` makes them from case documents."


RULES: Mapping[str, str] = MappingProxyType(
    {
        "acronym": "what letters stand for",
        "cause": "why it is so",
        "contrast": "how two differ",
        "definition": "a definition",
        "examples": "examples",
        "explanation": "an explanation",
        "figure": "a figure",
        "label": "what a label says",
        "labels": "the labels of a list",
        "means": "how it is done",
        "members": "the members of a list",
        "name": "a name",
        "object": "what it acts on",
        "pairs": "pairs of a list",
        "purpose": "what it is for",
        "result": "what came of it",
        "sequence": "steps in order",
        "year": "a year",
    }
)
"""What a rule asks for. One that is not known here is named as the deck names it."""


def rule_text(draft: DraftView) -> str:
    """What the rule that made a draft asks for: `how it is done`."""
    return RULES.get(draft.rule, draft.rule.replace("-", " ")) or "no rule"


def sure_text(draft: DraftView) -> str:
    """How sure the rule is: `86 %`; a draft that no rule has made says nothing of it."""
    return percent(draft.confidence) if draft.rule else "–"


def made_text(draft: DraftView) -> str:
    """Both: `how it is done · 86 %`."""
    return f"{rule_text(draft)} · {sure_text(draft)}" if draft.rule else rule_text(draft)


def counts_text(counts: Counts) -> str:
    """`12 left · 8 accepted · 2 edited · 3 rejected`."""
    return (
        f"{counts.left} left · {counts.accepted} accepted · "
        f"{counts.edited} edited · {counts.rejected} rejected"
    )


def brief_counts(counts: Counts) -> str:
    """The same where room is short; what was edited was accepted too."""
    kept = counts.accepted + counts.edited
    return f"{counts.left} left · {kept} accepted · {counts.rejected} rejected"


def done_text(counts: Counts) -> str:
    """What was done, as a sentence."""
    said = [
        f"{counts.accepted} accepted" if counts.accepted else "",
        f"{counts.edited} edited and accepted" if counts.edited else "",
        f"{counts.rejected} rejected" if counts.rejected else "",
    ]
    done = ", ".join(part for part in said if part) or "Nothing judged"
    return f"{done}; {counted(counts.left, 'draft')} left." if counts.left else f"{done}."


def next_steps(path: Path, deck: str) -> tuple[str, ...]:
    """What to do once drafts were accepted."""
    file = shlex.quote(str(path))
    return (
        f"`quizzer verify {file}` holds its cards against their passages.",
        f"`quizzer add {file}` brings it into the library, if it is not there yet.",
        f"`quizzer study {deck}` begins.",
    )


def parting(counts: Counts, path: Path, deck: str) -> tuple[str, ...]:
    """What to say at the end: what was done, and what to do next where something was accepted."""
    steps = next_steps(path, deck) if counts.accepted + counts.edited else ()
    return (done_text(counts), *steps)


def doubt_text(doubts: Sequence[str]) -> str:
    """What its passages do not prove of a draft's answer, as a sentence."""
    return f"Not proven: {'; '.join(doubts)}."


def failure_text(error: QuizzerError) -> str:
    """Why a verdict is not in the file: where, what, and what to do, in sentences."""
    where = f"{error.where}: " if error.where else ""
    return where + " ".join(_sentence(part) for part in (error.what, error.remedy) if part)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
