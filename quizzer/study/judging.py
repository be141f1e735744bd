"""Which drafts of a deck are still to be judged, and what becomes of each?

A sitting works on one deck file. Each verdict is on disk before the next draft is asked for, and
is made on what the file says at that moment: an editor may have changed it in between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quizzer.cards.card import Card, Status, cards_of, question_of
from quizzer.cards.deck import Deck, Entry
from quizzer.study.checking import deck_files
from quizzer.study.documents import PassageView, Shelf, folders_of, passages_behind
from quizzer.study.verdicts import Outcome, Verdict, Verdicts

if TYPE_CHECKING:
    from quizzer.authoring.drafts.editing import Opened


_CHANGED = (
    "The same lines of the deck file were changed after this verdict, so it stays: "
    "edit them by hand."
)


class Reason(StrEnum):
    """The usual reasons to reject a draft; any other text may be given as well."""

    WRONG = "wrong"
    TRIVIAL = "trivial"
    UNCLEAR = "unclear"
    DUPLICATE = "duplicate"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft to be judged. Its texts are foreign until cleaned.

    `cards` are what would be studied, one for each blank of a cloze. One that no rule has made
    has no `rule` and a confidence of 0. `line` is where it begins in the file, from 1.
    """

    id: str
    entry: Entry
    cards: tuple[Card, ...]
    rule: str
    confidence: float
    is_gone: bool
    line: int

    @property
    def question(self) -> str:
        """What it asks, as one text, with the blanks of a cloze hidden."""
        return question_of(self.entry.content)


@dataclass(frozen=True, slots=True)
class Counts:
    """The verdicts of this sitting, and what is left of the deck.

    `accepted` are those accepted as they were drafted, `edited` those that were changed before.
    `total` are the drafts that were judged and those that are left.
    """

    accepted: int
    edited: int
    rejected: int
    left: int

    @property
    def total(self) -> int:
        """Drafts judged in this sitting and drafts left."""
        return self.accepted + self.edited + self.rejected + self.left


@dataclass(frozen=True, slots=True)
class _Judged:
    """A deck before a verdict and after it."""

    before: Opened
    after: Opened

    @property
    def data(self) -> bytes:
        """The file's content after it."""
        return self.after.data


@dataclass(frozen=True, slots=True)
class _Same:
    """A content that is left as it is."""

    data: bytes


class Judging:
    """One sitting over one deck file."""

    def __init__(self, path: Path, shelf: Shelf, opened: Opened) -> None:
        self.path = path
        self._shelf = shelf
        self._verdicts = Verdicts()
        self._first: dict[str, Entry] = {}
        self._take(opened)

    @classmethod
    def open(cls, path: Path, case: Path | None, database: str) -> Judging:
        """Begin with a deck file; `case` is a folder to look for its documents.

        `database` only says where the library's `sources` folder is. Raises UsageError when there
        is no such file, and QuizzerError for a deck with problems, with the first of them.
        """
        return cls(path, Shelf(folders_of(path, case, database)), _read(path))

    @property
    def deck(self) -> Deck:
        """The deck as the file says it now."""
        return self._opened.deck

    @property
    def drafts(self) -> tuple[DraftView, ...]:
        """Those still to be judged: the surest first, those whose passage is gone last."""
        return self._drafts

    @property
    def counts(self) -> Counts:
        """How far the sitting has come."""
        outcomes = [verdict.outcome for verdict in self._verdicts]
        return Counts(
            accepted=outcomes.count(Outcome.ACCEPTED),
            edited=outcomes.count(Outcome.EDITED),
            rejected=outcomes.count(Outcome.REJECTED),
            left=len(self._drafts),
        )

    def passages(self, draft: DraftView) -> tuple[PassageView, ...]:
        """The passages that a draft cites, with the words that prove it. Raises nothing."""
        return passages_behind(draft.cards, self.deck.sources, self._shelf)

    def doubts(self, draft: DraftView) -> tuple[str, ...]:
        """What of its answer its passages do not prove, though they are as they were."""
        from quizzer.authoring.sources.proving import Verdict, as_printed, cited, prove

        sources = {source.id: source for source in self.deck.sources}
        named = [(citation, sources[citation.source]) for citation in draft.entry.citations]
        found = [
            as_printed(cited(citation, source, self._shelf.document(source)))
            for citation, source in named
        ]
        proofs = [prove(card, found, self.deck.language or "en") for card in draft.cards]
        unproven = [proof for proof in proofs if proof.verdict is Verdict.UNPROVEN]
        return tuple(dict.fromkeys(reason for proof in unproven for reason in proof.reasons))

    def accept(self, id: str) -> None:  # noqa: A002  # what a draft calls it too
        """Make a card of a draft: the keys that call it a draft are taken from the file.

        Raises QuizzerError, and leaves the file as it is, when that is not possible.
        """
        from quizzer.authoring.drafts.judging import accepted

        self._judge(id, lambda opened: accepted(opened, id), self._how_accepted)

    def reject(self, id: str, reason: str) -> None:  # noqa: A002  # what a draft calls it too
        """Take a draft out of the file, which keeps its id and the reason: it is not made again.

        Raises UsageError for a reason that cannot be written, and QuizzerError as `accept` does.
        """
        from quizzer.authoring.drafts.judging import rejected

        self._judge(id, lambda opened: rejected(opened, id, reason), lambda _: Outcome.REJECTED)

    def refresh(self) -> bool:
        """Read the file again, after an editor; True when it has changed.

        Raises QuizzerError for a deck with problems; then the drafts are what they were.
        """
        from quizzer.authoring.drafts.editing import Opened
        from quizzer.authoring.filebytes import read_bytes

        data = read_bytes(self.path)
        if data == self._opened.data:
            return False
        opened = Opened.of(data, str(self.path))
        self._verdicts.note(self._opened.data, data)
        self._take(opened)
        return True

    def undo(self) -> str | None:
        """Take back the last verdict, byte for byte; else say why that is not possible.

        What others changed in the file since stays, if it is not the same lines. Raises
        QuizzerError when the file has problems now or cannot be written.
        """
        from quizzer.authoring.drafts.updating import update

        self.refresh()
        last = self._verdicts.last
        if last is None:
            return "There is no verdict to take back."
        opened = self._without(last)
        if opened is None:
            return _CHANGED
        now = self._opened.data
        if update(self.path, lambda data: opened if data == now else _Same(data)) is not opened:
            return _CHANGED
        self._verdicts.take_back(now, opened.data)
        self._take(opened)
        return None

    def _without(self, last: Verdict) -> Opened | None:
        """The deck without the last verdict; None where that cannot be told from later changes."""
        from quizzer.authoring.drafts.editing import BrokenDeckError, Opened

        data = self._verdicts.without_last(self._opened.data)
        if data is None:
            return None
        try:
            opened = Opened.of(data, str(self.path))
        except BrokenDeckError:
            return None
        draft = opened.entry(last.card)
        is_back = draft is not None and _is_draft(draft.entry)
        same = _others(opened.deck, last.card) == _others(self.deck, last.card)
        return opened if is_back and same else None

    def _how_accepted(self, draft: Entry) -> Outcome:
        first = self._first.get(draft.id, draft)
        is_same = replace(draft, line=0) == replace(first, line=0)
        return Outcome.ACCEPTED if is_same else Outcome.EDITED

    def _judge(
        self, card: str, edit: Callable[[Opened], Opened], outcome: Callable[[Entry], Outcome]
    ) -> None:
        """Save a verdict, made on what the file says now, and take what is left.

        A file that is still what it was after the last verdict is not parsed again.
        """
        from quizzer.authoring.drafts.editing import Opened
        from quizzer.authoring.drafts.updating import update

        def judged(data: bytes) -> _Judged:
            is_known = data == self._opened.data
            before = self._opened if is_known else Opened.of(data, str(self.path))
            return _Judged(before, edit(before))

        saved = update(self.path, judged)
        draft = saved.before.entry(card)
        assert draft is not None, "only what is there is judged"
        self._verdicts.note(self._opened.data, saved.before.data)
        self._verdicts.note(saved.before.data, saved.data, Verdict(card, outcome(draft.entry)))
        self._take(saved.after)

    def _take(self, opened: Opened) -> None:
        self._opened = opened
        deck = opened.deck
        drafts = [_view(deck.id, entry) for entry in deck.entries if _is_draft(entry)]
        for draft in drafts:
            self._first.setdefault(draft.id, draft.entry)
        self._drafts = tuple(sorted(drafts, key=lambda d: (d.is_gone, -d.confidence, d.line)))


class Pending(NamedTuple):
    """A deck file and how many drafts wait in it."""

    path: Path
    deck: str
    title: str
    drafts: int


def pending(paths: Iterable[Path]) -> tuple[Pending, ...]:
    """The deck files that have drafts; a folder stands for its deck files.

    Decks with problems are left out. Raises UsageError for a path that is not there.
    """
    from quizzer.authoring.deckfile import parse_deck
    from quizzer.authoring.filebytes import read_bytes

    found = []
    for path in deck_files(paths):
        data = read_bytes(path)
        if Status.DRAFT.encode() not in data:
            continue
        deck = parse_deck(data, str(path)).deck
        count = sum(map(_is_draft, deck.entries)) if deck else 0
        if deck and count:
            found.append(Pending(path, deck.id, deck.title, count))
    return tuple(found)


def _read(path: Path) -> Opened:
    """A deck file without problems."""
    from quizzer.authoring.drafts.editing import Opened
    from quizzer.authoring.filebytes import read_bytes

    return Opened.of(read_bytes(path), str(path))


def _others(deck: Deck, card: str) -> list[Entry]:
    """The cards but one, wherever they stand."""
    return [replace(entry, line=0) for entry in deck.entries if entry.id != card]


def _is_draft(entry: Entry) -> bool:
    return entry.status is Status.DRAFT


def _view(deck: str, entry: Entry) -> DraftView:
    draft = entry.draft
    return DraftView(
        id=entry.id,
        entry=entry,
        cards=cards_of(deck, entry),
        rule=draft.rule if draft else "",
        confidence=draft.confidence if draft else 0.0,
        is_gone=draft.is_gone if draft else False,
        line=entry.line,
    )
