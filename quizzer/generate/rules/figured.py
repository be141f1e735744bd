"""How many, how much, how long? From the figures in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quizzer.cards.content import Number
from quizzer.cards.figures import Figure, FigureKind, figures
from quizzer.cards.quantity import Quantity
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language import lexicon
from quizzer.generate.language.asking import as_question, ask
from quizzer.generate.language.clauses import Clause
from quizzer.generate.language.lexicon import Part
from quizzer.generate.language.names import Names, without_possessive
from quizzer.generate.language.scope import (
    LONGEST_BEHIND,
    is_object,
    kept,
    main,
    near,
    of_what,
    without_time,
)
from quizzer.generate.language.tokens import Token, tokens
from quizzer.generate.reading import Reading, Statement
from quizzer.generate.rules.blanked import blanked
from quizzer.generate.rules.digits import in_digits
from quizzer.generate.rules.lasting import lasting
from quizzer.generate.rules.priced import PRICED, currency, money, price

_LONGEST_COUNTED = 4
_ABOUT = re.compile(
    r"(?:about|around|almost|nearly|(?:well )?over|above|(?:more|less|fewer) than|under|roughly"
    r"|approximately|some|up to|at least|as (?:many|much) as|only|just|an estimated)\s$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_OLD_YEAR = re.compile(
    r"\b(?:in|of|since|by|from|to|until|and|between|before|after|January|February|March|April|May|June"
    r"|July|August|September|October|November|December)\s1[0-4]\d\d$",
    re.IGNORECASE,
)
_LED_YEAR = re.compile(r"(?:Around|About) 1[0-4]\d\d,?\s(?:[A-Z]|the\b)")
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
_SCORED = re.compile(r"\d[-–]$")
_NUMBERED = re.compile(
    r"\b(?:[Ll]ine|[Zz]one|[Nn]umber|[Nn]o\.|[Cc]hapter|[Pp]age|[Tt]able|[Ss]ection|[Ss]tage)\s$"
)
_NAMED = re.compile(
    r"^(?:(?P<before>.*\S)\s)?(?:an?|its|the)\s(?P<noun>(?:total\s|average\s|maximum\s|annual\s)?"
    r"(?:area|length|height|depth|width|capacity|distance|weight|speed|volume|range|(?:market\s)?share|rate|margin|yield|profit|loss|revenue"
    r"|turnover|budget|debt|fine|grant|donation))\sof$"
)
_ITS = re.compile(r"\bits\b")
_INTO = re.compile(r"\s(?:in|into|on|to|for)\s.+$")
_SPENDS = frozenset("allocate devote donate give invest pay put spend".split())
_PARTICLES = frozenset("down in off out over up".split())
_UP_TO = re.compile(r"\b(?:up to|at least|less than|at most|no more than|a further)\s$")
_LEFT_OUT = re.compile(r"^(?:with|by|instead|apart|despite|like|unlike|as a|thanks)\b")
_SINCE = re.compile(r"\b(?:1[5-9]|20)\d\d\?$")
_RANGED = re.compile(r"\b(?:from|between)\b")
_FURTHER = re.compile(r",|\b(?:as|because|since|that|which|who|while|when|if)\b")
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
_PLACED = re.compile(r"\b(?:in|during|at|on|from|through|of|by|with|the)\b")
_FEWEST_ASKED = 7
"""Words of a question about the subject: `How many ships had to wait?` says too little."""

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
        elif not _is_small(figure) and not _is_said_of_some(figure, statement):
            left.append(figure)
    yield from blanked(left, statement)


def _is_worth_asking(figure: Figure, statement: Statement) -> bool:
    """Whether a figure is a fact of its own: no date, no `first`, no part of a name."""
    if figure.kind is FigureKind.ORDINAL:
        return False
    if _YEAR.fullmatch(figure.text.strip()) and not figure.currency:
        return False
    if _OLD_YEAR.search(statement.text[: figure.end]) or _LED_YEAR.match(statement.text):
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
    if statement.text[figure.end : figure.end + 1] in {"-", "–"}:
        return False  # `twenty-foot units`
    if _SCORED.search(statement.text[: figure.start]):
        return False  # `won 3-2`
    around = statement.text[max(0, figure.start - 1) : figure.end + 1]
    return not {"/", "#", "{"} & set(around)


def _is_small(figure: Figure) -> bool:
    """Whether a number is written as a word and may only count what the text lists."""
    is_word = not any(letter.isdigit() for letter in figure.text)
    return is_word and figure.kind is FigureKind.PLAIN and figure.value <= _SMALL


def _is_said_of_some(figure: Figure, statement: Statement) -> bool:
    """`Forty-one patients fell ill`: of whom, the sentence does not say."""
    clause = statement.clause
    if clause is None or clause.lead:
        return False
    before = statement.text[: figure.start].lower()
    return figure.text in clause.subject and not _ABOUT.sub("", before).strip()


_Asked = tuple[str, str]
"""A question and the unit of its answer."""


def _question(figure: Figure, statement: Statement, names: Names) -> _Asked | None:
    clause = statement.clause
    before = statement.text[: figure.start]
    counted = _counted(statement.text[figure.end :], figure)
    priced = PRICED.search(before)
    if priced and (figure.currency or (counted and "sold" not in priced["verb"])):
        question = price(priced, figure, clause, names)
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
    behind = kept(behind)
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
    says_that = clause.rest.startswith("that ")  # `said that they had come`
    predicate = clause.predicate if says_that else near(main(clause.predicate))
    if figure.kind is FigureKind.PERCENT and behind.startswith("of "):
        if says_that and lead:
            return as_question(f"{lead}, what percentage {behind} {predicate}"), "%"
        return as_question(f"what percentage {behind} {predicate} {lead}"), "%"
    if not counted or not behind.endswith(counted):
        return None
    question = as_question(f"how many {behind} {predicate} {lead}")
    length = len(question.split()) + bool(_PLACED.search(predicate))
    return (question, "") if length >= _FEWEST_ASKED else None


def _behind_verb(
    clause: Clause, place: int, figure: Figure, counted: str, names: Names
) -> _Asked | None:
    when = f"{clause.lead[:1].lower()}{clause.lead[1:]}"
    is_told_apart = _LEFT_OUT.match(when) or lexicon.is_participle(when.split(" ", 1)[0])
    if clause.lead and not (_TIMED.match(when) or is_told_apart):
        return None
    if clause.is_many and _ITS.search(clause.core):  # that of something else
        return None
    if _UP_TO.search(clause.rest[:place]):
        return None
    plain = replace(clause, tails=(), lead="")
    spot = _at(plain, place, figure, counted)
    asked = next((one for way in _WAYS if (one := way(plain, spot, names))), None)
    if asked and _TIMED.match(when) and not _SINCE.search(asked[0]):
        return f"{asked[0][:-1]} {when}?", asked[1]
    return asked


@dataclass(frozen=True, slots=True)
class _Spot:
    """A figure behind a verb: what stands before it, and behind it in its own clause.

    `tail` is all that stands behind it; `counted` is the noun phrase that it counts, if any.
    """

    figure: Figure
    before: str
    behind: str
    tail: str
    counted: str

    @property
    def is_share(self) -> bool:
        """Whether it is so many percent."""
        return self.figure.kind is FigureKind.PERCENT


def _at(clause: Clause, place: int, figure: Figure, counted: str) -> _Spot:
    end = place + len(figure.text)
    before = _ABOUT.sub("", clause.rest[:place]).strip()
    return _Spot(figure, before, main(clause.rest)[end:], clause.rest[end:], counted)


def _measured(clause: Clause, spot: _Spot, names: Names) -> _Asked | None:
    """`is 193 kilometres long`."""
    measure = _MEASURE.match(spot.behind)
    if not measure or spot.before not in {"", "be", "been"} or not clause.auxiliary:
        return None
    subject = names.lowered(clause.subject)
    asked = f"how {measure['how']} {clause.auxiliary} {subject} {spot.before}"
    return as_question(asked), measure["unit"]


def _changed(clause: Clause, spot: _Spot, names: Names) -> _Asked | None:
    """`shortened the voyage by 7,000 kilometres`, `cut costs by 12 percent`."""
    by = _BY.match(f"{spot.before} ") if _is_change(clause) else None
    if not by or spot.behind.strip().removeprefix(spot.counted).strip(" ,."):
        return None
    if spot.counted:
        return ask(f"by how many {spot.counted}", clause, names, by["what"]), ""
    return (ask("by what percentage", clause, names, by["what"]), "%") if spot.is_share else None


def _sized(clause: Clause, spot: _Spot, names: Names) -> _Asked | None:
    """`drains an area of 8,400 square kilometres`, `holds a market share of 21 percent`."""
    named = _NAMED.match(spot.before)
    if not named or not is_object((named["before"] or "").split(), clause):
        return None
    unit = currency(spot.figure) if spot.figure.currency else spot.counted
    left = spot.behind.strip().removeprefix(spot.counted)
    if unit.endswith("people") or not (unit or spot.is_share):
        return None
    what = f"what {named['noun']}{f' in {unit}' if unit else ''}"
    question = ask(what, clause, names, f"{named['before'] or ''} {kept(left)}")
    return question, "%" if spot.is_share else ""


def _paid(clause: Clause, spot: _Spot, names: Names) -> _Asked | None:
    """`cost 212 million euros`."""
    if not spot.figure.currency:
        return None
    return money(clause, spot.before, spot.behind, spot.figure, names)


def _shared(clause: Clause, spot: _Spot, names: Names) -> _Asked | None:
    """`carries 12 percent of world trade`, `accounts for 23 percent of it`."""
    if not spot.is_share or not (_is_led(clause, spot) or spot.before == "for"):
        return None
    found = (_OF.match(near(text)) for text in (spot.tail, spot.behind))
    of = next((one["of"] for one in found if one and len(one["of"].split()) <= LONGEST_BEHIND), "")
    if not of:
        return None
    whole, when = without_time(of)
    into = _INTO.search(whole) if clause.base in _SPENDS else None
    if into:
        whole, when = whole[: into.start()], f"{into[0].strip()} {when}"
    if spot.before == "for":
        return ask(f"for what percentage {whole}", clause, names, when), "%"
    return ask(f"what percentage {whole}", clause, names, f"{spot.before} {when}"), "%"


def _numbered(clause: Clause, spot: _Spot, names: Names) -> _Asked | None:
    """`managed to sell 7.19 million cellphones in 2012`."""
    if not spot.counted or not _is_led(clause, spot) or spot.before in {"be", "been"}:
        return None
    what = f"{spot.counted}{of_what(spot.behind.strip().removeprefix(spot.counted))}"
    rest = f"{spot.before}{kept(spot.behind, what)}"
    return ask(f"how many {what}", clause, names, rest), ""


def _behind_preposition(clause: Clause, spot: _Spot, names: Names) -> _Asked | None:
    """`has been translated into 14 languages`, asked as `Into how many languages has … been …?`."""
    before, _, preposition = spot.before.rpartition(" ")
    left = spot.behind.strip().removeprefix(spot.counted).strip()
    is_asked = spot.counted and before and preposition in _ASKED_BEHIND and not left
    if not is_asked or any(one.search(before) for one in (_ANY_FIGURE, _RANGED, _FURTHER)):
        return None
    return ask(f"{preposition} how many {spot.counted}", clause, names, before), ""


_WAYS = (_measured, _changed, _sized, _paid, _shared, _numbered, _behind_preposition)


def _is_led(clause: Clause, spot: _Spot) -> bool:
    """Whether the verb itself, and at most its particle, stands before a figure."""
    words = spot.before.split()
    is_particle = len(words) == 1 and words[0] in _PARTICLES and not clause.auxiliary
    return is_particle or is_object(words, clause)


def _is_change(clause: Clause) -> bool:
    """Whether a clause says that something grows or falls."""
    words = clause.rest.split()
    verbs = {clause.base, *(lexicon.base(word) for word in words[:2])}
    return bool(verbs & _CHANGES)


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
        Number(question, Quantity.parse(in_digits(figure)), unit="" if unit == "%" else unit),
        figure.text,
        (statement.original,),
        (statement.passage,),
        _SURE if not unit else _LESS_SURE,
    )
