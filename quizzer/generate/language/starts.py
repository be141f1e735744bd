"""Where may the subject of a sentence begin?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizzer.generate.language import lexicon
from quizzer.generate.language.finite import is_adverb
from quizzer.generate.language.lexicon import Part
from quizzer.generate.language.names import Names
from quizzer.generate.language.tokens import Token

_CLOSING = frozenset({"”", '"', "’"})


def is_in_list(lead: str, subject: str) -> bool:
    """Whether a subject is the last members of `towns such as Ely, Oxley, and Kern`."""
    return " and " in f" {subject} " and bool(_LISTS.search(lead))


_LISTS = re.compile(r"\b(?:such as|including|like)\s(?:(?!\sand\s).)*,\s$")


def starts(found: Sequence[Token], names: Names) -> list[int]:
    """Where the subject may begin: at the head, or behind the comma of a lead."""
    if not found:
        return []
    head = [0] if _begins_subject(found, 0, names) else []
    behind = [
        index + 2 if found[index + 1].text in _CLOSING and index + 2 < len(found) else index + 1
        for index, token in enumerate(found[:-1])
        if token.text == ","
    ]
    places = [start for start in behind if _begins_subject(found, start, names)]
    if not head:
        places += _behind_phrase(found, names)
    # A bare noun behind a comma is more often one more member of a list.
    return head + sorted(places, key=lambda start: not _is_definite(found[start], names))


def _behind_phrase(found: Sequence[Token], names: Names) -> list[int]:
    """Where the subject may begin behind a phrase without a comma: `In 2012 the hospital moved`."""
    if len(found) < _FEWEST:
        return []
    if found[0].lower in _TIMES:
        return [1] if _begins_subject(found, 1, names) else []
    if found[0].lower not in lexicon.PREPOSITIONS or lexicon.is_gerund(found[1].lower):
        return []
    for index in range(2, min(len(found), _LONGEST_PHRASE)):
        before, token = found[index - 1], found[index]
        if token.text == ",":
            return []
        is_closed = before.text[-1].isdigit() or re.fullmatch(r"\d+s", before.text)
        is_noun = Part.NOUN in before.parts and before.lower not in lexicon.CLOSED
        if is_closed and _begins_subject(found, index, names) and not token.text[0].isdigit():
            return [index]
        if is_noun and (token.lower in _OPENS or token.lower in {"it", "they", "he", "she"}):
            return [index]
    return []


_TIMES = frozenset("afterwards today later now soon then often sometimes usually".split())
_OPENS = frozenset("the a an every each its their his her many most some several".split())
_LONGEST_PHRASE = 9
_FEWEST = 3


def _begins_subject(found: Sequence[Token], index: int, names: Names) -> bool:
    token = found[index]
    lower = token.lower
    if not token.is_word or lower in lexicon.CONJUNCTIONS:
        return False
    if _begins_quantity(found, index):
        return True
    if lower in {"that", "which", "who", "whom", "whose", "what", "there", "here"}:
        return False
    if lower in lexicon.DETERMINERS | lexicon.NUMBERS | {"it", "they", "he", "she", "we"}:
        return True
    following = found[index + 1] if index + 1 < len(found) else None
    if lower == "one" or lower[0].isdigit() or re.fullmatch(r"[a-z]+ty-[a-z]+", lower):
        return following is not None and (
            following.lower == "of" or Part.NOUN in following.parts or not following.parts
        )
    if lower in lexicon.CLOSED:
        return False
    if names.is_name(token.text):
        return True
    if lexicon.is_gerund(lower):
        return index == 0
    if is_adverb(token):
        return False
    if lexicon.is_participle(lower):
        return index == 0 and _is_before_noun(found[1:])
    is_unknown_plural = not token.parts and lower.endswith("s") and index == 0
    return (
        bool({Part.NOUN, Part.ADJECTIVE} & token.parts) or token.is_possessive or is_unknown_plural
    )


def _is_before_noun(behind: Sequence[Token]) -> bool:
    """Whether a participle belongs to a noun: `Established players`, not `Founded in 2010`."""
    return bool(behind) and Part.NOUN in behind[0].parts and not is_adverb(behind[0])


def _begins_quantity(found: Sequence[Token], index: int) -> bool:
    """Whether an amount begins here: `23,851 ships`, `About 1.5 million people`."""
    left = list(found[index : index + 4])
    while left and left[0].lower in _ROUGHLY:
        left = left[1:]
    if not left or _YEAR.fullmatch(left[0].lower):
        return False
    if _OLD_YEAR.fullmatch(left[0].lower) and left[1:] and left[1].is_capital:
        return False  # `Around 1440 Gutenberg developed …`
    return left[0].lower[0].isdigit() or left[0].lower.partition("-")[0] in _TENS


_ROUGHLY = frozenset("about almost around approximately more nearly over roughly some than".split())
_TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())
_OLD_YEAR = re.compile(r"1[0-4]\d\d")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


def _is_definite(token: Token, names: Names) -> bool:
    return (
        token.lower in lexicon.DETERMINERS
        or token.lower in lexicon.PRONOUNS
        or names.is_name(token.text)
        or token.text[0].isdigit()
    )
