"""What did a deck file change in the library, and which cards were renamed?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rename:
    """An entry of a deck whose id has changed, and the ids that it had and has."""

    deck: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A rename that was carried out, and how many answers of all learners it kept."""

    rename: Rename
    answers: int


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a deck file changed in the library, by card id.

    `renamed` are offers: retired entries with a history, and the new ones that read the same.
    `drafts` counts the entries that nobody has accepted yet, which are not studied.
    """

    deck: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()
    restarted: tuple[str, ...] = ()
    renamed: tuple[Rename, ...] = ()
    drafts: int = 0
