"""How does what a learner enters look, kind by kind, with its cursor and its marks? Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from textual.content import Content

from quizzer.cards.card import Face
from quizzer.cards.content import Choice, Claim, Matching
from quizzer.cards.content import Content as Asked
from quizzer.cards.grading.grade import Grade
from quizzer.cards.spoken import flat
from quizzer.tui import cardface, paint
from quizzer.tui.cardface import Layout
from quizzer.tui.rows import Row
from quizzer.tui.sheets.chosen import CLAIM_KEYS, ChoiceSheet, ClaimSheet, TicksSheet
from quizzer.tui.sheets.matched import MatchSheet
from quizzer.tui.sheets.ordered import OrderSheet
from quizzer.tui.sheets.sheet import Sheet
from quizzer.tui.sheets.typed import AnswerSheet, ListSheet, TypingSheet
from quizzer.tui.sheets.written import EssaySheet
from quizzer.tui.typedface import typed, written

_STATES = {"✓": "bold $success", "✗": paint.ERROR, "›": paint.STRONG}
"""What stands before an entry: right, wrong, or where the cursor is."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A thing to choose, place or tick: how it is marked and numbered, and what it says.

    `state` is one of `_STATES` or a blank, `made` what the learner made of it, `remark` what is
    said behind its words. `is_latest` where a key just did something, which is to be seen.
    """

    words: str
    number: str = ""
    state: str = " "
    made: str = ""
    remark: str = ""
    place: int | None = None
    is_latest: bool = False

    def rows(self, layout: Layout) -> Iterator[Row]:
        """Its marks in the margin, where there is one, then its number and its words, wrapped."""
        marks = paint.joined(
            paint.text(self.made, paint.STRONG),
            paint.text(f"{self.state} ", _STATES.get(self.state, "")),
        )
        left = max(layout.margin, marks.cell_length) + len(self.number)
        room = max(1, layout.column - (left - layout.margin))
        style = paint.STRONG if self.state == "›" else ""
        lines = cardface.option_text(self.words, style, room)
        lines = [line.pad_left(left) for line in _with_remark(lines, self.remark, room)]
        marks = paint.joined(marks, paint.text(self.number, paint.MUTED))
        lines[0] = cardface.beside(marks, lines[0], left)
        for line in lines:
            yield Row(line, self.place, self.is_latest or self.state == "›")


def _with_remark(lines: list[Content], remark: str, width: int) -> list[Content]:
    """Lines with a remark behind the last, so that nothing below them moves where it fits."""
    if not remark:
        return lines
    said = paint.text(remark, paint.MUTED)
    joined = paint.joined(lines[-1], paint.text("   "), said)
    if joined.cell_length <= width:
        return [*lines[:-1], joined]
    return [*lines, *paint.wrapped(said, width)]


def rows(
    content: Asked, face: Face, sheet: Sheet, grade: Grade | None, layout: Layout
) -> list[Row]:
    """The rows between a question and its hint: options, steps, sides or typed lines."""
    if isinstance(sheet, TypingSheet):
        is_blank = sheet.is_told and sheet.lines.is_blank
        found = [] if is_blank else list(_typed(sheet, grade, layout))
    else:
        found = [row for entry in _entries(content, face, sheet) for row in entry.rows(layout)]
    gap = [Row(Content(""))] if found and not layout.is_low else []
    return [*gap, *found]


def points(texts: tuple[str, ...], sheet: EssaySheet, layout: Layout) -> list[Row]:
    """The points of a rubric, each with its tick."""
    entries = (
        _Entry(
            text,
            f"{place + 1}  ",
            state="›" if place == sheet.at and sheet.is_ticking else " ",
            made=_box(place, sheet.ticked),
            place=place,
            is_latest=place == sheet.latest and sheet.at is None,
        )
        for place, text in enumerate(texts)
    )
    return [row for entry in entries for row in entry.rows(layout)]


def _entries(content: Asked, face: Face, sheet: Sheet) -> Iterator[_Entry]:
    width = len(str(len(face.options)))
    numbered = [_numbered(option, width) for option in face.options]
    match sheet, content:
        case ChoiceSheet(), Choice(right=right):
            return _options(numbered, sheet, len(right))
        case ClaimSheet(), Claim(is_true=is_true):
            return _truths(sheet, is_true=is_true)
        case OrderSheet(), _:
            return _steps(numbered, sheet)
        case MatchSheet(), Matching(pairs=pairs):
            return _sides(pairs, numbered, sheet)
        case _:
            return iter(numbered)


def _numbered(option: str, width: int) -> _Entry:
    number, _, words = option.partition("  ")
    return _Entry(words, f"{number:>{width}}  ")


def _options(numbered: list[_Entry], sheet: ChoiceSheet, right: int) -> Iterator[_Entry]:
    """Options; where several may be chosen, each with its box."""
    for place, option in enumerate(numbered):
        is_chosen = place in sheet.chosen
        is_marked = is_chosen and not isinstance(sheet, TicksSheet)
        state = _mark(sheet.at, place, chosen=is_marked)
        if sheet.is_told:
            state = _told(right=sheet.arrangement[place] < right, chosen=is_chosen)
        entry = replace(option, state=state, place=place)
        if isinstance(sheet, TicksSheet):
            is_latest = not sheet.is_told and sheet.at is None and place == sheet.latest
            entry = replace(entry, made=_box(place, sheet.chosen), is_latest=is_latest)
        yield entry


def _truths(sheet: ClaimSheet, *, is_true: bool) -> Iterator[_Entry]:
    """True and false, each with its key."""
    for place, (key, value) in enumerate(zip(CLAIM_KEYS, (True, False), strict=True)):
        is_chosen = sheet.is_true is value
        state = _mark(sheet.at, place, chosen=is_chosen)
        if sheet.is_told:
            state = _told(right=value is is_true, chosen=is_chosen)
        yield _Entry(str(value), f"{key}  ", state, place=place)


def _steps(numbered: list[_Entry], sheet: OrderSheet) -> Iterator[_Entry]:
    """The steps as they stand, with the places that are given so far."""
    in_order = sheet.in_order if sheet.is_told else frozenset()
    for place, step in enumerate(sheet.order):
        rank = f"{place + 1}." if place < sheet.placed else ""
        entry = replace(numbered[step], made=f"{rank:>3} ", place=place)
        if not sheet.is_told:
            is_latest = sheet.at is None and place == sheet.placed - 1
            yield replace(entry, state=_mark(sheet.at, place), is_latest=is_latest)
        elif sheet.response is None or place in in_order:
            yield replace(entry, state=" " if sheet.response is None else "✓")
        else:
            right = sheet.arrangement[step]
            remark = "its place, but not in order" if right == place else f"belongs at {right + 1}"
            yield replace(entry, state="✗", remark=remark)


def _sides(
    pairs: tuple[tuple[str, str], ...], numbered: list[_Entry], sheet: MatchSheet
) -> Iterator[_Entry]:
    """The left sides with what is given to each, then the right ones."""
    for place, (left, right) in enumerate(pairs):
        given = sheet.rights[place]
        words = "" if given is None else numbered[given].words
        said = "…" if given is None else f"{given + 1}  {words}"
        entry = _Entry(f"{left} → {said}", place=place)
        if not sheet.is_told:
            yield replace(entry, state=_mark(sheet.at, place))
        elif sheet.response is None or words == right:
            yield replace(entry, state=" " if sheet.response is None else "✓")
        else:
            yield replace(entry, state="✗", remark=f"right: {flat(right)}")
    yield _Entry("")
    for number, entry in enumerate(numbered, len(pairs)):
        yield replace(entry, place=number)


def _typed(sheet: TypingSheet, grade: Grade | None, layout: Layout) -> Iterator[Row]:
    """The lines that are typed, and behind the last of a list how many members there are."""
    for place, line in enumerate(sheet.lines.lines):
        if sheet.is_told and not line.text and not isinstance(sheet, AnswerSheet):
            continue  # a member or paragraph that never came
        is_last = place == len(sheet.lines.lines) - 1
        count = _count(sheet) if is_last and isinstance(sheet, ListSheet) else ""
        yield from _typed_line(sheet, place, _state_of_line(sheet, place, grade), count, layout)


def _typed_line(
    sheet: TypingSheet, place: int, state: Content, count: str, layout: Layout
) -> Iterator[Row]:
    """A line on as many rows as it needs, with its state, and its number where there are more."""
    has_number = isinstance(sheet, ListSheet) or (
        isinstance(sheet, AnswerSheet) and len(sheet.lines.lines) > 1
    )
    number = paint.text(f"{place + 1}  " if has_number else "", paint.MUTED)
    left = max(layout.margin, state.cell_length) + number.cell_length
    room = max(1, layout.column - (left - layout.margin) - (len(count) + 2 if count else 0))
    line, is_here = sheet.lines.lines[place], sheet.is_typing and place == sheet.lines.at
    lines, at = typed(line, room) if is_here else (written(line.text, room), None)
    lines = [words.pad_left(left) for words in lines]
    lines[0] = cardface.beside(paint.joined(state, number), lines[0], left)
    if count:
        end = layout.margin + layout.column
        lines[0] = paint.spread(lines[0], paint.text(count, paint.MUTED), end)
    for row, words in enumerate(lines):
        yield Row(words, place, is_current=row == at)


def _state_of_line(sheet: TypingSheet, place: int, grade: Grade | None) -> Content:
    """The mark before a typed line; a dim one where typing would go on."""
    if sheet.is_told:
        state = _grading(sheet, place, grade)
        return paint.text(f"{state} ", _STATES.get(state, ""))
    if place == sheet.lines.at:
        return paint.text("› ", paint.MUTED if sheet.is_left else paint.STRONG)
    return paint.text("  ")


def _count(sheet: ListSheet) -> str:
    """How many members there are, until they are enough; nothing once the answer is shown."""
    if sheet.is_told:
        return ""
    named = len(sheet.members)
    return f"{named} of {sheet.need}" if named < sheet.need else "enough"


def _grading(sheet: TypingSheet, place: int, grade: Grade | None) -> str:
    """Right or wrong, for a typed line that can be either."""
    if grade is None or isinstance(sheet, EssaySheet):
        return " "
    if isinstance(sheet, ListSheet):
        right = {part.given for part in grade.parts if part.is_right}
        return "✓" if sheet.lines.texts[place] in right else "✗"
    parts = grade.parts[place : place + 1]
    return "✓" if all(part.is_right for part in parts) else "✗"


def _mark(at: int | None, place: int, *, chosen: bool = False) -> str:
    """The cursor's mark, which without a cursor stands at what is chosen."""
    is_marked = chosen if at is None else place == at
    return "›" if is_marked else " "


def _told(*, right: bool, chosen: bool) -> str:
    return "✓" if right else "✗" if chosen else " "


def _box(place: int, ticked: frozenset[int]) -> str:
    return "☒ " if place in ticked else "☐ "
