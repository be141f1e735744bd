"""What can be done with drafts?"""

from __future__ import annotations

from quizzer.tui.actions.action import Action

ACTIONS = (
    Action("drafts.accept", "a,enter", "a Enter", "accept the draft", "accept", "accept"),
    Action("drafts.reject", "x", "x", "reject it, with a reason", "reject", "reject"),
    Action("drafts.edit", "e", "e", "edit it in $VISUAL or $EDITOR", "edit", "edit"),
    Action("drafts.undo", "u,ctrl+z", "u", "take back the last verdict", "undo", "undo"),
    Action("drafts.next", "j,down", "↓ j", "the next draft, this one later", "walk(1)"),
    Action("drafts.previous", "k,up", "↑ k", "the draft before", "walk(-1)"),
    Action("drafts.below", "pagedown,space", "Space", "scroll down", "page(1)"),
    Action("drafts.above", "pageup,b", "PgUp", "scroll up", "page(-1)"),
    Action("drafts.source", "s", "s", "the passage on a page of its own", "source", "passage"),
    Action("drafts.help", "question_mark,f1", "?", "help", "help"),
    Action("drafts.leave", "q,escape", "q", "leave; the verdicts are kept", "leave", "leave"),
    Action("reasons.wrong", "1", "1", "reject it: wrong", "reject('wrong')", "wrong"),
    Action("reasons.trivial", "2", "2", "reject it: trivial", "reject('trivial')", "trivial"),
    Action("reasons.unclear", "3", "3", "reject it: unclear", "reject('unclear')", "unclear"),
    Action(
        "reasons.duplicate", "4", "4", "reject it: a duplicate", "reject('duplicate')", "duplicate"
    ),
    Action("reasons.other", "5", "5", "reject it, and say why", "say", "other …"),
    Action("reasons.back", "escape,q,x", "Esc", "keep it", "back", "keep it"),
)
