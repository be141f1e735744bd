"""How much of each case document do the cards of some decks cover, and which sections not?"""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from quizzer.errors import QuizzerError
from quizzer.study.checking import deck_files
from quizzer.study.documents import Folders, Shelf

if TYPE_CHECKING:
    from quizzer.authoring.sources.blocks import Block, BlockKind, Heading
    from quizzer.authoring.sources.documents import Document
    from quizzer.cards.citation import Source
    from quizzer.cards.deck import Deck

_LONGEST_TEXT = 200
"""Characters of a paragraph that are handed on."""


@dataclass(frozen=True, slots=True)
class CoveredParagraph:
    """A paragraph or list item: its lines, how it begins, and the cards that cite it."""

    first_line: int
    last_line: int
    kind: BlockKind
    text: str
    cards: tuple[str, ...]
    """As `deck/id`; a cloze counts once, however many blanks it has."""


@dataclass(frozen=True, slots=True)
class CoveredSection:
    """A heading with the paragraphs right below it. What stands before the first has none."""

    heading: str
    level: int
    line: int
    paragraphs: tuple[CoveredParagraph, ...]

    @property
    def is_bare(self) -> bool:
        """Whether it has text and no card cites any of it."""
        return bool(self.paragraphs) and not any(p.cards for p in self.paragraphs)


@dataclass(frozen=True, slots=True)
class CoveredDocument:
    """A case document, section by section. Without a document at hand `missing` says why.

    `lost` counts the citations whose passage has changed or cannot be found.
    """

    file: str
    title: str
    sections: tuple[CoveredSection, ...] = ()
    words: int = 0
    lost: int = 0
    missing: str = ""

    @property
    def paragraphs(self) -> tuple[CoveredParagraph, ...]:
        """All paragraphs in order."""
        return tuple(p for section in self.sections for p in section.paragraphs)

    @property
    def cited(self) -> int:
        """How many paragraphs at least one card cites."""
        return sum(bool(paragraph.cards) for paragraph in self.paragraphs)

    @property
    def cards(self) -> frozenset[str]:
        """The cards that cite any of it."""
        return frozenset(card for paragraph in self.paragraphs for card in paragraph.cards)

    @property
    def cards_per_1000_words(self) -> float:
        """How densely it is covered."""
        return 1000 * len(self.cards) / self.words if self.words else 0.0

    @property
    def bare_sections(self) -> tuple[CoveredSection, ...]:
        """The sections that no card cites."""
        return tuple(section for section in self.sections if section.is_bare)


def coverage(
    paths: Iterable[Path], folders_of: Callable[[Path], Folders]
) -> tuple[CoveredDocument, ...]:
    """The documents that deck files cite, each once, in the order in which they are declared.

    `folders_of` a deck file says where its documents may be. Raises QuizzerError for a deck with
    problems and UsageError for a path that does not exist.
    """
    tallies: dict[str, _Tally] = {}
    missing: dict[str, CoveredDocument] = {}
    for path in deck_files(paths):
        deck = _read(path)
        shelf = Shelf(folders_of(path))
        for source in deck.sources:
            document = shelf.document(source)
            if isinstance(document, str):
                missing[source.file or source.id] = CoveredDocument(
                    source.file, source.title or source.id, missing=document
                )
                continue
            tally = tallies.setdefault(document.digest, _Tally(source, document))
            tally.count(deck, source.id)
    return (*(tally.covered() for tally in tallies.values()), *missing.values())


def _read(path: Path) -> Deck:
    from quizzer.authoring.deckfile import read_deck

    file = read_deck(path)
    if file.deck is None:
        raise QuizzerError(
            "the deck has problems",
            where=str(path),
            remedy=f"Run `quizzer check {shlex.quote(str(path))}` to see them all",
        )
    return file.deck


class _Tally:
    """Counts which cards cite which paragraph of one document."""

    def __init__(self, source: Source, document: Document) -> None:
        self._source = source
        self._document = document
        self._cards: dict[int, dict[str, None]] = defaultdict(dict)
        self._lost = 0

    def count(self, deck: Deck, source: str) -> None:
        """Count the cards of a deck that cite the document under a source's id."""
        from quizzer.authoring.sources.passages import State, passage_of

        for entry in deck.entries:
            for citation in entry.citations:
                if citation.source != source:
                    continue
                passage = passage_of(citation, self._document)
                if passage.state in (State.CHANGED, State.MISSING):
                    self._lost += 1
                    continue
                for line in range(passage.first_line, passage.last_line + 1):
                    self._cards[line][f"{deck.id}/{entry.id}"] = None

    def covered(self) -> CoveredDocument:
        """The document with its counts."""
        document = self._document
        return CoveredDocument(
            file=self._source.file,
            title=self._source.title or self._source.file,
            sections=_sections(document, self._cards),
            words=sum(len(line.split()) for line in document.lines),
            lost=self._lost,
        )


def _sections(
    document: Document, cards: Mapping[int, Mapping[str, None]]
) -> tuple[CoveredSection, ...]:
    from quizzer.authoring.sources.blocks import BlockKind

    sections = []
    for headings, blocks in groupby(document.blocks, key=lambda block: block.under):
        paragraphs = tuple(
            _paragraph(block, document, cards)
            for block in blocks
            if block.kind is not BlockKind.HEADING
        )
        heading: Heading | None = headings[-1] if headings else None
        sections.append(
            CoveredSection(
                heading=heading.text if heading else "",
                level=heading.level if heading else 0,
                line=heading.line if heading else 0,
                paragraphs=paragraphs,
            )
        )
    return tuple(sections)


def _paragraph(
    block: Block, document: Document, cards: Mapping[int, Mapping[str, None]]
) -> CoveredParagraph:
    lines = range(block.first_line, block.last_line + 1)
    citing = dict.fromkeys(card for line in lines if line in cards for card in cards[line])
    text = " ".join(document.text(block.first_line, block.last_line)[:_LONGEST_TEXT].split())
    return CoveredParagraph(block.first_line, block.last_line, block.kind, text, tuple(citing))
