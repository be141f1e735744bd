"""What can be done from a page? The palette's lines, and the screens that a jump leads to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from quizzer.cards.clean import clean_line
from quizzer.tui.actions import ACTIONS, BY_ID, Action
from quizzer.tui.jump import Destination
from quizzer.tui.keymap import EVERYWHERE, shown
from quizzer.tui.theme import NAMES

if TYPE_CHECKING:
    from quizzer.tui.app import QuizzerApp
    from quizzer.tui.page import Page

HOME_LEADS_TO = (
    "home.quiz", "home.mastery", "home.exam", "home.browse", "home.statistics", "home.problems",
    "home.coverage", "home.settings",
)  # fmt: skip
"""The actions of the home screen that open another: from everywhere, they can be jumped to."""

_HOME_LETTER = "h"
_CURSOR = ("move(", "scroll(", "page(", "end(")
_NOT_OFFERED = frozenset({"app.palette", "app.jump", "home.palette"})


@dataclass(frozen=True, slots=True)
class Command:
    """A line of the palette: its words, its key where it has one here, and what it does.

    `theme` is the one that it would choose.
    """

    words: str
    key: str
    run: Callable[[], object]
    theme: str = ""


def commands(app: QuizzerApp, page: Page) -> list[Command]:
    """What makes sense on a page: its own actions, then what can be done everywhere."""
    return [
        *_own(app, page),
        *_elsewhere(app, page),
        *_decks(app),
        *(Command(f"Theme: {name}", "", partial(app.keep_theme, name), name) for name in NAMES),
        *_everywhere(app),
    ]


def destinations(app: QuizzerApp) -> list[Destination]:
    """The screens that can be gone to from everywhere, by their keys on the home screen."""
    home = Destination(_HOME_LETTER, "home", app.go_home)
    return [
        home,
        *(
            Destination(letter, action.brief or action.words, partial(app.go, action.id))
            for action in _leading()
            if len(letter := _letter(app, action)) == 1
        ),
    ]


def _leading() -> Iterator[Action]:
    return (BY_ID[name] for name in HOME_LEADS_TO if name in BY_ID)


def _letter(app: QuizzerApp, action: Action) -> str:
    return shown(app.keys.of(action.id)[0])


def _own(app: QuizzerApp, page: Page) -> Iterator[Command]:
    for action in ACTIONS:
        is_offered = action.id not in _NOT_OFFERED and not action.call.startswith(_CURSOR)
        if action.screen == page.registered and is_offered:
            run = partial(app.run_action, action.call, page)
            yield Command(_sentence(action.words), app.keys.shown(action.id).split()[0], run)


def _elsewhere(app: QuizzerApp, page: Page) -> Iterator[Command]:
    if page.registered == "home":
        return
    jump = app.keys.shown("app.jump").split()[0]
    yield Command("Go to: home", f"{jump} {_HOME_LETTER}", app.go_home)
    for action in _leading():
        key = f"{jump} {_letter(app, action)}"
        yield Command(f"Go to: {action.words}", key, partial(app.go, action.id))


def _decks(app: QuizzerApp) -> Iterator[Command]:
    overview = app.home.overview
    for deck in overview.decks if overview else ():
        yield Command(f"Study: {clean_line(deck.title)}", "", partial(app.review, deck.scope))


def _everywhere(app: QuizzerApp) -> Iterator[Command]:
    for action in ACTIONS:
        if action.screen == EVERYWHERE and action.id not in _NOT_OFFERED:
            run = partial(app.run_action, action.call, app)
            yield Command(_sentence(action.words), app.keys.shown(action.id).split()[0], run)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
