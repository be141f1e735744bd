"""Does every deck get its own retention, and every learner their own weights?"""

from __future__ import annotations

import pytest

from quizzer.memory.model import PARAMETERS
from quizzer.study.models import Models
from quizzer.study.settings import Settings

OWN = (*PARAMETERS[:8], 2.0, *PARAMETERS[9:])


def test_a_deck_has_its_retention_and_the_others_the_learner_s() -> None:
    models = Models(None, Settings(desired_retention=0.88, retention={"hard": 0.95}))
    assert models.of("hard").desired_retention == 0.95
    assert models.of("other").desired_retention == 0.88
    assert {model.id for model in models.all} == {models.of("hard").id, models.of("other").id}


def test_adopted_weights_hold_for_every_deck() -> None:
    models = Models(OWN, Settings(retention={"hard": 0.95}))
    assert {model.parameters for model in models.all} == {OWN}


def test_a_retention_that_changes_nothing_makes_no_second_model() -> None:
    models = Models(None, Settings(retention={"deck": 0.9}))
    assert models.all == (Settings().model(),)


def test_the_longest_interval_holds_for_every_deck() -> None:
    models = Models(None, Settings(maximum_interval=60, retention={"hard": 0.95}))
    assert {model.maximum_interval for model in models.all} == {60}


@pytest.mark.parametrize("retention", [0.69, 0.991, float("nan")])
def test_a_retention_out_of_range_is_refused_by_its_deck(retention: float) -> None:
    with pytest.raises(ValueError, match=r"^the desired retention of hard lies between 0\.70"):
        Settings(retention={"hard": retention})
