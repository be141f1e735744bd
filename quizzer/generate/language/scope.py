"""How much of what follows a verb belongs to its own clause?"""

from __future__ import annotations

import re

from quizzer.generate.language import lexicon
from quizzer.generate.language.clauses import Clause
from quizzer.generate.language.tokens import Token, tokens

LONGEST_BEHIND = 9
"""Words behind a figure that still go into a question."""

_SUBORDINATE = re.compile(
    r",?\s(?:because|when|whenever|although|though|while|whereas|where|that(?!\s(?:time|year|day|date|period|point|month)\b)|which|who|whom|whose"
    r"|until(?!\s(?:\w+\s){0,2}\d{4})|since(?!\s(?:\w+\s){0,2}\d{4})|unless|if|so\sthat"
    r"|(?<!\smore\s)(?<!\sless\s)(?<!fewer\s)than|as\s[\w-]+\sas|(?:after|before)\s\w+ing|according\sto)\b|[;:]\s|,\s(?:up|down|compared)\b",
)


def main(rest: str) -> str:
    """What stands before the first subordinate clause or comparison."""
    found = _SUBORDINATE.search(f" {rest}")
    return rest if found is None else rest[: max(0, found.start() - 1)].rstrip(" ,")


def near(text: str) -> str:
    """What stands before the first comma, if that groups no digits and parts no list."""
    place = 0
    while comma := _COMMA.search(text, place):
        listed = _LISTED.match(text, comma.start())
        if listed is None:
            return text[: comma.start()]
        place = listed.end()
    return text


_LISTED = re.compile(
    r",\s(?!(?:including|such|like|which|who|where|but|while|so|an?|the)\b)[^,.;]{1,40}"
    r"(?:,\s[^,.;]{1,40})*,?\s(?:and|or)\s"
)
_COMMA = re.compile(r",(?!\d)")
_THEN = re.compile(
    r"\s?\b(?:at|in|by|since|on)\s(?:that|this)\s(?:time|year|day|date|period|point|month)$"
)
_AND_TO = re.compile(r"\sand\s(?:to\s|(?=[$€£¥\d]|[a-z]+\s[$€£¥\d]))")


def kept(behind: str, counted: str = "") -> str:
    """What follows the counted noun and still belongs to the question."""
    left = _THEN.sub("", _AND_TO.split(near(behind.strip().removeprefix(counted)))[0]).strip()
    is_kept = left and len(left.split()) <= LONGEST_BEHIND
    return f" {left}" if is_kept and not left.startswith(("and ", "or ", "(")) else ""


def is_object(words: list[str], clause: Clause) -> bool:
    """Whether the figure follows the verb itself, an infinitive or a participle."""
    words = [word for word in words if not word.endswith("ly")]
    if not words:
        return not clause.auxiliary or clause.auxiliary.lower() in {"has", "have", "had"}
    is_infinitive = len(words) > 1 and words[-2].lower() == "to" and lexicon.is_base(words[-1])
    is_participle = (
        clause.auxiliary.lower() in {"has", "have", "had"}
        and len(words) == 1
        and lexicon.is_participle(words[0])
    ) or (clause.auxiliary.lower() in lexicon.MODALS and len(words) == 1)
    return is_infinitive or is_participle


def takes_object(words: list[str], clause: Clause) -> bool:
    """Whether words behind the finite verb end in a verb whose object may follow."""
    last = words[-1].lower()
    is_form = lexicon.is_participle(last) if clause.auxiliary else lexicon.is_base(last)
    is_infinitive = len(words) > 1 and words[-2].lower() == "to" and lexicon.is_base(last)
    return is_infinitive or (bool(clause.auxiliary) and is_form)


def without_time(text: str) -> tuple[str, str]:
    """`of its volume since 1931` as what it is of, and when."""
    found = re.search(r"\s(?:since|in|by)\s(?:\w+\s)?\d{4}$", text)
    return (text[: found.start()], found[0].strip()) if found else (text, "")


def of_what(behind: str) -> str:
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
    return token.lower in lexicon.CLOSED - lexicon.DETERMINERS or token.lower == "worldwide"
