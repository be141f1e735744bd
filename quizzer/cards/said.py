"""How does an answer read in words, whatever the order in which it was given?"""

from __future__ import annotations

from collections.abc import Iterable

from quizzer.cards.card import Card
from quizzer.cards.content import Choice, Matching, Ordering
from quizzer.cards.response import (
    Arranged,
    Chosen,
    Judged,
    Paired,
    Recalled,
    Response,
    Typed,
    Written,
)
from quizzer.cards.spoken import flat

_NOTHING = "—"


def said_text(card: Card, response: Response) -> str:
    """What was answered, in the card's own words without their marks, or as it was typed.

    Foreign text until a face has cleaned it.
    """
    match response, card.content:
        case Typed(texts=texts), _:
            return " · ".join(text or _NOTHING for text in texts)
        case Chosen(options=options), Choice(right=right, wrong=wrong):
            all_options = (*right, *wrong)
            return _lines(flat(all_options[index].text) for index in options)
        case Judged(is_true=is_true), _:
            return "True" if is_true else "False"
        case Recalled(members=members), _:
            return _lines(members)
        case Arranged(steps=steps), Ordering(steps=texts):
            return _lines(
                f"{number}. {flat(texts[index])}" for number, index in enumerate(steps, 1)
            )
        case Paired(rights=rights), Matching(pairs=pairs, extra=extra):
            sides = (*(right for _, right in pairs), *extra)
            return _lines(
                f"{flat(left)} → {_NOTHING if index is None else flat(sides[index])}"
                for (left, _), index in zip(pairs, rights, strict=True)
            )
        case Written(text=text), _:
            return text
        case _:
            raise ValueError(f"{type(response).__name__} is no answer to a {card.kind} card")


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts) or _NOTHING
