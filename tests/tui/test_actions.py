"""Does every action have its key to itself, and every key its action?"""

from __future__ import annotations

from collections import Counter

import pytest

from quizzer.tui.actions import ACTIONS, Action
from quizzer.tui.app import QuizzerApp
from quizzer.tui.attempts import AttemptsScreen
from quizzer.tui.browse import BrowseScreen
from quizzer.tui.calibration import CalibrationScreen
from quizzer.tui.coverage import CoverageScreen
from quizzer.tui.deckproblems import DeckProblemsScreen
from quizzer.tui.dialogs import ClockScreen, HelpScreen
from quizzer.tui.drafts import DraftsScreen
from quizzer.tui.ending import SummaryScreen
from quizzer.tui.exam import ExamScreen, TodayScreen
from quizzer.tui.home import HomeScreen
from quizzer.tui.keymap import ALONE, EVERYWHERE
from quizzer.tui.links import LinksScreen
from quizzer.tui.marked import MarkedScreen
from quizzer.tui.mastery import CardsScreen, MasteryScreen
from quizzer.tui.palette import PaletteScreen
from quizzer.tui.preview import PreviewScreen
from quizzer.tui.problems import ProblemsScreen
from quizzer.tui.questions import QuestionsScreen
from quizzer.tui.quiz import QuizScreen
from quizzer.tui.quizsetup import QuizSetupScreen
from quizzer.tui.reasons import ReasonScreen
from quizzer.tui.result import ResultScreen
from quizzer.tui.review import ReviewScreen
from quizzer.tui.settings import SettingsScreen
from quizzer.tui.statistics import StatisticsScreen
from quizzer.tui.welcome import WelcomeScreen

SCREENS: dict[str, type[object]] = {
    "browse": BrowseScreen,
    "app": QuizzerApp,
    "home": HomeScreen,
    "welcome": WelcomeScreen,
    "review": ReviewScreen,
    "summary": SummaryScreen,
    "quizsetup": QuizSetupScreen,
    "quiz": QuizScreen,
    "questions": QuestionsScreen,
    "result": ResultScreen,
    "marked": MarkedScreen,
    "attempts": AttemptsScreen,
    "mastery": MasteryScreen,
    "cards": CardsScreen,
    "exam": ExamScreen,
    "today": TodayScreen,
    "calibration": CalibrationScreen,
    "preview": PreviewScreen,
    "drafts": DraftsScreen,
    "reasons": ReasonScreen,
    "statistics": StatisticsScreen,
    "deckproblems": DeckProblemsScreen,
    "coverage": CoverageScreen,
    "links": LinksScreen,
    "problems": ProblemsScreen,
    "dialog": HelpScreen,
    "clock": ClockScreen,
    "palette": PaletteScreen,
    "settings": SettingsScreen,
}


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_is_a_method_of_its_screen(action: Action) -> None:
    assert hasattr(SCREENS[action.screen], f"action_{action.call.partition('(')[0]}")


def test_ids_are_unique() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)


@pytest.mark.parametrize("screen", SCREENS)
def test_no_key_means_two_things_on_a_screen(screen: str) -> None:
    keys = [key for a in ACTIONS if a.screen == screen for key in a.keys.split(",")]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


@pytest.mark.parametrize("screen", sorted(set(SCREENS) - ALONE - {EVERYWHERE}))
def test_no_screen_has_a_key_that_means_another_thing_everywhere(screen: str) -> None:
    keys = {key for a in ACTIONS if a.screen == screen for key in a.keys.split(",")}
    everywhere = ",".join(a.keys for a in ACTIONS if a.screen == EVERYWHERE)
    assert keys.isdisjoint(everywhere.split(","))
