"""Does what was found answer the question, or does it stand where the passage says other things?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizzer.authoring.sources.evidence import Amount, Evidence, Role, Token
from quizzer.authoring.sources.finding import Found
from quizzer.authoring.sources.needs import is_key_term
from quizzer.cards.figures import Figure, FigureKind

WORST_FIT = 0.2
"""How well the place of an answer has to fit the question, beside the best place of the passage."""

_SENTENCE_BEFORE = 0.5
"""What counts of the fit of the sentence before: *This* and *it* refer to it."""

_COUNTED_WORDS = 2
"""How far behind a number what it counts may stand: *40,000 fresh rolls*."""

_FIRST_YEAR, _LAST_YEAR = 1400, 2199
_ASKS_YEAR = re.compile(
    r"(?<!\ba )(?<!\bper )(?<!\beach )(?<!\bevery )(?<!\bprevious )\b(?:year|date)\b", re.IGNORECASE
)
_ASKS_WHEN = re.compile(r"\bwhen\b", re.IGNORECASE)
_ASKS_ELSE = re.compile(r"\s*(?:how|what|which|who|why)\b", re.IGNORECASE)
"""How a question begins where *when* only tells of a circumstance: `What happens when … ?`."""

_ASKS_COUNT = re.compile(r"\b(?:how (?:many|much)|number)\b", re.IGNORECASE)
_ASKS_SHARE = re.compile(r"\b(?:share|percent|percentage|per cent|proportion)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """A question in words, and the title of the document, whose subject goes without saying."""

    text: str
    asked: Evidence
    subject: Evidence
    language: str

    @property
    def key_terms(self) -> set[frozenset[str]]:
        """The forms of its words that say something."""
        tokens = self.asked.tokens
        return {token.keys for token in tokens if is_key_term(token.text, self.language)}

    def names(self, token: Token) -> bool:
        """Whether it or the title names the same."""
        return any(text.runs_of((token,)) for text in (self.asked, self.subject))


def misfit(found: Sequence[Found], question: Question, evidence: Evidence) -> str:
    """Why what was found cannot be the answer; empty when it may be.

    A word that stands somewhere in the passage proves little by itself: another sentence may be
    the one that the question is about, and another number the one that it asks for.
    """
    if not question.text:
        return ""
    fits = _fits(question, evidence)
    best: dict[int, float] = defaultdict(float)
    told = {place.block for place in evidence.sentences.values() if place.role is Role.TEXT}
    for sentence, place in evidence.sentences.items():
        if place.block in told:  # a heading fits all that stands under it
            best[place.passage] = max(best[place.passage], fits[sentence])
    for one in found:
        if one.need.figure is not None:
            reason = _other_number(one.need.figure, question, evidence)
            if reason:
                return reason
        if not any(_is_fitting(number, fits, best, evidence) for number in one.numbers):
            return f"the passage says “{one.need.text}” of something else than the question asks"
    return ""


def _is_fitting(
    number: int, fits: Mapping[int, float], best: Mapping[int, float], evidence: Evidence
) -> bool:
    """Whether no sentence of the same passage fits the question so much better."""
    own = evidence.tokens[min(number, len(evidence.tokens) - 1)].sentence
    if evidence.sentences[own].role is Role.TITLE:  # which is about all that stands under it
        return True
    return fits[own] >= WORST_FIT * best[evidence.sentences[own].passage]


def _fits(question: Question, evidence: Evidence) -> dict[int, float]:
    """How much each sentence shares with the question; a word that is everywhere counts little."""
    own = dict.fromkeys(evidence.sentences, 0.0)
    for keys in question.key_terms:
        sentences = {evidence.tokens[n].sentence for n in evidence.numbers_of(keys)}
        for sentence in sentences:
            own[sentence] += 1 / len(sentences)
    strangers = _strangers(question, evidence)
    return {
        sentence: fit
        + (
            _SENTENCE_BEFORE * own[sentence - 1]
            if sentence not in strangers and _is_next(sentence, evidence)
            else 0.0
        )
        for sentence, fit in own.items()
    }


def _is_next(sentence: int, evidence: Evidence) -> bool:
    """Whether the sentence before stands in the same paragraph."""
    before = evidence.sentences.get(sentence - 1)
    return before is not None and before.block == evidence.sentences[sentence].block


def _strangers(question: Question, evidence: Evidence) -> set[int]:
    """The sentences that name somebody, but not whom the question names."""
    if not any(token.is_capital and not token.is_first for token in question.asked.tokens):
        return set()
    names = {t.sentence for t in evidence.tokens if t.is_capital and not t.is_first}
    known = {t.sentence for t in evidence.tokens if t.is_capital and question.names(t)}
    return names - known


def _other_number(figure: Figure, question: Question, evidence: Evidence) -> str:
    """Why another number of the passage is rather the one that is asked for."""
    asks_year = _asks_year(question.text)
    asks_share = bool(_ASKS_SHARE.search(question.text))
    if asks_year and not _is_year(figure):
        return f"the question asks for a year, and {figure.text} is none"
    if asks_share and figure.kind is not FigureKind.PERCENT:
        return f"the question asks for a share, and {figure.text} is none"
    own = -1.0
    best, rival = -1.0, ""
    for amount in evidence.amounts:
        other = amount.figure
        if (
            not _may_stand_for(other, figure)
            or _is_year(other) is not asks_year
            or (asks_share and other.kind is not FigureKind.PERCENT)
            or any(other.equals(given.figure) for given in question.asked.amounts)
        ):
            continue
        nearness = _nearness(amount, question, evidence)
        if other.equals(figure):
            own = max(own, nearness)
        elif nearness > best:
            best, rival = nearness, other.text
    if rival and best >= own:
        return f"the number {rival} stands as near to what the question asks"
    return ""


def _asks_year(question: str) -> bool:
    asks_when = bool(_ASKS_WHEN.search(question)) and not _ASKS_ELSE.match(question)
    return asks_when or bool(_ASKS_YEAR.search(question))


def _may_stand_for(other: Figure, figure: Figure) -> bool:
    return not figure.currency or other.currency == figure.currency


def _nearness(amount: Amount, question: Question, evidence: Evidence) -> float:
    """How many of the question's words stand behind the number, in its clause, its sentence."""
    score = 0.0
    asks_count = bool(_ASKS_COUNT.search(question.text))
    behind = evidence.tokens[amount.number + amount.words :][:_COUNTED_WORDS]
    counted = [token for token in behind if token.clause == amount.clause]
    for keys in question.key_terms:
        tokens = [evidence.tokens[n] for n in evidence.numbers_of(keys)]
        rarity = 1 / (len({token.sentence for token in tokens}) or 1)
        if any(token.clause == amount.clause for token in tokens):
            score += rarity
        elif any(token.sentence == amount.sentence for token in tokens):
            score += rarity / 2
        if asks_count and any(token in tokens for token in counted):
            score += 1
    return score


def _is_year(figure: Figure) -> bool:
    is_plain = figure.kind is FigureKind.PLAIN and not figure.currency
    return is_plain and figure.text.isdigit() and _FIRST_YEAR <= figure.value <= _LAST_YEAR
