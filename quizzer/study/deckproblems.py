"""What is wrong with the deck file of a deck in the library? No database is needed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from quizzer.cards.card import Status, parts_of
from quizzer.errors import QuizzerError
from quizzer.study.documents import Shelf, folders_of, sentence
from quizzer.study.wording import counted

if TYPE_CHECKING:
    from quizzer.cards.deck import Deck
    from quizzer.study.checking import Problem
    from quizzer.study.library import Listed


@dataclass(frozen=True, slots=True)
class DeckState:
    """A deck's file with its problems.

    `unread` says why it cannot be read at all. `stale` cards cite a passage that has changed, but
    no drafts: that is for whoever judges them. Cards whose documents are not at hand are
    `missing`, which is no mistake of the deck's. `drafts` wait to be judged.
    """

    deck: str
    title: str
    path: Path
    problems: tuple[Problem, ...] = ()
    unread: str = ""
    stale: int = 0
    missing: int = 0
    drafts: int = 0

    @property
    def errors(self) -> int:
        """How many problems keep it from being imported."""
        return sum(problem.code.is_error for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many things are weak about it."""
        return len(self.problems) - self.errors

    @property
    def is_good(self) -> bool:
        """Whether there is nothing to mend."""
        return not (self.problems or self.unread or self.stale)

    @property
    def counts(self) -> str:
        """`1 error, 2 warnings, 3 stale`; `file missing`; or `in order`."""
        if self.unread:
            return "not read"
        said = [counted(self.errors, "error")] if self.errors else []
        said += [counted(self.warnings, "warning")] if self.warnings else []
        said += [f"{self.stale} stale"] if self.stale else []
        return ", ".join(said) or "in order"

    @property
    def sentences(self) -> tuple[str, ...]:
        """What it comes to, and what to do."""
        if self.unread:
            return (sentence(f"{self.unread}; the library keeps the cards as they were"),)
        said = []
        if self.errors:
            said.append("It has errors, so the library keeps the cards as they were before.")
        if self.stale:
            cite = "cites" if self.stale == 1 else "cite"
            said.append(
                f"{counted(self.stale, 'card')} {cite} a passage that has changed; "
                f"`quizzer verify {self.path}` says which."
            )
        if self.missing:
            said.append(
                f"The documents of {counted(self.missing, 'card')} are not at hand; "
                "--case DIR says where they are."
            )
        if self.drafts:
            wait = "waits" if self.drafts == 1 else "wait"
            said.append(f"{counted(self.drafts, 'draft')} {wait} to be judged.")
        return tuple(said)


def files_of(listed: Iterable[Listed]) -> tuple[DeckState, ...]:
    """The decks that are in the library, before their files are read."""
    return tuple(
        DeckState(one.deck, one.title, Path(one.path)) for one in listed if not one.removed
    )


def examine(deck: DeckState, case: Path | None, database: str) -> DeckState:
    """Read a deck's file and look for the passages that its cards cite. Takes up to a second.

    `database` only says where the library's `sources` folder is.
    """
    from quizzer.authoring.deckfile import read_deck
    from quizzer.authoring.garbage import uncollected
    from quizzer.study.checking import checked

    try:
        with uncollected():
            file = read_deck(deck.path)
            [found] = checked([file])
    except QuizzerError as error:
        return DeckState(deck.deck, deck.title, deck.path, unread=error.what)
    state = DeckState(deck.deck, deck.title, deck.path, problems=found.problems)
    if file.deck is None:
        return state
    return _with_passages(state, file.deck, Shelf(folders_of(deck.path, case, database)))


def _with_passages(state: DeckState, deck: Deck, shelf: Shelf) -> DeckState:
    from quizzer.authoring.sources.proving import Verdict, unseen
    from quizzer.study.verifying import cited_by

    stale = missing = 0
    for entry, passages in cited_by(deck, shelf):
        known = unseen(passages)
        if known is None:
            continue
        cards = len(parts_of(entry.content))
        if known.verdict is Verdict.MISSING:
            missing += cards
        elif entry.status is not Status.DRAFT:
            stale += cards
    drafts = sum(entry.status is Status.DRAFT for entry in deck.entries)
    return replace(state, stale=stale, missing=missing, drafts=drafts)
