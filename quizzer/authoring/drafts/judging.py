"""What does a deck file look like after a person has accepted or rejected a draft?"""

from __future__ import annotations

from dataclasses import replace

from quizzer.authoring.drafts.adding import with_pairs_in
from quizzer.authoring.drafts.editing import EditingError, Opened
from quizzer.authoring.drafts.removing import without_item, without_pairs
from quizzer.authoring.entries import DRAFT, STATUS
from quizzer.authoring.formatting.pairs import with_value
from quizzer.authoring.formatting.splicing import Edit
from quizzer.authoring.formatting.texts import written
from quizzer.authoring.nodes import Mapping, Sequence
from quizzer.authoring.reading import CARDS, REJECTED
from quizzer.authoring.written import WrittenEntry, value_of
from quizzer.cards.card import Status
from quizzer.cards.clean import is_visible
from quizzer.cards.deck import Deck, Rejection
from quizzer.errors import QuizzerError, UsageError


class NoDraftError(QuizzerError):
    """There is no such draft in the deck, or not any more."""

    def __init__(self, path: str, card: str) -> None:
        super().__init__(
            f"there is no draft {card} in this deck any more",
            where=path,
            remedy="Look at the drafts that are left",
        )


def accepted(opened: Opened, card: str) -> Opened:
    """The deck with a draft as a card: its `status:` and `draft:` are gone.

    Raises NoDraftError, and EditingError where that cannot be done safely.
    """
    draft = _draft(opened, card)
    edits = without_pairs(draft.node, (STATUS.key, DRAFT.key), opened.layout)
    card_now = replace(draft.entry, status=Status.ACCEPTED, draft=None)
    entries = tuple(card_now if old is draft.entry else old for old in opened.deck.entries)
    return opened.after(edits, replace(opened.deck, entries=entries), draft.entry.line)


def rejected(opened: Opened, card: str, reason: str) -> Opened:
    """The deck without a draft, and with its id and the reason under `rejected:`.

    Raises what `accepted` does, and UsageError for a reason that cannot be written.
    """
    draft = _draft(opened, card)
    line = " ".join(reason.split())
    if not is_visible(line) or written(line) is None:
        raise UsageError("this reason cannot be kept", remedy="Give it in a few plain words")
    others = tuple(entry for entry in opened.deck.entries if entry is not draft.entry)
    meant = replace(opened.deck, entries=others)
    edits = _card_out(opened, draft)
    if not opened.deck.rejected:
        # Its key would be put where the card still stands.
        opened, edits = opened.after(edits, meant, draft.entry.line), []
    edits += _with_rejection(opened, card, line)
    return opened.after(edits, _remembering(meant, card, line), draft.entry.line)


def _draft(opened: Opened, card: str) -> WrittenEntry:
    entry = opened.entry(card)
    if entry is None or entry.entry.status is not Status.DRAFT:
        raise NoDraftError(opened.file.path, card)
    return entry


def _card_out(opened: Opened, draft: WrittenEntry) -> list[Edit]:
    cards = opened.written.value(CARDS.key)
    assert isinstance(cards, Sequence)
    number = next(n for n, item in enumerate(cards.items) if item is draft.node)
    return without_item(cards, number, opened.layout)


def _remembering(deck: Deck, card: str, reason: str) -> Deck:
    old = tuple(
        Rejection(card, reason) if rejection.id == card else rejection
        for rejection in deck.rejected
    )
    is_known = any(rejection.id == card for rejection in old)
    return replace(deck, rejected=old if is_known else (*old, Rejection(card, reason)))


def _with_rejection(opened: Opened, card: str, reason: str) -> list[Edit]:
    """Remember a rejection; one of the same id that was remembered before gives way."""
    root = opened.written.root
    value = opened.written.value(REJECTED.key)
    old = value_of(value, card) if isinstance(value, Mapping) else None
    if old is None:
        return with_pairs_in(root, REJECTED.key, {card: reason}, opened.layout)
    assert isinstance(value, Mapping)
    changed = with_value(value, card, reason, opened.layout)
    if changed is None:
        raise EditingError(opened.file.path, old.start.line)
    return list(changed.edits)
