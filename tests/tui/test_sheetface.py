"""Does what is entered fit its room, with its cursor in sight and marks that need no colour?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from support.faces import HOSTILE, obeyed_by_terminals
from support.kinds import KINDS, card, face, keys, letters, press

from quizzer.cards.card import Card, CardKey, face_of
from quizzer.cards.content import (
    Basic,
    Choice,
    Content,
    Essay,
    Listing,
    Matching,
    Option,
    Ordering,
)
from quizzer.cards.grading.grade import Grade, Part, Verdict
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
)
from quizzer.tui.cardface import Layout
from quizzer.tui.line import Line
from quizzer.tui.rows import Row
from quizzer.tui.sheetface import Answering, answer, in_words, question
from quizzer.tui.sheets.blank import for_quiz
from quizzer.tui.sheets.sheet import Sheet
from quizzer.tui.typedface import CURSOR, typed, written

LAYOUTS = [Layout(28, 8), Layout(38, 12), Layout(78, 24), Layout(118, 30)]
TEXTS = st.text(st.sampled_from("a b語é\u0301👩\u200d🔬❤\ufe0f\u202e\x1b"), max_size=80)
WRONG = Grade(Verdict.WRONG, 0.0, "", ())


def blank(name: str) -> Sheet:
    return for_quiz(card(name), face(name))


def plain(rows: list[Row]) -> list[str]:
    return [row.line.plain.strip() for row in rows if row.line.plain.strip()]


def told(name: str, response: Response, worth: Grade = WRONG) -> list[str]:
    """The rows of a card after it was answered, without its question."""
    sheet = blank(name).holding(response).told()
    shown = Answering(card(name), face(name), sheet, worth)
    return plain(question(shown, "", Layout(78, 24)))[1:]


@given(TEXTS, st.integers(0, 80), st.integers(2, 40))
def test_a_typed_line_loses_nothing_fits_its_width_and_shows_one_cursor(
    text: str, cursor: int, width: int
) -> None:
    line = Line(text, min(cursor, len(text)))
    rows, at = typed(line, width)
    assert all(cell_len(row.plain) <= max(width, 2) for row in rows)
    assert [number for number, row in enumerate(rows) if row.spans] == [at]
    assert (
        "".join(row.plain for row in rows)[:-1]
        == "".join(row.plain for row in typed(Line(text, 0), 10_000)[0])[:-1]
    )


def test_the_cursor_takes_a_wide_character_and_its_marks_whole() -> None:
    rows, _ = typed(Line("ae\u0301b", 1), 10)
    (span,) = rows[0].spans
    assert (rows[0].plain[span.start : span.end], span.style) == ("e\u0301", CURSOR)
    rows, at = typed(Line.of("語" * 5), 10)
    assert (at, [row.plain for row in rows]) == (1, ["語" * 5, " "])


def test_words_wrap_whole_where_they_can() -> None:
    assert [row.plain for row in written("thin margins first", 12)] == ["thin margins", "first"]
    assert [row.plain for row in written("thin  marginsfirst", 7)] == ["thin", "margins", "first"]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: f"{layout.width}x{layout.height}")
@pytest.mark.parametrize("name", KINDS)
def test_a_card_fits_its_width_and_the_question_stays_where_it_was(
    name: str, layout: Layout
) -> None:
    sheet = blank(name)
    before = question(Answering(card(name), face(name), sheet), "A hint", layout)
    for key, character in keys(name):
        sheet = sheet.pressed(key, character) or sheet
        rows = question(Answering(card(name), face(name), sheet), "A hint", layout)
        assert sum(row.is_current for row in rows) <= 1
        assert all(row.line.cell_length <= layout.width for row in rows)
    shown = Answering(card(name), face(name), sheet.told(), WRONG)
    after = question(shown, "A hint", layout)
    below = answer(shown, ("A source, lines 1–3",), layout)
    assert all(row.line.cell_length <= layout.width for row in [*after, *below])
    assert plain(after)[0] == plain(before)[0]
    assert not any(row.is_current for row in [*after, *below])
    said = "Tick what you said" if "essay" in name else "✗ Wrong"
    assert any(said in line for line in plain(below))


def test_a_step_that_stands_alone_is_not_told_to_stand_where_it_stands() -> None:
    layout = Layout(80, 24)
    content = Ordering("In which order?", ("plan", "build", "ship"))
    turned = Card(CardKey("kinds", "order"), content)
    asked = face_of(turned, 0)
    sheet = for_quiz(turned, asked).holding(Arranged((2, 1, 0))).told()
    shown = Answering(turned, asked, sheet, grade(turned, Arranged((2, 1, 0))))
    told = "\n".join(plain(question(shown, "", layout)))
    assert "build   its place, but not in order" in told
    assert "belongs at 2" not in told


def test_marks_say_what_is_right_and_what_was_chosen() -> None:
    assert told("choice", Chosen((1,))) == ["1  Otto", "✓ 2  Flipkart", "✗ 3  Ebay"]
    assert told("claim", Judged(is_true=False)) == ["✓ t  True", "✗ f  False"]
    assert told("several", Chosen((0, 3))) == [
        "☒ ✗ 1  D",
        "☒ ✓ 2  A",
        "☐ ✓ 3  B",
        "☐   4  C",
    ]
    assert told("order", Arranged((3, 0, 1, 2))) == [
        "1. ✗ 4  sell   belongs at 4",
        "2. ✓ 2  plan",
        "3. ✓ 3  build",
        "4. ✓ 1  ship",
    ]
    turned_round = told("order", Arranged((3, 2, 1, 0)))
    assert all("✗" in row for row in turned_round)
    assert told("order", Arranged((2, 1, 0, 3))) == [
        "1. ✗ 1  ship   belongs at 3",
        "2. ✓ 3  build",
        "3. ✗ 2  plan   belongs at 1",
        "4. ✓ 4  sell",
    ]
    assert told("match", Paired((0, 2)))[:3] == [
        "✓ Lei → 1  phones",
        "✗ Lin → 3  cars   right: software",
        "1  phones",
    ]


def test_typed_answers_are_marked_as_they_were_graded() -> None:
    parts = (Part("Lei Jun", "Lei Jun", is_right=True), Part("", "Beijing", is_right=False))
    half = Grade(Verdict.PARTLY, 0.5, "1 of 2", parts)
    assert told("together", Typed(("Lei Jun", "")), half) == ["✓ 1  Lei Jun", "✗ 2"]
    half = Grade(Verdict.PARTLY, 0.5, "1 of 2", (Part("Idea", "Idea", is_right=True),))
    assert told("list", Recalled(("Jio", "Idea")), half)[-2:] == ["✗ 1  Jio", "✓ 2  Idea"]


def test_an_unanswered_card_shows_what_is_right_and_no_blame() -> None:
    for name in KINDS:
        shown = Answering(card(name), face(name), blank(name).told())
        rows = plain([*question(shown, "", Layout(78, 24)), *answer(shown, (), Layout(78, 24))])
        assert not any("✗" in row for row in rows)
        assert not any("wrong" in row.lower() for row in rows)


def test_what_is_typed_does_nothing_but_be_shown() -> None:
    sheet = blank("number").pasted("\x1b[2J[/]\u202e")
    assert sheet is not None
    rows = question(Answering(card("number"), face("number"), sheet), "", Layout(78, 24))
    assert "› ␛[2J[/]‹U+202E›" in plain(rows)


def test_no_text_of_a_card_does_anything_but_be_shown() -> None:
    options = (Option(f"A {HOSTILE}", HOSTILE), Option(f"B {HOSTILE}", HOSTILE))
    answered: list[tuple[Content, Response]] = [
        (Basic(HOSTILE, HOSTILE), Typed((HOSTILE,))),
        (Choice(HOSTILE, options[:1], options[1:]), Chosen((1,))),
        (Listing(HOSTILE, (HOSTILE,)), Recalled((HOSTILE,))),
        (Ordering(HOSTILE, (f"1 {HOSTILE}", f"2 {HOSTILE}")), Arranged((1, 0))),
        (Matching(HOSTILE, (("a", HOSTILE), (HOSTILE, "b"))), Paired((1, 0))),
        (Essay(HOSTILE, HOSTILE, (HOSTILE,)), Written(HOSTILE, (0,))),
    ]
    for content, response in answered:
        asked = Card(CardKey("hostile", "card"), content)
        read = face_of(asked, 0)
        sheet = for_quiz(asked, read).holding(response)
        for entered in (sheet, sheet.told()):
            shown = Answering(asked, read, entered, grade(asked, response))
            rows = [*question(shown, HOSTILE, LAYOUTS[2]), *answer(shown, (HOSTILE,), LAYOUTS[2])]
            text = "".join(row.line.plain for row in rows)
            assert not obeyed_by_terminals(text), content.kind
            assert "␛" in text


@pytest.mark.parametrize(
    ("worth", "said"),
    [
        (Grade(Verdict.RIGHT, 1.0, "right but for an accent"), "Right but for an accent"),
        (Grade(Verdict.RIGHT, 1.0, "right"), "Right"),
        (Grade(Verdict.RIGHT, 1.0, "7.1 is within 5 % of 7"), "Right: 7.1 is within 5 % of 7"),
        (Grade(Verdict.PARTLY, 0.5, "2 of 3, missing Idea"), "Partly right: 2 of 3, missing Idea"),
        (Grade(Verdict.WRONG, 0.0, "Otto is wrong: No."), "Otto is wrong: No."),
        (Grade(Verdict.WRONG, 0.0, ""), "Wrong"),
    ],
)
def test_a_verdict_is_a_phrase(worth: Grade, said: str) -> None:
    assert in_words(worth) == said


def test_a_list_counts_until_there_are_enough() -> None:
    sheet = blank("list")
    counts = []
    for text in ("Airtel", "Idea"):
        for key, character in [*letters(text), press("enter")]:
            sheet = sheet.pressed(key, character) or sheet
        rows = question(Answering(card("list"), face("list"), sheet), "", Layout(78, 24))
        counts.append(plain(rows)[-1].split("  ")[-1].strip())
    assert counts == ["1 of 2", "enough"]
