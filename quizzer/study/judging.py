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

from quizzer.authoring.drafts.difference import Difference
from quizzer.cards.card import Card, cards_of, question_of
from quizzer.cards.deck import Deck, Entry, Status
from quizzer.study.checking import deck_files
from quizzer.study.documents import PassageView, Shelf, folders_of, passages_behind

if TYPE_CHECKING:
    from quizzer.authoring.drafts.editing import Opened


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


class _Outcome(StrEnum):
    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class _Verdict:
    """A verdict, what it changed in the file, and the digest of what it left."""

    outcome: _Outcome
    change: Difference
    digest: str


@dataclass(frozen=True, slots=True)
class _Judged:
    """A deck before a verdict and after it."""

    before: Opened
    after: Opened

    @property
    def data(self) -> bytes:
        """The file's content after it."""
        return self.after.data


class Judging:
    """One sitting over one deck file."""

    def __init__(self, path: Path, shelf: Shelf, opened: Opened) -> None:
        self.path = path
        self._shelf = shelf
        self._verdicts: list[_Verdict] = []
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
            accepted=outcomes.count(_Outcome.ACCEPTED),
            edited=outcomes.count(_Outcome.EDITED),
            rejected=outcomes.count(_Outcome.REJECTED),
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

        self._judge(lambda opened: accepted(opened, id), self._acceptance(id))

    def reject(self, id: str, reason: str) -> None:  # noqa: A002  # what a draft calls it too
        """Take a draft out of the file, which keeps its id and the reason: it is not made again.

        Raises UsageError for a reason that cannot be written, and QuizzerError as `accept` does.
        """
        from quizzer.authoring.drafts.judging import rejected

        self._judge(lambda opened: rejected(opened, id, reason), lambda _: _Outcome.REJECTED)

    def refresh(self) -> bool:
        """Read the file again, after an editor; True when it has changed.

        Raises QuizzerError for a deck with problems; then the drafts are what they were.
        """
        opened = _read(self.path)
        if opened.file.digest == self._opened.file.digest:
            return False
        self._take(opened)
        return True

    def undo(self) -> str | None:
        """Take back the last verdict, byte for byte; else say why that is not possible.

        Raises QuizzerError when the file cannot be written.
        """
        from quizzer.authoring.deckfile import digest_of, read_bytes
        from quizzer.authoring.formatting.saving import ChangedError, save

        if not self._verdicts:
            return "There is no verdict to take back."
        last = self._verdicts[-1]
        changed = "The deck file was changed after this verdict, which therefore stays."
        data = read_bytes(self.path)
        if digest_of(data) != last.digest:
            return changed
        try:
            save(self.path, last.change.taken_back(data), last.digest)
        except ChangedError:
            return changed
        self._verdicts.pop()
        self._take(_read(self.path))
        return None

    def _acceptance(self, id_: str) -> Callable[[Deck], _Outcome]:
        def outcome(deck: Deck) -> _Outcome:
            now = next(entry for entry in deck.entries if entry.id == id_)
            first = self._first.get(id_, now)
            is_same = replace(now, line=0) == replace(first, line=0)
            return _Outcome.ACCEPTED if is_same else _Outcome.EDITED

        return outcome

    def _judge(self, edit: Callable[[Opened], Opened], outcome: Callable[[Deck], _Outcome]) -> None:
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
        change = Difference.between(saved.before.data, saved.data)
        digest = saved.after.file.digest
        self._verdicts.append(_Verdict(outcome(saved.before.deck), change, digest))
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
    from quizzer.authoring.deckfile import parse_deck, read_bytes

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
    from quizzer.authoring.deckfile import read_bytes
    from quizzer.authoring.drafts.editing import Opened

    return Opened.of(read_bytes(path), str(path))


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
