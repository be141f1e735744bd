"""Does what is selected stay in sight, whatever becomes of the window and of the list?"""

from __future__ import annotations

from pathlib import Path

from support.faces import write_deck
from support.screens import press, screen_text, shown, until
from textual.pilot import Pilot

from quizzer.cards.links import Link
from quizzer.study.desk import Desk
from quizzer.tui.app import QuizzerApp
from quizzer.tui.links import LinksScreen

SIZE = (80, 30)
TOPICS = "\n".join(f"  t{number}: Topic {number}" for number in range(30))
CARDS = "\n".join(
    f"  - {{id: c{number}, q: 'Question {number}?', a: Yes, topic: t{number}}}"
    for number in range(30)
)


def write_many(decks: Path, name: str) -> None:
    """A deck with more topics than a window has rows."""
    text = f"quizzer: 1\ndeck: {name}\ntitle: Deck {name}\ntopics:\n{TOPICS}\ncards:\n{CARDS}\n"
    write_deck(decks, text, f"{name}.yaml")


async def lowered(pilot: Pilot[None]) -> str:
    """The screen after its window became low."""
    before = screen_text(pilot.app)
    await pilot.resize_terminal(SIZE[0], 9)
    await until(pilot, lambda: screen_text(pilot.app) != before, "another size")
    return screen_text(pilot.app)


async def test_what_is_selected_stays_in_sight_when_the_window_becomes_low(
    desk: Desk, decks: Path
) -> None:
    write_many(decks, "many")
    app = QuizzerApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "▾ Deck many")
        for keys in ("", "m", "enter", "q q z", "q p"):
            await pilot.press(*keys.split(), *["down"] * 9)
            await pilot.pause()
            assert "\n › " in (await lowered(pilot)).replace("  ›", " › ")
            await pilot.resize_terminal(*SIZE)


async def test_a_deck_whose_topics_are_hidden_is_selected_where_it_is_seen(
    desk: Desk, decks: Path
) -> None:
    write_many(decks, "many")
    write_many(decks, "more")
    app = QuizzerApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "▾ Deck many")
        await press(pilot, "end up right", "▾ Deck more")
        await press(pilot, "up up", "Topic 28")
        await press(pilot, "left", "›▸ Deck many")


async def test_what_stands_below_the_last_row_is_seen_with_it(desk: Desk, decks: Path) -> None:
    write_many(decks, "many")
    app = QuizzerApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "▾ Deck many")
        assert "Nothing was answered yet" in await press(pilot, "end", "A small case")


async def test_a_selected_link_is_seen_with_all_of_its_target(desk: Desk) -> None:
    links = tuple(Link(f"https://h{n}.example/{'p' * 100}", f"h{n}.example") for n in range(9))
    app = QuizzerApp(desk)
    async with app.run_test(size=(80, 12)) as pilot:
        await shown(pilot, "Everything")
        app.push_screen(LinksScreen(links))
        await press(pilot, "down down down down", "to h4.example")
        rows = screen_text(app).splitlines()
        at = next(row for row, line in enumerate(rows) if "to h4.example" in line)
        assert "ppp" in rows[at + 2]
