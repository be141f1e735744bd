"""What can be done in the preview of a file?"""

from __future__ import annotations

from quizzer.tui.actions.action import Action

ACTIONS = (
    Action(
        "preview.reveal",
        "space,enter",
        "Space",
        "show the answer, then the next",
        "reveal",
        "show answer",
    ),
    Action("preview.next", "right,n", "→ n", "the next card", "walk(1)"),
    Action("preview.previous", "left,p", "← p", "the card before", "walk(-1)"),
    Action("preview.first", "home,g", "g", "the first card", "end(-1)"),
    Action("preview.last", "end,G", "G", "the last card", "end(1)"),
    Action(
        "preview.problem",
        "tab",
        "Tab",
        "the next card with a problem",
        "problem(1)",
        "next problem",
    ),
    Action("preview.before", "shift+tab", "⇧Tab", "the card with a problem before", "problem(-1)"),
    Action("preview.problems", "l", "l", "all problems of the file", "problems", "all problems"),
    Action("preview.source", "s", "s", "the passage that the card cites", "source", "source"),
    Action(
        "preview.coverage",
        "c",
        "c",
        "what the cards cite, and what none does",
        "coverage",
        "coverage",
    ),
    Action("preview.edit", "e", "e", "edit the card in $VISUAL or $EDITOR", "edit", "edit"),
    Action("preview.shuffle", "r", "r", "another order of the options", "shuffle", "shuffle"),
    Action("preview.up", "up,k", "↑ k", "scroll up", "scroll(-1)"),
    Action("preview.down", "down,j", "↓ j", "scroll down", "scroll(1)"),
    Action("preview.help", "question_mark,f1", "?", "help", "help"),
    Action("preview.leave", "q,escape", "q", "end the preview", "leave", "end"),
)
