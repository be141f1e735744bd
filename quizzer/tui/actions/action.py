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
