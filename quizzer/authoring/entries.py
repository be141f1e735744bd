"""Which entry does an item of `cards:` make, and what is wrong with it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from quizzer.authoring.amount import those_that_fit
from quizzer.authoring.citing import CITATIONS
from quizzer.authoring.codes import Code
from quizzer.authoring.drafted import DraftOf
from quizzer.authoring.fields import Context, Field, Record, Table, refuse_shape
from quizzer.authoring.formatting.ids import Names
from quizzer.authoring.kinds import DECIDES, KIND_FIELDS, KINDS, KindRow
from quizzer.authoring.nodes import Mapping, Node, Scalar
from quizzer.authoring.problems import quoted
from quizzer.authoring.shapes import (
    COUNT,
    FLAG,
    ID,
    TEXT,
    TEXTS,
    TOPIC_PATH,
    LintSettings,
    OneOf,
    in_words,
    items_of,
)
from quizzer.cards.card import Level, Status
from quizzer.cards.content import Content
from quizzer.cards.deck import Drafted, Entry

CARD_ID = Field("id", ID, "the id that memory is kept by, and no other card of the deck has")
TOPIC = Field("topic", TOPIC_PATH, "the topic's path, such as pricing/cost")
TAGS = Field("tags", TEXTS, "words to find it by")
CITE = Field("cite", CITATIONS, 'the passage that proves it: bhutia:404-410 or bhutia:"Heading"')
WHY = Field("why", TEXT, "the explanation shown with the answer")
HINT = Field("hint", TEXT, "help before the answer, when it is asked for")
LEVEL = Field("level", OneOf(Level), "what it demands of a learner")
STATUS = Field("status", OneOf(Status), "whether a person has accepted it")
DRAFT = Field("draft", DraftOf(), "how it was drafted, until a person accepts it")
BY = Field("by", TEXT, "who or what made it")
REV = Field("rev", COUNT, "a number to raise when learners should start afresh")
GROUP = Field("group", TEXT, "a name shared by cards that should not meet on one day")
SUSPENDED = Field("suspended", FLAG, "whether it is left out of study")
LINT = Field("lint", LintSettings(), "what lint leaves out")

COMMON = Table.of(
    CARD_ID,
    TOPIC,
    TAGS,
    CITE,
    WHY,
    HINT,
    LEVEL,
    STATUS,
    DRAFT,
    BY,
    REV,
    GROUP,
    SUSPENDED,
    LINT,
)
"""The keys of any card."""

_OF_ENTRIES: dict[str, tuple[str, Field[object]]] = {
    field.key: (name, field)
    for name, field in (
        ("topic", TOPIC),
        ("tags", TAGS),
        ("citations", CITE),
        ("why", WHY),
        ("hint", HINT),
        ("level", LEVEL),
        ("status", STATUS),
        ("made_by", BY),
        ("revision", REV),
        ("group", GROUP),
        ("suspended", SUSPENDED),
        ("ignored_rules", LINT),
    )
}
"""What an entry calls that which it takes over as it is read."""

CARD = Table.of(*COMMON.fields, *KIND_FIELDS.fields)
"""Every key that an item of `cards:` can have."""

_ALLOWED = {row.kind.value: COMMON.keys | row.table.keys for row in KINDS}
"""The keys of a card of each kind."""

_ANSWERS = "a, cloze, num, right, is, list, order, match or essay"


@dataclass(frozen=True, slots=True)
class Cards:
    """The list of a deck's cards."""

    def read(self, node: Node, context: Context) -> tuple[Entry, ...] | None:
        """The entries that are right."""
        items = items_of(node)
        if items is None:
            refuse_shape(node, "a list of cards", context)
            return None
        ids = _Ids(items)
        entries = [(item, _entry(item, ids, context)) for item in items]
        return those_that_fit(entries, context)


class _Ids:
    """The ids of a deck's cards as they are met, and those that cards without one are offered."""

    def __init__(self, items: Sequence[Node]) -> None:
        self._items = items
        self._met: dict[str, Scalar] = {}

    def first(self, id_: Scalar) -> Scalar:
        """The first card's id that is the same, whatever its case; this one if there is none."""
        return self._met.setdefault(id_.text.casefold(), id_)

    @cached_property
    def names(self) -> Names:
        """Gives out ids that no card has."""
        return Names((item for item in self._items if isinstance(item, Mapping)), "")


def _entry(node: Node, ids: _Ids, context: Context) -> Entry | None:
    if not isinstance(node, Mapping):
        refuse_shape(node, "a card, such as {id: founder, q: …, a: …}", context)
        return None
    record = Record(node, CARD, context)
    name = _id(node, record, ids, context)
    content = _content(record, context)
    # Every key is read before anything is given up, so that all mistakes are reported.
    draft = _draft(record, context)
    said = record.said(_OF_ENTRIES)
    if not name or not content:
        return None
    return Entry(id=name, content=content, draft=draft, line=record.line, **said)


def _id(card: Mapping, record: Record, ids: _Ids, context: Context) -> str | None:
    """The card's id; it must be there, be new, and keep to the alphabet."""
    if not record.means(CARD_ID):
        message = "this card has no id, so nothing could be remembered about it"
        hint = f"Add one, such as id: {ids.names.name(card)}, or run `quizzer fmt`"
        context.report.add(record.start, Code.NO_ID, message, hint)
    node = record.node(CARD_ID)
    if isinstance(node, Scalar) and node.text:
        first = ids.first(node)
        if first is not node:
            how = "is also"
            if first.text != node.text:
                how = f"differs only in case from {quoted(first.text)}"
            message = f"the id {quoted(node.text)} {how} on line {first.line}"
            context.report.add(node.start, Code.DUPLICATE_ID, message, "Give each card its own id")
            return None
    return record.get(CARD_ID)


def _draft(record: Record, context: Context) -> Drafted | None:
    """How it was drafted, which only a draft may say."""
    if not record.has(DRAFT):
        return None
    draft = record.get(DRAFT)
    written = record.node(STATUS)
    status = written.text if isinstance(written, Scalar) else ""
    if status in ("", Status.ACCEPTED):
        message = 'this card says how it was drafted, and has no "status: draft"'
        hint = "Delete draft: if the card is accepted, or add status: draft"
        context.report.add(record.place(DRAFT), Code.NOT_A_DRAFT, message, hint)
    return draft


def _content(record: Record, context: Context) -> Content | None:
    if fitting := _fitting(record.keys):
        return fitting.make(record, context)
    match [DECIDES[key] for key in record.keys if key in DECIDES]:
        case []:
            _no_answer(record, context)
        case [row, *others] if all(other is row for other in others):
            _refuse_other_kinds(record, row, context)
            record.require(row.table)
            return row.make(record, context)
        case _:
            _several_answers(record, context)
    return None


@lru_cache(maxsize=1000)
def _fitting(keys: tuple[str, ...]) -> KindRow | None:
    """The kind that these keys decide, if they are all that it needs, and none is of another kind.

    A deck's cards have few different sets of keys, so it is asked often and worked out seldom.
    """
    rows = [DECIDES[key] for key in keys if key in DECIDES]
    if not rows or any(row is not rows[0] for row in rows):
        return None
    row = rows[0]
    return row if row.table.required <= set(keys) <= _ALLOWED[row.kind.value] else None


def _no_answer(record: Record, context: Context) -> None:
    # A misspelt answer key has been reported as such.
    if any(record.means(field) for field in KIND_FIELDS.fields if field.key in DECIDES):
        return
    message = "this card has no answer"
    hint = f"Its key is one of {_ANSWERS}"
    context.report.add(record.start, Code.NO_ANSWER, message, hint)


def _several_answers(record: Record, context: Context) -> None:
    keys = [key for key in record.keys if key in DECIDES]
    names = " and ".join(quoted(key) for key in keys)
    second = next(key for key in keys if DECIDES[key] is not DECIDES[keys[0]])
    field = next(field for field in KIND_FIELDS.fields if field.key == second)
    message = f"a card has one answer, and {names} are answers of different kinds"
    context.report.add(record.place(field), Code.SEVERAL_ANSWERS, message, "Keep one of them")


def _refuse_other_kinds(record: Record, row: KindRow, context: Context) -> None:
    allowed = _ALLOWED[row.kind.value]
    if allowed.issuperset(record.keys):
        return
    for field in KIND_FIELDS.fields:
        if field.key in allowed or not record.has(field):
            continue
        owners = [other.kind.value for other in DECIDES.values() if field.key in other.table.keys]
        message = f"the key {quoted(field.key)} does not belong to a {row.kind} card"
        hint = f"It belongs to {in_words(list(dict.fromkeys(owners)))}"
        context.report.add(record.place(field), Code.OTHER_KIND, message, hint)
