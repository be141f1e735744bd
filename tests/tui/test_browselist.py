"""Is the selected card always in sight, and are the rows that are seen always asked for?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from quizzer.cards.card import CardKey
from quizzer.study.searching.found import CardRow, Found
from quizzer.tui.browselist import BrowseList


@dataclass(frozen=True)
class Row:
    """As much of a card's row as a list looks at."""

    key: CardKey


@dataclass(frozen=True)
class Some:
    """So many found cards, the first of them read."""

    count: int
    rows: tuple[Row, ...]

    def __len__(self) -> int:
        return self.count


def rows(start: int, stop: int) -> tuple[CardRow, ...]:
    return tuple(
        cast("CardRow", Row(CardKey("deck", str(number)))) for number in range(start, stop)
    )


def found(count: int, read: int) -> Found:
    return cast("Found", Some(count, cast("tuple[Row, ...]", rows(0, min(count, read)))))


MOVES = st.lists(st.integers(-300, 300), max_size=20)
COUNTS = st.integers(0, 300)


@given(COUNTS, st.integers(0, 300), st.integers(1, 60), MOVES)
def test_the_selected_row_is_seen_and_what_is_seen_is_read(
    count: int, read: int, height: int, moves: list[int]
) -> None:
    listed = BrowseList()
    listed.fit(height)
    listed.take(found(count, read), stay=False)
    for move in moves:
        listed.move(move)
        assert len(listed.seen) == min(height, count)
        assert listed.cursor in listed.seen or not count
        wanted = listed.ask()
        listed.read(wanted.start, rows(wanted.start, wanted.stop))
        assert not listed.ask()
        assert all(listed.rows[n].key.card == str(n) for n in listed.seen)


@given(COUNTS, st.integers(1, 60), MOVES)
def test_rows_that_are_not_read_are_asked_for_again_after_a_move_only(
    count: int, height: int, moves: list[int]
) -> None:
    listed = BrowseList()
    listed.fit(height)
    listed.take(found(count, 0), stay=False)
    for move in moves:
        listed.move(move)
        listed.ask()
        assert not listed.ask()
    listed.take(found(count, 0), stay=False)
    assert bool(listed.ask()) == bool(count)


@given(COUNTS.filter(bool), st.data())
def test_after_a_change_the_same_card_is_selected_wherever_it_stands_now(
    count: int, data: st.DataObject
) -> None:
    listed = BrowseList()
    listed.take(found(count, count), stay=False)
    listed.move(data.draw(st.integers(0, count - 1)))
    assert listed.selected is not None
    key = listed.selected.key
    shuffled = data.draw(st.permutations(rows(0, count)))
    again = cast("Found", Some(count, cast("tuple[Row, ...]", tuple(shuffled))))
    listed.take(again, stay=True)
    assert listed.selected is not None
    assert listed.selected.key == key
