"""Does a learner's keymap hold, and is one that can't refused with its line?"""

from __future__ import annotations

import pytest
from support.screens import press, shown

from quizzer.errors import UsageError
from quizzer.study.appearance import Written
from quizzer.study.desk import Desk
from quizzer.tui.app import QuizzerApp
from quizzer.tui.keymap import Keys, keys_of
from quizzer.tui.keymap import shown as as_shown
from quizzer.tui.look import Look


def written(**keys: str) -> dict[str, Written]:
    """A keymap as a file gives it, each action on a line of its own."""
    return {
        name.replace("_", ".", 1): Written(text, f"config.toml:{line}")
        for line, (name, text) in enumerate(keys.items(), 2)
    }


def test_a_key_is_taken_as_textual_spells_it() -> None:
    keys = keys_of(written(home_study="!, x,Ctrl+S,ENTER,-,ctrl+i,F5,?", home_help="f1"))
    assert keys.of("home.study") == (
        "exclamation_mark", "x", "ctrl+s", "enter", "minus", "tab", "f5", "question_mark",
    )  # fmt: skip
    assert keys.shown("home.study") == "! x ^s Enter - Tab F5 ?"


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("exclamation_mark", "!"),
        ("at", "@"),
        ("minus", "-"),
        ("comma", ","),
        ("slash", "/"),
        ("shift+tab", "⇧Tab"),
        ("G", "G"),
        ("ctrl+at", "^@"),
        ("alt+x", "Alt+x"),
    ],
)
def test_a_key_is_shown_as_a_person_reads_it(key: str, said: str) -> None:
    assert as_shown(key) == said


@pytest.mark.parametrize(
    ("keymap", "line", "what"),
    [
        (
            written(review_agian="1"),
            2,
            'keys: there is no action "review.agian", did you mean "review.again"?',
        ),
        (written(zebra="1"), 2, 'keys: there is no action "zebra"'),
        (
            written(home_up="v", review_undo="1"),
            3,
            'keys: "1" is the key of review.again, and review.undo wants it too',
        ),
        (
            written(home_up="ctrl+p"),
            2,
            'keys: "^p" is the key of app.palette, and home.up wants it too',
        ),
        (written(home_up="entre"), 2, 'keys: there is no key "entre", did you mean "enter"?'),
        (written(home_up=""), 2, 'keys: there is no key ""'),
        (written(home_up="hyper+x"), 2, 'keys: there is no key "hyper+x"'),
        (
            written(home_quit="ctrl+c"),
            2,
            "keys: ctrl+c always quits, and can do nothing else",
        ),
        (
            written(app_interrupt="x"),
            2,
            "keys: ctrl+c always quits, so app.interrupt keeps it",
        ),
    ],
)
def test_a_keymap_that_cannot_be_is_refused_with_its_line(
    keymap: dict[str, Written], line: int, what: str
) -> None:
    with pytest.raises(UsageError) as refused:
        keys_of(keymap)
    assert refused.value.what == what
    assert refused.value.where == f"config.toml:{line}"


def test_two_actions_may_change_places() -> None:
    keys = keys_of(written(review_again="2", review_hard="1"))
    assert (keys.of("review.again"), keys.of("review.hard")) == (("2",), ("1",))


def test_a_key_may_mean_different_things_on_different_screens() -> None:
    assert keys_of(written(home_more="x", review_undo="x")) != Keys()


async def test_the_changed_key_works_is_shown_and_the_old_one_does_nothing(desk: Desk) -> None:
    keys = keys_of(written(home_study="x", review_reveal="y,space", review_again="2,w",
                           review_hard="1"))  # fmt: skip
    app = QuizzerApp(desk, look=Look(keys=keys))
    async with app.run_test(size=(80, 24)) as pilot:
        home = await shown(pilot, "A small")
        assert "x study" in home
        await press(pilot, "enter", "A small")
        assert await press(pilot, "x", "Who founded it?")
        await press(pilot, "y", "Lei Jun")
        await press(pilot, "w", "Margins are")
        review = await press(pilot, "space", "services")
        assert "again" not in review
