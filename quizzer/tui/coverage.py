"""Which paragraphs of the case documents do cards cite, and which sections does none?"""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from quizzer.cards.clean import clean_line
from quizzer.study.coverage import CoveredDocument, CoveredParagraph, CoveredSection
from quizzer.study.documents import sentence
from quizzer.study.wording import NO_DOCUMENTS, counted, percent
from quizzer.tui import paint
from quizzer.tui.actions import bindings
from quizzer.tui.dialogs import ReadPage
from quizzer.tui.mastery import LinesPage
from quizzer.tui.page import title
from quizzer.tui.paint import Hint
from quizzer.tui.unstarted import unstarted

Covered = tuple[CoveredDocument, ...]

_LINES_WIDTH = 9
_COUNT_WIDTH = 4
_NO_CARD = "no card"


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the screen: a document, a section of it, or a paragraph of that."""

    document: CoveredDocument
    section: CoveredSection | None = None
    paragraph: CoveredParagraph | None = None


class CoverageScreen(LinesPage):
    """The documents of some decks, section by section, with the cards of each paragraph."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("coverage")]

    def __init__(self, covered: Awaitable[Covered]) -> None:
        super().__init__()
        self._covered = covered
        self._rows: tuple[_Row, ...] = ()
        self._is_read = False

    def on_mount(self) -> None:
        """Read the documents, which takes a moment where decks are large."""
        self.run_worker(unstarted(self._read), exclusive=True)

    async def _read(self) -> None:
        documents = await self.meanwhile(self._covered)
        if documents is None:
            return
        self._rows = tuple(row for document in documents for row in _rows_of(document))
        self._is_read = True
        self.repaint()

    def count(self) -> int:
        """Every line can be selected."""
        return len(self._rows)

    def head(self, width: int) -> Content:
        """What the numbers mean."""
        meaning = paint.text("" if self.is_narrow else "cards that cite each paragraph")
        return paint.spread(title("Coverage"), meaning, width)

    def body(self, width: int) -> list[Content]:
        """The lines."""
        rows = (
            self.marked(number, _line(row, width - 2), width)
            for number, row in enumerate(self._rows)
        )
        if not self._is_read:
            return [paint.rule(width), *self.instead("reading …", width)]
        if not self._rows:
            return [paint.rule(width), Content(""), *paint.paragraph(NO_DOCUMENTS, "", width, 0)]
        return [paint.rule(width), *rows]

    def hints(self) -> list[Hint]:
        """The keys of this screen."""
        return [
            self.hint("coverage.open"),
            self.hint("coverage.bare"),
            self.hint("coverage.help"),
            self.hint("coverage.back"),
        ]

    def action_open(self) -> None:
        """Show the selected paragraph with the cards that cite it."""
        row = self._rows[self.cursor] if self._rows else None
        if row and row.paragraph:
            self.app.push_screen(ParagraphScreen(row.document, row.paragraph))
        elif row and row.document.missing:
            self.app.push_screen(MissingScreen(row.document))

    def action_bare(self) -> None:
        """Go to the next section that no card cites."""
        count = len(self._rows)
        for step in range(1, count + 1):
            number = (self.cursor + step) % count
            row = self._rows[number]
            if row.section and row.section.is_bare and not row.paragraph:
                self.action_move(number - self.cursor)
                return
        self.say("every section has a card")
        self.repaint()


class MissingScreen(ReadPage):
    """Why a document is not at hand, and what to do."""

    def __init__(self, document: CoveredDocument) -> None:
        super().__init__()
        self._document = document

    def head(self, width: int) -> Content:
        """The document."""
        return paint.fitted(title(clean_line(self._document.title)), width)

    def body(self, width: int) -> list[Content]:
        """The whole sentence."""
        said = clean_line(sentence(self._document.missing))
        return [paint.rule(width), *paint.paragraph(said, "", width, 0)]


class ParagraphScreen(ReadPage):
    """How a paragraph begins, and which cards cite it."""

    def __init__(self, document: CoveredDocument, paragraph: CoveredParagraph) -> None:
        super().__init__()
        self._document = document
        self._paragraph = paragraph

    def head(self, width: int) -> Content:
        """The document."""
        return paint.fitted(title(clean_line(self._document.title)), width)

    def body(self, width: int) -> list[Content]:
        """The text, then the cards."""
        noun = "line" if self._paragraph.first_line == self._paragraph.last_line else "lines"
        place = f"{clean_line(self._document.file)}, {noun} {_lines(self._paragraph)}"
        cards = self._paragraph.cards
        said = counted(len(cards), "card") if cards else _NO_CARD
        return [
            paint.rule(width),
            *paint.paragraph(place, paint.MUTED, width, 0),
            Content(""),
            *paint.paragraph(clean_line(self._paragraph.text), "", width, 0),
            Content(""),
            paint.text(said, paint.STRONG),
            *(paint.fitted(paint.text(f"  {clean_line(card)}"), width) for card in cards),
        ]


def _rows_of(document: CoveredDocument) -> list[_Row]:
    rows = [_Row(document)]
    for section in document.sections:
        if section.heading:
            rows.append(_Row(document, section))
        rows += [_Row(document, section, paragraph) for paragraph in section.paragraphs]
    return rows


def _line(row: _Row, width: int) -> Content:
    if row.section is None:
        return paint.spread(
            paint.text(clean_line(row.document.title), paint.STRONG), _total(row.document), width
        )
    if row.paragraph is None:
        indent = "  " * max(0, row.section.level - 1)
        bare = paint.text(_NO_CARD if row.section.is_bare else "", paint.ERROR)
        heading = paint.text(f"{indent}{clean_line(row.section.heading)}", paint.BOLD)
        return paint.spread(heading, bare, width)
    count = str(len(row.paragraph.cards)) if row.paragraph.cards else "·"
    lines = paint.flush_right(paint.text(_lines(row.paragraph), paint.MUTED), _LINES_WIDTH)
    cards = paint.flush_right(paint.text(count), _COUNT_WIDTH)
    begins = paint.text(f"  {clean_line(row.paragraph.text)}", "" if row.paragraph.cards else "dim")
    return paint.fitted(paint.joined(lines, cards, begins), width)


def _total(document: CoveredDocument) -> Content:
    if document.missing:
        return paint.text("not at hand", paint.ERROR)
    paragraphs = len(document.paragraphs)
    share = percent(document.cited / paragraphs) if paragraphs else ""
    return paint.text(f"{document.cited} of {paragraphs} cited  {share}", paint.MUTED)


def _lines(paragraph: CoveredParagraph) -> str:
    if paragraph.first_line == paragraph.last_line:
        return str(paragraph.first_line)
    return f"{paragraph.first_line}–{paragraph.last_line}"
