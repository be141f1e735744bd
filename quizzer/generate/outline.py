"""Under which headings does a heading really stand, where levels and numbers disagree?

Converters and hasty authors give `1. Challenges` and `2. Successes` different levels, or a chapter
and its numbered parts the same one. Numbers in a row tell what belongs together.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from quizzer.generate.material import Title

_DEEPER = 0.5
"""How much deeper the numbered parts of a heading stand that has their own level."""


@dataclass(frozen=True, slots=True)
class _Open:
    title: Title
    depth: float


def paths(titles: Sequence[Title], bare: Container[int]) -> dict[int, tuple[Title, ...]]:
    """The headings over each heading, itself last, by its line.

    `titles` are all headings in order; `bare` has the lines of those without text of their own.
    """
    opened: list[_Open] = []
    counted: set[tuple[int, float]] = set()
    found = {}
    for title in titles:
        depth = _depth(title, opened, counted, bare)
        while opened and opened[-1].depth >= depth:
            opened.pop()
        if title.number:
            counted.add((opened[-1].title.line if opened else 0, depth))
        opened.append(_Open(title, depth))
        found[title.line] = tuple(one.title for one in opened)
    return found


def _depth(
    title: Title,
    opened: Sequence[_Open],
    counted: Container[tuple[int, float]],
    bare: Container[int],
) -> float:
    if not opened or not title.number:
        return title.level
    last = opened[-1]
    if title.number == 1:
        over = next((one for one in reversed(opened[:-1]) if one.depth < last.depth), None)
        begins_anew = (over.title.line if over else 0, last.depth) in counted
        is_part = last.title.level == title.level and not last.title.number
        if is_part and (begins_anew or last.title.line in bare):
            return last.depth + _DEEPER
        return title.level
    before = [one for one in opened if one.title.number == title.number - 1]
    alike = [one for one in before if one.title.level == title.level]
    if alike:
        return alike[-1].depth
    if last in before and title.level > last.title.level:
        return last.depth
    return title.level
