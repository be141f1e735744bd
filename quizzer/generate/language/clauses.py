"""Who does what in a sentence, as far as a rule can tell for sure?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from quizzer.generate.language import lexicon
from quizzer.generate.language.lexicon import Part
from quizzer.generate.language.names import Names
from quizzer.generate.language.tokens import Token, tokens

_LONGEST_SUBJECT = 14
"""Words of a subject; a longer one is no good in a question."""

_ADVERBS = frozenset(
    """
    also not only often then still further soon quickly even ever never always already first
    now later mostly largely thus both
    """.split()
)


_CLOSING = frozenset({"”", '"', "’"})
_OF_ASIDES = frozenset("a also an especially including like often such the with".split())
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
    `prices low` and the tail `reducing waste`.
    """

    subject: str
    rest: str
    verb: str = ""
    auxiliary: str = ""
    adverb: str = ""
    lead: str = ""
    tails: tuple[str, ...] = ()
    is_plural: bool = False

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
    found = tokens(text)
    for start in _starts(found, names):
        parsed = _parsed(text, found, start, names)
        if parsed is not None:
            lead = text[: found[start].start].strip(" ,") if start else ""
            return replace(parsed, lead=lead)
    return None


def _starts(found: Sequence[Token], names: Names) -> list[int]:
    """Where the subject may begin: at the head, or behind the comma of a lead."""
    if not found:
        return []
    head = [0] if _begins_subject(found, 0, names) else []
    behind = [
        index + 2 if found[index + 1].text in _CLOSING and index + 2 < len(found) else index + 1
        for index, token in enumerate(found[:-1])
        if token.text == ","
    ]
    starts = [start for start in behind if _begins_subject(found, start, names)]
    # A bare noun behind a comma is more often one more member of a list.
    return head + sorted(starts, key=lambda start: not _is_definite(found[start], names))


def _begins_subject(found: Sequence[Token], index: int, names: Names) -> bool:
    token = found[index]
    lower = token.lower
    if not token.is_word or lower in lexicon.CONJUNCTIONS:
        return False
    if lower in {"that", "which", "who", "whom", "whose", "what", "there", "here"}:
        return False
    if lower in lexicon.DETERMINERS or lower in {"it", "they", "he", "she", "we"}:
        return True
    if lower in lexicon.CLOSED:
        return False
    if names.is_name(token.text):
        return True
    if lexicon.is_gerund(lower) or lower.endswith("ly") or lower in _ADVERBS:
        return False
    if index and lexicon.is_participle(lower):
        return False
    return bool({Part.NOUN, Part.ADJECTIVE} & token.parts) or token.is_possessive


def _is_definite(token: Token, names: Names) -> bool:
    return (
        token.lower in lexicon.DETERMINERS
        or token.lower in lexicon.PRONOUNS
        or names.is_name(token.text)
    )


def _parsed(text: str, found: Sequence[Token], start: int, names: Names) -> Clause | None:
    index = start + 1
    while index < min(len(found), start + _LONGEST_SUBJECT + 1):
        token = found[index]
        if token.text == ",":
            skipped = _behind_aside(found, index)
            if skipped is None:
                return None
            index = skipped
            continue
        if token.lower in {"who", "which", "that", "whose"} or token.text in {";", ":", "?"}:
            return None
        if _is_finite(found, start, index, names):
            return _built(text, found, start, index)
        index += 1
    return None


def _behind_aside(found: Sequence[Token], comma: int) -> int | None:
    """The word behind an aside between commas: `Apple, known for …, aims`. None in a list."""
    follower = found[comma + 1] if comma + 1 < len(found) else None
    is_aside = follower is not None and (
        lexicon.is_participle(follower.lower) or follower.lower in _OF_ASIDES
    )
    if not is_aside:
        return None
    for index in range(comma + 2, len(found) - 1):
        if found[index].text == ",":
            behind = found[index + 1]
            if behind.lower in lexicon.CONJUNCTIONS:
                continue
            is_verb = bool(
                behind.lower in lexicon.AUXILIARIES
                or Part.VERB in behind.parts
                or behind.lower.endswith("ly")
            )
            return index + 1 if is_verb else None
    return None


def _head_before(found: Sequence[Token], start: int, index: int) -> Token | None:
    """The word before a verb, adverbs and an aside between commas left out."""
    place = index - 1
    while place >= start and _is_adverb(found[place]):
        place -= 1
    if place > start and found[place].text == ",":
        place = next((n for n in range(place - 1, start, -1) if found[n].text == ","), start) - 1
    return found[place] if place >= start else None


def _is_adverb(token: Token) -> bool:
    lower = token.lower
    return lower in _ADVERBS or (
        lower.endswith("ly") and Part.NOUN not in token.parts and Part.VERB not in token.parts
    )


def _is_finite(found: Sequence[Token], start: int, index: int, names: Names) -> bool:
    """Whether the finite verb of the clause that begins at `start` stands at `index`."""
    token = found[index]
    lower = token.lower
    head = _head_before(found, start, index)
    if head is None or not _is_nominal(head, names):
        return False
    if lower in {"be", "been", "being", "having"}:
        return False
    if lower in lexicon.AUXILIARIES:
        return True
    if token.is_capital or Part.VERB not in token.parts:
        return False
    following = found[index + 1] if index + 1 < len(found) else None
    if Part.NOUN in token.parts and following is not None and _is_surely_verb(following):
        return False
    plural = _is_plural(found, start, index, names)
    if lexicon.is_third_person(lower):
        return not plural
    if lexicon.is_past(lower):
        return not _is_reduced_relative(found, index)
    if not (lexicon.is_base(lower) and plural):
        return False
    return Part.NOUN not in token.parts or _can_follow_verb(following)


def _is_nominal(token: Token, names: Names) -> bool:
    if token.is_possessive or not (token.is_word or token.text in {")", "”", '"', "’"}):
        return False
    if token.lower in {"it", "they", "he", "she", "we", "this", "these", "that"}:
        return True
    if token.lower in lexicon.CLOSED:
        return False
    is_noun = Part.NOUN in token.parts or not token.parts
    return is_noun or names.is_name(token.text) or token.is_capital


def _is_surely_verb(token: Token) -> bool:
    if token.lower in lexicon.AUXILIARIES:
        return True
    return token.parts == {Part.VERB} and not (
        lexicon.is_gerund(token.lower) or lexicon.is_participle(token.lower)
    )


def _can_follow_verb(token: Token | None) -> bool:
    """Whether a word can begin what stands behind a verb, rather than go on with a noun."""
    return token is not None and (
        token.lower in lexicon.DETERMINERS
        or token.lower in lexicon.PREPOSITIONS
        or token.lower in lexicon.PRONOUNS
        or token.lower.endswith("ly")
        or Part.ADJECTIVE in token.parts
        or Part.NOUN in token.parts
        or token.is_capital
    )


def _is_plural(found: Sequence[Token], start: int, index: int, names: Names) -> bool:
    """Whether the subject of a verb is many: its head is, or two are joined by `and`."""
    subject = found[start:index]
    phrase: list[Token] = []
    for token in subject:
        if phrase and token.lower in lexicon.PREPOSITIONS and token.lower != "of":
            break
        if token.lower == "of" and phrase:
            break
        phrase.append(token)
    if any(t.lower == "and" for t in phrase):
        return True
    head = next((t for t in reversed(phrase) if t.is_word and not _is_adverb(t)), None)
    if head is None or head.lower in {"it", "this"}:
        return False
    if head.lower in {"they", "we", "these", "those", "both", "many", "some"}:
        return True
    if names.is_name(head.text) and Part.NOUN not in head.parts:
        return False
    return lexicon.is_plural(head.lower)


def _is_reduced_relative(found: Sequence[Token], index: int) -> bool:
    """Whether a past form stands for a relative clause: `phones made in India sell`."""
    if not lexicon.is_participle(found[index].lower):
        return False
    following = found[index + 1] if index + 1 < len(found) else None
    if following is None or following.lower not in lexicon.PREPOSITIONS:
        return False
    for token in found[index + 2 :]:
        if token.text in {",", ";"}:
            return False
        if _is_surely_verb(token) or lexicon.is_third_person(token.lower):
            return True
    return False


def _built(text: str, found: Sequence[Token], start: int, index: int) -> Clause:
    verb = found[index]
    adverbs = index
    while adverbs - 1 > start and _is_adverb(found[adverbs - 1]):
        adverbs -= 1
    subject = text[found[start].start : found[adverbs - 1].end]
    adverb = text[found[adverbs].start : verb.start].strip()
    rest, tails = _tails(text[verb.end :].strip())
    is_auxiliary = verb.lower in lexicon.AUXILIARIES
    if is_auxiliary and verb.lower in lexicon.HAVE | lexicon.DO:
        following = found[index + 1] if index + 1 < len(found) else None
        is_auxiliary = following is not None and _is_verb_form(found, index + 1)
    head_plural = verb.lower in {"are", "were", "have", "do"} or (
        not is_auxiliary and lexicon.is_base(verb.lower) and not lexicon.is_past(verb.lower)
    )
    return Clause(
        subject=subject.rstrip(", "),
        rest=rest,
        verb="" if is_auxiliary else verb.text,
        auxiliary=verb.text if is_auxiliary else "",
        adverb=adverb,
        tails=tails,
        is_plural=head_plural,
    )


def _is_verb_form(found: Sequence[Token], index: int) -> bool:
    """Whether a participle follows, after adverbs: `has rapidly gained`, not `has a shop`."""
    for token in found[index : index + 3]:
        if _is_adverb(token):
            continue
        return token.lower in {"been", "had"} or lexicon.is_participle(token.lower)
    return False


def _tails(rest: str) -> tuple[str, tuple[str, ...]]:
    """What stands behind the verb, and the participle clauses at its end."""
    pieces = rest.split(", ")
    tails: list[str] = []
    while len(pieces) > 1 and _is_tail(pieces[-1]):
        tails.insert(0, pieces.pop())
    return ", ".join(pieces), tuple(tails)


_NO_TAILS = frozenset({"including", "according"})


def _is_tail(piece: str) -> bool:
    words = piece.split()
    while words and (words[0].lower() in {"thus", "thereby", "further"} or words[0].endswith("ly")):
        words = words[1:]
    if not words:
        return False
    first = words[0].lower()
    return first == "which" or (lexicon.is_gerund(first) and first not in _NO_TAILS)


def _first(piece: str) -> str:
    return piece.split(" ", 1)[0].lower()
