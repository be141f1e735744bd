"""How does the app look? Two quiet themes with one accent each, and high contrast when asked."""

from __future__ import annotations

from textual.theme import Theme

THEMES = (
    Theme(
        name="quizzer",
        primary="#7aa2c8",
        secondary="#828b99",
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
        name="quizzer-contrast",
        primary="#ffffff",
        secondary="#e0e0e0",
        accent="#ffd700",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#303030",
        success="#ffffff",
        warning="#ffd700",
        error="#ffa0a0",
        dark=True,
    ),
)
