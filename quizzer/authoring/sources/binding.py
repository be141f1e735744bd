"""Does each name of an answer go with the same thing in the passage?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quizzer.authoring.sources.evidence import Evidence, Token
from quizzer.authoring.sources.needs import Need, NeedKind

_BELONGING = frozenset({"of", "by", "from", "in", "at"})


@dataclass(frozen=True, slots=True)
class Bond:
    """A name with the word that it goes with, as in *half of Sony’s* or *Apple’s patents*."""

    name: Need
    word: Need
    name_first: bool
    is_fixed: bool
    """Whether the other order would say something else."""

    def __str__(self) -> str:
        pair = (self.name.text, self.word.text)
        return " … ".join(pair if self.name_first else reversed(pair))


def bonds_of(needs: Iterable[Need]) -> tuple[Bond, ...]:
    """The names of a text, each with the nearest word of its phrase that is no name itself."""
    placed = sorted((n for n in needs if n.tokens), key=lambda need: need.tokens[0].number)
    return tuple(_bonds(placed))


def broken(bond: Bond, names: tuple[Need, ...], evidence: Evidence, subject: Evidence) -> bool:
    """Whether the passage has the word and never with the name, or with another name between.

    The name that the document's title has (`subject`) may be missing: *it* stands for it.
    """
    starts = evidence.runs_of(bond.name.tokens)
    words = evidence.numbers_of(bond.word.tokens[0].keys)
    if not words or (not starts and subject.runs_of(bond.name.tokens)):
        return False
    others = {
        n for name in names if name.text != bond.name.text for n in evidence.runs_of(name.tokens)
    }
    if bond.is_fixed:
        own = {key for token in bond.name.tokens for key in token.keys}
        others |= {
            token.number
            for token in evidence.tokens
            if token.is_capital and not token.is_first and token.keys.isdisjoint(own)
        }
    return not any(
        _go_together(bond, start, word, others, evidence) for start in starts for word in words
    )


def _bonds(placed: list[Need]) -> Iterator[Bond]:
    for index, need in enumerate(placed):
        if need.kind is not NeedKind.NAME:
            continue
        first, last = need.tokens[0], need.tokens[-1]
        before = placed[index - 1] if index else None
        after = placed[index + 1] if index + 1 < len(placed) else None
        if after and _is_word_beside(after, last):
            yield Bond(need, after, name_first=True, is_fixed=last.is_possessive)
        elif before and _is_word_beside(before, first):
            yield Bond(need, before, name_first=False, is_fixed=last.is_possessive)


def _is_word_beside(need: Need, token: Token) -> bool:
    return need.kind is NeedKind.TERM and need.tokens[0].clause == token.clause


def _go_together(bond: Bond, start: int, word: int, others: set[int], evidence: Evidence) -> bool:
    tokens = evidence.tokens
    if tokens[start].sentence != tokens[word].sentence:
        return False
    end = start + len(bond.name.tokens) - 1
    between = range(end + 1, word) if start < word else range(word + 1, start)
    if others & set(between):
        return False
    in_order = (start < word) is bond.name_first
    return in_order or not bond.is_fixed or any(tokens[n].text in _BELONGING for n in between)
