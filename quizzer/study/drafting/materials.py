"""What does drafting see of a case document: its prose, by section and passage?"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quizzer.authoring.sources.blocks import Block
    from quizzer.authoring.sources.documents import Document
    from quizzer.generate.material import Material, Passage, Title

_LONGEST_HEADING = 1000
"""Characters of what is still taken for a heading."""

_NUMBERED = re.compile(r"^[\s#*_]*(?P<number>\d{1,3})[.)]\s")
"""A heading that is counted: `#### 2. Cost Efficiency:`."""


def material_of(source: str, title: str, document: Document) -> Material:
    """A document as drafting sees it: its prose, by section and passage."""
    from quizzer.authoring.sources.prose import prose
    from quizzer.generate.material import Material, sectioned

    blocks = prose(document)
    over = _outline(blocks, document)
    passages = (passage for block in blocks for passage in _passages(block, over))
    return Material(source, title, sectioned(passages), tuple(over.values()))


def is_too_long(block: Block) -> bool:
    """Whether a block, or a heading over it, is so long that citing it would prove nothing."""
    from quizzer.authoring.sources.proving import MOST_CHARACTERS

    is_headed_so = any(len(heading.text) > _LONGEST_HEADING for heading in block.under)
    return is_headed_so or len(block.text) > MOST_CHARACTERS


def _outline(blocks: Sequence[Block], document: Document) -> Mapping[int, tuple[Title, ...]]:
    """The titles over each heading, by its line."""
    from quizzer.authoring.sources.blocks import BlockKind
    from quizzer.generate.material import Title
    from quizzer.generate.outline import paths

    titles = []
    bare = set()
    for block, follower in pairwise((*blocks, None)):
        if block is None or block.kind is not BlockKind.HEADING:
            continue
        numbered = _NUMBERED.match(document.text(block.first_line, block.first_line))
        heading = block.under[-1]
        number = int(numbered["number"]) if numbered else 0
        titles.append(Title(block.text, heading.level, heading.line, number))
        if follower is None or follower.kind is BlockKind.HEADING:
            bare.add(heading.line)
    return paths(titles, bare)


def _passages(block: Block, over: Mapping[int, tuple[Title, ...]]) -> Iterator[Passage]:
    """The passages of a block: one for each of its labelled parts."""
    from quizzer.authoring.sources.blocks import BlockKind
    from quizzer.authoring.sources.fingerprint import without_emphasis
    from quizzer.generate.material import Passage, Role
    from quizzer.generate.sentences import sentences

    if block.kind is BlockKind.HEADING or is_too_long(block):
        return
    # A heading that is only a picture is no prose.
    known = (over[heading.line] for heading in reversed(block.under) if heading.line in over)
    titles = next(known, ())
    role = Role.ITEM if block.kind is BlockKind.LIST_ITEM else Role.PARAGRAPH
    for part in block.parts:
        yield Passage(
            block.first_line,
            block.last_line,
            role,
            titles,
            sentences(without_emphasis(part.text)),
            without_emphasis(part.label),
            block.number,
        )
