"""What happens when, and when does it happen? From conditions that a sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizzer.cards.card import Level
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language.asking import as_question, ask
from quizzer.generate.language.clauses import clause
from quizzer.generate.language.phrases import concreteness
from quizzer.generate.language.predicates import plain as plain_of
from quizzer.generate.language.predicates import predicate, split_at_end
from quizzer.generate.reading import Reading, Statement
from quizzer.generate.rules.telling import card, main_clause

_LED = re.compile(r"^(?:when|if|whenever)\s(?P<what>.+)$", re.IGNORECASE)
_BEHIND = re.compile(r"^(?P<word>when|if|once|until)\s.+$")
_LONGEST_LEAD = 14
_LONGEST_ANSWER = 14
_FEWEST = 2
_CONFIDENCE = 0.78


def conditions(statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`What happens when light strikes the pigment?`, `When do most people wash?`."""
    main = main_clause(statement, reading)
    given = statement.clause
    if main is None or given is None or predicate(main) is None:
        return
    core, behind = split_at_end(main.rest)
    plain = replace(main, rest=core, lead="", tails=())
    led = _LED.match(given.lead)
    if led and clause(_large(led["what"]), reading.names) is not None:
        happens = plain.core
        is_short = len(happens.split()) <= _LONGEST_ANSWER
        if is_short and len(given.lead.split()) <= _LONGEST_LEAD:
            question = as_question(f"what happens {given.lead[0].lower()}{given.lead[1:]}")
            yield from _card((question, happens), statement, reading, Level.APPLY)
        return
    found = _BEHIND.match(behind)
    is_part = found and not {"that", "only"} & set(core.split())
    is_part = is_part and f"{core}, {behind}" not in main.rest  # `, when` tells a time
    if found and is_part and clause(_large(behind.partition(" ")[2]), reading.names):
        behind = f"{found['word']} {plain_of(behind.partition(' ')[2])}"
        wh = "until when" if found["word"] == "until" else "when"
        asked = (ask(wh, plain, reading.names), behind)
        yield from _card(asked, statement, reading, Level.RECALL)


def _card(
    asked: tuple[str, str], statement: Statement, reading: Reading, level: Level
) -> Iterator[Candidate]:
    if all(concreteness(text, reading.names) >= _FEWEST for text in asked):
        yield from card(Rule.RESULT, statement, asked, _CONFIDENCE, level)


def _large(text: str) -> str:
    return text[:1].upper() + text[1:]
