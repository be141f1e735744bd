"""What can be done on the home screen?"""

from __future__ import annotations

from quizzer.tui.actions.action import Action, travel

ACTIONS = (
    Action("home.up", "up,k", "↑ k", "one line up", "move(-1)"),
    Action("home.down", "down,j", "↓ j", "one line down", "move(1)"),
    *travel("home"),
    Action("home.open", "right,l", "→ l", "show a deck’s topics", "expand", "topics"),
    Action("home.close", "left", "←", "hide them", "collapse"),
    Action("home.study", "enter,space", "Enter", "study the selected line", "study", "study"),
    Action("home.more", "n", "n", "study ten more new cards of the line", "more", "ten more new"),
    Action("home.mastery", "m", "m", "mastery of every topic", "mastery", "mastery"),
    Action("home.sure", "w", "w", "study what you were sure of and got wrong", "sure"),
    Action("home.quiz", "z", "z", "take a quiz", "quiz", "quiz"),
    Action("home.exam", "e", "e", "the exams: what to expect, and today’s list", "exam", "exam"),
    Action(
        "home.coverage",
        "c",
        "c",
        "the case documents, and what no card cites",
        "coverage",
        "coverage",
    ),
    Action(
        "home.statistics", "s", "s", "the work done, and what falls due", "statistics", "statistics"
    ),
    Action("home.browse", "slash", "/", "search all cards", "browse", "search"),
    Action("home.settings", "comma", ",", "settings", "settings"),
    Action("home.palette", "p", "p", "everything that can be done, by name", "palette", "palette"),
    Action(
        "home.problems",
        "d",
        "d",
        "the deck files, and what is wrong with them",
        "problems",
        "decks",
    ),
    Action("home.help", "question_mark,f1", "?", "help", "help"),
    Action("home.quit", "q,escape", "q", "quit", "leave"),
)
