"""How many examples does a promise get? Few while somebody waits for the answer."""

from __future__ import annotations

from hypothesis import settings

INNER_LOOP = "inner loop"
"""The profile of tests that are run while working."""


def examples(count: int) -> int:
    """So many, or as few as the inner loop draws."""
    if settings.get_current_profile_name() != INNER_LOOP:
        return count
    return min(count, settings.get_profile(INNER_LOOP).max_examples)
