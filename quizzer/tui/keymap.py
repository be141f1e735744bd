"""Which key does an action have on this learner's keyboard, and how is a key shown?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from textual.keys import format_key

from quizzer.tui.actions import BY_ID
from quizzer.tui.paint import Hint

_SHOWN = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "enter": "Enter", "space": "Space",
    "tab": "Tab", "shift+tab": "⇧Tab", "escape": "Esc", "pageup": "PgUp", "pagedown": "PgDn",
    "home": "Home", "end": "End", "backspace": "Backspace", "delete": "Del", "insert": "Ins",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of all actions: the registry's, but for those that the learner has `changed`.

    `changed` holds, by the id of an action, its keys as Textual spells them.
    """

    changed: Mapping[str, str] = field(default_factory=dict)

    def shown(self, action: str) -> str:
        """The keys of an action, as a strip or a table shows them."""
        changed = self.changed.get(action)
        if changed is None:
            return BY_ID[action].shown
        return " ".join(shown(key) for key in changed.split(","))

    def hint(self, actions: str, words: str = "", detail: str = "") -> Hint:
        """The hint of an action, with other words where they are given.

        Each action is shown by its first key. Of several, with spaces between their ids, each
        shows its own.
        """
        ids = actions.split()
        said = words or BY_ID[ids[0]].brief or BY_ID[ids[0]].words
        return Hint(" ".join(self.shown(one).split()[0] for one in ids), said, detail)


def shown(key: str) -> str:
    """A key as Textual spells it, as a person reads it: `?`, `⇧Tab`, `^p`."""
    if key in _SHOWN:
        return _SHOWN[key]
    modifiers, _, last = key.rpartition("+")
    marks = {"ctrl": "^", "shift": "⇧"}
    held = "".join(marks.get(one, f"{one.title()}+") for one in modifiers.split("+") if one)
    return held + (_SHOWN.get(last) or format_key(last))
