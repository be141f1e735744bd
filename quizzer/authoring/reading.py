"""Which deck does a tree say, and what is wrong with it?"""

from __future__ import annotations

import re
from dataclasses import replace

from quizzer.authoring.citing import SourceId
from quizzer.authoring.codes import Code
from quizzer.authoring.drafted import REJECTIONS, rejections
from quizzer.authoring.entries import Cards
from quizzer.authoring.fields import Context, Field, Presence, Record, Table, refuse_shape
from quizzer.authoring.nodes import Mapping, Node, Scalar
from quizzer.authoring.problems import Place, Report, quoted
from quizzer.authoring.shapes import (
    HEX,
    ID,
    TEXT,
    TEXTS,
    TOPIC_PATH,
    LintSettings,
    MapOf,
    record_of,
)
from quizzer.authoring.tree import Tree
from quizzer.cards.citation import Source
from quizzer.cards.deck import Deck, Topic

FORMAT = 1
_NUMBER = re.compile("[1-9][0-9]{0,8}")


class Version:
    """The version of the deck format."""

    def read(self, node: Node, context: Context) -> int | None:
        """The version; another one than ours is reported, and a newer one is known as such."""
        text = TEXT.read(node, context)
        if text is None or text == str(FORMAT):
            return None if text is None else FORMAT
        if not _NUMBER.fullmatch(text):
            message = f"expected the format version {FORMAT}, found {quoted(text)}"
            context.report.add(node.start, Code.FORMAT_VERSION, message)
            return None
        message = f"this deck needs a newer Quizzer: it has format {text}"
        hint = f"Update Quizzer; this one reads format {FORMAT}"
        context.report.add(node.start, Code.FORMAT_VERSION, message, hint)
        return int(text)


SOURCE_FILE = Field("file", TEXT, "the document's file")
SOURCE_TITLE = Field("title", TEXT, "the document's title")
SOURCE_AUTHOR = Field("author", TEXT, "who wrote it")
SOURCE_BLAKE2 = Field("blake2", HEX, "the first digits of the file's BLAKE2b, as b2sum prints it")
SOURCE = Table.of(SOURCE_FILE, SOURCE_TITLE, SOURCE_AUTHOR, SOURCE_BLAKE2)


class SourceBody:
    """What a deck says of a source under its id."""

    def read(self, node: Node, context: Context) -> Source | None:
        """The source, still without its id."""
        record = record_of(node, SOURCE, context)
        if record is None:
            return None
        if not record.means(SOURCE_FILE) and not record.means(SOURCE_TITLE):
            message = "a source needs a file or a title"
            context.report.add(node.start, Code.MISSING_KEY, message)
        return Source(
            id="",
            file=record.get(SOURCE_FILE) or "",
            title=record.get(SOURCE_TITLE) or "",
            author=record.get(SOURCE_AUTHOR) or "",
            blake2=record.get(SOURCE_BLAKE2) or "",
        )


DEFAULT_SOURCE = Field("source", SourceId(), "the source of citations that name none")
DEFAULTS_TABLE = Table.of(DEFAULT_SOURCE)


class Defaults:
    """What holds for every card that does not say otherwise."""

    def read(self, node: Node, context: Context) -> str | None:
        """The default source, empty when none is named."""
        record = record_of(node, DEFAULTS_TABLE, context)
        if record is None:
            return None
        return record.get(DEFAULT_SOURCE) if record.means(DEFAULT_SOURCE) else ""


QUIZZER = Field("quizzer", Version(), f"the format version, {FORMAT}", Presence.REQUIRED)
DECK_ID = Field("deck", ID, "the deck's stable id", Presence.REQUIRED)
TITLE = Field("title", TEXT, "the deck's title")
DESCRIPTION = Field("description", TEXT, "what it is about")
LANGUAGE = Field("language", TEXT, "the language of its texts, such as en")
LICENSE = Field("license", TEXT, "how it may be used, such as CC-BY-4.0")
AUTHORS = Field("authors", TEXTS, "who wrote it")
SOURCES = Field("sources", MapOf(ID, SourceBody()), "the case documents by id")
TOPICS = Field(
    "topics", MapOf(TOPIC_PATH, TEXT), "the topics' titles by path, in the course's order"
)
DEFAULTS = Field("defaults", Defaults(), "what holds for every card that does not say otherwise")
LINT = Field("lint", LintSettings(), "what lint leaves out")
CARDS = Field("cards", Cards(), "the cards")
REJECTED = Field("rejected", REJECTIONS, "why drafts were rejected, by the ids of the cards")

DECK = Table.of(
    QUIZZER,
    DECK_ID,
    TITLE,
    DESCRIPTION,
    LANGUAGE,
    LICENSE,
    AUTHORS,
    SOURCES,
    TOPICS,
    DEFAULTS,
    LINT,
    CARDS,
    REJECTED,
)
"""The keys of a deck file."""


def read_deck(tree: Tree, report: Report) -> Deck | None:
    """The deck. It is only good when nothing was reported."""
    root = tree.root
    if root is None:
        # Unless nothing is left because everything was broken, which has been reported.
        if not len(report):
            message = "the file is empty"
            hint = f"A deck begins with quizzer: {FORMAT} and deck: its-id"
            report.add(Place(1, 1), Code.EMPTY_FILE, message, hint)
        return None
    context = Context(report, unread=tree.unread)
    if not isinstance(root, Mapping):
        refuse_shape(root, f"a deck with keys such as quizzer: {FORMAT}", context)
        return None
    if _is_newer(root, context):
        # The rest of another format is not ours to judge.
        return None
    record = Record(root, DECK, context)
    record.require(DECK)
    return _deck(record, context)


def _is_newer(root: Mapping, context: Context) -> bool:
    written = root.values.get(QUIZZER.key)
    version = QUIZZER.shape.read(written, context) if written else None
    return version is not None and version > FORMAT


def _deck(record: Record, context: Context) -> Deck:
    name = record.get(DECK_ID)
    sources = record.get(SOURCES) or ()
    context = _knowing_sources(record, context)
    context = _knowing_default(record, context)
    entries = record.get_against(context, CARDS) or ()
    return Deck(
        id=name or "",
        title=record.get(TITLE) or name or "",
        description=record.get(DESCRIPTION) or "",
        language=record.get(LANGUAGE) or "",
        license=record.get(LICENSE) or "",
        authors=record.get(AUTHORS) or (),
        sources=tuple(replace(source, id=key) for key, source in sources),
        topics=tuple(Topic(path, title) for path, title in record.get(TOPICS) or ()),
        entries=entries,
        ignored_rules=record.get(LINT) or (),
        rejected=rejections(record.get(REJECTED)),
    )


def _knowing_sources(record: Record, context: Context) -> Context:
    """A source whose description is wrong can still be cited."""
    match record.node(SOURCES):
        case Mapping(values=values):
            return replace(context, sources=frozenset(values))
        case Scalar(is_nothing=True):
            return context
        case _ if record.means(SOURCES):
            return replace(context, unread=context.unread | {SOURCES.key})
        case _:
            return context


def _knowing_default(record: Record, context: Context) -> Context:
    default = record.get_against(context, DEFAULTS)
    if default is None and record.means(DEFAULTS):
        return replace(context, unread=context.unread | {DEFAULTS.key})
    return replace(context, default_source=default or "")
