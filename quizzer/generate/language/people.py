"""Which noun phrases say who someone is, rather than what something is?"""

from __future__ import annotations

import re

_PEOPLE = frozenset(
    """
    actor actress adviser advisor architect artist astronomer athlete author banker biologist
    bishop botanist boy builder businessman businesswoman captain ceo chairman chairwoman chancellor
    chemist child citizen clerk coach co-founder composer conductor conqueror critic dancer daughter
    designer diplomat director doctor economist editor emperor engineer entrepreneur executive
    explorer farmer father filmmaker founder general geologist geographer girl governor grandson
    hero historian husband industrialist inventor investor journalist judge king lawyer leader
    lecturer man mathematician mayor merchant minister missionary monk mother musician naturalist
    novelist nun nurse officer painter philosopher photographer physician physicist pianist pilot
    pioneer poet politician pope president priest prince princess principal producer professor
    psychologist queen researcher ruler sailor scholar scientist sculptor secretary senator singer
    soldier son statesman student sultan surgeon surveyor teacher theologian trader tutor widow wife
    woman writer zoologist abbot accountant admiral ambassador archbishop baker bookkeeper butcher
    carpenter commander commissioner consul count countess curate curator deacon dean drummer duke
    earl footballer goalkeeper guitarist headmaster inspector jurist knight librarian magistrate
    manager mechanic midwife muralist organist orphan pastor playwright prefect programmer
    rector schoolmaster sergeant shepherd sheriff shopkeeper spokesman spokeswoman striker treasurer
    trainer vicar brother sister predecessor successor colleague assistant
    """.split()
)
_END = re.compile(
    r"\s(?:of|from|in|at|for|who|that|which|with|and|to|born|named|called|known|under)\b|,"
)


def is_person(phrase: str) -> bool:
    """Whether a phrase such as `a former French diplomat` means a person, by its head."""
    head = _END.split(phrase, maxsplit=1)[0].split()
    return bool(head) and head[-1].lower() in _PEOPLE


def is_called_person(name: str, phrase: str) -> bool:
    """Whether a name with a description is that of a person: `Malcolm McLean, a trucker`."""
    if is_person(phrase.partition(" ")[2]):
        return True
    head = _END.split(phrase, maxsplit=1)[0].split()[-1:]
    has_two = " " in name and not name.lower().startswith("the ")
    return has_two and phrase.startswith(("a ", "an ")) and any(_DOER.search(one) for one in head)


_DOER = re.compile(r"(?:er|ist|ian|smith|wright)$")


def is_role(word: str) -> bool:
    """Whether one noun means a person: `founder`."""
    return word.lower() in _PEOPLE
