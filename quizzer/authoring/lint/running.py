"""What is weak in the decks of a run?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum, auto
from typing import NamedTuple

from quizzer.authoring.codes import Code
from quizzer.authoring.lint.ignoring import Ignores
from quizzer.authoring.lint.items import DeckItems
from quizzer.authoring.lint.registry import RULES, SettingRule
from quizzer.authoring.lint.rule import CardRule, DeckRule, RunRule, Tongue, Weakness
from quizzer.authoring.problems import Problem, Report
from quizzer.authoring.written import WrittenDeck
from quizzer.cards.content import Kind

_OF_CARDS = tuple(rule for rule in RULES if isinstance(rule, CardRule))
_OF_DECKS = tuple(rule for rule in RULES if isinstance(rule, DeckRule))
_OF_RUNS = tuple(rule for rule in RULES if isinstance(rule, RunRule))
_OF_SETTINGS = tuple(rule for rule in RULES if isinstance(rule, SettingRule))


class Extent(Enum):
    """Whether a file was read without errors, so that all of its deck is known."""

    WHOLE = auto()
    PART = auto()


class LintFile(NamedTuple):
    """A file to be linted; `path` is what its warnings are located by."""

    path: str
    written: WrittenDeck
    extent: Extent = Extent.WHOLE


def lint(files: Sequence[LintFile]) -> dict[str, tuple[Problem, ...]]:
    """The warnings of each file, by position and capped; every path is there.

    Of a file with errors only single cards are judged. The order of the files does not matter.
    """
    ordered = sorted(files, key=lambda file: file.path)
    decks = [DeckItems(file.written, number) for number, file in enumerate(ordered)]
    whole = [deck for deck in decks if ordered[deck.file].extent is Extent.WHOLE]
    ignores = [
        Ignores.of(deck.written, deck.items, _judged(ordered[deck.file].extent)) for deck in decks
    ]
    reports = [Report(rest=Code.MORE_WARNINGS) for _ in decks]

    for code, file, weakness in _unignored(decks, whole, ignores):
        _add(reports[file], code, weakness)
    for report, settings in zip(reports, ignores, strict=True):
        for rule in _OF_SETTINGS:
            for weakness in rule.check(settings):
                _add(report, rule.code, weakness)
    return {
        file.path: report.problems(file.path) for file, report in zip(ordered, reports, strict=True)
    }


def weaknesses(deck: DeckItems) -> Iterator[tuple[Code, Weakness]]:
    """All that is weak in a deck by itself, each with the cards it is about, however many."""
    ignores = Ignores.of(deck.written, deck.items, _judged(Extent.WHOLE))
    for code, _, weakness in _unignored([deck], [deck], [ignores]):
        yield code, weakness


def _judged(extent: Extent) -> frozenset[Code]:
    """The rules that have said all they would ever say of a file."""
    if extent is Extent.PART:
        return frozenset()
    return frozenset(rule.code for rule in RULES if isinstance(rule, CardRule | DeckRule))


_Found = tuple[Code, int, Weakness]
"""A weakness, with the code of its rule and the number of its file."""


def _unignored(
    decks: Sequence[DeckItems], whole: Sequence[DeckItems], ignores: Sequence[Ignores]
) -> Iterator[_Found]:
    """What is weak and not ignored in decks, which are numbered by their files."""
    for code, file, weakness in (*_in_cards(decks), *_in_decks(whole), *_across(whole)):
        # Of two cards that are alike, the word of either author is enough.
        cards = [(item.file, item.entry.id) for item in weakness.items] or [(file, "")]
        ignored = [ignores[number].suppress(code, card) for number, card in cards]
        if not any(ignored):
            yield code, file, weakness


def _in_cards(decks: Sequence[DeckItems]) -> Iterator[_Found]:
    for deck in decks:
        speaking = [rule for rule in _OF_CARDS if _speaks(rule.tongue, deck)]
        rules = {kind: [rule for rule in speaking if kind in rule.kinds] for kind in Kind}
        for item in deck.items:
            for rule in rules[item.content.kind]:
                for found in rule.check(item):
                    yield rule.code, deck.file, replace(found, items=(item,))


def _in_decks(decks: Sequence[DeckItems]) -> Iterator[_Found]:
    for deck in decks:
        for rule in _OF_DECKS:
            if _speaks(rule.tongue, deck):
                for found in rule.check(deck):
                    yield rule.code, deck.file, found


def _across(decks: Sequence[DeckItems]) -> Iterator[_Found]:
    for group in _comparable(decks):
        for rule in _OF_RUNS:
            for found in rule.check(group):
                yield rule.code, found.items[0].file, found


def _comparable(decks: Sequence[DeckItems]) -> Iterator[Sequence[DeckItems]]:
    """Decks to compare with one another: one of each id. Copies are only compared with themselves.

    Another state of the same deck asks the same questions, and means to.
    """
    ids: set[str] = set()
    first: list[DeckItems] = []
    copies: list[DeckItems] = []
    for deck in decks:
        (copies if deck.written.deck.id in ids else first).append(deck)
        ids.add(deck.written.deck.id)
    yield first
    yield from ([copy] for copy in copies)


def _speaks(tongue: Tongue, deck: DeckItems) -> bool:
    return tongue is Tongue.ANY or deck.is_english


def _add(report: Report, code: Code, weakness: Weakness) -> None:
    report.add(weakness.place, code, weakness.message, weakness.hint)
