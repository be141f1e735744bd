"""How many, how much, how long? From the figures in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizzer.cards.content import Number
from quizzer.cards.figures import Figure, FigureKind, figures
from quizzer.cards.quantity import Quantity
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language import lexicon
from quizzer.generate.language.asking import as_question, ask
from quizzer.generate.language.clauses import Clause
from quizzer.generate.language.lexicon import Part
from quizzer.generate.language.names import Names, without_possessive
from quizzer.generate.language.scope import LONGEST_BEHIND, is_object, kept, main, near
from quizzer.generate.language.tokens import Token, tokens
from quizzer.generate.reading import Reading, Statement
from quizzer.generate.rules.blanked import blanked
from quizzer.generate.rules.lasting import lasting
from quizzer.generate.rules.priced import PRICED, currency, money, price

_LONGEST_COUNTED = 4
_ABOUT = re.compile(
    r"(?:about|around|almost|nearly|(?:well )?over|above|(?:more|less|fewer) than|under|roughly"
    r"|approximately|some|up to|at least|as (?:many|much) as|only|just|an estimated)\s$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_DATE = re.compile(
    r"^\s(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b|^(?:st|nd|rd|th)\b"
)
_WITH = re.compile(r"^With\s(?:over|more than|about|around|nearly|almost|some)?\s?$", re.IGNORECASE)
_MEASURE = re.compile(
    r"^\s(?P<unit>[a-z]+(?:\sper\s[a-z]+)?)\s(?P<how>long|deep|high|wide|tall|old|thick|heavy)\b"
)
_BY = re.compile(r"^(?P<what>.+?)\sby\s$")
_OF = re.compile(r"^\s(?P<of>of\s.+)$")
_ONLY_SINCE = re.compile(r"\b(?:first|only|[a-z]+est)\s[^,.;]*\sfor\s$")
_RELATIVE = re.compile(r"^\s\w+\s(?:later|earlier|before|ago)\b")
_NUMBERED = re.compile(
    r"\b(?:[Ll]ine|[Zz]one|[Nn]umber|[Nn]o\.|[Cc]hapter|[Pp]age|[Tt]able|[Ss]ection|[Ss]tage)\s$"
)
_NAMED = re.compile(
    r"^(?:(?P<before>.*\S)\s)?(?:an?|its|the)\s(?P<noun>(?:total\s|average\s|maximum\s|annual\s)?"
    r"(?:area|length|height|depth|width|capacity|distance|weight|speed|volume|range|profit|loss|revenue"
    r"|turnover|budget|debt|fine|grant|donation))\sof$"
)
_UP_TO = re.compile(r"\b(?:up to|at least|less than|at most|no more than|a further)\s$")
_LEFT_OUT = re.compile(r"^(?:with|by|instead|apart|despite|like|unlike|as a|thanks)\b")
_SINCE = re.compile(r"\b(?:1[5-9]|20)\d\d\?$")
_ANY_FIGURE = re.compile(r"\d")
_ASKED_BEHIND = frozenset("across for from in into on to".split())
_TIMED = re.compile(r"^(?:today|now|in|during|since|by|between|from|after|at|on|within)\b")
_CHANGES = frozenset(
    """
    climb cut decline decrease drop exceed expand extend fall grow improve increase lift lower raise
    reduce rise shorten shrink
    """.split()
)
_OWNING = frozenset("carry employ have include operate own run win".split())
_BARE = frozenset("construction work production revenue profit building trade output".split())
"""What has figures only as part of something that the sentence does not name."""

_LISTED = frozenset("ways reasons advantages steps parts kinds types things goals".split())
"""What is counted only to be listed."""

_SURE, _LESS_SURE = 0.88, 0.82
_SMALL = 12
"""Whole numbers up to this one often only count what the text lists."""


def figured(statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`How many cellphones did Xiaomi manage to sell in 2012?` as a number; else as a blank."""
    left = []
    for figure in figures(statement.text):
        if not _is_worth_asking(figure, statement):
            continue
        asked = _question(figure, statement, reading.names)
        if asked is not None:
            yield _number(*asked, figure, statement)
        elif not _is_small(figure):
            left.append(figure)
    yield from blanked(left, statement)


def _is_worth_asking(figure: Figure, statement: Statement) -> bool:
    """Whether a figure is a fact of its own: no date, no `first`, no part of a name."""
    if figure.kind is FigureKind.ORDINAL:
        return False
    if _YEAR.fullmatch(figure.text.strip()) and not figure.currency:
        return False
    if _DATE.match(statement.text[figure.end :]):
        return False
    if _NUMBERED.search(statement.text[: figure.start]):
        return False
    if _ONLY_SINCE.search(statement.text[: figure.start]):
        return False
    if _RELATIVE.match(statement.text[figure.end :]):
        return False
    before = statement.text[: figure.start].rstrip()
    is_aside = before.endswith("(") and figure.kind is not FigureKind.PERCENT
    if is_aside and statement.text[figure.end :].startswith(")"):
        return False  # `800 yuan (US$131)`
    around = statement.text[max(0, figure.start - 1) : figure.end + 1]
    return not {"/", "#", "{"} & set(around)


def _is_small(figure: Figure) -> bool:
    """Whether a number is written as a word and may only count what the text lists."""
    is_word = not any(letter.isdigit() for letter in figure.text)
    return is_word and figure.kind is FigureKind.PLAIN and figure.value <= _SMALL


_Asked = tuple[str, str]
"""A question and the unit of its answer."""


def _question(figure: Figure, statement: Statement, names: Names) -> _Asked | None:
    clause = statement.clause
    before = statement.text[: figure.start]
    counted = _counted(statement.text[figure.end :], figure)
    priced = PRICED.search(before)
    if priced and (figure.currency or (counted and "sold" not in priced["verb"])):
        question = price(priced, figure, names)
        return (question, "") if question else None
    if clause is None or clause.subject.lower() in _BARE:
        return None
    lasts = lasting(figure, clause, names)
    if lasts:
        return lasts
    if _is_small(figure):
        return _small(figure, clause, counted, names)
    if _WITH.match(before) and counted:
        owner = without_possessive(clause.subject.split()[0])
        if not names.is_name(owner):
            return None
        return as_question(f"how many {counted} does {owner} have"), ""
    if figure.text in clause.subject and not clause.subject.startswith("The "):
        return _subject(clause, figure, counted or "")
    place = main(clause.rest).find(figure.text)
    return None if place < 0 else _behind_verb(clause, place, figure, counted or "", names)


def _small(figure: Figure, clause: Clause, counted: str | None, names: Names) -> _Asked | None:
    """`How many turbines does the power station have?`, where nothing lists them."""
    if not counted or clause.base not in _OWNING or not clause.rest.startswith(figure.text):
        return None
    behind = clause.rest.removeprefix(figure.text).strip().removeprefix(counted)
    if ":" in clause.rest or behind.startswith(",") or counted.split()[-1] in _LISTED:
        return None
    behind = behind if len(behind.split()) <= LONGEST_BEHIND and "," not in behind else ""
    left = "" if behind.strip().startswith("with ") else behind
    return ask(f"how many {counted}", replace(clause, tails=()), names, left), ""


def _subject(clause: Clause, figure: Figure, counted: str) -> _Asked | None:
    """`In 2022, 23,851 ships passed …`, asked as `How many ships passed … in 2022?`."""
    at = clause.subject.find(figure.text)
    if _ABOUT.sub("", clause.subject[:at]).strip():
        return None
    behind = clause.subject[at + len(figure.text) :].strip()
    lead = clause.lead[:1].lower() + clause.lead[1:]
    if not _TIMED.match(lead):
        lead = ""
    predicate = near(main(clause.predicate))
    if figure.kind is FigureKind.PERCENT and behind.startswith("of "):
        return as_question(f"what percentage {behind} {predicate} {lead}"), "%"
    if not counted or not behind.endswith(counted):
        return None
    return as_question(f"how many {behind} {predicate} {lead}"), ""


def _behind_verb(
    clause: Clause, place: int, figure: Figure, counted: str, names: Names
) -> _Asked | None:
    when = f"{clause.lead[:1].lower()}{clause.lead[1:]}"
    if clause.lead and not (_TIMED.match(when) or _LEFT_OUT.match(when)):
        return None
    if _UP_TO.search(clause.rest[:place]):
        return None
    plain = replace(clause, tails=(), lead="")
    asked = _of_place(plain, place, figure, counted, names)
    if asked and _TIMED.match(when) and not _SINCE.search(asked[0]):
        return f"{asked[0][:-1]} {when}?", asked[1]
    return asked


def _of_place(
    plain: Clause, place: int, figure: Figure, counted: str, names: Names
) -> _Asked | None:
    clause = plain
    before = _ABOUT.sub("", clause.rest[:place])
    behind = main(clause.rest)[place + len(figure.text) :]
    measure = _MEASURE.match(behind)
    if measure and not before.strip() and clause.auxiliary:
        question = as_question(
            f"how {measure['how']} {clause.auxiliary} {names.lowered(clause.subject)}"
        )
        return question, measure["unit"]
    by = _BY.match(f"{before.rstrip()} ") if _is_change(clause) else None
    if by and counted and _is_short(behind, counted):
        return ask(f"by how many {counted}", plain, names, by["what"]), ""
    if by and figure.kind is FigureKind.PERCENT and not behind.strip(" ,."):
        return ask("by what percentage", plain, names, by["what"]), "%"
    rest = before.strip()
    named = _NAMED.match(rest)
    if figure.currency:
        if named and is_object((named["before"] or "").split(), clause):
            said = f"{named['before'] or ''} {kept(behind)}"
            unit = currency(figure)
            return ask(f"what {named['noun']} in {unit}", plain, names, said), ""
        return money(plain, rest, behind, figure, names)
    if named and is_object((named["before"] or "").split(), clause):
        left = near(behind).strip()
        if counted and left.startswith(counted):
            unit, left = counted, left.removeprefix(counted).strip()
            if unit.split()[-1] != "people" and len(left.split()) <= LONGEST_BEHIND:
                said = f"{named['before'] or ''} {left}"
                return ask(f"what {named['noun']} in {unit}", plain, names, said), ""
    if not is_object(rest.split(), clause):
        return _behind_preposition(plain, rest, behind, counted, names)
    if figure.kind is FigureKind.PERCENT:
        of = _OF.match(near(behind))
        if of is None or len(of["of"].split()) > LONGEST_BEHIND:
            return None
        whole, when = _without_time(of["of"])
        return ask(f"what percentage {whole}", plain, names, f"{rest} {when}"), "%"
    if not counted:
        return None
    what = f"{counted}{_of_what(behind.strip().removeprefix(counted))}"
    return ask(f"how many {what}", plain, names, f"{rest}{kept(behind, what)}"), ""


def _behind_preposition(
    clause: Clause, rest: str, behind: str, counted: str, names: Names
) -> _Asked | None:
    """`has been translated into 14 languages`, asked as `Into how many languages has … been …?`."""
    before, _, preposition = rest.rpartition(" ")
    left = behind.strip().removeprefix(counted).strip()
    is_asked = counted and before and preposition in _ASKED_BEHIND and not left
    if not is_asked or _ANY_FIGURE.search(before) or re.search(r"\b(?:from|between)\b", before):
        return None
    return ask(f"{preposition} how many {counted}", clause, names, before), ""


def _is_change(clause: Clause) -> bool:
    """Whether a clause says that something grows or falls."""
    words = clause.rest.split()
    verbs = {clause.base, *(lexicon.base(word) for word in words[:2])}
    return bool(verbs & _CHANGES)


def _without_time(text: str) -> tuple[str, str]:
    """`of its volume since 1931` as what it is of, and when."""
    found = re.search(r"\s(?:since|in|by)\s(?:\w+\s)?\d{4}$", text)
    return (text[: found.start()], found[0].strip()) if found else (text, "")


def _of_what(behind: str) -> str:
    """`of dry pasture` behind what is counted."""
    if not behind.startswith(" of "):
        return ""
    found = tokens(behind)
    end = next(
        (n for n, one in enumerate(found) if n and (not one.is_word or _ends_of(one))), len(found)
    )
    is_short = 1 < end <= LONGEST_BEHIND
    return behind[: found[end - 1].end] if is_short else ""


def _ends_of(token: Token) -> bool:
    return token.lower in lexicon.CLOSED - lexicon.DETERMINERS


def _is_short(behind: str, counted: str) -> bool:
    return not behind.strip().removeprefix(counted).strip(" ,.")


def _counted(behind: str, figure: Figure) -> str | None:
    """The noun phrase that a figure counts: `active users`. None where there is none.

    The phrase ends with its first plural noun.
    """
    if figure.kind is not FigureKind.PLAIN or not behind.startswith(" "):
        return None
    found = tokens(behind.strip())[: _LONGEST_COUNTED + 1]
    for index, token in enumerate(found):
        if not _is_in_phrase(token):
            return None
        following = found[index + 1] if index + 1 < len(found) else None
        if lexicon.is_plural(token.lower) and not (following and _is_plural_noun(following)):
            return behind.strip()[: token.end]
    return None


def _is_plural_noun(token: Token) -> bool:
    return Part.NOUN in token.parts and lexicon.is_plural(token.lower)


def _is_in_phrase(token: Token) -> bool:
    if not token.is_word or token.lower in lexicon.CLOSED:
        return False
    return bool({Part.NOUN, Part.ADJECTIVE} & token.parts) or not token.parts


def _number(question: str, unit: str, figure: Figure, statement: Statement) -> Candidate:
    return Candidate(
        Rule.FIGURE,
        Number(question, Quantity.parse(_digits(figure)), unit="" if unit == "%" else unit),
        figure.text,
        (statement.original,),
        (statement.passage,),
        _SURE if not unit else _LESS_SURE,
    )


def _digits(figure: Figure) -> str:
    """A figure as a quantity: without its currency, and in digits."""
    if not any(letter.isdigit() for letter in figure.text):
        return f"{figure.value}{' %' if figure.kind is FigureKind.PERCENT else ''}"
    text = re.sub(r"^(?:US|HK)?\s?[$€£¥]\s?", "", figure.text.strip())
    text = re.sub(r"\s(?:dollars?|euros?|yuan|rmb|renminbi)$", "", text, flags=re.IGNORECASE)
    return text.replace("-", " ") if "-" in text[1:] else text
