"""Which entries are good enough for a deck: proven by their passage, and faultless for lint?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizzer.cards.card import cards_of
from quizzer.cards.deck import Deck, Entry
from quizzer.study.drafting.grouping import apart, without_lone_groups

if TYPE_CHECKING:
    from quizzer.authoring.codes import Code
    from quizzer.authoring.sources.documents import Document
    from quizzer.authoring.written import WrittenDeck

UNPROVEN_SHARE = 0.7
"""What is left of the confidence in a draft that no rule can prove. Most of them are good: what
a rule cannot decide is often which of two figures in one sentence a question means."""

_PATTERN_PART = 10
"""One in so many cards of a pattern is left out at a time, and one at least."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A draft that does not come into the deck, and why in a few words."""

    entry: Entry
    reason: str


def sifted(
    deck: Deck, documents: Mapping[str, Document], most: int | None
) -> tuple[tuple[Entry, ...], tuple[Dropped, ...]]:
    """The drafts of a new deck that are good enough, `most` of them at most, and the others.

    `documents` are those of the deck's sources, by their ids.
    """
    from quizzer.generate.choosing import repeated, surest

    again = repeated(deck.entries)
    dropped = [Dropped(entry, "asks what a surer one asks") for entry in again]
    gone = {entry.id for entry in again}
    once = tuple(entry for entry in deck.entries if entry.id not in gone)
    proven, unfound = proved(replace(deck, entries=once), documents)
    written, unwritable = _written(replace(deck, entries=tuple(proven)))
    dropped += unfound
    dropped += [Dropped(entry, "a deck cannot hold its characters") for entry in unwritable]
    written = apart(written)
    kept, weak = faultless(written, written.deck.entries)
    dropped += weak
    if most is None:
        return without_lone_groups(kept), tuple(dropped)
    while weak := faultless(only(written, chosen := surest(kept, most)), chosen)[1]:
        dropped += weak
        gone = {one.entry.id for one in weak}
        kept = [entry for entry in kept if entry.id not in gone]
    return without_lone_groups(chosen), tuple(dropped)


def proved(deck: Deck, documents: Mapping[str, Document]) -> tuple[list[Entry], list[Dropped]]:
    """The entries whose passages stand as cited; of what is not proven one is less sure."""
    from quizzer.authoring.sources.proving import Verdict, cited, prove

    sources = {source.id: source for source in deck.sources}
    kept, dropped = [], []
    for entry in deck.entries:
        passages = [cited(c, sources[c.source], documents[c.source]) for c in entry.citations]
        verdicts = {
            prove(card, passages, deck.language).verdict for card in cards_of(deck.id, entry)
        }
        if verdicts & {Verdict.STALE, Verdict.MISSING}:
            dropped.append(Dropped(entry, "its passage cannot be cited"))
        else:
            kept.append(entry if verdicts == {Verdict.PROVEN} else _less_sure(entry))
    return kept, dropped


def faultless(written: WrittenDeck, drafts: Iterable[Entry]) -> tuple[list[Entry], list[Dropped]]:
    """Those of some drafts in a deck that may stay, so that lint says nothing about them.

    Of two that do not go together the less sure one goes, and a draft rather than another card.
    """
    by_id = {entry.id: entry for entry in drafts}
    reasons: dict[str, str] = {}
    while found := _to_leave_out(written, by_id):
        reasons |= {name: code.slug for name, code in found.items()}
        written = _with(written, (e for e in written.deck.entries if e.id not in found))
    kept = [entry for entry in by_id.values() if entry.id not in reasons]
    return kept, [Dropped(by_id[name], reason) for name, reason in reasons.items()]


def _less_sure(entry: Entry) -> Entry:
    assert entry.draft is not None
    confidence = round(entry.draft.confidence * UNPROVEN_SHARE, 2)
    return replace(entry, draft=replace(entry.draft, confidence=confidence))


def _written(deck: Deck) -> tuple[WrittenDeck, list[Entry]]:
    """The deck as a file says it, and the entries that cannot be written."""
    from quizzer.authoring.deckfile import parse_deck
    from quizzer.authoring.drafts.writing import new_deck

    made = new_deck(deck)
    written = parse_deck(made.data, "").written
    assert written is not None, "what is written can be read"
    lost = set(made.dropped)
    return written, [entry for entry in deck.entries if entry.id in lost]


def only(written: WrittenDeck, entries: Iterable[Entry]) -> WrittenDeck:
    """The deck with some of its entries, and everything else."""
    names = {entry.id for entry in entries}
    return _with(written, (entry for entry in written.deck.entries if entry.id in names))


def _with(written: WrittenDeck, entries: Iterable[Entry]) -> WrittenDeck:
    return replace(written, deck=replace(written.deck, entries=tuple(entries)))


def _to_leave_out(written: WrittenDeck, drafts: Mapping[str, Entry]) -> dict[str, Code]:
    """The drafts that lint finds weak by themselves, or beside others; else those of a pattern."""
    from quizzer.authoring.codes import Code
    from quizzer.authoring.lint.items import DeckItems
    from quizzer.authoring.lint.running import weaknesses

    about: list[tuple[Code, tuple[str, ...]]] = []
    patterns: list[tuple[Code, tuple[str, ...]]] = []
    for code, weakness in weaknesses(DeckItems(written)):
        if code is not Code.EMPTY_TOPIC:  # topics are written for the drafts that stay
            where = about if weakness.items else patterns
            items = weakness.items or weakness.among
            where.append((code, tuple(item.entry.id for item in items)))
    return _weak(about, drafts) or dict(_of_patterns(patterns, drafts))


def _weak(
    about: Sequence[tuple[Code, tuple[str, ...]]], drafts: Mapping[str, Entry]
) -> dict[str, Code]:
    """The drafts to leave out so that none of these is left, the less sure ones first."""
    beside: dict[str, list[tuple[Code, frozenset[str]]]] = {}
    for code, names in about:
        for name in names:
            if name in drafts:
                beside.setdefault(name, []).append((code, frozenset(names) - {name}))
    out: dict[str, Code] = {}
    stays: set[str] = set()
    for name in sorted(beside, key=lambda name: (-_confidence(drafts[name]), name)):
        found = [
            code
            for code, others in beside[name]
            if all(other in stays or other not in drafts for other in others)
        ]
        if found:
            out[name] = found[0]
        else:
            stays.add(name)
    return out


def _of_patterns(
    patterns: Sequence[tuple[Code, tuple[str, ...]]], drafts: Mapping[str, Entry]
) -> Iterator[tuple[str, Code]]:
    """The least sure drafts of each pattern."""
    for code, names in patterns:
        mine = sorted(
            (name for name in names if name in drafts),
            key=lambda name: (_confidence(drafts[name]), name),
        )
        yield from ((name, code) for name in mine[: -(-len(mine) // _PATTERN_PART)])


def _confidence(entry: Entry) -> float:
    return entry.draft.confidence if entry.draft else 1.0
