"""Drafts from small documents, for tests of the rules that make them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from quizzer.authoring.sources.documents import parse_document
from quizzer.cards.content import Basic, Cloze, Content, Listing, Number
from quizzer.generate.candidate import Candidate
from quizzer.generate.drafting import Draft, drafts
from quizzer.generate.frames.frame import Frame
from quizzer.generate.frames.framing import framed
from quizzer.generate.gates import fault
from quizzer.generate.groups import Group
from quizzer.generate.material import Section
from quizzer.generate.reading import Reading, Statement
from quizzer.study.drafting.materials import material_of

DOCUMENTS = tuple(sorted((Path(__file__).parent.parent / "generate" / "data").iterdir()))
"""Documents on other subjects than those of the bundled decks."""

StatementRule = Callable[[Statement, Reading], Iterator[Candidate]]
SectionRule = Callable[[Section, Reading], Iterator[Candidate]]
GroupRule = Callable[[Group, Frame, Reading], Iterator[Candidate]]


def on_groups(rule: GroupRule) -> SectionRule:
    """A rule on the groups of a section as one on the section."""

    def section_rule(section: Section, read: Reading) -> Iterator[Candidate]:
        for group, frame in framed(section, read):
            yield from rule(group, frame, read)

    return section_rule


def reading(text: str, name: str = "case.md") -> Reading:
    """A document as rules see it."""
    return Reading(material_of("case", "", parse_document(text.encode(), name)))


def drafted(text: str, name: str = "case.md") -> tuple[Draft, ...]:
    """All drafts of a text."""
    return drafts(material_of("case", "", parse_document(text.encode(), name)))


@cache
def drafted_from(path: Path) -> tuple[Draft, ...]:
    """All drafts of one of the documents, made once for all who ask."""
    return drafted(path.read_text("utf-8"), path.name)


def candidates(rule: SectionRule, text: str, name: str = "case.md") -> list[Candidate]:
    """What a rule proposes for all sections of a document and the gates let pass."""
    read = reading(text, name)
    found = [one for section in read.sections for one in rule(section, read)]
    return [one for one in found if not fault(one)]


def contents(rule: SectionRule, text: str, name: str = "case.md") -> list[Content]:
    """The cards of a rule, without what they rest on."""
    return [one.content for one in candidates(rule, text, name)]


def told(rule: StatementRule, text: str) -> list[Candidate]:
    """What a rule proposes for all sentences of a text and the gates let pass."""
    read = reading(text)
    found = [one for statement in read.statements for one in rule(statement, read)]
    return [one for one in found if not fault(one)]


def asked(rule: StatementRule, text: str) -> list[tuple[str, str]]:
    """The questions that a rule has for a text, with their answers."""
    cards = [one.content for one in told(rule, text)]
    return [(card.question, card.answer) for card in cards if isinstance(card, Basic)]


def facts(rule: StatementRule, text: str) -> list[str]:
    """What a rule asks about the facts of a document, each as `question — answer`."""
    read = reading(text)
    found = [
        one
        for passage in read.material.passages()
        for statement in read.statements_of(passage)
        for part in read.parts_of(statement)
        for one in rule(part, read)
    ]
    return [said(one.content) for one in found if not fault(one)]


def said(content: Content) -> str:
    """A card on one line: `question — answer`, or the text with its blanks."""
    match content:
        case Cloze(text=text):
            return text
        case Number(question=question, quantity=quantity, unit=unit):
            return f"{question} — {quantity.text} {unit}".rstrip()
        case Basic(question=question, answer=answer):
            return f"{question} — {answer}"
        case Listing(question=question, members=members):
            return f"{question} — {'; '.join(members)}"
        case _:
            return str(content)
