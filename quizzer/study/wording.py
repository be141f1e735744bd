"""How do intervals, percentages and keys read, the same in every face?"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a command that only counts need not import the model
    from quizzer.cards.citation import Citation, Source
    from quizzer.memory.mastery import Mastery
    from quizzer.memory.moment import Moment
    from quizzer.memory.scheduling import Memory
    from quizzer.study.adoption import Adopted
    from quizzer.study.forecast import Estimate, ExamForecast

_MINUTE = 60
_HOUR = 60
_DAYS_OF_MONTH = 30.44
_DAYS_OF_YEAR = 365.25
_MONTHS_FROM = 31
_YEARS_FROM = 365


EMPTY_LIBRARY = "The library is empty: add a deck with `quizzer add FILE`."
BEGIN = "`quizzer study` begins."
NO_DOCUMENTS = (
    "These decks name no case document. A deck names its documents under sources: and its cards "
    "cite them with cite:; `quizzer new NAME` writes an example."
)
"""What to do where there is nothing to show yet."""


def until_due(memory: Memory, moment: Moment) -> str:
    """How long until a card is due: `10 min`, `4 d`, `2.5 mo`, `1.3 y`."""
    if memory.due_at is not None:
        return short_span(memory.due_at - moment.at)
    days = (memory.due_on - moment.day).days
    if days < _MONTHS_FROM:
        return f"{days} d"
    if days < _YEARS_FROM:
        return f"{_trimmed(days / _DAYS_OF_MONTH)} mo"
    return f"{_trimmed(days / _DAYS_OF_YEAR)} y"


def until_due_in_words(memory: Memory, moment: Moment) -> str:
    """The same for the ear: `10 minutes`, `4 days`, `2.5 months`, `1.3 years`."""
    words = {"min": "minute", "h": "hour", "d": "day", "mo": "month", "y": "year"}
    number, _, unit = until_due(memory, moment).partition(" ")
    return f"{number} {words[unit]}" + ("" if number == "1" else "s")


def short_span(span: timedelta) -> str:
    """A span of minutes or hours, rounded: `1 min`, `2 h`."""
    minutes = max(1, round(span.total_seconds() / 60))
    return f"{minutes} min" if minutes < _HOUR else f"{round(minutes / _HOUR)} h"


def long_span(milliseconds: int) -> str:
    """Time that was spent: `40 s`, `12 min`, `4 h 12 min`."""
    seconds = round(milliseconds / 1000)
    if seconds < _MINUTE:
        return f"{seconds} s"
    minutes = round(seconds / _MINUTE)
    hours, rest = divmod(minutes, _HOUR)
    return f"{hours} h {rest} min" if hours else f"{minutes} min"


def percent(share: float) -> str:
    """A share of 1 as `61 %`."""
    return f"{round(share * 100)} %"


def mastery_text(mastery: Mastery) -> str:
    """A mastery with its margin: `61 % ± 6`; a card never seen leaves nothing to scatter."""
    if not mastery.seen:
        return percent(mastery.score)
    return f"{percent(mastery.score)} ± {round(mastery.margin * 100)}"


def estimate_text(estimate: Estimate) -> str:
    """A score to expect with its range: `84 %  (79–88)`."""
    return f"{percent(estimate.score)}  {range_text(estimate)}"


def range_text(estimate: Estimate) -> str:
    """The range alone: `(79–88)`."""
    return f"({round(estimate.low * 100)}–{round(estimate.high * 100)})"


def days_left_text(days: int) -> str:
    """How far away an exam is: `in 24 days`, `tomorrow`, `today`, `over`."""
    if days > 1:
        return f"in {days} days"
    return "tomorrow" if days == 1 else "today" if days == 0 else "over"


def feasibility(forecast: ExamForecast, minutes: int) -> str:
    """Whether a plan reaches its goal with so many minutes a day, and what would if it does not."""
    goal = percent(forecast.goal)
    if not forecast.cards:
        return "It asks no card now: they are suspended, or their decks have left the library."
    if forecast.is_feasible:
        return f"On track for {goal}."
    dropped = " and ".join(f"“{title}”" for title in forecast.drop)
    if forecast.minutes_needed is None:
        without = f", unless you leave out {dropped}" if dropped else ""
        return f"{goal} is out of reach by then, however many minutes you take{without}."
    needed = max(minutes + 1, forecast.minutes_needed)
    without = f", or leave out {dropped}" if dropped else ""
    return (
        f"{goal} is out of reach with {counted(minutes, 'minute')} a day: "
        f"it takes {needed}{without}."
    )


def adoption_text(adopted: Adopted) -> str:
    """What a fit of the learner's own weights changed."""
    before, after = adopted.before, adopted.after
    return (
        f"Your own weights hold since {adopted.since}. On {counted(after.answers, 'answer')} that "
        f"neither had seen, log loss went from {before.log_loss:.3f} to {after.log_loss:.3f} and "
        f"RMSE(bins) from {before.rmse_bins:.3f} to {after.rmse_bins:.3f}."
    )


def gain_text(forecast: ExamForecast, more_minutes: int) -> str:
    """What more minutes a day would bring."""
    gained = round(forecast.with_more.score * 100) - round(forecast.expected.score * 100)
    if gained <= 0:
        return f"{more_minutes} minutes more a day would change little."
    better = f"{percent(forecast.with_more.score)} {range_text(forecast.with_more)}"
    return f"{more_minutes} minutes more a day would bring {better}."


def interval_text(mastery: Mastery) -> str:
    """The ends of a mastery's interval: `(55–67)`."""
    return f"({round(mastery.low * 100)}–{round(mastery.high * 100)})"


def evidence(mastery: Mastery) -> str:
    """What a mastery rests on: `31 of 40 seen, 210 answers`."""
    seen = f"{mastery.seen:,} of {counted(mastery.cards, 'card')} seen"
    return f"{seen}, {counted(mastery.reviews, 'answer')}"


def counted(count: int, noun: str) -> str:
    """`1 card`, `2 cards`."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def citation_text(citation: Citation, sources: tuple[Source, ...]) -> str:
    """A citation as a reader wants it: `Bhutia, “Cost Efficiency”, lines 404–410`."""
    labels = {source.id: source.label for source in sources}
    label = labels.get(citation.source, citation.source)
    is_title = citation.heading == label  # a document that begins with its title
    heading = f"“{citation.heading}”" if citation.heading and not is_title else ""
    parts = (label, heading, citation.lines)
    return ", ".join(part for part in parts if part)


def _trimmed(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
