"""What does a deck file say, once it has been read and found right?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizzer.cards.card import Level, Status
from quizzer.cards.citation import Citation, Source
from quizzer.cards.content import Content

ID_PATTERN = re.compile(r"[a-z0-9][a-z0-9._-]*")
"""The alphabet of deck ids, card ids and source ids."""


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
