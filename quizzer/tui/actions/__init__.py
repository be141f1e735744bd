"""Which actions are there, and which keys do them? One registry for bindings, hints and help.

An action's id is stable: it is what a keymap names. Each module has the tables of some screens.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from textual.binding import Binding

from quizzer.tui.actions import (
    authors,
    drafting,
    home,
    knowledge,
    library,
    quizzes,
    sessions,
    shell,
)
from quizzer.tui.actions.action import Action

__all__ = ["ACTIONS", "BY_ID", "Action", "bindings"]

ACTIONS = (
    *shell.ACTIONS,
    *home.ACTIONS,
    *sessions.ACTIONS,
    *quizzes.ACTIONS,
    *knowledge.ACTIONS,
    *library.ACTIONS,
    *authors.ACTIONS,
    *drafting.ACTIONS,
)

BY_ID: Mapping[str, Action] = MappingProxyType({action.id: action for action in ACTIONS})
"""The actions by their ids."""


def bindings(screen: str) -> list[Binding]:
    """The bindings of a screen. With priority, which spares each key two message queues."""
    return [
        Binding(action.keys, action.call, action.words, id=action.id, show=False, priority=True)
        for action in ACTIONS
        if action.screen == screen
    ]
