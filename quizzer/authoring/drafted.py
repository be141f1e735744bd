"""What does a deck say of its drafts: how each was made, and which were rejected?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizzer.authoring.fields import Context, Field, Presence, Table
from quizzer.authoring.nodes import Node
from quizzer.authoring.shapes import FLAG, ID, SHARE, TEXT, MapOf, Pattern, record_of
from quizzer.cards.deck import Drafted, Rejection

RULE = Field(
    "rule",
    Pattern(re.compile("[a-z0-9-]+"), "the rule", "Use a-z, 0-9 and '-'"),
    "the rule that made it",
    Presence.REQUIRED,
)
CONFIDENCE = Field(
    "confidence", SHARE, "how likely it is a good card, from 0 to 1", Presence.REQUIRED
)
GONE = Field("gone", FLAG, "whether its passage was no longer found")
DRAFT_TABLE = Table.of(RULE, CONFIDENCE, GONE)

REJECTIONS = MapOf(ID, TEXT)
"""Rejected drafts: the reasons by card id."""


@dataclass(frozen=True, slots=True)
class DraftOf:
    """How a draft was made."""

    def read(self, node: Node, context: Context) -> Drafted | None:
        """The rule, its confidence, and whether the passage is gone."""
        record = record_of(node, DRAFT_TABLE, context)
        if record is None:
            return None
        rule, confidence = record.get(RULE), record.get(CONFIDENCE)
        is_gone = record.get(GONE) or False
        return None if rule is None or confidence is None else Drafted(rule, confidence, is_gone)


def rejections(pairs: tuple[tuple[str, str], ...] | None) -> tuple[Rejection, ...]:
    """The rejected drafts, in the order of the file."""
    return tuple(Rejection(card, reason) for card, reason in pairs or ())
