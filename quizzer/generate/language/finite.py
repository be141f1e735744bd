"""Is this word the finite verb of the clause that begins there, and is its subject one or many?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from quizzer.generate.language import lexicon
from quizzer.generate.language.lexicon import Part
from quizzer.generate.language.names import Names
from quizzer.generate.language.tokens import Token

_ADVERBS = frozenset(
    """
    also not only often then still further soon quickly even ever never always already first
    now later mostly largely thus both long twice again once recently since therefore instead
    """.split()
)

_MANY = frozenset("are were have do".split())


def is_finite(found: Sequence[Token], start: int, index: int, names: Names) -> bool:
    """Whether the finite verb of the clause that begins at `start` stands at `index`."""
    token = found[index]
    lower = token.lower
    head = head_before(found, start, index)
    is_of_gerund = head is not None and _is_said_of_gerund(found, start, head, token)
    if head is None or not (_is_nominal(head, names) or is_of_gerund):
        return False
    if head is found[start] and not (
        _is_noun(head, names) or is_of_gerund or lower in lexicon.AUXILIARIES
    ):
        return False
    is_of_noun = head.lower in {"this", "these"} and _is_before_noun(found, index)
    if lower in {"be", "been", "being", "having"} or is_of_noun:
        return False
    plural = is_many(found, start, index, names)
    if lower in lexicon.AUXILIARIES:
        return not (lower in _MANY and not plural and _is_gerund_phrase(found, start))
    if token.is_capital or Part.VERB not in token.parts or lower in _ADVERBS:
        return False
    following = found[index + 1] if index + 1 < len(found) else None
    if lexicon.base(lower) == "help":
        return True
    is_counted = _is_number(found[index - 1]) and lexicon.is_plural(
        lower
    )  # `400 ships`, `two thirds`
    if Part.NOUN in token.parts and (is_counted or _goes_on_as_noun(found, index)):
        return False
    is_compound = head is found[start] and Part.ADJECTIVE in head.parts and head.is_capital
    if is_compound and Part.NOUN in token.parts and not names.is_name(head.text):
        return not lexicon.is_base(lower) and _can_follow_verb(following)
    if lexicon.is_third_person(lower):
        is_noun = (
            _is_gerund_phrase(found, start)
            and following is not None
            and lexicon.is_third_person(following.lower)
        )
        return (not plural or token.parts == {Part.VERB}) and not is_noun
    if lexicon.is_past(lower):
        return not _is_reduced_relative(found, index, head, names)
    if not (lexicon.is_base(lower) and plural):
        return False
    if Part.NOUN not in token.parts:
        return True
    before = found[index - 1]
    return _is_own_noun(before, names) or _can_follow_verb(following)


def _is_before_noun(found: Sequence[Token], index: int) -> bool:
    """Whether a participle belongs to the noun behind it: `this targeted approach`."""
    following = found[index + 1] if index + 1 < len(found) else None
    return (
        following is not None
        and lexicon.is_participle(found[index].lower)
        and Part.NOUN in following.parts
        and not lexicon.is_plural(following.lower)
    )


def _is_number(token: Token) -> bool:
    return token.text[-1].isdigit() or token.lower in _NUMBER_WORDS


_NUMBER_WORDS = frozenset(
    """
    two three four five six seven eight nine ten eleven twelve hundred thousand million billion
    """.split()
)


def head_before(found: Sequence[Token], start: int, index: int) -> Token | None:
    """The word before a verb, adverbs and an aside between commas left out."""
    place = index - 1
    while place >= start and is_adverb(found[place]):
        place -= 1
    if place > start and found[place].text == ",":
        place = next((n for n in range(place - 1, start, -1) if found[n].text == ","), start) - 1
    return found[place] if place >= start else None


def is_adverb(token: Token) -> bool:
    """Whether a word before a verb belongs to it: `also`, `quickly`."""
    lower = token.lower
    return lower in _ADVERBS or (
        lower.endswith("ly") and Part.NOUN not in token.parts and Part.VERB not in token.parts
    )


def is_many(found: Sequence[Token], start: int, index: int, names: Names) -> bool:
    """Whether the subject of a verb is many: its head is, or two are joined by `and`."""
    subject = found[start:index]
    if _is_gerund_phrase(found, start):
        return any(
            one.lower == "and" and lexicon.is_gerund(other.lower)
            for one, other in pairwise(subject)
        )
    phrase: list[Token] = []
    for token, following in zip(subject, [*subject[1:], None], strict=True):
        is_aside = token.text == "," and following is not None and _begins_aside(following)
        if phrase and (token.lower in lexicon.PREPOSITIONS or token.text == "(" or is_aside):
            break
        phrase.append(token)
    if any(t.lower == "and" for t in phrase) and phrase[0].lower not in {"each", "every"}:
        return True
    if phrase[0].lower in _OF_MANY:
        return True
    nouns = [t for t in phrase if t.is_word and not is_adverb(t) and t.lower != "such"]
    head = nouns[-1] if nouns else None
    if head is None or head.lower in {"it", "this", "one"}:
        return False
    if head.lower in {"they", "we", "these", "those", "both", "many", "some", "few", "several"}:
        return True
    if names.is_name(head.text) and Part.NOUN not in head.parts:
        return False
    return lexicon.is_plural(head.lower)


_OF_MANY = lexicon.NUMBERS | {"various", "numerous"}
"""Words that begin a subject which is many."""


def _begins_aside(token: Token) -> bool:
    return token.lower in {"including", "like", "such", "especially", "a", "an", "the"} or (
        lexicon.is_participle(token.lower) or lexicon.is_gerund(token.lower)
    )


def _is_gerund_phrase(found: Sequence[Token], start: int) -> bool:
    follower = found[start + 1] if start + 1 < len(found) else None
    return (
        lexicon.is_gerund(found[start].lower)
        and follower is not None
        and not (follower.is_word and follower.lower in lexicon.AUXILIARIES)
    )


def _is_nominal(token: Token, names: Names) -> bool:
    if token.is_possessive or not (token.is_word or token.text in {")", "”", '"', "’"}):
        return False
    if token.text.isupper() and len(token.text) > 1:  # `the US`
        return True
    if token.lower in {"it", "they", "he", "she", "we", "this", "these", "that"}:
        return True
    if token.lower in lexicon.CLOSED:
        return False
    return _is_noun(token, names) or token.is_capital


def _is_said_of_gerund(found: Sequence[Token], start: int, head: Token, verb: Token) -> bool:
    """`pricing is`, `expanding requires`: only words that can be nothing but the verb."""
    if not lexicon.is_gerund(head.lower):
        return False
    is_third = lexicon.is_third_person(verb.lower)
    is_noun = head is not found[start] and Part.ADJECTIVE in found[start].parts  # `slow steaming`
    return verb.lower in lexicon.AUXILIARIES or (
        is_third and (is_noun or verb.parts == {Part.VERB})
    )


def _is_noun(token: Token, names: Names) -> bool:
    return Part.NOUN in token.parts or not token.parts or names.is_name(token.text)


def _goes_on_as_noun(found: Sequence[Token], index: int) -> bool:
    """Whether a word that can be noun or verb is the noun, by what stands behind it."""
    behind = [token for token in found[index + 1 : index + 4] if not is_adverb(token)]
    if not behind or behind[0].text == "," or behind[0].lower in lexicon.CONJUNCTIONS:
        return True
    is_before_verb = (
        len(behind) > 1
        and lexicon.is_base(behind[0].lower)
        and behind[1].lower in lexicon.DETERMINERS
        and lexicon.is_plural(found[index].lower)
    )
    return is_before_verb or _is_surely_verb(behind[0])


def _is_surely_verb(token: Token) -> bool:
    if token.lower in lexicon.AUXILIARIES or _is_simple_past(token):
        return True
    return token.parts == {Part.VERB} and not (
        lexicon.is_gerund(token.lower) or lexicon.is_participle(token.lower)
    )


def _is_own_noun(before: Token, names: Names) -> bool:
    """Whether a noun ends here, so that what follows is the verb: `celebrities boost`."""
    if is_adverb(before) or before.text in {")", ","} or before.lower in {"it", "they", "we"}:
        return True
    is_many_things = lexicon.is_plural(before.lower) and before.lower not in _BEFORE_NOUNS
    return is_many_things or (before.is_capital and names.is_name(before.text))


_BEFORE_NOUNS = frozenset("sales goods communications operations savings earnings sports".split())
"""Plurals that stand before other nouns."""


def _can_follow_verb(token: Token | None) -> bool:
    """Whether a word can begin what stands behind a verb, rather than go on with a noun."""
    return token is not None and (
        token.lower in lexicon.DETERMINERS
        or (token.lower in lexicon.PREPOSITIONS and token.lower not in {"of", "for"})
        or token.lower in lexicon.PRONOUNS
        or (token.lower.endswith("ly") and Part.ADVERB in token.parts)
    )


def _is_simple_past(token: Token) -> bool:
    """`fell`, `grew`: a past that is no participle."""
    lower = token.lower
    return lexicon.is_past(lower) and not lexicon.is_participle(lower) and not token.is_capital


_NO_MAIN_VERB_BEHIND = frozenset("to that which who and or not will can could may might".split())


def _is_reduced_relative(found: Sequence[Token], index: int, head: Token, names: Names) -> bool:
    """Whether a past form stands for a relative clause: `phones made in India sell`."""
    if not lexicon.is_participle(found[index].lower) or names.is_name(head.text):
        return False
    following = found[index + 1] if index + 1 < len(found) else None
    if following is None or following.lower not in lexicon.PREPOSITIONS:
        return False
    for before, token in zip(found[index + 1 :], found[index + 2 :], strict=False):
        if token.text in {",", ";"}:
            return False
        is_verb = _is_surely_verb(token) or (
            token.parts == {Part.VERB} and lexicon.is_third_person(token.lower)
        )
        if is_verb and before.lower not in _NO_MAIN_VERB_BEHIND:
            return True
    return False
