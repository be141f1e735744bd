"""Which rules has an author decided against, and does each of these decisions do anything?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from quizzer.authoring.codes import Code, Severity
from quizzer.authoring.lint.items import Item
from quizzer.authoring.lint.rule import Weakness, Weaknesses
from quizzer.authoring.nearest import did_you_mean, nearest
from quizzer.authoring.nodes import Mapping, Node, Sequence
from quizzer.authoring.problems import Place, quoted
from quizzer.authoring.written import WrittenDeck, value_of

_LINT, _IGNORE = "lint", "ignore"
_ABOUT_LINT = frozenset({Code.UNKNOWN_RULE, Code.UNUSED_IGNORE, Code.MORE_WARNINGS})

_RULES = {
    name: code
    for code in Code
    if code.severity is Severity.WARNING and code not in _ABOUT_LINT
    for name in (code.value, code.slug)
}
"""The codes of the rules that can be ignored, by all of their names."""


@dataclass(eq=False, slots=True)
class Ignore:
    """A rule that is ignored, on a card or in a whole deck. `code` is None for an unknown name.

    `was_used` tells whether it has suppressed anything.
    """

    name: str
    place: Place
    item: Item | None = None
    code: Code | None = field(init=False)
    was_used: bool = False

    def __post_init__(self) -> None:
        self.code = _RULES.get(self.name)


@dataclass(frozen=True, slots=True)
class Ignores:
    """All that one file ignores. `judged` are the rules of which it is known that they said all."""

    of_deck: tuple[Ignore, ...]
    of_cards: dict[str, tuple[Ignore, ...]]
    judged: frozenset[Code]

    @classmethod
    def of(cls, written: WrittenDeck, items: tuple[Item, ...], judged: frozenset[Code]) -> Ignores:
        """Read them from a deck and its cards."""
        names = written.deck.ignored_rules
        deck = tuple(_read(names, written.value(_LINT), written.root.start, None))
        cards = {
            item.entry.id: tuple(
                _read(
                    item.entry.ignored_rules,
                    item.written.value(_LINT),
                    item.written.node.start,
                    item,
                )
            )
            for item in items
            if item.entry.ignored_rules
        }
        return cls(deck, cards, judged)

    def everything(self) -> Iterator[Ignore]:
        """All of them."""
        yield from self.of_deck
        for ignores in self.of_cards.values():
            yield from ignores

    def suppress(self, code: Code, card: str = "") -> bool:
        """Whether a card, or its deck, ignores a rule; whichever does has been of use then.

        The card is asked first, so that the deck's setting is only used where it is needed.
        """
        for ignores in (self.of_cards.get(card, ()), self.of_deck):
            found = [ignore for ignore in ignores if ignore.code is code]
            if found:
                found[0].was_used = True
                return True
        return False


def _read(
    names: tuple[str, ...], lint: Node | None, otherwise: Place, item: Item | None
) -> Iterator[Ignore]:
    node = value_of(lint, _IGNORE) if isinstance(lint, Mapping) else None
    nodes = node.items if isinstance(node, Sequence) else ()
    for number, name in enumerate(names):
        yield Ignore(name, nodes[number].start if number < len(nodes) else otherwise, item)


def unknown_rule(ignores: Ignores) -> Weaknesses:
    """A misspelt rule goes on to warn, and its author thinks that lint is broken.

    Bad:

        - id: channel
          q: Through which channel does Acme sell?
          right: Its web page
          wrong: [Shops, Fairs]
          lint: {ignore: [opton-count]}

    Good:

        - id: channel
          q: Through which channel does Acme sell?
          right: Its web page
          wrong: [Shops]
          lint: {ignore: [option-count]}

    Fix: Give the code or the name of a rule, such as W409 or option-count.
    """
    for ignore in ignores.everything():
        if ignore.code is None:
            message, hint = _about(ignore.name)
            yield Weakness(ignore.place, message, hint)


def _about(name: str) -> tuple[str, str]:
    upper = name.strip().upper()
    if any(upper in (code.value, code.name) for code in _ABOUT_LINT):
        return f"{quoted(name)} cannot be ignored", "Mend what it points at"
    if upper.startswith("E") and any(upper == code.value for code in Code):
        return f"{quoted(name)} is an error, and only warnings can be ignored", "Mend it"
    group = [code.value for code in _RULES.values() if upper.rstrip("X") == code.value[:2]]
    if group:
        known = ", ".join(sorted(set(group)))
        return f"{quoted(name)} is a group of rules", f"Name each that you mean: {known}"
    endings = [slug for slug in _RULES if slug.endswith(f"-{name}")]
    guess = endings[0] if len(endings) == 1 else nearest(name, _RULES)
    hint = "" if guess else "Give the code or the name of a rule, such as W409 or option-count"
    return f"unknown rule {quoted(name)}{did_you_mean(guess)}", hint


def unused_ignore(ignores: Ignores) -> Weaknesses:
    """An exception that is no longer needed hides the next weakness of its kind.

    Nothing is said of rules that compare decks with one another, because the other deck may not
    have been checked this time.

    Bad:

        - id: channel
          q: Through which channel does Acme sell?
          right: Its web page
          wrong: [Shops, Fairs]
          lint: {ignore: [option-count]}

    Good:

        - id: channel
          q: Through which channel does Acme sell?
          right: Its web page
          wrong: [Shops, Fairs]

    Fix: Delete the name, or the whole key when it is the last one.
    """
    for ignore in ignores.everything():
        if ignore.code in ignores.judged and not ignore.was_used:
            where = "on this card" if ignore.item else "in this deck"
            message = f"{quoted(ignore.name)} would say nothing {where}"
            yield Weakness(ignore.place, message, "Delete it here")
