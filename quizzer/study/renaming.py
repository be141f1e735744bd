"""How is a card with a new id offered its old history, and how does it take it?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from quizzer.store import renaming
from quizzer.store.database import Database
from quizzer.store.synced import Kept, Rename

__all__ = ["Kept", "Rename", "accept", "accept_all", "offers", "said"]

MOST_LINES = 5
"""Offers of a deck that are said one by one."""


def offers(database: Database, deck: str = "") -> tuple[Rename, ...]:
    """Cards that left with a history, and those that read just the same and have none."""
    return renaming.open_offers(database, deck)


def accept(database: Database, deck: str, old: str, new: str, at: datetime) -> Kept:
    """Let the history of an old id go on under the new one. Raises UsageError."""
    (kept,) = renaming.rename(database, deck, [(old, new)], at)
    return kept


def accept_all(database: Database, deck: str, at: datetime) -> tuple[Kept, ...]:
    """Take every offer of a deck, or none when one of them cannot be taken."""
    pairs = [(offer.old, offer.new) for offer in offers(database, deck)]
    return renaming.rename(database, deck, pairs, at) if pairs else ()


def said(offers: Sequence[Rename]) -> tuple[str, ...]:
    """Offers as sentences, each with the command that takes it; many of a deck as one."""
    sentences = []
    for deck, group in groupby(offers, key=lambda offer: offer.deck):
        of_deck = list(group)
        if len(of_deck) > MOST_LINES:
            sentences.append(
                f"{deck}: {len(of_deck)} cards read the same under new ids; "
                f"to keep their history: quizzer rename {deck} --all"
            )
            continue
        sentences += [
            f"{deck}: {offer.old} → {offer.new} reads the same; "
            f"to keep its history: quizzer rename {deck} {offer.old} {offer.new}"
            for offer in of_deck
        ]
    return tuple(sentences)
