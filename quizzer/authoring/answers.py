"""Which values does only a card have: options, cloze texts, numbers, tolerances?"""

from __future__ import annotations

from dataclasses import dataclass

from quizzer.authoring.codes import Code
from quizzer.authoring.fields import Context, Field, Presence, Table
from quizzer.authoring.nodes import Mapping, Node, Scalar, Sequence
from quizzer.authoring.problems import quoted
from quizzer.authoring.shapes import TEXT, TEXTS, ListOf, OneOf, Placed, record_of
from quizzer.cards import cloze
from quizzer.cards.content import Option, Pin
from quizzer.cards.quantity import Quantity

_ENDS_OF_A_RANGE = 2

OPTION_TEXT = Field("o", TEXT, "the option's text", Presence.REQUIRED)
OPTION_WHY = Field("why", TEXT, "the feedback on choosing it")
OPTION_PIN = Field("pin", OneOf(Pin), "where it stays when options are shuffled")
OPTION = Table.of(OPTION_TEXT, OPTION_WHY, OPTION_PIN)


@dataclass(frozen=True, slots=True)
class AnOption:
    """A text, or a mapping with the text, feedback and place."""

    def read(self, node: Node, context: Context) -> Placed[Option] | None:
        """The option with its place."""
        if not isinstance(node, Mapping):
            text = TEXT.read(node, context)
            return None if text is None else Placed(Option(text), node)
        record = record_of(node, OPTION, context)
        if record is None:
            return None
        text = record.get(OPTION_TEXT)
        option = Option(text or "", record.get(OPTION_WHY) or "", record.get(OPTION_PIN))
        return None if text is None else Placed(option, node)


AN_OPTION = AnOption()
OPTIONS = ListOf(AN_OPTION, at_least=1)


@dataclass(frozen=True, slots=True)
class RightOptions:
    """One right option, or a list of them for a multiple choice."""

    def read(self, node: Node, context: Context) -> tuple[Placed[Option], ...] | None:
        """The options with their places."""
        if isinstance(node, Sequence):
            return OPTIONS.read(node, context)
        option = AN_OPTION.read(node, context)
        return None if option is None else (option,)


@dataclass(frozen=True, slots=True)
class ClozeText:
    """A text with blanks."""

    def read(self, node: Node, context: Context) -> str | None:
        """The text, when its blanks are well formed."""
        text = TEXT.read(node, context)
        if text is None or not isinstance(node, Scalar):
            return None
        try:
            cloze.blanks(text)
        except cloze.ClozeError as error:
            place = node.place_of(error.offset)
            context.report.add(place, Code.BAD_BLANK, str(error), "A blank is {{answer}}")
            return None
        return text


@dataclass(frozen=True, slots=True)
class AQuantity:
    """A number with an optional scale word or per cent."""

    def read(self, node: Node, context: Context) -> Quantity | None:
        """The quantity."""
        text = TEXT.read(node, context)
        if text is None:
            return None
        try:
            return Quantity.parse(text)
        except ValueError as error:
            message = f"{quoted(text)} is not a number: {error}"
            context.report.add(node.start, Code.BAD_NUMBER, message)
            return None


@dataclass(frozen=True, slots=True)
class ToleranceText:
    """A margin, or a list of the lowest and the highest right value."""

    def read(self, node: Node, context: Context) -> Placed[tuple[str, ...]] | None:
        """One text or two: what they mean depends on the answer."""
        if isinstance(node, Sequence):
            texts = TEXTS.read(node, context)
            if texts is not None and len(texts) != _ENDS_OF_A_RANGE:
                message = f"a range has two ends, found {len(texts)}"
                context.report.add(node.start, Code.BAD_TOLERANCE, message, "Write [7, 7.3]")
                return None
        else:
            text = TEXT.read(node, context)
            texts = None if text is None else (text,)
        return None if texts is None else Placed(texts, node)
