"""What does a typed query ask? Any text gives a query, or what is wrong with it and where."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizzer.study.searching.folding import folded
from quizzer.study.searching.query import (
    EVERY_CARD,
    Query,
    Text,
    both,
    either,
    negated,
)
from quizzer.study.searching.values import term

LONGEST = 2000
"""Characters of a query."""
DEEPEST = 40
"""Parentheses within each other."""

_SPACE = re.compile(r"\s*")
_MINUS = re.compile(r"-+")
_KEY = re.compile(r"([A-Za-z]+):")
_PHRASE = re.compile(r'"((?:[^"\\]|\\.)*)(?:"|\\?$)', re.DOTALL)
_VALUE = re.compile(r'[^\s()"]*')
_WORD = re.compile(r'[^\s()"]+')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A sentence about the characters from `start` to before `end`."""

    start: int
    end: int
    sentence: str


def parse(text: str) -> Query | Mistake:
    """What the text asks. A quotation mark or parenthesis that is not closed yet is at the end."""
    if len(text) > LONGEST:
        return Mistake(LONGEST, len(text), f"a query has at most {LONGEST} characters")
    try:
        return _Parser(text).whole()
    except _MistakeError as found:
        return found.mistake


class _MistakeError(Exception):
    """On its way to `parse`."""

    def __init__(self, start: int, end: int, sentence: str) -> None:
        super().__init__(sentence)
        self.mistake = Mistake(start, end, sentence)


class _Parser:
    """A place in a text, which moves on."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.depth = 0
        self._space()

    def whole(self) -> Query:
        if self._is_at_end():
            return EVERY_CARD
        query = self._either()
        if not self._is_at_end():
            raise _MistakeError(self.at, self.at + 1, "this parenthesis closes nothing")
        return query

    def _either(self) -> Query:
        parts = [self._both("or expects something before it")]
        while (start := self._joining("or")) is not None:
            parts.append(self._both("or expects something behind it", start))
        return either(parts)

    def _both(self, sentence: str, start: int | None = None) -> Query:
        parts: list[Query] = []
        while True:
            joined = self._joining("and")
            if self._is_at_end() or self.text[self.at] == ")" or self._peek("or"):
                break
            parts.append(self._term())
        if joined is not None:
            raise _MistakeError(joined, self.at, "and expects something behind it")
        if not parts:
            raise _MistakeError(self.at if start is None else start, self.at, sentence)
        return both(parts)

    def _term(self) -> Query:
        start = self.at
        is_negated = False
        while (minus := _MINUS.match(self.text, self.at)) or self._peek("not"):
            is_negated ^= len(minus[0]) % 2 == 1 if minus else True
            self.at = minus.end() if minus else self.at + len("not")
            self._space()
        if self._is_at_end() or self.text[self.at] == ")" or self._peek("or") or self._peek("and"):
            if self.at > start:
                raise _MistakeError(start, self.at, "not expects something behind it")
            raise _MistakeError(start, self.at, "and expects something before it")
        query = self._simple()
        self._space()
        return negated(query) if is_negated else query

    def _simple(self) -> Query:
        start = self.at
        if self.text[start] == "(":
            return self._group()
        if self.text[start] == '"':
            return self._text(start, self._phrase())
        if key := _KEY.match(self.text, start):
            self.at = key.end()
            value = self._value()
            try:
                return term(key[1].lower(), value)
            except ValueError as error:
                raise _MistakeError(start, self.at, str(error)) from None
        word = _WORD.match(self.text, start)
        assert word is not None  # all else was seen to
        self.at = word.end()
        return self._text(start, word[0])

    def _group(self) -> Query:
        start = self.at
        self.depth += 1
        if self.depth > DEEPEST:
            raise _MistakeError(start, start + 1, f"more than {DEEPEST} parentheses in each other")
        self.at += 1
        self._space()
        if self._is_at_end() or self.text[self.at] == ")":
            raise _MistakeError(start, self.at, "parentheses expect something between them")
        query = self._either()
        self.depth -= 1
        if not self._is_at_end():
            self.at += 1
        return query

    def _text(self, start: int, words: str) -> Query:
        if not folded(words):
            raise _MistakeError(start, self.at, "a phrase expects words between its quotes")
        return Text(words)

    def _value(self) -> str:
        if self.text[self.at : self.at + 1] == '"':
            return self._phrase()
        value = _VALUE.match(self.text, self.at)
        assert value is not None  # at least the empty one
        self.at = value.end()
        return value[0]

    def _phrase(self) -> str:
        phrase = _PHRASE.match(self.text, self.at)
        assert phrase is not None  # at worst up to the end
        self.at = phrase.end()
        return _ESCAPED.sub(r"\1", phrase[1])

    def _joining(self, word: str) -> int | None:
        """Where a word of the language stood, if it is what comes next."""
        if not self._peek(word):
            return None
        start = self.at
        self.at += len(word)
        self._space()
        return start

    def _peek(self, word: str) -> bool:
        found = _WORD.match(self.text, self.at)
        return found is not None and found[0].lower() == word

    def _space(self) -> None:
        space = _SPACE.match(self.text, self.at)
        assert space is not None
        self.at = space.end()

    def _is_at_end(self) -> bool:
        return self.at >= len(self.text)
