"""How does a quiz read on paper, and the key to it? As Markdown, without control characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizzer.cards import cloze
from quizzer.cards.clean import clean_line
from quizzer.cards.content import Choice, Claim, Cloze, Essay, Listing, Matching, Ordering
from quizzer.cards.spoken import flat, printed, spoken
from quizzer.study.quizzes.attempt import Attempt, Question
from quizzer.study.quizzes.result import marked
from quizzer.study.quizzes.wording import points_text
from quizzer.study.wording import counted, percent

_BLANK = "_" * 24
_SHORT = "____"
_ESSAY_LINES = 8
_BOX = "☐"


def paper_text(attempt: Attempt) -> str:
    """The questions, with room for the answers."""
    blocks = [
        f"# {clean_line(attempt.title)}",
        f"Name: {_BLANK}    Date: {_BLANK}",
        _rules(attempt),
        *(block for question in attempt.questions for block in _asked(question)),
        _footer(attempt),
    ]
    return "\n\n".join(blocks) + "\n"


def key_text(attempt: Attempt) -> str:
    """The answers to the same questions, with reasons and sources."""
    blocks = [
        f"# Key: {clean_line(attempt.title)}",
        _rules(attempt),
        *(block for question in attempt.questions for block in _told(question)),
        _footer(attempt),
    ]
    return "\n\n".join(blocks) + "\n"


def _rules(attempt: Attempt) -> str:
    spec, number = attempt.spec, len(attempt.questions)
    said = [counted(number, "question"), counted(number, "point")]
    if spec.minutes is not None:
        said.append(counted(spec.minutes, "minute"))
    if spec.pass_mark is not None:
        said.append(f"passed with {percent(spec.pass_mark)}")
    if spec.negative:
        said.append(f"a wrong choice costs {points_text(spec.negative)}")
    return f"{', '.join(said)}."


def _footer(attempt: Attempt) -> str:
    decks = ", ".join(dict.fromkeys(q.card.key.deck for q in attempt.questions))
    return f"---\n\nDeck {clean_line(decks)} · seed {attempt.seed} · {attempt.day}"


def _asked(question: Question) -> Iterator[str]:
    text = printed(_question(question))
    between = "\n\n" if "\n" in text else " "  # a table and code want lines of their own
    yield f"**{question.number}.** *(1 point)*{between}{text}"
    yield from _room(question)


def _room(question: Question) -> Iterator[str]:
    """The options, and where the answer is written."""
    match question.card.content:
        case Choice():
            yield _numbered(f"{_BOX} {_text(option)}" for option in question.face.options)
        case Claim():
            yield f"{_BOX} True    {_BOX} False"
        case Ordering(steps=steps):
            yield _numbered(map(_text, question.face.options))
            yield f"Order: {'  '.join(_SHORT for _ in steps)}"
        case Matching(pairs=pairs):
            yield _numbered(map(_text, question.face.options))
            yield "\n".join(f"- {printed(clean_line(left))}: {_SHORT}" for left, _ in pairs)
        case Listing(members=members, need=need):
            yield _numbered(_BLANK for _ in range(need or len(members)))
        case Cloze(text=text, together=True):
            yield _numbered(_BLANK for _ in cloze.blanks(text))
        case Essay():
            yield "\n\n".join("_" * 72 for _ in range(_ESSAY_LINES))
        case _:
            yield f"Answer: {_BLANK}"


def _told(question: Question) -> Iterator[str]:
    answer = marked(question)
    yield f"**{question.number}.** {printed(flat(_question(question)))}"
    yield "\n".join(f"    {line}" for line in spoken(answer.right).split("\n"))
    for detail in answer.details:
        yield printed(detail)
    for citation in answer.citations:
        yield f"Source: {clean_line(citation)}"


def _question(question: Question) -> str:
    """What is asked; the left sides of a match stand where they are answered."""
    content = question.card.content
    return content.question if isinstance(content, Matching) else question.face.question


def _text(option: str) -> str:
    """An option without the number that a list gives it."""
    return printed(clean_line(option.partition("  ")[2]))


def _numbered(texts: Iterable[str]) -> str:
    return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1))
