"""Where does one sentence end and the next begin?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_SPACE = re.compile(r"\s+")
_SURELY_TWO = re.compile(
    r"(?<=[a-z]{4}[.!?])\s+(?=[A-Z“])"
    r"|(?<=\s(?!etc|vol|fig|nos|est|max|min|dep|ave)[a-z]{3}[.!?])\s+(?=[A-Z“])"
    r"|(?<=[A-Z]{2}\.)\s+(?=(?:A|An|At|By|For|He|In|It|On|She|The|These|They|This)\s)"
)
"""A full stop behind a whole word and before a large letter: no abbreviation is so long."""


LONGEST = 2000
"""Characters of a sentence. What is longer without an end is a list, a table or noise."""


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph, each on one line, without those that are too long."""
    line = _SPACE.sub(" ", text).strip()
    if not line:
        return ()
    return tuple(
        one.strip()
        for found in _splitter()(line)
        for one in _SURELY_TWO.split(found)
        if 0 < len(one.strip()) <= LONGEST
    )


@cache
def _splitter() -> Callable[[str], Iterable[str]]:
    from nupunkt import sent_tokenize  # 25 ms, so only where documents are read

    return lambda line: (str(found) for found in sent_tokenize(line))
