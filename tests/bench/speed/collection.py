"""What do both programs hold? The same cards, the same log, the same memory, for one seed.

50 topics; four cards of five were seen, at 10 reviews a card of all, over the 365 days that end
yesterday; due dates spread from 30 days ago to 200 days ahead, so that about 13 % are due.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Reals = NDArray[np.float64]

TOPICS = 50
REVIEWS_A_CARD = 10
CARDS_OF_A_FILE = 50_000
"""A deck has a file for so many cards: more may not be in one."""

_DAYS = 365
_DAY_MS = 86_400_000
_UNSEEN = 5  # every so many-th card
_IMPORT_HEADER = "#separator:tab\n#html:false\n#notetype:Basic\n#deck:bench\n#tags column:3\n"
_LONGEST_MS, _SHORTEST_MS = 20_000, 2_000


@dataclass(frozen=True, slots=True)
class Memories:
    """The cards that were seen, by number, each with what is remembered. Days are from today."""

    card: Whole
    stability: Reals
    difficulty: Reals
    due: Whole
    ago: Whole
    """Days since the last review."""


@dataclass(frozen=True, slots=True)
class Log:
    """All reviews in the order in which they were given; `at` is in milliseconds, each another."""

    seen: Whole
    """The card's place among those that were seen."""

    at: Whole
    rating: Whole
    elapsed_ms: Whole


@dataclass(frozen=True, slots=True)
class Collection:
    """So many cards, with their memory and log as they are at an instant."""

    cards: int
    now_ms: int
    memories: Memories
    log: Log


def collection(cards: int, now_ms: int, seed: int = 1) -> Collection:
    """The collection of a seed."""
    chance = np.random.default_rng(seed)
    numbers = np.arange(cards)
    seen = numbers[numbers % _UNSEEN != 0]
    stability = np.clip(chance.lognormal(2.3, 1.2, len(seen)), 0.3, 3000.0)
    due = chance.integers(-30, 201, len(seen))
    interval = np.maximum(1, stability.astype(np.int64))
    memories = Memories(
        card=seen,
        stability=stability,
        difficulty=chance.uniform(1, 10, len(seen)),
        due=due,
        ago=np.clip(interval - due, 1, _DAYS - 1),
    )
    return Collection(cards, now_ms, memories, _log(memories, cards, now_ms, chance))


def _log(memories: Memories, cards: int, now_ms: int, chance: np.random.Generator) -> Log:
    total, seen = cards * REVIEWS_A_CARD, len(memories.card)
    counts = np.full(seen, total // seen)
    counts[: total - counts.sum()] += 1
    owner = np.repeat(np.arange(seen), counts)
    share = chance.random(total)
    share = share[np.lexsort((share, owner))]
    lasts = np.cumsum(counts) - 1
    share[lasts] = 1.0  # the last review is the one that memory tells of
    begin = now_ms - _DAYS * _DAY_MS
    at = begin + (share * (_DAYS - memories.ago[owner]) * _DAY_MS).astype(np.int64)
    rating = chance.choice([1, 2, 3, 4], total, p=[0.1, 0.1, 0.7, 0.1])
    rating[np.concatenate(([0], lasts[:-1] + 1))] = 3
    by_time = np.argsort(at, kind="stable")
    place = np.arange(total)
    return Log(
        seen=owner[by_time],
        at=np.maximum.accumulate(at[by_time] - place) + place,
        rating=rating[by_time],
        elapsed_ms=chance.integers(_SHORTEST_MS, _LONGEST_MS, total),
    )


def texts(number: int) -> tuple[str, str, str]:
    """Question, answer and topic of a card."""
    return (
        f"Question {number}: what is the capital of region {number % 977} in term {number}?",
        f"Answer {number}: city-{number * 7919 % 100_003}",
        f"topic{number % TOPICS:02d}",
    )


def card_id(number: int) -> str:
    """The id of a card within its deck."""
    return f"c{number}"


def deck_id(number: int) -> str:
    """The deck of a card."""
    return f"bench-{number // CARDS_OF_A_FILE + 1}"


def write_decks(folder: Path, cards: int) -> list[Path]:
    """Our files of the cards."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for first in range(0, cards, CARDS_OF_A_FILE):
        path = folder / f"{deck_id(first)}.yaml"
        last = min(cards, first + CARDS_OF_A_FILE)
        path.write_text("\n".join(_deck_lines(first, last)) + "\n", encoding="utf-8")
        paths.append(path)
    return paths


def _deck_lines(first: int, last: int) -> Iterator[str]:
    yield from ("quizzer: 1", f"deck: {deck_id(first)}", "title: A large deck", "topics:")
    for topic in range(TOPICS):
        yield f"  topic{topic:02d}: Topic {topic}"
    yield "cards:"
    for number in range(first, last):
        question, answer, topic_name = texts(number)
        yield f"  - id: {card_id(number)}"
        yield f'    q: "{question}"'
        yield f'    a: "{answer}"'
        yield f"    topic: {topic_name}"


def write_tables(folder: Path, whole: Collection) -> None:
    """The same for a program without numpy: cards as Anki takes them in, memory, and the log."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "import.tsv").open("w", encoding="utf-8") as file:
        file.write(_IMPORT_HEADER)
        for number in range(whole.cards):
            file.write("\t".join(texts(number)) + "\n")
    known = whole.memories
    np.savetxt(
        folder / "memory.tsv",
        np.column_stack((known.card, known.stability, known.difficulty, known.due, known.ago)),
        fmt=("%d", "%.4f", "%.3f", "%d", "%d"),
    )
    log = whole.log
    np.savetxt(
        folder / "log.tsv",
        np.column_stack((log.at, known.card[log.seen], log.rating, log.elapsed_ms)),
        fmt="%d",
    )
