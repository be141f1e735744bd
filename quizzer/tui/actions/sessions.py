"""What can be done in a session and after it?"""

from __future__ import annotations

from quizzer.tui.actions.action import Action

ACTIONS = (
    Action(
        "review.reveal",
        "space,enter",
        "Space",
        "show the answer, then rate as suggested",
        "reveal",
        "show answer",
    ),
    Action("review.again", "1", "1", "Again: not recalled", "rate(1)", "Again"),
    Action("review.hard", "2", "2", "Hard: recalled with trouble", "rate(2)", "Hard"),
    Action("review.good", "3", "3", "Good: recalled", "rate(3)", "Good"),
    Action("review.easy", "4", "4", "Easy: recalled at once", "rate(4)", "Easy"),
    Action(
        "review.confidence",
        "c,ctrl+t",
        "c ^t",
        "how sure you are, before the answer: sure, unsure, a guess",
        "confidence",
        "sure?",
    ),
    Action("review.undo", "u,ctrl+z", "u", "take back the last answer or mark", "undo", "undo"),
    Action("review.hint", "h", "h", "show the hint", "hint", "hint"),
    Action("review.bury", "minus", "-", "bury until tomorrow", "bury", "bury"),
    Action(
        "review.suspend", "at", "@", "suspend: not asked until you say so", "suspend", "suspend"
    ),
    Action("review.flag", "exclamation_mark", "!", "flag, to find it again", "flag", "flag"),
    Action("review.edit", "e", "e", "edit in $VISUAL or $EDITOR", "edit", "edit"),
    Action("review.source", "s", "s", "the passage that the card cites", "source", "source"),
    Action("review.links", "o", "o", "the card’s links, before one is opened", "links", "links"),
    Action("review.info", "i", "i", "card info and history", "info", "info"),
    Action("review.up", "up,k", "↑ k", "scroll up", "scroll(-1)"),
    Action("review.down", "down,j", "↓ j", "scroll down", "scroll(1)"),
    Action("review.help", "question_mark,f1", "?", "help", "help"),
    Action("review.leave", "q,escape", "q", "end the session", "leave", "end"),
    Action("links.up", "up,k", "↑ k", "one link up", "move(-1)"),
    Action("links.down", "down,j", "↓ j", "one link down", "move(1)"),
    Action("links.open", "o", "o", "open the link in the browser", "open", "open"),
    Action("links.back", "q,escape,left", "q", "back", "back"),
    Action("summary.home", "enter,space", "Enter", "go on", "home", "home"),
    Action("summary.undo", "u,ctrl+z", "u", "take back the last answer", "undo", "undo last"),
    Action("summary.mastery", "m", "m", "mastery of every topic", "mastery", "mastery"),
    Action("summary.up", "up,k", "↑ k", "scroll up", "scroll(-1)"),
    Action("summary.down", "down,j", "↓ j", "scroll down", "scroll(1)"),
    Action("summary.quit", "q,escape", "q", "back", "home"),
)
