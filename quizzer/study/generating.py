"""Which draft cards do case documents give, each with the passage that proves it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizzer.authoring.sources.blocks import Block
    from quizzer.authoring.sources.documents import Document
    from quizzer.generate.material import Material, Passage


def material_of(source: str, title: str, document: Document) -> Material:
    """A document as drafting sees it: its prose, by section and passage."""
    from quizzer.authoring.sources.prose import prose
    from quizzer.generate.material import Material, sectioned

    passages = (passage for block in prose(document) for passage in _passages(block))
    return Material(source, title, sectioned(passages))


def _passages(block: Block) -> Iterator[Passage]:
    """The passages of a block: one for each of its labelled parts."""
    from quizzer.authoring.sources.blocks import BlockKind
    from quizzer.authoring.sources.fingerprint import without_emphasis
    from quizzer.generate.material import Passage, Role, Title
    from quizzer.generate.sentences import sentences

    if block.kind is BlockKind.HEADING:
        return
    titles = tuple(Title(heading.text, heading.level, heading.line) for heading in block.under)
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
