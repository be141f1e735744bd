"""In which order? From numbered steps, `first … then … finally`, and years in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from quizzer.cards.content import Ordering
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language import lexicon
from quizzer.generate.language.asking import as_answer
from quizzer.generate.language.casing import as_label, in_sentence
from quizzer.generate.language.clauses import clause
from quizzer.generate.language.names import Names
from quizzer.generate.material import Passage, Role, Section
from quizzer.generate.reading import Reading, Statement

_FEWEST, _MOST = 3, 7
_LONGEST_STEP = 14
_LONGEST_TEXT = 400
"""Words of a step as it is asked, and characters of one as it is told."""
_NUMBERED, _TOLD, _DATED = 0.86, 0.8, 0.82

_STEPWISE = re.compile(
    r"\b(?:how to|steps?|procedures?|process|stages|instructions?|protocol|routine|in order)\b",
    re.IGNORECASE,
)
"""What a title or introduction says where the numbers of its items are an order."""

_ANNOUNCED = re.compile(
    r"\b(?:three|four|five|six|seven|several)\s(?:[a-z]+\s)?(?:stages|steps|phases)\b.*:$"
)
"""An introduction that calls whatever is counted below it steps: `A day has four stages:`."""

_HOW_TO = re.compile(r"^how to (?P<what>.+)$", re.IGNORECASE)
_FIRST = re.compile(r"^(?:first(?: of all)?|to begin with|at first),?\s", re.IGNORECASE)
_NEXT = re.compile(r"^(?:then|next|after that|afterwards|thereafter|later),?\s", re.IGNORECASE)
_LAST = re.compile(r"^(?:finally|lastly|in the end|at last),?\s", re.IGNORECASE)
_STAGES = re.compile(
    r"^(?P<verb>began|started)\s(?:with|in)\s(?P<one>.+?),?\s(?:before|and then)\s"
    r"(?:moving|expanding|turning|going|spreading)\s(?:on\s)?(?:in)?to\s(?P<two>.+)$"
)
_BEFORE_STAGES = re.compile(
    r"^(?:initially|at first),?\s(?:focusing|concentrating)\son\s(?P<what>.+?),\s", re.IGNORECASE
)
_INCLUDING = re.compile(r",?\s(?:including|such as)\s.*$")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_IN_YEAR = re.compile(
    r",?\s?\b(?:in|by|around)\s(?:early |late |mid-)?(?:[A-Z]\w+ )?\d{4}\b,?", re.IGNORECASE
)


def sequence(section: Section, reading: Reading) -> Iterator[Candidate]:
    """Cards that ask for an order, which the document must give."""
    yield from _numbered(section, reading.names)
    for passage in section.passages:
        yield from _told(passage, section, reading.names)
        yield from _staged(passage, section, reading)
    yield from _dated(section, reading)


# --- numbered steps -----------------------------------------------------------------------------


def _numbered(section: Section, names: Names) -> Iterator[Candidate]:
    passages = section.passages
    for place, run in _runs(passages):
        before = passages[place - 1].text if place else ""
        is_announced = bool(_ANNOUNCED.search(before))
        steps = tuple(_stage(passage) if is_announced else _step(passage) for passage in run)
        is_run = [passage.number for passage in run] == list(range(1, len(run) + 1))
        if not is_run or not _FEWEST <= len(run) <= _MOST or not all(steps):
            continue
        if not (_STEPWISE.search(section.title) or _STEPWISE.search(before)):
            continue
        question = _announced(before) if is_announced else _of_steps(section.title, names)
        proof = (run, tuple(passage.text for passage in run))
        yield _candidate(question, steps, proof, _NUMBERED, section)


def _runs(passages: Sequence[Passage]) -> Iterator[tuple[int, tuple[Passage, ...]]]:
    place = 0
    for is_counted, group in groupby(passages, lambda p: p.role is Role.ITEM and p.number > 0):
        run = tuple(group)
        if is_counted:
            yield place, run
        place += len(run)


def _announced(text: str) -> str:
    """The sentence that announces steps, as a question for their order."""
    return f"{text.rstrip('.: ')}. Put the steps in order."


def _stage(passage: Passage) -> str:
    """What is called a stage, whatever its sentence is like; empty where it is long."""
    texts = (passage.label, *passage.sentences[:1])
    return next((short for text in texts if text and (short := _short(text))), "")


def _step(passage: Passage) -> str:
    """A step in a few words; empty where an item is none."""
    if not passage.sentences:
        return ""
    text = passage.label or passage.sentences[0]
    if not passage.label and not lexicon.can_command(text.split()[0].strip(",.;:")):
        return ""
    return _short(text)


def _short(text: str) -> str:
    """At most so many words, cut at a comma; empty where that is not possible."""
    if len(text) > _LONGEST_TEXT:
        return ""
    while len(text.split()) > _LONGEST_STEP:
        head, comma, _ = text.rpartition(",")
        if not comma:
            return ""
        text = head
    return as_answer(text)


def _of_steps(title: str, names: Names) -> str:
    found = _HOW_TO.match(in_sentence(title, names))
    if found:
        return f"Put the steps to {found['what'].rstrip('.:')} in order."
    return f"{as_label(title, names)}: put the steps in order."


# --- first, then, finally -----------------------------------------------------------------------


def _told(passage: Passage, section: Section, names: Names) -> Iterator[Candidate]:
    found = list(passage.sentences)
    for start, sentence in enumerate(found):
        if not _FIRST.match(sentence):
            continue
        run = [sentence]
        for follower in found[start + 1 :]:
            if not (_NEXT.match(follower) or _LAST.match(follower)):
                break
            run.append(follower)
        is_in_time = any(_NEXT.match(one) for one in run)
        steps = tuple(_short(_without_when(one)) for one in run)
        if is_in_time and _FEWEST <= len(run) <= _MOST and all(steps) and section.title:
            before = found[start - 1] if start else ""
            is_said = _STEPWISE.search(before)
            titled = f"{as_label(section.title, names)}: put the steps in order."
            question = _announced(before) if is_said else titled
            yield _candidate(question, steps, ((passage,), tuple(run)), _TOLD, section)


def _without_when(sentence: str) -> str:
    for mark in (_FIRST, _NEXT, _LAST):
        sentence = mark.sub("", sentence)
    return sentence


# --- began with, before moving into -------------------------------------------------------------


def _staged(passage: Passage, section: Section, reading: Reading) -> Iterator[Candidate]:
    """`Initially focusing on A, … X began with B before moving into C` has three stages."""
    earlier = ""
    first_sentence = ""
    for statement in reading.statements_of(passage):
        opening = _BEFORE_STAGES.match(statement.text)
        if opening:
            earlier, first_sentence = opening["what"], statement.original
        parsed = statement.clause
        found = _STAGES.match(f"{parsed.verb} {parsed.rest}") if parsed else None
        if not (found and parsed and earlier):
            continue
        steps = tuple(
            as_answer(re.sub(r"^(?:its|their)\s", "the ", _INCLUDING.sub("", stage)))
            for stage in (earlier, found["one"], found["two"])
        )
        subject = reading.names.lowered(parsed.subject)
        yield _candidate(
            f"Put the stages of {subject} in order.",
            steps,
            ((passage,), (first_sentence, statement.original)),
            _TOLD,
            section,
        )


# --- years in a row -----------------------------------------------------------------------------


def _dated(section: Section, reading: Reading) -> Iterator[Candidate]:
    dated = [
        (int(years[0]), event, statement)
        for passage in section.passages
        for statement in reading.statements_of(passage)
        if len(years := _YEAR.findall(statement.text)) == 1
        and (event := _event(statement, reading.names))
    ][:_MOST]
    in_a_row = all(one[0] < other[0] for one, other in pairwise(dated))
    if not in_a_row or len(dated) < _FEWEST:
        return
    subject = reading.names.named
    of = f" in the history of {subject}" if subject else ""
    lead = "Put" if subject else f"{as_label(section.title, reading.names)}: put"
    passages = tuple(dict.fromkeys(statement.passage for _, _, statement in dated))
    yield _candidate(
        f"{lead} the events{of} in order, the earliest first.",
        tuple(event for _, event, _ in dated),
        (passages, tuple(statement.original for _, _, statement in dated)),
        _DATED,
        section,
    )


def _event(statement: Statement, names: Names) -> str:
    """What happened, without when; empty where that is not clear."""
    text = as_answer(_IN_YEAR.sub("", f" {statement.text}"))
    parsed = clause(text, names)
    if parsed is None or parsed.lead or _YEAR.search(text) or statement.context:
        return ""
    return _short(parsed.core)


def _candidate(
    question: str,
    steps: tuple[str, ...],
    proof: tuple[tuple[Passage, ...], tuple[str, ...]],
    confidence: float,
    section: Section,
) -> Candidate:
    passages, support = proof
    return Candidate(
        Rule.SEQUENCE,
        Ordering(question, steps),
        "; ".join(steps),
        support,
        passages,
        confidence,
        path=section.path,
    )
