"""How does a title in Large Letters read within a sentence?"""

from __future__ import annotations

import re

from quizzer.generate.language import lexicon
from quizzer.generate.language.names import Names, without_possessive

_LONGEST_NAME = 6
_WORD = re.compile(r"[^\s(“\"/]+")


def in_sentence(title: str, names: Names) -> str:
    """`Challenges Faced by Xiaomi` as `challenges faced by Xiaomi`: names keep their letters."""
    kept = _kept(title, names)

    def lowered(found: re.Match[str]) -> str:
        word = found[0]
        if any(first <= found.start() < last for first, last in kept) or _keeps(word, names):
            return word
        return word.lower()

    return _WORD.sub(lowered, title.replace("'", "’"))


def as_label(title: str, names: Names) -> str:
    """`Lean Operations:` as an answer: `Lean operations`."""
    text = " ".join(in_sentence(title.strip().rstrip(":.").strip(), names).split())
    return text[:1].upper() + text[1:]


def _kept(title: str, names: Names) -> list[tuple[int, int]]:
    """Where names of several words stand in a title."""
    found = list(_WORD.finditer(title))
    return [
        (first.start(), last.end())
        for place, first in enumerate(found)
        for last in found[place + 1 : place + _LONGEST_NAME]
        if without_possessive(title[first.start() : last.end()]) in names.known
    ]


def _keeps(word: str, names: Names) -> bool:
    """Whether all parts of a word between hyphens keep their letters, or none is large."""
    bare = without_possessive(word.strip(".,:;!?()“”\"'"))
    first = bare.split("-")[0]
    if sum(letter.isupper() for letter in first) > 1 or any(letter.isdigit() for letter in bare):
        return True
    lower = first.lower()
    if lower in lexicon.CLOSED or not names.is_name(first):
        return False
    if first in names.words:
        # `River` is a name in `River Ash`, not by itself.
        return not lexicon.parts(lower) or first in names.known
    return "-" not in bare and not (lower.endswith("ing") or lexicon.is_derived(lower))
