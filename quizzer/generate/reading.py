"""How does a rule see a document: its sections, its sentences made to stand alone, its names?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from quizzer.cards.words import stem, stems
from quizzer.generate.language import lexicon
from quizzer.generate.language.bonds import Bond, bond_of
from quizzer.generate.language.clauses import Clause, clause
from quizzer.generate.language.conjuncts import simple
from quizzer.generate.language.names import Names, names_of
from quizzer.generate.language.phrases import head_of, object_of
from quizzer.generate.language.predicates import Voice, predicate
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
    whole: str = ""
    """The sentence that this is one fact of, where there are more."""


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

    @cached_property
    def _bracketed(self) -> Mapping[str, str]:
        """The first sentence with each `(IoT)` and each `BRIC (`."""
        found: dict[str, str] = {}
        for passage in self.material.passages():
            for sentence in passage.sentences:
                for text in (*_IN_BRACKETS.findall(sentence), *_BEFORE.findall(sentence)):
                    found.setdefault(text, sentence)
        return found

    def first_with(self, short: str, statement: Statement) -> bool:
        """Whether a statement is the first of the document with `(IoT)` or with `BRIC (`."""
        return self._bracketed.get(short, statement.original) == statement.original

    @cached_property
    def familiar(self) -> frozenset[str]:
        """Nouns that stand in so many of its sentences that a reader knows which is meant."""
        said = [one for passage in self.material.passages() for one in passage.sentences]
        known = {found["noun"] for one in said for found in _THE.finditer(one)}
        counts = Counter(noun for one in said for noun in {*_NOUN.findall(one.lower())} & known)
        return frozenset(noun for noun, count in counts.items() if count >= _FAMILIAR)

    def _has_rival(self, parsed: Clause) -> bool:
        """Whether `it` behind a clause may mean something else than its subject."""
        if self.names.is_subject(parsed.subject):
            return _makes_another(parsed)
        return _makes_another(parsed) or _has_object(parsed)

    def _is_of_the_page(self, parsed: Clause | None) -> bool:
        """Whether a subject such as `The blockage` means something that only the page tells."""
        found = _DEFINITE.fullmatch(parsed.subject) if parsed else None
        known = _KNOWN_TO_ALL | self.names.nouns | self.familiar
        return found is not None and found["noun"] not in known

    def statements_of(self, passage: Passage) -> tuple[Statement, ...]:
        """The sentences of a passage that stand alone."""
        return tuple(self._statements(passage))

    def place_of(self, passage: Passage) -> str:
        """The place that a paragraph speaks of, by its label or its first words; or nothing."""
        if passage.label in self.names.places:
            return passage.label
        found = _IN_PLACE.match(passage.sentences[0]) if passage.sentences else None
        if found is None:
            return ""
        is_place = found["name"] in self.names.places or _REGION.search(found["name"])
        return found["place"] if is_place else ""

    def _in_its_place(self, parsed: Clause | None, passage: Passage) -> Clause | None:
        """What is said in the paragraph of a place: `In Spain, …`."""
        place = self.place_of(passage)
        if parsed is None or not place or parsed.lead or place in parsed.core:
            return parsed
        is_meant = place == passage.label or parsed.subject == self.names.subject
        is_led = is_meant and place != self.names.subject
        return replace(parsed, lead=f"in {place}") if is_led else parsed

    def parts_of(self, statement: Statement) -> Iterator[Statement]:
        """The statement as simple sentences, each of them about one fact; at least itself."""
        found = tuple(simple(statement.text, self.names))
        if len(found) <= 1 and statement.clause in {None, *found}:
            if not found or found[0].subject.lower() not in _PRONOUNS:
                yield statement
            return
        for one in found:
            if one.subject.lower() in _PRONOUNS:
                continue
            yield replace(statement, text=_sentence(one), clause=one, whole=statement.text)

    def _statements(self, passage: Passage) -> Iterator[Statement]:
        about, who, is_many = "", "", False
        before: Statement | None = None
        for sentence in passage.sentences:
            title = passage.label or _title(passage)
            meant = who if _OF_A_PERSON.match(sentence) else about
            setting = Setting(self.names, title, meant, is_many, self.bond)
            text, context = standalone(sentence, setting), None
            if text is None and before is not None:
                text, context = sequel(sentence, setting), before.context or before
            parsed = clause(text or sentence, self.names)
            parsed = self._in_its_place(parsed, passage)
            is_of_the_page = self._is_of_the_page(parsed)
            if is_of_the_page and text is not None and context is None and before is not None:
                context = before if _takes_up(parsed, before) else None
                is_of_the_page = context is None
            before = None
            if text is not None and not is_of_the_page:
                before = Statement(text, sentence, passage, parsed, context)
                yield before
            is_clear = parsed is not None and not self._has_rival(parsed)
            who = parsed.subject if parsed else _SOMETHING  # `she` is no object before it
            clear = who if is_clear else _SOMETHING
            about = (_made(parsed) if parsed else "") or clear
            is_many = parsed is not None and parsed.is_many


_REGION = re.compile(
    r"\b(?:East|West|North|South|States|Kingdom|Republic|Islands|Netherlands|Philippines|Alps)$"
)
_IN_PLACE = re.compile(r"^In (?P<place>(?:the )?(?P<name>[A-Z][\w-]+(?:\s[A-Z][\w-]+)*)),\s")
_IN_BRACKETS = re.compile(r"\([^()]{1,80}\)")
_BEFORE = re.compile(r"[\w&-]+ \(")

_PRONOUNS = frozenset("it they he she we".split())
_OF_A_PERSON = re.compile(r"(?:[A-Z][^,]{1,40},?\s)?(?:[Ss]he|[Hh]e|[Hh]er|[Hh]is)\b")
_SOMETHING = "something"
"""What a sentence is about that no rule can tell."""


def _takes_up(parsed: Clause | None, before: Statement) -> bool:
    """Whether `The interviews` are what the sentence before tells: `She interviewed …`."""
    found = _DEFINITE.fullmatch(parsed.subject) if parsed else None
    return found is not None and stem(found["noun"]) in stems(before.text)


def _has_object(parsed: Clause) -> bool:
    """Whether `it` behind a clause may mean its object: `The pharmacy mixed the rub`."""
    said = predicate(parsed)
    if said is None or said.voice is not Voice.ACTIVE or parsed.is_many:
        return False
    thing = object_of(said.behind)
    is_thing = thing is not None and thing.phrase.split(" ", 1)[0].lower() in {"the", "a", "an"}
    return is_thing and thing is not None and not lexicon.is_plural(head_of(thing.phrase))


def _sentence(one: Clause) -> str:
    lead = f"{one.lead}, " if one.lead else ""
    text = ", ".join((f"{lead}{one.core}", *one.tails))
    return f"{text[:1].upper()}{text[1:]}."


_DEFINITE = re.compile(
    r"The\s(?:(?:resulting|same|other|latter|former|new|plan)\s)?(?P<noun>[a-z-]+)(?:['’]s\s.*)?"
)
_FAMILIAR = 4
_NOUN = re.compile(r"[a-z-]+")
_THE = re.compile(r"\b[Tt]he\s(?P<noun>[a-z-]+)\b")
_KNOWN_TO_ALL = frozenset(
    """
    body brain earth economy government heart internet moon ocean past poor public rich sea state
    sun universe world
    """.split()
)


_MAKES = frozenset(
    """
    acquire add build buy create design develop find found introduce invent launch open order
    present propose publish release unveil write
    """.split()
)


_ANOTHER = re.compile(r"(?:an?|another)\s|[A-Z]")


_MADE = frozenset(
    "build create design develop introduce invent launch present publish release unveil".split()
)
_BY_NAME = re.compile(r"(?P<name>[A-Z][\w-]*(?:\s[A-Z0-9][\w-]*)*)(?=,|\s(?:in|on|for|at)\s|$)")


def _made(parsed: Clause) -> str:
    """What a clause says that somebody made, if by name: `Talkom launched M-Pata, a service`."""
    found = _BY_NAME.match(parsed.rest) if parsed.base in _MADE else None
    return found["name"] if found else ""


def _makes_another(parsed: Clause) -> bool:
    """Whether a clause brings up something new that `it` can mean: `opened a second ladder`."""
    return parsed.base in _MAKES and bool(_ANOTHER.match(parsed.rest))


def _title(passage: Passage) -> str:
    return passage.titles[-1].text if passage.titles else ""
