"""How do a passage, a card's history, its ratings and a finished session read aloud?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from quizzer.cards.clean import clean_line
from quizzer.cards.spoken import flat
from quizzer.memory.model import Confidence, Rating
from quizzer.study.wording import counted, mastery_text, percent, until_due_in_words

if TYPE_CHECKING:  # nobody who asks for one of these waits for the others
    from quizzer.cards.card import Card
    from quizzer.memory.log import Review
    from quizzer.memory.moment import Moment
    from quizzer.memory.scheduling import Memory
    from quizzer.study.documents import PassageView, ShownLine
    from quizzer.study.summary import Summary

HELP = """\
Type the answer and press Enter. It is graded, and a rating is suggested.
Enter alone shows the answer instead, and you rate yourself.
Lists and essays take many lines; an empty line ends them.
Rating: 1 Again, 2 Hard, 3 Good, 4 Easy, Enter takes the one that is suggested.
Easy is not offered where luck alone could have been right.
c says how sure you are, before the answer: sure, unsure, a guess, nothing.
h hint, s source passage, u undo, - bury until tomorrow, @ suspend, ! flag, i card info, q quit.
To answer with one of these signs or words, put = before it: =u answers u.
Each answer is stored at once; you can stop at any time."""

_SURE = {
    None: "Said nothing about how sure you are.",
    Confidence.SURE: "You are sure.",
    Confidence.UNSURE: "You are unsure.",
    Confidence.GUESS: "You will guess.",
}
_CYCLE = (None, Confidence.SURE, Confidence.UNSURE, Confidence.GUESS)
_LATEST = 5


def surer(confidence: Confidence | None) -> Confidence | None:
    """What the key for confidence says next: sure, unsure, a guess, nothing."""
    return _CYCLE[(_CYCLE.index(confidence) + 1) % len(_CYCLE)]


def confidence_line(confidence: Confidence | None) -> str:
    """How sure the learner is."""
    return _SURE[confidence]


def rating_line(outcomes: Mapping[Rating, Memory], taken: Rating, moment: Moment) -> str:
    """The ratings that may be given, what each leads to, and which one Enter takes."""
    ratings = [
        f"{rating.value} {rating.name.title()}, {until_due_in_words(memory, moment)}."
        for rating, memory in outcomes.items()
    ]
    return f"{' '.join(ratings)} Enter takes {taken.value} {taken.name.title()}."


def rating_prompt(ratings: Iterable[Rating], taken: Rating) -> str:
    """What to type for a rating: `Type 1, 2 or 3 to rate it, or Enter for 3 Good.`."""
    *first, last = (str(rating.value) for rating in ratings)
    numbers = f"{', '.join(first)} or {last}"
    return f"Type {numbers} to rate it, or Enter for {taken.value} {taken.name.title()}."


def passage_lines(passages: Iterable[PassageView]) -> Iterator[str]:
    """Cited passages, read out line by line."""
    return _passages(passages, lambda line: line.text)


def proving_lines(passages: Iterable[PassageView]) -> Iterator[str]:
    """The same with ‹marks› around the words that prove the answer."""
    return _passages(passages, _marked)


def _passages(
    passages: Iterable[PassageView], text_of: Callable[[ShownLine], str]
) -> Iterator[str]:
    for view in passages:
        title = flat(view.source.title or view.source.file)
        is_other = view.heading and view.heading != view.source.title
        heading = f", {flat(view.heading)}" if is_other else ""
        page = f", page {view.page}" if view.page else ""
        yield f"Source: {title}{heading}{page}."
        if view.note:
            yield clean_line(view.note)
        for line in view.lines:
            if line.is_cited and line.text.strip():
                yield f"Line {line.number}: {clean_line(text_of(line))}"


def _marked(line: ShownLine) -> str:
    """The line with marks around its support; words with only signs between them share theirs."""
    runs: list[tuple[int, int]] = []
    for start, stop in line.support:
        first, last = runs[-1] if runs else (start, -1)
        if runs and not any(map(str.isalnum, line.text[last:start])):
            runs[-1] = (first, max(last, stop))
        else:
            runs.append((start, stop))
    parts, end = [], 0
    for start, stop in runs:
        parts += [line.text[end:start], f"‹{line.text[start:stop]}›"]
        end = stop
    return "".join((*parts, line.text[end:]))


def info_lines(card: Card, reviews: tuple[Review, ...]) -> Iterator[str]:
    """Which card it is, and its latest answers."""
    yield f"Card {clean_line(str(card.key))}, {card.kind}."
    yield f"{counted(len(reviews), 'answer')} so far."
    for review in reviews[-_LATEST:]:
        yield f"{review.day}: {review.rating.name.title()}, due {review.due_on}"


def summary_lines(summary: Summary) -> Iterator[str]:
    """A finished session in sentences."""
    minutes = counted(max(1, round(summary.spent.total_seconds() / 60)), "minute")
    cards, answers = counted(summary.cards, "card"), counted(summary.answers, "answer")
    yield ""
    yield f"Done: {cards}, {answers}, {minutes}."
    if summary.known:
        recalled = percent(summary.recalled / summary.known)
        yield f"First try: {summary.recalled} of {summary.known} recalled, {recalled}."
    for change in summary.changes:
        before, after = mastery_text(change.before), mastery_text(change.after)
        yield f"{flat(change.title)}: {before} before, {after} now."
    yield f"Tomorrow: {counted(summary.tomorrow, 'card')} due."
