"""Which labels run in before the sentences of a paragraph: `Lean Operations: Xiaomi operates …`?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizzer.authoring.sources.blocks import Part
from quizzer.authoring.sources.fingerprint import without_emphasis
from quizzer.authoring.sources.titles import is_title_case

MOST_WORDS = 8
"""Words of a label."""

_MOST_WORDS_APART = 4
"""Words of a label with a full stop or a dash; what is longer may well be a sentence."""

_BOLD = re.compile(
    r"(?P<mark>\*\*\*?|__)(?P<label>[^*:\n]{1,100}?)(?::\s*(?P=mark)|(?P=mark)\s*:)\s*(?=\S)"
)
_BOLD_APART = re.compile(
    r"(?P<mark>\*\*\*?|__)(?P<label>[^\W_a-z][^*:.!?\n]{0,100}?)"
    r"(?:\.(?P=mark)\s|(?P=mark)\.\s|(?P=mark)\s[–—-]\s)\s*(?=[\"“(]?[^\W_])"
)
"""`**Late hours.** The ovens …` and `**Late hours** – the ovens …`."""
_PLAIN = re.compile(r"(?P<label>[^\W_a-z][^:.!?\n]{0,100}):\s+(?=\S)")
_DASHED = re.compile(
    r"(?P<label>[^\W_a-z][^:.!?\n–—]{0,60}?)\s[–—-]\s+(?=[\"“(]?[^\W\d_a-z])(?![^.!?\n]*\s[–—-]\s)"
)
"""`Late hours — The ovens …`, but not what stands between two dashes."""

_ITEM = re.compile(r"(?P<label>[^\W_a-z][^:.!?\n]{0,60}):\s+(?=[\"“(]?[^\W_a-z])")
_NEXT = re.compile(
    r"(?:(?<=[.!?])|(?<=[.!?][\"”’)]))\s+"
    r"(?P<label>[^\W\d_a-z][^:.!?\n]{0,100}):\s+(?=[\"“(]?[^\W_a-z])"
)
_NO_LABEL = re.compile(
    r"(?:(?:figure|fig|table|chart|exhibit|appendix|box|page|photo|image|step|chapter|section)\b"
    r"|(?:a|q|answer|caption|caution|example|hint|however|important|note|nb|ps|question|re"
    r"|remember|source|sources|tip|warning)$|(?:he|i|it|she|they|this|that|these|those|we|you)\b)",
    re.IGNORECASE,
)


def parts(text: str) -> tuple[Part, ...]:
    """A text shared out among its run-in labels; one part without a label where it has none.

    Labels within the text count only where one stands at its head, as in a list that has lost
    its line breaks.
    """
    bold = _bold(text)
    if bold and not _is_no_label(bold["label"]):
        return tuple(_shared_out(text, _label(bold["label"]), bold.end()))
    plain = _PLAIN.match(text)
    if plain and _is_label(plain["label"]):
        return tuple(_shared_out(text, _label(plain["label"]), plain.end()))
    dashed = _DASHED.match(text)
    if (
        dashed
        and len(dashed["label"].split()) <= _MOST_WORDS_APART
        and not _is_no_label(dashed["label"])
    ):
        return (Part(_label(dashed["label"]), text[dashed.end() :]),)
    return (Part("", text),)


def parts_of_item(text: str) -> tuple[Part, ...]:
    """The same for an item of a list, whose label may be written as in a sentence."""
    found = parts(text)
    label = _ITEM.match(text)
    if found[0].label or label is None or _is_no_label(label["label"]):
        return found
    is_short = len(label["label"].split()) <= _MOST_WORDS_APART
    return (Part(_label(label["label"]), text[label.end() :]),) if is_short else found


def _bold(text: str) -> re.Match[str] | None:
    """The label in bold at the head of a text."""
    for pattern, most in ((_BOLD, MOST_WORDS), (_BOLD_APART, _MOST_WORDS_APART)):
        found = pattern.match(text)
        if found and len(found["label"].split()) <= most:
            return found
    return None


def _shared_out(text: str, label: str, start: int) -> Iterator[Part]:
    for found in _NEXT.finditer(text, start):
        if _is_label(found["label"]):
            yield Part(label, text[start : found.start()])
            label, start = _label(found["label"]), found.end()
    yield Part(label, text[start:])


def _is_label(text: str) -> bool:
    return (
        len(text.split()) <= MOST_WORDS
        and is_title_case(without_emphasis(text))
        and not _is_no_label(text)
    )


def _is_no_label(text: str) -> bool:
    return bool(_NO_LABEL.match(without_emphasis(text).strip()))


def _label(text: str) -> str:
    return " ".join(without_emphasis(text).split())
