"""Is the fold on arrays that of the log, to the last digit?"""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples
from support.reviews import WEIGHTS, Answered, histories

from quizzer.memory.folding import NO_STEP, PHASES, folded
from quizzer.memory.model import Model, Rating
from quizzer.memory.moment import Moment
from quizzer.memory.replaying import Log
from quizzer.memory.scheduling import Memory, rate

STEPS = st.lists(st.just(timedelta(minutes=10)), max_size=3).map(tuple)
MODELS = st.lists(
    st.builds(Model, WEIGHTS, learning_steps=STEPS, relearning_steps=STEPS), min_size=1, max_size=3
)


def one_by_one(answers: tuple[Answered, ...], models: list[Model]) -> list[Memory]:
    """The memory of each card; the answers name the models by turns."""
    memories: dict[int, Memory] = {}
    for number, answer in enumerate(answers):
        model = models[number % len(models)]
        memories[answer.card] = rate(
            memories.get(answer.card),
            Rating(answer.rating),
            Moment(answer.at),
            model,
            guess=answer.guess,
        )
    return [memories[card] for card in sorted(memories)]


def at_once(answers: tuple[Answered, ...], models: list[Model]) -> list[tuple[object, ...]]:
    places = {card: place for place, card in enumerate(sorted({each.card for each in answers}))}
    log = Log.of(
        [places[each.card] for each in answers],
        range(len(answers)),
        [each.day for each in answers],
        [each.rating for each in answers],
        model=[number % len(models) for number in range(len(answers))],
        guess=[each.guess for each in answers],
    )
    found = folded(log, models)
    columns = (
        found.phase, found.step, found.stability, found.difficulty, found.reviewed_on,
        found.first_on, found.reviews, found.lapses,
    )  # fmt: skip
    return list(zip(*(column.tolist() for column in columns), strict=True))


@settings(max_examples=examples(300))
@given(histories(), MODELS)
def test_every_memory_is_that_of_one_review_after_the_other_to_the_last_digit(
    answers: tuple[Answered, ...], models: list[Model]
) -> None:
    assert at_once(answers, models) == [
        (
            PHASES.index(memory.phase),
            NO_STEP if memory.step is None else memory.step,
            memory.stability,
            memory.difficulty,
            memory.reviewed_on.toordinal(),
            memory.first_on.toordinal(),
            memory.reviews,
            memory.lapses,
        )
        for memory in one_by_one(answers, models)
    ]
