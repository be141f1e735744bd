"""Which parts of a section stand side by side, and what introduces them?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from quizzer.generate.language.casing import as_label
from quizzer.generate.language.names import Names
from quizzer.generate.material import Passage, Role, Section

FEWEST = 3
MOST = 7
"""Members of a group that a card can ask for."""

_LONGEST_ITEM = 8
"""Words of an item that is a member by itself."""

_APART = re.compile(
    r"^(?:case|example|introduction|background|overview|conclusions?|summary|references|sources"
    r"|further reading|appendix|notes?|glossary|outlook|abstract|preface|foreword|contents"
    r"|acknowledge?ments|frequently asked|faq)\b|\bexample\b",
    re.IGNORECASE,
)
"""Headings that stand beside others, but not for one more of the same."""


_LABELLED = re.compile(r"^(?P<label>[^\W_a-z][^.:!?;,]{1,50}):\s+(?=\S)")
"""What stands before the colon of an item."""


_FEWEST_BESIDE = 2
"""How many stand side by side; fewer are no group."""


@dataclass(frozen=True, slots=True)
class Member:
    """A labelled part. `label` is written as an answer; `passages` are right under it.

    `parts` are its labelled passages, where it is a section that has parts of its own.
    """

    label: str
    passages: tuple[Passage, ...]
    parts: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Parts side by side in a section. `intro` is the paragraph right before them."""

    section: Section
    members: tuple[Member, ...]
    intro: Passage | None = None

    @property
    def opening(self) -> str:
        """The sentence that introduces them; empty without one."""
        return self.intro.sentences[-1] if self.intro and self.intro.sentences else ""


def groups(section: Section, names: Names) -> Iterator[Group]:
    """The groups right in a section: its labelled passages, its short items, its sub-sections."""
    passages = map(_labelled, section.passages)
    runs = [(kind, tuple(run)) for kind, run in groupby(passages, _kind)]
    for place, (kind, run) in enumerate(runs):
        if kind and len(run) >= _FEWEST_BESIDE:
            before = runs[place - 1][1][-1] if place else None
            intro = before if before and before.role is Role.PARAGRAPH else None
            yield Group(section, tuple(_member(passage, names) for passage in run), intro)
    parts = _alike(section.sections)
    if len(parts) >= _FEWEST_BESIDE:
        last = section.passages[-1] if section.passages else None
        intro = last if last and last.role is Role.PARAGRAPH and not last.label else None
        members = tuple(Member(as_label(one.title, names), _own(one), _parts(one)) for one in parts)
        yield Group(section, members, intro)


def _own(section: Section) -> tuple[Passage, ...]:
    """The passages that speak of the whole section, or all where none does."""
    return tuple(p for p in section.passages if not p.label) or section.passages


def _parts(section: Section) -> tuple[Passage, ...]:
    return tuple(p for p in map(_labelled, section.passages) if p.label)


def _labelled(passage: Passage) -> Passage:
    """An item with its label apart, where that is written as in a sentence: `Dry burn: …`."""
    found = _LABELLED.match(passage.text) if passage.role is Role.ITEM else None
    if found is None or passage.label or not passage.sentences:
        return passage
    first = passage.sentences[0][found.end() :]
    told = (first[:1].upper() + first[1:], *passage.sentences[1:])
    return replace(passage, label=found["label"], sentences=told)


def _kind(passage: Passage) -> str:
    """What it can be a member as: empty where it is none."""
    if passage.label and passage.sentences:
        return f"label of {passage.role}"
    if passage.role is Role.ITEM and _is_short(passage):
        return "short item"
    return ""


def _is_short(passage: Passage) -> bool:
    if passage.label or passage.text.endswith((".", ":")):
        return False
    return len(passage.text.split()) <= _LONGEST_ITEM


def _member(passage: Passage, names: Names) -> Member:
    if passage.label:
        return Member(as_label(passage.label, names), (passage,))
    text = passage.text.rstrip(" ,;.")
    return Member(text[:1].upper() + text[1:], (passage,))


def _alike(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sub-sections that are parts of the same kind: where some are counted, those alone."""
    kept = [one for one in sections if not _APART.search(one.title)]
    counted = [one for one in kept if one.number]
    if not counted:
        return tuple(kept)
    in_a_row = [one for place, one in enumerate(counted, 1) if one.number == place]
    return tuple(in_a_row) if in_a_row == counted else ()
