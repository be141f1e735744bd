"""What does lint read of a card: its question, its answers, and their words?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Generic, TypeVar, assert_never

from quizzer.authoring.nodes import Scalar
from quizzer.authoring.problems import Place
from quizzer.authoring.written import WrittenDeck, WrittenEntry
from quizzer.cards import cloze
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
)
from quizzer.cards.deck import Entry
from quizzer.cards.figures import Figure, figures
from quizzer.cards.words import ENGLISH, Word, code_of, content_stems, folded_words, words

MOST_READ = 4096
"""Characters of one text that lint reads. Whoever writes more is told that it is too long."""

MOST_PARTS = 50
"""Blanks, members or options of one card that lint reads."""

_LONGEST_FIGURE = 80
_OF_STOPWORDS = frozenset({""})

_NOT_PROSE = re.compile(
    r"""
    ^(?P<fence>```|~~~).*?(?:^(?P=fence)|\Z)  # a block of code
    | `[^`\n]+`
    | \$\$.{1,500}?\$\$ | \$(?=\S)[^$\n]{0,99}[\\^_{}=][^$\n]{0,99}\$  # not `$5 or $6`
    | ^[ ]*\|[^\n]*  # a row of a table
    | !?\[[^\[\]\n]*\]\([^()\n]*\)  # pictures and links
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
T = TypeVar("T")

_MARKS = re.compile(r"[`~$|\[]")
"""What all that begins with; most texts have none of them."""


class kept(Generic[T]):  # noqa: N801  # read as `property` is
    """A property that is worked out once. Python 3.11's own takes a lock for each, which is slow.

    It is no use to threads: lint has one. The classes that keep things so are not frozen, which
    would make them twice as slow to build.
    """

    def __init__(self, worked_out: Callable[[Any], T]) -> None:
        self._worked_out = worked_out
        self._name = worked_out.__name__
        self.__doc__ = worked_out.__doc__

    def __get__(self, owner: Any, _: type) -> T:
        value = self._worked_out(owner)
        setattr(owner, self._name, value)  # found before this from now on
        return value


@dataclass(eq=False)
class Prose:
    """A text as lint reads it: `text` is the beginning of `written`, and only what is prose in it.

    Code, formulas, tables and links are blanked out, so that every place stays the same.
    """

    written: str
    language: str = ""
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.text = self.written[:MOST_READ]
        if _MARKS.search(self.text):
            self.text = _NOT_PROSE.sub(lambda match: " " * len(match[0]), self.text)

    @property
    def is_plain(self) -> bool:
        """Whether all of it is prose, so that words say everything there is."""
        return self.text == self.written

    @kept
    def words(self) -> tuple[Word, ...]:
        """All of its words."""
        return words(self.text)

    @kept
    def folded(self) -> tuple[str, ...]:
        """Its words without case and accents."""
        return folded_words(self.text)

    @kept
    def stemmed(self) -> tuple[tuple[str, str], ...]:
        """Its content words in order, each with its stem."""
        stems = content_stems(self.language)
        pairs = [(word, stems[word]) for word in self.folded]
        return tuple(pair for pair in pairs if pair[1])

    @kept
    def stems(self) -> tuple[str, ...]:
        """The stems of its content words, in order."""
        stems = content_stems(self.language)
        return tuple(filter(None, [stems[word] for word in self.folded]))

    @kept
    def figures(self) -> tuple[Figure, ...]:
        """The numbers in it, when it is as short as an answer that is a number."""
        return figures(self.written) if len(self.written) <= _LONGEST_FIGURE else ()

    @kept
    def stem_set(self) -> frozenset[str]:
        """Its stems, each once."""
        stems = content_stems(self.language)
        return frozenset(map(stems.__getitem__, self.folded)) - _OF_STOPWORDS


@dataclass(eq=False)
class Item:
    """A card as lint sees it. `file` counts the files of a run, from 0."""

    written: WrittenEntry
    language: str = ""
    file: int = 0
    entry: Entry = field(init=False)
    content: Content = field(init=False)

    def __post_init__(self) -> None:
        self.entry = self.written.entry
        self.content = self.entry.content

    def prose(self, text: str) -> Prose:
        """A text in the deck's language."""
        return Prose(text, self.language)

    @kept
    def question(self) -> Prose:
        """The question, the claim, or the cloze text with its blanks filled in."""
        match self.content:
            case Claim(statement=statement):
                return self.prose(statement)
            case Cloze(text=text):
                return self.prose(cloze.filled(text))
            case content:
                return self.prose(content.question)

    @property
    def question_key(self) -> str:
        """The key that the question stands under."""
        kind = self.content.kind
        return kind.value if kind in (Kind.CLAIM, Kind.CLOZE) else "q"

    @kept
    def answers(self) -> tuple[Prose, ...]:
        """What must be known: the answer, the right options, the blanks, or the members.

        A claim has no answer in words.
        """
        return tuple([self.prose(text) for text in _answers(self.content)[:MOST_PARTS]])

    @kept
    def right(self) -> tuple[Prose, ...]:
        """The right options of a choice."""
        return self.answers if isinstance(self.content, Choice) else ()

    @kept
    def wrong(self) -> tuple[Prose, ...]:
        """The wrong options of a choice."""
        content = self.content
        found = content.wrong[:MOST_PARTS] if isinstance(content, Choice) else ()
        return tuple(self.prose(option.text) for option in found)

    @kept
    def options(self) -> tuple[tuple[str, int, Prose], ...]:
        """All options of a choice, each with the key and the number, from 0, that it stands at."""
        return (
            *(("right", number, option) for number, option in enumerate(self.right)),
            *(("wrong", number, option) for number, option in enumerate(self.wrong)),
        )

    @kept
    def blanks(self) -> tuple[cloze.Blank, ...]:
        """The blanks of a cloze."""
        content = self.content
        return cloze.blanks(content.text)[:MOST_PARTS] if isinstance(content, Cloze) else ()

    def place_of_question(self, offset: int = 0) -> Place:
        """Where the question stands, or a character of it if the file shows where that is."""
        node = self.written.value(self.question_key)
        if isinstance(node, Scalar) and not isinstance(self.content, Cloze):
            return node.place_of(offset)
        return self.written.place(self.question_key)

    def place_of_option(self, *, of: str, number: int) -> Place:
        """Where an option stands; `of` is `right` or `wrong`, and `number` counts from 0."""
        return self.written.place(of, number)


@dataclass(eq=False)
class DeckItems:
    """A deck as lint sees it."""

    written: WrittenDeck
    file: int = 0

    @kept
    def is_english(self) -> bool:
        """Whether its words can be expected to be English ones."""
        return code_of(self.written.deck.language) == ENGLISH

    @kept
    def items(self) -> tuple[Item, ...]:
        """Its cards, in the author's order."""
        language = self.written.deck.language
        return tuple(Item(entry, language, self.file) for entry in self.written.entries)

    @kept
    def asking(self) -> Counter[str]:
        """How many of its questions have each stem."""
        return Counter(chain.from_iterable(item.question.stem_set for item in self.items))


def _answers(content: Content) -> tuple[str, ...]:
    match content:
        case Basic(answer=answer):
            return (answer,)
        case Cloze(text=text):
            return tuple(blank.answer for blank in cloze.blanks(text))
        case Number(quantity=quantity):
            return (quantity.text,)
        case Choice(right=right):
            return tuple(option.text for option in right)
        case Listing(members=members):
            return members
        case Ordering(steps=steps):
            return steps
        case Matching(pairs=pairs):
            return tuple(right for _, right in pairs)
        case Essay(model_answer=model_answer):
            return (model_answer,)
        case Claim():
            return ()
        case _ as unreachable:
            assert_never(unreachable)
