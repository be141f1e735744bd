"""How long does Browse take to open, and a keystroke to find its cards, with 100,000 of them?

Run by hand: `python tests/bench/search.py [CARDS]`. Everything runs as in the app, in the desk's
thread, and each keystroke reads the rows of a screen besides. With `--keep PATH` the database
stays there, to be looked at with the app.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from quizzer.cards.card import Level
from quizzer.cards.citation import Citation, Source
from quizzer.cards.content import Basic, Choice, Cloze, Content, Option
from quizzer.cards.deck import Deck, Entry, Topic
from quizzer.memory.moment import Moment
from quizzer.store import syncing, tables
from quizzer.store.database import Database
from quizzer.store.naming import learner_or_new
from quizzer.store.shelf import shelf
from quizzer.study.desk import Desk
from quizzer.study.searching.browser import Browser
from quizzer.study.searching.language import parse
from quizzer.study.searching.ordering import Order
from quizzer.study.searching.query import Query
from quizzer.study.settings import Settings

SCREEN_ROWS = 40
REPEATS = 3
NOW = Moment(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))

TYPED = {
    "words": ("margin services", "the supplier of firm", '"in town t12', "e", "qqq"),
    "filters": ("topic:t7 kind:choice", "is:due -is:flagged", "recall:<60% due:<3d", "tag:india"),
    "both": (
        "topic:t1 recall:<.8 margin",
        "is:due (phone or brand) -price",
        "due:>2w lapses:>2 f9",
    ),
}

NOUNS = "market price margin phone partner channel brand supplier factory store service".split()
VERBS = "raise lower sell keep change supply open lose build close".split()


def main() -> None:
    """Print a table of times."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("cards", type=int, nargs="?", default=100_000)
    options.add_argument("--keep", type=Path)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.keep or Path(folder) / "big.db"
        if not path.exists():
            fill(path, chosen.cards)
        with Desk(str(path), Settings(), lambda: NOW) as desk:
            desk.submit(lambda _: None).result()
            measure(desk)


def measure(desk: Desk) -> None:
    """Open, then type every query letter by letter."""
    browser = Browser(desk)
    start = time.perf_counter()
    cards = browser.open().result().cards
    browser.search(query_of(""), Order.WEAKEST, SCREEN_ROWS).result()
    print(f"{'all cards':<12}{(time.perf_counter() - start) * 1000:>8.0f} ms, {cards:,} of them")
    browser.names().result()
    print(f"{'their texts':<12}{(time.perf_counter() - start) * 1000:>8.0f} ms")
    print(f"{'keystrokes':<12}{'count':>8}{'min':>8}{'p50':>8}{'p95':>8}{'max':>8}  ms")
    every: list[float] = []
    for name, texts in TYPED.items():
        times = sorted(t for _ in range(REPEATS) for t in keystrokes(desk, texts))
        every += times
        print_row(name, times)
    print_row("all", sorted(every))


def keystrokes(desk: Desk, texts: tuple[str, ...]) -> Iterator[float]:
    """Milliseconds of each letter; every text begins with nothing found before."""
    for text in texts:
        browser = Browser(desk)
        browser.open().result()
        browser.names().result()
        for end in range(1, len(text) + 1):
            start = time.perf_counter()
            asked = parse(text[:end])
            if isinstance(asked, Query):
                browser.search(asked, Order.WEAKEST, SCREEN_ROWS).result()
            yield (time.perf_counter() - start) * 1000


def query_of(text: str) -> Query:
    """The query of a text that has no mistake."""
    asked = parse(text)
    assert isinstance(asked, Query)
    return asked


def print_row(name: str, times: list[float]) -> None:
    """A line of the table, from sorted times."""
    p95 = times[int(len(times) * 0.95)]
    numbers = (times[0], statistics.median(times), p95, times[-1])
    print(f"{name:<12}{len(times):>8}" + "".join(f"{number:>8.1f}" for number in numbers))


def fill(path: Path, cards: int) -> None:
    """A library of one deck, two thirds of it seen, with marks here and there."""
    chance = random.Random(1)
    database = Database(str(path))
    syncing.sync(database, deck(cards, chance), "big.yaml", "", datetime.now(UTC))
    numbers: list[int] = shelf(database, "me").number.tolist()
    with database.writing() as connection:
        me = learner_or_new(connection, "me")
        seen = [remembered(me, card, chance) for card in numbers if chance.random() < 2 / 3]
        connection.execute(insert(tables.memory), seen)
        marks = [
            {"learner": me, "card": card, "suspended": n % 2, "flagged": 1 - n % 2}
            for n, card in enumerate(chance.sample(numbers, cards // 20))
        ]
        connection.execute(insert(tables.mark), marks)
    database.close()


def deck(cards: int, chance: random.Random) -> Deck:
    """A deck whose cards differ as those of a person do: by a name, a verb and a number."""
    return Deck(
        id="big",
        title="A big deck",
        sources=(Source("doc", title="The case", author="Ada Writer"),),
        topics=tuple(Topic(f"t{n}", f"Topic {n}") for n in range(50)),
        entries=tuple(entry(number, chance) for number in range(cards)),
    )


def entry(number: int, chance: random.Random) -> Entry:
    """One card."""
    noun, other = chance.sample(NOUNS, 2)
    verb, town, year = chance.choice(VERBS), f"T{number * 7 % 9973}", 1900 + number % 120
    contents: tuple[Content, ...] = (
        Basic(f"When did firm F{number} {verb} its {noun} in town {town}?", f"In {year}"),
        Cloze(
            f"The {noun} of firm F{number} had to {verb} because of its {other} in {{{{{town}}}}}."
        ),
        Choice(
            f"Why did firm F{number} {verb} the {noun} of its {other}?",
            (Option(f"To keep the {other} in town {town} as it was in {year}"),),
            tuple(Option(f"To {v} the {noun} instead") for v in chance.sample(VERBS, 3)),
        ),
    )
    return Entry(
        f"card-{number}",
        contents[number % 3],
        f"t{number % 50}",
        tags=("india",) if number % 7 == 0 else (),
        citations=(Citation("doc", number % 400 + 1, number % 400 + 3),),
        level=tuple(Level)[number % 3],
        line=number * 5 + 10,
    )


def remembered(learner: int, card: int, chance: random.Random) -> dict[str, object]:
    """A row of memory, last answered within the last hundred days."""
    stability = 10 ** chance.uniform(-0.3, 2.5)
    reviewed = NOW.day - timedelta(days=chance.randrange(100))
    return {
        "learner": learner,
        "card": card,
        "phase": 2,
        "step": None,
        "stability": stability,
        "difficulty": chance.uniform(1, 10),
        "due_on": (reviewed + timedelta(days=max(1, round(stability)))).toordinal(),
        "due_at": None,
        "reviewed_on": reviewed.toordinal(),
        "reviewed_at": 1_700_000_000_000_000,
        "first_on": reviewed.toordinal() - 200,
        "reviews": chance.randrange(1, 20),
        "lapses": chance.randrange(10),
        "version": 1,
    }


if __name__ == "__main__":
    main()
