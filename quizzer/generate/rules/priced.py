"""What does it cost, earn or sell at? From `phones starting at 800 yuan`."""

from __future__ import annotations

import re

from quizzer.cards.figures import Figure
from quizzer.generate.language import lexicon
from quizzer.generate.language.asking import as_question, ask
from quizzer.generate.language.clauses import Clause
from quizzer.generate.language.names import Names
from quizzer.generate.language.scope import is_object, kept
from quizzer.generate.language.tokens import tokens

PRICED = re.compile(
    r"(?P<what>(?:[\w-]+\s){1,9}?)(?P<verb>starting|selling|retailing|priced|costing|sold)\s"
    r"(?P<at>at|for|from)?\s?(?:about|around|only|just|over|under)?\s?$"
)
_COSTS = frozenset("cost earn raise spend pay invest lose receive donate make".split())
_TRADES = frozenset("acquire buy order purchase sell".split())


def price(priced: re.Match[str], figure: Figure, clause: Clause | None, names: Names) -> str | None:
    """`At which price in yuan do phones start?`."""
    what = _noun_phrase(priced["what"])
    if not what:
        return None
    head = re.split(r"\s(?:equipped|with|of|made)\s", what)[0].split()[-1]
    plural = lexicon.is_plural(head)
    what = _owned(names.lowered(what), clause, names)
    money = f" in {currency(figure)}" if figure.currency else ""
    if priced["verb"] in {"priced", "sold"}:
        be = "are" if plural else "is"
        return as_question(f"at which price{money} {be} {what} {priced['verb']}")
    do = "do" if plural else "does"
    return as_question(f"at which price{money} {do} {what} {lexicon.base(priced['verb'])}")


def _owned(what: str, clause: Clause | None, names: Names) -> str:
    """`Norda’s phones` of `With phones starting at 800 yuan, Norda sells …`."""
    if clause is None or not clause.lead.startswith("With ") or what not in clause.lead:
        return what
    is_named = names.is_name(clause.subject) and " " not in clause.subject
    return f"{clause.subject}’s {what}" if is_named else what


def currency(figure: Figure) -> str:
    """`yuan`, `US dollars`: what an amount of money is in."""
    found = re.search(r"[a-z]+$", figure.text, re.IGNORECASE)
    if found and figure.currency == "¥":
        return found[0]
    country = re.match(r"US|HK", figure.text)
    plain = {"$": "dollars", "€": "euros", "£": "pounds"}.get(figure.currency, "yen")
    place = {"US": "US ", "HK": "Hong Kong "}[country[0]] if country else ""
    return f"{place}{plain}"


def _noun_phrase(text: str) -> str:
    """The noun phrase that a text ends with, and what it is fitted with: `phones with cameras`."""
    found = tokens(text)
    first = len(found)
    while first and found[first - 1].text not in {",", ";", "(", ")"}:
        lower = found[first - 1].lower
        if lower in lexicon.CLOSED and lower not in _INNER:
            break
        is_behind_name = first > 1 and found[first - 2].is_capital
        if is_behind_name and lexicon.is_third_person(lower):  # `Norda sells phones`
            break
        first -= 1
    while first < len(found) and found[first].lower in _INNER:
        first += 1
    return text[found[first].start :].strip() if first < len(found) else ""


_INNER = frozenset("with of".split())


def money(
    clause: Clause, rest: str, behind: str, figure: Figure, names: Names
) -> tuple[str, str] | None:
    """`How many euros did Line 9 cost?` and no unit, for an amount behind the verb."""
    unit = currency(figure)
    words = rest.split()
    verb = clause.base or lexicon.base(words[-1] if words else "")
    if verb in _COSTS and is_object(words, clause):
        return ask(f"how many {unit}", clause, names, f"{rest}{kept(behind)}"), ""
    if words == ["worth"] and clause.auxiliary:
        return ask(f"how many {unit}", clause, names, "worth"), ""
    sold = words[-1:] == ["for"] and verb in _TRADES
    if sold and len(words) > 1:
        return ask(f"for how many {unit}", clause, names, f"{rest[:-4]}{kept(behind)}"), ""
    return None
