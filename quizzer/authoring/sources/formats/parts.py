"""What is left of an XML part of a Word document once all that is no text is taken out?"""

from __future__ import annotations

from html import escape
from typing import IO
from xml.parsers import expat

MOST_ELEMENTS = 400_000
"""Elements that are kept of one part; 200,000 words have about 100,000."""

DEEPEST = 120
"""Elements in one another: their reader calls itself for each."""

_XML = "http://www.w3.org/XML/1998/namespace"
_LEFT_OUT = frozenset(
    """
    annotationRef bdr bookmarkEnd bookmarkStart color commentRangeEnd commentRangeStart
    commentReference contextualSpacing del drawing endnoteReference footnoteReference highlight ind
    jc keepLines keepNext kern lang lastRenderedPageBreak moveFrom noProof object pPrChange
    proofErr rFonts rPrChange sectPr shd spacing sz szCs tabs tblGrid tblPr trPr widowControl
    """.split()
)
"""How a text looks, notes and what was deleted from it."""

_LINK = "hyperlink"
"""Where it leads is not read, and may be nowhere."""

_RUN = "r"
_HIDDEN = frozenset({"vanish", "specVanish"})
_OFF = frozenset({"0", "false", "off"})


class Refused(Exception):  # noqa: N818  (it says what is wrong with a part)
    """A part is none that a word processor writes; the text says why."""


def plain_part(stream: IO[bytes]) -> bytes:
    """A part without hidden runs and without what only looks. Raises Refused and ExpatError."""
    part = _Part()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = part.refuse
    parser.StartElementHandler = part.start
    parser.EndElementHandler = part.end
    parser.CharacterDataHandler = part.text
    parser.ParseFile(stream)
    return part.written()


class _Part:
    """Writes a part anew while it is read."""

    def __init__(self) -> None:
        self._prefixes: dict[str, str] = {}
        self._written: list[str] = []
        self._open: list[str] = []
        self._runs: list[int] = []
        self._skipped = 0
        self._elements = 0

    def refuse(self, *_: object) -> None:
        """A document type declares entities, which may be bombs or files."""
        raise Refused("it declares a document type, which no word processor does")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        local = name.rpartition(" ")[2]
        if local in _HIDDEN and self._runs and self._is_format_of_run():
            values = [value for key, value in attributes.items() if key.endswith("val")]
            if not _OFF.intersection(values):
                self._hide()
        if self._skipped or local in _LEFT_OUT:
            self._skipped += 1
            return
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise Refused("it has more than 400,000 pieces of text and formats")
        if len(self._open) >= DEEPEST:
            raise Refused("its elements are in one another more than 120 deep")
        if local == _RUN:
            self._runs.append(len(self._written))
        shown = self._named(name)
        if local == _LINK:
            attributes = {}
        given = "".join(f' {self._named(k)}="{escape(v)}"' for k, v in attributes.items())
        self._written.append(f"<{shown}{given}>")
        self._open.append(shown)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._skipped:
            self._skipped -= 1
            return
        self._written.append(f"</{self._open.pop()}>")
        if name.rpartition(" ")[2] == _RUN and self._runs:
            start = self._runs.pop()
            if start < 0:
                del self._written[-start:]

    def text(self, text: str) -> None:
        """A text between elements."""
        if not self._skipped:
            self._written.append(escape(text))

    def written(self) -> bytes:
        """The part as it was written, with its namespaces at the root."""
        if not self._written:
            return b""
        spaces = "".join(f' xmlns:{p}="{escape(uri)}"' for uri, p in self._prefixes.items())
        root = self._written[0]
        return "".join((root[:-1], spaces, ">", *self._written[1:])).encode()

    def _is_format_of_run(self) -> bool:
        """Whether what begins is a format of a run, and not that of a paragraph's end in it."""
        names = [name.rpartition(":")[2] for name in self._open[-2:]]
        return names == [_RUN, "rPr"]

    def _hide(self) -> None:
        self._runs[-1] = -abs(self._runs[-1])

    def _named(self, name: str) -> str:
        uri, _, local = name.rpartition(" ")
        if not uri:
            return local
        if uri == _XML:
            return f"xml:{local}"
        return f"{self._prefixes.setdefault(uri, f'n{len(self._prefixes)}')}:{local}"
