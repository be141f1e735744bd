"""How do two of them differ? An essay on two parts that a document treats side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizzer.cards.card import Level
from quizzer.cards.content import Essay
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.groups import Group, groups
from quizzer.generate.language import lexicon
from quizzer.generate.language.casing import in_sentence
from quizzer.generate.language.lexicon import Part
from quizzer.generate.language.names import Names
from quizzer.generate.material import Section
from quizzer.generate.reading import Reading
from quizzer.generate.rules.explanation import clear, core

_TWO = 2
_CONFIDENCE = 0.74


def compared(section: Section, reading: Reading) -> Iterator[Candidate]:
    """`How does Xiaomi’s entry into new markets differ between India and Europe?`, from a pair."""
    for group in groups(section, reading.names):
        thing = _thing(group, reading.names)
        told = [(member.label, clear(member, reading)) for member in group.members]
        if not thing or len(told) != _TWO:
            continue
        if not all(_is_name(label, reading.names) for label, _ in told):
            continue
        found = [(label, statement) for label, statement in told if statement is not None]
        if len(found) != _TWO:
            continue
        (one, _), (other, _) = found
        question = f"How does {thing} differ between {one} and {other}?"
        yield Candidate(
            Rule.CONTRAST,
            Essay(
                question,
                " ".join(f"{core(statement)}." for _, statement in found),
                tuple(f"{label}: {core(statement)}" for label, statement in found),
            ),
            question,
            tuple(statement.original for _, statement in found),
            tuple(statement.passage for _, statement in found),
            _CONFIDENCE,
            Level.ANALYSE,
            path=section.path,
        )


def _thing(group: Group, names: Names) -> str:
    """What the two are cases of, as the title has it: `Xiaomi’s entry into new markets`."""
    title = in_sentence(group.section.title, names)
    head = re.split(r"\s(?:into|in|of|to|for|on)\s", title)[0].split()
    if not head or lexicon.is_plural(head[-1]) or Part.NOUN not in lexicon.parts(head[-1]):
        return ""
    if lexicon.is_gerund(head[0]) or any(word in lexicon.AUXILIARIES for word in title.split()):
        return ""
    if re.match(r"\S+[’']s\s", title):
        return title
    return f"{names.subject}’s {title}" if names.subject else f"the {title}"


def _is_name(label: str, names: Names) -> bool:
    return all(names.is_name(word) for word in label.split())
