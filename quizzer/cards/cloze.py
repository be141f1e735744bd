"""Where are the blanks of a cloze text, and how does it read with one of them hidden?"""

from __future__ import annotations

import re
from dataclasses import dataclass

_BLANK = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Blank:
    """One `{{answer}}` or `{{answer::hint}}`; `start` counts characters from the text's start."""

    answer: str
    hint: str
    start: int


class ClozeError(ValueError):
    """The blanks of a text are malformed; `offset` is the character where."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


def blanks(text: str) -> tuple[Blank, ...]:
    """All blanks in order. Raises ClozeError when there is none or one is malformed."""
    found = []
    end = 0
    for match in _BLANK.finditer(text):
        _refuse_stray_braces(text, end, match.start())
        answer, _, hint = match[1].partition("::")
        if "{{" in match[1]:
            raise ClozeError("a blank inside a blank", match.start())
        if not answer.strip():
            raise ClozeError("an empty blank", match.start())
        found.append(Blank(answer.strip(), hint.strip(), match.start()))
        end = match.end()
    _refuse_stray_braces(text, end, len(text))
    if not found:
        raise ClozeError("no blank: write the hidden words as {{words}}", 0)
    return tuple(found)


def _refuse_stray_braces(text: str, start: int, end: int) -> None:
    for braces, message in (("{{", "a blank is not closed by }}"), ("}}", "}} without {{")):
        offset = text.find(braces, start, end)
        if offset >= 0:
            raise ClozeError(message, offset)


def filled(text: str) -> str:
    """The text with every blank filled in."""
    return _BLANK.sub(lambda match: match[1].partition("::")[0].strip(), text)


def hidden(text: str, which: frozenset[int]) -> str:
    """The text with the blanks numbered in `which` (from 1) hidden and the others filled in."""
    number = 0

    def replace(match: re.Match[str]) -> str:
        nonlocal number
        number += 1
        answer, _, hint = match[1].partition("::")
        if number not in which:
            return answer.strip()
        return f"[{hint.strip()}]" if hint.strip() else "[…]"

    return _BLANK.sub(replace, text)
