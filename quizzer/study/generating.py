"""Which draft cards do case documents give, each with the passage that proves it?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from quizzer.cards.citation import Source
from quizzer.cards.content import Kind
from quizzer.cards.deck import ID_PATTERN, Deck, Entry, Topic
from quizzer.errors import QuizzerError, UsageError
from quizzer.study.drafting import merging
from quizzer.study.drafting.cases import Case, read_cases, source_ids
from quizzer.study.drafting.entries import Quoting, entry_of
from quizzer.study.drafting.materials import is_too_long, material_of
from quizzer.study.drafting.sifting import Dropped, sifted
from quizzer.study.starting import title_of

if TYPE_CHECKING:
    from quizzer.generate.drafting import Draft
    from quizzer.generate.topics import Topics
    from quizzer.study.drafting.merging import Outcome

_LANGUAGE = "en"

_MOST_NAMED = 12
_LONGEST_TITLE = 500

_DRAFTING = 0.8
"""The share of the time that drafting takes; the rest is for proofs and lint."""

Told = Callable[[float], None]
"""Is told how much of the work is done, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked for: drafts of some topics and kinds, so many at most; empty means all.

    `deck` is the id of the deck, `title` that of the only document.
    """

    topics: tuple[str, ...] = ()
    kinds: frozenset[Kind] = frozenset()
    most: int | None = None
    quoting: Quoting = Quoting.QUOTES
    title: str = ""
    deck: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """The drafts of some documents as a deck and as its file, and those not good enough for it."""

    deck: Deck
    data: bytes
    cases: tuple[Case, ...]
    dropped: tuple[Dropped, ...]


@dataclass(frozen=True, slots=True)
class _Drafted:
    """What one document gives."""

    case: Case
    source: Source
    topics: tuple[Topic, ...]
    entries: tuple[Entry, ...]


def make(
    paths: Iterable[Path], options: Options, file: Path | None = None, told: Told = lambda _: None
) -> Made:
    """Draft from the documents at some paths. Nothing is written; `file` is where it will be.

    The same documents and options give the same bytes. Raises UsageError for what cannot be asked
    for, and QuizzerError when a document cannot be read or no draft is left.
    """
    from quizzer.authoring.drafts.lines import UnwritableError
    from quizzer.authoring.drafts.writing import new_deck

    cases = read_cases(paths, file)
    if options.title and len(cases) > 1:
        raise UsageError("several documents cannot have one title", remedy="Leave it out")
    if len(options.title) > _LONGEST_TITLE:
        raise UsageError("this title is too long", remedy="Give a shorter one")
    drafted = list(_drafted(cases, options, lambda share: told(share * _DRAFTING)))
    deck = _deck(drafted, options, file)
    documents = {one.source.id: one.case.document for one in drafted}
    try:
        entries, dropped = sifted(deck, documents, options.most)
        if not entries:
            raise _nothing(drafted, options)
        deck = _of(entries, deck)
        data = new_deck(deck).data
    except UnwritableError as error:
        raise UsageError(
            "a title or the name of a file has characters that a deck cannot hold",
            remedy="Give the document another name, or another title with --source-title",
        ) from error
    told(1.0)
    return Made(deck, data, cases, dropped)


def outcome(file: Path, made: Made) -> Outcome:
    """The file of a new deck, or of the one that is there with the drafts that it lacks.

    Nothing is written. Raises UsageError for a file that cannot be a deck's, and QuizzerError for
    a deck with problems.
    """
    return merging.outcome(file, made.deck, made.data, made.cases)


def save(done: Outcome) -> None:
    """Write it, if the file still is what was read. Raises QuizzerError when it was left alone."""
    merging.save(done)


def _drafted(cases: Sequence[Case], options: Options, told: Told) -> Iterator[_Drafted]:
    """What each document gives, of what is asked for."""
    sizes = [1 + sum(map(len, case.document.lines)) for case in cases]
    done = 0
    for case, name, size in zip(cases, source_ids(cases), sizes, strict=True):
        yield _drafted_from(case, name, options, _part(told, done, size, sum(sizes)))
        done += size


def _part(told: Told, before: int, size: int, whole: int) -> Callable[[int, int], None]:
    """Tells of one document's passages as a part of all that is to be done."""
    return lambda done, all_: told((before + size * done / max(1, all_)) / whole)


def _drafted_from(
    case: Case, name: str, options: Options, told: Callable[[int, int], None]
) -> _Drafted:
    from quizzer.generate.drafting import drafts
    from quizzer.generate.topics import document_title, topics_of

    material = material_of(name, options.title, case.document)
    title = options.title or document_title(material)
    topics = topics_of(material)
    entries = tuple(
        entry_of(draft, name, case.document, _topic(draft, topics), options.quoting)
        for draft in drafts(material, told)
        if _is_meant(draft, topics, options)
    )
    source = Source(name, case.file, title, blake2=case.document.blake2)
    return _Drafted(case, source, topics.tree, entries)


def _is_meant(draft: Draft, topics: Topics, options: Options) -> bool:
    """Whether a draft is of the kinds and topics that are asked for."""
    from quizzer.generate.choosing import is_named

    if options.kinds and draft.candidate.content.kind not in options.kinds:
        return False
    texts = (*draft.candidate.titles, _topic(draft, topics))
    return not options.topics or is_named(texts, options.topics)


def _topic(draft: Draft, topics: Topics) -> str:
    return topics.topic_of(draft.candidate.headings)


def _deck(drafted: Sequence[_Drafted], options: Options, file: Path | None) -> Deck:
    """All drafts as a deck: each once, under the first title that its topic has."""
    entries: dict[str, Entry] = {}
    topics: dict[str, Topic] = {}
    for one in drafted:
        for entry in one.entries:
            entries.setdefault(entry.id, entry)
        for topic in one.topics:
            topics.setdefault(topic.path, topic)
    name = _deck_id(drafted[0].source, options, file)
    only = drafted[0].source.title if len(drafted) == 1 else ""
    return Deck(
        name,
        only or title_of(name),
        language=_LANGUAGE,
        sources=tuple(one.source for one in drafted),
        topics=tuple(topics.values()),
        entries=tuple(entries.values()),
    )


def _deck_id(source: Source, options: Options, file: Path | None) -> str:
    """The id that is asked for, else the name of the deck's file, else that of the document."""
    from quizzer.authoring.starting import id_like
    from quizzer.generate.identity import slug

    if options.deck and not ID_PATTERN.fullmatch(options.deck):
        nearest = id_like(options.deck)
        remedy = f"Write {nearest}" if nearest else "Use a-z, 0-9, '.', '-' and '_'"
        raise UsageError(f'"{options.deck}" cannot be the id of a deck', remedy=remedy)
    named = id_like(file.stem) if file else slug(source.title)
    return options.deck or named or source.id


def _of(entries: Iterable[Entry], deck: Deck) -> Deck:
    """The deck with some of its entries, and only the topics that these are under."""
    kept = tuple(entries)
    under = {path for entry in kept for path in _with_parents(entry.topic)}
    topics = tuple(topic for topic in deck.topics if topic.path in under)
    return replace(deck, topics=topics, entries=kept)


def _with_parents(path: str) -> Iterator[str]:
    while path:
        yield path
        path = path.rpartition("/")[0]


def _nothing(drafted: Sequence[_Drafted], options: Options) -> QuizzerError:
    """Why there is no draft, and what to do."""
    where = ", ".join(one.case.file for one in drafted)
    titles = dict.fromkeys(topic.title for one in drafted for topic in one.topics)
    if options.topics:
        shown = "; ".join(list(titles)[:_MOST_NAMED])
        remedy = f"Its topics: {shown}" if shown else "It has no topics: leave out --topics"
    elif options.kinds:
        remedy = "Leave out --kinds"
    elif any(is_too_long(block) for one in drafted for block in one.case.document.blocks):
        remedy = "A paragraph is too long to be cited: part it with blank lines"
    else:
        remedy = "Drafts are made from English prose in whole sentences, headings and lists"
    return QuizzerError("no draft can be made of this", where=where, remedy=remedy)
