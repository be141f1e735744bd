"""Which quiz follows from a spec and what the library holds now?"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from quizzer.cards.card import CardKey
from quizzer.errors import UsageError
from quizzer.memory.identity import new_id
from quizzer.memory.moment import Moment
from quizzer.store import library as shelf
from quizzer.store.attempted import NO_REPLY, Asked, AttemptRecord
from quizzer.store.database import Database
from quizzer.study import exams, library
from quizzer.study.named import named
from quizzer.study.quizzes import blueprint
from quizzer.study.quizzes.drawing import Drawable, Drawn, Shortage, draw
from quizzer.study.quizzes.spec import Cell, QuizSpec
from quizzer.study.scope import Scope
from quizzer.study.settings import Settings
from quizzer.study.wording import counted

if TYPE_CHECKING:
    from quizzer.study.mocks import Mock

_SEEDS = 1_000_000
"""Seeds that a person can type again."""


def drawn_up(
    database: Database, settings: Settings, spec: QuizSpec, moment: Moment
) -> tuple[AttemptRecord, tuple[str, ...]]:
    """A new attempt with its questions, not kept yet, and what there is to say about it.

    Raises UsageError when there is nothing to ask.
    """
    notices = library.refresh(database, moment.at)
    seed = random.randrange(_SEEDS) if spec.seed is None else spec.seed
    exam, prediction = None, None
    if spec.exam:
        from quizzer.study import mocks  # which brings numpy

        mock = mocks.draw(database, settings, spec.exam, spec.questions, moment, seed=seed)
        drawn = Drawn(mock.cards, _short_mock(mock, spec))
        exam, _ = exams.find(database, settings, spec.exam)
        prediction = json.dumps(asdict(mock.predicted))
    else:
        library.check_scope(database, spec.scope)
        spec = replace(spec, blueprint=_cells(database, spec))
        drawn = _drawn(database, settings, spec, seed)
    shown = shelf.showings(database, drawn.cards)
    candidates = named(database, settings.learner, drawn.cards)
    record = AttemptRecord(
        id=new_id(moment.at),
        learner=settings.learner,
        title=_title(database, spec),
        spec=spec.to_json(),
        seed=seed,
        counts=spec.count_as_review,
        at=moment.at,
        offset=moment.offset,
        day=moment.day,
        questions=tuple(
            (Asked(shown[key], candidates[key].revision, seed), NO_REPLY) for key in drawn.cards
        ),
        exam=exam,
        prediction=prediction,
    )
    return record, (*notices, *map(shortage_text, drawn.shortages))


def shortage_text(shortage: Shortage) -> str:
    """What there is too little of, in words."""
    there = {0: "is none", 1: "is only 1"}.get(shortage.found, f"are only {shortage.found}")
    if not shortage.name:
        return f"{counted(shortage.wanted, 'question')} wanted, but there {there} to ask"
    return f"{shortage.name}: {counted(shortage.wanted, 'card')} wanted, but there {there}"


def _cells(database: Database, spec: QuizSpec) -> tuple[Cell, ...]:
    """The cells of the blueprint with what their names mean in the quiz's scope."""
    decks = [record.id for record in shelf.decks(database) if not record.removed]
    decks = [deck for deck in decks if spec.scope.deck in ("", deck)]
    topics = [(topic.deck, topic.path) for topic in shelf.topics(database) if topic.deck in decks]
    return blueprint.placed(spec.blueprint, decks, topics)


def _drawn(database: Database, settings: Settings, spec: QuizSpec, seed: int) -> Drawn:
    pool = _inside(database, settings, spec.scope)
    if not pool:
        raise UsageError(
            "there is no card to ask here",
            remedy="`quizzer list` shows the decks; suspended cards and drafts are not asked",
        )
    if any(cell.level or cell.kind for cell in spec.blueprint):
        pool = _described(database, pool)
    drawn = draw(pool, spec, seed)
    if not drawn.cards:
        short = "; ".join(map(shortage_text, drawn.shortages))
        raise UsageError(f"no card fits the blueprint: {short}")
    return drawn


def _described(database: Database, pool: Sequence[Drawable]) -> list[Drawable]:
    """The cards with their levels and kinds, for which they have to be read."""
    shown = shelf.showings(database, [card.key for card in pool])
    return [
        replace(card, level=shown[card.key].card.level, kind=shown[card.key].card.kind)
        for card in pool
    ]


def _inside(database: Database, settings: Settings, scope: Scope) -> list[Drawable]:
    """The cards of a scope that may be asked, in the course's order."""
    from quizzer.store.catalogue import ids
    from quizzer.store.shelf import shelf as columns  # which brings numpy
    from quizzer.study.places import flags_within

    cards = columns(database, settings.learner)
    inside = cards.is_asked & flags_within(cards, scope)
    topics = (cards.topics[place] for place in cards.topic[inside].tolist())
    return [
        Drawable(CardKey(deck, card), topic, family)
        for card, (deck, topic), family in zip(
            ids(database).of(cards.number[inside]),
            topics,
            cards.family[inside].tolist(),
            strict=True,
        )
    ]


def _short_mock(mock: Mock, spec: QuizSpec) -> tuple[Shortage, ...]:
    found = len(mock.cards)
    return () if spec.count in (None, found) else (Shortage("", spec.questions, found),)


def _title(database: Database, spec: QuizSpec) -> str:
    """Of which cards the quiz is, in words."""
    if spec.exam:
        return f"Exam {spec.exam}"
    if not spec.scope.deck:
        return "All decks"
    title = library.find(database, spec.scope.deck).title
    for topic in shelf.topics(database):
        if (topic.deck, topic.path) == (spec.scope.deck, spec.scope.topic):
            return f"{title}: {topic.title}"
    return title
