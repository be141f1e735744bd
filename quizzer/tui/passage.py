"""The passage that a card cites, in its document, with a few lines around it."""

from __future__ import annotations

from textual import events
from textual.content import Content

from quizzer.cards.clean import clean, clean_line
from quizzer.study.documents import PassageView, ShownLine
from quizzer.tui import paint
from quizzer.tui.dialogs import ReadPage
from quizzer.tui.page import title
from quizzer.tui.paint import Window

_NUMBER_WIDTH = 6
_MARK = "▎ "
_WIDEST_TEXT = 84
_ROWS_OF_PASSAGE = 4
"""Rows of a passage that should be seen without scrolling."""


class PassageScreen(ReadPage):
    """The passages of one card. A document that is not at hand says where it was looked for."""

    def __init__(self, passages: tuple[PassageView, ...]) -> None:
        super().__init__()
        self._passages = passages
        self._is_placed = False

    def head(self, width: int) -> Content:
        """What this is."""
        return paint.fitted(title("Source"), width)

    def on_resize(self, event: events.Resize) -> None:
        """Where the screen is too low for all, begin at the passage."""
        super().on_resize(event)
        marks = [row for row, line in enumerate(self.body(self.width)) if is_cited(line)]
        if marks and not self._is_placed and marks[0] + _ROWS_OF_PASSAGE > self.window.height:
            self.window = Window(marks[0], self.window.height)
            self.repaint()
        self._is_placed = True

    def body(self, width: int) -> list[Content]:
        """Each passage under its document and heading."""
        lines: list[Content] = []
        for view in self._passages:
            lines += [paint.rule(width), *_named(view, width), *note(view, width), Content("")]
            lines += numbered(view, width)
            if view.lines:
                lines.append(Content(""))
        return lines


def note(view: PassageView, width: int) -> tuple[Content, ...]:
    """What has become of a passage, or why it cannot be shown; nothing where all is well."""
    return paint.paragraph(clean_line(view.note), paint.ERROR, width, 0) if view.note else ()


def numbered(view: PassageView, width: int) -> list[Content]:
    """The lines of a passage and those around it, with their numbers."""
    return [row for line in _without_blank_ends(view.lines) for row in _numbered(line, width)]


def is_cited(row: Content) -> bool:
    """Whether a row is one of the passage, and not only near it."""
    return row.plain[_NUMBER_WIDTH : _NUMBER_WIDTH + len(_MARK)] == _MARK


def is_support(row: Content) -> bool:
    """Whether a row has words that the answer rests on."""
    text = _NUMBER_WIDTH + len(_MARK)
    return any(span.style == paint.STRONG and span.end > text for span in row.spans)


def _named(view: PassageView, width: int) -> list[Content]:
    """The document, the heading when it says something else, and the page where there is one."""
    source = view.source
    author = f"{source.author}, " if source.author else ""
    name = paint.text(clean_line(f"{author}{source.title or source.file}"), paint.BOLD)
    lines = [paint.fitted(name, width)]
    heading = view.heading if view.heading != source.title else ""
    page = f"page {view.page}" if view.page else ""
    if place := " · ".join(part for part in (heading, page) if part):
        lines.append(paint.fitted(paint.text(clean_line(place), paint.MUTED), width))
    return lines


def _without_blank_ends(lines: tuple[ShownLine, ...]) -> tuple[ShownLine, ...]:
    """Without the empty lines at both ends, which show nothing of what is around a passage."""
    worded = [n for n, line in enumerate(lines) if line.is_cited or line.text.strip()]
    return lines[worded[0] : worded[-1] + 1] if worded else ()


def _numbered(line: ShownLine, width: int) -> list[Content]:
    """A line of the document, wrapped, with its number; cited ones have a mark at their left."""
    indent = _NUMBER_WIDTH + len(_MARK)
    room = max(1, min(width - indent, _WIDEST_TEXT))
    rows = paint.wrapped(_text(line), room)
    mark = paint.text(_MARK if line.is_cited else " " * len(_MARK), paint.STRONG)
    numbers = [paint.text(f"{line.number:>{_NUMBER_WIDTH - 1}} ", paint.MUTED)]
    numbers += [paint.text(" " * _NUMBER_WIDTH)] * (len(rows) - 1)
    return [paint.joined(n, mark, row) for n, row in zip(numbers, rows, strict=True)]


def _text(line: ShownLine) -> Content:
    """The line's text; what the answer rests on stands out."""
    style = "" if line.is_cited else paint.MUTED
    parts, end = [], 0
    for start, stop in line.support:
        parts.append(paint.text(_cleaned(line.text[end:start]), style))
        parts.append(paint.text(_cleaned(line.text[max(start, end) : stop]), paint.STRONG))
        end = max(end, stop)
    return paint.joined(*parts, paint.text(_cleaned(line.text[end:]), style))


def _cleaned(text: str) -> str:
    return clean(text).replace("\n", " ")
