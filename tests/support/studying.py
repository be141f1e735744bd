"""What the tests of the use-cases share: candidates without a database, and deck files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from quizzer.cards.card import CardKey
from quizzer.memory.model import Model, Rating
from quizzer.memory.moment import Moment
from quizzer.memory.scheduling import Memory, rate
from quizzer.store.records import NO_MARKS, Candidate, DeckRecord, Marks, Recorded, TopicRecord
from quizzer.study.session import Session, advanced, answer
from support.build import MORNING

NOW = Moment(MORNING)
MODEL = Model()


def remembered(*ratings: Rating, days_ago: int = 0, apart: int = 20) -> Memory:
    """The memory after these ratings, the last so many days ago, `apart` minutes apart."""
    memory = None
    first = MORNING - timedelta(days=days_ago, minutes=apart * (len(ratings) - 1))
    for number, rating in enumerate(ratings):
        memory = rate(memory, rating, Moment(first + timedelta(minutes=apart * number)), MODEL)
    assert memory is not None
    return memory


_families: dict[tuple[str, str], int] = {}


def _family(deck: str, siblings: str) -> int:
    return _families.setdefault((deck, siblings), len(_families))


def candidate(
    card: str,
    memory: Memory | None = None,
    *,
    deck: str = "case",
    topic: str = "",
    siblings: str = "",
    position: int = 0,
    studied: bool = True,
    marks: Marks = NO_MARKS,
) -> Candidate:
    """A card as the queue sees it, of a family of its own unless it names its siblings."""
    return Candidate(
        key=CardKey(deck, card),
        topic=topic,
        family=_family(deck, siblings or card),
        position=position,
        revision=1,
        studied=studied,
        memory=memory,
        marks=marks,
    )


def ids(candidates: Sequence[Candidate]) -> list[str]:
    """Their card ids, in order."""
    return [candidate.key.card for candidate in candidates]


def deck_record(deck: str = "case", *, removed: bool = False, position: int = 0) -> DeckRecord:
    """A deck of the library."""
    return DeckRecord(deck, f"Deck {deck}", "", f"{deck}.yaml", "", position, removed)


def topic_record(path: str, deck: str = "case") -> TopicRecord:
    """A topic of a deck."""
    return TopicRecord(deck, path, f"Topic {path}")


def answered(session: Session, rating: Rating, moment: Moment) -> Session:
    """The session after its current card was rated, as the store would commit it."""
    recorded = answer(session, rating, moment, 1000, MODEL)
    return advanced(session, Recorded(recorded.review, recorded.memory), moment)


def deck_text(deck: str = "mine", *cards: str) -> str:
    """A deck file with these cards, each `id: answer`, or with two."""
    lines = ["quizzer: 1", f"deck: {deck}", f"title: Deck {deck}", "cards:"]
    for card in cards or ("one: 1", "two: 2"):
        id_, _, answer_ = card.partition(": ")
        lines += [f"  - id: {id_}", f"    q: What is {id_}?", f"    a: {answer_}"]
    return "\n".join(lines) + "\n"


def deck_file(folder: Path, deck: str = "mine", *cards: str, name: str = "") -> Path:
    """Write a deck file and say where."""
    path = folder / f"{name or deck}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(deck_text(deck, *cards), encoding="utf-8")
    return path
