"""What can be done before, in and after a quiz?"""

from __future__ import annotations

from quizzer.tui.actions.action import Action, travel

ACTIONS = (
    Action("quizsetup.begin", "enter", "Enter", "begin the quiz", "begin", "begin"),
    Action("quizsetup.resume", "r", "r", "go on with the unfinished quiz", "resume", "go on"),
    Action("quizsetup.less", "left,h", "← h", "the value before", "change(-1)"),
    Action("quizsetup.more", "right,l,space", "→ l", "the next value", "change(1)"),
    Action("quizsetup.attempts", "a", "a", "the quizzes that were taken", "attempts", "taken"),
    Action("quizsetup.up", "up,k", "↑ k", "one line up", "move(-1)"),
    Action("quizsetup.down", "down,j", "↓ j", "one line down", "move(1)"),
    Action("quizsetup.help", "question_mark,f1", "?", "help", "help"),
    Action("quizsetup.back", "q,escape", "q", "back", "back"),
    Action("quiz.go_on", "enter,space", "Enter", "submit the answer; go on", "go_on"),
    Action("quiz.previous", "pageup,p", "PgUp p", "the question before", "walk(-1)"),
    Action("quiz.next", "pagedown,n", "PgDn n", "the next question", "walk(1)"),
    Action(
        "quiz.flag", "exclamation_mark,ctrl+f", "! ^f", "flag it, to return to it", "flag", "flag"
    ),
    Action("quiz.list", "l,ctrl+l", "l ^l", "all questions", "list", "all"),
    Action("quiz.withdraw", "minus", "-", "take the answer back", "withdraw", "take back"),
    Action("quiz.sure", "c,ctrl+t", "c ^t", "how sure you are", "sure", "how sure"),
    Action("quiz.hand_in", "x,ctrl+x", "x ^x", "hand the quiz in", "hand_in", "hand in"),
    Action("quiz.up", "up,k", "↑ k", "scroll up", "scroll(-1)"),
    Action("quiz.down", "down,j", "↓ j", "scroll down", "scroll(1)"),
    Action("quiz.help", "question_mark,f1", "?", "help", "help"),
    Action("quiz.leave", "q,escape", "q", "leave; the quiz can be gone on with", "leave", "leave"),
    Action("questions.turn", "enter,space", "Enter", "turn to the question", "turn", "turn to it"),
    Action(
        "questions.flagged", "exclamation_mark", "!", "the next flagged one", "flagged", "flagged"
    ),
    Action("questions.hand_in", "x,ctrl+x", "x ^x", "hand the quiz in", "hand_in", "hand in"),
    Action("questions.up", "up,k", "↑ k", "one line up", "move(-1)"),
    Action("questions.down", "down,j", "↓ j", "one line down", "move(1)"),
    Action("questions.back", "q,escape,l", "q", "back", "back"),
    Action(
        "result.open", "enter,space,right", "Enter", "your answer and the right one", "open", "open"
    ),
    Action("result.missed", "m", "m", "study what you missed", "missed", "study what you missed"),
    Action("result.compare", "c", "c", "compare with the quiz before", "compare", "compare"),
    Action("result.up", "up,k", "↑ k", "one line up", "move(-1)"),
    Action("result.down", "down,j", "↓ j", "one line down", "move(1)"),
    *travel("result"),
    Action("result.help", "question_mark,f1", "?", "help", "help"),
    Action("result.back", "q,escape,left", "q", "back", "back"),
    Action("marked.previous", "left,p,pageup", "← p", "the question before", "walk(-1)"),
    Action("marked.next", "right,n,pagedown", "→ n", "the next question", "walk(1)"),
    Action("marked.override", "o", "o", "count it as right, as wrong, as graded", "override"),
    Action("marked.source", "s", "s", "the passage that the card cites", "source", "source"),
    Action("marked.up", "up,k", "↑ k", "scroll up", "scroll(-1)"),
    Action("marked.down", "down,j", "↓ j", "scroll down", "scroll(1)"),
    Action("marked.help", "question_mark,f1", "?", "help", "help"),
    Action("marked.back", "q,escape,enter", "q", "back", "back"),
    Action("attempts.open", "enter,space,right", "Enter", "the result, or go on", "open"),
    Action("attempts.compare", "c", "c", "compare with the one before", "compare", "compare"),
    Action("attempts.up", "up,k", "↑ k", "one line up", "move(-1)"),
    Action("attempts.down", "down,j", "↓ j", "one line down", "move(1)"),
    Action("attempts.back", "q,escape,left", "q", "back", "back"),
)
