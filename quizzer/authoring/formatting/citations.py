"""How is a citation written in its full form, where its author wrote a short or an old one?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from quizzer.authoring.citing import AT, IN, PRINT, UNDER
from quizzer.authoring.formatting.layout import Layout
from quizzer.authoring.formatting.pairs import (
    Changed,
    NewPair,
    replaced,
    scalar,
    with_pairs,
    with_value,
)
from quizzer.authoring.formatting.splicing import Edit
from quizzer.authoring.formatting.texts import written
from quizzer.authoring.nodes import Mapping, Node, Scalar, Sequence, Style
from quizzer.authoring.reading import SOURCE_BLAKE2, SOURCES
from quizzer.authoring.written import WrittenDeck, WrittenEntry, value_of
from quizzer.cards.citation import Citation, Source
from quizzer.cards.deck import Deck

CITE = "cite"
_ORDER = (IN.key, AT.key, UNDER.key, PRINT.key)


@dataclass(frozen=True, slots=True)
class Documents:
    """What the case documents say of a deck's citations and sources.

    `anchor` gives a citation in its full form, and None for one that it cannot judge. `blake2`
    gives the fingerprint of a source's document, and None when it is not at hand.
    """

    anchor: Callable[[Citation], Citation | None]
    blake2: Callable[[Source], str | None]


NO_DOCUMENTS = Documents(anchor=lambda _: None, blake2=lambda _: None)

DocumentsOf = Callable[[Deck], Documents]
"""Finds the documents of a deck, which only its own sources name."""


@dataclass(frozen=True, slots=True)
class Completed:
    """A card or the sources with citations or fingerprints completed, and how many."""

    node: Mapping
    edits: tuple[Edit, ...]
    count: int


def with_citations(entry: WrittenEntry, documents: Documents, layout: Layout) -> Completed | None:
    """The card with its citations in their full form; None when there is nothing to do."""
    cite = entry.value(CITE)
    if cite is None:
        return None
    nodes = cite.items if isinstance(cite, Sequence) else (cite,)
    changes = [
        _full(node, citation, documents, layout, is_bare=_is_bare_pair(node, cite, layout))
        for node, citation in zip(nodes, entry.entry.citations, strict=True)
    ]
    edits = tuple(edit for change in changes if change for edit in change.edits)
    if not edits:
        return None
    new = [change.node if change else node for node, change in zip(nodes, changes, strict=True)]
    value = replace(cite, items=tuple(new)) if isinstance(cite, Sequence) else new[0]
    card = replaced(entry.node, CITE, value)
    return Completed(card, edits, sum(change is not None for change in changes))


def with_blake2(deck: WrittenDeck, documents: Documents, layout: Layout) -> Completed | None:
    """The deck's sources with the fingerprints of their documents where there are none yet."""
    sources = deck.value(SOURCES.key)
    if not isinstance(sources, Mapping):
        return None
    by_id = {source.id: source for source in deck.deck.sources}
    changes = {
        key.text: change
        for key, node in sources.pairs
        if isinstance(node, Mapping) and value_of(node, SOURCE_BLAKE2.key) is None
        if (blake2 := documents.blake2(by_id[key.text])) is not None
        if (change := with_pairs(node, [_last(node, blake2)], layout)) is not None
    }
    if not changes:
        return None
    pairs = tuple(
        (key, changes[key.text].node if key.text in changes else node)
        for key, node in sources.pairs
    )
    edits = tuple(edit for change in changes.values() for edit in change.edits)
    return Completed(Mapping.at(sources, pairs), edits, len(changes))


def _last(node: Mapping, blake2: str) -> NewPair:
    return NewPair(len(node.pairs), SOURCE_BLAKE2.key, blake2)


def _is_bare_pair(node: Node, cite: Node, layout: Layout) -> bool:
    """Whether it is a pair in a list in brackets without braces: `[at: 3]`."""
    return isinstance(cite, Sequence) and layout.is_flow(cite) and not layout.is_flow(node)


def _full(
    node: Node, citation: Citation, documents: Documents, layout: Layout, *, is_bare: bool
) -> Changed | None:
    full = documents.anchor(citation)
    if full is None or full == citation:
        return None
    match node:
        case Scalar(style=Style.QUOTED):
            return _in_braces(node, full)
        case Scalar(style=Style.PLAIN) if not layout.has_tab_below(node.end.line):
            return _in_braces(node, full)
        case Mapping() if not is_bare:
            return _with_what_is_missing(node, citation, full, layout)
        case _:
            return None


def _in_braces(short: Scalar, full: Citation) -> Changed | None:
    """A mapping in braces in place of a short form."""
    pairs = list(_pairs(full))
    values = [written(text) for _, text in pairs]
    if None in values:
        return None
    inside = ", ".join(f"{key}: {value}" for (key, _), value in zip(pairs, values, strict=True))
    node = Mapping.at(short, ((scalar(key), scalar(text)) for key, text in pairs))
    return Changed(node, (Edit(short.start, short.end, f"{{{inside}}}"),))


def _with_what_is_missing(
    node: Mapping, citation: Citation, full: Citation, layout: Layout
) -> Changed | None:
    """The mapping with the pairs that it lacks, and with those corrected that are wrong.

    An `under:` stays where no heading stands over the passage: nothing is taken away.
    """
    said = dict(_pairs(citation))
    changed = Changed(node, ())
    new: list[NewPair] = []
    for key, text in _pairs(full):
        if value_of(node, key) is None:
            new.append(NewPair(_place_for(key, node), key, text))
        elif said.get(key) != text:
            corrected = with_value(changed.node, key, text, layout)
            if corrected is None:
                return None
            changed = Changed(corrected.node, (*changed.edits, *corrected.edits))
    longer = with_pairs(changed.node, new, layout)
    return longer and Changed(longer.node, (*changed.edits, *longer.edits))


def _place_for(key: str, node: Mapping) -> int:
    """Behind the last of the keys that come before it."""
    before = _ORDER[: _ORDER.index(key)]
    places = [index for index, (name, _) in enumerate(node.pairs, 1) if name.text in before]
    return max(places, default=0)


def _pairs(citation: Citation) -> Iterator[tuple[str, str]]:
    """What is written of a citation, in order."""
    first, last = citation.first_line, citation.last_line
    yield IN.key, citation.source
    if first:
        yield AT.key, str(first) if first == last else f"{first}-{last}"
    if citation.heading:
        yield UNDER.key, citation.heading
    if citation.fingerprint:
        yield PRINT.key, citation.fingerprint
