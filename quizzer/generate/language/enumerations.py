"""Which things does a sentence count up, as in `apples, pears, and plums`?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizzer.generate.language import lexicon
from quizzer.generate.language.lexicon import Part
from quizzer.generate.language.tokens import tokens

_MOST_WORDS = 6
"""Words of a member; a longer one is a clause."""

_FEWEST = 2
_SEPARATOR = re.compile(r",\s+(?:and|or|as well as)\s+|\s+(?:and|or|as well as)\s+|,\s+")
_LAST = re.compile(r"(?:^|\s)(?:and|or|as well as)\s+$")
_STOP = re.compile(
    r"\s(?:that|which|who|whose|where|while|when|to|into|for|from|across|among|through|with|within"
    r"|by|as|in|on|at|during|throughout|rather|is|are|was|were|has|have|can|will|may)\s"
    r"|\s\(|[;:—]|\s–\s"
)
_OTHERS = re.compile(r"^(?:other (?P<head>.+)$|others?\b|more\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Members in their order; `behind` is the text that follows them.

    `head` is what `and other household gadgets` calls them all, or empty.
    """

    members: tuple[str, ...]
    behind: str
    head: str = ""


def enumeration(text: str) -> Enumeration | None:
    """The members that a text begins with. None where it does not surely count things up."""
    members: list[str] = []
    place = 0
    while True:
        found = _SEPARATOR.search(text, place)
        stop = _STOP.search(text, place)
        if stop and (found is None or stop.start() < found.start()):
            members.append(text[place : stop.start()])
            return _checked(members, text[stop.start() :])
        if found is None:
            members.append(text[place:].rstrip(".!?"))
            return _checked(members, "")
        members.append(text[place : found.start()])
        place = found.end()
        if " " in found[0].strip(", ") or found[0].strip(", "):
            return _closed(members, text, place)


def _closed(members: list[str], text: str, place: int) -> Enumeration | None:
    """The enumeration whose last member begins at `place`."""
    ends = [m.start() for m in (re.search(r"[,;.]", text[place:]), _STOP.search(text[place:])) if m]
    end = place + min(ends) if ends else len(text)
    members.append(text[place:end].rstrip(".!?"))
    return _checked(members, text[end:].rstrip(".!?"))


def _checked(members: list[str], behind: str) -> Enumeration | None:
    head = ""
    others = _OTHERS.match(members[-1].strip())
    if others:
        head = others["head"] or ""
        members = members[:-1]
    tidy = tuple(_tidy(member) for member in members)
    if len(tidy) < _FEWEST or not all(_is_thing(member) for member in tidy):
        return None
    if len({member.lower() for member in tidy}) < len(tidy):
        return None
    return Enumeration(tidy, behind, head)


def _tidy(member: str) -> str:
    return re.sub(r"^(?:the|a|an|both|its|their|his|her)\s+", "", member.strip(' ,."“”'))


def _is_thing(member: str) -> bool:
    """Whether a member is a thing: few words, and no clause."""
    found = [token for token in tokens(member) if token.is_word]
    if not 1 <= len(found) <= _MOST_WORDS:
        return False
    if any(token.lower in lexicon.PRONOUNS | lexicon.AUXILIARIES for token in found):
        return False
    last = found[-1]
    if last.lower in lexicon.CLOSED or (last.lower.endswith("ly") and not last.is_capital):
        return False
    if lexicon.is_gerund(found[0].lower) and Part.NOUN not in found[0].parts:
        return False
    is_stuff = len(found) > 1 and lexicon.is_gerund(last.lower)  # `technology and manufacturing`
    return Part.NOUN in last.parts or not last.parts or last.is_capital or is_stuff


def counted_up(text: str) -> Enumeration | None:
    """The members that a text begins with: things, or deeds as in `cutting costs and hiring`."""
    plain = _SHORT_FORM.sub("", text)
    listed = enumeration(plain)
    if listed is not None:
        return listed if are_parallel(listed.members) else None
    return deeds(plain)


_SHORT_FORM = re.compile(r"\s\((?=[^)]*[A-Z])[\w&]{2,8}\)")
"""`augmented reality (AR)`."""


def deeds(text: str) -> Enumeration | None:
    """`dredging the lake, flushing the mud, and planting trees`: all of one form."""
    members = tuple(one.strip() for one in _BETWEEN.split(text.rstrip(".")) if one.strip())
    forms = {_form(member) for member in members}
    is_short = all(len(member.split()) <= _LONGEST_DEED for member in members)
    is_list = len(members) > _FEWEST and forms in ({"to"}, {"-ing"}) and is_short
    return Enumeration(members, "") if is_list else None


def _form(member: str) -> str:
    first = member.split(" ", 1)[0]
    return "to" if first == "to" else "-ing" if lexicon.is_gerund(first) else ""


_BETWEEN = re.compile(r",\s(?:and\s|or\s)?|\s(?:and|or)\s(?=to\s|[a-z]+ing\s)")
_LONGEST_DEED = 12


def are_parallel(members: tuple[str, ...]) -> bool:
    """Whether members look alike: all names, all common nouns, or names before common nouns."""
    capital = [member[:1].isupper() for member in members]
    is_sorted = capital == sorted(capital, reverse=True)
    return is_sorted and (all(capital) or not any(capital) or len(members) > _FEWEST)
