"""How is a card written in a deck, and how a deck that is new?

Whatever a text holds, it is read as itself: what was written is read back, and what does not come
back as it was is not written at all.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from quizzer.authoring import reading
from quizzer.authoring.drafts import lines
from quizzer.authoring.drafts.lines import Value
from quizzer.authoring.drafts.saying import said_of, said_of_source
from quizzer.authoring.entries import Cards
from quizzer.authoring.events import Cut, build
from quizzer.authoring.fields import Context
from quizzer.authoring.problems import Report
from quizzer.authoring.schema.deck import MODELINE
from quizzer.cards.deck import Deck, Entry

_SOURCES_NAMED = 1
"""With so many sources, the first is the default of citations that an author adds."""


@dataclass(frozen=True, slots=True)
class NewDeck:
    """A new deck file, and the ids of the cards that could not be written."""

    data: bytes
    dropped: tuple[str, ...] = ()


def entry_lines(entry: Entry, indent: int = lines.STEP) -> str | None:
    """A card as an item of `cards:`, on lines of its own and without the last line's end.

    `indent` is that of the dash. None when a text of it cannot be written.
    """
    entry = rounded(entry)
    try:
        body = lines.pairs(said_of(entry), indent + lines.STEP)
    except lines.UnwritableError:
        return None
    text = "\n".join(lines.behind_dash(body, indent))
    return text if _reads_as(text, entry) else None


def entry_flow(entry: Entry) -> str | None:
    """The same in braces on one line, for a list in brackets."""
    entry = rounded(entry)
    try:
        text = lines.flow(said_of(entry))
    except lines.UnwritableError:
        return None
    return text if _reads_as(f"[{text}]", entry) else None


def new_deck(deck: Deck) -> NewDeck:
    """A new deck file. Its citations name their sources.

    Raises UnwritableError when the deck's own texts cannot be written: an id, a title, a file.
    """
    cards = {entry.id: entry_lines(entry) for entry in deck.entries}
    written = [text for text in cards.values() if text is not None]
    parts = [*_head(deck), "cards:", "\n\n".join(written)]
    data = "".join(f"{part}\n" for part in parts if part).encode()
    return NewDeck(data, tuple(id_ for id_, text in cards.items() if text is None))


def _head(deck: Deck) -> list[str]:
    head: dict[str, Value] = {
        reading.QUIZZER.key: str(reading.FORMAT),
        reading.DECK_ID.key: deck.id,
        reading.TITLE.key: deck.title,
        reading.DESCRIPTION.key: deck.description,
        reading.LANGUAGE.key: deck.language,
        reading.LICENSE.key: deck.license,
        reading.AUTHORS.key: deck.authors,
    }
    sources = {source.id: said_of_source(source) for source in deck.sources}
    topics = {topic.path: topic.title for topic in deck.topics}
    found = [MODELINE, *lines.pairs({key: value for key, value in head.items() if value}, 0)]
    if sources:
        found.append(f"{reading.SOURCES.key}:")
        for name, said in sources.items():
            found += lines.below(name, said, lines.STEP)
    if topics:
        found += lines.below(reading.TOPICS.key, topics, 0)
    if len(sources) == _SOURCES_NAMED:
        default = {reading.DEFAULT_SOURCE.key: deck.sources[0].id}
        found += lines.pair(reading.DEFAULTS.key, default, 0)
    return found


def _reads_as(text: str, entry: Entry) -> bool:
    """Whether a list of one card is read as it."""
    report = Report()
    try:
        node = build(f"{text}\n", report)
    except Cut:
        return False
    if node is None:
        return False
    sources = frozenset(citation.source for citation in entry.citations)
    read = Cards().read(node, Context(report, sources)) or ()
    return not len(report) and [replace(one, line=0) for one in read] == [replace(entry, line=0)]


def rounded(entry: Entry) -> Entry:
    """The entry with the confidence that is written: a hundredth is sure enough."""
    draft = entry.draft
    if draft is None:
        return entry
    return replace(entry, draft=replace(draft, confidence=round(draft.confidence, 2)))
