"""Which keys does each kind of card have, and which content do they make?

The key that holds the answer decides the kind. Each kind is a row of `KINDS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from quizzer.authoring.answers import OPTIONS, AQuantity, ClozeText, RightOptions, ToleranceText
from quizzer.authoring.codes import Code
from quizzer.authoring.fields import Context, Field, Presence, Record, Table
from quizzer.authoring.nodes import Sequence
from quizzer.authoring.shapes import (
    COUNT,
    FLAG,
    PLACED_TEXT,
    TEXT,
    TEXTS,
    ListOf,
    MapOf,
    OneOf,
    Placed,
    Repeats,
    items_of,
    refuse_repeats,
)
from quizzer.cards.content import (
    Basic,
    Choice,
    Claim,
    Cloze,
    Content,
    Essay,
    Kind,
    Listing,
    Matching,
    Number,
    Ordering,
    Scoring,
)
from quizzer.cards.quantity import Quantity, Tolerance

Q = Field("q", TEXT, "the question", Presence.REQUIRED)
A = Field("a", TEXT, "the answer", Presence.REQUIRED)
ACCEPT = Field("accept", TEXTS, "other answers that count when it is typed")
REVERSE = Field("reverse", FLAG, "whether it is also asked the other way round")
CLOZE = Field(
    "cloze", ClozeText(), "the text with {{words}} or {{words::hint}} hidden", Presence.REQUIRED
)
TOGETHER = Field("together", FLAG, "whether all blanks are asked as one card")
NUM = Field("num", AQuantity(), "the number, such as 7.19 million or 5 %", Presence.REQUIRED)
TOL = Field("tol", ToleranceText(), "how far off is still right: 5%, 0.1 or [7, 7.3]")
UNIT = Field("unit", TEXT, "the unit, such as phones")
RIGHT = Field("right", RightOptions(), "the right option, or a list of several", Presence.REQUIRED)
WRONG = Field("wrong", OPTIONS, "the wrong options", Presence.REQUIRED)
SCORE = Field("score", OneOf(Scoring), "how several right options are scored")
CLAIM = Field("claim", TEXT, "the statement to be judged", Presence.REQUIRED)
IS = Field("is", FLAG, "true or false", Presence.REQUIRED)
LIST = Field(
    "list",
    ListOf(PLACED_TEXT, at_least=1),
    "the members, to be recalled in any order",
    Presence.REQUIRED,
)
NEED = Field("need", COUNT, "how many members are enough")
ORDERED = Field("ordered", FLAG, "whether their order counts")
ORDER = Field(
    "order",
    ListOf(TEXT, at_least=2, repeats=Repeats.REFUSED),
    "the steps in their right order",
    Presence.REQUIRED,
)
MATCH = Field(
    "match", MapOf(TEXT, TEXT, at_least=2), "the pairs, each as left: right", Presence.REQUIRED
)
EXTRA = Field("extra", ListOf(PLACED_TEXT), "right sides that match nothing")
ESSAY = Field("essay", TEXT, "the model answer", Presence.REQUIRED)
RUBRIC = Field("rubric", ListOf(TEXT, at_least=1), "what a good answer has", Presence.REQUIRED)


def _basic(record: Record, _: Context) -> Content | None:
    question, answer = record.get(Q), record.get(A)
    accept, reverse = record.get(ACCEPT) or (), record.get(REVERSE) or False
    if question is None or answer is None:
        return None
    return Basic(question, answer, accept, reverse)


def _cloze(record: Record, _: Context) -> Content | None:
    text, together = record.get(CLOZE), record.get(TOGETHER) or False
    return None if text is None else Cloze(text, together)


def _number(record: Record, context: Context) -> Content | None:
    question, quantity, unit = record.get(Q), record.get(NUM), record.get(UNIT) or ""
    given = record.get(TOL)
    if quantity is None:
        return None
    tolerance = None if given is None else _tolerance(given, quantity, context)
    return None if question is None else Number(question, quantity, tolerance, unit)


def _tolerance(
    given: Placed[tuple[str, ...]], quantity: Quantity, context: Context
) -> Tolerance | None:
    try:
        match given.value:
            case (low, high):
                return Tolerance.between(low, high, quantity)
            case (margin, *_):
                return Tolerance.around(margin, quantity)
            case _:
                return None
    except ValueError as error:
        message = f"this tolerance cannot be used: {error}"
        context.report.add(given.node.start, Code.BAD_TOLERANCE, message)
        return None


def _choice(record: Record, context: Context) -> Content | None:
    question, right, wrong = record.get(Q), record.get(RIGHT), record.get(WRONG)
    scoring = record.get(SCORE) or Scoring.ALL
    options = (*(right or ()), *(wrong or ()))
    refuse_repeats([Placed(option.value.text, option.node) for option in options], context)
    is_multiple = isinstance(record.node(RIGHT), Sequence)
    if record.has(SCORE) and not is_multiple:
        message = 'the key "score" is for a choice whose "right" is a list'
        context.report.add(record.place(SCORE), Code.OTHER_KIND, message)
    if question is None or right is None or wrong is None:
        return None
    return Choice(
        question,
        tuple(option.value for option in right),
        tuple(option.value for option in wrong),
        is_multiple,
        scoring,
    )


def _claim(record: Record, _: Context) -> Content | None:
    statement, is_true = record.get(CLAIM), record.get(IS)
    return None if statement is None or is_true is None else Claim(statement, is_true)


def _list(record: Record, context: Context) -> Content | None:
    question, members, need = record.get(Q), record.get(LIST), record.get(NEED)
    ordered = record.get(ORDERED) or False
    refuse_repeats(list(members or ()), context)
    written = record.node(LIST)
    length = len(items_of(written) or ()) if written else 0
    node = record.node(NEED)
    if need is not None and node is not None and 0 < length < need:
        message = f"{need} members are needed, and the list has {length}"
        context.report.add(node.start, Code.NEED_TOO_BIG, message)
    if question is None or members is None:
        return None
    return Listing(question, tuple(member.value for member in members), need, ordered)


def _order(record: Record, _: Context) -> Content | None:
    question, steps = record.get(Q), record.get(ORDER)
    return None if question is None or steps is None else Ordering(question, steps)


def _match(record: Record, context: Context) -> Content | None:
    question, pairs = record.get(Q), record.get(MATCH)
    extra = record.get(EXTRA) or ()
    # Two left sides may share a right one, but an extra that also is a partner is ambiguous.
    at = record.key(MATCH)
    partners = {" ".join(right.split()): right for _, right in pairs or ()}
    refuse_repeats([*(Placed(right, at) for right in partners.values() if at), *extra], context)
    if question is None or pairs is None:
        return None
    return Matching(question, pairs, tuple(text.value for text in extra))


def _essay(record: Record, _: Context) -> Content | None:
    question, answer, rubric = record.get(Q), record.get(ESSAY), record.get(RUBRIC)
    if question is None or answer is None or rubric is None:
        return None
    return Essay(question, answer, rubric)


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind: the keys that decide it, all of its keys, and how content is made of them.

    A claim is decided by its statement too, because no other kind has one.
    """

    kind: Kind
    deciding: frozenset[str]
    table: Table
    make: Callable[[Record, Context], Content | None]


def _row(
    kind: Kind,
    make: Callable[[Record, Context], Content | None],
    *fields: Field[object],
    deciding: tuple[Field[object], ...],
) -> KindRow:
    keys = frozenset(field.key for field in deciding)
    return KindRow(kind, keys, Table.of(*fields), make)


KINDS: tuple[KindRow, ...] = (
    _row(Kind.BASIC, _basic, Q, A, ACCEPT, REVERSE, deciding=(A,)),
    _row(Kind.CLOZE, _cloze, CLOZE, TOGETHER, deciding=(CLOZE,)),
    _row(Kind.NUMBER, _number, Q, NUM, TOL, UNIT, deciding=(NUM,)),
    _row(Kind.CHOICE, _choice, Q, RIGHT, WRONG, SCORE, deciding=(RIGHT,)),
    _row(Kind.CLAIM, _claim, CLAIM, IS, deciding=(CLAIM, IS)),
    _row(Kind.LIST, _list, Q, LIST, NEED, ORDERED, deciding=(LIST,)),
    _row(Kind.ORDER, _order, Q, ORDER, deciding=(ORDER,)),
    _row(Kind.MATCH, _match, Q, MATCH, EXTRA, deciding=(MATCH,)),
    _row(Kind.ESSAY, _essay, Q, ESSAY, RUBRIC, deciding=(ESSAY,)),
)
"""Every kind of deck format 1."""

DECIDES = {key: row for row in KINDS for key in row.deciding}
"""The kind that each answer key decides."""

KIND_FIELDS = Table.of(*(field for row in KINDS for field in row.table.fields))
"""Every key that some kind has."""
