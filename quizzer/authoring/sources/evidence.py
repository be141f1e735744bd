"""What does a passage offer to prove a card by: which words and numbers, where, how meant?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial
from itertools import accumulate

from quizzer.authoring.sources import labels as run_in
from quizzer.authoring.sources.blocks import BlockKind
from quizzer.authoring.sources.documents import Document
from quizzer.authoring.sources.passages import Passage
from quizzer.cards.figures import Figure, figures
from quizzer.cards.forms import forms
from quizzer.cards.words import Word, fold, is_possessive, words

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[^\W_a-z])")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Inc|Ltd|Co|Corp|vs|etc|e\.g|i\.e|No)\.$")
_LONGEST_ABBREVIATION = 5
_CLAUSE_END = re.compile(r",(?!\d)|[;:—–]|\s-\s|\b(?:but|while|whereas|although)\b", re.IGNORECASE)
_NEGATION = re.compile(
    r"\b(?:not(?!\s+(?:only|just|merely))|never|without|neither|nor|no(?!\.)|none|nobody|nothing"
    r"|cannot|(?P<contrast>rather\s+than|instead\s+of)|\w+n['’]t)\b",
    re.IGNORECASE,
)
_OWNER = re.compile(r"\b[^\W\d_a-z]\w*['’]s\b")
"""In *instead of Apple’s top-down approach* the approach is not denied: Apple has it."""
_NUMBERING = re.compile(r"\s*(?:[#>*+•‣◦-]+\s*)*\d{1,3}(?:\.\d{1,3})*[.)]\s")
_NOTE = re.compile(r"\[\^\w{1,20}\]|\[\d{1,3}\]")
"""What leads to a note. Its number counts nothing."""
_OPENING = re.compile(r"[:\"“‘(\[]\s*$")
_LONGEST_OPENING = 3
_JOINT = re.compile(r"[-‐‑]|\s")


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of a document's line: the line from 1, the characters from 0, end excluded."""

    document: str
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text. `number` counts the words; `sentence` and `clause` say where it stands.

    `is_first` says that a capital may mean nothing there; `is_denied` that the clause denies the
    word, as *advertising* in *without advertising*; `is_joined` that only a space or a hyphen
    parts it from the word before it. `compound` has the forms of the word that it would be
    together with its neighbour at a hyphen: *ecommerce*.
    """

    text: str
    number: int
    sentence: int
    clause: int
    keys: frozenset[str]
    span: Span
    is_first: bool
    is_denied: bool
    is_joined: bool
    compound: frozenset[str] = frozenset()

    @property
    def folded(self) -> str:
        """The word for comparing."""
        return fold(self.text)

    @property
    def is_capital(self) -> bool:
        """Whether it is written like a name."""
        return self.text[0].isupper() or self.has_inner_capital

    @property
    def has_inner_capital(self) -> bool:
        """Whether it is written like a name even at the start of a sentence: `MIUI`, `5G`."""
        has_letter = any(letter.isalpha() for letter in self.text)
        return has_letter and any(c.isupper() or c.isdigit() for c in self.text[1:])

    @property
    def is_possessive(self) -> bool:
        """Whether something of it follows: `Apple’s`."""
        return is_possessive(self.text)

    def follows(self, other: Token) -> bool:
        """Whether both may be parts of one name."""
        return self.is_joined and self.number == other.number + 1 and not other.is_possessive


class Role(Enum):
    """Whether a line is text or the title of text, where every word may have a capital."""

    TEXT = auto()
    TITLE = auto()


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where a sentence stands: in which paragraph of which citation's passage."""

    block: int
    passage: int
    role: Role


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of a text; `number` is that of its first word."""

    figure: Figure
    number: int
    words: int
    sentence: int
    clause: int
    span: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words and numbers of texts in order, and where the forms of each word stand."""

    tokens: tuple[Token, ...]
    amounts: tuple[Amount, ...]
    places: Mapping[str, tuple[int, ...]]
    sentences: Mapping[int, Sentence]
    denies: bool
    """Whether anything in it is denied."""

    def numbers_of(self, keys: Iterable[str]) -> set[int]:
        """The words that share a form."""
        return {number for key in keys for number in self.places.get(key, ())}

    def runs_of(self, run: Sequence[Token]) -> set[int]:
        """The first words of the places where all words of a name stand together."""
        starts = {n for n in self.numbers_of(run[0].keys) if self.tokens[n].is_capital}
        for distance, part in enumerate(run[1:], 1):
            found = self.numbers_of(part.keys)
            starts = {n for n in starts if n + distance in found and self._goes_on(n + distance)}
        return starts

    def has_name(self, token: Token, behind: Token | None = None) -> bool:
        """Whether it writes a word like a name: where no sentence begins, or with the next one."""
        same = (self.tokens[number] for number in self.numbers_of(token.keys))
        if any(t.is_capital and not t.is_first and t.folded == token.folded for t in same):
            return True
        is_run = behind is not None and behind.is_capital and behind.follows(token)
        return is_run and behind is not None and bool(self.runs_of((token, behind)))

    def is_in_amount(self, token: Token) -> bool:
        """Whether a word is part of a number: `million`."""
        return any(0 <= token.number - a.number < a.words for a in self.amounts)

    def _goes_on(self, number: int) -> bool:
        return self.tokens[number].is_capital and self.tokens[number].is_joined


def evidence_of(passages: Iterable[tuple[Document, Passage]], language: str) -> Evidence:
    """Everything that stands in passages, and in the headings that they stand under."""
    reader = _Reader(language)
    seen = set()
    for document, passage in passages:
        reader.begin_passage()
        for block, first, last in _pieces(document, passage):
            if (document.digest, first, last) in seen:
                continue
            seen.add((document.digest, first, last))
            lines = [_unnumbered(document.lines[first - 1]), *document.lines[first:last]]
            lines = [_NOTE.sub(_blank, line) for line in lines]
            is_title = block is BlockKind.HEADING
            reader.read(lines, first, document.name, role=Role.TITLE if is_title else Role.TEXT)
    return reader.evidence()


def evidence_in(text: str, language: str) -> Evidence:
    """The same for a text of a card."""
    reader = _Reader(language)
    reader.read(text.split("\n"), 1)
    return reader.evidence()


def _pieces(document: Document, passage: Passage) -> Iterator[tuple[BlockKind, int, int]]:
    """The heading over a passage, then its paragraphs, as far as they are in it."""
    if passage.heading is not None and passage.heading.line < passage.first_line:
        yield BlockKind.HEADING, passage.heading.line, passage.heading.line
    start = bisect_right(document.blocks, passage.first_line, key=lambda block: block.last_line)
    for block in document.blocks[max(0, start - 1) :]:
        if block.first_line > passage.last_line:
            return
        first = max(block.first_line, passage.first_line)
        last = min(block.last_line, passage.last_line)
        if first <= last:
            yield block.kind, first, last


def _parts(text: str, role: Role) -> Iterator[tuple[int, int, Role]]:
    """The sentences of a paragraph; a label that runs in before some is the title of these."""
    is_labelled = False
    for begin, end in _sentences(text):
        label = _label_end(text, begin, end) if role is Role.TEXT else begin
        is_labelled = is_labelled or (label > begin and not begin)
        if is_labelled and label > begin:  # within a text, only where one stands at its head
            yield begin, label, Role.TITLE
            yield label, end, role
        else:
            yield begin, end, role


def _label_end(text: str, begin: int, end: int) -> int:
    """Where the label at the head of a sentence ends; its beginning where it has none."""
    found = _LABELLED.match(text, begin, end)
    labelled = found and run_in.parts(text[found.start("label") : end])[0].label
    return found.end() if found and labelled else begin


_LABELLED = re.compile(
    r"\s*(?:[-*+•‣◦]\s+)?(?P<label>(?:\*\*\*?|__)?[^\W_a-z][^:\n]{0,100}:(?:\*\*\*?|__)?"
    r"|(?P<mark>\*\*\*?|__)[^\W_a-z][^*:.\n]{0,100}\.?(?P=mark)(?:\.|\s[–—-])?)\s"
)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _unnumbered(line: str) -> str:
    """A line whose number in a list or before a title is blank: it counts nothing."""
    found = _NUMBERING.match(line)
    return " " * found.end() + line[found.end() :] if found else line


class _Reader:
    """Collects what stands in texts, one paragraph after the other."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._tokens: list[Token] = []
        self._amounts: list[Amount] = []
        self._places: dict[str, list[int]] = defaultdict(list)
        self._sentences: dict[int, Sentence] = {}
        self._sentence = self._clause = self._block = self._passage = 0
        self._denies = False

    def begin_passage(self) -> None:
        """What is read from now on belongs to another citation."""
        self._passage += 1

    def read(
        self,
        lines: Sequence[str],
        first_line: int,
        document: str = "",
        *,
        role: Role = Role.TEXT,
    ) -> None:
        """Take in a paragraph that begins at a line of its document."""
        starts = [0, *accumulate(len(line) + 1 for line in lines)]

        def span(start: int, end: int) -> Span:
            number = bisect_right(starts, start) - 1
            at = starts[number]
            return Span(document, first_line + number, start - at, end - at)

        self._block += 1
        text = "\n".join(lines)
        for begin, end, part in _parts(text, role):
            self._sentence += 1
            self._sentences[self._sentence] = Sentence(self._block, self._passage, part)
            self._read_sentence(text[begin:end], partial(_moved, span, begin), part)

    def evidence(self) -> Evidence:
        """What has been collected."""
        places = {key: tuple(numbers) for key, numbers in self._places.items()}
        return Evidence(
            tuple(self._tokens), tuple(self._amounts), places, self._sentences, self._denies
        )

    def _read_sentence(self, sentence: str, span: Callable[[int, int], Span], role: Role) -> None:
        ends = [found.start() for found in _CLAUSE_END.finditer(sentence)]
        denied = _denied(sentence, ends)
        self._denies = self._denies or bool(denied)
        found = words(sentence)
        self._read_amounts(sentence, found, ends, span)
        first = len(self._tokens)
        previous: Word | None = None
        for word in found:
            number = len(self._tokens)
            is_joined = bool(previous and _JOINT.fullmatch(sentence, previous.end, word.start))
            compound: frozenset[str] = frozenset()
            if previous and is_joined and not sentence[previous.end].isspace():
                compound = forms(previous.text + word.text, self._language)
                self._tokens[-1] = replace(self._tokens[-1], compound=compound)
                for key in compound:
                    self._places[key].append(number - 1)
            token = Token(
                text=word.text,
                number=number,
                sentence=self._sentence,
                clause=self._clause + bisect_right(ends, word.start),
                keys=forms(word.text, self._language),
                span=span(word.start, word.end),
                is_first=role is Role.TITLE or number == first or _is_opened(sentence, word.start),
                is_denied=_is_reached(word.start, denied),
                is_joined=is_joined,
                compound=compound,
            )
            for key in token.keys:
                self._places[key].append(number)
            self._tokens.append(token)
            previous = word
        self._clause += len(ends) + 1

    def _read_amounts(
        self,
        sentence: str,
        found: Sequence[Word],
        ends: Sequence[int],
        span: Callable[[int, int], Span],
    ) -> None:
        first = len(self._tokens)
        starts = [word.start for word in found]
        for figure in figures(sentence):
            begin = bisect_right(starts, figure.start - 1)
            behind = bisect_right(starts, figure.end - 1)
            self._amounts.append(
                Amount(
                    figure,
                    first + begin,
                    behind - begin,
                    self._sentence,
                    self._clause + bisect_right(ends, figure.start),
                    span(figure.start, figure.end),
                )
            )


def _moved(span: Callable[[int, int], Span], by: int, start: int, end: int) -> Span:
    return span(by + start, by + end)


def _is_opened(sentence: str, start: int) -> bool:
    """Whether a colon, a quote or a bracket before a word may be why it has a capital."""
    return bool(_OPENING.search(sentence, max(0, start - _LONGEST_OPENING), start))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for found in _SENTENCE_END.finditer(text):
        start = max(begin, found.start() - _LONGEST_ABBREVIATION)
        if not _ABBREVIATION.search(text, start, found.start()):
            yield begin, found.start()
            begin = found.end()
    yield begin, len(text)


def _is_reached(start: int, denied: Sequence[tuple[int, int]]) -> bool:
    """Whether the last negation before a word reaches it."""
    before = bisect_right(denied, (start, start)) - 1
    return before >= 0 and start < denied[before][1]


def _denied(sentence: str, ends: Sequence[int]) -> list[tuple[int, int]]:
    """The characters that a negation reaches: from behind it to the end of its clause."""
    closing = (*ends, len(sentence))
    reached = []
    for found in _NEGATION.finditer(sentence):
        end = closing[bisect_right(ends, found.start())]
        owner = _OWNER.search(sentence, found.end(), end) if found["contrast"] else None
        reached.append((found.end(), owner.start() if owner else end))
    return reached
