"""How does a draft look beside the passage that it was made from? Pure: views in, lines out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.content import Content

from quizzer.cards.card import face_of
from quizzer.cards.clean import clean_line
from quizzer.study.draftwords import GONE, doubt_text, made_text, rule_text, sure_text
from quizzer.tui import cardface, paint
from quizzer.tui.cardface import CARD_WIDTH, Layout
from quizzer.tui.passage import is_cited, is_support, note, numbered

if TYPE_CHECKING:
    from quizzer.study.documents import PassageView
    from quizzer.study.judging import DraftView

_FACING_FROM = 110
"""Cells from which the passage stands beside the card."""

_NARROW = 50
_BETWEEN = 4
_WIDEST_PASSAGE = 92
_SHARE_OF_CARD = 0.55
_SHARE_OF_PASSAGE, _FEWEST_OF_PASSAGE = 0.25, 2
_ROOMY = 16
"""Rows from which one is left empty above the question."""

_TIGHT = 10
"""Rows below which none is left empty at all."""

_KEPT_IN_SIGHT = 2
"""Rows at most that are seen before and after scrolling by a page."""

_LEFT_OF_TITLE = "── "
_DOUBT = "bold $warning"


@dataclass(frozen=True, slots=True)
class Shown:
    """A draft with the title of its topic, its passages, and what these do not prove of it."""

    draft: DraftView
    topic: str = ""
    passages: Sequence[PassageView] = ()
    doubts: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Pane:
    """Lines of which so many rows are seen, at first those from `start` on."""

    lines: tuple[Content, ...]
    height: int
    start: int = 0

    @property
    def below(self) -> int:
        """How many rows are below the first view."""
        return max(0, len(self.lines) - self.height - self.start)

    @property
    def page(self) -> int:
        """Rows to scroll by, so that some are seen before and after."""
        return max(1, self.height - min(_KEPT_IN_SIGHT, self.height // 4))

    def seen(self, by: int) -> list[Content]:
        """The rows after scrolling, filled up with empty ones."""
        top = self.start + by
        rows = list(self.lines[top : top + self.height])
        return rows + [Content("")] * (self.height - len(rows))


@dataclass(frozen=True, slots=True)
class Spread:
    """A card and its passage, side by side or one below the other.

    One number scrolls both: down, first what is left of the card, then of the passage; up from
    the first view, to what stands above the words that prove the answer.
    """

    facts: Content
    title: Content
    card: Pane
    passage: Pane
    width: int
    left: int
    """The cells of the card where the passage is beside it; 0 where it is below."""

    scroll_key: str

    @property
    def ends(self) -> tuple[int, int]:
        """How far it can be scrolled up and down."""
        return -self.passage.start, self.card.below + self.passage.below

    def page(self, at: int, by: int) -> int:
        """How far a page down or up goes from somewhere: at first to the end of the card."""
        if by > 0 and 0 <= at < self.card.below:
            return min(self.card.page, self.card.below - at)
        if by < 0 and 0 < at <= self.card.below:
            return -min(self.card.page, at)
        return by * self.passage.page

    def lines(self, by: int) -> list[Content]:
        """The rows that are seen, and as many empty ones as there are below them."""
        of_card = max(0, min(by, self.card.below))
        card, passage = self.card.seen(of_card), self.passage.seen(by - of_card)
        if self.left:
            rows = self._facing(
                [self.facts, Content(""), *card], [self.title, Content(""), *passage]
            )
        else:
            rows = [self.facts, *card, self._divider(self.card.below - of_card), *passage]
        return rows + [Content("")] * (self.ends[1] - by)

    def _facing(self, left: list[Content], right: list[Content]) -> list[Content]:
        gap = paint.text(" " * _BETWEEN)
        return [
            paint.joined(paint.fitted(one, self.left), gap, other)
            for one, other in zip(left, right, strict=True)
        ]

    def _divider(self, hidden: int) -> Content:
        """The line between card and passage: where it is from, and what is hidden of the card."""
        more = Content("")
        if hidden > 0:
            key, said = paint.text(f" {self.scroll_key}", paint.STRONG), f" {hidden} more "
            more = paint.joined(key, paint.text(said, paint.MUTED), paint.rule(1))
        room = max(1, self.width - len(_LEFT_OF_TITLE) - more.cell_length - 2)
        cut = self.title.truncate(room, ellipsis=True)
        named = paint.joined(paint.text(_LEFT_OF_TITLE, paint.MUTED), cut, paint.text(" "))
        line = max(0, self.width - named.cell_length - more.cell_length)
        return paint.fitted(paint.joined(named, paint.rule(line), more), self.width)


def spread(shown: Shown, width: int, height: int, scroll_key: str) -> Spread:
    """A draft and its passages in so many cells and rows; `scroll_key` shows the others."""
    if width < _FACING_FROM:
        return _stacked(shown, width, height, scroll_key)
    left = min((width - _BETWEEN) // 2, CARD_WIDTH)
    right = min(width - left - _BETWEEN, _WIDEST_PASSAGE)
    rows = max(1, height - 2)  # the facts, and an empty row below them
    return Spread(
        facts=_facts(shown, left),
        title=paint.fitted(_title(shown.passages), right),
        card=Pane(tuple(_card(shown, Layout(left, height))), rows),
        passage=_passage(shown.passages, right, rows),
        width=width,
        left=left,
        scroll_key=scroll_key,
    )


def over_last(lines: list[Content], rows: list[Content], height: int) -> list[Content]:
    """Lines of which the last that are seen in a window make room for others."""
    above = lines[: max(0, height - len(rows))]
    blank = [Content("")] * (height - len(above) - len(rows))
    return [*above, *blank, *rows[:height], *lines[height:]]


def _stacked(shown: Shown, width: int, height: int, scroll_key: str) -> Spread:
    """The passage below: its place stays where it was, but for a card that needs more rows."""
    rows = max(2, height - 2)  # without the facts and the line between the two
    lines = tuple(_card(shown, Layout(width, rows)))
    if rows >= _ROOMY:
        lines = (Content(""), *lines)
    elif rows < _TIGHT:
        lines = tuple(line for line in lines if line.plain.strip())
    least = max(_FEWEST_OF_PASSAGE, round(rows * _SHARE_OF_PASSAGE))
    above = max(1, min(max(len(lines), round(rows * _SHARE_OF_CARD)), rows - least))
    return Spread(
        facts=_facts(shown, width),
        title=_title(shown.passages),
        card=Pane(lines, above),
        passage=_passage(shown.passages, width, rows - above),
        width=width,
        left=0,
        scroll_key=scroll_key,
    )


def _facts(shown: Shown, width: int) -> Content:
    """What it is at the left; how it was made, and how sure that is, at the right."""
    draft = shown.draft
    kind = draft.cards[0].kind.value
    if width < _NARROW:
        made, said = sure_text(draft), [kind, rule_text(draft)]
    else:
        made, said = made_text(draft), [kind, draft.entry.level.value, shown.topic]
    words = clean_line(" · ".join(part for part in said if part))
    return paint.spread(
        paint.text(words, paint.MUTED), paint.text(clean_line(made), paint.MUTED), width
    )


def _title(passages: Sequence[PassageView]) -> Content:
    """Where the first passage is from."""
    return paint.text(clean_line(_named(passages[0])) if passages else "no passage", paint.MUTED)


def _named(view: PassageView) -> str:
    """The place and the document, whose name is cut off first: `“Cost”, line 4 · Bhutia`."""
    return " · ".join(part for part in (_place(view), view.source.label) if part)


def _place(view: PassageView) -> str:
    """The heading, the page if there is one, and the lines: `“Cost”, page 3, lines 40–41`."""
    cited = [line.number for line in view.lines if line.is_cited]
    heading = f"“{view.heading}”" if view.heading else ""
    lines = ""
    if cited:
        lines = f"line {cited[0]}" if len(cited) == 1 else f"lines {cited[0]}–{cited[-1]}"
    page = f"page {view.page}" if view.page else ""
    return ", ".join(part for part in (heading, page, lines) if part)


def _card(shown: Shown, layout: Layout) -> Iterator[Content]:
    """All that a learner will see of it, with the answer, for each card; then what is doubtful."""
    draft = shown.draft
    if draft.is_gone:
        yield from paint.paragraph(GONE, paint.ERROR, layout.column, layout.margin)
        yield Content("")
    for number, card in enumerate(draft.cards, 1):
        if len(draft.cards) > 1:
            yield from [Content("")] if number > 1 and layout.height >= _ROOMY else []
            words = f"card {number} of {len(draft.cards)}"
            yield from paint.paragraph(words, paint.MUTED, layout.column, layout.margin)
        face = face_of(card, 0)
        yield from cardface.question(face, card.hint, layout)[len(cardface.top(layout)) :]
        yield from cardface.answer(face, (), layout)
    if shown.doubts:
        yield Content("")
        words = clean_line(doubt_text(shown.doubts))
        yield from paint.paragraph(words, _DOUBT, layout.column, layout.margin)


def _passage(passages: Sequence[PassageView], width: int, height: int) -> Pane:
    """The passages, from where the words that prove the answer can be seen."""
    rows: list[Content] = []
    for before, view in zip((None, *passages), passages, strict=False):
        if before:
            place = _place(view) if view.source == before.source else _named(view)
            named = paint.text(clean_line(place), paint.MUTED)
            rows += [Content(""), paint.fitted(named, width)]
        shown = view if len(passages) == 1 else _alone(view)
        rows += [*note(view, width), *numbered(shown, width)]
    is_told_only = any(view.note and not _is_supporting(view) for view in passages)
    return Pane(tuple(rows), height, 0 if is_told_only else _first_view(rows, height))


def _is_supporting(view: PassageView) -> bool:
    return any(line.support for line in view.lines)


def _alone(view: PassageView) -> PassageView:
    """A passage without the lines around it but for a heading that proves, to see more of it."""
    first = next((line.number for line in view.lines if line.is_cited), 0)
    lines = (line for line in view.lines if line.is_cited or (line.support and line.number < first))
    return replace(view, lines=tuple(lines))


def _first_view(rows: Sequence[Content], height: int) -> int:
    """The row to begin at, so that the support is seen, and of what is before it what can be."""
    cited = [number for number, row in enumerate(rows) if is_cited(row)] or [0]
    support = [number for number, row in enumerate(rows) if is_support(row)] or cited[:1]
    first, last = support[0], support[-1]
    if last < height:
        return 0
    top = min(first, max(cited[0], last - height + 1))
    return max(0, min(top, len(rows) - height))
