"""Where does a noun phrase end, and how much does it say?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from quizzer.cards.words import stem, words
from quizzer.generate.language import lexicon
from quizzer.generate.language.lexicon import Part
from quizzer.generate.language.names import Names
from quizzer.generate.language.tokens import Token, tokens

_STAYS = frozenset("of for between at against about than".split())
"""Prepositions that go on with a noun more often than with its verb."""

_RULES_TO = frozenset(
    """
    access answer approach barrier challenge commitment contribution damage entry exposure
    introduction key limit obstacle path reaction relation resistance response risk road route
    solution threat transition alternative adherence attention
    """.split()
)
_RULES_INFINITIVE = frozenset(
    """
    ability attempt capacity chance commitment decision desire drive duty effort failure first
    freedom inability incentive intention means need obligation ones opportunity
    permission plan potential power pressure promise readiness reason refusal request right room
    tendency time urge way willingness wish
    """.split()
)
_RULES_ON = frozenset(
    """
    attack ban book burden data dependence effect emphasis expenditure focus growth impact
    influence information lecture light limit pressure reliance report research restriction
    saving spending strain study tax view
    """.split()
)
_RULES_AS = frozenset("such image position reputation role status success use".split())
_RULES_IN = frozenset(
    """
    change decline decrease difference drop experience expertise fall gain growth improvement
    increase interest investment lesson progress reduction rise role trust belief confidence
    """.split()
)


@dataclass(frozen=True, slots=True)
class Object:
    """The thing behind a verb, and what stands behind it that belongs to the verb."""

    phrase: str
    behind: str

    @property
    def opening(self) -> str:
        """The first word behind the phrase."""
        return self.behind.split(" ", 1)[0].lower()


def object_of(text: str) -> Object | None:
    """The noun phrase that a text begins with, with all that belongs to it. None without one."""
    found = tokens(text)
    if not found or not _can_begin(found[0]):
        return None
    for index in range(1, len(found)):
        if _goes_on_to_end(found, index):
            break
        if _ends_before(found, index):
            phrase = text[: found[index - 1].end].rstrip(" ,")
            behind = text[found[index].start :]
            return Object(phrase, behind) if _has_noun(phrase) else None
    return Object(text.rstrip(" ,"), "") if _has_noun(text) else None


def _goes_on_to_end(found: tuple[Token, ...], index: int) -> bool:
    """Whether a relative clause or its like begins, from which nothing goes back to the verb."""
    token = found[index]
    following = found[index + 1] if index + 1 < len(found) else None
    if token.lower in {"that", "which", "who", "whose", "where"}:
        return True
    if found[index - 1].lower == "fact" and token.lower in lexicon.PRONOUNS:
        return True
    if following is None:
        return False
    if token.lower == "to" and lexicon.is_base(following.lower):
        return not _ends_before(found, index)  # `an opportunity to tap into`
    is_open = following.lower in lexicon.PREPOSITIONS | {"to"}
    is_adverbial = following.lower in {"in", "by", "through", "during"}
    if lexicon.is_participle(token.lower) and Part.NOUN not in token.parts:
        return is_open and (not is_adverbial or found[index - 1].parts == {Part.ADVERB})
    return (
        lexicon.is_gerund(token.lower)
        and Part.NOUN in found[index - 1].parts
        and Part.NOUN not in token.parts
    )


def _can_begin(token: Token) -> bool:
    lower = token.lower
    if not token.is_word or lower in {"that", "to", "not", "itself", "themselves", "both"}:
        return False
    if token.text.isupper() and len(token.text) > 1:
        return True
    if lower in lexicon.DETERMINERS:
        return True
    if lower in lexicon.CLOSED:
        return False
    is_adverb = lower.endswith("ly") and not {Part.NOUN, Part.ADJECTIVE} & token.parts
    return not is_adverb


def _ends_before(found: tuple[Token, ...], index: int) -> bool:
    token, before = found[index], found[index - 1]
    lower = token.lower
    if token.text == ",":
        return not _is_in_list(found, index)
    if lower == "to":
        following = found[index + 1] if index + 1 < len(found) else None
        head = lexicon.singular(before.lower)
        if head in _RULES_TO and following is not None and Part.NOUN in following.parts:
            return False
        if following is not None and lexicon.is_base(following.lower):
            earlier = {lexicon.singular(one.lower) for one in found[:index]}
            return head not in _RULES_INFINITIVE and not (
                earlier & {"for", "on"} and earlier & _RULES_INFINITIVE
            )
        return head not in _RULES_TO
    if lower == "in":
        return lexicon.singular(before.lower) not in _RULES_IN
    if lower in {"every", "each"}:
        return True
    if lower == "at" and index + 1 < len(found):
        return found[index + 1].lower in _AT_TIMES
    if lower in lexicon.PREPOSITIONS:
        if lower == "on":
            return lexicon.singular(before.lower) not in _RULES_ON
        if lower == "as":
            return before.lower not in _RULES_AS
        return lower not in _STAYS and lower != "like"
    if lower in lexicon.SUBORDINATORS:
        return True
    is_plain_adverb = lower.endswith("ly") and token.parts == {Part.ADVERB}
    is_adjective = before.lower in lexicon.DETERMINERS or before.is_possessive
    is_adverb = is_plain_adverb or lower in _PLAIN_ADVERBS
    if is_adverb and not is_adjective:
        following = found[index + 1] if index + 1 < len(found) else None
        return following is None or not (
            Part.ADJECTIVE in following.parts or lexicon.is_participle(following.lower)
        )
    return False


_PLAIN_ADVERBS = frozenset(
    """
    backwards directly downwards forwards inwards outwards overseas quickly together upwards
    worldwide
    """.split()
)
_AT_TIMES = frozenset("first last least most night noon once times".split())
"""Words behind `at` that say when or how often, and belong to the verb."""


def _is_in_list(found: tuple[Token, ...], comma: int) -> bool:
    """Whether a comma parts members of a list that ends in `and`, or begins `such as`."""
    behind = found[comma + 1 :]
    if behind and behind[0].lower in {"such", "including", "like"}:
        return True
    return any(token.lower in {"and", "or"} for token in behind[:12])


def _has_noun(phrase: str) -> bool:
    return any(
        Part.NOUN in token.parts or (not token.parts and token.lower not in lexicon.CLOSED)
        for token in tokens(phrase)
        if token.is_word
    )


_TRUE_OF_ANYTHING = """
    ability advantage aim anything appeal approach area array aspect awareness benefit better
    blend broad capability case challenge change characteristic clear combination commitment
    complex complexity comprehensive concept consideration context core critical crucial deep
    demand development difference different diverse dominant dynamic dynamics edge effective
    efficient effort eight element emphasis endeavor endeavour environment essential everything
    example experience factor feature five focus footprint force form formidable foundation four
    fundamental good great growth high holistic idea impact implication importance important
    improve improvement increase influence initiative innovation innovative inroad insight
    intricate issue journey key kind landscape large less level little main major market
    means meticulous milestone model modern more much multifaceted multiple myriad nature necessary
    need new nine nothing number numerous objective offering one opportunity opposite outcome
    overall part particular performance philosophy place point popular position positive
    possibility potential power powerful practice presence primary problem process product
    profound progress prominent quality range real reason relative relentless relevant
    remarkable result robust role same seamless sense series serious seven several significance
    significant similar single situation six sole solid solution something special specific
    stage standard step strategic strategy strength strong substantial success successful ten
    testament thing three time traction trajectory trend true two type understanding unique use
    useful value variety various vast vibrant vital way whole wide widespread world
    """


@cache
def _vague() -> frozenset[str]:
    return frozenset(stem(word) for word in _TRUE_OF_ANYTHING.split())


def concreteness(phrase: str, names: Names) -> int:
    """How much a phrase says: its words that are not true of anything, names twice."""
    score = 0
    for word in words(phrase):
        lower = word.text.lower()
        if lower in lexicon.CLOSED or lower in {"also", "not", "more", "most", "well", "own"}:
            continue
        if word.text[:1].isdigit() or (word.text[:1].isupper() and names.is_name(word.text)):
            score += 2
        elif stem(lower) not in _vague() and not lower.endswith("ly"):
            score += 1
    return score


_EMPTY = frozenset(
    """
    testament confluence myriad variety number role way part example milestone cornerstone player
    reminder inroads strides leader force component significance importance implications nature
    aspect element factor factors kind type lot
    """.split()
)
"""Heads of phrases that say nothing, whatever follows."""


def is_specific(phrase: str, names: Names) -> bool:
    """Whether a phrase is worth asking for."""
    content = [word.text.lower() for word in words(phrase)]
    content = [word for word in content if word not in lexicon.CLOSED]
    first = phrase.split(" ", 1)[0].lower()
    if head_of(phrase) in _EMPTY or not content or first in {"each", "every"}:
        return False
    is_own = first in {"its", "their", "his", "her"}
    score = concreteness(phrase, names)
    return score > 1 or (score == 1 and len(content) == 1 and not is_own)


PERSONS = frozenset(
    """
    consumers users customers people patients students doctors nurses workers sailors farmers
    children parents women men readers viewers enthusiasts citizens soldiers engineers scientists
    physicians surgeons midwives residents tourists passengers employees visitors voters
    buyers captains clients critics experts fans guests heirs investors judges learners members
    merchants miners opponents owners parents peasants pilgrims players prisoners pupils readers
    suppliers manufacturers retailers partners companies firms businesses competitors rivals
    refugees settlers shareholders slaves supporters teachers tenants travellers winners
    """.split()
)
"""Those who are asked for with `who`, and to whom something is given."""
_GIVES = frozenset("give grant offer show teach tell bring send".split())
_GIVES_WITH = frozenset("provide supply equip present furnish".split())
_TAKES_OF = frozenset("cure deprive relieve rid rob strip".split())
_OF = re.compile(r"^(?P<whom>[^,;]{1,40}?)\sof\s(?P<what>.+)$")
_WITH = re.compile(r"^(?P<whom>[^,;]{1,40}?)\s(?:with)\s(?P<what>.+)$")


def recipient_of(verb: str, text: str) -> Object | None:
    """To whom something goes, and what: `users` and `exceptional performance`.

    The phrase keeps the `with` of `provide users with`, so that a question can end with it.
    """
    if verb in _GIVES_WITH and (found := _WITH.match(text)):
        is_somebody = head_of(found["whom"]) in PERSONS or found["whom"] in {"it", "them"}
        return Object(f"{found['whom']} with", found["what"]) if is_somebody else None
    if verb in _TAKES_OF and (found := _OF.match(text)):
        return Object(f"{found['whom']} of", found["what"])
    whom, _, what = text.partition(" ")
    is_given = verb in _GIVES and whom in PERSONS | {"it", "them"} and object_of(what) is not None
    return Object(whom, what) if is_given else None


_BEHIND_NOUNS = frozenset("to that which who worldwide alike abroad everywhere".split())


def head_of(phrase: str) -> str:
    """The noun that a phrase is about: `ecosystem` of `a broad ecosystem of devices`."""
    head = ""
    for token in tokens(phrase):
        if head and (
            token.lower in lexicon.PREPOSITIONS | _BEHIND_NOUNS
            or not token.is_word
            or (
                lexicon.is_participle(token.lower)
                and Part.NOUN not in token.parts
                and Part.ADJECTIVE not in token.parts
            )
        ):
            break
        if token.is_word and not token.is_possessive and token.lower not in lexicon.DETERMINERS:
            head = token.lower
    return head


_THEREFORE = frozenset("consequently hence so then therefore thereby thus".split())
_OF_NOUNS = frozenset("in of for on to".split())


def has_second_verb(phrase: str) -> bool:
    """Whether what looks like a list may be two verbs: `operations and tarnish its name`."""
    found = tokens(phrase)
    for before, token, following in zip(found, found[1:], found[2:], strict=False):
        if before.lower not in {"and", "or", "but"}:
            continue
        if token.lower in _THEREFORE and Part.VERB in following.parts:
            return True
        if Part.VERB not in token.parts:
            continue
        is_object = (
            following.lower in lexicon.DETERMINERS
            or following.is_possessive
            or "-" in following.text
            or following.parts == {Part.ADJECTIVE}
        )
        if lexicon.is_base(token.lower) and is_object:
            return True
        if lexicon.base(token.lower) in lexicon.MOSTLY_VERBS and following.lower not in _OF_NOUNS:
            return True
    return False
