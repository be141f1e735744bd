"""What does a deck file say, once it has been read and found right?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from quizzer.cards.content import Content

ID_PATTERN = re.compile(r"[a-z0-9][a-z0-9._-]*")
"""The alphabet of deck ids, card ids and source ids."""


class Level(StrEnum):
    """What a card demands: remembering, using, or taking apart."""

    RECALL = "recall"
    APPLY = "apply"
    ANALYSE = "analyse"


class Status(StrEnum):
    """Whether a person has accepted the card."""

    ACCEPTED = "accepted"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Drafted:
    """How a draft came to be: by which rule, and how sure that was to give a good card, 0 to 1.

    It `is_gone` when its passage was no longer found as drafts were made anew.
    """

    rule: str
    confidence: float
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Rejection:
    """A draft that a person rejected, which is never drafted again, and why."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Source:
    """A case document that cards cite."""

    id: str
    file: str = ""
    title: str = ""
    author: str = ""
    blake2: str = ""

    @property
    def label(self) -> str:
        """A short name for citations: the author's last name, else the title, else the id."""
        return self.author.split()[-1] if self.author.split() else self.title or self.id


@dataclass(frozen=True, slots=True)
class Citation:
    """A card's pointer into a source. Lines count from 1; 0 means not given."""

    source: str
    first_line: int = 0
    last_line: int = 0
    heading: str = ""
    fingerprint: str = ""
    quote: str = ""

    @property
    def lines(self) -> str:
        """`line 11`, `lines 51–54`, or nothing."""
        if not self.first_line:
            return ""
        if self.last_line == self.first_line:
            return f"line {self.first_line}"
        return f"lines {self.first_line}–{self.last_line}"


@dataclass(frozen=True, slots=True)
class Topic:
    """A node of the topic tree. `path` is written `pricing/cost`."""

    path: str
    title: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a deck's `cards:` list. It makes one card, or one for each blank or direction.

    `line` is where it starts in the file, from 1. `revision` grows when the author asks
    for a fresh start. `ignored_rules` are the lint rules that its author has decided against.
    `draft` is what is known of a draft that Quizzer made.
    """

    id: str
    content: Content
    topic: str = ""
    tags: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    why: str = ""
    hint: str = ""
    level: Level = Level.RECALL
    status: Status = Status.ACCEPTED
    draft: Drafted | None = None
    made_by: str = ""
    revision: int = 1
    group: str = ""
    suspended: bool = False
    ignored_rules: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck file. `topics` and `entries` are in the author's order, which is the course's."""

    id: str
    title: str
    description: str = ""
    language: str = ""
    license: str = ""
    authors: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    topics: tuple[Topic, ...] = ()
    entries: tuple[Entry, ...] = ()
    ignored_rules: tuple[str, ...] = ()
    rejected: tuple[Rejection, ...] = ()
