"""Which lines of printed pages make up a heading, a paragraph or an item of a list?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from quizzer.authoring.sources.formats.rendering import Rendered, fenced, paragraph
from quizzer.authoring.sources.formats.typeset import Line, Piece, Style

_LONGEST_HEADING = 25
_LONGEST_BOLD_HEADING = 14
_MOST_LEVELS = 5
_GAP = 1.45
_INDENT = 0.8
_LONGEST_WORD = 60
_NESTED = 0.9

_BULLETS = r"[•◦▪‣■□●○·❖➢✓–—*\x7f\uf0a7\uf0b7\uf0d8\uf0fc-]"
_BULLET = re.compile(rf"{_BULLETS}\s+(?=\S)")
_MARK = re.compile(rf"{_BULLETS}|\d{{1,2}}[.)]?")
"""A mark of an item that stands in a line of its own, as some programs draw them."""

_COUNTED = re.compile(r"(?P<number>\d{1,2})[.)]\s+(?=\S)")
_NOTE = re.compile(r"\[\^\d+\]: ")
_SENTENCE_END = re.compile(r"[.!?:…。！？][\"'”’)\]]*$")
_BROKEN = re.compile(r"(?P<head>[^\W\d_]+)[-\u2010\u00ad]$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FULL_STOP = re.compile(r"[.!?;,。！？][\"'”’)\]]*$")


class _Kind(Enum):
    """What a block is in."""

    TEXT = auto()
    BULLETS = auto()
    COUNTED = auto()
    CODE = auto()


@dataclass(slots=True)
class _Block:
    """Lines that belong together. `level` is that of a heading; 0 for running text."""

    lines: list[Line]
    level: int
    kind: _Kind


def rendered(lines: Sequence[Line], page_count: int) -> Rendered:
    """The lines of all pages as Markdown, and where each page begins."""
    style = Style(lines)
    words = {found[0].casefold() for line in lines for found in _WORD.finditer(line.text)}
    written: list[str] = []
    starts: list[tuple[int, int]] = []
    indents: list[float] = []
    before = _Kind.TEXT
    for block in _blocks(lines, style):
        text = _written(block, words, style, indents)
        if not text:
            continue
        if written and (block.kind in (_Kind.TEXT, _Kind.CODE) or block.kind is not before):
            written.append("")
        before = block.kind
        starts.append((block.lines[0].page, len(written) + 1))
        written += text.split("\n")
    return Rendered(tuple(written), _pages(starts, page_count))


def _pages(starts: Iterable[tuple[int, int]], page_count: int) -> tuple[int, ...]:
    """The first line that begins on each page, or behind it where none does."""
    firsts: list[int] = []
    last = 1
    for page, line in starts:
        while len(firsts) < page:
            firsts.append(line)
        last = line
    firsts += [last + 1] * (page_count - len(firsts))
    return tuple(firsts)


def _with_marks(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, each item's with its mark."""
    mark: Line | None = None
    for line in lines:
        if mark is not None:
            is_beside = abs(mark.height - line.height) < line.size and mark.left < line.left
            is_bare = mark.text.isdecimal()
            if is_bare and not (is_beside and line.text[0].isalpha()):
                yield from (mark, line)
            elif is_beside:
                shown = f"{mark.text}{'.' if is_bare else ''} "
                pieces = (Piece(shown, line.size), *line.pieces)
                yield replace(line, left=mark.left, pieces=pieces)
            else:
                yield line
            mark = None
        elif _MARK.fullmatch(line.text):
            mark = line
        else:
            yield line
    if mark is not None and mark.text.isdecimal():
        yield mark


def _blocks(lines: Sequence[Line], style: Style) -> list[_Block]:
    found: list[_Block] = []
    for line in _with_marks(lines):
        level = _level(line, style)
        kind = _Kind.TEXT if level else _kind(line, style)
        if found and kind in (_Kind.TEXT, _Kind.CODE) and _continues(found[-1], line, level, style):
            found[-1].lines.append(line)
        else:
            found.append(_Block([line], level, kind))
    return found


def _kind(line: Line, style: Style) -> _Kind:
    if line.is_typed and not style.is_typed:
        return _Kind.CODE
    if _BULLET.match(line.text):
        return _Kind.BULLETS
    return _Kind.COUNTED if _COUNTED.match(line.text) else _Kind.TEXT


def _level(line: Line, style: Style) -> int:
    """The level of a line that is set as a heading; 0 for one that is not."""
    words = line.text.split()
    if line.is_typed and not style.is_typed:
        return 0
    if not any(word[0].isalpha() for word in words):
        return 0
    if line.size in style.larger and len(words) <= _LONGEST_HEADING:
        return min(style.larger.index(line.size) + 1, _MOST_LEVELS)
    is_short = len(words) <= _LONGEST_BOLD_HEADING and len(line.text) < style.length
    is_title = line.is_bold and is_short and not _FULL_STOP.search(line.text)
    return min(len(style.larger) + 1, _MOST_LEVELS + 1) if is_title else 0


def _continues(block: _Block, line: Line, level: int, style: Style) -> bool:
    """Whether a line goes on where the block's last one ends."""
    last = block.lines[-1]
    is_code = line.is_typed and not style.is_typed
    if is_code or block.kind is _Kind.CODE:
        return is_code and block.kind is _Kind.CODE
    if level != block.level or line.size != last.size or _NOTE.match(line.text):
        return False
    is_same_page = line.page == last.page
    gap = last.height - line.height
    if level:
        return is_same_page and 0 < gap < _GAP * style.leading * line.size / style.size
    ended = bool(_SENTENCE_END.search(last.text))
    if not is_same_page or gap < 0:  # another page or column
        return not ended and (line.text[0].islower() or len(last.text) >= style.length)
    if gap > _GAP * style.leading:
        return False
    is_indented = line.left > last.left + _INDENT * style.size
    is_first = len(block.lines) == 1
    if ended and is_indented and not (block.kind is not _Kind.TEXT and is_first):
        return False
    is_short = len(last.text) < style.length
    if _begins_bold(line) and (is_short or (ended and _begins_bold(block.lines[0]))):
        return False  # a label, or an item whose bullet is drawn, not written
    return not (ended and is_short)


def _begins_bold(line: Line) -> bool:
    """Whether its first words are bold, but not all of them."""
    return line.pieces[0].is_bold and not line.is_bold


def _written(block: _Block, words: set[str], style: Style, indents: list[float]) -> str:
    text = _joined(block.lines, words)
    if block.level:
        indents.clear()
        line = paragraph(text).removeprefix("\\")
        return f"{'#' * block.level} {line}" if line else ""
    if block.kind is _Kind.CODE:
        return "\n".join(fenced([line.text for line in block.lines]))
    if block.kind is _Kind.TEXT:
        if block.lines[0].left <= (indents[0] if indents else 0) + _INDENT * style.size:
            indents.clear()
        return paragraph(_with_label(block.lines[0], text))
    left = block.lines[0].left
    while indents and left < indents[-1] + _NESTED * style.size:
        indents.pop()
    indents.append(left)
    mark = _BULLET.match(text) or _COUNTED.match(text)
    assert mark is not None  # it is an item
    shown = f"{mark['number']}." if mark.re is _COUNTED else "-"
    rest = paragraph(_with_label(block.lines[0], text[mark.end() :]))
    return f"{'  ' * (len(indents) - 1)}{shown} {rest}" if rest else ""


def _with_label(line: Line, text: str) -> str:
    """A text with its first words marked as bold where they alone are set so."""
    if line.is_bold:
        return text
    bold = ""
    for piece in line.pieces:
        if piece.text.strip() and not piece.is_bold:
            if bold.strip() or not _MARK.fullmatch(piece.text.strip()):
                break
            continue
        bold += piece.text
    label = " ".join(bold.split())
    return f"**{label}**{text[len(label) :]}" if label and text.startswith(label) else text


def _joined(lines: Sequence[Line], words: set[str]) -> str:
    """Lines as one text; words that were parted at their ends are put together again."""
    texts: list[str] = []
    for line in lines:
        text = line.text
        found = _BROKEN.search(texts[-1][-_LONGEST_WORD:]) if texts else None
        following = _WORD.match(text[:_LONGEST_WORD])
        if found and following and following[0][0].islower():
            whole = f"{found['head']}{following[0]}".casefold()
            hyphened = f"{found['head']}-{following[0]}".casefold()
            is_compound = hyphened in words and whole not in words
            texts[-1] = f"{texts[-1][:-1]}{'-' if is_compound else ''}"
            texts.append(text)
        else:
            texts += [" ", text] if texts else [text]
    return "".join(texts)
