"""Which actions are there, and which keys do them? One registry for bindings, hints and help.

An action's id is stable: it is what a keymap names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from textual.binding import Binding


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
    Action("home.up", "up,k", "↑ k", "one line up", "move(-1)"),
    Action("home.down", "down,j", "↓ j", "one line down", "move(1)"),
    Action("home.open", "right,l", "→ l", "show a deck's topics", "expand", "topics"),
    Action("home.close", "left", "←", "hide them", "collapse"),
    Action("home.study", "enter,space", "Enter", "study the selected line", "study", "study"),
    Action("home.more", "n", "n", "study ten more new cards of the line", "more", "ten more new"),
    Action("home.mastery", "m", "m", "mastery of every topic", "mastery", "mastery"),
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
    Action("summary.home", "enter,space", "Enter", "go on", "home", "home"),
    Action("summary.undo", "u,ctrl+z", "u", "take back the last answer", "undo", "undo last"),
    Action("summary.mastery", "m", "m", "mastery of every topic", "mastery", "mastery"),
    Action("summary.up", "up,k", "↑ k", "scroll up", "scroll(-1)"),
    Action("summary.down", "down,j", "↓ j", "scroll down", "scroll(1)"),
    Action("summary.quit", "q,escape", "q", "back", "home"),
    Action("quizsetup.begin", "enter", "Enter", "begin the quiz", "begin", "begin"),
    Action("quizsetup.resume", "r", "r", "go on with the unfinished quiz", "resume", "go on"),
    Action("quizsetup.less", "left,h", "← h", "the value before", "change(-1)"),
    Action("quizsetup.more", "right,l,space", "→ l", "the next value", "change(1)"),
    Action("quizsetup.attempts", "a", "a", "the quizzes that were taken", "attempts", "taken"),
    Action("quizsetup.up", "up,k", "↑ k", "one line up", "move(-1)"),
    Action("quizsetup.down", "down,j", "↓ j", "one line down", "move(1)"),
    Action("quizsetup.help", "question_mark,f1", "?", "help", "help"),
    Action("quizsetup.back", "q,escape", "q", "back", "back"),
    Action("quiz.go_on", "enter,space", "Enter", "hand in the answer; go on", "go_on"),
    Action("quiz.previous", "pageup,p", "PgUp p", "the question before", "walk(-1)"),
    Action("quiz.next", "pagedown,n", "PgDn n", "the next question", "walk(1)"),
    Action(
        "quiz.flag", "exclamation_mark,ctrl+f", "! ^f", "flag it, to return to it", "flag", "flag"
    ),
    Action("quiz.list", "l,ctrl+l", "l ^l", "all questions", "list", "all"),
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
    Action("mastery.up", "up,k", "↑ k", "one line up", "move(-1)"),
    Action("mastery.down", "down,j", "↓ j", "one line down", "move(1)"),
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
    Action("today.help", "question_mark,f1", "?", "help", "help"),
    Action("today.back", "q,escape,left,t", "q", "back", "back"),
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
    Action("statistics.help", "question_mark,f1", "?", "help", "help"),
    Action("statistics.back", "q,escape,s", "q", "back", "back"),
    Action("deckproblems.up", "up,k", "↑ k", "one line up", "move(-1)"),
    Action("deckproblems.down", "down,j", "↓ j", "one line down", "move(1)"),
    Action(
        "deckproblems.open",
        "enter,space,right",
        "Enter",
        "the problems of a deck",
        "open",
        "problems",
    ),
    Action("deckproblems.edit", "e", "e", "edit at the first problem", "edit", "edit"),
    Action("deckproblems.again", "r", "r", "read the files again", "again", "read again"),
    Action("deckproblems.help", "question_mark,f1", "?", "help", "help"),
    Action("deckproblems.back", "q,escape,left,d", "q", "back", "back"),
    Action("coverage.up", "up,k", "↑ k", "one line up", "move(-1)"),
    Action("coverage.down", "down,j", "↓ j", "one line down", "move(1)"),
    Action(
        "coverage.open",
        "enter,space,right",
        "Enter",
        "the paragraph and its cards",
        "open",
        "paragraph and its cards",
    ),
    Action(
        "coverage.bare",
        "tab",
        "Tab",
        "the next section without a card",
        "bare",
        "next without a card",
    ),
    Action("coverage.help", "question_mark,f1", "?", "help", "help"),
    Action("coverage.back", "q,escape,left", "q", "back", "back"),
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
    Action("links.up", "up,k", "↑ k", "one link up", "move(-1)"),
    Action("links.down", "down,j", "↓ j", "one link down", "move(1)"),
    Action("links.open", "o", "o", "open the link in the browser", "open", "open"),
    Action("links.back", "q,escape,left", "q", "back", "back"),
    Action("problems.up", "up,k", "↑ k", "one line up", "move(-1)"),
    Action("problems.down", "down,j", "↓ j", "one line down", "move(1)"),
    Action(
        "problems.open",
        "enter,space,right",
        "Enter",
        "the card under the problem",
        "open",
        "show the card",
    ),
    Action("problems.edit", "e", "e", "edit the line of the problem", "edit", "edit the line"),
    Action("problems.back", "q,escape,left,l", "q", "back", "back"),
    Action("browse.line", "slash,tab", "/", "type what to search for", "line", "search"),
    Action("browse.up", "up,k", "↑ k", "one card up", "move(-1)"),
    Action("browse.down", "down,j", "↓ j", "one card down", "move(1)"),
    Action("browse.above", "pageup,ctrl+b", "PgUp", "a screen up", "page(-1)"),
    Action("browse.below", "pagedown,ctrl+f", "PgDn", "a screen down", "page(1)"),
    Action("browse.first", "home", "Home", "the first card", "end(-1)"),
    Action("browse.last", "end,G", "End G", "the last card", "end(1)"),
    Action("browse.mark", "space", "Space", "mark the card, or take the mark away", "mark", "mark"),
    Action("browse.all", "a", "a", "mark all that was found, or nothing", "all", "all"),
    Action("browse.study", "enter", "Enter", "study what is marked, or the card", "study"),
    Action("browse.suspend", "at", "@", "suspend what is marked, or take it up", "suspend"),
    Action("browse.flag", "exclamation_mark", "!", "flag what is marked, or unflag it", "flag"),
    Action("browse.undo", "u,ctrl+z", "u", "take back the last marking", "undo"),
    Action("browse.order", "o", "o", "list them in another order", "order", "order"),
    Action("browse.open", "right,l", "→ l", "the card with its answer", "open", "card"),
    Action("browse.edit", "e", "e", "edit in $VISUAL or $EDITOR", "edit"),
    Action("browse.source", "s", "s", "the passage that the card cites", "source"),
    Action("browse.info", "i", "i", "card info and history", "info"),
    Action("browse.help", "question_mark,f1", "?", "help", "help"),
    Action("browse.back", "q,escape,left", "q", "back", "back"),
    Action("dialog.up", "up,k", "↑ k", "one line up", "move(-1)"),
    Action("dialog.down", "down,j", "↓ j", "one line down", "move(1)"),
    Action("dialog.back", "q,escape,enter,space,question_mark,i,s", "q", "back", "back"),
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
    Action("clock.yes", "y", "y", "the clock is right, study", "go_on"),
    Action("clock.no", "n,q,escape", "n", "back", "back"),
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
