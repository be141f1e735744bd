"""What is an action, and what is said of it wherever it is named?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """`id` is `screen.name`; the screen has a method `action_name`. Keys as Textual spells them.

    `brief` is what the strip of keys says, where `words` are too long for it.
    """

    id: str
    keys: str
    shown: str
    words: str
    call: str
    brief: str = ""

    @property
    def screen(self) -> str:
        """The screen it belongs to; `app` for what can be done on all of them."""
        return self.id.partition(".")[0]


def travel(screen: str) -> tuple[Action, ...]:
    """How a page that may be long is gone through, besides line by line."""
    return (
        Action(f"{screen}.above", "pageup,ctrl+b", "PgUp", "a screen up", "page(-1)"),
        Action(f"{screen}.below", "pagedown,ctrl+f", "PgDn", "a screen down", "page(1)"),
        Action(f"{screen}.first", "home", "Home", "to the beginning", "end(-1)"),
        Action(f"{screen}.last", "end,G", "End G", "to the end", "end(1)"),
    )
