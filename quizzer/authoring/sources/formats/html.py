"""How does a web page read, line by line?

Hidden is what the page itself hides by an attribute or an inline style. What a style sheet hides,
or paints white on white, cannot be told from what is shown, and is read as text.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from quizzer.authoring.sources.formats.markup import Page
from quizzer.authoring.sources.formats.nesting import excess
from quizzer.authoring.sources.formats.rendering import DocumentError, Rendered, missing

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MOST_BYTES = 16 * 1024 * 1024
"""Bytes of a page: the parser takes about twenty times as much memory."""

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*(?P<name>[\w.:-]{1,40})", re.IGNORECASE)
_HEAD = 4096
_FEWEST_CHARACTERS_OF_MAIN = 300


def read_html(data: bytes, name: str) -> Rendered:
    """The text of a page that is about its subject. Raises DocumentError."""
    if len(data) > MOST_BYTES:
        raise DocumentError(
            "the page is over 16 MiB", where=name, remedy="Save its text as Markdown (.md)"
        )
    lines = lines_of(_decoded(data), name)
    if not lines:
        raise DocumentError(
            "there is no text in it",
            where=name,
            remedy="Open it in a browser and save the text that you see as .txt",
        )
    return Rendered(lines)


def lines_of(markup: str, name: str) -> tuple[str, ...]:
    """The lines of a page's or a fragment's text, if there is any. Raises DocumentError."""
    try:
        from selectolax.lexbor import (
            LexborDocumentOptions,
            LexborHTMLParser,
            SelectolaxError,
        )
    except ImportError as error:
        raise missing("HTML and Word", name) from error
    if reason := excess(markup):
        raise DocumentError(
            f"the page is not read, because {reason}",
            where=name,
            remedy="Save its text as Markdown (.md)",
        )
    try:
        # With its events, the parser takes minutes for a long <select>.
        root = _main(LexborHTMLParser(markup, options=LexborDocumentOptions.WO_EVENTS))
    except SelectolaxError as error:
        raise DocumentError(
            "the page cannot be parsed", where=name, remedy="Save its text as Markdown (.md)"
        ) from error
    return Page(name).read(root) if root is not None else ()


def _main(page: LexborHTMLParser) -> LexborNode | None:
    """The part of a page that it names as its main one, if there is a text in it; or all of it."""
    for selector in ("main, [role=main]", "article"):
        found = page.css(selector)
        if len(found) == 1 and len(found[0].text()) >= _FEWEST_CHARACTERS_OF_MAIN:
            return found[0]
    return page.body


def _decoded(data: bytes) -> str:
    """A page's characters: by its mark, as UTF-8, by what it declares, as browsers guess."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _CHARSET.search(data[:_HEAD])
    try:
        name = codecs.lookup(declared["name"].decode()).name if declared else "cp1252"
        return data.decode(name, errors="replace")
    except (LookupError, UnicodeDecodeError):
        return data.decode("cp1252", errors="replace")
