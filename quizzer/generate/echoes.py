"""Which cards say again what a surer one of another passage says?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from quizzer.cards.content import Basic, Listing
from quizzer.cards.words import stems
from quizzer.generate.candidate import Candidate
from quizzer.generate.gates import parts_of

_FEWEST_SAID = 2
"""Content words from which an answer is told by them."""
_FEWEST_SHARED = 2
"""Content words that two questions with the same answer share when they ask the same."""
_SHARED = 0.5
"""And the part of the shorter question where one answer only has the other in it."""


_Card = tuple[tuple[str, ...], frozenset[str], frozenset[str]]
"""What a card rests on, and the content words of its question and of its answer."""


def without_echoes(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Those that no earlier one makes superfluous: documents say things in more than one place.

    Of `Who does the brand’s emphasis on price resonate with?` and `Who do low prices of the brand
    resonate with?`, both answered by `Value-conscious consumers`, the second goes.
    """
    # An echo shares two words of the answer at least: pairs find it among thousands of cards.
    kept: dict[tuple[str, str], list[_Card]] = defaultdict(list)
    for one in candidates:
        if not isinstance(one.content, Basic | Listing):
            yield one
            continue
        question, answers = parts_of(one.content)
        asked, said = frozenset(stems(question)), frozenset(stems(" ".join(answers)))
        pairs = tuple(combinations(sorted(said), 2))
        near = (earlier for pair in pairs for earlier in kept[pair])
        # What rests on the same sentences has been compared already.
        others = (earlier for support, *earlier in near if support != one.support)
        if not any(_is_echo(asked, said, *earlier) for earlier in others):
            for pair in pairs:
                kept[pair].append((one.support, asked, said))
            yield one


def _is_echo(
    asked: frozenset[str], said: frozenset[str], earlier: frozenset[str], known: frozenset[str]
) -> bool:
    if min(len(said), len(known)) < _FEWEST_SAID:
        return False
    shared = len(asked & earlier)
    if said == known:
        return shared >= _FEWEST_SHARED
    most = max(_FEWEST_SAID, _SHARED * len(said))
    is_told = said <= known | earlier and len(said & known) >= most
    return (is_told or known <= said) and shared >= _SHARED * min(len(asked), len(earlier))
