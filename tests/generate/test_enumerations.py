"""Which things does a sentence count up?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.generate.language.enumerations import are_parallel, enumeration

MEMBERS = {
    "apples, pears, and plums": ("apples", "pears", "plums"),
    "apples and pears": ("apples", "pears"),
    "the Otter, the Heron, and the Pike.": ("Otter", "Heron", "Pike"),
    "smart lights, cameras, and other gadgets": ("smart lights", "cameras"),
    "kettles, pans, and stoves that last": ("kettles", "pans", "stoves"),
    "kettles as well as pans": ("kettles", "pans"),
}


@pytest.mark.parametrize("text", MEMBERS)
def test_members_stand_in_their_order(text: str) -> None:
    found = enumeration(text)
    assert found is not None
    assert found.members == MEMBERS[text]


def test_what_follows_the_members_is_kept_and_so_is_their_name() -> None:
    found = enumeration("kettles and pans that last")
    assert found is not None
    assert found.behind == " that last"
    named = enumeration("lights, cameras, and other household gadgets")
    assert named is not None
    assert named.head == "household gadgets"


@pytest.mark.parametrize(
    "text",
    ["apples", "", "apples and they grow fast", "apples and apples", "running and quickly", "and"],
)
def test_what_counts_nothing_up_is_no_enumeration(text: str) -> None:
    assert enumeration(text) is None


def test_members_are_alike_when_all_are_names_or_none_is() -> None:
    assert are_parallel(("India", "Malta"))
    assert are_parallel(("kettles", "pans"))
    assert not are_parallel(("India", "pans"))


@given(st.text(max_size=80))
def test_any_text_may_be_tried(text: str) -> None:
    found = enumeration(text)
    assert found is None or len(found.members) > 1
