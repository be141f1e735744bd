"""What does a card's text consist of: paragraphs, lists, tables, code; emphasis, maths, images?

Every text of the tree is clean, so a face may show it as it is. A text without marks, which is
nearly every text of a card, is one paragraph with one span, and no library is asked about it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from quizzer.cards.clean import clean
from quizzer.cards.spans import Paragraph, Span

if TYPE_CHECKING:  # most cards have one paragraph
    from quizzer.cards.blocks import Block, Blocks
    from quizzer.cards.spans import Spans

_INLINE = re.compile(r"[*`]|(?<!\w)_|_(?!\w)|\]\(|&#?\w+;|\$[^$]+\$|\\[*_`\[\]$#>|&!<~+\n-]")
_BLOCK = re.compile(
    r"^[ ]*(?:#{1,6} |>|[-*] |\d{1,9}[.)] |~~~|(?:- *){3,}$|\|?[ ]*:?-+:?[ ]*(?:\||$))",
    re.MULTILINE,
)


def is_plain(text: str) -> bool:
    """Whether nothing in a text can be a mark of Markdown."""
    return _INLINE.search(text) is None and ("\n" not in text or _BLOCK.search(text) is None)


@lru_cache(maxsize=512)
def parse(text: str) -> Blocks:
    """The blocks of a card's text, from top to bottom.

    Only a text of several lines has blocks: an answer `1. FC Köln`, `# 1` or `> 5 %` is text.
    """
    cleaned = clean(text).strip("\n")
    if is_plain(cleaned):
        return (Paragraph((Span(cleaned),)),)
    if "\n" not in cleaned:
        return (Paragraph(inline(cleaned)),)
    from quizzer.cards.markdown import blocks  # with its parser, 40 ms

    found = blocks(cleaned)
    said = [_unmarked(block) for block in found]
    if None not in said and "".join("".join(map(str, said)).split()) == "".join(cleaned.split()):
        return (Paragraph((Span(cleaned),)),)  # nothing was meant by it, so its spaces stay too
    return found


def _unmarked(block: Block) -> str | None:
    """What a paragraph without marks says."""
    if not isinstance(block, Paragraph) or any(span.marks for span in block.spans):
        return None
    return "".join(span.text for span in block.spans)


@lru_cache(maxsize=512)
def inline(text: str) -> Spans:
    """The spans of a text that is never more than a line or two, such as an option."""
    cleaned = clean(text)
    if is_plain(cleaned):
        return (Span(cleaned),)
    from quizzer.cards.markdown import spans

    return spans(cleaned)
