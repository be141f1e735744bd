"""Which noun phrase at the end of a text says what the members of a list are?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizzer.generate.language import lexicon
from quizzer.generate.language.lexicon import Part
from quizzer.generate.language.tokens import Token, tokens

VAGUE = re.compile(
    r"^(?:(?:a|an|the|both)\s)?(?:(?:several|various|many|numerous|different|multiple|certain|key"
    r"|other|(?:\w+\s)?(?:range|array|variety|number|set|mix|blend|series|host|spectrum)\sof"
    r"|(?:components|elements|parts)\ssuch\sas)\s)*",
    re.IGNORECASE,
)
"""What counts things without a number: `a wide range of`."""

_OWNED = re.compile(r"^(?:its|their|the|these|those)\s")
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Head:
    """A noun phrase without what counts it. `start` is where it begins, with its determiner.

    `is_kind` is whether it names a stuff, as `content` does, so that its members are kinds of it.
    """

    text: str
    start: int
    is_kind: bool = False

    @property
    def asked(self) -> str:
        """`which products`, `what kinds of content`."""
        return f"what kinds of {self.text}" if self.is_kind else f"which {self.text}"


def head_before(text: str) -> Head | None:
    """The noun phrase at the end of a text, if its head is plural or a stuff."""
    found = tokens(text)
    if not found or found[-1].is_capital:
        return None
    last = found[-1].lower
    if not (lexicon.is_plural(last) or last in _STUFFS):
        return None
    first = len(found) - 1
    while first and _is_in_phrase(found[first - 1], is_first=first == 1):
        first -= 1
    bare = _OWNED.sub("", VAGUE.sub("", text[found[first].start :]))
    if not bare or len(bare.split()) > _MOST_WORDS or " and " in bare:
        return None
    begin = found[first].start
    if first and found[first - 1].lower in lexicon.DETERMINERS:
        begin = found[first - 1].start
    return Head(bare, begin, not lexicon.is_plural(last))


_STUFFS = frozenset(
    """
    advice clothing content equipment food furniture gear hardware information machinery
    merchandise software stuff technology
    """.split()
)


def head_at_start(text: str) -> Head | None:
    """The noun phrase that a text begins with, if its head is plural: `safety measures to …`."""
    found = tokens(text)
    end = 0
    while end < len(found) and (
        found[end].lower in lexicon.DETERMINERS or _is_in_phrase(found[end], is_first=end == 0)
    ):
        end += 1
        if lexicon.is_plural(found[end - 1].lower) and not (
            end < len(found) and lexicon.is_plural(found[end].lower)
        ):
            return head_before(text[: found[end - 1].end])
    return None


def _is_in_phrase(token: Token, *, is_first: bool) -> bool:
    lower = token.lower
    if not token.is_word or lower in lexicon.CLOSED:
        return False
    if lexicon.is_gerund(lower) and Part.ADJECTIVE not in token.parts:
        return False
    if lexicon.is_third_person(lower) and Part.NOUN not in token.parts:
        return False
    if is_first and lexicon.is_participle(lower):  # `Established players`
        return True
    return bool({Part.NOUN, Part.ADJECTIVE} & token.parts) or not token.parts
