"""Which keys and values say an entry, a source or a citation?"""

from __future__ import annotations

from collections.abc import Sequence

from quizzer.authoring import answers, citing, drafted, entries, kinds, reading, shapes
from quizzer.authoring.drafts.lines import Value
from quizzer.authoring.fields import Field
from quizzer.authoring.formatting.ordering import CARD_KEYS
from quizzer.cards.card import Level, Status
from quizzer.cards.citation import Citation, Source
from quizzer.cards.content import (
    Basic,
    Choice,
    Claim,
    Cloze,
    Content,
    Essay,
    Listing,
    Matching,
    Number,
    Option,
    Ordering,
    Scoring,
)
from quizzer.cards.deck import Drafted, Entry
from quizzer.cards.quantity import Tolerance

Said = dict[str, Value]
"""Values by key, in order. What is empty is left out, as it says nothing."""

_TRUE, _FALSE = "true", "false"


def said_of(entry: Entry) -> Said:
    """An entry, with its keys in the order of `quizzer fmt`."""
    keys = {
        **_content(entry.content),
        **_said(
            (entries.CARD_ID, entry.id),
            (entries.TOPIC, entry.topic),
            (entries.TAGS, entry.tags),
            (entries.LEVEL, "" if entry.level is Level.RECALL else entry.level.value),
            (entries.HINT, entry.hint),
            (entries.WHY, entry.why),
            (entries.GROUP, entry.group),
            (entries.CITE, _citations(entry.citations)),
            (entries.STATUS, "" if entry.status is Status.ACCEPTED else entry.status.value),
            (entries.DRAFT, _drafted(entry.draft) if entry.draft else ""),
            (entries.BY, entry.made_by),
            (entries.REV, "" if entry.revision == 1 else str(entry.revision)),
            (entries.SUSPENDED, _flag(is_set=entry.suspended)),
            (entries.LINT, _said((shapes.IGNORE, entry.ignored_rules))),
        ),
    }
    return dict(sorted(keys.items(), key=lambda pair: CARD_KEYS.index(pair[0])))


def said_of_source(source: Source) -> Said:
    """What a deck says of a source under its id."""
    return _said(
        (reading.SOURCE_FILE, source.file),
        (reading.SOURCE_TITLE, source.title),
        (reading.SOURCE_AUTHOR, source.author),
        (reading.SOURCE_BLAKE2, source.blake2),
    )


def _said(*pairs: tuple[Field[object], Value]) -> Said:
    return {field.key: value for field, value in pairs if value}


def _flag(*, is_set: bool) -> str:
    return _TRUE if is_set else ""


def _drafted(draft: Drafted) -> Said:
    return _said(
        (drafted.RULE, draft.rule),
        (drafted.CONFIDENCE, f"{draft.confidence:.2f}"),
        (drafted.GONE, _flag(is_set=draft.is_gone)),
    )


def _citations(citations: Sequence[Citation]) -> Value:
    said = [_citation(citation) for citation in citations]
    return said[0] if len(said) == 1 else said


def _citation(citation: Citation) -> Said:
    first, last = citation.first_line, citation.last_line
    lines = "" if not first else str(first) if first == last else f"{first}-{last}"
    return _said(
        (citing.IN, citation.source),
        (citing.AT, lines),
        (citing.UNDER, citation.heading),
        (citing.PRINT, citation.fingerprint),
        (citing.QUOTE, citation.quote),
    )


def _content(content: Content) -> Said:
    match content:
        case Basic(question, answer, accept, reverse):
            return _said(
                (kinds.Q, question),
                (kinds.A, answer),
                (kinds.ACCEPT, accept),
                (kinds.REVERSE, _flag(is_set=reverse)),
            )
        case Cloze(text, together):
            return _said((kinds.CLOZE, text), (kinds.TOGETHER, _flag(is_set=together)))
        case Number(question, quantity, tolerance, unit):
            return _said(
                (kinds.Q, question),
                (kinds.NUM, quantity.text),
                (kinds.TOL, _tolerance(tolerance) if tolerance else ""),
                (kinds.UNIT, unit),
            )
        case Choice(question, right, wrong, multiple, scoring):
            options = [_option(option) for option in right]
            return _said(
                (kinds.Q, question),
                (kinds.RIGHT, options if multiple else options[0] if options else ""),
                (kinds.WRONG, [_option(option) for option in wrong]),
                (kinds.SCORE, "" if scoring is Scoring.ALL else scoring.value),
            )
        case Claim(statement, is_true):
            return _said((kinds.CLAIM, statement), (kinds.IS, _TRUE if is_true else _FALSE))
        case Listing(question, members, need, ordered):
            return _said(
                (kinds.Q, question),
                (kinds.LIST, members),
                (kinds.NEED, str(need) if need else ""),
                (kinds.ORDERED, _flag(is_set=ordered)),
            )
        case Ordering(question, steps):
            return _said((kinds.Q, question), (kinds.ORDER, steps))
        case Matching(question, pairs, extra):
            return _said((kinds.Q, question), (kinds.MATCH, dict(pairs)), (kinds.EXTRA, extra))
        case Essay(question, model_answer, rubric):
            return _said((kinds.Q, question), (kinds.ESSAY, model_answer), (kinds.RUBRIC, rubric))


def _option(option: Option) -> Value:
    if not option.why and option.pin is None:
        return option.text
    return _said(
        (answers.OPTION_TEXT, option.text),
        (answers.OPTION_WHY, option.why),
        (answers.OPTION_PIN, option.pin.value if option.pin else ""),
    )


def _tolerance(tolerance: Tolerance) -> Value:
    """A margin, or the two ends of a range: `[7, 7.3]`."""
    text = tolerance.text
    if not text.startswith("["):
        return text
    low, _, high = text.removeprefix("[").removesuffix("]").partition(", ")
    return [low, high]
