"""Which drafts of a deck have lost their passage, or have it in other words around it?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from quizzer.authoring.drafted import GONE
from quizzer.authoring.drafts.editing import Opened
from quizzer.authoring.drafts.lines import STEP
from quizzer.authoring.drafts.placing import placed
from quizzer.authoring.drafts.removing import lines_of, without_pairs
from quizzer.authoring.drafts.writing import entry_lines, rounded
from quizzer.authoring.entries import DRAFT
from quizzer.authoring.formatting.layout import Layout
from quizzer.authoring.formatting.pairs import NewPair, with_pairs, with_value
from quizzer.authoring.formatting.splicing import Edit
from quizzer.authoring.nodes import Mapping, Sequence
from quizzer.authoring.problems import Place
from quizzer.authoring.reading import CARDS
from quizzer.authoring.written import value_of
from quizzer.cards.card import Status
from quizzer.cards.citation import Citation, Source
from quizzer.cards.deck import Deck, Entry

IsThere = Callable[[Citation, Source], bool]
"""Whether a passage is still in its document. Of one that is not at hand nobody knows: it is."""

_YES = "true"


@dataclass(frozen=True, slots=True)
class Brought:
    """A deck whose drafts are up to date, and which of them became `gone`, `found` or `renewed`."""

    opened: Opened
    gone: tuple[str, ...]
    found: tuple[str, ...]
    renewed: tuple[str, ...]


def brought_up_to_date(opened: Opened, made: Deck, is_there: IsThere) -> Brought:
    """The deck with those drafts marked whose passage is gone, and those unmarked that have it.

    A draft that was made again has its sentences, though its passage may read otherwise: it gets
    the new citation, unless a person has touched it. Raises EditingError where the deck cannot be
    edited safely.
    """
    again = {entry.id: entry for entry in made.entries}
    deck, layout = opened.deck, opened.layout
    sources = {source.id: source for source in deck.sources}
    gone: list[str] = []
    found: list[str] = []
    renewed: list[str] = []
    edits: list[Edit] = []
    entries = list(deck.entries)
    for number, written in enumerate(opened.written.entries):
        entry, draft, node = written.entry, written.entry.draft, written.value(DRAFT.key)
        if entry.status is not Status.DRAFT or draft is None or not isinstance(node, Mapping):
            continue
        stands = all(is_there(citation, sources[citation.source]) for citation in entry.citations)
        anew = None if stands else again.get(entry.id)
        if anew and (change := _renewed(opened, number, anew, made)):
            entries[number], edit = change
            edits.append(edit)
            renewed.append(entry.id)
            continue
        is_gone = not (stands or anew)
        if is_gone != draft.is_gone:
            entries[number] = replace(entry, draft=replace(draft, is_gone=is_gone))
            (gone if is_gone else found).append(entry.id)
            edits += _mark(node, layout) if is_gone else without_pairs(node, (GONE.key,), layout)
    if edits:
        meant = replace(deck, entries=tuple(entries))
        opened = opened.after(edits, meant, opened.written.place(CARDS.key).line)
    return Brought(opened, tuple(gone), tuple(found), tuple(renewed))


def indent_of_cards(opened: Opened) -> int:
    """The indent of the dashes before the deck's cards."""
    cards = opened.written.value(CARDS.key)
    if isinstance(cards, Sequence) and cards.items and not opened.layout.is_flow(cards):
        return cards.start.column - 1
    return STEP


def _renewed(opened: Opened, number: int, anew: Entry, made: Deck) -> tuple[Entry, Edit] | None:
    """A draft with the citations that it has when made anew; None where it must stay as it is."""
    old = opened.deck.entries[number]
    assert old.draft, "only drafts are renewed"
    [here] = placed([anew], made, opened.deck).entries
    if here.citations == old.citations or not _says_the_same(old, anew):
        return None
    new = replace(old, citations=here.citations, draft=replace(old.draft, is_gone=False))
    edit = _rewritten(opened, number, old, new)
    return (new, edit) if edit else None


def _says_the_same(old: Entry, new: Entry) -> bool:
    """Whether a draft is what it is when it is made again, but for where it stands and belongs."""
    same = replace(new, citations=old.citations, topic=old.topic, draft=old.draft, line=old.line)
    return same == old


def _rewritten(opened: Opened, number: int, old: Entry, new: Entry) -> Edit | None:
    """Another card in place of one that is as it was written; None where a person touched it."""
    cards, layout = opened.written.value(CARDS.key), opened.layout
    known = {source.id for source in opened.deck.sources}
    is_citable = all(citation.source in known for citation in new.citations)
    if not isinstance(cards, Sequence) or layout.is_flow(cards) or not is_citable:
        return None
    first, last = lines_of(cards, number, layout)
    indent = indent_of_cards(opened)
    text = entry_lines(rounded(new), indent)
    if text is None or layout.lines(first, last) != entry_lines(old, indent):
        return None
    return Edit(Place(first, 1), layout.end_of_line(last), text)


def _mark(draft: Mapping, layout: Layout) -> Iterable[Edit]:
    if value_of(draft, GONE.key) is None:
        changed = with_pairs(draft, [NewPair(len(draft.pairs), GONE.key, _YES)], layout)
    else:
        changed = with_value(draft, GONE.key, _YES, layout)
    return changed.edits if changed else ()
