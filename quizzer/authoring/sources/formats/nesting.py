"""Are a page's tags within what its parser reads in time that grows with the page alone?

The parser walks all open elements for many a tag, writes every open font and bold anew for each
paragraph, and compares each attribute with all others of its tag.
"""

from __future__ import annotations

import re
from collections import Counter

MOST_TAGS = 1_000_000
DEEPEST = 1_000
"""Elements in one another that need an end tag of their own."""

MOST_REOPENED = 2_000_000
"""Open fonts and the like times tags: how many elements the parser may make of them."""

MOST_ATTRIBUTES = 1_000
"""Attributes of one tag."""

_LONG_TAG = 4_000
_TAG = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*)"
    r"(?P<rest>(?:[\s/]+|[^\s/>][^\s/>=]*"
    r"(?:\s*=\s*(?:\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z)|[^\s>\"'][^\s>]*)?)?)*)",
    re.DOTALL,
)
"""A comment, or a tag with its attributes, as browsers part them."""

_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_GAP = re.compile(r"[\s/]+")
_FORMATS = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_UNNESTED = frozenset(
    """
    area base body br col colgroup dd dt embed head hr html img input li link meta optgroup option
    p param rp rt source tbody td tfoot th thead tr track wbr
    """.split()
)
"""Elements that another tag may end, or that hold nothing."""


def excess(markup: str) -> str:
    """What of a page is too much, in words; empty where nothing is."""
    depths: Counter[str] = Counter()
    depth = formats = most_formats = tags = 0
    for found in _TAG.finditer(markup):
        name = (found["name"] or "").lower()
        if not name:
            continue
        tags += 1
        if tags > MOST_TAGS:
            return "it has more than a million tags"
        rest = found["rest"]
        if len(rest) > _LONG_TAG and len(_GAP.split(_QUOTED.sub(" ", rest))) > MOST_ATTRIBUTES:
            return "a tag has more than a thousand attributes"
        if name in _UNNESTED:
            continue
        step = -1 if found["close"] else 1
        if step < 0 and not depths[name]:
            continue
        depths[name] += step
        depth += step
        if name in _FORMATS:
            formats += step
            most_formats = max(most_formats, formats)
        if depth > DEEPEST:
            return "its elements are in one another more than a thousand deep"
    if most_formats * tags > MOST_REOPENED:
        return "too many of its fonts, links and the like are never closed"
    return ""
