"""How do the blocks of a card's text fit a width? Pure: a text in, lines out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import assert_never

from textual.content import Content
from textual.content import Span as Styled

from quizzer.cards.blocks import Block, Blocks, Code, Heading, Items, Quote, Rule, Table
from quizzer.cards.markup import inline, parse
from quizzer.cards.spans import Marks, Paragraph, Span, Spans
from quizzer.tui import paint

_CONTINUED = "↪ "
_TIED = "\ue000"  # a space where no line may end; no clean text has this character
_SHORT_FORMULA = 24
_CODE_MARGINS = 3
_FEWEST_CELLS = 8
"""A list or quote within others is indented no further when its text would be narrower."""


@lru_cache(maxsize=256)
def paragraphs(text: str, style: str, width: int, margin: int) -> tuple[Content, ...]:
    """A foreign text with its Markdown, wrapped to a width and moved right by a margin.

    It takes the place of `paint.paragraph`, and of `clean` before it. Kept for reuse.
    """
    return tuple(line.pad_left(margin) for line in _lines(parse(text), style, width))


@lru_cache(maxsize=256)
def sentence(text: str, style: str, width: int, margin: int) -> tuple[Content, ...]:
    """The same for a text, such as an option, that has emphasis, code, maths and images only."""
    wrapped = _wrapped(_inline(inline(text), style), width)
    return tuple(line.pad_left(margin) for line in wrapped)


def _lines(blocks: Blocks, style: str, width: int) -> Iterator[Content]:
    for block in blocks:
        if block.is_apart:
            yield Content("")
        yield from _block(block, style, width)


def _block(block: Block, style: str, width: int) -> Iterator[Content]:
    match block:
        case Paragraph(spans=spans):
            yield from _wrapped(_inline(spans, style), width)
        case Heading(spans=spans):
            yield from _wrapped(_inline(spans, f"{style} {_strong(style)}".strip()), width)
        case Items():
            yield from _items(block, style, width)
        case Code():
            yield from _code(block, width)
        case Table():
            from quizzer.tui.tables import table  # most cards have none

            head = [_inline(cell, "bold") for cell in block.head]
            rows = [[_inline(cell, "") for cell in row] for row in block.rows]
            yield from map(_untied, table(head, rows, block.is_right, width))
        case Quote(blocks=blocks):
            bar = paint.text("│ ", paint.MUTED)
            room = max(width - 2, min(width, _FEWEST_CELLS))
            for quoted in _lines(blocks, style, room):
                yield paint.joined(bar, quoted) if room < width else quoted
        case Rule():
            yield paint.text("· · ·", paint.MUTED)
        case _ as unreachable:
            assert_never(unreachable)


def _items(block: Items, style: str, width: int) -> Iterator[Content]:
    """Each item to the right of its label, as far as there is room."""
    indent = max(len(label) for label in block.labels) + 1
    room = width - indent if width - indent >= _FEWEST_CELLS else width
    for label, item in zip(block.labels, block.items, strict=True):
        lines = [*_lines(item, style, room)] or [Content("")]
        if not lines[0] and lines[1:]:
            yield lines.pop(0)
        mark = paint.text(label.rjust(indent - 1) + " ", paint.MUTED)
        if room == width:
            yield mark
            yield from lines
        else:
            yield paint.joined(mark, lines[0])
            yield from (_moved(each, indent) for each in lines[1:])


def _moved(content: Content, cells: int) -> Content:
    return paint.joined(Content(" " * cells), content) if content else content


def _code(block: Code, width: int) -> Iterator[Content]:
    """Code on a ground of its own; a line too long goes on below, with a mark."""
    from quizzer.tui.highlight import highlighted  # with its lexers, for the first code only

    coloured = highlighted(block.text, block.language)
    room = max(2, width - _CODE_MARGINS)
    for each in coloured.split("\n", allow_blank=True):
        for number, part in enumerate(_folded(each, room)):
            mark = paint.text(_CONTINUED, paint.MUTED) if number else Content("  ")
            shown = paint.joined(mark, part)
            yield shown.pad_right(max(0, width - shown.cell_length)).stylize_before("on $panel")


def _folded(code: Content, width: int) -> list[Content]:
    return code.fold(width) if code.cell_length > width else [code]


def _inline(spans: Spans, style: str) -> Content:
    """Spans side by side, each marked by what it is on top of the style of all."""
    said, styled, at = [], [], 0
    for span in spans:
        word = _said(span)
        mine = _style(span.marks, style)
        if mine and word:
            styled.append(Styled(at, at + len(word), mine))
        said.append(word)
        at += len(word)
    content = Content("".join(said), styled)
    return content.stylize_before(style) if style else content


def _wrapped(content: Content, width: int) -> list[Content]:
    """The lines of a content, with short formulas whole."""
    return [_untied(line) for line in paint.wrapped(content, width)]


def _untied(line: Content) -> Content:
    tied = _TIED in line.plain
    return Content(line.plain.replace(_TIED, " "), list(line.spans)) if tied else line


def _said(span: Span) -> str:
    if Marks.MATHS in span.marks and len(span.text) <= _SHORT_FORMULA:
        return span.text.replace(" ", _TIED)
    if Marks.IMAGE in span.marks:
        return f"[image: {' — '.join(part for part in (span.text, span.target) if part)}]"
    return span.text


def _style(marks: Marks, style: str) -> str:
    """What the marks add to the style that the text has anyway."""
    styles = {
        Marks.STRONG: _strong(style),
        Marks.EMPHASIS: "italic",
        Marks.LINK: "underline",
        Marks.CODE: paint.CODE,
        Marks.IMAGE: f"not bold {paint.MUTED}",
    }
    return " ".join(added for mark, added in styles.items() if mark in marks)


def _strong(style: str) -> str:
    """Bold, or in a text that is bold throughout, a line below."""
    return "underline" if "bold" in style else "bold"
