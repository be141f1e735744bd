"""What can be done everywhere, and on the screens around the others?"""

from __future__ import annotations

from quizzer.tui.actions.action import Action, travel

ACTIONS = (
    Action("app.palette", "ctrl+p", "^p", "everything that can be done here, by name", "palette"),
    Action("app.jump", "g,ctrl+o", "g", "jump to a place, by its letter", "jump"),
    Action(
        "app.interrupt", "ctrl+c", "^c", "quit at once; what was answered is stored", "interrupt"
    ),
    Action(
        "welcome.begin",
        "enter,space",
        "Enter",
        "study the first five cards",
        "begin",
        "first five cards",
    ),
    Action("welcome.help", "question_mark,f1", "?", "help", "help", "all keys"),
    Action("welcome.close", "q,escape", "q", "go on without", "close", "look around"),
    Action("settings.up", "up,k", "↑ k", "one line up", "move(-1)"),
    Action("settings.down", "down,j", "↓ j", "one line down", "move(1)"),
    Action("settings.edit", "enter", "Enter", "change the setting", "edit", "change"),
    Action("settings.forget", "x", "x", "back to the default", "forget", "default"),
    Action("settings.help", "question_mark,f1", "?", "help", "help"),
    Action("settings.back", "q,escape,left", "q", "back", "back"),
    Action("palette.up", "up,shift+tab", "↑", "one line up", "move(-1)"),
    Action("palette.down", "down,tab", "↓", "one line down", "move(1)"),
    Action("palette.run", "enter", "Enter", "do it", "run"),
    Action("palette.back", "escape", "Esc", "back", "back"),
    Action("dialog.up", "up,k", "↑ k", "one line up", "move(-1)"),
    Action("dialog.down", "down,j", "↓ j", "one line down", "move(1)"),
    *travel("dialog"),
    Action("dialog.back", "q,escape,enter,space,question_mark,i,s", "q", "back", "back"),
    Action("clock.yes", "y", "y", "the clock is right, study", "go_on"),
    Action("clock.no", "n,q,escape", "n", "back", "back"),
)
