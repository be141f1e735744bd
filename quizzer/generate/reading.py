"""How does a rule see a document: its sections, its sentences made to stand alone, its names?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from quizzer.generate.language.bonds import Bond, bond_of
from quizzer.generate.language.clauses import Clause, clause
from quizzer.generate.language.conjuncts import simple
from quizzer.generate.language.names import Names, names_of
from quizzer.generate.language.repair import Setting, sequel, standalone
from quizzer.generate.material import Material, Passage, Section


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that can be understood without those around it.

    `text` may differ from `original`, which is what the document has: a connective is dropped and
    `the company` has its name. `clause` is None where no rule can tell its parts. `context` is the
    sentence before, where `This …` begins this one and means what that one says.
    """

    text: str
    original: str
    passage: Passage
    clause: Clause | None
    context: Statement | None = None


@dataclass(frozen=True)
class Reading:
    """A document with all that rules ask of it."""

    material: Material

    @cached_property
    def names(self) -> Names:
        """Its names."""
        passages = tuple(self.material.passages())
        sentences = (sentence for passage in passages for sentence in passage.sentences)
        first = passages[0].titles[0].text if passages and passages[0].titles else ""
        return names_of(sentences, f"{self.material.title} {first}")

    @cached_property
    def bond(self) -> Bond | None:
        """What it says to be between two."""
        return bond_of(
            sentence for passage in self.material.passages() for sentence in passage.sentences
        )

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """All sentences that stand alone, in order."""
        return tuple(
            statement
            for section in self.sections
            for passage in section.passages
            for statement in self.statements_of(passage)
        )

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """All sections in order, the whole document first."""
        return tuple(self.material.root.walk())

    def first_with(self, words: str, statement: Statement) -> bool:
        """Whether a statement is the first of the document with some words in it."""
        passages = self.material.passages()
        first = next((s for p in passages for s in p.sentences if words in s), None)
        return first is None or first == statement.original

    def statements_of(self, passage: Passage) -> tuple[Statement, ...]:
        """The sentences of a passage that stand alone."""
        return tuple(self._statements(passage))

    def parts_of(self, statement: Statement) -> Iterator[Statement]:
        """The statement as simple sentences, each of them about one fact; at least itself."""
        found = tuple(simple(statement.text, self.names))
        if len(found) <= 1 and statement.clause in {None, *found}:
            yield statement
            return
        for one in found:
            yield replace(statement, text=_sentence(one), clause=one)

    def _statements(self, passage: Passage) -> Iterator[Statement]:
        about, is_many = "", False
        before: Statement | None = None
        for sentence in passage.sentences:
            title = passage.label or _title(passage)
            setting = Setting(self.names, title, about, is_many, self.bond)
            text, context = standalone(sentence, setting), None
            if text is None and before is not None:
                text, context = sequel(sentence, setting), before.context or before
            parsed = clause(text or sentence, self.names)
            before = None
            if text is not None and not (parsed and _is_of_the_page(parsed.subject, self.names)):
                before = Statement(text, sentence, passage, parsed, context)
                yield before
            about = parsed.subject if parsed and not _makes_another(parsed) else _SOMETHING
            is_many = parsed is not None and parsed.is_many


_SOMETHING = "something"
"""What a sentence is about that no rule can tell."""


def _sentence(one: Clause) -> str:
    lead = f"{one.lead}, " if one.lead else ""
    text = ", ".join((f"{lead}{one.core}", *one.tails))
    return f"{text[:1].upper()}{text[1:]}."


_DEFINITE = re.compile(
    r"The\s(?:(?:resulting|same|other|latter|former|new|plan)\s)?(?P<noun>[a-z-]+)(?:['’]s\s.*)?"
)
_KNOWN_TO_ALL = frozenset(
    """
    body brain earth economy government heart internet moon ocean past poor public rich sea state
    sun universe world
    """.split()
)


def _is_of_the_page(subject: str, names: Names) -> bool:
    """Whether a subject such as `The blockage` means something that only the page tells."""
    found = _DEFINITE.fullmatch(subject)
    return found is not None and found["noun"] not in _KNOWN_TO_ALL | names.nouns


_MAKES = frozenset(
    """
    acquire add build buy create design develop find found introduce invent launch open order
    present propose publish release unveil write
    """.split()
)


def _makes_another(parsed: Clause) -> bool:
    """Whether a clause brings up something new that `it` can mean: `opened a second ladder`."""
    return parsed.base in _MAKES and parsed.rest.startswith(("a ", "an ", "another "))


def _title(passage: Passage) -> str:
    return passage.titles[-1].text if passage.titles else ""
