"""What can be done with what is known: mastery, statistics and exams?"""

from __future__ import annotations

from quizzer.tui.actions.action import Action, travel

ACTIONS = (
    Action("mastery.up", "up,k", "↑ k", "one line up", "move(-1)"),
    Action("mastery.down", "down,j", "↓ j", "one line down", "move(1)"),
    *travel("mastery"),
    Action(
        "mastery.cards", "enter,space,right", "Enter", "the cards of the line", "cards", "cards"
    ),
    Action("mastery.study", "s", "s", "study the line", "study", "study"),
    Action(
        "mastery.calibration",
        "c",
        "c",
        "does what is predicted come true?",
        "calibration",
        "calibration",
    ),
    Action("mastery.help", "question_mark,f1", "?", "help", "help"),
    Action("mastery.back", "q,escape,left", "q", "back", "back"),
    Action("cards.up", "up,k", "↑ k", "one line up", "move(-1)"),
    Action("cards.down", "down,j", "↓ j", "one line down", "move(1)"),
    *travel("cards"),
    Action(
        "cards.suspend", "at", "@", "suspend the card, or take it up again", "suspend", "suspend"
    ),
    Action(
        "cards.flag",
        "exclamation_mark",
        "!",
        "flag the card, or take the flag away",
        "flag",
        "flag",
    ),
    Action(
        "cards.study", "enter,space,s", "Enter", "study what is due here", "study", "study these"
    ),
    Action("cards.help", "question_mark,f1", "?", "help", "help"),
    Action("cards.back", "q,escape,left", "q", "back", "back"),
    Action("calibration.up", "up,k", "↑ k", "scroll up", "scroll(-1)"),
    Action("calibration.down", "down,j", "↓ j", "scroll down", "scroll(1)"),
    Action("calibration.help", "question_mark,f1", "?", "help", "help"),
    Action("calibration.back", "q,escape,left,c", "q", "back", "back"),
    Action("statistics.next", "tab", "Tab", "the next part", "walk(1)", "next part"),
    Action("statistics.previous", "shift+tab", "⇧Tab", "the part before", "walk(-1)"),
    Action(
        "statistics.earlier",
        "left,h",
        "← h",
        "earlier weeks of the calendar",
        "period(1)",
        "earlier",
    ),
    Action("statistics.later", "right,l", "→ l", "later weeks", "period(-1)"),
    Action("statistics.deck", "f", "f", "one deck alone, the next, or all", "deck", "deck"),
    Action("statistics.up", "up,k", "↑ k", "scroll up", "scroll(-1)"),
    Action("statistics.down", "down,j", "↓ j", "scroll down", "scroll(1)"),
    *travel("statistics"),
    Action("statistics.help", "question_mark,f1", "?", "help", "help"),
    Action("statistics.back", "q,escape,s", "q", "back", "back"),
    Action("exam.study", "enter,space,s", "Enter", "study today’s list", "study", "study"),
    Action("exam.today", "t", "t", "today’s list, card by card", "today", "today’s list"),
    Action("exam.next", "tab,right,l", "Tab", "the next exam", "walk(1)", "next exam"),
    Action("exam.previous", "shift+tab,h", "⇧Tab", "the exam before", "walk(-1)"),
    Action("exam.plan", "r", "r", "plan anew, from what is known now", "plan", "plan anew"),
    Action("exam.up", "up,k", "↑ k", "scroll up", "scroll(-1)"),
    Action("exam.down", "down,j", "↓ j", "scroll down", "scroll(1)"),
    Action("exam.help", "question_mark,f1", "?", "help", "help"),
    Action("exam.back", "q,escape,left", "q", "back", "back"),
    Action("today.study", "enter,space,s", "Enter", "study these cards", "study", "study these"),
    Action("today.up", "up,k", "↑ k", "scroll up", "scroll(-1)"),
    Action("today.down", "down,j", "↓ j", "scroll down", "scroll(1)"),
    *travel("today"),
    Action("today.help", "question_mark,f1", "?", "help", "help"),
    Action("today.back", "q,escape,left,t", "q", "back", "back"),
)
