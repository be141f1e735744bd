"""Which differences between two texts can be forgiven, and how few of them are enough?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from quizzer.cards.grading.differences import (
    FOREIGN_ARTICLE,
    NAMES,
    OWNER,
    Step,
    Steps,
    key,
    words_in,
)
from quizzer.cards.grading.typos import Slips, slips
from quizzer.cards.grading.wording import joined, short

_WITHIN_WORDS: Steps = tuple(step for step in Step if step is not Step.SPACING)
_DIGITS = re.compile(r"(?:(?<![^\s(\[{=<>≤≥≈^*+/|,;:])-)?\d+(?:[.,^]\d+)*")
_THOUSANDS = re.compile(r"-?\d{1,3}(?:,\d{3})+")
_OF_A_FIRM = frozenset({"its", "their"})
"""Either is said of a firm, so that they tell nothing apart."""

NEGATION = re.compile(
    r"\b(?:not|no|non|never|none|nor|neither|nothing|without|cannot)\b|n't\b|\bexcept\b"
    r"|\b(?:ai|are|ca|could|did|does|do|had|has|have|is|must|should|was|were|wo|would)nt\b",
    re.IGNORECASE,
)


def forgiven(given: str, meant: str) -> Steps | None:
    """The fewest differences to forgive so that both are the same; None when that is not enough."""
    if key(given) == key(meant):
        return ()
    if not _may_be_forgiven(given, meant):
        return None
    most = _steps(Step, given, meant)
    if not any(key(given, steps) == key(meant, steps) for steps in _fullest(most)):
        return None
    return next(
        steps
        for count in range(1, len(most) + 1)
        for steps in combinations(most, count)
        if key(given, steps) == key(meant, steps)
    )


def mistyped(given: str, meant: str) -> tuple[Steps, Slips] | None:
    """The same with slips of the fingers: as few of them as can be."""
    if not _may_be_forgiven(given, meant):
        return None
    most = _steps(_WITHIN_WORDS, given, meant)
    without_plural = tuple(step for step in most if step is not Step.PLURAL)
    fullest = (*_fullest(most), *_fullest(without_plural))
    if not any(slips(words_in(given, steps), words_in(meant, steps)) for steps in fullest):
        return None
    found = [
        (steps, found_slips)
        for count in range(len(most) + 1)
        for steps in combinations(most, count)
        if (found_slips := slips(words_in(given, steps), words_in(meant, steps)))
    ]
    return min(found, key=lambda pair: (pair[1].letters, len(pair[0])), default=None)


def _steps(steps: Iterable[Step], given: str, meant: str) -> Steps:
    """Without what tells something where both have it: an article of gender, and whose it is."""
    told = set()
    if FOREIGN_ARTICLE.match(given) and FOREIGN_ARTICLE.match(meant):
        told.add(Step.ARTICLE)
    owners = [owner["whose"].lower() for text in (given, meant) if (owner := OWNER.match(text))]
    if len(owners) == len((given, meant)) and not _OF_A_FIRM.issuperset(owners):
        told.add(Step.OWNER)
    return tuple(step for step in steps if step not in told)


def _fullest(steps: Steps) -> Iterator[Steps]:
    """Two ways to write an umlaut, and all else that can be forgiven."""
    for other in (Step.ACCENT, Step.UMLAUT):
        yield tuple(step for step in steps if step is not other)


def _may_be_forgiven(given: str, meant: str) -> bool:
    same_negations = len(NEGATION.findall(given)) == len(NEGATION.findall(meant))
    return same_negations and _digits(given) == _digits(meant)


def _digits(text: str) -> list[str]:
    found = _DIGITS.findall(text)
    return [run.replace(",", "") if _THOUSANDS.fullmatch(run) else run for run in found]


def but_for(steps: Steps, mistyped: Slips | None = None) -> str:
    """What was forgiven, in words: ` but for an accent and a typo: Flipcart, expected Flipkart`."""
    reasons = [NAMES[step] for step in steps]
    if mistyped is not None:
        typed = " ".join(given for given, _ in mistyped.pairs)
        meant = " ".join(expected for _, expected in mistyped.pairs)
        count = len(mistyped.pairs)
        what = "a typo" if count == 1 else f"{count} typos"
        reasons.append(f"{what}: {short(typed)}, expected {short(meant)}")
    return f" but for {joined(reasons)}" if reasons else ""
