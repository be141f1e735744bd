"""Which draft cards do case documents give, each with the passage that proves it?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizzer.authoring.sources.blocks import Block
    from quizzer.authoring.sources.documents import Document
    from quizzer.generate.material import Material, Passage

_MARK = re.compile(r"^\s*(?:[-*+•‣◦]|\d{1,3}[.)])\s+(?:\d{1,3}[.)]\s+)?")
_LABEL = re.compile(r"^(?P<label>[A-Z][^.:!?]{1,70}):\s+(?=\S)")
_MOST_LABEL_WORDS = 8


def material_of(source: str, title: str, document: Document) -> Material:
    """A document as drafting sees it."""
    from quizzer.authoring.sources.blocks import BlockKind
    from quizzer.generate.material import Material, sectioned

    passages = [
        _passage(block, document)
        for block in document.blocks
        if block.kind is not BlockKind.HEADING
    ]
    return Material(source, title, sectioned(passages))


def _passage(block: Block, document: Document) -> Passage:
    from quizzer.authoring.sources.blocks import BlockKind
    from quizzer.authoring.sources.fingerprint import without_emphasis
    from quizzer.generate.material import Passage, Role, Title
    from quizzer.generate.sentences import sentences

    text = " ".join(document.text(block.first_line, block.last_line).split())
    is_item = block.kind is BlockKind.LIST_ITEM
    text = without_emphasis(_MARK.sub("", text) if is_item else text)
    found = _LABEL.match(text)
    label = ""
    if found and len(found["label"].split()) <= _MOST_LABEL_WORDS:
        label, text = found["label"], text[found.end() :]
    titles = tuple(Title(h.text, h.level, h.line) for h in block.under)
    role = Role.ITEM if is_item else Role.PARAGRAPH
    return Passage(block.first_line, block.last_line, role, titles, sentences(text), label)
