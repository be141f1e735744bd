"""What does a deck file look like with its ids, its citations and its keys in order?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from quizzer.authoring.codes import Code
from quizzer.authoring.deckfile import DeckFile, parse_deck
from quizzer.authoring.formatting.citations import (
    NO_DOCUMENTS,
    DocumentsOf,
    with_blake2,
    with_citations,
)
from quizzer.authoring.formatting.ids import Names, is_nameless, with_id
from quizzer.authoring.formatting.layout import Layout
from quizzer.authoring.formatting.ordering import ordered_card, ordered_deck
from quizzer.authoring.formatting.pairs import replaced
from quizzer.authoring.formatting.splicing import Edit, edit_deck
from quizzer.authoring.nodes import Mapping, Node, Scalar, Sequence
from quizzer.authoring.problems import Problem
from quizzer.authoring.reading import CARDS, LANGUAGE, SOURCES
from quizzer.authoring.written import WrittenDeck, cards_in
from quizzer.errors import QuizzerError

_OF_MISSING_IDS = frozenset({Code.NO_ID, Code.EMPTY, Code.MORE_PROBLEMS})
"""Problems that may be missing ids and nothing else."""


class FormattingError(QuizzerError):
    """A bug of ours: the edited file would not say what was meant. Nothing was written."""


@dataclass(frozen=True, slots=True)
class Done:
    """How much was done to a file."""

    ids: int = 0
    citations: int = 0
    sources: int = 0
    ordered_cards: int = 0
    ordered_decks: int = 0


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file's content after formatting; with problems, it is what it was."""

    data: bytes
    done: Done = field(default_factory=Done)
    problems: tuple[Problem, ...] = ()


def format_deck(
    data: bytes, path: str, documents_of: DocumentsOf = lambda _: NO_DOCUMENTS
) -> Formatted:
    """Add missing ids, complete and re-anchor citations, and put keys in order.

    Every line without an edited key stays as it is, and formatting the result changes nothing.
    A file with other problems than missing ids comes back unchanged. Raises FormattingError
    where the result, read again, is not what was meant.
    """
    file = parse_deck(data, path)
    refused = tuple(p for p in file.problems if p.code not in _OF_MISSING_IDS)
    if refused or file.written is None:
        return Formatted(data, problems=refused or file.problems)
    reading = _named(_Reading(data, file, file.written))
    if reading.file.problems:
        return Formatted(data, problems=_others(file))
    for step in (_with_documents(documents_of), _cards_ordered, _deck_ordered):
        reading = step(reading)
    return Formatted(reading.data, reading.done)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A file as it stands after some steps, and what it says."""

    data: bytes
    file: DeckFile
    written: WrittenDeck
    done: Done = field(default_factory=Done)

    @property
    def layout(self) -> Layout:
        return Layout(self.file.text)

    @property
    def cards(self) -> tuple[Mapping, ...]:
        return cards_in(self.written.root)

    def after(self, meant: Mapping, edits: list[Edit], done: Done) -> _Reading:
        """The file with edits, read again. Raises FormattingError when it is not what was meant."""
        if not edits:
            return self
        data = edit_deck(self.data, edits)
        file = parse_deck(data, self.file.path)
        is_as_meant = file.written is not None and _is_same(meant, file.written.root)
        # A file that had problems has them still, and its tree may lack what could not be read.
        if file.written is None or not (self.file.problems if file.problems else is_as_meant):
            raise _bug(self.file.path)
        return _Reading(data, file, file.written, done)

    def with_cards(self, cards: list[Mapping]) -> Mapping:
        """The deck's tree with other cards."""
        old = self.written.value(CARDS.key)
        if not isinstance(old, Sequence):
            return self.written.root
        return replaced(self.written.root, CARDS.key, replace(old, items=tuple(cards)))


def _named(reading: _Reading) -> _Reading:
    """With an id for each card. It has problems when there are others than missing ids."""
    language = reading.written.value(LANGUAGE.key)
    names = Names(reading.cards, language.text if isinstance(language, Scalar) else "")
    layout = reading.layout
    edits: list[Edit] = []
    cards = list(reading.cards)
    count = 0
    for number, card in enumerate(cards):
        named = with_id(card, names.name(card), layout) if is_nameless(card) else None
        if named is not None:
            cards[number] = named.node
            edits += named.edits
            count += 1
    return reading.after(reading.with_cards(cards), edits, replace(reading.done, ids=count))


def _others(file: DeckFile) -> tuple[Problem, ...]:
    """The problems beside missing ids; all of them where only their number is known."""
    others = tuple(problem for problem in file.problems if problem.code is not Code.NO_ID)
    if not others:
        raise _bug(file.path)
    return file.problems if others[0].code is Code.MORE_PROBLEMS else others


def _with_documents(documents_of: DocumentsOf) -> Callable[[_Reading], _Reading]:
    """A step that completes citations and the sources' fingerprints from documents."""

    def step(reading: _Reading) -> _Reading:
        documents = documents_of(reading.written.deck)
        layout = reading.layout
        edits: list[Edit] = []
        cards = list(reading.cards)
        count = 0
        for number, entry in enumerate(reading.written.entries):
            if completed := with_citations(entry, documents, layout):
                cards[number] = completed.node
                edits += completed.edits
                count += completed.count
        done = replace(reading.done, citations=count)
        meant = reading.with_cards(cards)
        if sources := with_blake2(reading.written, documents, layout):
            meant = replaced(meant, SOURCES.key, sources.node)
            edits += sources.edits
            done = replace(done, sources=sources.count)
        return reading.after(meant, edits, done)

    return step


def _cards_ordered(reading: _Reading) -> _Reading:
    """With the keys of every card in order."""
    layout = reading.layout
    edits: list[Edit] = []
    cards = list(reading.cards)
    count = 0
    for number, card in enumerate(cards):
        if ordered := ordered_card(card, layout):
            cards[number] = ordered.node
            edits += ordered.edits
            count += 1
    done = replace(reading.done, ordered_cards=count)
    return reading.after(reading.with_cards(cards), edits, done)


def _deck_ordered(reading: _Reading) -> _Reading:
    """With the keys of the deck in order."""
    ordered = ordered_deck(reading.written.root, reading.layout)
    if ordered is None:
        return reading
    return reading.after(ordered.node, list(ordered.edits), replace(reading.done, ordered_decks=1))


def _is_same(meant: Node, read: Node) -> bool:
    """Whether two trees say the same, wherever it stands."""
    match meant, read:
        case Scalar(), Scalar():
            return meant.is_nothing == read.is_nothing and meant.text == read.text
        case Sequence(), Sequence():
            return len(meant.items) == len(read.items) and all(
                _is_same(one, other) for one, other in zip(meant.items, read.items, strict=True)
            )
        case Mapping(), Mapping():
            return len(meant.pairs) == len(read.pairs) and all(
                key.text == other_key.text and _is_same(value, other)
                for (key, value), (other_key, other) in zip(meant.pairs, read.pairs, strict=True)
            )
        case _:
            return False


def _bug(path: str) -> FormattingError:
    return FormattingError(
        "formatting would have changed what the deck says, so nothing was written",
        where=path,
        remedy="This is a bug of Quizzer's: report it with the deck, please",
    )
