"""How do drafts come into a deck file, one that is there or a new one?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quizzer.cards.deck import Citation, Deck, Source
from quizzer.errors import UsageError
from quizzer.study.documents import Shelf

if TYPE_CHECKING:
    from quizzer.authoring.drafts.merging import IsThere, Merged


def add_drafts(path: Path, made: Deck, shelf: Shelf) -> Merged:
    """Merge drafts into a deck file, or make one of them; it is whole at every moment.

    `made` has the drafts with their sources and topics, and says what a new deck is called.
    Raises UsageError for a deck that cannot be called so, BrokenDeckError for one with problems,
    and QuizzerError where the file cannot be written; then it is what it was.
    """
    from quizzer.authoring.drafts.merging import merge
    from quizzer.authoring.drafts.updating import update

    if not path.exists():
        return _new(path, made)
    return update(path, lambda data: merge(data, str(path), made, still_there(shelf)))


def still_there(shelf: Shelf) -> IsThere:
    """Whether a passage is found as it was; of a document that is not at hand, it is assumed."""
    from quizzer.authoring.sources.passages import State, passage_of

    def is_there(citation: Citation, source: Source) -> bool:
        document = shelf.document(source)
        if isinstance(document, str):
            return True
        return passage_of(citation, document).state not in (State.CHANGED, State.MISSING)

    return is_there


def _new(path: Path, made: Deck) -> Merged:
    from quizzer.authoring.creating import create_all
    from quizzer.authoring.drafts.lines import UnwritableError
    from quizzer.authoring.drafts.merging import Merged
    from quizzer.authoring.drafts.writing import new_deck

    try:
        new = new_deck(made)
    except UnwritableError:
        what = "the deck’s title or the name of a document has characters that no deck may have"
        raise UsageError(what, where=str(path), remedy="Choose another") from None
    create_all({path: new.data})
    added = tuple(entry.id for entry in made.entries if entry.id not in new.dropped)
    return Merged(new.data, added=added, dropped=new.dropped)
