"""Is a card proven by the passages that it cites?

Proven means found by rule; what no rule decides is unproven, with the reason in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from quizzer.authoring.sources.assertions import Assertion, asserted_by
from quizzer.authoring.sources.documents import Document
from quizzer.authoring.sources.evidence import Role, Span, evidence_of
from quizzer.authoring.sources.finding import Found, is_quoted, window
from quizzer.authoring.sources.passages import Passage, State, passage_of
from quizzer.authoring.sources.statements import Checked, Ground, check, contradiction
from quizzer.cards import cloze
from quizzer.cards.card import Card
from quizzer.cards.citation import Citation, Source
from quizzer.cards.content import Claim, Cloze, Matching, Ordering
from quizzer.cards.words import ENGLISH

MOST_CHARACTERS = 64 * 1024
MOST_WORDS = 4000
"""A passage longer than this has nearly every word somewhere, and proves nothing."""

LONGEST_ANSWER = 2000
"""Characters of an answer, a claim or its correction that are held against a passage."""


class Verdict(StrEnum):
    """What is known about a card."""

    PROVEN = "proven"
    UNPROVEN = "unproven"
    STALE = "stale"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation with its document, if it is at hand, and what has become of its passage."""

    citation: Citation
    source: Source
    passage: Passage
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class Support:
    """What a card asserts and the places that show it. A screen highlights them."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """A card's verdict, the reasons when it is not proven, and what is shown all the same."""

    verdict: Verdict
    reasons: tuple[str, ...] = ()
    supports: tuple[Support, ...] = ()


def cited(citation: Citation, source: Source, document: Document | str) -> Cited:
    """A citation in its document; a sentence in its place says why the document is missing."""
    if isinstance(document, str):
        return Cited(citation, source, Passage(State.MISSING, reason=document))
    return Cited(citation, source, passage_of(citation, document), document)


def as_printed(one: Cited) -> Cited:
    """The citation as `fmt` would complete it, to prove a deck before it is formatted."""
    if one.passage.state is not State.UNPRINTED:
        return one
    return replace(one, passage=replace(one.passage, state=State.FOUND, reason=""))


def unseen(passages: Sequence[Cited]) -> Proof | None:
    """What is known of any card that cites passages of which one is missing or has changed."""
    for state, verdict in ((State.MISSING, Verdict.MISSING), (State.CHANGED, Verdict.STALE)):
        reasons = tuple(one.passage.reason for one in passages if one.passage.state is state)
        if reasons:
            return Proof(verdict, tuple(dict.fromkeys(reasons)))
    return None


def prove(card: Card, passages: Sequence[Cited], language: str = ENGLISH) -> Proof:
    """Hold a card against the passages that it cites. Pure; raises nothing.

    Every citation must be found or moved, and everything that the answer asserts must stand in
    the passages or in the headings over them: numbers by value, names, key terms by inflection.
    """
    if known := unseen(passages):
        return known
    if not passages:
        return Proof(Verdict.UNPROVEN, ("the card cites no passage",))
    if _longest_text(card) > LONGEST_ANSWER:
        return Proof(Verdict.UNPROVEN, ("so long an answer is not checked",))
    ground = _ground(passages, language) if _length(passages) <= MOST_CHARACTERS else None
    if ground is None or len(ground.evidence.tokens) > MOST_WORDS:
        return Proof(Verdict.UNPROVEN, ("so long a passage proves nothing: cite fewer lines",))
    checks = _checks(card, ground)
    unprinted = [one.passage.reason for one in passages if one.passage.state is State.UNPRINTED]
    reasons = tuple(dict.fromkeys([*unprinted, *(r for _, c in checks for r in c.reasons)]))
    if not reasons:
        reasons = _structure(card, [checked for _, checked in checks], ground)
    supports = tuple(Support(text, checked.spans) for text, checked in checks)
    return Proof(Verdict.UNPROVEN if reasons else Verdict.PROVEN, reasons, supports)


def _longest_text(card: Card) -> int:
    """Characters of the longest text of a card that a passage would have to show."""
    texts = [one.text for one in asserted_by(card)]
    if isinstance(card.content, Claim):
        texts += [card.content.statement, card.why]
    return max(map(len, texts), default=0)


def _length(passages: Sequence[Cited]) -> int:
    return sum(
        len(line)
        for one in passages
        if one.document is not None
        for line in one.document.lines[one.passage.first_line - 1 : one.passage.last_line]
    )


def _ground(passages: Sequence[Cited], language: str) -> Ground:
    evidence = evidence_of(
        ((one.document, one.passage) for one in passages if one.document is not None), language
    )
    titles = "\n\n".join(one.source.title for one in passages)
    authors = "\n\n".join(one.source.author for one in passages)
    return Ground(evidence, titles, authors, language)


def _checks(card: Card, ground: Ground) -> list[tuple[str, Checked]]:
    match card.content:
        case Claim(statement=statement, is_true=False):
            return [(card.why, contradiction(statement, card.why, ground))]
        case Cloze(text=text) if is_quoted(ground.read(cloze.filled(text)), ground.evidence):
            blanks = (replace(one, is_placed=True) for one in asserted_by(card))
            return [(one.text, check(one, ground)) for one in blanks]
        case _:
            return [(one.text, check(one, ground)) for one in asserted_by(card)]


def _structure(card: Card, checks: Sequence[Checked], ground: Ground) -> tuple[str, ...]:
    """Why the parts of an order or a match do not stand to one another as the card says."""
    match card.content:
        case Ordering():
            starts = [window(checked.found)[0] for checked in checks]
            if any(first >= second for first, second in pairwise(starts)):
                return ("the passage does not show the steps in this order",)
        case Matching(pairs=pairs, question=question):
            return tuple(
                f"the passage does not put “{left}” and “{right}” together"
                for left, right in pairs
                if not _is_pair(left, right, pairs, question, ground)
                and not _is_under(left, right, question, ground)
            )
    return ()


def _is_under(left: str, right: str, question: str, ground: Ground) -> bool:
    """Whether the left side is the heading right over all that the right one says."""
    heading, told = (check(Assertion(text, question), ground).found for text in (left, right))
    evidence = ground.evidence
    blocks = sorted({(one.block, one.role) for one in evidence.sentences.values()}, key=_block)
    texts = {block for block, role in blocks if role is Role.TEXT}
    over: dict[int, int] = {}
    last = 0
    for block, _ in blocks:
        last = last if block in texts else block
        over[block] = last

    def places(one: Found) -> set[int]:
        inside = (n for n in one.numbers if n < len(evidence.tokens))
        return {evidence.sentences[evidence.tokens[n].sentence].block for n in inside}

    return any(
        all(title in places(one) for one in heading)
        and all(any(over[block] == title for block in places(one) & texts) for one in told)
        for title in set(over.values()) - {0}
    )


def _block(one: tuple[int, Role]) -> int:
    return one[0]


def _is_pair(
    left: str, right: str, pairs: Sequence[tuple[str, str]], question: str, ground: Ground
) -> bool:
    """Whether the right side stands in one paragraph with its left one, nearer than the others."""
    own = _distance(left, right, question, ground)
    others = (_distance(other, right, question, ground) for other, _ in pairs if other != left)
    return own is not None and all(other is None or other > own for other in others)


def _distance(left: str, right: str, question: str, ground: Ground) -> int | None:
    """How many words lie between both in the paragraph where they are nearest."""
    sides = [check(Assertion(text, question), ground).found for text in (left, right)]
    evidence = ground.evidence
    best = None
    for block in {sentence.block for sentence in evidence.sentences.values()}:
        inside = tuple(
            Found(one.need, numbers)
            for side in sides
            for one in side
            if (
                numbers := frozenset(
                    n
                    for n in one.numbers
                    if n < len(evidence.tokens)
                    and evidence.sentences[evidence.tokens[n].sentence].block == block
                )
            )
        )
        if inside and len(inside) == sum(map(len, sides)):
            first, last = window(inside)
            best = last - first if best is None else min(best, last - first)
    return best
