"""What does it stand for? From `Internet of Things (IoT)` and `IoT (Internet of Things)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizzer.cards.content import Basic, Listing
from quizzer.cards.words import words
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language.asking import as_answer
from quizzer.generate.reading import Reading, Statement

_SHORT = r"[A-Z][A-Za-z0-9&]{1,7}"
_LONG_FIRST = re.compile(rf"(?P<long>(?:[\w’'&-]+\s){{1,7}})\((?P<short>{_SHORT})\)")
_SHORT_FIRST = re.compile(rf"\b(?P<short>{_SHORT})\s\((?P<long>[^()]{{5,80}})\)")
_MEMBERS = re.compile(
    r"\b(?P<short>[A-Z]{3,8})\s\((?P<members>[A-Z][^(),]+(?:,\s[^(),]+)+)\)(?:\s(?P<kind>[a-z]+s)\b)?"
)
_STANDS = re.compile(rf"^(?P<short>{_SHORT})\sstands\sfor\s(?P<long>[^,.;]{{4,60}})\.?$")
_LEFT_OUT = frozenset("a an and at by for from in of on or the to with".split())
_CONFIDENCE = 0.8


def acronyms(statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`What does IoT stand for?`, once where the document first says it."""
    yield from _initials(statement, reading)
    said = _STANDS.match(statement.text)
    if said:
        yield _candidate(said["short"], said["long"], statement)
    for found in (*_LONG_FIRST.finditer(statement.text), *_SHORT_FIRST.finditer(statement.text)):
        short = found["short"]
        if 2 * sum(letter.isupper() for letter in short) < len(short):  # `IoT` is one, `Xiaomi` not
            continue
        long = _spelt_out(short, found["long"])
        if long and reading.first_with(f"({short})", statement):
            yield _candidate(short, long, statement)


def _candidate(short: str, long: str, statement: Statement) -> Candidate:
    return Candidate(
        Rule.ACRONYM,
        Basic(f"What does {short} stand for?", as_answer(long)),
        long,
        (statement.original,),
        (statement.passage,),
        _CONFIDENCE,
    )


def _initials(statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`BRIC (Brazil, Russia, India, China) countries`, asked for its members."""
    for found in _MEMBERS.finditer(statement.text):
        listed = tuple(re.split(r",\s(?:and\s)?|\sand\s", found["members"]))
        initials = "".join(member[:1] for member in listed)
        if initials != found["short"] or not reading.first_with(f"{initials} (", statement):
            continue
        kind = found["kind"] or ""
        question = (
            f"Which {kind} does {initials} stand for?"
            if kind
            else f"What does {initials} stand for?"
        )
        yield Candidate(
            Rule.ACRONYM,
            Listing(question, listed),
            "; ".join(listed),
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
