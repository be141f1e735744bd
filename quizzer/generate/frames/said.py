"""What does the sentence before some parts say that they are?

`Xiaomi achieves cost efficiency through several practices:` says that they are practices, and
what by.
"""

from __future__ import annotations

import re
from dataclasses import replace

from quizzer.generate.frames.frame import SAID, TITLED, Frame, bare_title, told
from quizzer.generate.groups import Group
from quizzer.generate.language import lexicon
from quizzer.generate.language.asking import as_question, ask
from quizzer.generate.language.clauses import clause
from quizzer.generate.language.names import COMPANIES, Names
from quizzer.generate.language.nouns import Plural, plural_in, same_noun, without_quantity
from quizzer.generate.language.repair import Setting, mended, standalone
from quizzer.generate.reading import Reading

_LONGEST_LEAD = 20
"""Words of a sentence that a question can begin with."""

_LONGEST_OPENING = 400
"""Characters of a sentence that introduces something."""

_THIS = re.compile(r"\b(?:this|these)\s(?P<noun>[a-z-]+)\b", re.IGNORECASE)
_LEANS = re.compile(r"^(?:its|their|it|they|he|she|his|her)\b", re.IGNORECASE)
_EXAMPLES = re.compile(r"\b(?:includ(?:e|es|ing)|such as|like|for example)\b")
"""A sentence with these lists parts itself, and they need not be those that follow."""

_OWNED = re.compile(r"\S+[’']s?\s")
_MAKING = frozenset("characterize characterise define form constitute comprise shape".split())
"""Verbs whose subjects are of their objects."""

_WAYS = frozenset({"through", "by", "via", "with"})


def said(group: Group, count: str, reading: Reading) -> Frame | None:
    """The frame that an introducing sentence gives; None where it does not say what they are."""
    opening = group.opening or _title_as_sentence(group, reading.names)
    if not opening or len(opening) > _LONGEST_OPENING:
        return None
    pointed = _of_pointing(opening, group, count, reading.names)
    pointed = pointed or _of_there_are(opening.rstrip(" :."), count)
    pointed = pointed or _of_how(group, count, reading) or _of_driven(group, count, reading.names)
    text = _with_object_named(opening, group, reading)
    if pointed is not None or text is None:
        return pointed
    text = text.rstrip(" :.")
    if found := _of_listed(text):
        return found
    if opening.endswith(":"):
        found = _of_named_subject(text, count, reading.names)
        return found or _of_clause(text, count, reading.names, is_sure=True)
    return _of_clause(text, count, reading.names, is_sure=False)


def _title_as_sentence(group: Group, names: Names) -> str:
    """The title itself where it is a sentence and nothing stands between it and the parts."""
    title = group.section.title
    parsed = clause(title, names) if title and group.intro is None else None
    is_sentence = parsed is not None and parsed.verb and title.split()[-1].islower()
    return f"{title}:" if is_sentence else ""


def _with_object_named(opening: str, group: Group, reading: Reading) -> str | None:
    """The sentence with `this model` named as the title has it; None if it still points away."""
    title = bare_title(group.section.title, reading.names)
    last = title.split()[-1] if title else ""

    def named(found: re.Match[str]) -> str:
        if not same_noun(last, found["noun"]):
            return found[0]
        is_owned = _OWNED.match(title) or reading.names.is_name(title.split()[0])
        words = title if is_owned else f"the {title}"
        return words if found.start() else words[:1].upper() + words[1:]

    text = _THIS.sub(named, opening.replace("the following ", ""))
    alone = standalone(text, Setting(reading.names))
    return None if alone is None or _THIS.search(alone) else alone


def _of_listed(text: str) -> Frame | None:
    """`Key elements of X include A and B`: what they are, and nothing to ask a list for."""
    found = re.match(r"^(?P<noun>[\w\s’'-]+?\sof\s[\w\s’'-]+?)\sincludes?\s.*,", text)
    plural = plural_in(found["noun"], at_head=True) if found else None
    if plural is None or not plural.is_general:
        return None
    return Frame("", SAID, one=f"{plural.singular}{plural.behind}")


def _of_pointing(opening: str, group: Group, count: str, names: Names) -> Frame | None:
    """`Here’s a look at these key components:` under `X’s Strategy`, whose they must be."""
    found = re.search(r"\b(?:these|the following)\s(?P<noun>[\w\s-]+):$", opening)
    plural = plural_in(found["noun"], at_head=True) if found else None
    title = bare_title(group.section.title, names)
    is_of_title = re.fullmatch(r"\S+[’']s\s[\w\s-]+", title) and not plural_in(title)
    if plural is None or plural.behind or not is_of_title:
        return None
    question = as_question(f"what are the {count} {plural.words} of {title}")
    return Frame(question, SAID, one=f"{plural.singular} of {title}")


def _of_there_are(text: str, count: str) -> Frame | None:
    """`There are three kinds of burn:` is asked as `Which three kinds of burn are there?`."""
    found = re.match(r"^There are (?P<rest>.+)$", text)
    plural = plural_in(found["rest"], at_head=True) if found else None
    if plural is None or not plural.quantity or not _fits(plural, count):
        return None
    question = as_question(f"which {count} {plural.words}{plural.behind} are there")
    return Frame(question, SAID, one=f"{plural.singular}{plural.behind}")


def _of_how(group: Group, count: str, reading: Reading) -> Frame | None:
    """`Y in India shows how X wins trust:`: By which three means does X win trust in India?"""
    found = re.search(r"\bhow (?P<clause>[^:,]+):$", group.opening)
    text = mended(found["clause"], Setting(reading.names)) if found else ""
    parsed = clause(text, reading.names)
    if found is None or parsed is None or not parsed.verb or parsed.lead or _LEANS.match(text):
        return None
    if parsed.subject.removeprefix("the ") in COMPANIES:  # and nothing tells which one
        return None
    place = _PLACE.search(group.opening, 0, found.start())
    where = f" {place[0]}" if place and place[0] not in text else ""
    statement = f"{told(parsed, parsed.rest)}{where}"
    return Frame(
        ask(f"by which {count} means", parsed, reading.names, f"{parsed.rest}{where}"),
        TITLED,
        lead=_short(f"{statement[:1].upper()}{statement[1:]} by several means"),
        explain=f"Explain how {statement}.",
    )


def _of_driven(group: Group, count: str, names: Names) -> Frame | None:
    """Which factors drove X’s success in India, from `This success was driven by:` in its case."""
    found = re.fullmatch(
        r"This (?P<noun>[a-z]+) (?:was|is|has been) (?P<verb>[a-z]+) by:", group.opening
    )
    before = group.intro.sentences[:-1] if group.intro else ()
    places = {place[0] for sentence in before for place in _PLACE.finditer(sentence)}
    if not (found and names.subject and before) or len(places) != 1:
        return None
    (place,) = places
    if place.removeprefix("in ") not in group.section.title:
        return None
    verb = lexicon.inflected(lexicon.base(found["verb"]), "VBD")
    success = f"{names.named}’s {found['noun']} {place}"
    return Frame(
        as_question(f"which {count} factors {verb} {success}"),
        TITLED,
        one=f"factor behind {success}",
        explain=f"Explain what {verb} {success}.",
    )


_PLACE = re.compile(r"\bin [A-Z]\w+\b(?! [a-z]+[.,])")


def _of_named_subject(text: str, count: str, names: Names) -> Frame | None:
    """`The signs of shock are:` is asked as `What are the four signs of shock?`."""
    found = re.match(r"^(?P<subject>.+?)\s(?:are|were|include|included)(?: as follows)?$", text)
    plural = plural_in(found["subject"], at_head=True) if found else None
    if plural is None or not _fits(plural, count):
        return None
    assert found is not None  # a plural is of it
    bare = without_quantity(found["subject"])
    owner = _OWNED.match(bare)
    whose = owner[0].strip() if owner else "the"
    rest = bare[owner.end() :] if owner else names.lowered(bare)
    one = "" if owner else f"{plural.singular}{plural.behind}"
    return Frame(
        as_question(f"what are {whose} {count} {rest}"),
        SAID,
        one=one,
        of=f"{'' if owner else 'the '}{bare}",
    )


def _of_clause(text: str, count: str, names: Names, *, is_sure: bool) -> Frame | None:
    """`is_sure` where a colon tells that the parts come next; their right number does so too."""
    parsed = clause(text, names)
    is_sure = is_sure or bool(re.search(rf"\b{count}\b", text, re.IGNORECASE))
    if parsed is None or not parsed.rest or parsed.lead or _LEANS.match(text):
        return None
    subject = plural_in(parsed.subject, at_head=True)
    if subject and subject.quantity and not subject.behind:
        if not _fits(subject, count) or not (is_sure or subject.is_general):
            return None
        predicate = replace(parsed, tails=()).predicate
        question = as_question(f"which {count} {subject.words} {predicate}")
        if parsed.base in _MAKING:
            return Frame(question, SAID, one=f"{subject.singular} of {parsed.rest}")
        lead = f"{subject.quantity.capitalize()} {subject.words} {predicate}"
        return Frame(question, SAID, lead=_short(lead), one=subject.singular)
    return _of_rest(text, count, names, is_sure=is_sure)


def _of_rest(text: str, count: str, names: Names, *, is_sure: bool) -> Frame | None:
    """`X achieves Y through several practices`: Through which three practices does X achieve Y?"""
    parsed = clause(text, names)
    plural = plural_in(parsed.rest) if parsed else None
    if parsed is None or plural is None or _EXAMPLES.search(text):
        return None
    if not _fits(plural, count) or not (plural.is_general or is_sure):
        return None
    if not plural.quantity and (plural.before.strip() or not is_sure):
        return None
    plain = replace(parsed, tails=())
    before = plural.before.split()
    preposition = before.pop() if before and before[-1].lower() in lexicon.PREPOSITIONS else ""
    if preposition == "of" or (before and not preposition and not _is_verb_form(before[-1])):
        return None
    asked = f"{preposition} which {count} {plural.words}".strip()
    behind = plural.behind.split(",")[0]
    question = ask(asked, plain, names, f"{' '.join(before)}{behind}")
    subject = names.lowered(parsed.subject)
    is_way = preposition in _WAYS and not behind
    explain = f"Explain how {told(plain, ' '.join(before), subject)}." if is_way else ""
    lead = _short(plain.core.split(", and")[0])
    return Frame(question, SAID, lead=lead, one=plural.singular, explain=explain)


def _short(lead: str) -> str:
    return lead if len(lead.split()) <= _LONGEST_LEAD else ""


def _is_verb_form(word: str) -> bool:
    return lexicon.is_participle(word.lower()) or lexicon.is_base(word)


def _fits(plural: Plural, count: str) -> bool:
    """Whether a number that the text gives is that of the parts."""
    return not plural.number or plural.number == count
