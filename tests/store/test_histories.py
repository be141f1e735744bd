"""Whatever authors do to a deck, does every answer stay in the one history where it belongs?"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from support import onebyone
from support.build import StandingClock, deck, review
from support.examples import examples
from support.renaming import rename, sync
from support.reviews import WEIGHTS
from support.stored import MODEL, number

from quizzer.cards.card import CardKey
from quizzer.cards.content import Basic
from quizzer.cards.deck import Entry
from quizzer.errors import UsageError
from quizzer.memory.log import Review
from quizzer.memory.model import Rating
from quizzer.store import answers, health
from quizzer.store.adopting import adopt
from quizzer.store.database import Database
from quizzer.store.renaming import open_offers

IDS = ("a", "b", "c", "d")
LEARNERS = ("me", "you")


@dataclass(frozen=True)
class Publish:
    """The author's deck holds these from now on: ids with a text and a `rev`."""

    cards: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class ChangeId:
    """One of its cards gets another id."""

    old: str
    new: str


@dataclass(frozen=True)
class Answer:
    """A session may still show a card that has left the deck or has another id."""

    card: str
    rating: Rating
    learner: str


@dataclass(frozen=True)
class Undo:
    """Any answer of the log, by its place from the end."""

    back: int


@dataclass(frozen=True)
class Accept:
    """Take the first offer that there is."""


@dataclass(frozen=True)
class Rename:
    """Rename whatever there is or is not."""

    old: str
    new: str


@dataclass(frozen=True)
class Wait:
    """Time passes, or the clock is set back."""

    hours: int


@dataclass(frozen=True)
class Adopt:
    """A learner adopts weights, and may go back to those before."""

    learner: str
    weights: tuple[float, ...]


Event = Publish | ChangeId | Answer | Undo | Accept | Rename | Wait | Adopt

ids = st.sampled_from(IDS)
cards = st.tuples(ids, st.integers(0, 1), st.sampled_from([1, 1, 1, 2]))
decks = st.lists(cards, min_size=1, max_size=3, unique_by=lambda card: card[0]).map(tuple)
pairs = st.tuples(ids, ids)
steps = st.one_of(
    decks.map(lambda cards: (Publish(cards),)),
    pairs.map(lambda pair: (ChangeId(*pair),)),
    pairs.map(lambda pair: (ChangeId(*pair), Answer(pair[0], Rating.GOOD, "me"), Rename(*pair))),
    st.builds(Answer, ids, st.sampled_from(Rating), st.sampled_from(LEARNERS)).map(lambda a: (a,)),
    st.integers(0, 3).map(lambda back: (Undo(back),)),
    st.just((Accept(),)),
    pairs.map(lambda pair: (Rename(*pair),)),
    st.integers(-48, 240).map(lambda hours: (Wait(hours),)),
    st.builds(Adopt, st.sampled_from(LEARNERS), WEIGHTS).map(lambda adopts: (adopts,)),
)
histories = st.lists(steps, min_size=10, max_size=30).map(lambda parts: list(chain(*parts)))


@dataclass
class Expected:
    """Who has which answers, by moving them about one by one; and where each given-up id went."""

    held: dict[str, list[Review]] = field(default_factory=lambda: {id_: [] for id_ in IDS})
    now: dict[str, str] = field(default_factory=dict)

    def publish(self, names: set[str]) -> None:
        self.now = {old: new for old, new in self.now.items() if old not in names}

    def rename(self, old: str, new: str) -> None:
        self.held[new] += self.held[old]
        self.held[old] = []
        self.now = {id_: new if to == old else to for id_, to in self.now.items()} | {old: new}

    def undo(self, undone: Review) -> None:
        for reviews in self.held.values():
            reviews[:] = [review for review in reviews if review.id != undone.id]


@dataclass
class World:
    """The store, and what is expected of it."""

    database: Database
    clock: StandingClock = field(default_factory=StandingClock)
    deck: tuple[tuple[str, int, int], ...] = ()
    log: list[Review] = field(default_factory=list)
    expected: Expected = field(default_factory=Expected)

    def happen(self, what: Event) -> None:
        at, expected = self.clock.at, self.expected
        match what:
            case Publish(cards):
                entries = (
                    Entry(id_, Basic(f"Question {text}?", "Yes"), revision=revision)
                    for id_, text, revision in cards
                )
                sync(self.database, deck(*entries), at)
                expected.publish({id_ for id_, _, _ in cards})
                self.deck = cards
            case ChangeId(old, new) if new not in [id_ for id_, _, _ in self.deck]:
                changed = ((new if id_ == old else id_, t, rev) for id_, t, rev in self.deck)
                self.happen(Publish(tuple(changed)))
            case Answer(card, rating, learner):
                made = review(card, rating, at, learner=learner)
                self.log.append(answers.record(self.database, made, MODEL).review)
                assert self.log[-1].card == expected.now.get(card, card)
                expected.held[self.log[-1].card].append(self.log[-1])
            case Undo(back) if back < len(self.log):
                answers.take_back(self.database, self.log[-1 - back], at)
                expected.undo(self.log[-1 - back])
            case Accept():
                for offer in open_offers(self.database)[:1]:
                    self.happen(Rename(offer.old, offer.new))
            case Rename(old, new):
                try:
                    kept = rename(self.database, old, new, at)
                except UsageError:
                    return
                event("renamed")
                assert kept.answers == len(expected.held[old])
                expected.rename(old, new)
            case Adopt(learner, weights):
                adopt(self.database, learner, weights, "{}", at)
            case Wait(hours):
                self.clock.wait(hours=hours)
            case _:
                pass


@pytest.mark.slow
@settings(max_examples=examples(50))
@given(histories)
def test_every_answer_stays_in_the_log_and_in_the_one_history_where_it_belongs(
    empty_database: Path, history: list[Event]
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(shutil.copy(empty_database, folder))
        database = Database(str(path))
        answers.remember_model(database, MODEL)
        world = World(database)
        for what in (Publish((("a", 0, 1), ("b", 1, 1))), *history):
            world.happen(what)
            assert number(path, "SELECT count(*) FROM review") == len(world.log)

        found = {
            id_: [r for name in LEARNERS for r in answers.history(database, name, _key(id_))]
            for id_ in IDS
        }
        differences = health.examine(database).differences
        remembered, replayed = onebyone.remembered(database), onebyone.replayed(database)
        database.close()
        assert {id_: _ids(reviews) for id_, reviews in found.items()} == {
            id_: _ids(reviews) for id_, reviews in world.expected.held.items()
        }
        assert differences == ()
        assert remembered == replayed


def _key(card: str) -> CardKey:
    return CardKey("case", card)


def _ids(reviews: list[Review]) -> set[object]:
    return {review.id for review in reviews}
