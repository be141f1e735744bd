"""Which links does a text hold that may be followed, and where does each really lead?

A link is followed only when its reader has seen the whole of its target. So a target has no
character that could hide or reorder a part of it, and is short enough to be read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from quizzer.cards.clean import clean

LONGEST = 1000
"""Characters of a target; what is longer cannot be judged by reading."""

_LINK = re.compile(r"(?:https?://|mailto:)[^\s<>\"“”«»`|\\^{}]+", re.IGNORECASE)
_TRAILING = ".,;:!?'’*_~"


@dataclass(frozen=True, slots=True)
class Link:
    """A target with scheme http, https or mailto. `host` is the site or the mailbox it leads to.

    The host is in ASCII, so that a letter of another alphabet cannot pass for one of ours.
    """

    target: str
    host: str


def links_in(text: str) -> tuple[Link, ...]:
    """The links of a text, each once, in order."""
    found = (_link(_trimmed(match[0])) for match in _LINK.finditer(text))
    return tuple(dict.fromkeys(link for link in found if link is not None))


def _trimmed(target: str) -> str:
    """Without what ends the sentence or the brackets around the link."""
    while target:
        last = target[-1]
        closes = {")": "(", "]": "["}.get(last)
        is_unmatched = closes is not None and target.count(last) > target.count(closes)
        if last not in _TRAILING and not is_unmatched:
            break
        target = target[:-1]
    return target


def _link(target: str) -> Link | None:
    if len(target) > LONGEST or clean(target) != target:
        return None
    try:
        parts = urlsplit(target)
        host = parts.path.partition("?")[0] if parts.scheme == "mailto" else parts.hostname or ""
        name, at, domain = host.rpartition("@")
        readable = name + at + domain.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return None
    return Link(target, readable) if domain else None
