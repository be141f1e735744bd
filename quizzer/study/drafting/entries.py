"""How does a draft become an entry of a deck, with citations that stand by themselves?"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import TYPE_CHECKING

from quizzer.cards.card import Status
from quizzer.cards.citation import Citation
from quizzer.cards.deck import Drafted, Entry

if TYPE_CHECKING:
    from quizzer.authoring.sources.documents import Document
    from quizzer.generate.drafting import Draft
    from quizzer.generate.material import Passage

MADE_BY = "quizzer-generate/1"
"""Who drafted it, in `by:`."""


class Quoting(Enum):
    """Whether citations have the words that prove the card, or only their fingerprint."""

    QUOTES = auto()
    FINGERPRINTS = auto()


def entry_of(draft: Draft, source: str, document: Document, topic: str, quoting: Quoting) -> Entry:
    """A draft as an entry, cited in full from the document of a source."""
    candidate = draft.candidate
    return Entry(
        id=draft.id,
        content=candidate.content,
        topic=topic,
        citations=tuple(_citations(draft, source, document, quoting)),
        why=candidate.why,
        level=candidate.level,
        status=Status.DRAFT,
        draft=Drafted(candidate.rule.value, round(candidate.confidence, 2)),
        made_by=MADE_BY,
    )


def _citations(
    draft: Draft, source: str, document: Document, quoting: Quoting
) -> Iterator[Citation]:
    from quizzer.authoring.sources.passages import anchored

    support = draft.candidate.support
    for first, last in dict.fromkeys(_lines(one) for one in draft.candidate.passages):
        citation = anchored(Citation(source, first, last), document)
        yield citation if quoting is Quoting.FINGERPRINTS else _quoted(citation, support, document)


def _lines(passage: Passage) -> tuple[int, int]:
    return passage.first_line, passage.last_line


def _quoted(citation: Citation, support: tuple[str, ...], document: Document) -> Citation:
    """The citation with what its passage has of the support: all of it, or the first of it."""
    from dataclasses import replace

    from quizzer.authoring.sources.passages import State, passage_of

    for quote in dict.fromkeys((" ".join(support), *support)):
        quoted = replace(citation, quote=quote)
        if quote and passage_of(quoted, document).state is State.FOUND:
            return quoted
    return citation
