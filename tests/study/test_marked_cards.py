"""Is the Markdown of a card read before it is shown, so that no key waits for that?"""

from __future__ import annotations

from pathlib import Path

from support.build import StandingClock
from support.marked import MARKED

from quizzer.cards.blocks import Block, Items
from quizzer.cards.markup import parse
from quizzer.memory.model import Rating
from quizzer.study.desk import Desk
from quizzer.study.scope import EVERYTHING
from quizzer.study.settings import Settings


def test_every_text_of_a_turn_has_been_read_in_the_desk_s_thread(
    bundled_folder: Path, database_path: Path, clock: StandingClock
) -> None:
    for path in bundled_folder.iterdir():
        path.unlink()
    (bundled_folder / "marked.yaml").write_text(MARKED, encoding="utf-8")
    parse.cache_clear()
    seen: list[Block] = []
    with Desk(str(database_path), Settings(), clock) as desk:
        turn = desk.begin(EVERYTHING).result()
        for _ in range(4):
            assert turn.face is not None
            before = parse.cache_info().misses
            for text in (turn.face.question, turn.face.answer, *turn.face.details):
                seen += parse(text)
            assert parse.cache_info().misses == before
            turn = desk.rate(turn, Rating.GOOD, 1000).result()
    assert any(isinstance(block, Items) for block in seen)


def test_questions_are_listed_in_plain_words(
    bundled_folder: Path, database_path: Path, clock: StandingClock
) -> None:
    (bundled_folder / "marked.yaml").write_text(MARKED, encoding="utf-8")
    with Desk(str(database_path), Settings(), clock) as desk:
        desk.look().result()
        found = desk.card_lines(desk.weakest(EVERYTHING).result()).result()
    lines = {line.key.card: line.question for line in found.values()}
    assert lines["choice"] == "Which term grows with n²?"
    assert lines["table"].startswith("Which of the two makers lives from services? Year")
    assert lines["traps"].startswith("Is arr[i] at […] of 2 * 3 * 4, snake_case_name")
