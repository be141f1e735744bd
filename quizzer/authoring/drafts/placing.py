"""Where in a deck do drafts belong that know its sources and topics by other names?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count

from quizzer.cards.citation import Source
from quizzer.cards.deck import Deck, Entry, Topic


@dataclass(frozen=True, slots=True)
class Placed:
    """Drafts that name the deck's own sources and topics, and those that it lacks for them."""

    entries: tuple[Entry, ...]
    sources: tuple[Source, ...]
    topics: tuple[Topic, ...]


def placed(drafts: Sequence[Entry], made: Deck, deck: Deck) -> Placed:
    """Drafts from `made` as cards of `deck`.

    A source is the same document when its file or its digest is; a topic is the same when its
    path is, or when its title is and no other topic has it.
    """
    sources = _source_names(made.sources, deck.sources)
    topics = _topic_paths(made.topics, deck.topics)
    entries = tuple(
        replace(
            draft,
            topic=topics.get(draft.topic, draft.topic),
            citations=tuple(
                replace(citation, source=sources.get(citation.source, citation.source))
                for citation in draft.citations
            ),
        )
        for draft in drafts
    )
    cited = {citation.source for entry in entries for citation in entry.citations}
    cited -= {source.id for source in deck.sources}
    under = {path for entry in entries for path in _with_parents(entry.topic)}
    under -= {topic.path for topic in deck.topics}
    new_sources = (replace(source, id=sources[source.id]) for source in made.sources)
    new_topics = (replace(topic, path=topics[topic.path]) for topic in made.topics)
    return Placed(
        entries,
        tuple(source for source in new_sources if source.id in cited),
        tuple(topic for topic in new_topics if topic.path in under),
    )


def _source_names(made: Sequence[Source], known: Sequence[Source]) -> dict[str, str]:
    """The id in the deck of each source."""
    taken = {source.id for source in known}
    names: dict[str, str] = {}
    for source in made:
        same = next((old.id for old in known if _is_same(source, old)), None)
        names[source.id] = same or _free(source.id, taken)
        taken.add(names[source.id])
    return names


def _is_same(one: Source, other: Source) -> bool:
    if one.file and one.file == other.file:
        return True
    short, long = sorted((one.blake2, other.blake2), key=len)
    return bool(short) and long.startswith(short)


def _free(name: str, taken: set[str]) -> str:
    """The id itself, or with the first number behind it that makes it new."""
    if name not in taken:
        return name
    return next(other for n in count(2) if (other := f"{name}-{n}") not in taken)


def _topic_paths(made: Sequence[Topic], known: Sequence[Topic]) -> dict[str, str]:
    """The path in the deck of each topic; a new one goes below that of its parent."""
    there = {topic.path for topic in known}
    titles = Counter(_key(topic) for topic in made)
    known_titles = Counter(_key(topic) for topic in known)
    by_title = {_key(topic): topic.path for topic in known if known_titles[_key(topic)] == 1}
    paths: dict[str, str] = {}
    for topic in sorted(made, key=lambda topic: topic.path.count("/")):
        same = by_title.get(_key(topic)) if titles[_key(topic)] == 1 else None
        parent, slash, leaf = topic.path.rpartition("/")
        below = f"{paths.get(parent, parent)}{slash}{leaf}"
        paths[topic.path] = topic.path if topic.path in there else same or below
    return paths


def _key(topic: Topic) -> str:
    return " ".join(topic.title.split()).casefold()


def _with_parents(path: str) -> Iterable[str]:
    while path:
        yield path
        path = path.rpartition("/")[0]
