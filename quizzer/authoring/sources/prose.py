"""Which blocks of a document are text about its subject, whole as their author wrote them?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quizzer.authoring.sources import boilerplate
from quizzer.authoring.sources.blocks import Block, BlockKind, Heading
from quizzer.authoring.sources.labels import parts, parts_of_item

if TYPE_CHECKING:
    from quizzer.authoring.sources.documents import Document

_MOST_WORDS_REPEATED = 25
"""Words of a paragraph that stands twice and so is no text: a running head, a caption."""

_MOST_BLOCKS_BEFORE_BYLINE = 12

_NO_PROSE = frozenset({BlockKind.CODE, BlockKind.TABLE})
_CLOSED = re.compile(r"[.!?:;…。！？：；][\"'”’)\]*_]*$")
_OPEN = re.compile(
    r"(?:,|\b(?:a|an|and|as|at|between|but|by|for|from|in|into|its|nor|of|on|or|our|than|that|the"
    r"|their|this|these|those|to|which|whose|with))$",
    re.IGNORECASE,
)
_IMAGE = re.compile(r"!\[[^\[\]]{0,500}\]\([^()\s]{0,2000}(?:\s[^()]{0,200})?\)")
_LINK = re.compile(r"\[(?P<text>[^\[\]]{1,500})\]\([^()\s]{0,2000}(?:\s[^()]{0,200})?\)")
_DEFINITION = re.compile(r"\[[^\[\]]{1,60}\]:\s")
"""How the text of a note begins, or the address that a link's name stands for."""

_DATELINE = re.compile(
    r"[^\W\d_a-z](?:[^\W\d_a-z]|[ .'’-]){2,30}(?:,\s[^\W\d_][\w .]{1,20})?(?:\s\([^()]{2,20}\))?"
    r"\s(?:—|–|--|-)\s+(?=[\"“‘]?[^\W\d_a-z])"
)
"""Where a report was written: `BOGOTÁ, May 3 (Reuters) — The cooperative …`."""

_NOTE = re.compile(r"\[\^?\d{1,3}\]|\[\^\w{1,20}\]")


def prose(document: Document) -> tuple[Block, ...]:
    """The headings, paragraphs, list items and quotes that say something about the subject.

    What a page break tore apart is joined, and spans the lines of both. References, link lists
    and what a web page puts around its text are dropped, and with them their headings. Links
    are reduced to their texts. Nothing is corrected.
    """
    readable = [_readable(block) for block in document.blocks if _is_readable(block)]
    joined = _joined(_without_furniture(readable))
    kept = _without_dateline(_without_surroundings(joined))
    gone = _headings_over(document.blocks) - _headings_over(kept)
    return tuple(b for b in kept if not _is_heading(b) or b.under[-1] not in gone)


def _headings_over(blocks: Iterable[Block]) -> set[Heading]:
    return {heading for block in blocks if not _is_heading(block) for heading in block.under}


def _is_heading(block: Block) -> bool:
    return block.kind is BlockKind.HEADING


def _is_readable(block: Block) -> bool:
    return block.kind not in _NO_PROSE and not _DEFINITION.match(block.text)


def _readable(block: Block) -> Block:
    if "[" not in block.text:
        return block
    text = _NOTE.sub("", _LINK.sub(r"\g<text>", _IMAGE.sub("", block.text)))
    return _with_text(block, " ".join(text.split()))


def _with_text(block: Block, text: str) -> Block:
    if _is_heading(block):
        return replace(block, text=text)
    is_item = block.kind is BlockKind.LIST_ITEM
    return replace(block, text=text, parts=parts_of_item(text) if is_item else parts(text))


def _without_furniture(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks without page numbers and without short paragraphs that stand twice."""
    counts = Counter(block.text for block in blocks if block.kind is BlockKind.PARAGRAPH)
    for block in blocks:
        is_paragraph = block.kind is BlockKind.PARAGRAPH
        is_short = len(block.text.split()) <= _MOST_WORDS_REPEATED
        is_repeated = is_short and _is_repeated(block.text, counts[block.text])
        if is_paragraph and (is_repeated or boilerplate.is_page_number(block.text)):
            continue
        if block.text:
            yield block


def _is_repeated(text: str, times: int) -> bool:
    """Whether a text stands so often that it is none; a whole sentence may well stand twice."""
    is_no_sentence = boilerplate.is_fragment(text) or boilerplate.has_link(text)
    return times > 1 + (not is_no_sentence)


def _joined(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with each that goes on in the next paragraph joined with it."""
    found: list[Block] = []
    for block in blocks:
        if found and _goes_on(found[-1], block):
            last = found.pop()
            whole = _with_text(last, f"{last.text} {block.text}")
            found.append(replace(whole, last_line=block.last_line))
        else:
            found.append(block)
    return found


def _goes_on(block: Block, other: Block) -> bool:
    """Whether a sentence of a paragraph or list item ends in the paragraph behind it."""
    is_pair = (
        block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        and other.kind is BlockKind.PARAGRAPH
        and block.under == other.under
        and not other.label
    )
    if not is_pair or _CLOSED.search(block.text):
        return False
    return other.text[0].islower() or bool(_OPEN.search(block.text) and other.text[0].isalnum())


def _without_surroundings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without references, link lists, credits and what belongs to a web page."""
    author, start = _byline(blocks)
    kept = []
    listing: tuple[Heading, ...] = ()
    for number, block in enumerate(blocks):
        if _is_heading(block):
            if not listing or block.under[: len(listing)] != listing:
                section = (other.text for other in _section(blocks, number))
                listing = block.under if _is_listing(block.text, section) else ()
            kept.append(block)
            continue
        is_front = number < start
        is_listed = bool(listing) and not _stands_for_itself(block.text, listing[-1].text)
        is_apart = is_front or is_listed or boilerplate.is_about(block.text, author)
        if not is_apart and not _is_surrounding(block, blocks[number + 1 : number + 2]):
            listing = ()
            kept.append(block)
    return kept


def _without_dateline(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, of which the first sentence does not say where a reporter wrote it."""
    kept = list(blocks)
    for number, block in enumerate(kept):
        if block.kind is BlockKind.PARAGRAPH and boilerplate.is_sentence(block.text):
            if dateline := _DATELINE.match(block.text):
                kept[number] = _with_text(block, block.text[dateline.end() :])
            break
    return kept


def _section(blocks: Sequence[Block], number: int) -> Iterator[Block]:
    """What stands under a heading."""
    path = blocks[number].under
    for block in blocks[number + 1 :]:
        if block.under[: len(path)] != path:
            return
        if not _is_heading(block):
            yield block


def _is_listing(title: str, section: Iterable[str]) -> bool:
    """Whether a section says nothing about the subject."""
    is_around = boilerplate.heads_author(title) or boilerplate.heads_surroundings(title)
    return is_around or boilerplate.lists_others(title, section)


def _stands_for_itself(text: str, title: str) -> bool:
    """Whether a text in such a section is none of it, but the text that goes on behind it."""
    if boilerplate.heads_surroundings(title):
        return boilerplate.is_sentence(text)
    return not boilerplate.heads_author(title) and boilerplate.is_text(text)


def _byline(blocks: Sequence[Block]) -> tuple[str, int]:
    """The author whom a line near the top names, and its place; nothing where there is none."""
    for number, block in enumerate(blocks[:_MOST_BLOCKS_BEFORE_BYLINE]):
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        if name := boilerplate.author_named(block.text):
            return name, number + 1
        if boilerplate.is_sentence(block.text):
            break
    return "", 0


def _is_introduced(block: Block) -> bool:
    """Whether a block is a part that a line with a colon can announce."""
    return block.kind in (BlockKind.LIST_ITEM, BlockKind.HEADING) or bool(block.label)


def _is_surrounding(block: Block, following: Sequence[Block]) -> bool:
    """Whether a block is no text by itself: a fragment, a link, a credit, a call."""
    if boilerplate.is_only_link(block.text) or boilerplate.is_notice(block.text):
        return True
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    if boilerplate.is_line_apart(block.text):
        return True
    introduces = block.text.endswith(":") and any(map(_is_introduced, following))
    has_label = any(part.label and part.text for part in block.parts)
    return not introduces and not has_label and boilerplate.is_fragment(block.text)
