"""Where in a passage does each thing stand that an answer needs, and do they stand together?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from quizzer.authoring.sources.evidence import Evidence, Span, Token
from quizzer.authoring.sources.needs import Need, NeedKind
from quizzer.cards.forms import is_kind_of

WIDEST_GAP = 8
"""Words between two things that an answer says together, on average; what stands further apart
was put together by the card. True answers of the bundled decks keep below seven."""

WIDEST_GAP_OF_NAMES = 4
"""The same for an answer that only lists names, as a passage lists them too."""


@dataclass(frozen=True, slots=True)
class Found:
    """A need and the words of the passage where it is met."""

    need: Need
    numbers: frozenset[int]


def find(need: Need, evidence: Evidence, *, either_way: bool) -> Found | str:
    """Where a need is met, or a sentence that says why it is not.

    What the answer affirms must not be denied there, and the other way round, unless the
    question asks for what is denied (`either_way`).
    """
    numbers = places_of(need, evidence)
    if not numbers:
        form = ", nor a form of it" if need.kind is NeedKind.TERM else ""
        named = need.text if need.kind is NeedKind.NUMBER else f"“{need.text}”"
        return f"the {need.kind} {named} is not in the passage{form}"
    if need.kind is NeedKind.NUMBER:
        return Found(need, numbers)
    is_denied = need.tokens[0].is_denied
    if is_denied and either_way:
        return f"the question and the answer both deny something of “{need.text}”"
    meant = {n for n in numbers if either_way or evidence.tokens[n].is_denied is is_denied}
    if not meant:
        says = "affirms" if is_denied else "denies"
        return f"where “{need.text}” stands, the passage {says} it"
    return Found(need, frozenset(meant))


def places_of(need: Need, evidence: Evidence) -> frozenset[int]:
    """Where a number, a name or a form of a term stands, denied or not."""
    if need.figure is not None:
        return frozenset(a.number for a in evidence.amounts if a.figure.equals(need.figure))
    if need.kind is NeedKind.NAME:
        return frozenset(evidence.runs_of(need.tokens))
    word = need.tokens[0]
    return frozenset(
        evidence.numbers_of(word.keys)
        or evidence.numbers_of(word.compound)
        or {token.number for token in evidence.tokens if is_kind_of(token.text, word.text)}
    )


def window(found: Sequence[Found]) -> tuple[int, int]:
    """The first and the last word of the shortest stretch that has all of it."""
    points = sorted((n, which) for which, one in enumerate(found) for n in one.numbers)
    counts: Counter[int] = Counter()
    best = (points[0][0], points[-1][0])
    left = 0
    for number, which in points:
        counts[which] += 1
        while len(counts) == len(found):
            first, gone = points[left]
            if number - first < best[1] - best[0]:
                best = (first, number)
            counts[gone] -= 1
            if not counts[gone]:
                del counts[gone]
            left += 1
    return best


def is_together(found: Sequence[Found]) -> bool:
    """Whether the passage says these things in one stretch, or each clause of them in one."""
    clauses: dict[int, list[Found]] = defaultdict(list)
    for one in found:
        clauses[one.need.clause].append(one)
    if any(len(clause) == 1 for clause in clauses.values()):
        return _is_stretch(found)
    return all(_is_stretch(clause) for clause in clauses.values())


def _is_stretch(found: Sequence[Found]) -> bool:
    first, last = window(found)
    only_names = all(one.need.kind is NeedKind.NAME for one in found)
    widest = WIDEST_GAP_OF_NAMES if only_names else WIDEST_GAP
    return last - first <= widest * (len(found) - 1)


def spans(found: Sequence[Found], evidence: Evidence) -> tuple[Span, ...]:
    """The places to show for what was found: those that stand together."""
    first, last = window(found)
    shown = []
    for one in found:
        inside = [n for n in one.numbers if first <= n <= last]
        if one.need.kind is NeedKind.NUMBER:
            shown += [amount.span for amount in evidence.amounts if amount.number in inside]
            continue
        for number in inside:
            words = evidence.tokens[number : number + len(one.need.tokens)]
            shown += [token.span for token in words]
    return tuple(sorted(set(shown), key=lambda span: (span.document, span.line, span.start)))


def is_quoted(text: Evidence, evidence: Evidence) -> bool:
    """Whether a text is a sentence of the passage, or the clauses at its end, word for word."""
    said = [token.folded for token in text.tokens]
    have = evidence.tokens
    return bool(said) and any(
        [token.folded for token in have[start : start + len(said)]] == said
        and _begins_clause(have, start)
        and _ends_sentence(have, start + len(said) - 1)
        for start in evidence.numbers_of(text.tokens[0].keys)
    )


def _begins_clause(tokens: Sequence[Token], number: int) -> bool:
    return number == 0 or tokens[number - 1].clause != tokens[number].clause


def _ends_sentence(tokens: Sequence[Token], number: int) -> bool:
    return number + 1 == len(tokens) or tokens[number + 1].sentence != tokens[number].sentence
