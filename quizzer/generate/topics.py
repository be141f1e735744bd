"""Which topics does a document give a deck, and under which of them is a passage?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from quizzer.cards.deck import Topic
from quizzer.generate.identity import slug
from quizzer.generate.material import Material, Title

MOST_LEVELS = 2
LONGEST_TITLE = 60
LONGEST_DOCUMENT_TITLE = 200
"""Characters of the titles that are taken from headings."""

_FEWEST_FLAT = 2
"""Chapters that stand on the level of their sections, from which on this is a document's habit."""

_ORDINAL = re.compile(
    r"(?:(?:part|chapter|section|unit|lesson|appendix|book|step)\s*)?"
    r"(?:\d+(?:\.\d+)*|x{0,3}(?:ix|iv|v?i{0,3})|[a-z]|one|two|three|four|five|six|seven|eight|nine"
    r"|ten)?[.:)]?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics of a document in its order, and the topic of each of its headings by line."""

    tree: tuple[Topic, ...]
    paths: dict[int, str]

    def topic_of(self, titles: Sequence[Title]) -> str:
        """The path of the topic of what stands under some headings; empty where it has none."""
        return self.paths.get(titles[-1].line, "") if titles else ""


def topics_of(material: Material) -> Topics:
    """The topics that the headings of a document give: chapters, and the sections in them.

    What only counts, as `Chapter 3`, and the document's own title give none.
    """
    names = _Names()
    paths = {}
    for line, above in _above(material):
        paths[line] = names.path(above)
    return Topics(tuple(names.topics), paths)


def document_title(material: Material) -> str:
    """The title that a document begins with; empty where it begins with a chapter."""
    titles = _own_titles(material)
    return _short(": ".join(title.text.rstrip(" .:") for title in titles), LONGEST_DOCUMENT_TITLE)


class _Names:
    """Gives each section a path, and the same title in the same place the same one."""

    def __init__(self) -> None:
        self.topics: list[Topic] = []
        self._titles: dict[str, str] = {}

    def path(self, titles: Sequence[Title]) -> str:
        """The path of a section under its chapter."""
        path = ""
        for title in titles:
            path = self._below(path, title.text)
        return path

    def _below(self, parent: str, title: str) -> str:
        name = slug(title)
        base = f"{parent}/{name}" if parent else name
        path, count = base, 1
        while self._titles.get(path, title) != title:
            count += 1
            path = f"{base}-{count}"
        if path not in self._titles:
            self._titles[path] = title
            self.topics.append(Topic(path, _short(title, LONGEST_TITLE)))
        return path


def _above(material: Material) -> Iterator[tuple[int, tuple[Title, ...]]]:
    """Each heading's line with the headings that make its topic, from the chapter down."""
    own = set(_own_titles(material))
    chapters = _flat_chapters(material, own)
    chapter: Title | None = None
    for path in material.headings:
        head = path[0]
        if head in chapters:
            chapter = head
        elif chapter and (head in own or head.level < chapter.level):
            chapter = None
        is_under = chapter is not None and head != chapter
        titles = (chapter, *path) if chapter and is_under else path
        named = [title for title in titles if title not in own and _says_something(title)]
        yield path[-1].line, tuple(named[:MOST_LEVELS])


def _flat_chapters(material: Material, own: set[Title]) -> set[Title]:
    """The headings without text of their own that stand on the level of what they head."""
    bare = _bare(material)
    before = [
        (path[-1], behind)
        for path, behind in pairwise(material.headings)
        if len(path) == 1 and path[-1] in bare and path[-1] not in own
    ]
    flat = [title.level for title, behind in before if len(behind) == 1]
    flat = [level for level in flat if flat.count(level) >= _FEWEST_FLAT]
    if not flat:
        return set()
    level = min(flat)
    return {
        title
        for title, behind in before
        if title.level == level and (len(behind) == 1 or behind[-1].level == level + 1)
    }


def _own_titles(material: Material) -> tuple[Title, ...]:
    """The headings at its beginning that are its title and subtitle."""
    titles, bare = [path[-1] for path in material.headings], _bare(material)
    if not titles:
        return ()
    first = titles[0]
    passage = next(material.passages(), None)
    if passage is not None and passage.first_line < first.line:
        return ()
    if not any(title.level <= first.level for title in titles[1:]):
        return (first,)
    opening = tuple(takewhile(lambda t: t in bare and t.level == first.level, titles))
    return opening if len(opening) > 1 else ()


def _bare(material: Material) -> set[Title]:
    """The headings without text of their own."""
    worded = {passage.titles[-1].line for passage in material.passages() if passage.titles}
    return {path[-1] for path in material.headings if path[-1].line not in worded}


def _says_something(title: Title) -> bool:
    return bool(slug(title.text)) and not _ORDINAL.fullmatch(title.text.strip())


def _short(title: str, longest: int) -> str:
    """A title of so many characters at most, cut between words."""
    line = " ".join(title.split()).rstrip(" .:")
    if len(line) <= longest:
        return line
    return f"{line[: longest - 1].rsplit(' ', 1)[0].rstrip(' ,;:')}…"
