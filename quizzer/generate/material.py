"""What is there to draft from: sections, passages and sentences of one document?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a passage is in its section."""

    PARAGRAPH = "paragraph"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Title:
    """A heading over a passage. `level` counts from 1, the highest; `number` is 0 without one."""

    text: str
    level: int
    line: int
    number: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or list item as clean text without marks. Lines count from 1.

    `label` is its run-in heading (`Lean Operations`), without the colon; `sentences` are what
    follows it. `number` is that of an ordered item, else 0.
    """

    first_line: int
    last_line: int
    role: Role
    titles: tuple[Title, ...]
    sentences: tuple[str, ...]
    label: str = ""
    number: int = 0

    @property
    def text(self) -> str:
        """All of its sentences."""
        return " ".join(self.sentences)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the passages right under it, and the sections below it.

    The whole document is a section with an empty title.
    """

    title: str
    line: int = 0
    passages: tuple[Passage, ...] = ()
    sections: tuple[Section, ...] = ()
    path: tuple[str, ...] = ()
    number: int = 0

    def walk(self) -> Iterator[Section]:
        """The section itself and all below it, in the document's order."""
        yield self
        for section in self.sections:
            yield from section.walk()


@dataclass(frozen=True, slots=True)
class Material:
    """One document to draft from. `source` is its id in the deck.

    `headings` are all it has in order, with or without text of their own, each as the last of
    those that it stands under.
    """

    source: str
    title: str
    root: Section
    headings: tuple[tuple[Title, ...], ...] = ()

    def passages(self) -> Iterator[Passage]:
        """All passages in order."""
        for section in self.root.walk():
            yield from section.passages


@dataclass(slots=True)
class _Open:
    """A section that is still being filled."""

    title: Title
    path: tuple[str, ...]
    passages: list[Passage] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    def closed(self) -> Section:
        return Section(
            self.title.text,
            self.title.line,
            tuple(self.passages),
            tuple(self.sections),
            self.path,
            self.title.number,
        )


def sectioned(passages: Iterable[Passage]) -> Section:
    """The tree of sections over some passages, which stand in the document's order."""
    opened = [_Open(Title("", 0, 0), ())]
    for passage in passages:
        _close(opened, _shared(opened, passage.titles))
        for title in passage.titles[len(opened) - 1 :]:
            opened.append(_Open(title, (*opened[-1].path, title.text)))
        opened[-1].passages.append(passage)
    _close(opened, 1)
    return opened[0].closed()


def _shared(opened: Sequence[_Open], titles: Sequence[Title]) -> int:
    """How many open sections a passage under these titles is still in, with the root."""
    count = 1
    for section, title in zip(opened[1:], titles, strict=False):
        if section.title != title:
            break
        count += 1
    return count


def _close(opened: list[_Open], count: int) -> None:
    while len(opened) > count:
        done = opened.pop()
        opened[-1].sections.append(done.closed())
