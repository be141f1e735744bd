"""What may be asked about a sentence, and how does a question become a candidate?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quizzer.cards.card import Level
from quizzer.cards.content import Basic
from quizzer.cards.words import stems
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language import lexicon
from quizzer.generate.language.asking import as_answer
from quizzer.generate.language.clauses import Clause, Tense, clause
from quizzer.generate.language.names import Names
from quizzer.generate.language.phrases import concreteness
from quizzer.generate.language.predicates import Predicate, predicate, predications
from quizzer.generate.reading import Reading, Statement

_LONGEST_FRAME = 9
_LONGEST_CONTEXT = 24
_LONGEST_WHOLE = 20
_FRAME = re.compile(
    r"^(?:in|apart from|aside from|besides|despite|with the help of|during|after|before|at|on"
    r"|within|under|among|across|since|until|throughout|beyond|for|over|from|between"
    r"|according to|when|if|once|whenever|unlike|outside|inside|today|initially|at first"
    r"|originally|to(?=\s[a-z]))\b",
    re.IGNORECASE,
)
_SUBORDINATOR = re.compile(
    r"^(?:as|while|when|although|though|if|because|since|once|whereas|after|before|until)\s",
    re.IGNORECASE,
)
_PRONOUNS = frozenset("it they he she we this these that those there here".split())
_NOBODY = frozenset(
    """
    several some various one another other others few both such each every all any no
    what
    """.split()
)
_ANYBODY = frozenset(
    """
    users customers consumers people employees companies businesses investors individuals others
    someone everyone firms brands competitors manufacturers partners stakeholders areas elements
    factors aspects features examples
    """.split()
)
_OF_A_THING = re.compile(r"^The\s[a-z-]+[’']s?\s")


@dataclass(frozen=True, slots=True)
class Said:
    """One clause of a statement with one verb, fit to be asked about."""

    clause: Clause
    predicate: Predicate


def said_in(statement: Statement, reading: Reading) -> tuple[Said, ...]:
    """What a statement says, verb by verb. Nothing where its subject needs other sentences."""
    main = main_clause(statement, reading)
    if main is None:
        return ()
    return tuple(
        Said(one, found) for one in predications(main) if (found := predicate(one)) is not None
    )


def main_clause(statement: Statement, reading: Reading) -> Clause | None:
    """The clause of a statement with a subject that can be named in a question."""
    found = statement.clause
    if found is None or statement.text.rstrip().endswith((":", "?")):
        return None
    if found.subject.lower() in _PRONOUNS - {"this", "these"}:
        found = _with_antecedent(found, reading.names)
    if found is None or not _can_be_asked(found.subject, statement):
        return None
    adverb = "" if found.adverb.lower() in _LOOKS_BACK else found.adverb
    return replace(found, adverb=adverb, rest=_ALSO.sub("", found.rest))


_LOOKS_BACK = frozenset("also further thus therefore then still".split())
"""Adverbs that point at what was said before."""
_ALSO = re.compile(r"^(?:also|further|thus|therefore|in effect)\s")


def _with_antecedent(found: Clause, names: Names) -> Clause | None:
    """`As Xiaomi expands, it tailors …` with `Xiaomi` for `it`."""
    if found.subject.lower() not in {"it", "they"} or not _SUBORDINATOR.match(found.lead):
        return None
    leading = clause(_SUBORDINATOR.sub("", found.lead), names)
    if leading is None or leading.subject.split(" ", 1)[0].lower() in _PRONOUNS | {"its", "their"}:
        return None
    if leading.is_many != (found.subject.lower() == "they"):
        return None
    lead = found.lead if _FRAME.match(found.lead) else ""
    return replace(found, subject=leading.subject, lead=lead, is_many=leading.is_many)


def _can_be_asked(subject: str, statement: Statement) -> bool:
    words = subject.lower().split()
    if words[0] in {"this", "these"}:
        return statement.context is not None and _is_said_of(words, statement.context)
    if words[0] in _NOBODY | {"its", "their", "his", "her"} or _OF_A_THING.match(subject):
        return False
    return not (len(words) == 1 and words[0] in _ANYBODY)


def _is_said_of(pointing: list[str], context: Statement) -> bool:
    """Whether the sentence before speaks of what `these devices` are; `this approach` is it all."""
    told = frozenset(stems(context.text))
    return (
        pointing[0] == "this" or not pointing[1:] or bool(told & {*stems(" ".join(pointing[1:]))})
    )


def framed(question: str, found: Clause) -> str:
    """The question with the lead that it holds for: `In India, what did …?`."""
    lead = found.lead
    if not lead or not _FRAME.match(lead) or len(lead.split()) > _LONGEST_FRAME:
        return question
    if re.search(r"\b(?:this|that|these|those)\b", lead):
        return question
    if _SELDOM.match(lead) and not re.search(r"\d", lead):
        return question
    return f"{lead[0].upper()}{lead[1:]}, {question[0].lower()}{question[1:]}"


_SELDOM = re.compile(r"^(?:[Ff]rom|[Ff]or(?!\s[A-Z]))\s")
"""Leads that a question is the same without."""


def card(
    rule: Rule,
    statement: Statement,
    asked: tuple[str, str],
    confidence: float,
    level: Level = Level.RECALL,
) -> Iterator[Candidate]:
    """A question with a short answer; behind the sentence that `this` in it means, if any."""
    told = in_context(statement, asked[0])
    if told is None:
        return
    answer = _OWN_AT_HEAD.sub("", _without_pointer(asked[1]))
    answer = _FACT.sub(r"\g<0> that", answer)
    if _ONE_DOES.search(told[0]) and not _MANY_OWN.search(answer):
        answer = _THEIR.sub("its", answer)
    yield Candidate(
        rule,
        Basic(told[0], as_answer(answer)),
        answer,
        told[1],
        (statement.passage,),
        confidence - (_FOR_CONTEXT if statement.context is not None else 0),
        level,
    )


def in_context(statement: Statement, question: str) -> tuple[str, tuple[str, ...]] | None:
    """The question behind what `this` in it means, and the sentences that prove it."""
    before = statement.context
    if before is None:
        return question, (statement.original,)
    subject = statement.clause.subject.lower() if statement.clause else ""
    is_said = _THIS.search(question) or (subject and subject in question.lower())
    told = _retold(before) if is_said else ""
    if not told:
        return None
    if before.original == statement.original:
        return f"{told} {question}", (statement.original,)
    return f"{told} {question}", (before.original, statement.original)


def _without_pointer(answer: str) -> str:
    """An answer up to the `and` behind which it points at something outside."""
    found = _POINTS.search(answer)
    if not found:
        return answer
    before = answer[: found.start()]
    if place := _PLACE.search(before):
        return before[: place.start()]
    return before.rpartition(" and ")[0] or answer


_FACT = re.compile(r"^[Tt]he fact(?=\s(?:it|they|he|she)\s)")
_ONE_DOES = re.compile(
    r"(?<!and )\b[A-Z][a-z]+ (?:to do|in doing)\?$"
    r"|^What (?:can|could|does|did|has|may|will) [A-Z][a-z]+ (?!and\b)[^.]*\bfor\?$"
)
"""Questions about what one thing does, of whose `their` texts speak too."""
_MANY_OWN = re.compile(r"^(?:(?!\btheir\b).)*(?:s|people|men|women|children)\b.*\btheir\b")
_THEIR = re.compile(r"\btheir\b")
_OWN_AT_HEAD = re.compile(r"^(?:its|their|his|her)\s(?!own\b)")
"""Whose a thing is, the question has said."""
_PLACE = re.compile(r",?\s(?:in|at|on|during|within|across|throughout)\s$")


_THIS = re.compile(r"\bth(?:is|ese)\b", re.IGNORECASE)
_FOR_CONTEXT = 0.05


def _retold(context: Statement) -> str:
    """The sentence before as one plain sentence, without lead and tails."""
    found = context.clause
    if found is None or found.subject.lower() in _PRONOUNS or context.context is not None:
        return ""
    if _POINTS.search(found.core):
        return ""
    if _EXPLAINED.search(found.rest):  # `It differs: it is sold online.`
        text = _EXPLAINED.split(found.rest)[-1]
        return f"{text[0].upper()}{text[1:].rstrip(' ,.')}." if " " in text else ""
    lead = f"{found.lead}, " if found.lead and not _POINTS.search(found.lead) else ""
    whole = context.text if not _POINTS.search(context.text) else found.core
    short = whole if len(whole.split()) <= _LONGEST_WHOLE else found.core
    for text in (short, f"{lead}{found.core}", found.core):
        if len(text.split()) <= _LONGEST_CONTEXT:
            return f"{text[0].upper()}{text[1:].rstrip(' ,.')}."
    return ""


_EXPLAINED = re.compile(r":\s")
_POINTS = re.compile(r"\b(?:this|these|such (?!as\b)|the (?:former|latter))\b", re.IGNORECASE)


def points(text: str) -> bool:
    """Whether a phrase points at something outside it: `efforts in these areas`."""
    return bool(_POINTS.search(text))


def owned(text: str, subject: str) -> str:
    """A phrase whose `its` is said of somebody else's question, with the owner's name for it."""
    if not _OWN.search(text):
        return text
    owner = _OWNER.match(subject)
    return _OWN.sub(owner["owner"], text, count=1) if owner else ""


_OWN = re.compile(r"\bits\b")
_OWNER = re.compile(r"^(?P<owner>(?:[A-Z][\w-]*\s)*[A-Z][\w-]*[’']s)\s")


def is_open(said: Said, names: Names, behind: str = "") -> bool:
    """Whether too many things could answer: `What does Xiaomi ensure?`.

    So it is where the document's subject is asked about with nothing `behind`.
    """
    is_bare = said.clause.subject == names.subject and names.is_alone
    is_led = framed("what", said.clause) != "what"
    return is_bare and not is_led and not concreteness(behind, names)


def is_actor(subject: str, names: Names) -> bool:
    """Whether a subject is somebody who does things, by its name: `Xiaomi`."""
    words = subject.split()
    return all(names.is_name(word) and not word.endswith(("'s", "’s")) for word in words)


def further(statement: Statement, reading: Reading) -> tuple[Statement, ...]:
    """What `…, which …` at the end of a statement says, each as a statement of its own."""
    found = statement.clause
    if found is None or statement.context is not None:
        return ()
    said = [*_aside(found, statement), *_fact(found, statement, reading)]
    for tail in found.tails:
        behind = tail.removeprefix("which ")
        if behind == tail:
            continue
        verb = behind.split(" ", 1)[0].lower()
        if _ADVERB.fullmatch(verb):
            verb = behind.split(" ", 2)[1].lower()
        context: Statement | None = replace(
            statement, text=f"{found.core}.", clause=replace(found, tails=())
        )
        if lexicon.base(verb) in _OF_WHOLE:
            text = f"This {behind}"
        else:
            subject = _last_thing(found.rest, found.subject)
            if not subject:
                continue
            text, context = f"{subject} {behind}", None
        parsed = clause(text, reading.names)
        if parsed is not None:
            said.append(replace(statement, text=text, clause=parsed, context=context))
    return tuple(said)


def _aside(found: Clause, statement: Statement) -> Iterator[Statement]:
    """`Apple is known for its devices` of `Apple, known for its devices, aims …`."""
    if _KNOWN.match(found.aside):
        be = {True: ("are", "were"), False: ("is", "was")}[found.is_many][found.tense is Tense.PAST]
        known = Clause(found.subject, found.aside, auxiliary=be, is_plural=found.is_many)
        yield replace(statement, text=f"{known.core}.", clause=known)


def _fact(found: Clause, statement: Statement, reading: Reading) -> Iterator[Statement]:
    """What `… the fact that …` says, whatever the sentence makes of it."""
    told = _THE_FACT.search(found.rest)
    parsed = clause(told["what"][0].upper() + told["what"][1:], reading.names) if told else None
    if told and parsed is not None and not parsed.lead:
        yield replace(statement, text=f"{parsed.core}.", clause=parsed)


_THE_FACT = re.compile(r"\bthe fact that (?P<what>[^,;:]+)$")
_KNOWN = re.compile(
    r"^(?:known|renowned|famous|noted|celebrated|responsible|capable|dependent|rich|named)"
    r"\s(?:for|of|on|in|after)\s"
)
_ADVERB = re.compile(r"[a-z]+ly|also|then|thus|in|turn")
_OF_WHOLE = frozenset(
    """
    help allow enable make lead result mean reduce increase improve cause force prevent save lower
    raise boost enhance strengthen ensure encourage contribute limit explain
    """.split()
)
"""Verbs from which `which` is all that stands before, rather than its last noun."""
_BEFORE_LAST = re.compile(
    r"^.*\b(?:of|in|for|with|to|on|by|as|into|from|through|at)\s(?=(?:the|its|a|an)\s)"
)


def _last_thing(rest: str, subject: str) -> str:
    """The noun phrase at the end of what stands behind a verb."""
    phrase = owned(_BEFORE_LAST.sub("", rest), subject)
    if not phrase or len(phrase.split()) > _LONGEST_THING:
        return ""
    if phrase.split(" ", 1)[0].lower() not in {"the", "a", "an"} and not phrase[0].isupper():
        return ""
    phrase = re.sub(r"^(?:a|an)\s", "the ", phrase)
    return phrase[0].upper() + phrase[1:]


_LONGEST_THING = 6
