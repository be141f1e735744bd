"""Which cards of these deck files do the case documents prove?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizzer.cards.card import Card, Status, cards_of
from quizzer.study.checking import deck_files
from quizzer.study.documents import Shelf, folders_of

if TYPE_CHECKING:
    from quizzer.authoring.problems import Problem
    from quizzer.authoring.sources.proving import Cited, Proof
    from quizzer.cards.deck import Deck, Entry


@dataclass(frozen=True, slots=True)
class VerifiedCard:
    """A card, its proof, and each of its citations with what has become of it."""

    card: Card
    proof: Proof
    citations: tuple[Cited, ...]

    @property
    def is_draft(self) -> bool:
        """Whether nobody has accepted it yet."""
        return self.card.status is Status.DRAFT

    @property
    def moves(self) -> tuple[str, ...]:
        """What is said of passages that have moved."""
        from quizzer.authoring.sources.passages import State

        moved = (one.passage for one in self.citations if one.passage.state is State.MOVED)
        return tuple(passage.reason for passage in moved)


@dataclass(frozen=True, slots=True)
class VerifiedDeck:
    """A deck file with its cards, or with its problems. `notes` are about its documents."""

    path: str
    deck: str = ""
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    cards: tuple[VerifiedCard, ...] = ()


def verify(paths: Iterable[Path], case: Path | None, database: str) -> tuple[VerifiedDeck, ...]:
    """Hold the cards of deck files against their documents. A folder stands for its deck files.

    `database` only says where the library's `sources` folder is; it is not opened. Raises
    UsageError for a path that does not exist.
    """
    from quizzer.authoring.deckfile import read_deck

    results = []
    for path in deck_files(paths):
        file = read_deck(path)
        if file.deck is None:
            results.append(VerifiedDeck(str(path), problems=file.problems))
            continue
        shelf = Shelf(folders_of(path, case, database))
        results.append(
            VerifiedDeck(
                str(path),
                file.deck.id,
                notes=_notes(file.deck, shelf),
                cards=verify_deck(file.deck, shelf),
            )
        )
    return tuple(results)


def verify_deck(deck: Deck, shelf: Shelf) -> tuple[VerifiedCard, ...]:
    """The cards of a deck with their proofs, in its order."""
    from quizzer.authoring.sources.proving import prove

    return tuple(
        VerifiedCard(card, prove(card, citations, deck.language or "en"), citations)
        for entry, citations in cited_by(deck, shelf)
        for card in cards_of(deck.id, entry)
    )


def cited_by(deck: Deck, shelf: Shelf) -> Iterator[tuple[Entry, tuple[Cited, ...]]]:
    """Each entry of a deck with what has become of the passages that it cites."""
    from quizzer.authoring.sources.proving import cited

    sources = {source.id: source for source in deck.sources}
    for entry in deck.entries:
        named = [(citation, sources[citation.source]) for citation in entry.citations]
        yield (
            entry,
            tuple(cited(citation, source, shelf.document(source)) for citation, source in named),
        )


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cards have each verdict or are drafts, citations no print yet, decks problems."""

    proven: int
    unproven: int
    stale: int
    missing: int
    drafts: int
    unprinted: int
    refused: int

    @property
    def cards(self) -> int:
        """All cards that were looked at."""
        return self.proven + self.unproven + self.stale + self.missing

    @property
    def is_good(self) -> bool:
        """Whether every passage is at hand as it was, in every deck; unproven is no error."""
        return not (self.stale or self.missing or self.refused)


def tally(decks: Sequence[VerifiedDeck]) -> Tally:
    """Count the verdicts over all decks."""
    from quizzer.authoring.sources.passages import State
    from quizzer.authoring.sources.proving import Verdict

    cards = [card for deck in decks for card in deck.cards]
    verdicts = Counter(card.proof.verdict for card in cards)
    states = Counter(one.passage.state for card in cards for one in card.citations)
    return Tally(
        proven=verdicts[Verdict.PROVEN],
        unproven=verdicts[Verdict.UNPROVEN],
        stale=verdicts[Verdict.STALE],
        missing=verdicts[Verdict.MISSING],
        drafts=sum(card.is_draft for card in cards),
        unprinted=states[State.UNPRINTED],
        refused=sum(bool(deck.problems) for deck in decks),
    )


def _notes(deck: Deck, shelf: Shelf) -> tuple[str, ...]:
    """What is odd about the documents as a whole."""
    notes = []
    for source in deck.sources:
        document = shelf.document(source)
        if isinstance(document, str):
            continue
        if source.blake2 and not document.has_digest(source.blake2):
            notes.append(
                f"the document {source.file} is not the one that the deck was written from "
                f"(blake2 {document.blake2} instead of {source.blake2}); "
                "if it should be, delete its blake2: and run `quizzer fmt`"
            )
        if document.bad_bytes:
            notes.append(f"the document {source.file} has bytes that are no UTF-8")
    return tuple(notes)
