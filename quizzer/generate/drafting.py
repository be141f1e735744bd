"""Which drafts does a document give?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from quizzer.cards.content import Cloze, Listing
from quizzer.cards.words import stems
from quizzer.generate.candidate import Candidate
from quizzer.generate.echoes import without_echoes
from quizzer.generate.gates import fault, parts_of
from quizzer.generate.identity import draft_id
from quizzer.generate.material import Material
from quizzer.generate.mending import as_list
from quizzer.generate.reading import Reading
from quizzer.generate.rules.announced import each_announced
from quizzer.generate.rules.registry import FACT_RULES, LIST_RULES, SECTION_RULES, STATEMENT_RULES
from quizzer.generate.typesetting import typeset

MOST_OF_A_SENTENCE = 2
WORDS_FOR_ONE_MORE = 7
"""Drafts that rest on one sentence: the surest two, and one more for so many words beyond."""

_ORDINARY = 20

_ALIKE = 0.8
"""Share of content words from which two questions about one sentence are the same."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A candidate that passed, under its id."""

    id: str
    candidate: Candidate


Told = Callable[[int, int], None]
"""Is told how many passages are done, of how many."""


def drafts(material: Material, told: Told = lambda _done, _all: None) -> tuple[Draft, ...]:
    """All drafts of a document, in its order. The same document gives the same drafts."""
    reading = Reading(material)
    passed = [one for one in _candidates(reading, told) if not fault(one)]
    kept = without_echoes(draft.candidate for draft in _kept(_with_one_answer(passed)))
    return tuple(_in_order(Draft(draft_id(one), one) for one in kept))


def _candidates(reading: Reading, told: Told) -> Iterator[Candidate]:
    """What the rules propose, each as the card that it will be."""
    for one in _proposed(reading, told):
        yield replace(one, content=typeset(as_list(one.content)))


def _proposed(reading: Reading, told: Told) -> Iterator[Candidate]:
    total = sum(len(section.passages) for section in reading.sections)
    done = 0
    for section in reading.sections:
        for section_rule in SECTION_RULES:
            yield from section_rule(section, reading)
        for passage in section.passages:
            for statement in reading.statements_of(passage):
                for one in (statement, *each_announced(statement, reading)):
                    for rule in STATEMENT_RULES:
                        yield from rule(one, reading)
                # Other facts are told without what stands before them.
                facts = LIST_RULES if statement.context else (*LIST_RULES, *FACT_RULES)
                for part in reading.parts_of(statement):
                    for rule in facts:
                        yield from rule(part, reading)
            done += 1
            told(done, total)


def _with_one_answer(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Those whose question has the same answer wherever the document answers it."""
    answers: dict[str, dict[str, tuple[str, ...]]] = {}
    for one in candidates:
        answers.setdefault(_asked(one), {}).setdefault(one.answer.casefold(), one.support)
    return (one for one in candidates if len(set(answers[_asked(one)].values())) == 1)


def _asked(candidate: Candidate) -> str:
    return parts_of(candidate.content)[0].casefold()


def _kept(candidates: Iterable[Candidate]) -> list[Draft]:
    """The surest first, of those that ask the same and of those that rest on one sentence."""
    ranked = sorted(candidates, key=lambda one: -one.confidence)  # stable: the document's order
    seen: set[str] = set()
    asked: dict[tuple[str, ...], list[tuple[Candidate, frozenset[str]]]] = {}
    counts: Counter[tuple[str, ...]] = Counter()
    kept = []
    for one in ranked:
        name = draft_id(one)
        question = frozenset(stems(" ".join((parts_of(one.content)[0], one.answer))))
        earlier = asked.setdefault(one.support, [])
        if name in seen or counts[one.support] >= _most(one.support):
            continue
        if any(_is_asked_by(one, question, *other) for other in earlier):
            continue
        seen.add(name)
        earlier.append((one, question))
        counts[one.support] += 1
        kept.append(Draft(name, one))
    return kept


def _most(support: tuple[str, ...]) -> int:
    beyond = max(0, sum(len(sentence.split()) for sentence in support) - _ORDINARY)
    return MOST_OF_A_SENTENCE + beyond // WORDS_FOR_ONE_MORE


def _is_asked_by(
    one: Candidate, question: frozenset[str], other: Candidate, earlier: frozenset[str]
) -> bool:
    """Whether an earlier draft asks the same. A blank asks no more than what it hides."""
    if isinstance(one.content, Cloze) or isinstance(other.content, Cloze):
        return one.answer in other.answer or other.answer in one.answer
    if _is_within_member(one, other) or _is_within_member(other, one):
        return False
    return _are_alike(question, earlier)


def _is_within_member(one: Candidate, other: Candidate) -> bool:
    """Whether a card asks about one member of another's list, and for a part of it."""
    if not isinstance(other.content, Listing) or isinstance(one.content, Listing):
        return False
    answer = one.answer.casefold()
    return any(
        answer in member.casefold() and len(answer) < len(member)
        for member in other.content.members
    )


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _ALIKE * max(1, min(len(one), len(other)))


def _in_order(kept: Iterable[Draft]) -> list[Draft]:
    def place(draft: Draft) -> tuple[int, int, str]:
        first = draft.candidate.passages[0]
        at = first.text.find(draft.candidate.support[0]) if draft.candidate.support else 0
        return first.first_line, at, draft.id

    return sorted(kept, key=place)
