"""Which keys lead to which screen, and how is each of them drawn?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from textual.app import App
from textual.pilot import Pilot

_FONT_FACES = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)

KINDS = """\
quizzer: 1
deck: formulas
title: Pricing in formulas
cards:
  - id: margin
    q: |
      Who earns more on a phone in **two years**, and how large is $m = \\frac{p - c}{p}$?

      | Maker | Price $p$ | Cost $c$ | Services a year |
      |-------|----------:|---------:|----------------:|
      | $M_1$ |       200 |      190 |              20 |
      | $M_2$ |       400 |      360 |               0 |
    a: |
      $M_1$, with **50** to 40: $m_1 = 5\\,\\%$ and $m_2 = 10\\,\\%$
    why: |
      ```python
      def earned(price: int, cost: int, services: int) -> int:
          return price - cost + 2 * services  # a margin is not all
      ```
"""
"""A deck of one card that shows a table, formulas and code."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A screen by its name, and the keys that lead to it from the one before."""

    name: str
    keys: tuple[str, ...] = ()


QUERY = (
    *"topic",
    "colon",
    *"expansion",
    "space",
    *"recall",
    "colon",
    "less_than_sign",
    *"75",
    "percent_sign",
)

DRAFTS = (Shot("drafts"),)

HOME = (
    Shot("home"),
    Shot("exam", ("e",)),
    Shot("mastery", ("q", "m")),
    Shot("cards", ("down", "enter")),
    Shot("statistics", ("q", "q", "s")),
    Shot("browse", ("q", "slash", *QUERY, "down")),
)
REVIEW = (
    Shot("question"),
    Shot("answer", ("space",)),
    Shot("summary", ("3", "tab", "q")),
)
MARKDOWN = (Shot("kinds", ("space",)),)
PREVIEW = (Shot("preview", ("n", "n", "n", "space")), Shot("passage", ("s",)))


async def settle(pilot: Pilot[None]) -> None:
    """Let what was begun come to an end."""
    for _ in range(20):
        await pilot.pause(0.05)


def exported(app: App[None]) -> str:
    """The screen as SVG, in whatever monospaced font the reader has."""
    return _FONT_FACES.sub("", app.export_screenshot(title="quizzer"))


async def drawn(app: App[None], size: tuple[int, int], script: tuple[Shot, ...]) -> dict[str, str]:
    """The screens of a script as SVG, by name."""
    found = {}
    async with app.run_test(size=size) as pilot:
        for shot in script:
            await settle(pilot)
            await pilot.press(*shot.keys)
            await settle(pilot)
            found[shot.name] = exported(app)
    return found
