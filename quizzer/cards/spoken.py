"""How does a card's text read without any marks: aloud, on one line, or on printed Markdown?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import assert_never

from quizzer.cards.clean import clean, clean_line
from quizzer.cards.markup import (
    Block,
    Blocks,
    Code,
    Heading,
    Items,
    Marks,
    Paragraph,
    Quote,
    Rule,
    Span,
    Spans,
    Table,
    is_plain,
    parse,
)

_OPENS_BLOCK = re.compile(r" {0,3}(?:(?=#{1,6}(?: |$)|>|[-*+] |```|~~~)|\d{1,9}(?=[.)] ))")

_MARKS_ELSEWHERE = re.compile(r"[*`]|<(?=[A-Za-z/!?])|(?<![^\W_])_|_(?![^\W_])|\](?=\()")


def spoken(text: str) -> str:
    """The text in plain words, line by line, for a screen reader.

    Lists keep a line for each item; a table is a line for each cell, with its column's heading;
    code stands between `Code:` and `End of code.`; an image is its description.
    """
    return "\n".join(_lines(parse(text)))


@lru_cache(maxsize=4096)
def flat(text: str) -> str:
    """The text in plain words on one line: for lists of cards, and for comparing answers."""
    if is_plain(text):
        return clean_line(text)
    return " ".join(" ".join(_parts(parse(text))).split())


def printed(text: str) -> str:
    """The text for a Markdown document: what is no mark in a card must not be one there.

    A lone `# 1` or `1. FC Köln` stays text, and so do `2*3*4` and `<b>`.
    """
    cleaned = clean(text)
    if parse(text) == (Paragraph((Span(cleaned),)),):
        cleaned = _MARKS_ELSEWHERE.sub(r"\\\g<0>", cleaned)
    opening = None if "\n" in cleaned else _OPENS_BLOCK.match(cleaned)
    return f"{opening[0]}\\{cleaned[opening.end() :]}" if opening else cleaned


def words(spans: Spans) -> str:
    """What spans say."""
    return "".join(_said(span) for span in spans)


def _said(span: Span) -> str:
    if Marks.IMAGE in span.marks:
        return f"Image: {span.text or span.target}"
    return span.text


def _parts(blocks: Blocks) -> Iterator[str]:
    """What blocks say, with nothing said about what they are."""
    for block in blocks:
        match block:
            case Paragraph(spans=spans) | Heading(spans=spans):
                yield words(spans)
            case Items(items=items, labels=labels):
                for label, item in zip(labels, items, strict=True):
                    yield from (_lead(label), *_parts(item))
            case Code(text=code):
                yield code
            case Table(head=head, rows=rows):
                yield from (words(cell) for row in (head, *rows) for cell in row)
            case Quote(blocks=quoted):
                yield from _parts(quoted)
            case Rule():
                pass
            case _ as unreachable:
                assert_never(unreachable)


def _lead(label: str) -> str:
    return label if label[0].isdigit() else "-"


def _lines(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        if block.is_apart:
            yield ""
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(spans=spans) | Heading(spans=spans):
            yield from words(spans).split("\n")
        case Items(items=items, labels=labels):
            for label, item in zip(labels, items, strict=True):
                lines = [*_lines(item)] or [""]
                if not lines[0] and lines[1:]:
                    yield lines.pop(0)
                yield f"{_lead(label)} {lines[0]}"
                yield from (f"  {line}" if line else "" for line in lines[1:])
        case Code(text=code):
            yield from ("Code:", *code.split("\n"), "End of code.")
        case Table(head=head, rows=rows):
            for number, row in enumerate(rows):
                if number:
                    yield ""
                for title, cell in zip(head, row, strict=True):
                    yield f"{words(title)}: {words(cell)}".removeprefix(": ")
        case Quote(blocks=quoted):
            yield from ("Quote:", *_lines(quoted), "End of quote.")
        case Rule():
            yield ""
        case _ as unreachable:
            assert_never(unreachable)
