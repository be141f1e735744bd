"""What is wrong with the deck file of a deck in the library? No database is needed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizzer.errors import QuizzerError
from quizzer.study.documents import sentence
from quizzer.study.wording import counted

if TYPE_CHECKING:
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
    """Read a deck's file and hold its cards against its documents. Takes up to a second.

    `database` only says where the library's `sources` folder is.
    """
    from quizzer.authoring.sources.proving import Verdict
    from quizzer.study.checking import check
    from quizzer.study.verifying import verify

    try:
        [checked] = check([deck.path])
        verified = verify([deck.path], case, database)
    except QuizzerError as error:
        return DeckState(deck.deck, deck.title, deck.path, unread=error.what)
    cards = [card for result in verified for card in result.cards]
    drafts = {card.card.line for card in cards if card.is_draft}
    return DeckState(
        deck.deck,
        deck.title,
        deck.path,
        problems=checked.problems,
        stale=sum(c.proof.verdict is Verdict.STALE for c in cards if not c.is_draft),
        missing=sum(c.proof.verdict is Verdict.MISSING for c in cards),
        drafts=len(drafts),
    )
