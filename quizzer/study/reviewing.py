"""What happens in the database's thread when a session starts and at each of its keys?

Each function commits first and returns the next turn after, so that a card is shown only when
the answer to the one before it is on disk.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from quizzer.cards.card import CardKey, face_of
from quizzer.cards.markup import parse
from quizzer.errors import UsageError
from quizzer.memory.log import Review
from quizzer.memory.model import Rating
from quizzer.memory.moment import Moment
from quizzer.store import answers
from quizzer.store import library as shelf
from quizzer.store.database import Database
from quizzer.store.records import Candidate, Marks, Showing
from quizzer.study import budget, bundled, confident, library, looking
from quizzer.study import session as run
from quizzer.study.desk import Turn
from quizzer.study.load import NO_LOAD, load_of
from quizzer.study.models import Models, models_of
from quizzer.study.queue import EVERYTHING, Queue, Scope, build, may_be_asked, new_left
from quizzer.study.session import NOTHING_SAID, Aside, Marked, Said, Session
from quizzer.study.settings import Settings
from quizzer.study.summary import Summary, summary
from quizzer.study.welcome import FIRST_CARDS
from quizzer.study.wording import citation_text

READ_AHEAD = 100
"""Cards of a session that are read when it starts, so that most keys need not read."""


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
    candidates = shelf.candidates(database, settings.learner)
    if not any(scope.holds(candidate) for candidate in candidates):
        library.check_scope(database, scope)
    left = new_left(candidates, moment.day, settings.new_per_day) + extra_new
    queue = build(candidates, scope, moment, left)
    today = budget.budget(database, candidates, models, moment, minutes)
    if today is not None:
        queue = today.fitted(queue, extra_new)
    return _started(database, settings, queue, candidates, moment)


def begin_first(database: Database, settings: Settings, moment: Moment) -> Turn:
    """Start a learner's first session: a few new cards, in the order of the library."""
    library.refresh(database, moment.at)
    _remembered(database, settings)
    candidates = shelf.candidates(database, settings.learner)
    queue = build(candidates, EVERYTHING, moment, FIRST_CARDS)
    return _started(database, settings, queue, candidates, moment)


def begin_exam(database: Database, settings: Settings, moment: Moment) -> Turn:
    """Start a session on what is left of today's list for the exams.

    Raises UsageError when no exam is to come, or no plan was made yet.
    """
    from quizzer.study import planning  # numpy comes with it

    library.refresh(database, moment.at)
    _remembered(database, settings)
    material = planning.material_for_today(database, settings, moment)
    listed = tuple(planned.candidate for planned in planning.today(material))
    running = build(material.cards, EVERYTHING, moment, 0).steps
    queue = Queue(steps=running, reviews=tuple(c for c in listed if c not in running))
    candidates = shelf.candidates(database, settings.learner)
    return _started(database, settings, queue, candidates, moment)


def begin_cards(
    database: Database, settings: Settings, cards: Sequence[CardKey], moment: Moment
) -> Turn:
    """Start a session on certain cards, due or not, in their order; those that may be asked now."""
    library.refresh(database, moment.at)
    _remembered(database, settings)
    candidates = shelf.candidates(database, settings.learner)
    by_key = {candidate.key: candidate for candidate in candidates}
    named = [by_key[key] for key in dict.fromkeys(answers.today(database, cards)) if key in by_key]
    asked = tuple(card for card in named if may_be_asked(card, moment.day))
    return _started(database, settings, Queue(reviews=asked), candidates, moment)


def look_at(database: Database, settings: Settings, key: CardKey, moment: Moment) -> Turn:
    """A card as a session would show it, outside of any. Raises UsageError when it has gone."""
    candidate = shelf.candidate(database, settings.learner, key)
    if candidate is None:
        raise UsageError(f"{key} is no longer in the library")
    session = run.start(Queue(reviews=(candidate,)), settings.learner, moment, NO_LOAD)
    return turn_of(database, session, models_of(database, settings), {})


def begin_confident_wrong(database: Database, settings: Settings, moment: Moment) -> Turn:
    """Start a session on what the learner was sure of and wrong about, due or not."""
    library.refresh(database, moment.at)
    candidates = shelf.candidates(database, settings.learner)
    cards = confident.confident_wrong(database, settings, candidates, moment)
    return begin_cards(database, settings, cards, moment)


def _remembered(database: Database, settings: Settings) -> Models:
    """The learner's models, noted in the log's table before a review names them."""
    models = models_of(database, settings)
    for model in models.all:
        answers.remember_model(database, model)
    return models


def _started(
    database: Database,
    settings: Settings,
    queue: Queue,
    candidates: Sequence[Candidate],
    moment: Moment,
) -> Turn:
    ahead = shelf.showings(database, [candidate.key for candidate in queue.cards[:READ_AHEAD]])
    load = load_of(candidates, settings.share_of)
    session = run.start(queue, settings.learner, moment, load)
    turn = turn_of(database, session, models_of(database, settings), ahead)
    return replace(turn, long_gap=library.long_gap(database, settings, moment))


def answered(
    turn: Turn, rating: Rating, elapsed_ms: int, given: Said | None, moment: Moment
) -> Review:
    """The review that an answer to the current card makes. Pure.

    Raises UsageError for Easy where a guess may be right.
    """
    whole = said(turn, given)
    return run.answer(turn.session, rating, moment, elapsed_ms, turn.model, said=whole).review


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
    placing = run.placing(turn.session, turn.model)
    recorded = answers.record(database, review, turn.model, moment.day_starts, placing)
    return _at(database, turn, run.advanced(turn.session, recorded, moment))


def put_aside(database: Database, turn: Turn, aside: Aside, moment: Moment) -> Turn:
    """Commit a bury or suspend and draw the next card."""
    session = turn.session
    assert session.current is not None
    marks = run.marks_for(session.current, aside, moment)
    answers.set_marks(database, session.learner, session.current.key, marks)
    return _at(database, turn, run.put_aside(session, marks, moment))


def toggle_flag(database: Database, turn: Turn) -> Turn:
    """Commit a flag set or taken away; the card stays as it is shown."""
    current = turn.session.current
    assert current is not None
    marks = replace(current.marks, flagged=not current.marks.flagged)
    answers.set_marks(database, turn.session.learner, current.key, marks)
    return replace(turn, session=run.flagged(turn.session, marks))


def undo(database: Database, turn: Turn, moment: Moment) -> Turn:
    """Take back the session's last change and return to the card before."""
    session = turn.session
    if session.previous is None or session.change is None:
        raise UsageError("there is nothing to undo in this session")
    if isinstance(session.change, Marked):
        before = session.change.before
        answers.set_marks(database, session.learner, before.key, before.marks)
    else:
        answers.take_back(database, session.change.recorded.review, moment.at)
    return _at(database, turn, session.previous)


def reload(database: Database, turn: Turn, moment: Moment) -> Turn:
    """Take in the current card's edited deck and show the card as it reads now."""
    session = turn.session
    assert session.current is not None
    key = session.current.key
    notices = library.refresh_deck(database, key.deck, moment.at)
    if notices:
        raise UsageError(notices[0])
    for candidate in shelf.candidates(database, session.learner):
        if candidate.key == key:
            session = replace(session, current=candidate)  # a new `rev` has a new memory
    return turn_of(database, session, turn.models, {})


def summarise(database: Database, settings: Settings, session: Session, moment: Moment) -> Summary:
    """What the session did and what comes next."""
    return summary(
        session,
        shelf.decks(database),
        shelf.topics(database),
        shelf.candidates(database, settings.learner),
        moment,
        measure=looking.measure_on(database, settings, moment.day),
    )


def history(database: Database, settings: Settings, key: CardKey) -> tuple[Review, ...]:
    """A card's reviews that stand."""
    return answers.history(database, settings.learner, key)


def marks(database: Database, settings: Settings, key: CardKey) -> Marks:
    """A card's marks."""
    return answers.marks(database, settings.learner, key)


def set_marks(database: Database, settings: Settings, key: CardKey, marks: Marks) -> None:
    """Set a card's marks."""
    answers.set_marks(database, settings.learner, key, marks)


def _at(database: Database, turn: Turn, session: Session) -> Turn:
    return turn_of(database, session, turn.models, turn.ahead)


def turn_of(
    database: Database, session: Session, models: Models, ahead: Mapping[CardKey, Showing]
) -> Turn:
    """The session with its current card ready to be shown: read ahead, or read now."""
    if session.current is None:
        return Turn(session, models, ahead=ahead)
    key = session.current.key
    shown = ahead.get(key) or shelf.showings(database, [key])[key]
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
