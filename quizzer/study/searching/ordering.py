"""In which order are cards listed?"""

from __future__ import annotations

from enum import StrEnum


class Order(StrEnum):
    """What comes first. Cards that have nothing to be ordered by come last, as in the course."""

    WEAKEST = "weakest"
    DUE = "due"
    COURSE = "course"
    LAPSES = "lapses"

    @property
    def next(self) -> Order:
        """The order after this one, around."""
        orders = tuple(Order)
        return orders[(orders.index(self) + 1) % len(orders)]
