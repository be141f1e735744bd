"""What does a rule propose, and how sure is it?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quizzer.cards.card import Level
from quizzer.cards.content import Content
from quizzer.generate.material import Passage, Title


class Rule(StrEnum):
    """What a draft was made by. Decks keep these words, so none of them ever changes."""

    MEANS = "means"
    PURPOSE = "purpose"
    RESULT = "result"
    CAUSE = "cause"
    CONTRAST = "contrast"
    EXAMPLES = "examples"
    MEMBERS = "members"
    DEFINITION = "definition"
    ACRONYM = "acronym"
    FIGURE = "figure"
    YEAR = "year"
    NAME = "name"
    OBJECT = "object"
    LABELS = "labels"
    LABEL = "label"
    PAIRS = "pairs"
    SEQUENCE = "sequence"
    EXPLANATION = "explanation"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A card that a rule proposes. `confidence` is its own guess, from 0 to 1.

    `answer` is what the card is after, whatever its kind: two candidates with the same answer on
    the same words are one. `support` are the sentences, as they stand in the document, that prove
    it; `passages` are where they stand. `path` has the headings over what it is about, where that
    is more than the first passage.
    """

    rule: Rule
    content: Content
    answer: str
    support: tuple[str, ...]
    passages: tuple[Passage, ...]
    confidence: float
    level: Level = Level.RECALL
    why: str = ""
    path: tuple[str, ...] = ()

    @property
    def titles(self) -> tuple[str, ...]:
        """The headings over what it is about, as texts."""
        return self.path or tuple(title.text for title in self.headings)

    @property
    def headings(self) -> tuple[Title, ...]:
        """The headings over what it is about: of a whole section, only those of the section."""
        return self.passages[0].titles[: len(self.path) or None]
