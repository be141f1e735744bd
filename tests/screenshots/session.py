"""A session that is played by keys, key by key, and what is on the screen meanwhile.

The player reads the card that is on and answers it as its author would, now and then with a slip,
so the session stays right when the decks change.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from cast import Frame, frame_of
from shots import exported, settle
from textual.pilot import Pilot

from quizzer.cards import cloze
from quizzer.cards.card import Card, Face
from quizzer.cards.content import Choice, Claim, Cloze, Content, Number
from quizzer.tui.app import QuizzerApp
from quizzer.tui.quiz import QuizScreen
from quizzer.tui.review import ReviewScreen

A_LOOK, A_READ, A_KEY = 1.6, 2.6, 0.11
"""Seconds that a frame stands: to look at, to read, and while typing."""

SOME_CARDS, MOST_CARDS = 3, 40
"""Cards that are answered, and those that are looked at for one more."""

WRONG = 2
"""The question of the quiz that is answered wrongly."""

SLIPPERY = 8
"""Letters from which on a slip of the fingers is forgiven, and so worth showing."""


class Player:
    """Presses keys and keeps a frame after each."""

    def __init__(self, app: QuizzerApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.frames: list[Frame] = []
        self.shots: dict[str, str] = {}

    async def press(self, *keys: str, seconds: float = A_LOOK) -> None:
        """Press keys, let the app come to rest, and show it for some seconds."""
        await self.pilot.press(*keys)
        await settle(self.pilot)
        self.frames.append(frame_of(self.app, seconds))

    def keep(self, name: str) -> None:
        """Keep the screen as a picture of its own, the first of that name."""
        self.shots.setdefault(name, exported(self.app))

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
                await self.type(part if self.shots else slipped(part))
                await self.press("enter", seconds=A_KEY if index + 1 < len(text) else A_READ)
        else:
            await self.press(*chosen_keys(card.content, face), seconds=A_READ)


def slipped(text: str) -> str:
    """A text with two letters in the wrong order, where it is long enough."""
    return text if len(text) < SLIPPERY else f"{text[:2]}{text[3]}{text[2]}{text[4:]}"


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


async def study(player: Player, wait: Callable[[float], None]) -> None:
    """Answer some cards; then pass over others until one is worth a picture, and answer that."""
    chance = random.Random(4)
    for number in range(MOST_CARDS):
        screen = player.app.screen
        turn = screen.view.turn if isinstance(screen, ReviewScreen) and screen.view else None
        if turn is None or turn.card is None or turn.face is None:
            return
        is_slippery = any(len(part) >= SLIPPERY for part in typed_answer(turn.card) or ())
        if number < SOME_CARDS or is_slippery:
            await player.answer(turn.card, turn.face)
            wait(chance.uniform(4, 12))
            if is_slippery:
                player.keep("review")
            await player.press("space")
        else:
            leave = ["tab"] if typed_answer(turn.card) else []
            await player.pilot.press(*leave, "minus")
            await settle(player.pilot)
        if number >= SOME_CARDS and "review" in player.shots:
            return


async def play(app: QuizzerApp, size: tuple[int, int], wait: Callable[[float], None]) -> Player:
    """Study some cards, take a short quiz, search, and look at what is known."""
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        player = Player(app, pilot)
        player.frames.append(frame_of(app, A_LOOK))
        await player.press("down", "down", "enter")
        await study(player, wait)
        await player.press("q", seconds=A_READ)
        await player.press("enter", seconds=A_KEY)
        await player.press("z")
        await player.press("down", "left", "left", seconds=A_KEY)
        await player.press("left")
        await player.press("enter")
        while isinstance(app.screen, QuizScreen) and app.screen.attempt is not None:
            question = app.screen.attempt.question
            await quiz_answer(player, question.number, question.card, question.face)
        await player.press("x", seconds=2 * A_READ)
        player.keep("result")
        await player.press("q", "q", seconds=A_KEY)
        await player.press("slash")
        await player.type("topic:pricing recall:<80%")
        await player.press("down", seconds=A_READ)
        await player.press("q", "m", seconds=2 * A_READ)
    return player


async def quiz_answer(player: Player, number: int, card: Card, face: Face) -> None:
    """Answer a question of a quiz, where a basic card is typed too; the second one wrongly."""
    if number == WRONG:
        await player.type("1" if isinstance(card.content, Choice | Claim) else "cheaper phones")
        await player.press("enter")
    elif typed_answer(card) is not None or isinstance(card.content, Choice | Claim):
        await player.answer(card, face)
    else:
        await player.type(face.answer)
        await player.press("enter")
