"""When are two texts the same to a reader who searches? Without case, accents and line breaks."""

from __future__ import annotations

import unicodedata

_PLAIN = str.maketrans("‘’‚“”„–—−", "'''\"\"\"---")
"""What is typed for what is typeset."""


def folded(text: str) -> str:
    """The text for comparing, on one line. Folding it again changes nothing."""
    if not text.isascii():
        text = _bare(_bare(text).casefold()).translate(_PLAIN)
    return " ".join(text.lower().split())


def _bare(text: str) -> str:
    """Without accents, and with compatible characters as one: `ﬁ` is `fi`."""
    parted = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in parted if not unicodedata.combining(letter))
