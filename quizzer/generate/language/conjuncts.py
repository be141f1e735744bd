"""Which simple sentences does a longer one consist of?

`The lake, which is 46 metres deep, feeds the river and supplies three cities` says three things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizzer.generate.language import lexicon
from quizzer.generate.language.clauses import Clause, Tense, clause
from quizzer.generate.language.finite import is_adverb
from quizzer.generate.language.lexicon import Part
from quizzer.generate.language.names import Names
from quizzer.generate.language.tokens import Token, tokens

_RELATIVE = re.compile(r",\s(?:which|who)\s(?P<said>(?:[^,;:]|,(?=\d))+)(?=,\s|$)")
_HEAD = re.compile(
    r"^(?P<what>[^,;:]{3,60})(?P<relative>,\s(?:which|who)\s(?:[^,]|,(?=\d))+,)\s(?P<rest>.+)$"
)
_NAME = re.compile(
    r"(?P<name>(?:(?<!\w)[Tt]he\s)?[A-Z][\w’'.-]+(?:\s(?:(?:of|de|van|von|the)\s)?[A-Z][\w’'.-]+)*)$"
)
_OWN_CLAUSE = re.compile(r",\s(?:and|but|whereas|while|although|so)\s|;\s")
_TIMED = re.compile(r"^(?:In|During|Since|By|Between|From|Today|Now)\b")


def simple(sentence: str, names: Names) -> Iterator[Clause]:
    """The clauses that each say one thing about one subject; none where a rule can't tell."""
    text = sentence.strip().rstrip(".!?")
    yield from _relatives(text, names)
    headed = _HEAD.match(text)
    if headed and not _is_definite_name(headed["what"]):
        yield from _parts(f"{headed['what']} {headed['relative'][2:-1].split(' ', 1)[1]}", names)
    if headed:
        text = f"{headed['what']} {headed['rest']}"
    yield from _parts(text, names)


def _relatives(text: str, names: Names) -> Iterator[Clause]:
    """`Lake Kerral, which covers 46 km²` as a clause about the name before the comma."""
    for found in _RELATIVE.finditer(text):
        name = _NAME.search(text[: found.start()])
        if name:
            subject = name["name"][:1].upper() + name["name"][1:]
            yield from _parts(f"{subject} {found['said']}", names)


def _is_definite_name(text: str) -> bool:
    found = _NAME.search(text)
    return found is not None and found.start() == 0


def _parts(text: str, names: Names) -> Iterator[Clause]:
    whole = clause(text, names)
    if whole is None:
        return
    for cut in _OWN_CLAUSE.finditer(whole.rest.partition(":")[0]):
        behind = ", ".join((whole.rest[cut.end() :], *whole.tails))
        if "," in " ".join(whole.rest[: cut.start()].split()[-_NEAR:]):  # `plants, algae, and some`
            continue
        is_timed = behind.startswith(("in ", "by ", "since ", "on "))
        other = clause(behind[:1].upper() + behind[1:] if is_timed else behind, names)
        is_apart = other is not None and (not other.lead or _TIMED.match(other.lead))
        if other is not None and is_apart and not lexicon.is_gerund(other.subject):
            whole = replace(whole, rest=whole.rest[: cut.start()], tails=())
            if other.subject.split()[0].lower() not in _LEANING:
                yield from _split(other)
            break
    yield from _split(whole)


_NEAR = 7
_LEANING = frozenset(
    "it its they their he his she her we our this these those such the most some others".split()
)
"""Words at the head of a second clause that point at the first."""


def _split(whole: Clause) -> Iterator[Clause]:
    """A clause for each verb of the same subject."""
    found = tokens(whole.rest)
    place = next((n for n in range(1, len(found)) if _is_verb_of(whole, found, n)), None)
    if place is None:
        yield whole
        return
    joint = place - 1
    while found[joint].lower not in {"and", "but"}:
        joint -= 1
    before = whole.rest[: found[joint].start].rstrip(", ")
    yield replace(whole, rest=before, tails=())
    verb = found[place]
    if found[place + 1].lower in {"it", "them", "him"}:  # something that the first part names
        return
    is_auxiliary = verb.lower in lexicon.AUXILIARIES and not _is_full(found, place)
    yield from _split(
        replace(
            whole,
            lead=whole.lead if _TIMED.match(whole.lead) else "",
            aside="",
            adverb=" ".join(token.text for token in found[joint + 1 : place]),
            verb="" if is_auxiliary else verb.text,
            auxiliary=verb.text if is_auxiliary else "",
            rest=whole.rest[verb.end :].strip(),
        )
    )


def _is_full(found: tuple[Token, ...], place: int) -> bool:
    """Whether `has` or `had` is the verb itself: `has room for 130 trams`."""
    if found[place].lower not in lexicon.HAVE | lexicon.DO:
        return False
    following = found[place + 1] if place + 1 < len(found) else None
    return following is None or not (
        lexicon.is_participle(following.lower) or is_adverb(following) or following.lower == "been"
    )


def _is_verb_of(whole: Clause, found: tuple[Token, ...], place: int) -> bool:
    """Whether a further finite verb of the subject stands here, behind `and` and adverbs."""
    joint = place - 1
    while joint > 0 and is_adverb(found[joint]):
        joint -= 1
    if found[joint].lower not in {"and", "but"}:
        return False
    verb = found[place]
    following = found[place + 1] if place + 1 < len(found) else None
    if following is None or verb.is_capital:
        return False
    if verb.lower in {"is", "was", "has", "had", "are", "were", "have"} | lexicon.MODALS:
        return True
    if Part.VERB not in verb.parts:
        return False
    if following.lower in {"it", "them", "him"}:
        return True
    opens = (
        following.lower in lexicon.DETERMINERS | lexicon.PREPOSITIONS | lexicon.PRONOUNS
        or following.text[0].isdigit()
        or following.text[0] in "$€£¥"
        or following.is_capital
    )
    is_before_many = lexicon.is_third_person(verb.lower) and lexicon.is_plural(following.lower)
    if not opens and not is_before_many and verb.parts != {Part.VERB}:
        return False
    if whole.auxiliary.lower() in {"has", "have", "had"} | lexicon.MODALS | lexicon.DO:
        return False  # `has taken and sold` goes on with the auxiliary
    if whole.auxiliary.lower() in {"was", "were"}:
        return lexicon.is_past(verb.lower) and not lexicon.is_participle(verb.lower)
    if whole.tense is Tense.PAST:
        return lexicon.is_past(verb.lower)
    if whole.is_plural:
        return lexicon.is_base(verb.lower)
    return lexicon.is_third_person(verb.lower)
