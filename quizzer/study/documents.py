"""Where are the case documents, and how does the passage that a card cites read?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from quizzer.cards.card import Card
from quizzer.cards.citation import Citation, Source

if TYPE_CHECKING:
    from quizzer.authoring.sources.documents import Document
    from quizzer.authoring.sources.passages import State

AROUND = 3
"""Lines that are shown before and behind a passage."""

MOST_LINES = 400
"""Lines of one passage that are shown."""


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a document is looked for, in this order. A folder that is not known is None."""

    case: Path | None = None
    """What the user named with `--case`."""

    deck: Path | None = None
    """Where the deck file is."""

    library: Path | None = None
    """The `sources` folder in the library's data folder."""

    @property
    def in_order(self) -> tuple[Path, ...]:
        """The folders that are known."""
        return tuple(f for f in (self.case, self.deck, self.library) if f is not None)


def folders_of(deck_file: Path | None, case: Path | None, database: str) -> Folders:
    """The folders for the sources of a deck. `database` is a file's path or a URL."""
    return Folders(case, deck_file.absolute().parent if deck_file else None, _sources(database))


def _sources(database: str) -> Path:
    if "://" in database:
        import platformdirs

        return platformdirs.user_data_path("quizzer") / "sources"
    return Path(database).expanduser().absolute().parent / "sources"


class Shelf:
    """Finds the documents of sources; each file is read once, however many cards cite it."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self._found: dict[str, Document | str] = {}

    def document(self, source: Source) -> Document | str:
        """A source's document, or a sentence that says why it is not at hand."""
        from quizzer.authoring.sources.locating import find_document

        if source.file not in self._found:
            self._found[source.file] = find_document(source.file, self.folders.in_order)
        return self._found[source.file]


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of a document. `number` counts from 1, as an editor shows it.

    `support` are the spans of its characters, from 0, that the answer rests on.
    """

    number: int
    text: str
    is_cited: bool
    support: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PassageView:
    """A cited passage ready to be shown; texts are foreign until cleaned.

    Without a document, or without the passage in it, `lines` is empty and `note` says why, which
    file was looked for and in which folders. With lines, `note` is empty or says what has
    become of the passage.
    """

    state: State
    source: Source
    heading: str = ""
    lines: tuple[ShownLine, ...] = field(default=())
    note: str = ""
    page: int = 0
    """Where it begins, from 1, in a document with pages."""

    @property
    def unmarked(self) -> PassageView:
        """The same without its support, for a learner who still looks for the answer."""
        return replace(self, lines=tuple(replace(line, support=()) for line in self.lines))


Spans = Mapping[tuple[str, int], list[tuple[int, int]]]
"""The words that prove an answer, by document and line."""


def passages(card: Card, sources: Iterable[Source], folders: Folders) -> tuple[PassageView, ...]:
    """The passages of a card's citations, with the words in them that prove its answer.

    Reads the files; raises nothing.
    """
    return passages_behind((card,), sources, Shelf(folders))


def passages_behind(
    cards: Sequence[Card], sources: Iterable[Source], shelf: Shelf
) -> tuple[PassageView, ...]:
    """The same for all cards of one entry, with the words that prove any of them."""
    from quizzer.authoring.sources.proving import cited, prove

    by_id = {source.id: source for source in sources}
    named = [(c, by_id[c.source]) for c in cards[0].citations if c.source in by_id]
    found = [cited(c, source, shelf.document(source)) for c, source in named]
    spans: Spans = defaultdict(list)
    for card in cards:
        for support in prove(card, found).supports:
            for span in support.spans:
                spans[span.document, span.line].append((span.start, span.end))
    return tuple(passage(citation, source, shelf, spans) for citation, source in named)


def passage(citation: Citation, source: Source, shelf: Shelf, spans: Spans) -> PassageView:
    """The passage of one citation with the lines around it. Reads the file; raises nothing."""
    from quizzer.authoring.sources.passages import State, passage_of

    document = shelf.document(source)
    if isinstance(document, str):
        return PassageView(State.MISSING, source, citation.heading, note=sentence(document))
    found = passage_of(citation, document)
    heading = found.heading.text if found.heading else ""
    note = "" if found.state in (State.FOUND, State.UNPRINTED) else sentence(found.reason)
    if found.state is State.CHANGED and citation.quote:
        note = f"{note} It said: “{citation.quote}”"
    if found.state is State.MISSING:
        return PassageView(found.state, source, citation.heading, note=note)
    first = max(1, found.first_line - AROUND)
    last = min(len(document.lines), found.last_line + AROUND, first + MOST_LINES)
    lines = tuple(
        ShownLine(
            n,
            document.lines[n - 1],
            is_cited=found.first_line <= n <= found.last_line,
            support=tuple(sorted(spans.get((source.file, n), ()))),
        )
        for n in range(first, last + 1)
    )
    page = document.page_of(found.first_line)
    return PassageView(found.state, source, heading, lines, note, page)


def sentence(text: str) -> str:
    """What is known of a document or a passage as a sentence of its own."""
    return f"{text[:1].upper()}{text[1:]}."
