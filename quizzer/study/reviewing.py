"""What happens in the database's thread when a session starts and at each of its keys?

Each function returns the next turn when the change is committed, so that a card is shown only
when the answer to the one before it is on disk. What it reads for that, it reads before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from quizzer.cards.card import CardKey, face_of
from quizzer.cards.markup import parse
from quizzer.errors import UsageError
from quizzer.memory.log import Review
from quizzer.memory.model import Rating
from quizzer.memory.moment import Moment
from quizzer.store import answers
from quizzer.store import library as stored
from quizzer.store.database import Database
from quizzer.store.records import Candidate, Marks, Showing
from quizzer.store.shelf import Shelf, shelf, strengths
from quizzer.study import budget, bundled, library
from quizzer.study import session as run
from quizzer.study.desk import Turn
from quizzer.study.load import load_of
from quizzer.study.models import Models, models_of
from quizzer.study.named import named
from quizzer.study.places import Places, places_of, topics_within
from quizzer.study.queue import Queue, may_be_asked, new_left, ready
from quizzer.study.scope import EVERYTHING, Scope
from quizzer.study.session import NOTHING_SAID, Aside, Marked, Said, Session
from quizzer.study.settings import Settings
from quizzer.study.welcome import FIRST_CARDS
from quizzer.study.wording import citation_text

if TYPE_CHECKING:
    from quizzer.study.summary import Summary

AT_ONCE = 50
"""Cards of a session that are read at once, so that most keys need not read."""

_AT_FIRST = run.FEW + 2
"""So many to begin with: the first card waits for all of them."""


def begin(
    database: Database,
    settings: Settings,
    scope: Scope,
    moment: Moment,
    *,
    extra_new: int = 0,
    minutes: int | None = None,
) -> Turn:
    """Start a session on a scope, with the library up to date. Raises UsageError for no scope.

    `extra_new` cards come on top of what the day still introduces. The session is cut to so many
    `minutes`, or to what is left of the day's if the learner has set some.
    """
    library.refresh(database, moment.at)
    models = _remembered(database, settings)
    cards = shelf(database, settings.learner)
    if scope not in topics_within(cards.topics):
        library.check_scope(database, scope)
    left = new_left(cards, moment.day, settings.new_per_day) + extra_new
    queue = ready(cards, moment.day).queue(scope, left)
    known = partial(strengths, database, settings.learner, cards)
    today = budget.budget(database, cards, known, models, moment, minutes=minutes)
    if today is not None:
        queue = today.fitted(queue, extra_new)
    return _started(database, models, cards, queue, moment)


def begin_first(database: Database, settings: Settings, moment: Moment) -> Turn:
    """Start a learner's first session: a few new cards, in the order of the library."""
    library.refresh(database, moment.at)
    models = _remembered(database, settings)
    cards = shelf(database, settings.learner)
    queue = ready(cards, moment.day).queue(EVERYTHING, FIRST_CARDS)
    return _started(database, models, cards, queue, moment)


def begin_exam(database: Database, settings: Settings, moment: Moment) -> Turn:
    """Start a session on what is left of today's list for the exams.

    Raises UsageError when no exam is to come, or no plan was made yet.
    """
    from quizzer.study import planning  # which is slow to import, and plans are rare

    library.refresh(database, moment.at)
    models = _remembered(database, settings)
    material = planning.material_for_today(database, settings, moment)
    cards = material.shelf
    places = np.array([planned.place for planned in planning.today(material)], np.intp)
    running = ready(cards, moment.day).queue(EVERYTHING, 0).steps
    steps = running[np.isin(running, material.cards)]
    queue = Queue(steps=steps, reviews=places[~np.isin(places, steps)])
    return _started(database, models, cards, queue, moment)


def begin_cards(
    database: Database, settings: Settings, keys: Sequence[CardKey], moment: Moment
) -> Turn:
    """Start a session on certain cards, due or not, in their order; those that may be asked now."""
    library.refresh(database, moment.at)
    models = _remembered(database, settings)
    cards = shelf(database, settings.learner)
    places = _places(database, cards, settings.learner, answers.today(database, keys))
    asked = places[may_be_asked(cards, moment.day)[places]]
    return _started(database, models, cards, Queue(reviews=asked), moment)


def look_at(database: Database, settings: Settings, key: CardKey, moment: Moment) -> Turn:
    """A card as a session would show it, outside of any. Raises UsageError when it has gone."""
    candidate = stored.candidate(database, settings.learner, key)
    if candidate is None:
        raise UsageError(f"{key} is no longer in the library")
    session = run.start((), (candidate,), settings.learner, moment)
    return turn_of(database, session, models_of(database, settings), {})


def begin_confident_wrong(database: Database, settings: Settings, moment: Moment) -> Turn:
    """Start a session on what the learner was sure of and wrong about, due or not."""
    from quizzer.study import confident  # no other session asks

    library.refresh(database, moment.at)
    cards = confident.confident_wrong(database, settings, moment)
    return begin_cards(database, settings, cards, moment)


def _remembered(database: Database, settings: Settings) -> Models:
    """The learner's models, noted in the log's table before a review names them."""
    models = models_of(database, settings)
    for model in models.all:
        answers.remember_model(database, model)
    return models


def _places(database: Database, cards: Shelf, learner: str, keys: Iterable[CardKey]) -> Places:
    """Where on the shelf cards stand, in the order of their keys; of those that do."""
    found = places_of(cards, named(database, learner, keys).values())
    return np.array(list(found.values()), np.intp)


def _started(
    database: Database, models: Models, cards: Shelf, queue: Queue, moment: Moment
) -> Turn:
    """The first turn of a session on a queue of the shelf's cards."""
    settings = models.settings
    numbers = cards.number[queue.places].tolist()
    begun = len(queue.steps)
    steps = stored.candidates_numbered(database, settings.learner, numbers[:begun])
    latest = answers.last_review_at(database, settings.learner)
    session = run.start(
        steps,
        (),
        settings.learner,
        moment,
        rest=numbers[begun:],
        load=load_of(cards, settings.share_of),
        latest=latest,
    )
    session, ahead = _dealt(database, session, {}, moment, _AT_FIRST)
    turn = turn_of(database, session, models, ahead)
    return replace(turn, long_gap=library.long_gap(latest, moment))


def _dealt(
    database: Database,
    session: Session,
    ahead: Mapping[CardKey, Showing],
    moment: Moment,
    count: int,
) -> tuple[Session, Mapping[CardKey, Showing]]:
    """The session with so many more cards at hand, and what all at hand show."""
    numbers = session.rest[:count]
    cards = stored.candidates_numbered(database, session.learner, numbers)
    at_hand = (*session.at_hand, *cards)
    session = run.dealt(session, len(numbers), cards, moment)
    if session.is_short:  # many have gone since
        return _dealt(database, session, ahead, moment, count)
    kept = {card.key: ahead[card.key] for card in at_hand if card.key in ahead}
    read = stored.showings(database, [card.key for card in at_hand if card.key not in kept])
    return session, kept | read


def answered(
    turn: Turn, rating: Rating, elapsed_ms: int, given: Said | None, moment: Moment
) -> Review:
    """The review that an answer to the current card makes, to be committed. Pure.

    Raises UsageError for Easy where a guess may be right.
    """
    whole = said(turn, given)
    return run.reviewed(turn.session, rating, moment, elapsed_ms, turn.model, said=whole)


def said(turn: Turn, given: Said | None) -> Said:
    """What the log keeps of an answer to the current card besides its rating."""
    if turn.face is None:
        return given or NOTHING_SAID
    return replace(
        given or NOTHING_SAID,
        guess=turn.guess,
        seed=turn.seed if turn.face.arrangement else None,
    )


def rate(database: Database, turn: Turn, review: Review, moment: Moment) -> Turn:
    """Commit an answer and draw the next card."""
    session, ahead = _supplied(database, turn.session, turn.ahead, moment)
    placing = run.placing(session, turn.model)
    recorded = answers.record(database, review, turn.model, moment.day_starts, placing)
    return turn_of(database, run.advanced(session, recorded, moment), turn.models, ahead)


def put_aside(database: Database, turn: Turn, aside: Aside, moment: Moment) -> Turn:
    """Commit a bury or suspend and draw the next card."""
    session, ahead = _supplied(database, turn.session, turn.ahead, moment)
    assert session.current is not None
    marks = run.marks_for(session.current, aside, moment)
    after = turn_of(database, run.put_aside(session, marks, moment), turn.models, ahead)
    current = session.current
    answers.set_marks(database, session.learner, current.key, marks, current.marks)
    return after


def toggle_flag(database: Database, turn: Turn) -> Turn:
    """Commit a flag set or taken away; the card stays as it is shown."""
    current = turn.session.current
    assert current is not None
    marks = replace(current.marks, flagged=not current.marks.flagged)
    answers.set_marks(database, turn.session.learner, current.key, marks, current.marks)
    return replace(turn, session=run.flagged(turn.session, marks))


def undo(database: Database, turn: Turn, moment: Moment) -> Turn:
    """Take back the session's last change and return to the card before."""
    session = turn.session
    if session.previous is None or session.change is None:
        raise UsageError("there is nothing to undo in this session")
    before_it, ahead = _supplied(database, session.previous, turn.ahead, moment)
    after = turn_of(database, before_it, turn.models, ahead)
    if isinstance(session.change, Marked):
        before, marks = session.change.before, session.change.after
        answers.set_marks(database, session.learner, before.key, before.marks, marks)
    else:
        answers.take_back(database, session.change.recorded.review, moment.at)
    return after


def reload(database: Database, turn: Turn, moment: Moment) -> Turn:
    """Take in the current card's edited deck and show the card as it reads now.

    The next cards follow too: one that has left the deck is not asked any more.
    """
    session = turn.session
    assert session.current is not None
    key = session.current.key
    notices = library.refresh_deck(database, key.deck, moment.at)
    if notices:
        raise UsageError(notices[0])
    at_hand = [card.key for card in session.at_hand]
    cards = stored.candidates_named(database, session.learner, at_hand)
    session = _reread(session, cards)  # a new `rev` has a new memory
    session = replace(session, current=cards.get(key, session.current))
    ahead = stored.showings(database, [card.key for card in session.at_hand])
    return turn_of(database, session, turn.models, ahead)


def _reread(session: Session, cards: Mapping[CardKey, Candidate]) -> Session:
    """The session with its next cards as these say, without those that are not among them."""
    left = session.waiting[session.position :]
    return replace(
        session,
        waiting=tuple(cards[card.key] for card in left if card.key in cards),
        position=0,
        past=session.past + session.position,
    )


def summarise(database: Database, settings: Settings, session: Session, moment: Moment) -> Summary:
    """What the session did and what comes next."""
    from quizzer.study.looking import measure_on  # with mastery, which no card before needs
    from quizzer.study.summary import After, summary

    cards = shelf(database, settings.learner)
    keys = [answered.before.key for answered in session.answers]
    after = After(
        stored.decks(database),
        stored.topics(database),
        cards,
        strengths(database, settings.learner, cards),
        named(database, settings.learner, keys).values(),
    )
    measure = measure_on(database, settings, moment.day)
    return summary(session, after, moment, measure=measure)


def history(database: Database, settings: Settings, key: CardKey) -> tuple[Review, ...]:
    """A card's reviews that stand."""
    return answers.history(database, settings.learner, key)


def marks(database: Database, settings: Settings, key: CardKey) -> Marks:
    """A card's marks."""
    return answers.marks(database, settings.learner, key)


def set_marks(
    database: Database, settings: Settings, key: CardKey, marks: Marks, seen: Marks
) -> None:
    """Set what has changed of the marks that were seen on a card."""
    answers.set_marks(database, settings.learner, key, marks, seen)


def _supplied(
    database: Database, session: Session, ahead: Mapping[CardKey, Showing], moment: Moment
) -> tuple[Session, Mapping[CardKey, Showing]]:
    """The session with enough cards at hand for what a key changes, and what they show.

    Read before that is committed, so that no key fails after it: whoever was told that an answer
    failed would give it again. Undo leads back to cards that were let go of since.
    """
    if session.is_short:
        return _dealt(database, session, ahead, moment, AT_ONCE)
    if any(card.key not in ahead for card in session.at_hand):
        return _dealt(database, session, ahead, moment, 0)
    return session, ahead


def turn_of(
    database: Database, session: Session, models: Models, ahead: Mapping[CardKey, Showing]
) -> Turn:
    """The session with its current card ready to be shown: read ahead, or read now."""
    if session.current is None:
        return Turn(session, models, ahead=ahead)
    key = session.current.key
    shown = ahead.get(key) or stored.showings(database, [key])[key]
    return _shown(session, session.current, models, shown, ahead)


def expected(turn: Turn, rating: Rating, moment: Moment) -> Turn | None:
    """The turn that a rating would lead to; None when its card was not read ahead. Pure.

    Raises UsageError for Easy where a guess may be right.
    """
    whole = said(turn, None)
    recorded = run.answer(turn.session, rating, moment, 0, turn.model, said=whole)
    session = run.advanced(turn.session, recorded, moment)
    if session.current is None or session.current.key not in turn.ahead:
        return None
    shown = turn.ahead[session.current.key]
    return _shown(session, session.current, turn.models, shown, turn.ahead)


def _shown(
    session: Session,
    current: Candidate,
    models: Models,
    shown: Showing,
    ahead: Mapping[CardKey, Showing],
) -> Turn:
    seen = current.memory.reviews if current.memory else 0
    face = face_of(shown.card, seed=seen)
    for text in (face.question, face.answer, *face.details):
        parse(text)  # which is kept, so that no key waits for the parser of Markdown
    return Turn(
        session=session,
        models=models,
        card=shown.card,
        face=face,
        seed=seen,
        topic=shown.topic_title,
        citations=tuple(citation_text(c, shown.sources) for c in shown.card.citations),
        path=bundled.file_of(shown.deck_path),
        sources=shown.sources,
        ahead=ahead,
    )
