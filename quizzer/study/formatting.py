"""What would formatting make of these deck files, and how is it saved? Needs no database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizzer.cards.citation import Citation, Source
from quizzer.cards.deck import Deck
from quizzer.errors import QuizzerError
from quizzer.study.checking import Checked, deck_files, lines_of
from quizzer.study.documents import Shelf, folders_of

if TYPE_CHECKING:
    from quizzer.authoring.formatting.citations import DocumentsOf
    from quizzer.authoring.formatting.formatting import Done, Formatted


@dataclass(frozen=True, slots=True)
class FormattedFile:
    """A deck file that was read, and what formatting makes of it."""

    path: Path
    old: bytes
    formatted: Formatted

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to save."""
        return self.formatted.data != self.old

    @property
    def done(self) -> Done:
        """How much formatting did."""
        return self.formatted.done

    @property
    def old_text(self) -> str:
        """The text before, with LF at the ends of lines."""
        return _text(self.old)

    @property
    def new_text(self) -> str:
        """The text after."""
        return _text(self.formatted.data)

    @property
    def refused(self) -> Checked | None:
        """The problems for which the file was left alone, with the lines they stand on."""
        problems = self.formatted.problems
        if not problems:
            return None
        return Checked(str(self.path), problems, lines_of(problems, self.old_text))


def formatted(
    paths: Iterable[Path], case: Path | None, database: str
) -> Iterator[FormattedFile | QuizzerError]:
    """Each deck file as formatting would leave it, or why it cannot be; nothing is written.

    A folder stands for the deck files below it. Documents are looked for in `case`, beside the
    deck and in the library, whose place `database` says; it is not opened. Raises UsageError for
    a path that does not exist.
    """
    from quizzer.authoring.filebytes import read_bytes
    from quizzer.authoring.formatting.formatting import format_deck
    from quizzer.authoring.garbage import uncollected

    for path in deck_files(paths):
        shelf = Shelf(folders_of(path, case, database))
        try:
            data = read_bytes(path)
            with uncollected():
                result = format_deck(data, str(path), _documents_from(shelf))
        except QuizzerError as error:
            yield error
        else:
            yield FormattedFile(path, data, result)


def save(file: FormattedFile) -> None:
    """Write what formatting made of a file. Raises QuizzerError when it was left alone."""
    from quizzer.authoring.filebytes import digest_of
    from quizzer.authoring.formatting.saving import save as put

    put(file.path, file.formatted.data, digest_of(file.old))


def _documents_from(shelf: Shelf) -> DocumentsOf:
    """What the documents on a shelf say of a deck's citations; none, where they are not there."""
    from quizzer.authoring.formatting.citations import Documents
    from quizzer.authoring.sources.passages import anchored

    def documents_of(deck: Deck) -> Documents:
        sources = {source.id: source for source in deck.sources}

        def anchor(citation: Citation) -> Citation | None:
            document = shelf.document(sources[citation.source])
            return None if isinstance(document, str) else anchored(citation, document)

        def blake2(source: Source) -> str | None:
            document = shelf.document(source)
            return None if isinstance(document, str) else document.blake2

        return Documents(anchor, blake2)

    return documents_of


def _text(data: bytes) -> str:
    text = data.decode("utf-8-sig", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
