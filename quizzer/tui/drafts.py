"""Judging drafts: each beside its passage, one key to accept it, to edit it or to reject it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.content import Content

from quizzer.cards.clean import clean_line
from quizzer.errors import QuizzerError
from quizzer.study.draftwords import (
    NO_DRAFTS,
    brief_counts,
    counts_text,
    done_text,
    failure_text,
    next_steps,
)
from quizzer.tui import draftlines, paint
from quizzer.tui.actions import bindings
from quizzer.tui.draftlines import Shown, Spread, over_last
from quizzer.tui.look import Look
from quizzer.tui.page import Page, title
from quizzer.tui.paint import Hint
from quizzer.tui.shell import Shell

if TYPE_CHECKING:
    from textual.screen import Screen

    from quizzer.study.judging import DraftView, Judging

_SCREENS = ("drafts", "reasons", "dialog")


class DraftsApp(Shell):
    """Judges the drafts of one deck file. Needs no database."""

    def __init__(self, judging: Judging, *, look: Look | None = None) -> None:
        super().__init__(look or Look())
        self._judging = judging

    def get_default_screen(self) -> Screen[Any]:
        """The drafts are all there is."""
        return DraftsScreen(self._judging)


class DraftsScreen(Page):
    """One draft after the other, the most confident first.

    A verdict is in the file before the next draft is shown: it takes some milliseconds, so it is
    waited for. When it cannot be written, the draft stays, and the reason is said.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("drafts")]
    widest: ClassVar[int] = 1000  # card and passage are narrow by themselves

    def __init__(self, judging: Judging) -> None:
        super().__init__()
        self._judging = judging
        self._index = 0
        self._scrolled = 0
        self._failure = ""
        self._shown: Shown | None = None
        self._choose(0)

    @property
    def draft(self) -> DraftView | None:
        """The draft that is shown; None when all are judged."""
        return self._shown.draft if self._shown else None

    @property
    def scroll_key(self) -> str:
        """Not an arrow, which shows the next draft."""
        return self.hint("drafts.below").key

    def head(self, width: int) -> Content:
        """The deck, and how far it is."""
        counts = self._judging.counts
        if self.is_narrow:
            return paint.fitted(paint.text(brief_counts(counts)), width)
        said = paint.text(counts_text(counts))
        name = title(clean_line(self._judging.deck.title))
        place = paint.text(f"   {self._index + 1} of {counts.left}", paint.MUTED)
        room = width - said.cell_length - 1
        if self.draft is not None and name.cell_length + place.cell_length <= room:
            name = paint.joined(name, place)
        return paint.spread(name, said, width)

    def body(self, width: int) -> list[Content]:
        """The draft and its passage, or what was done; below it, what has gone wrong."""
        lines = self.seen(width, self.window.height)
        said = paint.wrapped(paint.text(clean_line(self._failure), paint.ERROR), width)
        return over_last(lines, said, self.window.height) if self._failure else lines

    def seen(self, width: int, height: int) -> list[Content]:
        """The draft and its passage in so many rows; all lines of what was done."""
        shown = self._spread(width, height)
        return shown.lines(self._scrolled) if shown else self._ending(width)

    def hints(self) -> list[Hint]:
        """The verdicts first."""
        last = [self.hint("drafts.undo"), self.hint("drafts.help"), self.hint("drafts.leave")]
        if self.draft is None:
            return last
        return [
            self.hint("drafts.accept"),
            self.hint("drafts.edit"),
            self.hint("drafts.reject"),
            self.hint("drafts.next drafts.previous", "others"),
            *last,
        ]

    def action_accept(self) -> None:
        """Accept the draft as it is in the file."""
        draft = self.draft
        if draft is not None and self._is_done(lambda: self._judging.accept(draft.id)):
            self._open(self._index, "accepted")

    def action_reject(self) -> None:
        """Ask for the reason."""
        if self.draft is not None:
            from quizzer.tui.reasons import ReasonScreen

            self.app.push_screen(ReasonScreen(self))

    def reject(self, reason: str) -> None:
        """Reject the draft for a reason, so that it does not come back."""
        draft = self.draft
        if draft is not None and self._is_done(lambda: self._judging.reject(draft.id, reason)):
            self._open(self._index, f"rejected: {reason}")

    def action_undo(self) -> None:
        """Take the last verdict back, and show its draft again."""
        before = {draft.id for draft in self._judging.drafts}
        try:
            refused = self._judging.undo()
        except QuizzerError as error:
            refused = failure_text(error)
        if refused:
            self._open_draft(self.draft.id if self.draft else "", "")
            self._refuse(refused)
            return
        back = [draft.id for draft in self._judging.drafts if draft.id not in before]
        self._open_draft(back[0] if back else "", "taken back")

    def action_edit(self) -> None:
        """Open the file at the draft, and read it again."""
        draft = self.draft
        if draft is None or not self.edits(self._judging.path, draft.line):
            return
        if self._is_done(self._judging.refresh):
            self._open_draft(draft.id, "read again")

    def action_source(self) -> None:
        """Show the passage on a page of its own."""
        if self._shown is not None:
            from quizzer.tui.passage import PassageScreen

            self.app.push_screen(PassageScreen(tuple(self._shown.passages)))

    def action_walk(self, by: int) -> None:
        """Show another draft, and leave this one for later; at the end, scroll what is said."""
        if self.draft is None:
            self.action_scroll(by)
        else:
            self._open(self._index + by)

    def action_scroll(self, by: int) -> None:
        """Scroll the card, then the passage."""
        self._hush()
        shown = self._spread(self.width, self.window.height)
        if shown is None:
            super().action_scroll(by)
            return
        first, last = shown.ends
        self._scrolled = max(first, min(self._scrolled + by, last))
        self.repaint()

    def action_page(self, by: int) -> None:
        """Scroll by what is seen: the card to its end first, and only then the passage."""
        shown = self._spread(self.width, self.window.height)
        self.action_scroll(shown.page(self._scrolled, by) if shown else by * self.window.height)

    def action_help(self) -> None:
        """Show the keys."""
        from quizzer.tui.dialogs import HelpScreen

        is_alone = isinstance(self.app, DraftsApp)
        self.app.push_screen(HelpScreen(_SCREENS) if is_alone else HelpScreen())

    def action_leave(self) -> None:
        """Leave; what is not judged stays a draft."""
        if isinstance(self.app, DraftsApp):
            self.app.exit()
        else:
            self.dismiss()

    def _spread(self, width: int, height: int) -> Spread | None:
        """The draft and its passage as they are laid out in a window."""
        if self._shown is None:
            return None
        return draftlines.spread(self._shown, width, height, self.scroll_key)

    def _ending(self, width: int) -> list[Content]:
        """What was done, and what is next."""
        counts = self._judging.counts
        if not counts.total:
            return [Content(""), *paint.wrapped(paint.text(NO_DRAFTS), width)]
        lines = [Content(""), paint.text("All drafts are judged.", paint.BOLD), Content("")]
        lines += paint.wrapped(paint.text(done_text(counts)), width)
        for step in next_steps(self._judging.path, self._judging.deck.id):
            lines += [Content(""), *paint.wrapped(paint.text(clean_line(step), paint.MUTED), width)]
        return lines

    def _is_done(self, change: Callable[[], object]) -> bool:
        """Do something to the file; False, and said why, where that cannot be."""
        try:
            change()
        except QuizzerError as error:
            self._refuse(failure_text(error))
            return False
        return True

    def _refuse(self, why: str) -> None:
        """Say in full why the file is as it was."""
        self._failure = why
        self.say("not done")
        self.repaint()

    def _hush(self) -> None:
        """Take away what was said: it is read by now."""
        self.message = self._failure = ""

    def _open_draft(self, id_: str, message: str) -> None:
        """Show a draft, which may have another place now, or be gone."""
        ids = [draft.id for draft in self._judging.drafts]
        self._open(ids.index(id_) if id_ in ids else self._index, message)

    def _open(self, index: int, message: str = "") -> None:
        """Show the draft at a place; behind the last comes the first."""
        self._choose(index)
        self._hush()
        self.message = message if self.draft else ""
        self.repaint()

    def _choose(self, index: int) -> None:
        """Read the draft at a place, to be shown from its beginning."""
        drafts = self._judging.drafts
        self._index = index % len(drafts) if drafts else 0
        self._shown = self._read(drafts[self._index]) if drafts else None
        self._scrolled = 0

    def _read(self, draft: DraftView) -> Shown:
        """The draft with its passages as they are now."""
        titles = {topic.path: topic.title for topic in self._judging.deck.topics}
        topic = titles.get(draft.entry.topic, draft.entry.topic)
        doubts = self._judging.doubts(draft)
        return Shown(draft, topic, self._judging.passages(draft), doubts)
