"""What does it stand for? From `Internet of Things (IoT)` and `IoT (Internet of Things)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizzer.cards.content import Basic
from quizzer.cards.words import words
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language.asking import as_answer
from quizzer.generate.reading import Reading, Statement

_SHORT = r"[A-Z][A-Za-z0-9&]{1,7}"
_LONG_FIRST = re.compile(rf"(?P<long>(?:[\w’'&-]+\s){{1,7}})\((?P<short>{_SHORT})\)")
_SHORT_FIRST = re.compile(rf"\b(?P<short>{_SHORT})\s\((?P<long>[^()]{{5,80}})\)")
_LEFT_OUT = frozenset("a an and at by for from in of on or the to with".split())
_CONFIDENCE = 0.8


def acronyms(statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`What does IoT stand for?`, once where the document first says it."""
    for found in (*_LONG_FIRST.finditer(statement.text), *_SHORT_FIRST.finditer(statement.text)):
        short = found["short"]
        if 2 * sum(letter.isupper() for letter in short) < len(short):  # `IoT` is one, `Xiaomi` not
            continue
        long = _spelt_out(short, found["long"])
        if long and reading.first_with(f"({short})", statement):
            yield Candidate(
                Rule.ACRONYM,
                Basic(f"What does {short} stand for?", as_answer(long)),
                long,
                (statement.original,),
                (statement.passage,),
                _CONFIDENCE,
            )


def _spelt_out(short: str, text: str) -> str:
    """The last words of a text whose initials are those of a short form, or nothing."""
    if "," in text:
        return ""
    found = words(text)
    letters = [letter.lower() for letter in short if letter.isalpha()]
    for first in range(len(found) - 1, -1, -1):
        taken = found[first:]
        if taken[0].text.lower() in _LEFT_OUT:
            continue
        all_ = [word.text[0].lower() for word in taken]
        content = [word.text[0].lower() for word in taken if word.text.lower() not in _LEFT_OUT]
        if letters in (all_, content):
            return text[taken[0].start :].strip()
    return ""
