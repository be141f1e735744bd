"""What does a deck file look like after a person has accepted or rejected a draft?"""

from __future__ import annotations

from dataclasses import replace

from quizzer.authoring.drafts.adding import INDENT, with_first, with_key
from quizzer.authoring.drafts.editing import EditingError, Opened
from quizzer.authoring.drafts.removing import without_item, without_pairs
from quizzer.authoring.entries import DRAFT, STATUS
from quizzer.authoring.formatting.pairs import NewPair, with_pairs
from quizzer.authoring.formatting.splicing import Edit
from quizzer.authoring.formatting.texts import written
from quizzer.authoring.nodes import Mapping, Scalar, Sequence
from quizzer.authoring.reading import CARDS, REJECTED
from quizzer.authoring.written import WrittenEntry
from quizzer.cards.clean import is_visible
from quizzer.cards.deck import Deck, Rejection, Status
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
    """The deck file with a draft as a card: its `status:` and `draft:` are gone.

    Raises NoDraftError, and EditingError where that cannot be done safely.
    """
    draft = _draft(opened, card)
    edits = without_pairs(draft.node, (STATUS.key, DRAFT.key), opened.layout)
    card_now = replace(draft.entry, status=Status.ACCEPTED, draft=None)
    entries = tuple(card_now if old is draft.entry else old for old in opened.deck.entries)
    return opened.after(edits, replace(opened.deck, entries=entries), draft.entry.line)


def rejected(opened: Opened, card: str, reason: str) -> Opened:
    """The deck file without a draft, and with its id and the reason under `rejected:`.

    Raises what `accepted` does, and UsageError for a reason that cannot be written.
    """
    draft = _draft(opened, card)
    line = " ".join(reason.split())
    text = written(line)
    if text is None or not is_visible(line):
        raise UsageError("this reason cannot be kept", remedy="Give it in a few plain words")
    others = tuple(entry for entry in opened.deck.entries if entry is not draft.entry)
    meant = replace(opened.deck, entries=others)
    without = opened.after(_card_out(opened, draft), meant, draft.entry.line)
    edits = _with_rejection(without, card, line, text)
    return without.after(edits, _remembering(meant, card, line), draft.entry.line)


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


def _with_rejection(opened: Opened, card: str, reason: str, text: str) -> list[Edit]:
    root, layout = opened.written.root, opened.layout
    block, flow = f"{INDENT}{card}: {text}", f"{{{card}: {text}}}"
    found = next(((k, v) for k, v in root.pairs if k.text == REJECTED.key), None)
    if found is None:
        return [with_key(root, REJECTED.key, block, flow, layout)]
    key, value = found
    if not (isinstance(value, Mapping) and value.pairs):
        return [with_first(key, value, block, flow, layout)]
    old = next((v for k, v in value.pairs if k.text == card), None)
    if isinstance(old, Scalar):
        return [Edit(old.start, old.end, text)]
    changed = with_pairs(value, [NewPair(len(value.pairs), card, reason)], layout)
    if changed is None:
        raise EditingError(opened.file.path, key.start.line)
    return list(changed.edits)
