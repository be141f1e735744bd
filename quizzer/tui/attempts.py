"""The quizzes that were taken, and two of them beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from textual import events
from textual.binding import BindingType
from textual.content import Content

from quizzer.cards.clean import clean_line
from quizzer.study.quizdesk import QuizDesk
from quizzer.study.wording import percent
from quizzer.tui import paint, quizface
from quizzer.tui.actions import bindings
from quizzer.tui.dialogs import ReadPage
from quizzer.tui.jump import Place, places_of
from quizzer.tui.page import Page, title
from quizzer.tui.paint import Hint

if TYPE_CHECKING:
    from quizzer.study.comparing import Change, Comparison, Taken

_ABOVE = 1  # the rule
_DATE = "%-d %b"


class AttemptsScreen(Page):
    """A line for each attempt, latest first. Enter opens its result, or goes on with it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("attempts")]

    def __init__(self, taken: tuple[Taken, ...]) -> None:
        super().__init__()
        self._taken = taken
        self._at = 0

    def head(self, width: int) -> Content:
        """What this is."""
        count = paint.text(str(len(self._taken)) if self._taken else "", paint.MUTED)
        return paint.spread(title("Quizzes taken"), count, width)

    def body(self, width: int) -> list[Content]:
        """A line an attempt, or how to take the first."""
        if not self._taken:
            words = "No quiz was taken yet. Go back and begin one with Enter."
            return [paint.rule(width), Content(""), *paint.wrapped(paint.text(words), width)]
        lines = [paint.rule(width)]
        for number, taken in enumerate(self._taken):
            line = _attempt_line(taken, width, is_selected=number == self._at)
            lines.append(line.stylize(paint.SELECTED) if number == self._at else line)
        return lines

    def hints(self) -> list[Hint]:
        """What can be done with an attempt."""
        if not self._taken:
            return [self.hint("attempts.back")]
        word = "open" if self._taken[self._at].is_finished else "go on"
        return [
            self.hint("attempts.open", word),
            self.hint("attempts.compare"),
            self.hint("attempts.back"),
        ]

    def places(self) -> list[Place]:
        """Every attempt."""
        return places_of(_ABOVE, range(len(self._taken)), lambda n: self.action_move(n - self._at))

    def action_move(self, by: int) -> None:
        """Select another line."""
        if self._taken:
            self.message = ""
            self._at = max(0, min(self._at + by, len(self._taken) - 1))
            self.follow()

    @property
    def selected_lines(self) -> range:
        """The selected attempt, with all that is above the first one."""
        line = self._at + _ABOVE
        return range(line if self._at else 0, line + 1)

    def action_open(self) -> None:
        """Open the result of the attempt, or go on with it."""
        if not self._taken:
            return
        taken = self._taken[self._at]
        if taken.is_finished:
            from quizzer.tui.result import ResultScreen

            self.app.push_screen(ResultScreen(taken.id))
        else:
            self.dismiss()
            self.quizzer.take_quiz(lambda quizzes: quizzes.resume(taken.id))

    async def action_compare(self) -> None:
        """Compare the attempt with the one before it that asked the same."""
        if self._taken:
            screen = await compared_with_earlier(self, self._taken[self._at].id)
            if screen is not None:
                self.app.push_screen(screen)

    def action_back(self) -> None:
        """Back to where it was opened."""
        self.dismiss()

    def on_click(self, event: events.Click) -> None:
        """Select the line under the mouse; a second click opens it."""
        number = self.row_at(event.screen_y, _ABOVE, len(self._taken))
        if number is None:
            return
        if number == self._at and event.chain > 1:
            self.action_open()
        else:
            self._at = number
            self.repaint()


class ComparisonScreen(ReadPage):
    """Two attempts beside each other: in all, by topic and level, and the course of scores."""

    def __init__(self, comparison: Comparison) -> None:
        super().__init__()
        self._comparison = comparison

    def head(self, width: int) -> Content:
        """What is compared."""
        after = self._comparison.after.attempt
        left = paint.joined(
            title("Compared"), paint.text(f"   {clean_line(after.title)}", paint.MUTED)
        )
        days = f"{self._comparison.before.attempt.day:{_DATE}} → {after.day:{_DATE}}"
        return paint.spread(left, paint.text(days, paint.MUTED), width)

    def body(self, width: int) -> list[Content]:
        """The scores, then what is better and what is worse."""
        found = self._comparison
        total = (found.before.score.share, found.after.score.share)
        lines = [paint.rule(width), _change_line("In all", *total, width)]
        if not found.is_same_quiz:
            words = "They did not ask the same, so the numbers compare only roughly."
            lines += paint.wrapped(paint.text(words, paint.MUTED), width)
        for name, changes in (("By topic", found.topics), ("By level", found.levels)):
            lines += [Content(""), paint.text(name, paint.MUTED), *_changes(changes, width)]
        if len(found.course) > 1:
            lines += [Content(""), paint.text("All attempts like this one", paint.MUTED)]
            for taken in found.course:
                share = paint.joined(
                    paint.bar(taken.share), paint.text(f"{percent(taken.share):>6}")
                )
                lines.append(paint.spread(paint.text(f"{taken.day:{_DATE}}"), share, width))
        return lines


async def compared_with_earlier(page: Page, attempt: UUID) -> ComparisonScreen | None:
    """An attempt beside the latest before it, one that asked the same where there is one.

    What stands in the way is said on the page.
    """
    quizzes = QuizDesk(page.desk)
    known = await page.result_of(quizzes.attempts())
    if known is None:
        return None
    ours = next(taken for taken in known if taken.id == attempt)
    earlier = [taken for taken in known if taken.is_finished and taken.number < ours.number]
    alike = [taken for taken in earlier if taken.is_like(ours)]
    if not ours.is_finished or not earlier:
        page.say("there is no finished quiz before this one to compare with")
        page.repaint()
        return None
    found = await page.result_of(quizzes.compare((alike or earlier)[0].id, attempt))
    return None if found is None else ComparisonScreen(found)


def _attempt_line(taken: Taken, width: int, *, is_selected: bool) -> Content:
    day = f"{taken.day:{_DATE}}"
    left = paint.joined(
        paint.text("› " if is_selected else "  ", paint.STRONG),
        paint.text(f"{day:>6}  ", paint.MUTED),
        paint.text(clean_line(taken.title)),
    )
    if not taken.is_finished:
        state = f"{taken.answered} of {taken.questions} answered"
        return paint.spread(left, paint.text(state, paint.STRONG), width)
    passed = {None: "", True: "✓ passed", False: "✗ not passed"}[taken.passed]
    numbers = f"{passed:>12}  {percent(taken.share):>5}"
    if width >= quizface.NARROW:
        numbers = f"{taken.questions} questions  {quizface.clock(taken.spent_ms):>6}  {numbers}"
    return paint.spread(left, paint.text(numbers), width)


def _changes(changes: tuple[Change, ...], width: int) -> list[Content]:
    return [_change_line(change.name, change.before, change.after, width) for change in changes]


def _change_line(name: str, before: float | None, after: float | None, width: int) -> Content:
    """Both shares, and the difference in points with its sign."""
    shares = f"{_share(before):>6} → {_share(after):>6}"
    difference = ""
    if before is not None and after is not None:
        difference = f"{round(100 * after) - round(100 * before):+d}".replace("-", "−")
    numbers = paint.joined(paint.text(shares), paint.text(f"{difference:>6}", paint.BOLD))
    return paint.spread(paint.text(clean_line(name)), numbers, width)


def _share(share: float | None) -> str:
    return "–" if share is None else percent(share)
