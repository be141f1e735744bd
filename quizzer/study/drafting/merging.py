"""What does a deck's file become with the drafts that it lacks, and how is it saved?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from quizzer.cards.card import Status
from quizzer.cards.citation import Citation, Source
from quizzer.cards.deck import Deck, Entry
from quizzer.errors import UsageError
from quizzer.study.drafting.sifting import Dropped, faultless, only

if TYPE_CHECKING:
    from quizzer.authoring.drafts.merging import Merged
    from quizzer.study.drafting.cases import Case

_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A deck's file with new drafts in it, not yet saved.

    `old` is what the file has, None when there is none. `added` are the new drafts; of the
    others by their ids, `kept` are in the deck already, `rejected` a person did not want, and
    `dropped` do not go with its cards. `gone` are drafts in it whose passage is no longer found,
    which are marked from now on, `found` those whose is found again, and `renewed` those that
    cite theirs as it reads now. `stale` are cards, no drafts, whose passage has changed; they stay
    as they are, for a person to read again.
    """

    path: Path
    data: bytes
    old: bytes | None
    added: tuple[Entry, ...]
    kept: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    gone: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    renewed: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()


def outcome(path: Path, made: Deck, data: bytes, cases: Sequence[Case]) -> Outcome:
    """The file of a new deck, or of one that gets what it lacks of `made`, which `data` writes.

    Raises UsageError for a file that is no deck's, and QuizzerError for a deck with problems.
    """
    from quizzer.authoring.filebytes import read_bytes

    if path.is_dir():
        remedy = "Name a deck file in it, such as my-case.yaml"
        raise UsageError("this is a folder", where=str(path), remedy=remedy)
    if path.suffix.lower() not in _SUFFIXES:
        remedy = f"Write {path.with_suffix(_SUFFIXES[0])}"
        raise UsageError("the file of a deck ends in .yaml", where=str(path), remedy=remedy)
    if not path.exists():
        return Outcome(path, data, None, made.entries)
    old = read_bytes(path)
    drafts = {entry.id: entry for entry in made.entries}
    merged, dropped, stale = _fitting(old, path, made, cases)
    return Outcome(
        path,
        merged.data,
        old,
        tuple(drafts[name] for name in merged.added),
        merged.kept,
        merged.rejected,
        dropped,
        merged.gone,
        merged.found,
        merged.renewed,
        stale,
    )


def save(done: Outcome) -> None:
    """Write it, if the file still is what was read. Raises QuizzerError when it was left alone."""
    from quizzer.authoring.creating import create_all
    from quizzer.authoring.filebytes import digest_of
    from quizzer.authoring.formatting.saving import save as put

    if done.old is None:
        create_all({done.path: done.data})
    elif done.data != done.old:
        put(done.path, done.data, digest_of(done.old))


def _fitting(
    data: bytes, path: Path, made: Deck, cases: Sequence[Case]
) -> tuple[Merged, tuple[Dropped, ...], tuple[str, ...]]:
    """The deck with those drafts that go with the cards it has, the others, and stale cards.

    What was left out for the sake of another draft is tried again, until nothing more fits, so
    that merging a second time adds nothing. A draft whose passage is gone stands in nobody's way.
    """
    from quizzer.authoring.deckfile import parse_deck
    from quizzer.authoring.drafts.merging import merge

    is_there = _is_there_in(cases)
    whole = merge(data, str(path), made, is_there)
    written = parse_deck(whole.data, str(path)).written
    assert written is not None, "a merged deck can be read"
    stale = tuple(_stale(written.deck, is_there))
    written = only(written, (e for e in written.deck.entries if not (e.draft and e.draft.is_gone)))
    new = set(whole.added)
    left = [entry for entry in made.entries if entry.id in new]
    while fitting := faultless(written, left)[0]:
        fits = {entry.id for entry in fitting}
        left = [entry for entry in left if entry.id not in fits]
    if not left:
        return whole, (), stale
    dropped = faultless(written, left)[1]
    gone = {one.entry.id for one in dropped}
    entries = tuple(entry for entry in made.entries if entry.id not in gone)
    merged = merge(data, str(path), replace(made, entries=entries), is_there)
    return merged, tuple(dropped), stale


def _stale(deck: Deck, is_there: Callable[[Citation, Source], bool]) -> Iterator[str]:
    """The cards that are no drafts and cite a passage that is not what it was."""
    sources = {source.id: source for source in deck.sources}
    for entry in deck.entries:
        named = [(c, sources[c.source]) for c in entry.citations if c.source in sources]
        if entry.status is not Status.DRAFT and not all(is_there(*one) for one in named):
            yield entry.id


def _is_there_in(cases: Sequence[Case]) -> Callable[[Citation, Source], bool]:
    """Whether a passage is still in its document; of others than these it is taken to be."""
    from quizzer.authoring.sources.passages import State, passage_of

    def is_there(citation: Citation, source: Source) -> bool:
        documents = (case.document for case in cases if _is_of(case, source))
        document = next(documents, None)
        if document is None:
            return True
        return passage_of(citation, document).state not in (State.CHANGED, State.MISSING)

    return is_there


def _is_of(case: Case, source: Source) -> bool:
    is_same = bool(source.blake2) and case.document.has_digest(source.blake2)
    return source.file == case.file or is_same
