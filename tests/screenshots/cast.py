"""How does a recorded session become one SVG that plays by itself? Rows in, markup out.

A row of the terminal is written once for each stretch of time in which it stays the same, so that
a session of many frames costs only the rows that changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.app import App

CELL_WIDTH, CELL_HEIGHT, FONT_SIZE = 8.4, 18.0, 14
PADDING = 14
FONTS = "'JetBrains Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace"


@dataclass(frozen=True, slots=True)
class Run:
    """Cells of one look: where they begin, how many they are, and what they say."""

    column: int
    cells: int
    text: str
    colour: str
    background: str
    bold: bool = False
    italic: bool = False


Row = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What the screen shows, and for how many seconds."""

    rows: tuple[Row, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A row that stays the same from one instant to another."""

    y: int
    row: Row
    start: float
    end: float


def frame_of(app: App[None], seconds: float) -> Frame:
    """The app's screen as it is painted now."""
    strips = app.screen._compositor.render_strips()
    colours = (app.theme_variables["foreground"], app.theme_variables["background"])
    return Frame(tuple(tuple(_runs(list(strip), colours)) for strip in strips), seconds)


def _runs(segments: Sequence[Segment], colours: tuple[str, str]) -> Iterator[Run]:
    column = 0
    for style, parts in groupby(segments, key=lambda segment: segment.style or Style.null()):
        text = "".join(segment.text for segment in parts)
        cells = cell_len(text)
        colour = style.color.triplet.hex if style.color and style.color.triplet else colours[0]
        ground = style.bgcolor.triplet.hex if style.bgcolor and style.bgcolor.triplet else ""
        if style.reverse:
            colour, ground = ground or colours[1], colour
        yield Run(column, cells, text, colour, ground, bool(style.bold), bool(style.italic))
        column += cells


def animated(frames: Sequence[Frame], background: str) -> str:
    """An SVG that shows the frames one after the other, for ever."""
    whole = sum(frame.seconds for frame in frames)
    columns = max(run.column + run.cells for frame in frames for row in frame.rows for run in row)
    height = max(len(frame.rows) for frame in frames) * CELL_HEIGHT + 2 * PADDING
    width = columns * CELL_WIDTH + 2 * PADDING
    stretches = list(_stretches(frames))
    times = sorted({(stretch.start, stretch.end) for stretch in stretches})
    names = {span: f"t{number}" for number, span in enumerate(times)}
    rules = [_rule(names[span], span, whole) for span in times if span != (0.0, whole)]
    body = [_markup(stretch, names, whole) for stretch in stretches if _is_seen(stretch.row)]
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}">',
            f"<style>text {{ font: {FONT_SIZE}px {FONTS}; white-space: pre }}",
            f"g {{ animation: {whole:g}s step-end infinite }}",
            *rules,
            "</style>",
            f'<rect width="100%" height="100%" rx="8" fill="{background}"/>',
            *body,
            "</svg>\n",
        )
    )


def _stretches(frames: Sequence[Frame]) -> Iterator[_Stretch]:
    for y in range(max(len(frame.rows) for frame in frames)):
        now = 0.0
        of_row = [(frame.rows[y] if y < len(frame.rows) else (), frame.seconds) for frame in frames]
        for row, same in groupby(of_row, key=lambda pair: pair[0]):
            end = now + sum(seconds for _, seconds in same)
            yield _Stretch(y, row, now, round(end, 3))
            now = round(end, 3)


def _rule(name: str, span: tuple[float, float], whole: float) -> str:
    start, end = (100 * instant / whole for instant in span)
    before = "" if start == 0 else "0% { visibility: hidden } "
    after = "" if span[1] >= whole else f" {end:.3f}% {{ visibility: hidden }}"
    still = "" if start == 0 else "; visibility: hidden"  # where nothing moves, the first frame
    return (
        f"@keyframes {name} {{ {before}{start:.3f}% {{ visibility: visible }}{after} }} "
        f".{name} {{ animation-name: {name}{still} }}"
    )


def _is_seen(row: Row) -> bool:
    return any(run.text.strip() or run.background for run in row)


def _markup(stretch: _Stretch, names: dict[tuple[float, float], str], whole: float) -> str:
    span = (stretch.start, stretch.end)
    named = "" if span == (0.0, whole) else f' class="{names[span]}"'
    top = PADDING + stretch.y * CELL_HEIGHT
    return f"<g{named}>{''.join(_painted(run, top) for run in stretch.row)}</g>"


def _painted(run: Run, top: float) -> str:
    left, width = PADDING + run.column * CELL_WIDTH, run.cells * CELL_WIDTH
    ground = ""
    if run.background:
        ground = (
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{CELL_HEIGHT:g}"'
            f' fill="{run.background}"/>'
        )
    if not run.text.strip():
        return ground
    look = (' font-weight="bold"' if run.bold else "") + (
        ' font-style="italic"' if run.italic else ""
    )
    return ground + (
        f'<text xml:space="preserve" x="{left:.1f}" y="{top + 0.75 * CELL_HEIGHT:.1f}"'
        f' fill="{run.colour}"{look}'
        f' textLength="{width:.1f}" lengthAdjust="spacingAndGlyphs">{escape(run.text)}</text>'
    )
