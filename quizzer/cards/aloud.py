"""How do the blocks and spans of a text read without any marks?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from quizzer.cards.blocks import Block, Blocks, Code, Heading, Items, Quote, Rule, Table
from quizzer.cards.spans import Marks, Paragraph, Span, Spans


def words(spans: Spans) -> str:
    """What spans say."""
    return "".join(_said(span) for span in spans)


def _said(span: Span) -> str:
    if Marks.IMAGE in span.marks:
        return f"Image: {span.text or span.target}"
    return span.text


def said_by(blocks: Blocks) -> Iterator[str]:
    """What blocks say, with nothing said about what they are."""
    for block in blocks:
        match block:
            case Paragraph(spans=spans) | Heading(spans=spans):
                yield words(spans)
            case Items(items=items, labels=labels):
                for label, item in zip(labels, items, strict=True):
                    yield from (_lead(label), *said_by(item))
            case Code(text=code):
                yield code
            case Table(head=head, rows=rows):
                yield from (words(cell) for row in (head, *rows) for cell in row)
            case Quote(blocks=quoted):
                yield from said_by(quoted)
            case Rule():
                pass
            case _ as unreachable:
                assert_never(unreachable)


def _lead(label: str) -> str:
    return label if label[0].isdigit() else "-"


def read_out(blocks: Blocks) -> Iterator[str]:
    """What blocks say, line by line, and what they are."""
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
                lines = [*read_out(item)] or [""]
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
            yield from ("Quote:", *read_out(quoted), "End of quote.")
        case Rule():
            yield ""
        case _ as unreachable:
            assert_never(unreachable)
