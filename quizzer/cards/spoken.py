"""How does a card's text read without any marks: aloud, on one line, or on printed Markdown?"""

from __future__ import annotations

import re
from functools import lru_cache

from quizzer.cards.clean import clean, clean_line
from quizzer.cards.markup import is_plain, parse
from quizzer.cards.spans import Marks, Paragraph, Span

_OPENS_BLOCK = re.compile(r" {0,3}(?:(?=#{1,6}(?: |$)|>|[-*+] |```|~~~)|\d{1,9}(?=[.)] ))")

_MARKS_ELSEWHERE = re.compile(r"[*`]|<(?=[A-Za-z/!?])|(?<![^\W_])_|_(?![^\W_])|\](?=\()")


def spoken(text: str) -> str:
    """The text in plain words, line by line, for a screen reader.

    Lists keep a line for each item; a table is a line for each cell, with its column's heading;
    code stands between `Code:` and `End of code.`; an image is its description.
    """
    match parse(text):
        case (Paragraph(spans=(Span(text=said, marks=Marks.NONE),), is_apart=False),):
            return said
        case blocks:
            from quizzer.cards.aloud import read_out  # most cards have no marks

            return "\n".join(read_out(blocks))


@lru_cache(maxsize=4096)
def flat(text: str) -> str:
    """The text in plain words on one line: for lists of cards, and for comparing answers."""
    if is_plain(text):
        return clean_line(text)
    from quizzer.cards.aloud import said_by

    return " ".join(" ".join(said_by(parse(text))).split())


def printed(text: str) -> str:
    """The text for a Markdown document: what is no mark in a card must not be one there.

    A lone `# 1` or `1. FC Köln` stays text, and so do `2*3*4` and `<b>`.
    """
    cleaned = clean(text)
    if parse(text) == (Paragraph((Span(cleaned),)),):
        cleaned = _MARKS_ELSEWHERE.sub(r"\\\g<0>", cleaned)
    opening = None if "\n" in cleaned else _OPENS_BLOCK.match(cleaned)
    return f"{opening[0]}\\{cleaned[opening.end() :]}" if opening else cleaned
