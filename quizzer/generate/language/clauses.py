"""Who does what in a sentence, as far as a rule can tell for sure?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from quizzer.generate.language import lexicon
from quizzer.generate.language.finite import is_adverb, is_finite, is_many
from quizzer.generate.language.lexicon import Part
from quizzer.generate.language.names import Names
from quizzer.generate.language.starts import is_in_list, starts
from quizzer.generate.language.tokens import Token, tokens

_LONGEST_SUBJECT = 14
"""Words of a subject; a longer one is no good in a question."""

_OF_ASIDES = frozenset(
    "a also along an as especially formerly including like now often once one such the with".split()
)
"""Words that an aside between commas begins with."""


class Tense(StrEnum):
    """When something happens, by the form of the finite verb."""

    PRESENT = "present"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Clause:
    """A main clause in its parts. With an auxiliary, `verb` is empty and `rest` has all behind it.

    `By cutting costs, Xiaomi often keeps prices low, reducing waste.` has the lead
    `By cutting costs`, the subject `Xiaomi`, the adverb `often`, the verb `keeps`, the rest
    `prices low` and the tail `reducing waste`. `aside` is what stands between commas behind the
    subject: `Xiaomi, known for its prices, …`.
    """

    subject: str
    rest: str
    verb: str = ""
    auxiliary: str = ""
    adverb: str = ""
    lead: str = ""
    aside: str = ""
    tails: tuple[str, ...] = ()
    is_plural: bool = False
    is_many: bool = False
    """Whether the subject is more than one; `is_plural` is whether the verb says so."""

    @property
    def tense(self) -> Tense:
        """Past for a past form or auxiliary."""
        word = (self.auxiliary or self.verb).lower()
        if self.auxiliary:
            return Tense.PAST if word in {"was", "were", "had", "did"} else Tense.PRESENT
        is_past = lexicon.is_past(word) and not (self.is_plural and lexicon.is_base(word))
        return Tense.PAST if is_past else Tense.PRESENT

    @property
    def base(self) -> str:
        """The finite verb's base form; empty with an auxiliary."""
        return lexicon.base(self.verb) if self.verb else ""

    @property
    def core(self) -> str:
        """The clause without lead and tails."""
        words = (self.subject, self.auxiliary, self.adverb, self.verb, self.rest)
        return " ".join(word for word in words if word)

    @property
    def predicate(self) -> str:
        """Everything behind the subject, without tails."""
        words = (self.auxiliary, self.adverb, self.verb, self.rest)
        return " ".join(word for word in words if word)


def clause(sentence: str, names: Names) -> Clause | None:
    """The main clause of a sentence. None where a rule can't tell its parts for sure."""
    text = sentence.strip().rstrip(".!?").rstrip()
    timed = _TIME.match(text)
    when = timed["when"] if timed else ""
    text = text[len(when) :].lstrip()
    found = tokens(text)
    for start in starts(found, names):
        parsed = _parsed(text, found, start, names)
        lead = text[: found[start].start].strip(" ,") if start else ""
        if (
            parsed is not None
            and not _NO_LEAD.search(lead)
            and not _is_doubtful(parsed)
            and not is_in_list(text[: found[start].start], parsed.subject)
        ):
            return replace(parsed, lead=f"{when} {lead}".strip())
    return None


_NO_LEAD = re.compile(
    r":|\b(?:who|which|that)\s[a-z]+$|^(?:Everyone|Everybody|Anyone|Anybody|Someone|Those)\b"
)
"""What ends in the middle of a subject: `Everyone who lives, works, or studies here can join`."""


def _is_doubtful(parsed: Clause) -> bool:
    """Whether one noun and a verb may be two nouns: `Water pumps lift water`."""
    first = parsed.rest.split(" ", 1)[0]
    is_noun = Part.NOUN in lexicon.parts(parsed.verb) and lexicon.is_third_person(parsed.verb)
    return (
        is_noun
        and len(parsed.subject.split()) == 1
        and Part.NOUN in lexicon.parts(parsed.subject)
        and lexicon.is_base(first)
        and lexicon.parts(first) != {Part.NOUN}
    )


_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_TIME = re.compile(
    r"(?P<when>Today|Now|(?:Each|Every)\syear|In\sthe\s(?:spring|summer|autumn|fall|winter)\sof"
    rf"\s(?:1[0-9]\d\d|20\d\d)|(?:In|By|Since|On)\s(?:\d{{1,2}}\s)?(?:(?:early|late|mid|{_MONTH})[\s-]"
    r"(?:\d{1,2},\s)?)?(?:1[5-9]\d\d|20\d\d))\s(?=\w)"
)
"""When something happens, at the head of a sentence without a comma behind it."""


def _parsed(text: str, found: Sequence[Token], start: int, names: Names) -> Clause | None:
    index = start + 1
    asides: list[tuple[int, int]] = []
    furthest = start + _LONGEST_SUBJECT
    while index < min(len(found), furthest + 1):
        token = found[index]
        if token.text == ",":
            behind = _behind_aside(found, index)
            if behind is not None:
                asides.append((index, behind))
            else:
                behind = _behind_list(found, index)
            if behind is None:
                return None
            furthest += behind - index
            index = behind
            continue
        is_relative = token.lower in {"who", "which", "that", "whose", "where"}
        if token.lower == "that" and found[index - 1].lower in lexicon.PREPOSITIONS:
            is_relative = False  # `of that time`
        if is_relative or token.text in {
            ";",
            ":",
            "?",
        }:
            return None
        if is_finite(found, start, index, names):
            built = _built(text, found, (start, index), asides)
            return replace(built, is_many=built.is_plural or is_many(found, start, index, names))
        index += 1
    return None


def _behind_aside(found: Sequence[Token], comma: int) -> int | None:
    """The word behind an aside between commas: `Apple, known for …, aims`. None in a list."""
    follower = found[comma + 1] if comma + 1 < len(found) else None
    if follower is None or not (
        lexicon.is_participle(follower.lower)
        or lexicon.is_gerund(follower.lower)
        or follower.lower in _OF_ASIDES
        or _is_ruling_adjective(found, comma + 1)
    ):
        return None
    for index in range(comma + 2, len(found) - 1):
        if found[index].text == ",":
            behind = found[index + 1]
            if behind.lower in lexicon.CONJUNCTIONS:
                continue
            is_verb = bool(
                behind.lower in lexicon.AUXILIARIES
                or (Part.VERB in behind.parts and not lexicon.is_gerund(behind.lower))
                or is_adverb(behind)
            )
            if is_verb:
                return index + 1
            if follower.lower not in _WITH_LISTS and not lexicon.is_gerund(follower.lower):
                return None
    return None


_WITH_LISTS = frozenset("including like such with along".split())
"""Words whose asides may have commas of their own."""


def _is_ruling_adjective(found: Sequence[Token], index: int) -> bool:
    """`renowned for`, `capable of`."""
    follower = found[index + 1] if index + 1 < len(found) else None
    return (
        Part.ADJECTIVE in found[index].parts
        and follower is not None
        and follower.lower in lexicon.PREPOSITIONS
    )


def _parts_adjectives(found: Sequence[Token], comma: int) -> bool:
    """`high-quality, competitively priced products`."""
    follower = found[comma + 1] if comma + 1 < len(found) else None
    return (
        follower is not None
        and Part.ADJECTIVE in found[comma - 1].parts
        and (is_adverb(follower) or Part.NOUN not in follower.parts)
    )


_LONGEST_MEMBER = 6
"""Words of one member of a list in a subject."""


def _behind_list(found: Sequence[Token], comma: int) -> int | None:
    """The `and` of a list whose first comma this is: `Apple, Samsung, and Google command`."""
    if _parts_adjectives(found, comma):
        return comma + 1
    member = 0
    for index in range(comma + 1, len(found)):
        token = found[index]
        if token.lower in {"and", "or"}:
            return index
        if token.text == "," and member:
            member = 0
            continue
        member += 1
        is_stop = not token.is_word or token.lower in lexicon.AUXILIARIES | lexicon.SUBORDINATORS
        if member > _LONGEST_MEMBER or is_stop or token.lower in {"it", "they", "he", "she", "we"}:
            return None
    return None


def _built(
    text: str, found: Sequence[Token], place: tuple[int, int], asides: Sequence[tuple[int, int]]
) -> Clause:
    start, index = place
    verb = found[index]
    adverbs = index
    while adverbs - 1 > start and is_adverb(found[adverbs - 1]):
        adverbs -= 1
    end = found[adverbs - 1].end
    subject, aside = text[found[start].start : end], ""
    if asides and asides[-1][1] >= adverbs:
        comma, behind = asides[-1]
        subject = text[found[start].start : found[comma].start]
        aside = text[found[comma].end : found[behind - 1].start].strip()
    adverb = text[found[adverbs].start : verb.start].strip()
    rest, tails = _tails(text[verb.end :].strip())
    is_auxiliary = verb.lower in lexicon.AUXILIARIES
    if is_auxiliary and verb.lower in lexicon.HAVE | lexicon.DO:
        is_auxiliary = index + 1 < len(found) and _is_verb_form(found, index + 1, verb.lower)
    if verb.lower == "cannot":
        rest = f"not {rest}"
    head_plural = verb.lower in {"are", "were", "have", "do"} or (
        not is_auxiliary and lexicon.is_base(verb.lower) and not lexicon.is_past(verb.lower)
    )
    return Clause(
        subject=_IN_BRACKETS.sub("", subject).rstrip(", "),
        rest=rest,
        verb="" if is_auxiliary else verb.text,
        auxiliary=verb.text.replace("cannot", "can") if is_auxiliary else "",
        adverb=adverb,
        aside=aside,
        tails=tails,
        is_plural=head_plural,
    )


_IN_BRACKETS = re.compile(r"\s\([^()]*\)")


def _is_verb_form(found: Sequence[Token], index: int, auxiliary: str) -> bool:
    """Whether a verb follows, after adverbs: `has rapidly gained`, `does not`, not `has a shop`."""
    for token in found[index : index + 3]:
        if token.lower == "not":
            return True
        if is_adverb(token):
            continue
        if auxiliary in lexicon.DO:
            return False
        return token.lower in {"been", "had"} or lexicon.is_participle(token.lower)
    return False


def _tails(rest: str) -> tuple[str, tuple[str, ...]]:
    """What stands behind the verb, and the participle clauses at its end."""
    pieces = rest.split(", ")
    first = next((n for n, piece in enumerate(pieces) if n and _is_tail(piece)), len(pieces))
    if _is_list_of_gerunds(pieces[:first], pieces[first:]):
        return rest, ()
    tails: list[str] = []
    for piece in pieces[first:]:
        if tails and not _is_tail(piece):
            tails[-1] = f"{tails[-1]}, {piece}"
        else:
            tails.append(piece)
    return ", ".join(pieces[:first]), tuple(tails)


def _is_list_of_gerunds(before: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether the first of `by cutting costs, hiring people, and moving` stands before."""
    goes_on = any(_LAST_GERUND.match(piece) for piece in behind)
    return goes_on and any(lexicon.is_gerund(word) for word in before[-1].split())


_LAST_GERUND = re.compile(r"(?:and|or)\s[a-z-]+ing\b")
_NO_TAILS = frozenset({"including", "according"})


def _is_tail(piece: str) -> bool:
    words = piece.split()
    while words and (words[0].lower() in {"thus", "thereby", "further"} or words[0].endswith("ly")):
        words = words[1:]
    if not words:
        return False
    first = words[0].lower()
    if len(words) > 1 and words[1].lower() == "by" and lexicon.is_participle(first):
        return True
    return first == "which" or (lexicon.is_gerund(first) and first not in _NO_TAILS)
