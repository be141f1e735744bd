"""How does the app look? Four quiet themes of our own, and a readable reading of any other.

What stands back, stands out, is wrong or is selected has a variable of its own, made for each
theme from its colours so that it can be read on its background (WCAG 2.2, 1.4.3 and 1.4.6).
"""

from __future__ import annotations

from difflib import get_close_matches

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from quizzer.errors import UsageError
from quizzer.study.appearance import Written

READABLE = 4.5
"""The contrast of text that most people can read."""

PLAIN_TO_SEE = 7.0
"""The contrast of the theme for those who need more."""

CONTRAST = "quizzer-contrast"

THEMES = (
    Theme(
        name="quizzer",
        primary="#7aa2c8",
        secondary="#8e96a3",
        accent="#e0af68",
        foreground="#d5d9e0",
        background="#14171c",
        surface="#1b1f26",
        panel="#232830",
        success="#8fbf8f",
        warning="#e0af68",
        error="#e08080",
        dark=True,
    ),
    Theme(
        name="quizzer-light",
        primary="#2f5f8f",
        secondary="#585f69",
        accent="#8a5300",
        foreground="#23272e",
        background="#fbfaf7",
        surface="#f3f1ec",
        panel="#e9e5dc",
        success="#2f6f3a",
        warning="#8a5300",
        error="#a8323a",
        dark=False,
    ),
    # The colours of Okabe and Ito, “Color Universal Design” (2008), which colour-blind people
    # can tell apart: sky blue, orange, bluish green, vermilion.
    Theme(
        name="quizzer-colour-blind",
        primary="#56b4e9",
        secondary="#8a929e",
        accent="#e69f00",
        foreground="#dfe3e8",
        background="#14171c",
        surface="#1b1f26",
        panel="#232830",
        success="#009e73",
        warning="#f0e442",
        error="#d55e00",
        dark=True,
    ),
    Theme(
        name=CONTRAST,
        primary="#ffffff",
        secondary="#e0e0e0",
        accent="#ffd700",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#303030",
        success="#ffffff",
        warning="#ffd700",
        error="#ffa9a9",
        dark=True,
    ),
)

NAMES = (*(theme.name for theme in THEMES), *BUILTIN_THEMES)
"""The names of all themes, ours first."""

_QUIET_SHARE = 0.35
_STEP = 0.1
_LINEAR_UP_TO = 0.04045  # of sRGB's values


def named(theme: Written) -> str:
    """The name of a theme that there is. Raises UsageError."""
    if theme.text in NAMES:
        return theme.text
    near = get_close_matches(theme.text.lower(), NAMES, n=1)
    hint = f', did you mean "{near[0]}"?' if near else ""
    raise UsageError(
        f'theme: there is no "{theme.text}"{hint}',
        where=theme.where,
        remedy=f"There are: {', '.join(NAMES)}",
    )


def variables(theme: Theme) -> dict[str, str]:
    """The colours that our styles name, for a theme: quiet, loud, wrong, right and chosen."""
    colours = theme.to_color_system().generate()
    if theme.ansi:  # the terminal's own colours, whose contrast is the terminal's affair
        return {
            "quiet": "ansi_bright_black", "loud": colours["accent"], "wrong": colours["error"],
            "right": colours["success"], "chosen": "ansi_bright_black",
        }  # fmt: skip
    ground, text = Color.parse(colours["background"]), Color.parse(colours["foreground"])
    text = Color(*text.rgb)
    chosen = Color.parse(colours["panel"])
    grounds = (ground, chosen)
    ratio = PLAIN_TO_SEE if theme.name == CONTRAST else READABLE
    wanted = {
        "quiet": theme.secondary if theme in THEMES else text.blend(ground, _QUIET_SHARE).hex,
        "loud": theme.accent or colours["accent"],
        "wrong": theme.error or colours["error"],
        "right": theme.success or colours["success"],
    }
    legible = {
        name: _legible(Color.parse(colour or colours["foreground"]), grounds, ratio).hex
        for name, colour in wanted.items()
    }
    return {**legible, "chosen": chosen.hex}


def _legible(colour: Color, grounds: tuple[Color, ...], ratio: float) -> Color:
    """A colour moved towards black or white until it can be read on all grounds."""
    end = max(
        (Color(0, 0, 0), Color(255, 255, 255)),
        key=lambda end: min(contrast(end, ground) for ground in grounds),
    )
    share = 0.0
    moved = colour
    while share < 1 and min(contrast(moved, ground) for ground in grounds) < ratio:
        share += _STEP
        moved = colour.blend(end, min(share, 1.0))
    return moved


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours, from 1 to 21."""
    lights = sorted((_luminance(one), _luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: Color) -> float:
    """The relative luminance, as WCAG defines it for sRGB."""
    red, green, blue = (
        part / 12.92 if part <= _LINEAR_UP_TO else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour.rgb)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
