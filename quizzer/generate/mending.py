"""Which answers are lists in disguise, and how do they read as lists?"""

from __future__ import annotations

import re

from quizzer.cards.content import Basic, Content, Listing
from quizzer.generate.language import lexicon
from quizzer.generate.language.lexicon import Part
from quizzer.generate.language.phrases import PERSONS, head_of

FEWEST = 3
MOST = 6
"""Members of a list that is made of one sentence."""

_MOST_WORDS = 9
_SEPARATOR = re.compile(r",\s+(?:and|or)\s+|,\s+")
_CLOSING = re.compile(r",\s+(?:and|or)\s")
_BY = re.compile(r"^by\s+", re.IGNORECASE)
_OTHER = re.compile(r"^(?:other|others|more|much|many|so|such|etc)\b", re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(?:such as|including|like|among|between|range of|variety of|areas|that|which|who)\b",
    re.IGNORECASE,
)


def as_list(content: Content) -> Content:
    """A basic card that has three things or more to say as a list; any other as it is.

    `By cutting costs, raising wages, and lending tools` has three ways, each with its `By`; of
    `To gain trust among farmers, smiths, and millers` nothing surely is a member by itself.
    """
    if not isinstance(content, Basic) or content.accept or content.reverse:
        return content
    if behind := _stranded(content) or _by_what(content):
        return behind
    by = _BY.match(content.answer)
    text = content.answer[by.end() :] if by else content.answer
    members = tuple(member.strip() for member in _SEPARATOR.split(text))
    if not _CLOSING.search(text) or not FEWEST <= len(members) <= MOST:
        return content
    if not all(_stands_alone(member) for member in members):
        return content
    if by:
        are_alike = all(map(_is_doing, members))
        members = tuple(f"By {member}" for member in members)
    else:
        are_alike = all(map(_is_doing, members)) or (
            all(map(_is_thing, members)) and not _rules(members)
        )
        members = tuple(member[:1].upper() + member[1:] for member in members)
    if not are_alike or len(set(members)) < len(members):
        return content
    return Listing(content.question, members)


def _stands_alone(member: str) -> bool:
    words = member.split()
    if not words or len(words) > _MOST_WORDS or member.startswith(("and ", "or ")):
        return False
    return not _OTHER.match(member) and not _VAGUE.search(member)


def _stranded(content: Basic) -> Listing | None:
    """`What does the law demand adherence to?` where the answer is `Adherence to A, B, and C`."""
    found = _RULING.match(content.answer)
    words = content.question.rstrip("?").split()
    if found is None or words[0] != "What" or words[-1].lower() in lexicon.PREPOSITIONS | {"do"}:
        return None
    head = f"{found['head'][0].lower()}{found['head'][1:]}"
    mended = as_list(Basic(f"{content.question.rstrip('?')} {head}?", found["what"]))
    return mended if isinstance(mended, Listing) else None


def _by_what(content: Basic) -> Listing | None:
    """`By selling to whom has it grown?` where the answer is `By selling to A, B, and C`."""
    asked, told = _HOW.match(content.question), _WAY.match(content.answer)
    if asked is None or told is None:
        return None
    mended = as_list(Basic(content.question, told["what"]))
    if not isinstance(mended, Listing) or any(map(_is_doing, mended.members)):
        return None
    who = "whom" if head_of(mended.members[0]) in PERSONS else "what"
    way = f"{told['way'][0].lower()}{told['way'][1:]}"
    question = f"{asked['frame'] or ''}{way} {who} {asked['done']}"
    if len(question.split()) > _LONGEST_WAY:
        return None
    return Listing(f"{question[0].upper()}{question[1:]}", mended.members)


_LONGEST_WAY = 16
"""Words of a question that begins with a way."""
_HOW = re.compile(
    r"^(?P<frame>.*,\s)?[Hh]ow (?P<done>(?:do|does|did|has|have|can|could|is|are)\s.+)$"
)
_WAY = re.compile(
    r"^(?P<way>(?:By [a-z]+ing (?:[\w’-]+ ){0,4}(?:with|to|from|in|on|for|into|of)|Through|Via))"
    r"\s(?P<what>[^,]+,.+)$"
)

_RULING = re.compile(
    r"^(?P<head>(?:[\w-]+\s){0,2}(?:(?:access|adherence|attention|commitment|exposure) to"
    r"|(?:dependence|emphasis|focus|reliance) on))\s(?P<what>.+)$",
    re.IGNORECASE,
)


def _rules(members: tuple[str, ...]) -> bool:
    """Whether the rest may belong to what the first one has: `adherence to laws, norms, and …`."""
    first, *others = (lexicon.PREPOSITIONS & set(member.lower().split()) for member in members)
    return bool(first) and not all(others)


def _is_doing(member: str) -> bool:
    return lexicon.is_gerund(member.split(maxsplit=1)[0].lower())


def _is_thing(member: str) -> bool:
    """Whether it is surely a noun phrase: nothing in it can only be a verb or joins clauses."""
    words = [word.lower().strip(".,;:()“”\"'’") for word in member.split()]
    first = words[0]
    if lexicon.is_gerund(first) or (first in lexicon.CLOSED and first not in lexicon.DETERMINERS):
        return False
    parts = lexicon.parts(first)
    can_be_verb = Part.VERB in parts and not lexicon.is_plural(first)
    return not can_be_verb or Part.ADJECTIVE in parts or len(words) == 1
