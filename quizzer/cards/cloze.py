"""Where are the blanks of a cloze text, and how does it read with one of them hidden?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizzer.cards.clean import is_visible

_OPENING, _CLOSING = "{{", "}}"
_BLANK = re.compile(r"\{\{(.*?)\}\}(?!\})", re.DOTALL)  # a brace before the end is the answer's


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
    # By `find`, because the pattern takes quadratic time where blanks are not closed.
    while (start := text.find(_OPENING, end)) >= 0:
        _refuse_closing(text, end, start)
        close = text.find(_CLOSING, start + len(_OPENING))
        if close < 0:
            raise ClozeError("a blank is not closed by }}", start)
        while text.startswith("}", close + len(_CLOSING)):
            close += 1
        inside = text[start + len(_OPENING) : close]
        if _OPENING in inside:
            raise ClozeError("a blank inside a blank", start)
        answer, _, hint = inside.partition("::")
        if not is_visible(answer):
            raise ClozeError("an empty blank", start)
        found.append(Blank(answer.strip(), hint.strip(), start))
        end = close + len(_CLOSING)
    _refuse_closing(text, end, len(text))
    if not found:
        raise ClozeError("no blank: write the hidden words as {{words}}", 0)
    return tuple(found)


def _refuse_closing(text: str, start: int, end: int) -> None:
    offset = text.find(_CLOSING, start, end)
    if offset >= 0:
        raise ClozeError("}} without {{", offset)


def can_be_blanked(text: str) -> bool:
    """Whether blanks may be written into a text: braces of its own would be taken for theirs."""
    return "{" not in text and "}" not in text


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
