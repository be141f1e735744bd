"""Which key does an action have on this learner's keyboard, and how is a key shown?"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from textual.keys import KEY_NAME_REPLACEMENTS, REPLACED_KEYS, format_key, key_to_character
from textual.keys import Keys as Known

from quizzer.errors import UsageError
from quizzer.study.appearance import KeyLine, Written
from quizzer.tui.actions import ACTIONS, BY_ID
from quizzer.tui.paint import Hint

EVERYWHERE = "app"
"""The screen of the actions that all screens have."""

ALONE = frozenset({"preview"})
"""The screen of an app of its own, which has none of those."""

FIXED = "app.interrupt"
"""The way out that always holds."""

_NAMED = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "enter": "Enter", "space": "Space",
    "tab": "Tab", "escape": "Esc", "pageup": "PgUp", "pagedown": "PgDn", "home": "Home",
    "end": "End", "backspace": "Backspace", "delete": "Del", "insert": "Ins",
}  # fmt: skip
_HELD = {"ctrl": "^", "shift": "⇧", "alt": "Alt+", "super": "Super+"}
_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+space": "ctrl+at"}
"""Keys that reach a program from most terminals as another."""

_KNOWN = frozenset(str(key.value) for key in Known)


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of all actions: the registry's, but for those that the learner has `changed`.

    `changed` holds, by the id of an action, its keys as Textual spells them.
    """

    changed: Mapping[str, str] = field(default_factory=dict)

    def of(self, action: str) -> tuple[str, ...]:
        """All keys of an action, as Textual spells them."""
        return tuple(self.changed.get(action, BY_ID[action].keys).split(","))

    def shown(self, action: str) -> str:
        """The keys of an action that help shows: of the registry's not every synonym."""
        if action not in self.changed:
            return BY_ID[action].shown
        return " ".join(shown(key) for key in self.of(action))

    def hint(self, actions: str, words: str = "", detail: str = "") -> Hint:
        """The hint of an action, with other words where they are given.

        Each action is shown by its first key. Of several, with spaces between their ids, each
        shows its own.
        """
        ids = actions.split()
        said = words or BY_ID[ids[0]].brief or BY_ID[ids[0]].words
        return Hint(" ".join(self.shown(one).split()[0] for one in ids), said, detail)


def keys_of(written: Mapping[str, Written]) -> Keys:
    """The keys that a learner has written. Raises UsageError with the line of what cannot be."""
    if not written:  # as for most people, who then wait for no search among all actions
        return Keys()
    changed = {name: _keys(name, keys) for name, keys in written.items()}
    keys = Keys(changed)
    for screen in {action.screen for action in ACTIONS}:
        _refuse_clash(screen, keys, written)
    return keys


def lines_of(keys: Keys) -> tuple[KeyLine, ...]:
    """All actions with their keys, in the registry's order."""
    return tuple(
        KeyLine(action.id, tuple(shown(key) for key in keys.of(action.id)), action.words)
        for action in ACTIONS
    )


def shown(key: str) -> str:
    """A key as Textual spells it, as a person reads it: `?`, `⇧Tab`, `^p`."""
    held, _, last = key.rpartition("+")
    marks = "".join(_HELD.get(one, f"{one.title()}+") for one in held.split("+") if one)
    name = last.upper() if last[1:].isdigit() else format_key(last)  # F1
    return marks + (_NAMED.get(last) or name)


def _keys(name: str, keys: Written) -> str:
    if name not in BY_ID:
        near = get_close_matches(name, BY_ID, n=1)
        hint = f', did you mean "{near[0]}"?' if near else ""
        raise UsageError(
            f'keys: there is no action "{name}"{hint}',
            where=keys.where,
            remedy="" if near else "`quizzer keys` lists them all",
        )
    if name == FIXED:
        raise UsageError(f"keys: ctrl+c always quits, so {FIXED} keeps it", where=keys.where)
    return ",".join(_key(one.strip(), keys.where) for one in keys.text.split(","))


def _key(key: str, where: str) -> str:
    """A key as Textual spells it: `!` is its `exclamation_mark`."""
    held, _, last = key.rpartition("+") if len(key) > 1 else ("", "", key)
    held = held.lower()
    last = last.lower() if "ctrl" in held else last
    if len(last) == 1 and last.isprintable():
        name = last if last.isalnum() else _name_of(last)
    else:
        name = last.lower()
    wanted = f"{held}+{name}" if held else name
    wanted = _SAME.get(wanted, wanted)
    if wanted == "ctrl+c":
        raise UsageError("keys: ctrl+c always quits, and can do nothing else", where=where)
    if not (_is_known(name) and set(held.split("+")) <= {"", *_HELD}):
        near = get_close_matches(wanted, sorted(_KNOWN), n=1)
        hint = f', did you mean "{near[0]}"?' if near else ""
        raise UsageError(f'keys: there is no key "{key}"{hint}', where=where)
    return wanted


def _is_known(name: str) -> bool:
    """Whether a keyboard has a key of this name."""
    return name in _KNOWN or name in REPLACED_KEYS or key_to_character(name) is not None


def _name_of(character: str) -> str:
    name = unicodedata.name(character, character).lower()
    name = name.replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def _refuse_clash(screen: str, keys: Keys, written: Mapping[str, Written]) -> None:
    """Refuse a key that would do two things on a screen."""
    taken: dict[str, str] = {}
    for action in _on(screen):
        for key in keys.of(action):
            other = taken.setdefault(key, action)
            if other != action and {other, action} & set(written):
                blamed, kept = (action, other) if action in written else (other, action)
                raise UsageError(
                    f'keys: "{shown(key)}" is the key of {kept}, and {blamed} wants it too',
                    where=written[blamed].where,
                    remedy=f"Give one of them another key; {kept} is: {BY_ID[kept].words}",
                )


def _on(screen: str) -> Iterator[str]:
    """What can be done on a screen."""
    places = {screen} if screen in ALONE else {screen, EVERYWHERE}
    return (action.id for action in ACTIONS if action.screen in places)
