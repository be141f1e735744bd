"""A session that is played by keys, key by key, and what is on the screen meanwhile.

The player reads the card that is on and answers it as its author would, now and then with a slip,
so the session stays right when the decks change.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from cast import Frame, frame_of
from shots import settle
from textual.pilot import Pilot

from quizzer.cards import cloze
from quizzer.cards.card import Card, Face
from quizzer.cards.content import Choice, Claim, Cloze, Content, Number
from quizzer.tui.app import QuizzerApp
from quizzer.tui.quiz import QuizScreen
from quizzer.tui.review import ReviewScreen

A_LOOK, A_READ, A_KEY = 1.6, 2.6, 0.11
"""Seconds that a frame stands: to look at, to read, and while typing."""

LONG = 40
"""Characters that nobody wants to watch being typed."""

SLIPS = {"services": "servises", "Flipkart": "Flipcart"}


class Player:
    """Presses keys and keeps a frame after each."""

    def __init__(self, app: QuizzerApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.frames: list[Frame] = []

    async def press(self, *keys: str, seconds: float = A_LOOK) -> None:
        """Press keys, let the app come to rest, and show it for some seconds."""
        await self.pilot.press(*keys)
        await settle(self.pilot)
        self.frames.append(frame_of(self.app, seconds))

    async def type(self, text: str) -> None:
        """Type a text, character by character."""
        for character in text:
            await self.pilot.press("space" if character == " " else character)
            await self.pilot.pause()
            self.frames.append(frame_of(self.app, A_KEY))

    async def answer(self, card: Card, face: Face) -> None:
        """Answer a card rightly, but for a slip."""
        text = typed_answer(card)
        if text is not None:
            for index, part in enumerate(text):
                await self.type(SLIPS.get(part, part))
                await self.press("enter", seconds=A_KEY if index + 1 < len(text) else A_READ)
        else:
            await self.press(*chosen_keys(card.content, face), seconds=A_READ)


def typed_answer(card: Card) -> list[str] | None:
    """What is typed for a number or for the blanks of a cloze; None for other kinds."""
    match card.content:
        case Number(quantity=quantity):
            return [quantity.text]
        case Cloze(text=text):
            blanks = [blank.answer for blank in cloze.blanks(text)]
            return [blanks[int(card.part) - 1]] if card.part else blanks
        case _:
            return None


def chosen_keys(content: Content, face: Face) -> tuple[str, ...]:
    """The keys that choose the right options, judge a claim, or flip any other card."""
    match content:
        case Choice(right=right, multiple=multiple):
            places = [n for n, option in enumerate(face.arrangement, 1) if option < len(right)]
            return (*map(str, places), *(["enter"] if multiple else []))
        case Claim(is_true=is_true):
            return ("t" if is_true else "f",)
        case _:
            return ("space",)


async def play(
    app: QuizzerApp, size: tuple[int, int], wait: Callable[[float], None]
) -> list[Frame]:
    """Study some cards, take a short quiz, search, and look at what is known."""
    chance = random.Random(4)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        player = Player(app, pilot)
        player.frames.append(frame_of(app, A_LOOK))
        await player.press("down", "down", "enter")
        for _ in range(5):
            screen = app.screen
            if not isinstance(screen, ReviewScreen) or screen.view is None:
                break
            turn = screen.view.turn
            if turn.card is None or turn.face is None:
                break
            await player.answer(turn.card, turn.face)
            wait(chance.uniform(4, 12))
            await player.press("space")
        await player.press("q", seconds=A_READ)
        await player.press("enter", seconds=A_KEY)
        await player.press("z")
        await player.press("down", "left", "left", seconds=A_KEY)
        await player.press("left")
        await player.press("enter")
        while isinstance(app.screen, QuizScreen) and app.screen.attempt is not None:
            question = app.screen.attempt.question
            await quiz_answer(player, question.card, question.face)
        await player.press("x", seconds=2 * A_READ)
        await player.press("q", "q", seconds=A_KEY)
        await player.press("slash")
        await player.type("topic:pricing recall:<97%")
        await player.press("down", seconds=A_READ)
        await player.press("q", "m", seconds=2 * A_READ)
    return player.frames


async def quiz_answer(player: Player, card: Card, face: Face) -> None:
    """Answer a question of a quiz, where a basic card is typed too."""
    if typed_answer(card) is not None or isinstance(card.content, Choice | Claim):
        await player.answer(card, face)
    else:
        await player.type(face.answer if len(face.answer) < LONG else "I have forgotten")
        await player.press("enter")
