"""Which lines does a citation mean, and are they still what its author saw?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from quizzer.authoring.sources import fingerprint as prints
from quizzer.authoring.sources.blocks import Heading
from quizzer.authoring.sources.documents import Document
from quizzer.authoring.sources.titles import bare
from quizzer.cards.citation import Citation


class State(StrEnum):
    """What has become of a cited passage."""

    FOUND = "found"
    MOVED = "moved"
    CHANGED = "changed"
    MISSING = "missing"
    UNPRINTED = "unprinted"


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a citation's passage stands now. Lines count from 1 and are 0 where there are none.

    `reason` says in words what is wrong; it is empty for a passage that was found unchanged.
    """

    state: State
    first_line: int = 0
    last_line: int = 0
    heading: Heading | None = None
    reason: str = ""


def passage_of(citation: Citation, document: Document) -> Passage:
    """The passage of a citation: its lines, or all lines under its heading."""
    place = _lines_named(citation, document)
    if isinstance(place, str):
        return _moved(citation, document) or Passage(State.MISSING, reason=place)
    first, last = place
    text = document.text(first, last)
    heading = heading_over(document, first)
    if not prints.is_print(citation.fingerprint):
        if (missing := _quote_missing(citation, text)) is not None:
            return Passage(State.CHANGED, first, last, heading, missing)
        reason = "the citation has no fingerprint yet"
        return Passage(State.UNPRINTED, first, last, heading, reason)
    if not prints.matches(text, citation.fingerprint):
        changed = "the passage is not what it was when the card was written"
        return _moved(citation, document) or Passage(State.CHANGED, first, last, heading, changed)
    if (missing := _quote_missing(citation, text)) is not None:
        return Passage(State.CHANGED, first, last, heading, missing)
    return Passage(State.FOUND, first, last, heading)


def anchored(citation: Citation, document: Document) -> Citation:
    """The citation in its full form: lines, nearest heading above them, fingerprint.

    Completes `bhutia:404-410` and `bhutia:"Cost Efficiency"`, and gives a passage that has moved
    its new lines. A citation whose passage has changed or is missing is returned as it is, and
    so is one that is complete: `anchored(anchored(c, d), d) == anchored(c, d)`. The quote and a
    longer fingerprint stay as they are written. Pure; raises nothing.
    """
    passage = passage_of(citation, document)
    if passage.state in (State.CHANGED, State.MISSING):
        return citation
    text = document.text(passage.first_line, passage.last_line)
    printed = prints.is_print(citation.fingerprint)
    return replace(
        citation,
        first_line=passage.first_line,
        last_line=passage.last_line,
        heading=passage.heading.text if passage.heading else "",
        fingerprint=citation.fingerprint if printed else prints.fingerprint(text),
    )


def heading_over(document: Document, line: int) -> Heading | None:
    """The nearest heading at or above a line."""
    found = None
    for heading in document.headings:
        if heading.line > line:
            break
        found = heading
    return found


def headings_named(document: Document, title: str) -> tuple[Heading, ...]:
    """The headings with a title, however it is marked, numbered and quoted."""
    wanted = _key(title)
    return tuple(heading for heading in document.headings if _key(heading.text) == wanted)


def _key(title: str) -> str:
    return prints.normalised(bare(title)).casefold()


def _lines_named(citation: Citation, document: Document) -> tuple[int, int] | str:
    """The first and the last line, without blank ones at the ends; a sentence where none are."""
    if not citation.first_line:
        return _lines_under(citation.heading, document)
    first, last = citation.first_line, citation.last_line
    if last > len(document.lines):
        return f"{document.name} has only {_lines(len(document.lines))}"
    return _tight(document, first, last) or f"there is no text in the cited {citation.lines}"


def _lines_under(title: str, document: Document) -> tuple[int, int] | str:
    if not title:
        return "the citation names neither lines nor a heading"
    named = headings_named(document, title)
    if not named:
        return f"{document.name} has no heading “{title}”"
    if len(named) > 1:
        at = ", ".join(str(heading.line) for heading in named)
        return f"the heading “{title}” stands in several lines ({at}): name the lines"
    first = named[0].line
    ends = (h.line - 1 for h in document.headings if h.line > first and h.level <= named[0].level)
    return _tight(document, first, next(ends, len(document.lines))) or (first, first)


def _tight(document: Document, first: int, last: int) -> tuple[int, int] | None:
    worded = [n for n in range(first, last + 1) if document.lines[n - 1].strip()]
    return (worded[0], worded[-1]) if worded else None


def _quote_missing(citation: Citation, text: str) -> str | None:
    if not citation.quote or prints.normalised(citation.quote) in prints.normalised(text):
        return None
    return "the quote does not stand in the passage"


def _moved(citation: Citation, document: Document) -> Passage | None:
    """The same words in other lines: under the same heading if possible, and not far away."""
    if not prints.is_print(citation.fingerprint):
        return None
    wanted = _key(citation.heading)

    def distance(place: tuple[int, int]) -> tuple[bool, int]:
        heading = heading_over(document, place[0])
        is_elsewhere = heading is None or _key(heading.text) != wanted
        return is_elsewhere, abs(place[0] - citation.first_line)

    candidates = _index(document).get(citation.fingerprint[: prints.FEWEST_DIGITS].lower(), ())
    for first, last in sorted(candidates, key=distance):
        text = document.text(first, last)
        if prints.matches(text, citation.fingerprint) and _quote_missing(citation, text) is None:
            reason = f"the passage has moved to {_lines_at(first, last)}"
            return Passage(State.MOVED, first, last, heading_over(document, first), reason)
    return None


@lru_cache(maxsize=8)
def _index(document: Document) -> dict[str, list[tuple[int, int]]]:
    """The lines of every passage that there could be, by the head of its fingerprint."""
    found = defaultdict(list)
    for head, first, last in prints.windows(document.lines):
        found[head].append((first, last))
    return found


def _lines_at(first: int, last: int) -> str:
    return f"line {first}" if first == last else f"lines {first}–{last}"


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"
