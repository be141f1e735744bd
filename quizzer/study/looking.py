"""What does the library hold for a learner now, and how well is it known?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import numpy as np

from quizzer.cards.card import face_of
from quizzer.cards.spoken import flat
from quizzer.memory.leeches import is_leech
from quizzer.memory.mastery import Mastery
from quizzer.memory.model import PARAMETERS
from quizzer.memory.moment import Moment
from quizzer.store import fits, logs, truings
from quizzer.store import library as stored
from quizzer.store.catalogue import marks
from quizzer.store.database import Database
from quizzer.store.keeping import lasting
from quizzer.store.shelf import Flags, Shelf, Strengths, shelf, strengths, with_strengths
from quizzer.study import budget, confident, exams, library
from quizzer.study.budget import Budget
from quizzer.study.duecounts import due_counts
from quizzer.study.knowing import Measure
from quizzer.study.mastered import Mastered, mastered, recalled
from quizzer.study.models import models_of
from quizzer.study.notices import unknown_retentions
from quizzer.study.outline import Heading, outline
from quizzer.study.overview import CardLine, Figures, Overview, overview
from quizzer.study.places import flags_within, topics_within
from quizzer.study.queue import new_left, next_due, ready, unseen
from quizzer.study.scope import Scope
from quizzer.study.settings import Settings

_NEW_ANSWERS = 20
"""So many new answers change what is known of a learner, even on the same day."""
_ONE_IN = 2000
"""One new answer to so many old ones changes nothing that shows, on whatever day."""


def count(database: Database, settings: Settings, moment: Moment) -> Overview:
    """The same as `look` without what takes as long again: mastery, and what there is to notice."""
    library.refresh(database, moment.at)
    with database.reading():
        cards, models = shelf(database, settings.learner), models_of(database, settings)
        known = partial(strengths, database, settings.learner, cards)
        today = budget.budget(database, cards, known, models, moment)
        figures = figures_of(cards, settings, moment, _no, today)
        return _overview(database, settings, moment, figures)


def _no(_: Scope) -> None:
    """No mastery."""


def look(database: Database, settings: Settings, moment: Moment) -> Overview:
    """Refresh the library and say what it holds for the learner now."""
    notices = library.refresh_and_offer(database, moment.at)
    cards, known = with_strengths(database, settings.learner)
    models = models_of(database, settings)
    today = budget.budget(database, cards, lambda: known, models, moment)
    mastery = mastery_of(database, settings, cards, known, moment.day)
    backlog = budget.backlog(
        database, cards, lambda: known, today=today, models=models, moment=moment
    )
    waiting = (backlog.said,) if backlog else ()
    unknown = unknown_retentions(stored.decks(database), settings)
    return replace(
        _overview(database, settings, moment, figures_of(cards, settings, moment, mastery, today)),
        backlog=backlog,
        notices=(*waiting, *notices, *unknown),
    )


def _overview(database: Database, settings: Settings, moment: Moment, figures: Figures) -> Overview:
    with database.reading():
        return replace(
            overview(outline_of(database, settings), figures, moment.day),
            confident_wrong=len(confident.confident_wrong(database, settings, moment)),
            exams=exams.lines(database, settings, moment),
        )


def outline_of(database: Database, settings: Settings) -> tuple[Heading, ...]:
    """The library's decks and topics. They are kept while they stay as they are."""

    def read() -> tuple[Heading, ...]:
        with_cards = topics_within(shelf(database, settings.learner).topics)
        return outline(stored.decks(database), stored.topics(database), with_cards)

    with database.reading() as connection:
        return lasting(database, connection, (outline, settings.learner), read)


def mastery_of(
    database: Database, settings: Settings, cards: Shelf, known: Strengths, day: date
) -> Callable[[Scope], Mastery]:
    """Says the mastery of any scope on a day. What was measured before is kept while it holds."""
    measure = measure_on(database, settings, day)
    kept = database.kept.get(Mastered)
    found = kept.after(cards, known, measure) if isinstance(kept, Mastered) else None
    database.kept[Mastered] = found = found or mastered(cards, known, measure)
    return found.mastery


def figures_of(
    cards: Shelf,
    settings: Settings,
    moment: Moment,
    mastery: Callable[[Scope], Mastery | None],
    today: Budget | None = None,
) -> Figures:
    """What the shelf comes to now, with the mastery that is to be shown."""
    left = new_left(cards, moment.day, settings.new_per_day)
    return Figures(
        counts=due_counts(ready(cards, moment.day), left, today),
        mastery=mastery,
        tomorrow=next_due(cards, moment.day),
        unseen=unseen(cards),
    )


def measure_on(database: Database, settings: Settings, day: date) -> Measure:
    """How the learner's mastery is measured on a day: with their own truing and weights."""
    weights = fits.adopted(database, settings.learner) or PARAMETERS
    return Measure(day, truings.kept(database, settings.learner).truing, decay=weights[20])


def is_truing_stale(database: Database, settings: Settings, moment: Moment) -> bool:
    """Whether there is enough new in the log to work out anew how recall turns out."""
    kept = truings.kept(database, settings.learner)
    new = abs(logs.answer_count(database, settings.learner) - kept.answers)
    least = _NEW_ANSWERS if kept.made_on == moment.day else 1
    return new >= max(least, kept.answers // _ONE_IN)


def weakest(
    database: Database, settings: Settings, scope: Scope, moment: Moment
) -> tuple[int, ...]:
    """The numbers of the cards of a scope, weakest first.

    Those never seen come last, in the course's order.
    """
    return _weakest(database, settings, moment, lambda cards, _: flags_within(cards, scope))


def leeches(database: Database, settings: Settings, moment: Moment) -> tuple[CardLine, ...]:
    """The cards that are forgotten over and over, those with most lapses first."""
    threshold = settings.leech_lapses

    def worn(_: Shelf, known: Strengths) -> Flags:
        return (known.lapses >= threshold) & (threshold > 0)

    with database.reading():
        numbers = _weakest(database, settings, moment, worn)
        lines = card_lines(database, settings, numbers, moment)
    return tuple(sorted(lines.values(), key=lambda line: -line.lapses))


def _weakest(
    database: Database,
    settings: Settings,
    moment: Moment,
    chosen: Callable[[Shelf, Strengths], Flags],
) -> tuple[int, ...]:
    """The numbers of the chosen cards, weakest first."""
    cards, known = with_strengths(database, settings.learner)
    recall = recalled(cards, known, measure_on(database, settings, moment.day))
    places = np.flatnonzero(chosen(cards, known))
    places = places[np.argsort(recall[places], kind="stable")]  # without a recall, at the end
    return tuple(cards.number[places].tolist())


def card_lines(
    database: Database, settings: Settings, numbers: Sequence[int], moment: Moment
) -> dict[int, CardLine]:
    """Lines of cards by their numbers, in this order; those that have gone are left out."""
    with database.reading():
        cards, known = with_strengths(database, settings.learner)
        recall = recalled(cards, known, measure_on(database, settings, moment.day))
        shown = stored.showings_numbered(database, numbers)
        flagged = {mark.number for mark in marks(database, settings.learner) if mark.flagged}
    places = np.flatnonzero(np.isin(cards.number, [*shown]))
    columns = (
        cards.number, cards.topic, recall, cards.due_on, known.reviews, known.lapses,
        cards.is_asked,
    )  # fmt: skip
    lines = {
        number: CardLine(
            key=shown[number].card.key,
            topic=cards.topics[topic][1],
            question=flat(face_of(shown[number].card, seed=0).question),
            recall=chance if due_on else None,
            due_on=date.fromordinal(due_on) if due_on else None,
            reviews=reviews,
            lapses=lapses,
            suspended=not is_asked,
            flagged=number in flagged,
            leech=bool(due_on) and is_leech(lapses, settings.leech_lapses),
        )
        for number, topic, chance, due_on, reviews, lapses, is_asked in zip(
            *(column[places].tolist() for column in columns), strict=True
        )
    }
    return {number: lines[number] for number in numbers if number in lines}
