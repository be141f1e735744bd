"""Is a word a slip of the fingers for another one, or another word?

The length of a word says how many letters of it may be mistyped. What protects words that are
near and mean something else: figures are never mistyped, a first letter hardly ever; a letter is
mistaken for one beside it on the keyboard or one that sounds like it, and another counts twice;
and some beginnings and endings are there to say the opposite (`macro-` and `micro-`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

_ALLOWED = ((4, 0), (8, 1), (14, 2))
"""Letters of a word, and the slips that are allowed up to them."""

_MOST = 3
_LONGEST_WORD = 60
_OTHER_LETTER = 2
"""What a letter counts that is neither near the right one nor sounds like it."""
_LONGEST_TEXT = 200
_CLOSE = 0.75

_BEGINNINGS = (
    frozenset({"macro", "micro"}), frozenset({"hyper", "hypo"}), frozenset({"endo", "exo"}),
    frozenset({"inter", "intra", "intro"}), frozenset({"ab", "ad"}), frozenset({"anti", "ante"}),
    frozenset({"over", "under"}), frozenset({"mono", "multi"}), frozenset({"pre", "pro", "post"}),
)  # fmt: skip
_ENDINGS = (
    frozenset({"er", "ee"}), frozenset({"or", "ee"}), frozenset({"ers", "ees"}),
    frozenset({"ors", "ees"}), frozenset({"ate", "ite", "ide"}), frozenset({"ane", "ene", "yne"}),
    frozenset({"anol", "anal", "anone"}), frozenset({"less", "ful"}),
    frozenset({"teenth", "tieth"}),
)  # fmt: skip
"""Beginnings and endings that make other words of a word, each set against the others."""


_KEYBOARD = ((0.0, "qwertyuiop"), (0.25, "asdfghjkl"), (0.75, "zxcvbnm"))
"""The rows of keys, each with how far it is moved to the right."""

_SOUNDS = "ckq csz mn bp dt fv vw gj xs iy yz ae ei ia ou oa eo"
"""Letters that are taken for one another by ear."""


def _mistaken() -> Iterator[str]:
    places = {
        letter: (row, shift + column)
        for row, (shift, letters) in enumerate(_KEYBOARD)
        for column, letter in enumerate(letters)
    }
    for (one, (row, x)), (other, (other_row, other_x)) in permutations(places.items(), 2):
        is_beside = row == other_row and abs(x - other_x) <= 1
        if is_beside or (abs(row - other_row) == 1 and abs(x - other_x) < 1):
            yield one + other
    for sound in _SOUNDS.split():
        yield from (one + other for one, other in permutations(sound, 2))


_MISTAKEN = frozenset(_mistaken())


@dataclass(frozen=True, slots=True)
class Slips:
    """The words that were mistyped, each beside the word that was meant, and how many letters."""

    pairs: tuple[tuple[str, str], ...]
    letters: int


def slips(typed: Sequence[str], expected: Sequence[str]) -> Slips | None:
    """What was mistyped in a row of words; None when it is more than slips."""
    if len(typed) != len(expected):
        return None
    pairs, letters = [], 0
    for given, meant in zip(typed, expected, strict=True):
        if given.casefold() == meant.casefold():
            continue
        edits = _edits(given.casefold(), meant.casefold())
        if edits is None:
            return None
        pairs.append((given, meant))
        letters += edits
    if letters > _allowed(sum(map(len, expected))):
        return None
    return Slips(tuple(pairs), letters)


def distance(one: str, other: str, most: int) -> int:
    """How many letters were missed, added, changed or swapped; `most` + 1 for more than that."""
    from rapidfuzz.distance import OSA  # 10 ms, so only where something was mistyped

    return int(OSA.distance(one, other, score_cutoff=most))


def is_close(one: str, other: str) -> bool:
    """Whether two texts have most of their letters in common."""
    longest = max(len(one), len(other))
    if not 0 < longest <= _LONGEST_TEXT:
        return False
    most = int((1 - _CLOSE) * longest)
    return distance(one, other, most) <= most


def _edits(typed: str, expected: str) -> int | None:
    """How many slips lead from one word to the other; None when it is no slip."""
    longest = max(len(typed), len(expected))
    if longest > _LONGEST_WORD or not (typed.isalpha() and expected.isalpha()):
        return None
    begins_alike = typed[0] == expected[0] or typed[:2] == expected[1::-1]
    if not begins_alike or _says_the_opposite(typed, expected):
        return None
    # A sound that is often spelt the other way is one slip, however many letters it takes.
    edits = max(1, _weight(typed.replace("ph", "f"), expected.replace("ph", "f")))
    shortest = min(len(typed), len(expected))
    is_allowed = edits <= _allowed(len(expected)) and (edits == 1 or edits <= _allowed(shortest))
    return edits if is_allowed else None


def _weight(typed: str, expected: str) -> int:
    """How many slips lead from one word to the other, where letters differ in likelihood."""
    if distance(typed, expected, _MOST) > _MOST:
        return _MOST + 1
    before: list[int] = []
    row = list(range(len(expected) + 1))
    for at, letter in enumerate(typed, 1):
        older, before, row = before, row, [at]
        for place, wanted in enumerate(expected, 1):
            best = min(
                before[place] + 1, row[-1] + 1, before[place - 1] + _mistaking(letter, wanted)
            )
            if older and place > 1 and (letter, wanted) == (expected[place - 2], typed[at - 2]):
                best = min(best, older[place - 2] + 1)
            row.append(best)
    return row[-1]


def _mistaking(letter: str, wanted: str) -> int:
    """What a letter counts that stands for another; outside ASCII all are as near."""
    pair = letter + wanted
    if letter == wanted:
        return 0
    return 1 if pair in _MISTAKEN or not pair.isascii() else _OTHER_LETTER


def _allowed(letters: int) -> int:
    return next((slips for most, slips in _ALLOWED if letters <= most), _MOST)


def _says_the_opposite(one: str, other: str) -> bool:
    """Whether only such a beginning or ending tells the two words apart."""
    return any(
        {rest for affix in affixes if (rest := _cut(one, affix))}
        & {rest for affix in affixes if (rest := _cut(other, affix))}
        for affixes, _cut in (
            *((affixes, _behind) for affixes in _BEGINNINGS),
            *((affixes, _before) for affixes in _ENDINGS),
        )
    )


def _behind(word: str, beginning: str) -> str:
    return word[len(beginning) :] if word.startswith(beginning) else ""


def _before(word: str, ending: str) -> str:
    return word[: -len(ending)] if word.endswith(ending) else ""
