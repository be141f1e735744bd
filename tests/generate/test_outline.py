"""Headings stand under one another as their numbers say, where levels say otherwise."""

from __future__ import annotations

from quizzer.generate.material import Title
from quizzer.generate.outline import paths


def outline(*titles: tuple[int, int], bare: frozenset[int] = frozenset()) -> list[list[int]]:
    """The path of each heading as line numbers; a heading is its level and its number."""
    made = [Title(f"T{line}", level, line, number) for line, (level, number) in enumerate(titles)]
    return [[title.line for title in path] for path in paths(made, bare).values()]


def test_levels_decide_where_nothing_speaks_against_them() -> None:
    assert outline((1, 0), (2, 0), (3, 0), (2, 0)) == [[0], [0, 1], [0, 1, 2], [0, 3]]


def test_a_number_goes_on_beside_the_one_before_it_on_whatever_level() -> None:
    assert outline((1, 1), (4, 2), (4, 3)) == [[0], [1], [2]]


def test_numbered_chapters_keep_their_numbered_parts() -> None:
    assert outline((1, 1), (2, 1), (2, 2), (1, 2)) == [[0], [0, 1], [0, 2], [3]]


def test_a_count_that_begins_anew_belongs_to_the_heading_before_it() -> None:
    titles = ((1, 0), (4, 1), (4, 2), (4, 0), (4, 1), (4, 2))
    assert outline(*titles) == [[0], [0, 1], [0, 2], [0, 3], [0, 3, 4], [0, 3, 5]]


def test_a_bare_heading_holds_the_numbered_ones_of_its_level_behind_it() -> None:
    assert outline((1, 0), (1, 1), (1, 2), bare=frozenset({0})) == [[0], [0, 1], [0, 2]]


def test_a_heading_with_text_holds_no_heading_of_its_level() -> None:
    assert outline((1, 0), (1, 1), (1, 2)) == [[0], [1], [2]]
