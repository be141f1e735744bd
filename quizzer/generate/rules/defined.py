"""What is it, and what is it called? From `X is a …`, `X, a …,`, `X, also known as Y,`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizzer.cards.content import Basic
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language import lexicon
from quizzer.generate.language.asking import as_answer, as_question
from quizzer.generate.language.clauses import Clause, Tense
from quizzer.generate.language.names import Names
from quizzer.generate.language.people import is_called_person
from quizzer.generate.language.scope import main, near
from quizzer.generate.reading import Reading, Statement

_APPOSITION_BEHIND = re.compile(
    r"(?P<name>(?:the\s)?[A-Z][\w’'.-]+(?:\s(?:(?:of|de|van|von)\s)?[A-Z][\w’'.-]+)*),\s"
    r"(?P<what>(?:an?|the)\s[a-z][^,.;:]+)(?=[,.;]|$)"
)
_RANK = re.compile(r"the\s(?:first|second|third|only|last|[a-z-]+est|most\s[a-z]+)\b")
_LISTED = re.compile(r"(?:such as|including|like|and|or|[:,])\s$")
_CALLED = re.compile(
    r"^(?P<how>(?:also|often|sometimes|commonly|formerly|originally|better|widely|simply|now)?\s?)"
    r"(?P<verb>known|referred to|called|nicknamed|dubbed|termed|described)\s"
    r"(?P<by>by\s[\w\s]{1,30}?\s)?(?:simply\s)?(?P<as>as\s)?(?P<name>.+)$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"^(?:a|an|the|one of the)\s(?!(?:result|number|lot|few|little|same|other|way)\b)",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:testament|cornerstone|example|key|prime|critical|crucial|important|significant|vital"
    r"|essential|formidable|major|leader|player|part|aspect|element|factor|way|component|challenge"
    r"|marvel|phenomenon|reminder|symbol|matter|question|reason|result|initiative|approach)\b",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"(?:an?|the)\s(?:[\w-]+\s){1,4}?(?:that|which|who|(?:by|in|through|with|of|for|from)\swhich|where)\s"
)
_MOST_OF_TERM = 3
_SHORTEST_KIND, _LONGEST_KIND = 4, 18
_LONGEST = 14
_FEWEST = 2
_NAMED, _APPOSITION, _IS, _BEHIND = 0.88, 0.8, 0.78, 0.8


def defined(statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`By which other name is the Mi Ecosystem known?`, `Who was Alois Negrelli?`."""
    clause = statement.clause
    names = reading.names
    yield from _apposed(statement, names)
    if clause is None:
        return
    led = _CALLED.match(clause.lead)
    if led:
        yield from _name_question(led, clause, statement, names)
    what = re.sub(r"\s\(.*?\)", "", clause.subject)
    called = _CALLED.match(clause.aside)
    if called:
        yield from _name_question(called, clause, statement, names)
    elif _is_telling(clause.aside) and names.is_name(what.split()[-1]):
        yield _candidate(
            _what_is(what, clause, clause.aside, names), clause.aside, statement, _APPOSITION
        )
    if clause.auxiliary in {"is", "are", "was", "were"}:
        named = _CALLED.match(clause.rest)
        kind = clause.rest.split(", ")[0]
        if named:
            yield from _name_question(named, clause, statement, names)
        elif _is_kind(clause.rest, what):
            kind = near(clause.rest)
            yield _candidate(
                _what_is(names.lowered(what), clause, kind, names), kind, statement, _IS
            )
        elif _is_telling(kind) and _can_be_told(what, kind, names):
            question = _what_is(names.lowered(what), clause, kind, names)
            yield _candidate(question, kind, statement, _IS)


def _can_be_told(what: str, kind: str, names: Names) -> bool:
    """Whether a name is worth asking about: no part of something, no place that is one of many."""
    is_one_of = what in names.places and kind.startswith("one of")
    return names.is_name(what.rsplit(maxsplit=1)[-1]) and "’s " not in what and not is_one_of


def _is_kind(text: str, what: str) -> bool:
    """`Chlorophyll is the pigment that absorbs light`: what it is, and which one of these."""
    words = _AN.sub("", what).split()
    is_bare = len(words) <= _MOST_OF_TERM and words[0].lower() not in lexicon.CLOSED
    is_short = _SHORTEST_KIND <= len(text.split()) <= _LONGEST_KIND
    is_told = _KIND.match(text) or (_AN.match(what) and _SORT.match(text))
    return is_bare and is_short and bool(is_told) and not _VAGUE.search(text)


_AN = re.compile(r"^An?\s")
_SORT = re.compile(
    r"an?\s(?:[\w-]+\s){1,4}?(?:of|in|at|on|to|for|from|between|made|used|designed)\s"
)
"""`A cirque is a hollow at the head of a glacier`."""


def _apposed(statement: Statement, names: Names) -> Iterator[Candidate]:
    """`Ferdinand de Lesseps, a former French diplomat` behind the verb."""
    clause = statement.clause
    begin = statement.text.find(clause.predicate) if clause else 0
    for found in _APPOSITION_BEHIND.finditer(statement.text, max(0, begin)):
        name, what = found["name"], _as_kind(found["what"])
        if not names.is_name(name.split()[-1]) or not _is_telling(what) or _RANK.match(what):
            continue
        if _LISTED.search(statement.text[: found.start()]):
            continue
        follower = statement.text[found.end() :].strip(" ,.").split(" ", 1)[0]
        is_past = lexicon.is_past(follower) or (clause is not None and clause.tense is Tense.PAST)
        be = "was" if is_past and (is_called_person(name, what) or "’" in name) else "is"
        be = "are" if _are_group(name, what) else be
        who = "who" if is_called_person(name, what) else "what"
        yield _candidate(as_question(f"{who} {be} {name}"), what, statement, _BEHIND)


def _as_kind(what: str) -> str:
    """`a civil engineer from Port Lorne` of `…, to find a place`: no more than what it is."""
    return main(what).strip()


def _what_is(what: str, clause: Clause, kind: str, names: Names) -> str:
    is_one_of_many = what.startswith(("a ", "an "))
    who = "who" if is_called_person(what, kind) and not is_one_of_many else "what"
    if who == "who" and " " not in what:
        what = next((run for run, _ in names.runs if run.endswith(f" {what}")), what)
    if clause.tense is Tense.PAST and who == "who":
        return as_question(f"{who} was {what}")
    is_plural = clause.is_plural or _are_group(what, kind)
    return as_question(f"{who} {'are' if is_plural else 'is'} {what}")


def _are_group(what: str, kind: str) -> bool:
    """Whether many are told to be one thing: `neonicotinoids, a group of insecticides`."""
    return bool(_GROUP.match(kind)) and lexicon.is_plural(what.rsplit(maxsplit=1)[-1])


_GROUP = re.compile(r"^(?:a|the)\s(?:[\w-]+\s)?(?:class|family|group|kind|series|type)\sof\s")


def _is_telling(text: str) -> bool:
    """Whether a predicate says what kind of thing something is, and no more than how it matters."""
    is_short = _FEWEST < len(text.split()) <= _LONGEST and not _RANK.match(text)
    is_open = text.startswith("one of ") and not _MANY.search(text)
    return bool(_ARTICLE.match(text)) and is_short and not is_open and not _VAGUE.search(text)


_MANY = re.compile(r"[a-z]s\b(?<!\bhas)(?<!\bis)")
"""Of which things it is one: not `one of the largest and most active`."""


def _name_question(
    called: re.Match[str], clause: Clause, statement: Statement, names: Names
) -> Iterator[Candidate]:
    verb = called["verb"].lower()
    if verb in {"known", "referred to", "described"} and not called["as"]:
        return
    name = re.split(r"\s(?:by|in|among)\s", main(called["name"]))[0].strip(" ,.")
    if not (name[:1].isupper() or name[:1] in '“"' or re.match(r"the\s[A-Z“]", name)):
        return
    if len(name.split()) > _LONGEST // 2 or names.subject == name:
        return
    subject = names.lowered(re.sub(r"\s\(.*?\)", "", clause.subject))
    be = clause.auxiliary if clause.auxiliary in {"is", "are", "was", "were"} else ""
    be = be or ("are" if clause.is_plural else "is")
    how = called["how"].strip().lower()
    by = (called["by"] or "").strip()
    manner = " ".join(word for word in (how if how != "also" else "", verb, by) if word)
    if verb == "known":
        rest = " ".join(word for word in (how, "known", by) if word)
        question = f"by what name {be} {subject} {rest}"
    elif verb in {"referred to", "described"}:
        question = f"as what {be} {subject} {manner}"
    else:
        question = f"what {be} {subject} {manner}"
    if how == "also":
        question = f"by which other name {be} {subject} known"
    yield _candidate(as_question(question), name, statement, _NAMED)


def _candidate(question: str, answer: str, statement: Statement, confidence: float) -> Candidate:
    return Candidate(
        Rule.DEFINITION,
        Basic(question, as_answer(answer)),
        answer,
        (statement.original,),
        (statement.passage,),
        confidence,
    )
