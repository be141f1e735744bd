"""Do the figures of a line of mastery fit, however many cards there are?"""

from __future__ import annotations

import pytest

from quizzer.memory.mastery import Mastery
from quizzer.tui.mastery import _measured


@pytest.mark.parametrize(
    ("cards", "said"), [(9, "9/9 seen"), (1000, "1000/1000"), (100_000, "100000/100000")]
)
def test_counts_are_whole_at_80_columns(cards: int, said: str) -> None:
    line = _measured(Mastery(0.7, 0.03, cards, cards, 3 * cards), 80).plain
    assert line.endswith(f" {said}")
    assert "…" not in line
