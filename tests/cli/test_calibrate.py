"""Does `quizzer calibrate` say how predictions turned out, and on what that rests?"""

from __future__ import annotations

import json
from datetime import date

import pytest
from syrupy.assertion import SnapshotAssertion

from quizzer.cli import calibrating
from quizzer.memory.calibration import Bin, Reliability
from quizzer.memory.certainty import Certainty
from quizzer.memory.model import Confidence
from quizzer.study.forecast import Estimate
from quizzer.study.measuring import Calibration, Measured, TopicMeasured
from quizzer.study.mocks import MockResult

from .conftest import Quizzer

BINS = (
    Bin(0.553, 0.55, 0.41, 0.68, 96),
    Bin(0.78, 0.70, 0.65, 0.74, 331),
    Bin(0.94, 0.97, 0.95, 0.98, 777),
)
PLAIN = Reliability(1204, 0.88, 0.83, 0.4321, 0.12, 0.0712, 0.64, ())
TRUED = Reliability(1204, 0.843, 0.832, 0.3987, 0.11, 0.0333, 0.71, BINS)
ALL_RIGHT = Reliability(8, 0.91, 1.0, 0.1, 0.01, 0.09, None, BINS[-1:])

FOUND = Calibration(
    answers=1500,
    since=date(2026, 10, 12),
    ways=(Measured("FSRS defaults", PLAIN), Measured("trued by topic", TRUED)),
    topics=(
        TopicMeasured("small", "pricing", "Pricing", ALL_RIGHT),
        TopicMeasured("small", "model", "Business model", TRUED),
    ),
    certainty=(
        Certainty(Confidence.SURE, 0.91, 0.87, 0.94, 211),
        Certainty(Confidence.UNSURE, 0.6, 0.48, 0.71, 40),
    ),
)
FEW = Calibration(10, date(2026, 11, 20), (Measured("trued by topic", ALL_RIGHT),), ())
NONE = Calibration(0, None, (), ())
MOCKS = {
    "Final": (
        MockResult(date(2026, 11, 9), 30, 0.5, Estimate(0.41, 0.33, 0.47)),
        MockResult(date(2026, 11, 20), 30, 0.8333, Estimate(0.81, 0.71, 0.86)),
    )
}
CASES = {"many answers": (FOUND, MOCKS), "few answers": (FEW, {}), "mocks only": (NONE, MOCKS)}


@pytest.mark.parametrize(("found", "mocks"), CASES.values(), ids=CASES)
def test_it_reads_like_this(
    found: Calibration,
    mocks: dict[str, tuple[MockResult, ...]],
    capsys: pytest.CaptureFixture[str],
    snapshot: SnapshotAssertion,
) -> None:
    calibrating.printed(found, mocks, as_json=False)
    assert capsys.readouterr().out == snapshot(name="text")
    calibrating.printed(found, mocks, as_json=True)
    said = capsys.readouterr().out
    json.loads(said)
    assert said == snapshot(name="json")


def test_before_the_first_answer_it_says_what_to_do(
    quizzer: Quizzer, snapshot: SnapshotAssertion
) -> None:
    ran = quizzer("calibrate")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot
    assert json.loads(quizzer("calibrate", "--json").out) == {
        "answers": 0, "since": None, "adopted": None,
        "ways": [], "bins": [], "topics": [], "confidence": [], "mocks": {},
    }  # fmt: skip


def test_it_explains_itself(quizzer: Quizzer, snapshot: SnapshotAssertion) -> None:
    assert quizzer("calibrate", "--help").out == snapshot


def test_the_diagram_puts_each_share_at_its_place() -> None:
    assert calibrating.diagram(Bin(0.0, 1.0, 0.5, 1.0, 9)) == "|" + " " * 19 + "-" * 20 + "o"
    assert calibrating.diagram(Bin(0.5, 0.5, 0.5, 0.5, 9)) == " " * 20 + "@"
