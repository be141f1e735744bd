"""What does it do, need, rest on? From plain sentences with a specific object."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language import lexicon
from quizzer.generate.language.asking import ask
from quizzer.generate.language.names import Names
from quizzer.generate.language.phrases import (
    PERSONS,
    Object,
    concreteness,
    has_second_verb,
    head_of,
    is_specific,
    object_of,
    recipient_of,
)
from quizzer.generate.language.predicates import Voice
from quizzer.generate.reading import Reading, Statement
from quizzer.generate.rules.telling import Said, card, framed, further, is_open, said_in

_ASKED_POORLY = frozenset(
    """
    act advise agree aim allow appear ask assist attempt be become begin boast bring call come
    consider continue cost decide demonstrate do emerge enable encourage exemplify expect face
    fail fall feel force get give go grow have help highlight hold hope illustrate inspire
    intend invite keep know learn leave let make manage mark motivate need order permit persuade
    place plan play pose prove put reflect refuse remain render represent require rise say see
    seek seem serve set show showcase stand start stay take teach tell tend think trigger try
    turn underscore urge want warn witness
    """.split()
)
"""Verbs whose `What does it …?` asks for little or has another rule."""

_WITH_PREPOSITION: dict[str, str] = {
    "account": "for", "adapt": "to", "adhere": "to", "align": "with", "amount": "to",
    "appeal": "to", "apply": "to", "belong": "to", "benefit": "from", "bind": "to",
    "borrow": "from", "build": "on", "call": "for", "capitalize": "on", "capitalise": "on",
    "cater": "to", "collaborate": "with", "combine": "with", "compete": "with", "comply": "with",
    "concentrate": "on", "consist": "of", "contribute": "to", "convert": "into",
    "cooperate": "with", "cope": "with", "deal": "with", "depend": "on", "derive": "from",
    "develop": "into", "divide": "into", "draw": "on", "emanate": "from", "emerge": "from",
    "engage": "in", "enter": "into", "evolve": "into", "expand": "into", "extend": "to",
    "feed": "on", "focus": "on", "insist": "on", "integrate": "with", "interact": "with",
    "invest": "in", "lead": "to", "listen": "to", "live": "on", "merge": "with",
    "originate": "from", "participate": "in", "partner": "with", "react": "with", "refer": "to",
    "rely": "on", "resonate": "with", "respond": "to", "rest": "on", "result": "in",
    "revolve": "around", "specialize": "in", "specialise": "in", "split": "into", "stem": "from",
    "struggle": "with", "suffer": "from", "switch": "to", "tap": "into", "transform": "into",
    "turn": "into", "work": "with", "factor": "into", "open": "up", "protect": "against",
    "guard": "against", "contrast": "with", "commit": "to", "correspond": "to", "relate": "to",
    "centre": "on", "center": "on", "hinge": "on", "run": "on", "sit": "on", "act": "as",
    "serve": "as", "function": "as",
}  # fmt: skip
"""Verbs with the preposition that they are asked with."""

_PASSIVE_WITH = frozenset(
    """
    known-for based-on made-of composed-of attributed-to associated-with divided-into used-for
    used-in used-as converted-into converted-to linked-to connected-to filled-with coated-with
    covered-with surrounded-by tailored-to equipped-with powered-by characterized-by
    characterised-by marked-by accompanied-by embedded-in replaced-by replaced-with measured-in
    stored-in stored-as derived-from restricted-to limited-to devoted-to dedicated-to aligned-with
    integrated-into integrated-with made-from built-on split-into turned-into blamed-on rooted-in
    committed-to focused-on combined-with compared-to compared-with named-after exposed-to
    """.split()
)
_COPULA_WITH = frozenset(
    """
    responsible-for known-for renowned-for famous-for synonymous-with dependent-on capable-of
    similar-to rich-in absent-from free-of free-from essential-for essential-to vital-for vital-to
    central-to crucial-for crucial-to crucial-in ideal-for suitable-for aware-of subject-to
    prone-to vulnerable-to resistant-to compatible-with consistent-with equivalent-to
    proportional-to sensitive-to immune-to toxic-to key-to exposed-to
    """.split()
)
_BEHIND_VERB = re.compile(
    r"^(?:(?P<adverb>\w+ly|well|even)\s)?(?P<preposition>[a-z]+)\s(?P<what>.+)$"
)
_THAT = frozenset(
    "ensure show find reveal prove mean suggest argue believe claim predict discover observe "
    "conclude state guarantee require assume".split()
)
_COMPARED = re.compile(r",\s(?:like|unlike|along with|as well as)\s[^,]+,\s")
"""What else something is true of: `that the sea, like the lake, is deep`."""
_MOST_BEHIND = 12
_ONE_AND_ARTICLE = 2
_FIRST = 3
"""Words of `among the first`: with another, a noun has been named."""
_FEWEST_ASKED = 3
_OBJECT = 0.72
_PREPOSITIONAL = 0.78


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question's words around the clause, with its answer."""

    what: str
    rest: str
    answer: str
    confidence: float


def objects(statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`What does Mijia encompass?`, `What do the light reactions depend on?`."""
    for one in (statement, *further(statement, reading)):
        for said in said_in(one, reading):
            asked = _asked(said, reading.names)
            if asked is None or _is_poor(asked, said, reading.names) or _is_about_this(said):
                continue
            what = asked.what
            if is_open(said, reading.names, asked.rest.removeprefix(said.predicate.stem)):
                what = _kind(asked.answer, reading.names)
            if what:
                question = ask(what, said.clause, reading.names, asked.rest)
                told = (framed(question, said.clause), asked.answer)
                yield from card(Rule.OBJECT, one, told, asked.confidence)


def _is_about_this(said: Said) -> bool:
    """Whether nothing says what is to be counted up: `What does this include?`."""
    return said.clause.subject.lower() in {"this", "these"} and said.predicate.verb in _OF_MEMBERS


def object_question(said: Said, names: Names) -> tuple[str, str] | None:
    """What is asked about the object of one clause, and the answer."""
    asked = _asked(said, names)
    if asked is None:
        return None
    return ask(asked.what, said.clause, names, asked.rest), asked.answer


def _asked(said: Said, names: Names) -> _Asked | None:
    match said.predicate.voice:
        case Voice.ACTIVE:
            asked = _of_verb(said)
        case Voice.PASSIVE:
            asked = _of_participle(said)
        case Voice.COPULA:
            asked = _of_adjective(said)
    if asked is None or not is_specific(asked.answer, names) or _is_torn(asked.answer):
        return None
    return asked


def _is_poor(asked: _Asked, said: Said, names: Names) -> bool:
    """Whether a single word answers a question that says little: `What did observers count?`."""
    words = asked.answer.split()
    if (
        len(words) > _ONE_AND_ARTICLE
        or asked.answer[0].isupper()
        or any(w[0].isdigit() for w in words)
    ):
        return False
    if len(words) == _ONE_AND_ARTICLE:
        return words[0].lower() in {"the", "a", "an"}
    verb = "" if said.predicate.stem else said.predicate.verb
    question = f"{said.clause.lead} {said.clause.subject} {asked.rest} {verb}"
    return concreteness(question, names) < _FEWEST_ASKED


def _of_verb(said: Said) -> _Asked | None:
    predicate = said.predicate
    found = _BEHIND_VERB.match(predicate.behind)
    if found and _WITH_PREPOSITION.get(predicate.verb) == found["preposition"]:
        return _stranded(said, found)
    if predicate.opening == "that":
        is_asked = predicate.verb in _THAT
        told = _COMPARED.sub(" ", predicate.behind)
        return _Asked("what", predicate.stem, told, _OBJECT) if is_asked else None
    if predicate.verb == "have" and (has := _HAS.match(predicate.behind)):
        return _Asked("what", _joined(predicate.stem, has["head"], "doing"), has["what"], _OBJECT)
    if predicate.verb in _ASKED_POORLY:
        return None
    if predicate.verb in _OF_MEMBERS:
        return _Asked("what", predicate.stem, predicate.behind, _OBJECT)
    if given := recipient_of(predicate.verb, predicate.behind):
        return _Asked("what", _joined(predicate.stem, given.phrase), given.behind, _OBJECT)
    thing = object_of(_NOT_JUST.split(predicate.behind)[0])
    if thing is None or len(thing.behind.split()) > _MOST_BEHIND:
        return None
    if thing.behind.startswith(("to be ", "to have ")):
        return None  # `expect the lake to be empty`
    if _TO_WHAT.match(thing.behind) and predicate.verb not in _GOES_TO:
        return None  # of `permeability of the wall to water`
    behind = "" if thing.behind.startswith(",") else thing.behind
    if predicate.verb in _FOR_WHAT and " for " in thing.phrase:
        phrase, word, reason = thing.phrase.partition(" for ")
        thing, behind = Object(phrase, behind), f"{word.strip()} {reason} {behind}".strip()
    who = "who" if head_of(thing.phrase) in PERSONS else "what"
    return _Asked(who, _joined(predicate.stem, behind), thing.phrase, _OBJECT)


_TO_WHAT = re.compile(r"to (?!(?:the|a|an|its|their|his|her|all|every|each|[A-Z])\b)")
_FOR_WHAT = frozenset("blame condemn criticise criticize fine praise punish thank".split())
_GOES_TO = frozenset(
    """
    add assign attach award bring carry charge connect contribute deliver devote donate export give
    grant hand introduce lend link move offer pass pay prefer present provide recommend return sell
    send serve ship supply teach transfer transport
    """.split()
)


def _stranded(said: Said, found: re.Match[str]) -> _Asked:
    """`What does it depend on?`, with what the answer is for in the question."""
    answer = found["what"]
    thing = object_of(answer)
    behind = thing.behind if thing is not None and thing.opening == "to" else ""
    if thing is not None and behind:
        answer = thing.phrase
    rest = _joined(said.predicate.stem, found["adverb"], found["preposition"], behind)
    who = "who" if _is_somebody(said, answer) else "what"
    return _Asked(who, rest, answer, _PREPOSITIONAL)


def _of_participle(said: Said) -> _Asked | None:
    if said.predicate.verb in _BOUND and said.predicate.opening == "to":
        rest, answer = f"{said.predicate.stem} to do", said.predicate.behind.partition(" ")[2]
        return _Asked("what", rest, answer, _PREPOSITIONAL)
    found = _BEHIND_VERB.match(said.predicate.behind)
    participle = said.predicate.stem.rsplit(" ", 1)[-1].lower()
    if found is None or f"{participle}-{found['preposition']}" not in _PASSIVE_WITH:
        return None
    return _stranded(said, found)


def _of_adjective(said: Said) -> _Asked | None:
    if first := _FIRST_TO.match(said.predicate.behind):
        verb, _, what = first["what"].partition(" ")
        thing = object_of(what)
        is_plain = thing is not None and not thing.behind and len(first["head"].split()) > _FIRST
        asked, answer = (f"to {verb}", what) if is_plain else ("to do", first["what"])
        rest = _joined(said.predicate.stem, first["head"], asked)
        return _Asked("what", rest, answer, _PREPOSITIONAL)
    adjective, _, behind = said.predicate.behind.partition(" ")
    found = _BEHIND_VERB.match(behind)
    if found is None or found["adverb"]:
        return None
    if f"{adjective.lower()}-{found['preposition']}" not in _COPULA_WITH:
        return None
    rest = _joined(said.predicate.stem, adjective, found["preposition"])
    return _Asked("what", rest, found["what"], _PREPOSITIONAL)


_BOUND = frozenset("bind expect forbid oblige poise require".split())
"""Verbs in `is expected to`, whose infinitive is the answer."""
_HAS = re.compile(
    r"^(?P<head>(?:an?|the) (?:[a-z]+ )?(?:habit|history|record|reputation|tradition) (?:of|for))"
    r" (?P<what>[a-z]+ing .+)$"
)
_NOT_JUST = re.compile(r",?\snot (?:just|only|merely)\b")
_FIRST_TO = re.compile(
    r"^(?P<head>(?:among |one of )?the (?:first|last|only)(?: [a-z-]+){0,3}?)"
    r" to (?P<what>[a-z]+ .+)$"
)


def _joined(*words: str | None) -> str:
    return " ".join(word for word in words if word)


_OF_MEMBERS = frozenset(
    "include comprise contain encompass involve entail combine mean span cover".split()
)
"""Verbs behind which all is the answer."""


def _kind(answer: str, names: Names) -> str:
    """`what kind of strategy` for `an online-first sales strategy`. Empty for other phrases."""
    words = answer.split()
    if words[0].lower() in {"a", "an", "the"}:
        words = words[1:]
    is_plain = len(words) == len(re.findall(r"[\w-]+", answer)) - (len(answer.split()) - len(words))
    head = words[-1].lower()
    if not 1 < len(words) <= _LONGEST_KIND or not is_plain or head != head_of(answer):
        return ""
    if any(word.lower() in lexicon.CLOSED for word in words) or words[-1][0].isupper():
        return ""
    if words[0].lower() in _NO_KIND:
        return ""
    return f"what kind of {head}" if concreteness(" ".join(words[:-1]), names) else ""


_LONGEST_KIND = 4
_NO_KIND = frozenset(
    """
    additional available best different first further important latest main modern new newest old
    own potential recent same significant similar single various whole
    """.split()
)
"""Adjectives at the head of an answer that say of no kind what it is."""


def _is_somebody(said: Said, answer: str) -> bool:
    return said.predicate.verb in _WITH_WHOM or head_of(answer) in PERSONS


_WITH_WHOM = frozenset("partner collaborate cooperate compete".split())


def _is_torn(answer: str) -> bool:
    """Whether an answer can't stand by itself: it ends or begins in the middle of something."""
    return bool(_TORN.search(answer)) or has_second_verb(answer)


_TORN = re.compile(
    r"^(?:and|or|but|up|out|off)\b|\b(?:and|or|of|the|a|an|to|such as|than|both|which|that)$"
    r"|\bnot (?:just|only)\b|\b(?:and|or) (?:often|sometimes|usually|even|also)\b|\bclose$"
    r"|\bonly (?:where|when|if|after|in|for)\b|, for (?:example|instance)\b",
    re.IGNORECASE,
)
