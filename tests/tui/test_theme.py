"""Can every theme be read?"""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from quizzer.errors import UsageError
from quizzer.study.appearance import Appearance, Written
from quizzer.tui.look import look_of
from quizzer.tui.theme import (
    CONTRAST,
    PLAIN_TO_SEE,
    READABLE,
    THEMES,
    contrast,
    named,
    variables,
)

PAINTED = [theme for theme in (*THEMES, *BUILTIN_THEMES.values()) if not theme.ansi]
TEXTS = ("quiet", "loud", "wrong", "right")


@pytest.mark.parametrize("theme", PAINTED, ids=lambda theme: theme.name)
def test_text_can_be_read_on_the_page_and_on_the_selected_row(theme: Theme) -> None:
    needed = PLAIN_TO_SEE if theme.name == CONTRAST else READABLE
    ours, theirs = variables(theme), theme.to_color_system().generate()
    for ground in (Color.parse(theirs["background"]), Color.parse(ours["chosen"])):
        for name in TEXTS:
            assert contrast(Color.parse(ours[name]), ground) >= needed


@pytest.mark.parametrize(
    "theme",
    [theme for theme in THEMES if theme.name != "quizzer-colour-blind"],  # whose colours are given
    ids=lambda theme: theme.name,
)
def test_our_themes_say_colours_that_need_no_mending(theme: Theme) -> None:
    ours = variables(theme)
    needed = PLAIN_TO_SEE if theme.name == CONTRAST else READABLE
    assert theme.foreground
    for ground in (theme.background, theme.panel):
        assert ground
        assert contrast(Color.parse(theme.foreground), Color.parse(ground)) >= needed
    colours = (theme.secondary, theme.accent, theme.error, theme.success)
    assert tuple(ours[name].lower() for name in TEXTS) == colours


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.478, 0.001)


def test_an_unknown_theme_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(UsageError) as refused:
        named(Written("norde", "config.toml:3"))
    assert refused.value.what == 'theme: there is no "norde", did you mean "nord"?'
    assert refused.value.where == "config.toml:3"
    assert "quizzer-colour-blind" in refused.value.remedy


@pytest.mark.parametrize(
    ("wish", "environment", "encoding", "is_ascii"),
    [
        (None, {}, "utf-8", False),
        (None, {}, "ISO-8859-1", True),
        (None, {}, "ascii", True),
        (None, {"TERM": "linux"}, "utf-8", True),
        (False, {"TERM": "linux"}, "utf-8", False),
        (True, {}, "utf-8", True),
    ],
)
def test_ascii_is_what_was_wished_or_what_the_terminal_needs(
    *, wish: bool | None, environment: dict[str, str], encoding: str, is_ascii: bool
) -> None:
    assert look_of(Appearance(ascii=wish), environment, encoding).is_ascii == is_ascii


@pytest.mark.parametrize(
    ("wish", "environment", "has_motion"),
    [(False, {}, True), (True, {}, False), (False, {"TEXTUAL_ANIMATIONS": "none"}, False)],
)
def test_motion_is_reduced_by_the_setting_and_by_textuals_own(
    *, wish: bool, environment: dict[str, str], has_motion: bool
) -> None:
    look = look_of(Appearance(reduced_motion=wish), environment, "utf-8")
    assert look.has_motion == has_motion
