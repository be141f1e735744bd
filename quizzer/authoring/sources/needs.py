"""Which words and numbers of an answer must a passage have, beyond what the question gives?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import zip_longest

from quizzer.authoring.sources.evidence import Evidence, Token, evidence_in
from quizzer.cards.figures import Figure
from quizzer.cards.forms import irregular_forms
from quizzer.cards.words import fold, is_stopword

_VERBS = (
    "add become bring call cause claim come describe do get give go happen help include keep let "
    "make mention name pick put say show suggest take tell turn use write"
)
_NOUNS = ("article", "author", "case", "memo", "thing", "way")
"""Words that carry no fact: they say that something is done, or speak of the text itself."""

_TELLING = frozenset(
    """
    after all always before both every few fewer least less many more most only
    """.split()
)
"""Stopwords that change what is said."""


class NeedKind(StrEnum):
    """What a need is; decides how it is looked for and how its absence is told."""

    NUMBER = "number"
    NAME = "name"
    TERM = "word"


@dataclass(frozen=True, slots=True)
class Need:
    """A number, a name of one or more words, or a key term of an answer."""

    kind: NeedKind
    text: str
    tokens: tuple[Token, ...] = ()
    figure: Figure | None = None
    clause: int = 0
    given: bool = False
    """Whether the question says it already, so that the passage need not."""


def needs_of(text: str, given: Evidence, evidence: Evidence, language: str) -> tuple[Need, ...]:
    """Everything in an answer that a passage can be asked for: its numbers, then its words.

    Numbers and names count as given only when the question has the very same; a key term, when
    it has one of its forms and denies neither or both. What is a name at the start of a sentence
    is told from the question and the passage.
    """
    answer = evidence_in(text, language)
    numbers = (
        Need(
            NeedKind.NUMBER,
            amount.figure.text.strip(),
            figure=amount.figure,
            clause=amount.clause,
            given=any(amount.figure.equals(other.figure) for other in given.amounts),
        )
        for amount in answer.amounts
    )
    words = [
        token
        for token in answer.tokens
        if (token.compound or is_key_term(token.text, language))
        and not answer.is_in_amount(token)
        and not _owns_the_text(token, answer, given)
    ]
    return (*numbers, *_names_and_terms(words, given, evidence))


def is_key_term(word: str, language: str) -> bool:
    """Whether a word says something by itself."""
    if word.lower() in _TELLING:
        return True
    return not is_stopword(word, language) and fold(word) not in _empty()


def _names_and_terms(words: Sequence[Token], given: Evidence, evidence: Evidence) -> Iterator[Need]:
    run: list[Token] = []
    for token, behind in zip_longest(words, words[1:]):
        is_part = token.is_capital and (
            not token.is_first
            or token.has_inner_capital
            or any(known.has_name(token, behind) for known in (given, evidence))
        )
        if run and not (is_part and token.follows(run[-1])):
            yield _name(run, given)
            run = []
        if is_part:
            run.append(token)
        else:
            same = (given.tokens[number] for number in given.numbers_of(token.keys))
            is_given = any(other.is_denied is token.is_denied for other in same)
            yield Need(NeedKind.TERM, token.text, (token,), None, token.clause, is_given)
    if run:
        yield _name(run, given)


def _owns_the_text(token: Token, answer: Evidence, given: Evidence) -> bool:
    """Whether it is the author in *Legault’s memo*, whom no passage has to name."""
    behind = answer.tokens[token.number + 1 : token.number + 2]
    is_text = any(word.folded in _NOUNS for word in behind)
    return is_text and token.is_possessive and given.has_name(token)


def _name(run: list[Token], given: Evidence) -> Need:
    text = " ".join(token.text for token in run)
    is_given = bool(given.runs_of(run))
    return Need(NeedKind.NAME, text, tuple(run), None, run[0].clause, is_given)


@cache
def _empty() -> frozenset[str]:
    """The inflected forms of words that carry no fact, but no words derived from them."""
    found = {f"{noun}{ending}" for noun in _NOUNS for ending in ("", "s")}
    for verb in _VERBS.split():
        root = verb.removesuffix("e")
        found |= {verb, f"{verb}s", f"{verb}es", f"{root}ed", f"{root}ing", f"{verb}{verb[-1]}ing"}
        found |= irregular_forms(verb)
    return frozenset(found)
