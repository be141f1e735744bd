"""How does a draft look in print: which of its quotation marks are typographic?"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from quizzer.cards.content import Content
from quizzer.cards.quantity import Quantity, Tolerance

_APOSTROPHE = re.compile(r"(?<=\w)'")
_QUOTED = re.compile(r"\"([^\"]+)\"")

_Part = TypeVar("_Part")


def typeset(content: Content) -> Content:
    """The card with `’` and `“ ”` wherever its document has typewriter marks.

    Citations keep what the document has.
    """
    return _typeset(content)


def _typeset(part: _Part) -> _Part:
    if isinstance(part, str):
        return type(part)(_QUOTED.sub(r"“\1”", _APOSTROPHE.sub("’", part)))
    if isinstance(part, tuple):
        return type(part)(map(_typeset, part))
    if isinstance(part, Quantity | Tolerance) or not is_dataclass(part) or isinstance(part, type):
        return part
    return replace(part, **{one.name: _typeset(getattr(part, one.name)) for one in fields(part)})
