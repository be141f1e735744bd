"""Is confidence measured by how often it was right, with an honest range?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.memory.certainty import certainties
from quizzer.memory.model import Confidence

COUNTS = st.dictionaries(
    st.sampled_from(Confidence),
    st.integers(0, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
)


def test_a_small_table_by_hand() -> None:
    sure, guess = certainties({Confidence.GUESS: (1, 4), Confidence.SURE: (9, 10)})
    assert (sure.confidence, sure.right, sure.answers) == (Confidence.SURE, 0.9, 10)
    assert sure.low == pytest.approx(0.6523, abs=1e-4)
    assert sure.high == pytest.approx(0.9774, abs=1e-4)
    assert (guess.confidence, guess.right, guess.answers) == (Confidence.GUESS, 0.25, 4)


@given(COUNTS)
def test_every_share_lies_in_its_range_and_the_surest_come_first(
    counts: dict[Confidence, tuple[int, int]],
) -> None:
    found = certainties(counts)
    assert [each.confidence for each in found] == sorted(
        (confidence for confidence, (_, answers) in counts.items() if answers), reverse=True
    )
    assert all(0 <= each.low <= each.right <= each.high <= 1 for each in found)
