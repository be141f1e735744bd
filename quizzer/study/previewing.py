"""How does a deck file read to its students, card by card, with what is wrong beside each card?

Needs no database: the file is read as it is now, and what can be read of a broken one is shown.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from quizzer.cards.card import Card, Face, Status, cards_of, face_of
from quizzer.study.wording import citation_text

if TYPE_CHECKING:
    from quizzer.authoring.problems import Problem
    from quizzer.authoring.written import WrittenDeck
    from quizzer.cards.citation import Source
    from quizzer.cards.deck import Entry

NO_ID = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """How a good card is shown in review."""

    card: Card
    face: Face
    topic: str
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A card of the file, or one that could not be read, with what is wrong with it.

    `line` is where its entry starts, from 1. `name` is its id, as far as it is known. A draft is
    not studied before somebody has accepted it.
    """

    line: int
    name: str
    shown: Shown | None
    problems: tuple[Problem, ...]
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """A deck file as it reads now. `problems` are all of the file's, by position."""

    path: Path
    title: str
    leaves: tuple[Leaf, ...]
    problems: tuple[Problem, ...]
    sources: tuple[Source, ...] = ()

    @property
    def cards(self) -> int:
        """How many cards could be read."""
        return sum(leaf.shown is not None for leaf in self.leaves)

    def leaf_at(self, line: int) -> int | None:
        """The index of the leaf that a line of the file belongs to; None above the first."""
        lines = [leaf.line for leaf in self.leaves]
        index = bisect_right(lines, line) - 1
        # The parts of an entry share a line, and the first of them is meant.
        return lines.index(lines[index]) if index >= 0 else None

    def leaf_like(self, leaf: Leaf) -> int:
        """The index of a leaf of an older reading: by its name, else by its line."""
        names = [other.name for other in self.leaves]
        if leaf.name in names:
            return names.index(leaf.name)
        return self.leaf_at(leaf.line) or 0


def preview(path: Path, seed: int) -> Preview:
    """Read and lint a deck file; `seed` decides the order of options as in review.

    Raises UsageError when there is no file that can be read.
    """
    from quizzer.authoring.deckfile import read_deck
    from quizzer.study.checking import linted

    file = read_deck(path)
    [warnings] = linted([file])
    problems = tuple(sorted((*file.problems, *warnings)))
    if file.written is None:
        return Preview(path, path.name, tuple(_unread(problems)), problems)
    deck = file.written.deck
    leaves = tuple(_leaves(file.written, problems, seed))
    return Preview(path, deck.title or path.name, leaves, problems, deck.sources)


def _leaves(written: WrittenDeck, problems: tuple[Problem, ...], seed: int) -> Iterator[Leaf]:
    from quizzer.authoring.written import cards_in, id_of

    entries = {id(entry.node): entry.entry for entry in written.entries}
    nodes = cards_in(written.root)
    starts = sorted((*written.lost, *(node.start.line for node in nodes)))
    about = {
        start: tuple(group)
        for start, group in groupby(problems, lambda problem: _start_of(problem.line, starts))
    }
    broken = [Leaf(line, NO_ID, None, about.get(line, ())) for line in written.lost]
    leaves = [
        leaf
        for node in nodes
        for leaf in _of_entry(
            entries.get(id(node)),
            Leaf(node.start.line, id_of(node), None, about.get(node.start.line, ())),
            written,
            seed,
        )
    ]
    return iter(sorted((*broken, *leaves), key=lambda leaf: leaf.line))


def _of_entry(entry: Entry | None, leaf: Leaf, written: WrittenDeck, seed: int) -> Iterable[Leaf]:
    if entry is None:
        return (leaf,)
    titles = {topic.path: topic.title for topic in written.deck.topics}
    return tuple(
        Leaf(
            leaf.line,
            card.key.card,
            Shown(
                card,
                face_of(card, seed),
                titles.get(card.topic) or card.topic or written.deck.title,
                tuple(citation_text(c, written.deck.sources) for c in card.citations),
            ),
            leaf.problems,
            entry.status is Status.DRAFT,
        )
        for card in cards_of(written.deck.id, entry)
    )


def _start_of(line: int, starts: list[int]) -> int:
    """The last start at or above a line; 0 above the first."""
    index = bisect_right(starts, line)
    return starts[index - 1] if index else 0


def _unread(problems: tuple[Problem, ...]) -> Iterator[Leaf]:
    """When nothing of the file could be read there is one leaf, which says why."""
    if problems:
        yield Leaf(problems[0].line, NO_ID, None, problems)
