"""What belongs to it? From `products such as A, B, and C` and `X includes A, B, and C`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizzer.cards.content import Listing
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language import lexicon
from quizzer.generate.language.asking import as_answer, as_question, ask
from quizzer.generate.language.clauses import Clause, Tense
from quizzer.generate.language.enumerations import Enumeration, are_parallel, enumeration
from quizzer.generate.language.lexicon import Part
from quizzer.generate.language.names import Names
from quizzer.generate.language.people import is_role
from quizzer.generate.language.tokens import Token, tokens
from quizzer.generate.reading import Reading, Statement

_MARKER = re.compile(r",?\s+(?P<marker>such as|including|like|namely|for example|e\.g\.)\s+")
_INCLUDE = re.compile(r"^(?:include|comprise|encompass|cover|contain|feature|combine|span)$")
_BUILT_OF = re.compile(r"^(?P<verb>consist|be composed|be made up|be made) (?P<preposition>of)\s")
_VAGUE = re.compile(
    r"^(?:(?:a|an|the|both)\s)?(?:(?:several|various|many|numerous|different|multiple|certain|key"
    r"|other|(?:\w+\s)?(?:range|array|variety|number|set|mix|blend|series|host|spectrum)\sof"
    r"|(?:components|elements|parts)\ssuch\sas)\s)*",
    re.IGNORECASE,
)
_RANGE_OF = re.compile(
    r"(?:^|\s)(?:a|an|the)\s(?:[\w-]+\s){0,2}"
    r"(?:range|array|variety|number|set|mix|series|host|spectrum)\sof$",
    re.IGNORECASE,
)
_WORTH = {word: n for n, word in enumerate("two three four five six seven eight".split(), 2)}
_COUNTED = re.compile(
    r"^(?:(?P<before>.*?\S)\s)?(?:(?:the|its|their|these)\s)?(?P<number>two|three|four|five|six|seven"
    r"|eight)\s(?P<head>(?:[a-z-]+\s){0,2}[a-z-]+)(?::|,|\s[–—])\s(?P<members>.+)$"
)
_SUBORDINATE = re.compile(r"\b(?:that|which|who|because|when|where|\d+)\b")
_BETWEEN = re.compile(r",\s(?:and\s|or\s)?|\s(?:and|or)\s(?=to\s|[a-z]+ing\s)")
_LONGEST_DEED = 12
_MOST_ASKED = 5
_ENOUGH = 3
_SURE, _LESS_SURE, _TAIL = 0.86, 0.8, 0.76


def enumerated(statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`Which household gadgets does Xiaomi's IoT portfolio include?` with its members as a list."""
    clause = statement.clause
    if clause is None:
        return
    if _INCLUDE.match(clause.base):
        yield from _included(clause, statement, reading)
        return
    yield from _of_subject(clause, statement)
    counted = _counted(clause, statement, reading.names)
    if counted is not None:
        yield counted
        return
    for text, make in (
        (clause.rest, _of_object),
        (clause.lead, _of_lead),
        *((tail, _of_tail) for tail in clause.tails),
    ):
        for found in _MARKER.finditer(text):
            listed = enumeration(text[found.end() :])
            head = _head_before(text[: found.start()])
            if listed is None or head is None or not are_parallel(listed.members):
                continue
            question = make(clause, text, head, listed, reading.names)
            if question is not None:
                yield _candidate(Rule.EXAMPLES, question, listed, statement, _LESS_SURE)
                return


def _included(clause: Clause, statement: Statement, reading: Reading) -> Iterator[Candidate]:
    rest = _VAGUE.sub("", clause.rest)
    marked = _MARKER.search(rest)
    listed = enumeration(rest[marked.end() :] if marked else rest)
    if listed is None or not are_parallel(listed.members):
        return
    plain = replace(clause, tails=())
    head = listed.head or (rest[: marked.start()] if marked else "")
    is_short = 0 < len(head.split()) <= _MOST_ASKED
    if is_short and lexicon.is_plural(head.split()[-1]) and " and " not in head:
        question = ask(f"which {head}", plain, reading.names, "")
    elif is_role(lexicon.singular(clause.subject.split()[-1].lower())):
        be = "were" if clause.tense is Tense.PAST else "are"
        question = as_question(f"who {be} among {reading.names.lowered(clause.subject)}")
    else:
        question = ask("what", plain, reading.names, "")
    yield _candidate(Rule.MEMBERS, question, listed, statement, _SURE)


def _of_subject(clause: Clause, statement: Statement) -> Iterator[Candidate]:
    """`Companies such as A and B sent …`, asked as `Which companies sent …?`."""
    found = _MARKER.search(clause.subject)
    listed = enumeration(clause.subject[found.end() :]) if found else None
    head = _head_before(clause.subject[: found.start()]) if found else None
    if listed is None or head is None or head.start or not are_parallel(listed.members):
        return
    lead = f" {clause.lead[:1].lower()}{clause.lead[1:]}" if clause.lead else ""
    question = as_question(f"which {head.text.lower()} {clause.predicate}{lead}")
    yield _candidate(Rule.EXAMPLES, question, listed, statement, _LESS_SURE)


def _counted(clause: Clause, statement: Statement, names: Names) -> Candidate | None:
    """`serves three cities: A, B, and C`, asked as `Which three cities does it serve?`."""
    found = _COUNTED.match(clause.rest)
    if found is None or _SUBORDINATE.search(found["before"] or ""):
        return None
    text = ", ".join((found["members"], *clause.tails))
    listed = enumeration(text) or _listed_deeds(text)
    if listed is None or len(listed.members) != _WORTH[found["number"]]:
        return None
    words = (found["before"] or "").split()
    what = f"which {found['number']} {found['head']}"
    plain = replace(clause, tails=())
    if words and words[-1].lower() in lexicon.PREPOSITIONS - {"of"}:
        if len(words) > _MOST_ASKED:
            return None
        question = ask(f"{words[-1]} {what}", plain, names, " ".join(words[:-1]))
    elif not words or _ends_in_verb(words, clause):
        question = ask(what, plain, names, " ".join(words))
    else:
        return None
    return _candidate(Rule.MEMBERS, question, listed, statement, _SURE)


def _listed_deeds(text: str) -> Enumeration | None:
    """`dredging the lake, flushing the mud, and planting trees`: all of one form."""
    members = tuple(one for one in _BETWEEN.split(text.rstrip(".")) if one)
    forms = {
        "to" if member.startswith("to ") else lexicon.is_gerund(member.split(" ", 1)[0])
        for member in members
    }
    is_short = all(len(member.split()) <= _LONGEST_DEED for member in members)
    return Enumeration(members, "") if forms in ({"to"}, {True}) and is_short else None


def _of_object(
    clause: Clause, text: str, head: _Head, listed: Enumeration, names: Names
) -> str | None:
    """`products such as A and B that …` behind the verb: `Which products does … that …?`."""
    before = _RANGE_OF.sub("", text[: head.start].strip())
    behind = listed.behind if listed.behind.startswith((" that ", " for ", " in ", " to ")) else ""
    words = before.split()
    if not words or _ends_in_verb(words, clause):
        return ask(f"which {head.text}", replace(clause, tails=()), names, before + behind)
    if words[-1].lower() in lexicon.PREPOSITIONS - {"of"} and len(words) <= _MOST_ASKED:
        kept = " ".join(words[:-1])
        return ask(
            f"{words[-1]} which {head.text}", replace(clause, tails=()), names, kept + behind
        )
    return None


def _ends_in_verb(words: list[str], clause: Clause) -> bool:
    """Whether the head is the object of a verb that stands behind the finite one."""
    last = words[-1].lower()
    is_form = lexicon.is_participle(last) if clause.auxiliary else lexicon.is_base(last)
    is_infinitive = len(words) > 1 and words[-2].lower() == "to" and lexicon.is_base(last)
    return is_infinitive or (bool(clause.auxiliary) and is_form)


def _of_lead(
    clause: Clause, text: str, head: _Head, listed: Enumeration, names: Names
) -> str | None:
    """`In Asian markets such as A and B, X has …`, asked as `In which Asian markets has X …?`."""
    before = text[: head.start].strip()
    if before.lower() not in lexicon.PREPOSITIONS or listed.behind.strip(", "):
        return None
    return ask(f"{before} which {head.text}", replace(clause, tails=()), names)


def _of_tail(
    clause: Clause, text: str, head: _Head, listed: Enumeration, names: Names
) -> str | None:
    """`…, offering products such as A and B`, asked as `Which products does X offer?`."""
    before = text[: head.start].strip()
    if not lexicon.is_gerund(before) or not names.is_name(clause.subject.split()[0]):
        return None
    verb = lexicon.base(before)
    told = replace(
        clause,
        auxiliary="",
        adverb="",
        verb=verb if clause.is_plural else lexicon.inflected(verb, "VBZ"),
        rest="",
        tails=(),
    )
    return ask(f"which {head.text}", told, names, listed.behind)


class _Head:
    """The plural noun phrase that the members are examples of."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.start = start


def _head_before(text: str) -> _Head | None:
    """The noun phrase at the end of a text, if its head is plural."""
    found = tokens(text)
    if not found or not lexicon.is_plural(found[-1].lower) or found[-1].is_capital:
        return None
    first = len(found) - 1
    while first and _is_in_phrase(found[first - 1]):
        first -= 1
    phrase = text[found[first].start :]
    bare = _VAGUE.sub("", phrase)
    bare = re.sub(r"^(?:its|their|the|these|those)\s", "", bare)
    if not bare or len(bare.split()) > _MOST_ASKED or " and " in bare:
        return None
    begin = found[first].start
    if first and found[first - 1].lower in lexicon.DETERMINERS:
        begin = found[first - 1].start
    return _Head(bare, begin)


def _is_in_phrase(token: Token) -> bool:
    lower = token.lower
    if not token.is_word or lower in lexicon.CLOSED or lexicon.is_gerund(lower):
        return False
    if lexicon.is_third_person(lower) and Part.NOUN not in token.parts:
        return False
    return bool({Part.NOUN, Part.ADJECTIVE} & token.parts) or not token.parts


def _candidate(
    rule: Rule, question: str, listed: Enumeration, statement: Statement, confidence: float
) -> Candidate:
    members = tuple(as_answer(member) for member in listed.members)
    need = None if len(members) <= _ENOUGH else _ENOUGH
    return Candidate(
        rule,
        Listing(question, members, need),
        "; ".join(members),
        (statement.original,),
        (statement.passage,),
        confidence,
    )
