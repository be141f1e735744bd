"""Does the log give back what a learner answered?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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

INDICES = st.lists(st.integers(0, 30)).map(tuple)
TEXTS = st.lists(st.text()).map(tuple)
RESPONSES = st.one_of(
    st.builds(Typed, TEXTS),
    st.builds(Chosen, INDICES),
    st.builds(Judged, st.booleans()),
    st.builds(Recalled, TEXTS),
    st.builds(Arranged, INDICES),
    st.builds(Paired, st.lists(st.none() | st.integers(0, 30)).map(tuple)),
    st.builds(Written, st.text(), INDICES),
)


@given(RESPONSES)
def test_a_response_comes_back_as_it_was_written(response: Response) -> None:
    assert from_json(to_json(response)) == response


@pytest.mark.parametrize("text", ["", "3", "[]", "{}", '{"sung": 1}', '{"typed": 1}', "{"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="this is no response"):
        from_json(text)
