"""Do the blanks of a text leave enough to go by, and not too much?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from quizzer.authoring.lint.items import Item
from quizzer.authoring.lint.rule import Weakness, Weaknesses
from quizzer.authoring.problems import quoted
from quizzer.cards import cloze
from quizzer.cards.content import Cloze

_MOST_TOGETHER = 3
_MOST_APART = 6
_FEWEST_STEMS = 2
_TELLING = 3

_EQUATION = re.compile(r"[=→⇒≈]|->")
_ONLY_MARKS = re.compile(r"[\W_]*")


def too_many_blanks(item: Item) -> Weaknesses:
    """Every blank takes a clue away from the others, until the text is a riddle.

    Blanks that are asked one at a time leave the text whole, but too many of them teach the
    sentence rather than what it says.

    Bad:

        - id: trade
          cloze: Acme sells {{phones}} to {{students}} in {{India}} through {{its web page}}.
          together: true

    Good:

        - id: trade
          cloze: Acme sells phones to {{students}} in {{India}} through its web page.

    Fix: Keep the blanks that matter, or ask for the others on cards of their own.
    """
    content = item.content
    if not isinstance(content, Cloze):
        return
    count = len(item.blanks)
    most = _MOST_TOGETHER if content.together else _MOST_APART
    if count > most:
        message = f"the text has {count} blanks, and {most} are enough"
        yield Weakness(item.place_of_question(), message, "Keep the ones that matter")


def little_context(item: Item) -> Weaknesses:
    """A blank needs enough around it to say which word it wants, or many words fit.

    Bad:

        - id: city
          cloze: It is {{Springfield}}.

    Good:

        - id: city
          cloze: Acme has its seat in {{Springfield}}.

    Fix: Say more around the blank, or give it a hint as in {{Springfield::which city?}}.
    """
    if not item.question.is_plain or _EQUATION.search(item.question.text):
        return
    for blank, visible in _visible(item):
        if len(visible) < _FEWEST_STEMS:
            message = f"too little stands around the blank {quoted(blank.answer)} to know it by"
            hint = "Say more, or give the blank a hint: {{answer::hint}}"
            yield Weakness(item.place_of_question(), message, hint)


def paraphrase_leak(item: Item) -> Weaknesses:
    """Whoever sees the same word beside the blank copies it.

    Words are compared by their stems, so growing gives grow away, and a hint counts as well.

    Bad:

        - id: growth
          cloze: Acme is growing in India, where its sales {{grow}} fast.

    Good:

        - id: growth
          cloze: Acme is at home in India, where its sales {{grow}} fast.

    Fix: Use other words around the blank, or hide both places on one card with together: true.
    """
    told = set()
    for blank, visible in _visible(item):
        prose = item.prose(blank.answer)
        telling = any(len(word) >= _TELLING or word.isdigit() for word in prose.stem_set)
        if telling and prose.is_plain and prose.stem_set <= visible and prose.stem_set not in told:
            told.add(prose.stem_set)
            message = f"the text around the blank says {quoted(blank.answer)} again"
            yield Weakness(item.place_of_question(), message, "Use other words around it")


def first_word(item: Item) -> Weaknesses:
    """A text that begins with its blank asks before it has said what about.

    One has to read on, and back again. With the blank near the end the text reads like a question.

    Bad:

        - id: system
          cloze: "{{Orbit}} is the operating system of Acme's phones."

    Good:

        - id: system
          cloze: The operating system of Acme's phones is {{Orbit}}.

    Fix: Move the blank towards the end, or give it a hint as in {{Orbit::which system?}}.
    """
    if not item.blanks or not isinstance(item.content, Cloze):
        return
    first = item.blanks[0]
    before = item.content.text[: first.start]
    if not first.hint and _ONLY_MARKS.fullmatch(before):
        message = f"the text begins with its blank {quoted(first.answer)}"
        yield Weakness(item.place_of_question(), message, "Move the blank towards the end")


def _visible(item: Item) -> Iterator[tuple[cloze.Blank, frozenset[str]]]:
    """Each blank with the stems that can be seen while it is asked, its hint included."""
    content = item.content
    if not isinstance(content, Cloze) or not item.blanks:
        return
    everywhere = Counter(item.question.stems)
    hidden = {blank: Counter(item.prose(blank.answer).stems) for blank in item.blanks}
    together = sum(hidden.values(), Counter[str]()) if content.together else None
    for blank in item.blanks:
        seen = everywhere - (together or hidden[blank])
        hint = item.prose(blank.hint).stem_set
        yield blank, frozenset(seen) | hint
