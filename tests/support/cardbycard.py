"""The rules of queues, load and mastery card by card, as an oracle for those on columns."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from quizzer.cards.card import CardKey
from quizzer.memory.chance import Truing, terms_of
from quizzer.memory.evidence import right
from quizzer.memory.knowledge import MISFIT, Known
from quizzer.memory.mastery import Mastery, mastery
from quizzer.memory.moment import Moment
from quizzer.store.records import Candidate
from quizzer.study.candidates import due_day, may_be_asked, step_order
from quizzer.study.knowing import Measure, known_of
from quizzer.study.scope import Scope
from support.shelves import Asked


def build(candidates: Iterable[Candidate], scope: Scope, moment: Moment, new_limit: int) -> Asked:
    """The queue of a scope now.

    Suspended cards and those buried today stay out. Of siblings only one comes up on a day:
    one that is due rather than a new one, and none when one was answered today already, be it
    outside the scope or suspended since.
    """
    everywhere = tuple(candidates)
    inside = [candidate for candidate in everywhere if scope.holds(candidate)]
    return build_among(inside, met_on(everywhere, moment.day), moment, new_limit)


def met_on(candidates: Iterable[Candidate], day: date) -> frozenset[int]:
    """The families of which a card was answered on a day."""
    return frozenset(c.family for c in candidates if c.memory and c.memory.reviewed_on == day)


def build_among(
    scoped: Iterable[Candidate],
    met_today: frozenset[int],
    moment: Moment,
    new_limit: int,
) -> Asked:
    """The queue of a scope whose cards are known, and the families that were met today anywhere."""
    day = moment.day
    inside = [candidate for candidate in scoped if may_be_asked(candidate, day)]
    running = [c for c in inside if c.memory and c.memory.due_at]
    steps = sorted((c for c in running if _is_step_of(c, day)), key=step_order)
    left_over = [c for c in running if not _is_step_of(c, day)]
    due = [c for c in inside if c.memory and not c.memory.due_at and c.memory.due_on <= day]
    reviews = _one_of_each_family(sorted((*left_over, *due), key=_review_order), met_today)
    met = met_today | {candidate.family for candidate in reviews}
    new = _one_of_each_family((c for c in inside if c.memory is None), met)
    return Asked(tuple(steps), tuple(reviews), tuple(new[:new_limit]))


def new_left(candidates: Iterable[Candidate], day: date, per_day: int) -> int:
    """How many new cards the study day still introduces."""
    begun = sum(1 for c in candidates if c.memory and c.memory.first_on == day)
    return max(0, per_day - begun)


def _is_step_of(candidate: Candidate, day: date) -> bool:
    """Whether its step belongs to this study day; an older one is simply due."""
    return candidate.memory is not None and candidate.memory.reviewed_on == day


def _review_order(candidate: Candidate) -> tuple[date, int]:
    assert candidate.memory is not None
    return (candidate.memory.due_on, candidate.position)


def _one_of_each_family(candidates: Iterable[Candidate], met: frozenset[int]) -> list[Candidate]:
    kept = []
    seen = set(met)
    for candidate in candidates:
        if candidate.family not in seen:
            seen.add(candidate.family)
            kept.append(candidate)
    return kept


def next_due(candidates: Iterable[Candidate], today: date) -> int:
    """How many cards come up on the next study day: those due then, and unfinished steps."""
    tomorrow = today + timedelta(days=1)
    return sum(
        1
        for c in candidates
        if c.memory
        and c.studied
        and not c.marks.suspended
        and (c.memory.due_at or today < c.memory.due_on <= tomorrow)
    )


def due_by_day(candidates: Iterable[Candidate]) -> Counter[date]:
    """How many of the cards that are asked are due on each day."""
    asked = (c for c in candidates if c.studied and not c.marks.suspended)
    return Counter(day for card in asked if (day := due_day(card.memory)) is not None)


def days_of_families(candidates: Iterable[Candidate]) -> dict[Hashable, list[date]]:
    """The days on which the members of each family of several are due, in order."""
    families: defaultdict[Hashable, list[Candidate]] = defaultdict(list)
    for card in candidates:
        if card.studied and not card.marks.suspended:
            families[card.family].append(card)
    return {
        family: sorted(day for card in cards if (day := due_day(card.memory)) is not None)
        for family, cards in families.items()
        if len(cards) > 1
    }


def fitted(
    queue: Asked,
    seconds: float,
    costs: Mapping[CardKey, tuple[float, float]],
    *,
    step_seconds: float = 0.0,
    new_seconds: float = 0.0,
    extra_new: int = 0,
) -> Asked:
    """The part of a queue for which there is time; `costs` are seconds and gains."""
    left = seconds - len(queue.steps) * step_seconds
    needed = math.fsum(costs[card.key][0] for card in queue.reviews)
    order = sorted(queue.reviews, key=lambda c: -costs[c.key][1] / costs[c.key][0])
    taken = _while_time([costs[card.key][0] for card in order], left)
    if taken < len(order):
        return Asked(queue.steps, tuple(order[:taken]), (), tuple(order[taken:]))
    in_time = _while_time([new_seconds] * len(queue.new), left - needed)
    return Asked(queue.steps, queue.reviews, queue.new[: max(extra_new, in_time)])


def _while_time(seconds: Sequence[float], left: float) -> int:
    begun = 0
    while begun < len(seconds) and left > 0:
        left -= seconds[begun]
        begun += 1
    return begun


@dataclass(frozen=True, slots=True)
class Measured:
    """What an interval of mastery or of a score is made of, as `knowledge.Measured` says."""

    mean: float
    model: float
    within: float
    each: float
    between: float
    within_reach: float
    worth: float


def measured(cards: Sequence[Known], truing: Truing) -> Measured:
    """The same, one card after the other."""
    total = math.fsum(card.weight for card in cards) or 1.0
    means: list[float] = []
    eaches: list[float] = []
    withins: list[float] = []
    correction = 0.0
    slopes: dict[str, list[float]] = {}
    for card in cards:
        weight = card.weight / total
        if card.recall is None:
            means.append(weight * card.guess)
            eaches.append(weight * card.guess * (1 - card.guess))
            withins.append(weight * eaches[-1])
            continue
        terms = terms_of(card.recall, card.stability)
        recalled = truing.chance(terms, card.topic)
        chance = right(recalled, card.guess)
        spread = weight * (1 - card.guess) * recalled * (1 - recalled)
        correction += spread * (math.log(recalled / (1 - recalled)) - terms[1])
        means.append(weight * chance)
        eaches.append(weight * chance * (1 - chance))
        withins.append(weight * eaches[-1])
        slope = slopes.setdefault(card.topic, [0.0, 0.0, 0.0])
        slope[0] += spread
        slope[1] += spread * terms[1]
        slope[2] += spread * terms[2]
    mean, each = math.fsum(means), math.fsum(eaches)
    reach = (card.weight for card in cards if card.recall is not None or card.guess > 0)
    return Measured(
        mean=mean,
        model=truing.variance(slopes) + (MISFIT * correction) ** 2,
        within=math.fsum(withins),
        each=each,
        between=max(0.0, mean * (1 - mean) - each),
        within_reach=min(1.0, math.fsum(reach) / total),
        worth=math.fsum((card.weight / total) ** 2 for card in cards),
    )


def mastery_of(candidates: Iterable[Candidate], measure: Measure) -> Mastery:
    """The mastery of some cards. Suspended cards and drafts do not count."""
    counted = [c for c in candidates if c.studied and not c.marks.suspended]
    return mastery([known_of(c, measure, measure.asked_on) for c in counted], measure.truing)
