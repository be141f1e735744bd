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
from quizzer.generate.language.tokens import Token, tokens
from quizzer.generate.reading import Reading, Statement
from quizzer.generate.rules.blanked import blanked

_LONGEST_COUNTED = 4
_LONGEST_BEHIND = 9
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
_PRICED = re.compile(
    r"(?P<what>(?:[\w-]+\s){1,9}?)(?P<verb>starting|selling|retailing|priced|costing|sold)\s"
    r"(?P<at>at|for|from)?\s?(?:about|around|only|just|over|under)?\s?$"
)
_WITH = re.compile(r"^With\s(?:over|more than|about|around|nearly|almost|some)?\s?$", re.IGNORECASE)
_MEASURE = re.compile(
    r"^\s(?P<unit>[a-z]+(?:\sper\s[a-z]+)?)\s(?P<how>long|deep|high|wide|tall|old|thick|heavy)\b"
)
_BY = re.compile(r"^(?P<what>.+?)\sby\s$")
_OF = re.compile(r"^\s(?P<of>of\s.+)$")
_PRONOUN = re.compile(r"\b(?:it|them|him|her)\b")
_COSTS = frozenset("cost earn raise spend pay invest lose receive donate make".split())
_SURE, _LESS_SURE = 0.88, 0.82
_SMALL = 12
"""Whole numbers up to this one often only count what the text lists."""


def figured(statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`How many cellphones did Xiaomi manage to sell in 2012?` as a number; else as a blank."""
    left = []
    for figure in figures(statement.text):
        if not _is_worth_asking(figure, statement):
            continue
        is_written = any(letter.isdigit() for letter in figure.text)
        question = _question(figure, statement, reading.names) if is_written else None
        if question is None:
            left.append(figure)
        else:
            yield _number(*question, figure, statement)
    yield from blanked(left, statement)


def _is_worth_asking(figure: Figure, statement: Statement) -> bool:
    """Whether a figure is a fact of its own: no date, no `first`, no `two tech giants`."""
    if figure.kind is FigureKind.ORDINAL:
        return False
    if _YEAR.fullmatch(figure.text.strip()) and not figure.currency:
        return False
    if _DATE.match(statement.text[figure.end :]):
        return False
    is_word = not any(letter.isdigit() for letter in figure.text)
    if is_word and figure.kind is FigureKind.PLAIN and figure.value <= _SMALL:
        return False
    around = statement.text[max(0, figure.start - 1) : figure.end + 1]
    return not {"/", "#", "{"} & set(around)


_Asked = tuple[str, str]
"""A question and the unit of its answer."""


def _question(figure: Figure, statement: Statement, names: Names) -> _Asked | None:
    clause = statement.clause
    before = statement.text[: figure.start]
    counted = _counted(statement.text[figure.end :], figure)
    priced = _PRICED.search(before)
    if priced and (figure.currency or counted):
        question = _price(priced, figure, names)
        return (question, "") if question else None
    if clause is None:
        return None
    if _WITH.match(before) and counted:
        owner = without_possessive(clause.subject.split()[0])
        if not names.is_name(owner):
            return None
        return as_question(f"how many {counted} does {owner} have"), ""
    if counted and figure.text in clause.subject and not clause.subject.startswith("The "):
        return _subject(clause, figure, counted)
    place = clause.rest.find(figure.text)
    return None if place < 0 else _behind_verb(clause, place, figure, counted or "", names)


def _subject(clause: Clause, figure: Figure, counted: str) -> _Asked | None:
    """`In 2022, 23,851 ships passed …`, asked as `How many ships passed … in 2022?`."""
    at = clause.subject.find(figure.text)
    if _ABOUT.sub("", clause.subject[:at]).strip():
        return None
    behind = clause.subject[at + len(figure.text) :].strip()
    lead = clause.lead[:1].lower() + clause.lead[1:] if clause.lead.startswith("In ") else ""
    predicate = clause.predicate.split(",")[0]
    if not behind.endswith(counted) or _PRONOUN.search(predicate):
        return None
    return as_question(f"how many {behind} {predicate} {lead}"), ""


def _behind_verb(
    clause: Clause, place: int, figure: Figure, counted: str, names: Names
) -> _Asked | None:
    plain = replace(clause, tails=())
    before = _ABOUT.sub("", clause.rest[:place])
    behind = clause.rest[place + len(figure.text) :]
    measure = _MEASURE.match(behind)
    if measure and not before.strip() and clause.auxiliary:
        question = as_question(
            f"how {measure['how']} {clause.auxiliary} {names.lowered(clause.subject)}"
        )
        return question, measure["unit"]
    by = _BY.match(f"{before.rstrip()} ")
    if by and counted and _is_short(behind, counted):
        return ask(f"by how many {counted}", plain, names, by["what"]), ""
    if by and figure.kind is FigureKind.PERCENT and not behind.strip(" ,."):
        return ask("by what percentage", plain, names, by["what"]), "%"
    if not _is_object(before.split(), clause):
        return None
    rest = before.strip()
    if figure.kind is FigureKind.PERCENT:
        of = _OF.match(behind.split(",")[0])
        if of is None or len(of["of"].split()) > _LONGEST_BEHIND:
            return None
        return ask(f"what percentage {of['of']}", plain, names, rest), "%"
    if figure.currency:
        if clause.base not in _COSTS and (not rest or lexicon.base(rest.split()[-1]) not in _COSTS):
            return None
        return ask(f"how much{_money(figure)}", plain, names, f"{rest}{_kept(behind)}"), ""
    if not counted:
        return None
    return ask(f"how many {counted}", plain, names, f"{rest}{_kept(behind, counted)}"), ""


def _is_object(words: list[str], clause: Clause) -> bool:
    """Whether the figure follows the verb itself, an infinitive or a participle."""
    if not words:
        return not clause.auxiliary or clause.auxiliary.lower() in {"has", "have", "had"}
    is_infinitive = len(words) > 1 and words[-2].lower() == "to" and lexicon.is_base(words[-1])
    is_participle = (
        bool(clause.auxiliary) and len(words) == 1 and lexicon.is_participle(words[0])
    ) or (clause.auxiliary.lower() in lexicon.MODALS and len(words) == 1)
    return is_infinitive or is_participle


def _is_short(behind: str, counted: str) -> bool:
    return not behind.strip().removeprefix(counted).strip(" ,.")


def _kept(behind: str, counted: str = "") -> str:
    """What follows the counted noun and still belongs to the question."""
    left = behind.strip().removeprefix(counted).split(",")[0].strip()
    is_kept = left and len(left.split()) <= _LONGEST_BEHIND
    return f" {left}" if is_kept and not left.startswith(("and ", "or ", "(")) else ""


def _price(priced: re.Match[str], figure: Figure, names: Names) -> str | None:
    what = _noun_phrase(priced["what"])
    if not what:
        return None
    head = re.split(r"\s(?:equipped|with|of|made)\s", what)[0].split()[-1]
    plural = lexicon.is_plural(head)
    what = names.lowered(what)
    money = _money(figure)
    if priced["verb"] in {"priced", "sold"}:
        be = "are" if plural else "is"
        return as_question(f"at which price{money} {be} {what} {priced['verb']}")
    do = "do" if plural else "does"
    return as_question(f"at which price{money} {do} {what} {lexicon.base(priced['verb'])}")


def _money(figure: Figure) -> str:
    found = re.search(r"[a-z]+$", figure.text, re.IGNORECASE)
    if found and figure.currency == "¥":
        return f" in {found[0]}"
    return {"$": " in dollars", "€": " in euros", "£": " in pounds"}.get(figure.currency, "")


def _noun_phrase(text: str) -> str:
    """The noun phrase that a text ends with, and what it is fitted with: `phones with cameras`."""
    found = tokens(text)
    first = len(found)
    while first and found[first - 1].text not in {",", ";", "(", ")"}:
        lower = found[first - 1].lower
        if lower in lexicon.CLOSED and lower not in _INNER:
            break
        first -= 1
    while first < len(found) and found[first].lower in _INNER:
        first += 1
    return text[found[first].start :].strip() if first < len(found) else ""


_INNER = frozenset("with of".split())


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
    text = re.sub(r"^(?:US|HK)?\s?[$€£¥]\s?", "", figure.text.strip())
    text = re.sub(r"\s(?:dollars?|euros?|yuan|rmb|renminbi)$", "", text, flags=re.IGNORECASE)
    return Candidate(
        Rule.FIGURE,
        Number(question, Quantity.parse(text), unit="" if unit == "%" else unit),
        figure.text,
        (statement.original,),
        (statement.passage,),
        _SURE if not unit else _LESS_SURE,
    )
