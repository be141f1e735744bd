"""Which cards are forgotten over and over, and what helps?

A leech costs more time than ten good cards, and more reviews of the same words seldom help. The
thresholds are Anki's: eight lapses, and a word again after every four more.
"""

from __future__ import annotations

REMEDY = (
    "When it comes up again, reword or split it with e, look at its source with s, "
    "give it a hint, or suspend it with @"
)
"""What a learner can do about a leech, with the keys of a session."""


def word(lapses: int) -> str:
    """The same in a line, just after a lapse."""
    return f"{forgotten(lapses)}; when it is back, e reword, s source, @ suspend"


def forgotten(lapses: int) -> str:
    """`forgotten once`, `forgotten 8 times`."""
    return "forgotten once" if lapses == 1 else f"forgotten {lapses} times"


def is_leech(lapses: int, threshold: int) -> bool:
    """Whether a card was forgotten so often; with a threshold of 0 none is a leech."""
    return 0 < threshold <= lapses


def is_worth_a_word(lapses: int, threshold: int) -> bool:
    """Whether this lapse makes the card a leech, or is another half threshold after that."""
    return is_leech(lapses, threshold) and (lapses - threshold) % -(-threshold // 2) == 0
