"""The passage that a card cites, in its document, with a few lines around it."""

from __future__ import annotations

from textual.content import Content

from quizzer.cards.clean import clean, clean_line
from quizzer.study.documents import PassageView, ShownLine
from quizzer.tui import paint
from quizzer.tui.dialogs import ReadPage
from quizzer.tui.page import title

_NUMBER_WIDTH = 6
_MARK = "▎ "
_WIDEST_TEXT = 84


class PassageScreen(ReadPage):
    """The passages of one card. A document that is not at hand says where it was looked for."""

    def __init__(self, passages: tuple[PassageView, ...]) -> None:
        super().__init__()
        self._passages = passages

    def head(self, width: int) -> Content:
        """What this is."""
        return paint.fitted(title("Source"), width)

    def body(self, width: int) -> list[Content]:
        """Each passage under its document and heading."""
        lines: list[Content] = []
        for view in self._passages:
            lines += [paint.rule(width), *_named(view, width)]
            if view.note:
                lines += paint.paragraph(clean_line(view.note), paint.ERROR, width, 0)
            lines.append(Content(""))
            for line in view.lines:
                lines += _numbered(line, width)
            if view.lines:
                lines.append(Content(""))
        return lines


def _named(view: PassageView, width: int) -> list[Content]:
    source = view.source
    author = f"{source.author}, " if source.author else ""
    lines = list(
        paint.paragraph(clean_line(f"{author}{source.title or source.file}"), paint.BOLD, width, 0)
    )
    if view.heading:
        lines += paint.paragraph(clean_line(view.heading), paint.MUTED, width, 0)
    return lines


def _numbered(line: ShownLine, width: int) -> list[Content]:
    """A line of the document, wrapped, with its number; cited ones have a mark at their left."""
    indent = _NUMBER_WIDTH + len(_MARK)
    style = "" if line.is_cited else paint.MUTED
    room = max(1, min(width - indent, _WIDEST_TEXT))
    rows = paint.wrapped(paint.text(clean(line.text).replace("\n", " "), style), room)
    mark = paint.text(_MARK if line.is_cited else " " * len(_MARK), paint.STRONG)
    numbers = [paint.text(f"{line.number:>{_NUMBER_WIDTH - 1}} ", paint.MUTED)]
    numbers += [paint.text(" " * _NUMBER_WIDTH)] * (len(rows) - 1)
    return [paint.joined(n, mark, row) for n, row in zip(numbers, rows, strict=True)]
