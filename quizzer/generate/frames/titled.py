"""What does a title say that the parts under it are?

`Challenges Faced by Xiaomi` says that they are challenges, `How Xiaomi Challenged its Rivals` that
they are means.
"""

from __future__ import annotations

import re

from quizzer.generate.frames.frame import (
    GUESSED,
    SAID,
    TITLED,
    Frame,
    bare_title,
    is_writing,
    told,
)
from quizzer.generate.groups import Group
from quizzer.generate.language import lexicon
from quizzer.generate.language.asking import as_question, ask
from quizzer.generate.language.casing import in_sentence
from quizzer.generate.language.clauses import clause
from quizzer.generate.language.names import Names
from quizzer.generate.language.nouns import Plural, plural_in
from quizzer.generate.reading import Reading

_LONGEST_SCOPE = 8
"""Words of what a part is said to be of, where it stands within a longer question."""

_WHOLES = frozenset(
    """
    approach design method model network plan policy process program programme strategy structure
    system
    """.split()
)
"""What can have parts that a document takes one after the other."""

_IN_BRACKETS = re.compile(r"\s\([^()]*\)")
_LISTING = re.compile(r"\binclud(?:e|es|ing)\b|\bsuch as\b")


def titled(group: Group, count: str, reading: Reading) -> Frame | None:
    """The frame that the title of a group gives; None where it does not say what they are."""
    title, names = group.section.title, reading.names
    for make in (_of_how, _of_faced, _of_contributing, _of_noun):
        found = make(title, count, names)
        if found is not None:
            return found
    if found := _of_doing(title, count, names):
        return found if _acts(group, reading) else None
    return _of_bare_noun(group, count, names) or _of_whole(group, count, names)


def _of_how(title: str, count: str, names: Names) -> Frame | None:
    """`How X Challenged Y`: By which five means did X challenge Y?"""
    found = re.match(r"^How\s+(?P<clause>.+)$", title)
    parsed = clause(in_sentence(found["clause"], names), names) if found else None
    if parsed is None or not (parsed.verb or parsed.auxiliary) or parsed.lead:
        return None
    statement = told(parsed, parsed.rest)
    return Frame(
        ask(f"by which {count} means", parsed, names),
        TITLED,
        lead=f"{statement[:1].upper()}{statement[1:]} by several means",
        explain=f"Explain how {statement}.",
    )


def _of_doing(title: str, count: str, names: Names) -> Frame | None:
    """`Leveraging the Ecosystem for Y`: By which five means does X leverage the ecosystem for Y?"""
    text = in_sentence(title, names)
    verb, _, rest = text.partition(" ")
    subject = names.named
    is_doing = verb[:1].islower() and lexicon.is_gerund(verb) and not is_writing(title)
    if not (is_doing and subject and rest) or names.subject in rest or _AND_DOING.search(rest):
        return None
    base = lexicon.base(verb)
    statement = f"{subject} {lexicon.inflected(base, 'VBZ')} {rest}"
    return Frame(
        as_question(f"by which {count} means does {subject} {base} {rest}"),
        TITLED,
        lead=f"{statement[:1].upper()}{statement[1:]} by several means",
        explain=f"Explain how {statement}.",
    )


def _acts(group: Group, reading: Reading) -> bool:
    """Whether the document's subject is who does what most of the parts tell."""
    acting = [
        any(
            statement.clause and statement.clause.subject.startswith(reading.names.subject)
            for passage in member.passages
            for statement in reading.statements_of(passage)
        )
        for member in group.members
    ]
    return 2 * sum(acting) >= len(acting)


_AND_DOING = re.compile(r"\band (?P<verb>[a-z]+ing)\b")


def _of_faced(title: str, count: str, names: Names) -> Frame | None:
    """`Challenges Faced by X`: Which three challenges does X face?"""
    text = bare_title(title, names)
    found = re.match(r"^(?P<noun>.+?)\s(?P<verb>[a-z]+)\sby\s(?P<agent>.+)$", text)
    plural = plural_in(found["noun"], at_head=True) if found else None
    if not found or plural is None or plural.behind or not plural.is_general:
        return None
    if not lexicon.is_participle(found["verb"]):
        return None
    agent = found["agent"]
    are_many = lexicon.is_plural(agent.split()[-1]) or " and " in agent
    verb = lexicon.base(found["verb"])
    finite = verb if are_many else lexicon.inflected(verb, "VBZ")
    return Frame(
        as_question(f"which {count} {plural.words} {'do' if are_many else 'does'} {agent} {verb}"),
        SAID,
        one=f"{plural.singular} that {agent} {finite}",
    )


def _of_contributing(title: str, count: str, names: Names) -> Frame | None:
    """`Factors Contributing to Y`: Which six factors contribute to Y?"""
    text = bare_title(title, names)
    found = re.match(r"^(?P<noun>.+?)\s(?P<verb>[a-z]+ing)\s(?P<rest>.+)$", text)
    plural = plural_in(found["noun"], at_head=True) if found else None
    if not found or plural is None or plural.behind or not plural.is_general:
        return None
    if not lexicon.is_gerund(found["verb"]):
        return None
    predicate = f"{lexicon.base(found['verb'])} {found['rest']}"
    return Frame(
        as_question(f"which {count} {plural.words} {predicate}"),
        SAID,
        one=f"{plural.singular} {found['verb']} {found['rest']}",
        explain=f"Explain how different {plural.words} {predicate}.",
    )


def _of_noun(title: str, count: str, names: Names) -> Frame | None:
    """`X’s Strategies for Y`: What are X’s four strategies for Y?"""
    text = _IN_BRACKETS.sub("", bare_title(title, names))
    owner = re.match(r"^(?P<owner>\S+[’']s)\s", text)
    plural = plural_in(text[owner.end() :] if owner else text, at_head=True)
    if plural is None or not plural.is_general or plural.quantity:
        return None
    if not owner and not plural.behind:
        return None
    behind = plural.behind
    whose = owner["owner"] if owner else "the"
    doing = re.match(r"^ for (?P<verb>[a-z]+ing)\s(?P<rest>.+)$", behind)
    explain = ""
    if owner and doing and lexicon.is_gerund(doing["verb"]):
        explain = _explained(re.sub(r"[’']s$", "", whose), doing["verb"], doing["rest"])
    is_long = len(behind.split()) > _LONGEST_SCOPE or "," in behind
    return Frame(
        as_question(f"what are {whose} {count} {plural.words}{behind}"),
        SAID,
        one=f"{plural.singular}{'' if is_long else behind}",
        of=f"{whose} {plural.words}{'' if is_long else behind}" if owner else "",
        explain=explain,
    )


def _explained(owner: str, verb: str, rest: str) -> str:
    """What `X’s strategies for addressing Y and sustaining Z` are for, as a task for an essay."""

    def finite(found: re.Match[str]) -> str:
        word = found["verb"]
        return f"and {_third_person(word) if lexicon.is_gerund(word) else word}"

    return f"Explain how {owner} {_third_person(verb)} {_AND_DOING.sub(finite, rest)}."


def _third_person(gerund: str) -> str:
    return lexicon.inflected(lexicon.base(gerund), "VBZ")


def _of_bare_noun(group: Group, count: str, names: Names) -> Frame | None:
    """`Challenges` under `Challenges and Successes in Y`: What are the four challenges in Y?"""
    noun = in_sentence(group.section.title, names)
    plural = plural_in(noun, at_head=True)
    if plural is None or plural.behind or not plural.is_general:
        return None
    over = group.section.path[-2] if len(group.section.path) > 1 else ""
    title = bare_title(over, names)
    found = re.search(rf"\b{re.escape(noun)}\b", title)
    behind = re.search(r"\s(?:in|for|of|to|at|on)\s.+$", title[found.end() :]) if found else None
    if not behind:
        return _of_subject(plural, count, title, names)
    return Frame(
        as_question(f"what are the {count} {plural.words}{behind[0]}"),
        SAID,
        one=f"{plural.singular}{behind[0]}",
    )


def _of_subject(plural: Plural, count: str, over: str, names: Names) -> Frame | None:
    """`Strengths` under `SWOT Analysis`: Which three strengths does X have?"""
    verb = _VERBS.get(lexicon.singular(plural.words))
    others = [name for name, _ in names.runs if name in over and name not in names.named]
    if verb is None or not names.subject or others:
        return None
    question = as_question(f"which {count} {plural.words} does {names.named} {verb}")
    finite = lexicon.inflected(verb, "VBZ")
    return Frame(question, TITLED, one=f"{plural.singular} that {names.named} {finite}")


_VERBS = dict.fromkeys("strength weakness advantage disadvantage opportunity goal".split(), "have")
_VERBS |= dict.fromkeys("threat challenge risk problem obstacle barrier hurdle".split(), "face")
"""What a subject does with what a bare title names."""


def _of_whole(group: Group, count: str, names: Names) -> Frame | None:
    """`X’s Ecosystem Approach`: What are the four parts of X’s ecosystem approach?"""
    title = bare_title(group.section.title, names)
    is_whole = title and title.split()[-1] in _WHOLES and re.match(r"\S+[’']s\s[\w\s-]+$", title)
    if not is_whole:
        return None
    asked = as_question(f"what are the {count} parts of {title}")
    question = "" if _LISTING.search(group.opening) else asked
    return Frame(question, GUESSED, one=f"part of {title}")
