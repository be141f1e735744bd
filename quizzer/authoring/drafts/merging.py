"""What does a deck file look like with drafts made anew, and nothing else of it changed?

What is there by its id stays as it is, whether it is still a draft, was changed or accepted; what
was rejected does not come back. New drafts go behind the last card.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from quizzer.authoring.drafts.adding import with_cards, with_pairs_in
from quizzer.authoring.drafts.editing import Opened
from quizzer.authoring.drafts.placing import Placed, placed
from quizzer.authoring.drafts.renewing import IsThere, brought_up_to_date, indent_of_cards
from quizzer.authoring.drafts.saying import said_of_source
from quizzer.authoring.drafts.writing import entry_flow, entry_lines, rounded
from quizzer.authoring.reading import CARDS, SOURCES, TOPICS
from quizzer.cards.deck import Deck, Entry


@dataclass(frozen=True, slots=True)
class Merged:
    """A deck file's content after merging, and what became of drafts, by their ids.

    Of those that were made, `kept` were there already, `rejected` a person did not want, and
    `dropped` cannot be written. Of those in the deck, `gone` are marked from now on because their
    passage was not found, `found` no longer are, and `renewed` have a citation of their passage as
    it reads now.
    """

    data: bytes
    added: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    renewed: tuple[str, ...] = ()


def merge(data: bytes, path: str, made: Deck, is_there: IsThere) -> Merged:
    """The deck file with the drafts of `made` that it lacks, their topics and their sources.

    Merging the same again changes nothing. Raises BrokenDeckError for a deck with problems, and
    EditingError where it cannot be edited safely.
    """
    brought = brought_up_to_date(Opened.of(data, path), made, is_there)
    opened = brought.opened
    kept, rejected, new = _sorted_out(map(rounded, made.entries), opened.deck)
    indent = indent_of_cards(opened)
    cards = {
        entry.id: (block, flow)
        for entry in placed(new, made, opened.deck).entries
        if (block := entry_lines(entry, indent)) and (flow := entry_flow(entry))
    }
    home = placed([entry for entry in new if entry.id in cards], made, opened.deck)
    return Merged(
        _with_drafts(opened, home, list(cards.values())).data,
        added=tuple(cards),
        kept=kept,
        rejected=rejected,
        dropped=tuple(entry.id for entry in new if entry.id not in cards),
        gone=brought.gone,
        found=brought.found,
        renewed=brought.renewed,
    )


def _sorted_out(
    made: Iterable[Entry], deck: Deck
) -> tuple[tuple[str, ...], tuple[str, ...], list[Entry]]:
    """The ids that are there, the ids that were rejected, and the drafts that are new.

    A card that asks the same is there too: somebody gave it another id. But a draft whose passage
    is gone does not stand in the way of the same one from another passage.
    """
    there = {entry.id for entry in deck.entries}
    contents = {e.content for e in deck.entries if not (e.draft and e.draft.is_gone)}
    refused = {rejection.id for rejection in deck.rejected}
    kept, rejected = [], []
    new: dict[str, Entry] = {}
    for entry in made:
        if entry.id in there or entry.content in contents:
            kept.append(entry.id)
        elif entry.id in refused:
            rejected.append(entry.id)
        else:
            new.setdefault(entry.id, entry)
    return tuple(kept), tuple(rejected), list(new.values())


def _with_drafts(opened: Opened, home: Placed, cards: Sequence[tuple[str, str]]) -> Opened:
    """The deck with drafts behind its last card, and with the sources and topics they need."""
    if not cards:
        return opened
    root, layout = opened.written.root, opened.layout
    sources = {source.id: said_of_source(source) for source in home.sources}
    topics = {topic.path: topic.title for topic in home.topics}
    edits = [
        *with_pairs_in(root, SOURCES.key, sources, layout),
        *with_pairs_in(root, TOPICS.key, topics, layout),
        *with_cards(root, cards, layout),
    ]
    deck = opened.deck
    meant = replace(
        deck,
        sources=(*deck.sources, *home.sources),
        topics=(*deck.topics, *home.topics),
        entries=(*deck.entries, *home.entries),
    )
    return opened.after(edits, meant, opened.written.place(CARDS.key).line)
