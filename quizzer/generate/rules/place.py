"""Where does it happen? From sentences that end in the names of places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language.asking import ask
from quizzer.generate.language.names import Names, without_possessive
from quizzer.generate.language.phrases import concreteness, is_specific
from quizzer.generate.language.predicates import Voice, plain
from quizzer.generate.reading import Reading, Statement
from quizzer.generate.rules.telling import Said, card, framed, is_actor, said_in

_PLACE = re.compile(
    r"^(?P<what>.*?)\s?\b(?P<word>in|to|into|at|across|from)\s"
    r"(?P<place>(?:(?:the|other|and|or|northern|southern|eastern|western)\s)*[A-Z].*)$"
)
_TIME = re.compile(
    r"\d|\b(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Christmas|Easter)\b"
)
_JOINS = frozenset("and or the of other as well to countries states cities".split())
_SOON = re.compile(r"\sin the (?:near |distant )?future$")
_STATIC = frozenset("in at across".split())
_HAPPENS = frozenset(
    """
    arrive begin bear build buy carry concentrate cultivate discover donate emerge establish expand
    export find found grow hold introduce invent land launch live locate make manufacture meet mine
    move open operate practise practice produce publish sail sell settle ship situate spread start
    store study teach test trade train travel work
    """.split()
)
"""Verbs of what goes on in a place."""
_FEWEST_ASKED = 2
_WHERE = 0.8


def places(statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`Where has Xiaomi already started selling its phones?` — `In Hong Kong and Taiwan`."""
    for said in said_in(statement, reading):
        yield from _put(said, statement, reading)
        found = _PLACE.match(_SOON.sub("", said.predicate.behind))
        if found is None or not _are_names(found["place"], reading.names):
            continue
        if said.predicate.voice is Voice.COPULA or not _is_asked(said, found, reading.names):
            continue
        moves = "" if found["word"] in _STATIC else found["word"].removesuffix("to") or "to"
        if found["word"] == "into":
            moves = "to"
        rest = " ".join(word for word in (said.predicate.stem, found["what"], moves) if word)
        question = framed(ask("where", said.clause, reading.names, rest), said.clause)
        place = re.sub(r"\sand to\s", " and ", found["place"])
        answer = place if moves else f"{found['word']} {place}"
        yield from card(Rule.OBJECT, statement, (question, answer), _WHERE)


def _put(said: Said, statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`Where are heavy boxes placed?`: things that are put or stand somewhere."""
    found = _SOMEWHERE.match(said.predicate.behind)
    is_put = said.predicate.voice is Voice.PASSIVE and said.predicate.verb in _PUT
    is_standing = said.predicate.voice is Voice.ACTIVE and said.predicate.verb in _STANDS
    if found is None or not (is_put or is_standing) or _TIME.search(found["place"]):
        return
    place = plain(found["place"])
    is_fed = said.predicate.verb == "live" and place.startswith("on its ")
    if is_specific(place, reading.names) and not is_fed:
        rest = " ".join(word for word in (said.predicate.stem, found["purpose"]) if word)
        question = framed(ask("where", said.clause, reading.names, rest), said.clause)
        yield from card(Rule.OBJECT, statement, (question, place), _WHERE)


_SOMEWHERE = re.compile(
    r"^(?P<place>(?:low |high |close |deep )?(?:in|on|at|to|beside|above|below|beneath|under|near"
    r"|inside|outside|along|behind|between|around|over|within)\s.+?)(?:\s(?P<purpose>to\s[a-z]+\s.+))?$"
)
_PUT = frozenset(
    """
    attach bury embed fix hang install keep locate mount place plant position secure situate
    station store
    """.split()
)
_STANDS = frozenset("grow hang lie live nest sit stand".split())


def _are_names(place: str, names: Names) -> bool:
    """Whether there are only names of places, and no time."""
    text = re.sub(r"\([^()]*\)", "", place)
    words = re.findall(r"[^\W_][\w'’-]*", text)
    return not _TIME.search(text) and all(
        word in _JOINS or (word[0].isupper() and names.is_name(word) and not _owns(word))
        for word in words
    )


def _owns(word: str) -> bool:
    return without_possessive(word) != word


def _is_asked(said: Said, found: re.Match[str], names: Names) -> bool:
    """Whether there is enough to ask, and nothing that the place could belong to instead."""
    asked = f"{said.clause.subject} {said.predicate.verb} {found['what']}"
    if said.predicate.verb not in _HAPPENS:
        return False
    if said.predicate.voice is Voice.ACTIVE and not is_actor(said.clause.subject, names):
        return False
    is_torn = re.search(r"\b(?:such|like|as|and|or|that|which|of)$", found["what"])
    return not is_torn and concreteness(asked, names) >= _FEWEST_ASKED
