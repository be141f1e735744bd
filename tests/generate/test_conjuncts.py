"""Which simple sentences does a longer one consist of?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.generate.language.conjuncts import simple
from quizzer.generate.language.names import names_of

SAID = {
    "The Otter is 42 metres long and carries 260 passengers.": [
        "The Otter is 42 metres long",
        "The Otter carries 260 passengers",
    ],
    "Norda makes Lake Kerral, which covers 46 acres and is salt.": [
        "Lake Kerral covers 46 acres",
        "Lake Kerral is salt",
        "Norda makes Lake Kerral",
    ],
    "Automatic brakes, which were introduced in 2019, have cut collisions.": [
        "Automatic brakes were introduced in 2019",
        "Automatic brakes have cut collisions",
    ],
    "Norda was founded in 1912 and had ten mills, and Sony left Spain.": [
        "Sony left Spain",
        "Norda was founded in 1912",
        "Norda had ten mills",
    ],
    "Norda opened a mill and sold it in 1912.": ["Norda opened a mill"],
    "Norda makes kettles and pans.": ["Norda makes kettles and pans"],
    "The fund, which holds 250,000 pounds, grows.": [
        "The fund holds 250,000 pounds",
        "The fund grows",
    ],
    "Norda was taken apart and rebuilt.": ["Norda was taken apart and rebuilt"],
    "Fast and cheap.": [],
}


@pytest.mark.parametrize("sentence", SAID)
def test_each_verb_says_one_thing(sentence: str) -> None:
    found = simple(sentence, names_of(SAID))
    assert [one.core for one in found] == SAID[sentence]


def test_when_it_was_holds_for_all_that_was_done() -> None:
    found = simple("In 1912, Norda bought a mill and sold a boat.", names_of(SAID))
    assert [one.lead for one in found] == ["In 1912", "In 1912"]


@given(st.text(max_size=120))
def test_any_text_may_be_tried(text: str) -> None:
    list(simple(text, names_of([text])))
