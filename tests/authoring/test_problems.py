from __future__ import annotations

import re

from quizzer.authoring.codes import Code, Severity
from quizzer.authoring.nearest import nearest
from quizzer.authoring.problems import SHOWN, Place, Problem, Report, quoted


def test_a_problem_reads_as_file_line_column_code_message() -> None:
    problem = Problem("decks/x.yaml", 45, 3, Code.UNKNOWN_KEY, "unknown key")
    assert str(problem) == "decks/x.yaml:45:3 E201 unknown key"


def test_a_hint_is_a_sentence_of_its_own() -> None:
    problem = Problem("x", 1, 2, Code.TAB, "a tab", "Use spaces")
    assert str(problem) == "x:1:2 E105 a tab. Use spaces"


def test_every_code_has_a_severity_a_name_and_says_what_it_means() -> None:
    assert len({code.value for code in Code}) == len(Code)
    for code in Code:
        assert re.fullmatch("[EW][1-9][0-9]{2}", code)
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", code.slug)
        assert code.meaning.endswith(".")
        assert code.severity is (Severity.ERROR if code[0] == "E" else Severity.WARNING)


def test_problems_are_sorted_by_position() -> None:
    report = Report()
    for place in (Place(10, 1), Place(2, 10), Place(2, 9)):
        report.add(place, Code.TAB, "a tab")
    found = [(problem.line, problem.column) for problem in report.problems("x")]
    assert found == [(2, 9), (2, 10), (10, 1)]


def test_beyond_a_cap_problems_are_counted() -> None:
    report = Report()
    for line in range(3000, 0, -1):
        report.add(Place(line, 1), Code.TAB, "a tab")
    *shown, last = report.problems("x")
    assert len(shown) == SHOWN
    assert (last.code, last.message) == (Code.MORE_PROBLEMS, "2,900 more problems are not shown")


def test_exactly_the_cap_is_shown_in_full() -> None:
    report = Report()
    for line in range(SHOWN):
        report.add(Place(line + 1, 1), Code.TAB, "a tab")
    assert all(problem.code is Code.TAB for problem in report.problems("x"))


def test_a_quoted_text_is_short_and_on_one_line() -> None:
    assert quoted("a\n b") == '"a b"'
    assert quoted("x" * 60) == f'"{"x" * 60}"'
    assert quoted("x" * 100_000) == f'"{"x" * 59}…"'
    assert quoted("x" + " " * 100_000) == '"x…"'


def test_the_nearest_word_is_one_slip_for_three_letters_away() -> None:
    known = ("a", "q", "wrong", "right", "tags")
    assert nearest("wrnog", known) == "wrong"
    assert nearest("Right", known) == "right"
    assert nearest("answer", known) == "a"
    assert nearest("b", known) == ""
    assert nearest("wxyzg", known) == ""
    assert nearest("x" * 100_000, known) == ""
