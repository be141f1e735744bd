"""How many, and how much? From the figures in a sentence, at most two of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizzer.cards.content import Cloze, Number
from quizzer.cards.figures import Figure, FigureKind, figures
from quizzer.cards.quantity import Quantity
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.language import lexicon
from quizzer.generate.language.asking import as_question, ask
from quizzer.generate.language.clauses import Clause
from quizzer.generate.language.lexicon import Part
from quizzer.generate.language.names import Names
from quizzer.generate.language.tokens import Token, tokens
from quizzer.generate.reading import Reading, Statement

MOST_BLANKS = 2
"""Figures of one sentence that are blanked out; more would leave too little to go by."""

_LONGEST_TEXT = 30
_LONGEST_COUNTED = 4
_ABOUT = re.compile(
    r"(?:about|around|almost|nearly|(?:well )?over|above|(?:more|less|fewer) than|under|roughly"
    r"|approximately|some|up to|at least|as (?:many|much) as|only|just|an estimated)\s$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_PRICED = re.compile(
    r"(?P<what>(?:[\w-]+\s){1,9}?)(?P<verb>starting|selling|retailing|priced|costing|sold)\s"
    r"(?P<at>at|for|from)?\s?(?:about|around|only|just|over|under)?\s?$"
)
_WITH = re.compile(r"^With\s(?:over|more than|about|around|nearly|almost|some)?\s?$", re.IGNORECASE)
_SURE, _LESS_SURE, _BLANKED = 0.88, 0.82, 0.74
_SMALL = 12
"""Whole numbers up to this one often only count what the text lists."""


def figured(statement: Statement, reading: Reading) -> Iterator[Candidate]:
    """`How many cellphones did Xiaomi manage to sell in 2012?` as a number; else as a blank."""
    found = [figure for figure in figures(statement.text) if _is_worth_asking(figure, statement)]
    if not found:
        return
    asked: set[int] = set()
    for figure in found:
        question = _question(figure, statement, reading.names)
        if question is not None:
            asked.add(figure.start)
            yield _number(question, figure, statement)
    left = [figure for figure in found if figure.start not in asked]
    if 0 < len(left) <= MOST_BLANKS and statement.clause is not None:
        yield from _blanked(left, statement)


def _is_worth_asking(figure: Figure, statement: Statement) -> bool:
    """Whether a figure is a fact of its own: no year, no `first`, no `two tech giants`."""
    if figure.kind is FigureKind.ORDINAL:
        return False
    if _YEAR.fullmatch(figure.text.strip()) and not figure.currency:
        return False
    is_word = not any(letter.isdigit() for letter in figure.text)
    if is_word and figure.kind is FigureKind.PLAIN and figure.value <= _SMALL:
        return False
    around = statement.text[max(0, figure.start - 1) : figure.end + 1]
    return "/" not in around and "#" not in around


def _question(figure: Figure, statement: Statement, names: Names) -> str | None:
    clause = statement.clause
    before = statement.text[: figure.start]
    counted = _counted(statement.text[figure.end :], figure)
    priced = _PRICED.search(before)
    if priced and (figure.currency or counted):
        return _price(priced, figure, names)
    if clause is None or counted is None or figure.kind is not FigureKind.PLAIN or figure.currency:
        return None
    if _WITH.match(before):
        owner = clause.subject.split()[0].removesuffix("’s").removesuffix("'s")
        if names.is_name(owner):
            return as_question(f"how many {counted} does {owner} have")
        return None
    place = clause.rest.find(figure.text)
    if place < 0:
        return None
    return _object(clause, place, figure, counted, names)


def _object(clause: Clause, place: int, figure: Figure, counted: str, names: Names) -> str | None:
    """The figure with its noun as the object of the verb, or of an infinitive behind it."""
    before = _ABOUT.sub("", clause.rest[:place]).strip()
    behind = clause.rest[place + len(figure.text) :].strip()
    behind = behind[len(counted) :].strip() if behind.startswith(counted) else ""
    if behind.startswith((",", "and ", "or ")):
        behind = ""
    words = before.split()
    is_object = not words or (
        lexicon.is_base(words[-1]) and len(words) > 1 and words[-2].lower() == "to"
    )
    is_participle = bool(clause.auxiliary) and len(words) == 1 and lexicon.is_participle(words[0])
    if not (is_object or is_participle):
        return None
    rest = f"{before} {behind}".strip()
    return ask(f"how many {counted}", replace(clause, tails=()), names, rest)


def _price(priced: re.Match[str], figure: Figure, names: Names) -> str | None:
    what = _noun_phrase(priced["what"])
    if not what:
        return None
    head = re.split(r"\s(?:equipped|with|of|made)\s", what)[0].split()[-1]
    plural = lexicon.is_plural(head)
    verb = {"starting": "start", "selling": "sell", "retailing": "retail", "costing": "cost"}.get(
        priced["verb"]
    )
    what = names.lowered(what)
    money = _money(figure)
    if verb is None:
        return as_question(
            f"at which price{money} {'are' if plural else 'is'} {what} {priced['verb']}"
        )
    return as_question(f"at which price{money} {'do' if plural else 'does'} {what} {verb}")


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
    """The noun phrase that a figure counts: `active users`, `cellphones`. None where there is none.

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


def _number(question: str, figure: Figure, statement: Statement) -> Candidate:
    text = re.sub(r"^(?:US|HK)?\s?[$€£¥]\s?", "", figure.text.strip())
    text = re.sub(r"\s(?:dollars?|euros?|yuan|rmb|renminbi)$", "", text, flags=re.IGNORECASE)
    return Candidate(
        Rule.FIGURE,
        Number(question, Quantity.parse(text)),
        figure.text,
        (statement.original,),
        (statement.passage,),
        _SURE,
    )


def _blanked(left: list[Figure], statement: Statement) -> Iterator[Candidate]:
    """The sentence up to the figures with each of them a blank."""
    text = statement.text
    end = _end(left[-1], text)
    if len(text[:end].split()) > _LONGEST_TEXT or "{{" in text:
        return
    pieces = []
    place = 0
    for figure in left:
        pieces += [text[place : figure.start], "{{", figure.text.strip(), "}}"]
        place = figure.end
    pieces.append(text[place:end].rstrip(" ,.;"))
    sentence = "".join(pieces)
    yield Candidate(
        Rule.FIGURE,
        Cloze(f"{sentence[:1].upper()}{sentence[1:]}.", together=len(left) > 1),
        "; ".join(figure.text for figure in left),
        (statement.original,),
        (statement.passage,),
        _BLANKED,
    )


def _end(last: Figure, text: str) -> int:
    """The comma or full stop behind the last figure."""
    marks = (found.start() for found in re.finditer(r"[,;](?=\s)", text))
    return next((mark for mark in marks if mark > last.end), len(text))
