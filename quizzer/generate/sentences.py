"""Where does one sentence end and the next begin?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_SPACE = re.compile(r"\s+")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph, each on one line."""
    line = _SPACE.sub(" ", text).strip()
    return tuple(found.strip() for found in _splitter()(line)) if line else ()


@cache
def _splitter() -> Callable[[str], Iterable[str]]:
    from nupunkt import sent_tokenize  # 25 ms, so only where documents are read

    return lambda line: (str(found) for found in sent_tokenize(line))
