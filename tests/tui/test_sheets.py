"""Does every sheet take any key, and make of an author's keys the author's answer?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.kinds import ENTER, KINDS, card, face, keys, letters, press

from quizzer.cards.content import Choice, Essay, Matching, Ordering
from quizzer.cards.grading.grading import grade
from quizzer.cards.response import (
    Arranged,
    Chosen,
    Judged,
    Paired,
    Recalled,
    Response,
    Typed,
    Written,
    from_json,
    to_json,
)
from quizzer.tui.sheetkeys import enter_of, hints_of
from quizzer.tui.sheets.blank import for_quiz, for_review
from quizzer.tui.sheets.lines import MOST_LINES, Lines
from quizzer.tui.sheets.sheet import Sheet
from quizzer.tui.sheets.written import ALOUD, EssaySheet

NAMED = """
    enter space escape tab up down left right backspace delete home end shift+up shift+down
    ctrl+u ctrl+w ctrl+z f1 pageup question_mark
""".split()
PRESSES = st.one_of(
    st.sampled_from(NAMED).map(lambda key: (key, " " if key == "space" else None)),
    st.sampled_from("0123456789tfJKux-é").map(lambda key: (key, key)),
    st.integers(-1, 15),
    st.text(max_size=8),
)
"""A key, a click on a place, or a paste."""


def blank(name: str, seed: int = 0) -> Sheet:
    return for_quiz(card(name), face(name, seed))


def after(sheet: Sheet, pressed: list[tuple[str, str | None]]) -> Sheet:
    """The sheet after keys that are all its own."""
    for key, character in pressed:
        changed = sheet.pressed(key, character)
        assert changed is not None, key
        sheet = changed
    return sheet


def is_valid(name: str, response: Response) -> bool:
    """Whether a card of that name can be answered so."""
    content = card(name).content
    match content, response:
        case _, Typed(texts):
            return len(texts) == (2 if name == "together" else 1) and any(map(str.strip, texts))
        case Choice(right=right, wrong=wrong, multiple=multiple), Chosen(options):
            known = set(options) <= set(range(len(right) + len(wrong)))
            return (
                known and len(set(options)) == len(options) >= 1 and (multiple or len(options) == 1)
            )
        case Ordering(steps=steps), Arranged(given):
            return sorted(given) == list(range(len(steps)))
        case Matching(pairs=pairs, extra=extra), Paired(rights):
            used = [right for right in rights if right is not None]
            known = set(used) <= set(range(len(pairs) + len(extra)))
            return known and len(rights) == len(pairs) and len(set(used)) == len(used) >= 1
        case Essay(rubric=rubric), Written(text, ticked):
            return bool(text.strip()) and set(ticked) <= set(range(max(1, len(rubric))))
        case _, Recalled(members):
            return bool(members) and all(map(str.strip, members))
        case _:
            return name == "claim" and isinstance(response, Judged)


@pytest.mark.parametrize("name", KINDS)
@given(st.integers(0, 3), st.lists(PRESSES, max_size=40), st.integers(0, 40))
def test_no_keys_clicks_or_pastes_break_a_sheet_or_make_an_answer_that_the_card_cannot_have(
    name: str, seed: int, inputs: list[tuple[str, str | None] | int | str], told_after: int
) -> None:
    sheet = blank(name, seed)
    for number, entered in enumerate(inputs):
        sheet = sheet.told() if number == told_after else sheet
        match entered:
            case (key, character):
                changed = sheet.pressed(key, character)
            case int(place):
                changed = sheet.clicked(place)
            case text:
                changed = sheet.pasted(text)
        sheet = changed or sheet
        if sheet.response is not None:
            assert is_valid(name, sheet.response)
            assert from_json(to_json(sheet.response)) == sheet.response
            assert blank(name, seed).holding(sheet.response).response == sheet.response
        assert not (sheet.is_complete and sheet.response is None)
        assert (enter_of(sheet) is None) == (sheet.pressed(*ENTER) is None)
        assert hints_of(sheet) or sheet.is_told


@pytest.mark.parametrize("seed", [0, 1, 2])
@pytest.mark.parametrize("name", KINDS)
def test_only_the_last_of_an_authors_keys_completes_the_sheet(name: str, seed: int) -> None:
    *most, last = keys(name, seed)
    sheet = after(blank(name, seed), most)
    assert not sheet.is_complete
    assert after(sheet, [last]).is_complete


@pytest.mark.parametrize("seed", [0, 1, 2])
@pytest.mark.parametrize("name", KINDS)
def test_an_authors_answer_is_graded_right(name: str, seed: int) -> None:
    sheet = after(blank(name, seed), keys(name, seed)).told()
    if isinstance(sheet, EssaySheet):
        sheet = after(sheet, [press(str(point + 1)) for point in range(sheet.points)])
    assert sheet.response is not None
    assert grade(card(name), sheet.response).is_right


@pytest.mark.parametrize("name", KINDS)
def test_a_sheet_that_is_told_keeps_its_answer_whatever_is_pressed(name: str) -> None:
    sheet = after(blank(name), keys(name)).told()
    assert not sheet.is_typing
    for key, character in (*keys(name), press("escape"), press("down")):
        if (changed := sheet.pressed(key, character)) is not None:
            assert isinstance(changed.response, Written)  # whose points are ticked now
            assert changed.response.text == "Reach first." or name == "bare essay"


def test_a_basic_card_is_only_flipped_in_review() -> None:
    sheet = for_review(card("basic"), face("basic"))
    assert [sheet.pressed(*key) for key in keys("basic")] == [None] * len(keys("basic"))
    assert sheet.response is None


@pytest.mark.parametrize("name", [name for name in KINDS if name != "match"])
@pytest.mark.parametrize("key", [ENTER, ("space", " ")])
def test_enter_and_space_are_not_for_a_sheet_on_which_nothing_is_entered(
    name: str, key: tuple[str, str]
) -> None:
    assert blank(name).pressed(*key) is None


@pytest.mark.parametrize("name", ["number", "cloze", "list", "essay"])
def test_letters_are_typed_until_the_text_is_left_and_again_when_it_is_come_back_to(
    name: str,
) -> None:
    typed = after(blank(name), letters("us"))
    assert typed.is_typing
    left = after(typed, [press("escape")])
    assert not left.is_typing
    assert left.pressed("u", "u") is None
    assert left.response == typed.response
    assert after(left, [press("tab")]) == typed
    assert left.clicked(0) == typed
    for key in ("ctrl+z", "f1", "ctrl+c", "ctrl+p", "ctrl+t", "pageup"):
        assert typed.pressed(key, None) is None


@pytest.mark.parametrize(
    ("pressed", "order"),
    [
        ("2 4 1 3", [1, 3, 0, 2]),
        ("2 4 2 1 3 2", [3, 0, 2, 1]),  # a step pressed again is taken back
        ("2 4 backspace 1 3 4", [1, 0, 2, 3]),
        ("1 2 3 4 4 3 2 1", [3, 2, 1, 0]),  # once all are placed, a digit begins anew
        ("down shift+down", [1, 0, 2, 3]),
        ("J J K J J", [1, 2, 0, 3]),  # the first press selects
        ("down down down space up space", [2, 0, 1, 3]),
    ],
)
def test_steps_are_named_one_after_the_other_or_moved(pressed: str, order: list[int]) -> None:
    shown = face("order").arrangement
    sheet = after(blank("order"), [press(key) for key in pressed.split()])
    while not sheet.is_complete:
        sheet = after(sheet, [ENTER])
    assert sheet.response == Arranged(tuple(shown[step] for step in order))


@pytest.mark.parametrize(
    ("pressed", "rights"),
    [
        ("1 2", (0, 1)),
        ("1 1", (None, 0)),  # a right side has one left side
        ("1 up 2", (1, None)),
        ("1 2 0", (0, None)),
        ("1 2 backspace backspace", (None, None)),
        ("right down right right", (0, 2)),
        ("left", (2, None)),
    ],
)
def test_right_sides_are_given_replaced_and_taken_back(
    pressed: str, rights: tuple[int | None, ...]
) -> None:
    shown = face("match").arrangement
    sheet = after(blank("match"), [press(key) for key in pressed.split()])
    given = Paired(tuple(None if right is None else shown[right] for right in rights))
    assert sheet.response == (None if set(rights) == {None} else given)


@pytest.mark.parametrize(
    ("entered", "members"),
    [
        ([*letters("Airtel"), ENTER, *letters("Idea")], ("Airtel", "Idea")),
        ([*letters("Airtl"), ENTER, press("up"), press("left"), *letters("e")], ("Airtel",)),
        ([*letters("A"), ENTER, *letters("B"), ENTER, press("backspace")], ("A", "B")),
        ([*letters("A"), ENTER, *letters("B"), press("up"), press("backspace"), ENTER], ("B",)),
    ],
)
def test_members_of_a_list_are_added_and_edited(
    entered: list[tuple[str, str | None]], members: tuple[str, ...]
) -> None:
    assert after(blank("list"), entered).response == Recalled(members)


def test_a_pasted_list_has_a_member_on_each_line_and_an_essay_keeps_its_lines() -> None:
    text = "Airtel\nIdea\n"
    listed, essay = blank("list").pasted(text), blank("essay").pasted(text)
    assert listed is not None
    assert listed.response == Recalled(("Airtel", "Idea"))
    assert essay is not None
    assert essay.response == Written("Airtel\nIdea")


def test_an_essay_is_written_over_lines_and_its_points_are_ticked_only_then() -> None:
    written = after(blank("essay"), [*letters("one"), ENTER, *letters("two1"), press("backspace")])
    assert written.response == Written("one\ntwo")
    told = after(written, [ENTER, ENTER]).told()
    ticked = after(told, [press("1"), press("3"), press("1"), press("down"), press("space")])
    assert ticked.response == Written("one\ntwo", (0, 2))
    left = after(ticked, [press("escape")])
    assert left.pressed("1", "1") is None  # which rates now
    assert after(left, [press("tab")]) == ticked
    assert after(blank("essay").told(), [press("2")]).response == Written(ALOUD, (1,))


def test_options_without_a_digit_are_reached_with_the_arrows() -> None:
    shown = face("wide choice").arrangement
    at_last = after(blank("wide choice"), [press("down")] * len(shown))
    assert at_last.pressed("down", None) is None
    assert after(at_last, [ENTER]).response == Chosen((shown[-1],))
    gone = after(blank("wide choice"), [press("down"), press("up")])
    assert gone == blank("wide choice")


def test_of_a_pasted_text_the_lines_that_there_is_room_for_are_taken_and_none_is_glued_on() -> None:
    lines = Lines.of(["before", ""]).spread("\n".join(map(str, range(2 * MOST_LINES))))
    assert lines.texts == ("before", *map(str, range(MOST_LINES - 1)))
