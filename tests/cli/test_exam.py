"""Does `quizzer exam` refuse what can't be planned for, and say what was planned?"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from support.faces import HARMLESS, HOSTILE
from syrupy.assertion import SnapshotAssertion

from .conftest import Quizzer


def final(
    *options: str, name: str = "Final", day: str = "2026-11-29", minutes: str = "20"
) -> list[str]:
    """A command line that adds an exam."""
    return ["exam", "add", name, "--date", day, "--minutes", minutes, *options]


MISTAKES = {
    "a day that has passed": final(day="2026-11-20"),
    "today": final(day="2026-11-23"),
    "a day far away": final(day="2030-01-01"),
    "a day and month": final(day="12-15"),
    "a day and month in words": final(day="15 December"),
    "no date at all": final(day="soon"),
    "a day that no month has": final(day="2026-02-30"),
    "an empty date": final(day=""),
    "zero minutes": final(minutes="0"),
    "negative minutes": final("--minutes=-5"),
    "more minutes than a day has": final(minutes="2000"),
    "minutes in words": final(minutes="twenty"),
    "a topic without a weight": final("--topic", "pricing"),
    "a weight without a topic": final("--topic", "=2"),
    "a weight that is no number": final("--topic", "pricing=heavy"),
    "a weight that is nan": final("--topic", "pricing=nan"),
    "an infinite weight": final("--topic", "pricing=inf"),
    "a negative weight": final("--topic", "pricing=-1"),
    "a topic that is weighted twice": final("--topic", "pricing=1", "--topic", "pricing=2"),
    "an unknown topic": final("--topic", "pricng=2"),
    "an unknown deck": final("--deck", "smal"),
    "a topic of another deck": final("--deck", "small", "--topic", "other/pricing=2"),
    "weights that leave nothing": final("--topic", "model=0", "--topic", "pricing=0"),
    "no name": final(name=" "),
    "a name that is too long": final(name="x" * 81),
    "a goal of zero": final("--goal", "0"),
    "a goal above 100": final("--goal", "101"),
    "a goal as a share of 1": final("--goal", "0.9"),
    "a goal that is nan": final("--goal", "nan"),
    "days off that are none": final("--days-off", "funday"),
    "days off without a year": final("--days-off", "12-24..12-26"),
    "days off that end before they start": final("--days-off", "2026-12-26..2026-12-24"),
    "no date": ["exam", "add", "Final", "--minutes", "20"],
    "a plan without an exam": ["exam", "plan"],
    "a list without an exam": ["exam", "today"],
    "a session without an exam": ["study", "--exam"],
    "an unknown exam's plan": ["exam", "plan", "Finl"],
    "an unknown exam's mocks": ["exam", "mocks", "Finl"],
    "an unknown exam to remove": ["exam", "remove", "Finl"],
    "a session on a deck for an exam": ["study", "small", "--exam"],
    "an unknown command": ["exam", "ad"],
    "no command": ["exam"],
}


@pytest.mark.parametrize("line", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_ends_in_a_sentence_and_adds_nothing(
    quizzer: Quizzer, line: list[str], snapshot: SnapshotAssertion
) -> None:
    ran = quizzer(*line)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == snapshot
    assert quizzer("exam", "list").out == "no exams\n"


@pytest.mark.parametrize("command", ["", "add", "list", "plan", "today", "remove", "mocks"])
def test_each_command_explains_itself(
    quizzer: Quizzer, command: str, snapshot: SnapshotAssertion
) -> None:
    ran = quizzer("exam", *command.split(), "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot


@pytest.fixture
def planned(quizzer: Quizzer) -> Quizzer:
    """The command with an exam in six days, on Wednesdays off."""
    assert quizzer(*final("--days-off", "wed", "--topic", "pricing=2")).code == 0
    return quizzer


def test_adding_says_what_was_added_and_prints_the_plan(quizzer: Quizzer) -> None:
    ran = quizzer(*final("--topic", "pricing=2"))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("added Final: 2026-11-29, in 6 days, 20 minutes a day, 6 cards\n\n")
    plan = ran.out.partition("\n\n")[2]
    assert plan == quizzer("exam", "plan").out
    assert plan.startswith("Final: 2026-11-29, in 6 days, 0 of 6 cards seen\n")


def test_a_second_exam_of_the_same_name_is_refused(
    planned: Quizzer, snapshot: SnapshotAssertion
) -> None:
    ran = planned(*final())
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == snapshot


def test_overlapping_exams_are_told_that_they_share_the_minutes(planned: Quizzer) -> None:
    ran = planned(*final(name="Oral", day="2026-11-27", minutes="30"))
    assert "it shares the day with Final: their minutes don’t add up" in ran.out
    exams = json.loads(planned("exam", "list", "--json").out)
    assert [(e["exam"], e["minutes"], e["minutes_today"]) for e in exams] == [
        ("Oral", 30, 30),
        ("Final", 20, 30),
    ]


def test_days_off_without_end_leave_no_minute_and_that_is_said(quizzer: Quizzer) -> None:
    ran = quizzer(*final("--days-off", "2026-11-01..2026-12-31"))
    assert ran.code == 0
    assert "every day until then is a day off: there is no minute for it\n" in ran.out
    assert quizzer("exam", "today").out == "2026-11-23 is a day off\n"


def test_the_list_takes_today_s_cards_one_of_each_family(planned: Quizzer) -> None:
    found = json.loads(planned("exam", "today", "--json").out)
    cards = [card["card"] for card in found["cards"]]
    assert (found["day"], found["minutes"], found["spent"]) == ("2026-11-23", 20, 0)
    assert sorted(cards) == [
        "small/founder", "small/online", "small/partner", "small/profit#1", "small/sold",
    ]  # fmt: skip
    assert all(card["new"] and card["seconds"] > 0 for card in found["cards"])


def test_study_asks_today_s_list_and_its_minutes_are_spent(planned: Quizzer) -> None:
    listed = json.loads(planned("exam", "today", "--json").out)["cards"]
    studied = planned("study", "--exam", stdin="\n3\n" * 10)
    assert studied.out.startswith(f"{len(listed)} cards to study.")
    assert planned("exam", "today").out.endswith("nothing is left to do today\n")


def test_the_next_day_has_a_plan_of_its_own(
    planned: Quizzer, at: Callable[[timedelta], None]
) -> None:
    at(timedelta(days=3))
    assert planned("exam", "list").out.endswith("2026-11-23\n")
    assert json.loads(planned("exam", "plan", "--json").out)["made_on"] == "2026-11-26"
    assert planned("exam", "list").out.endswith("2026-11-26\n")


@pytest.mark.parametrize("later", [timedelta(days=-2), timedelta(hours=-6), timedelta(hours=18)])
def test_a_clock_or_zone_that_moved_makes_a_plan_for_its_day(
    planned: Quizzer, at: Callable[[timedelta], None], later: timedelta
) -> None:
    at(later)
    ran = planned("exam", "plan")
    assert (ran.code, ran.err) == (0, "")
    assert planned("exam", "today").code == 0


def test_an_exam_that_is_over_is_marked_and_no_longer_planned(
    planned: Quizzer, at: Callable[[timedelta], None], snapshot: SnapshotAssertion
) -> None:
    at(timedelta(days=6))
    assert json.loads(planned("exam", "list", "--json").out)[0]["is_over"]
    assert "  over  " in planned("exam", "list").out
    for line in (["exam", "plan"], ["exam", "plan", "Final"], ["exam", "today"]):
        ran = planned(*line)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == snapshot(name="no exam is to come")


def test_one_of_two_exams_that_is_over_has_no_plan(
    planned: Quizzer, at: Callable[[timedelta], None], snapshot: SnapshotAssertion
) -> None:
    planned(*final(name="Oral", day="2026-11-25"))
    at(timedelta(days=3))
    assert "Oral" not in planned("exam", "plan").out
    ran = planned("exam", "plan", "Oral")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == snapshot


def test_a_removed_exam_is_gone_and_may_come_again(planned: Quizzer) -> None:
    assert planned("exam", "remove", "Final").out == (
        "removed Final; its cards go on by their due dates\n"
    )
    assert planned("exam", "list", "--json").out == "[]\n"
    assert planned(*final()).code == 0


def test_a_plan_made_anew_prints_the_same(planned: Quizzer) -> None:
    assert planned("exam", "plan", "--anew") == planned("exam", "plan")


def test_a_hostile_name_is_shown_and_not_obeyed(quizzer: Quizzer) -> None:
    added = quizzer(*final(name=HOSTILE))
    assert (added.code, added.err) == (0, "")
    assert added.out.startswith(f"added {HARMLESS}: 2026-11-29")
    assert HARMLESS in quizzer("exam", "list").out
    assert quizzer("exam", "remove", HOSTILE).out.startswith(f"removed {HARMLESS};")


def test_no_mock_was_taken_yet(planned: Quizzer) -> None:
    assert planned("exam", "mocks", "Final").out == "no mock was taken yet\n"
    assert planned("exam", "mocks", "Final", "--json").out == "[]\n"
