"""Deck files with drafts, as Quizzer writes them and as people edit them."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from quizzer.authoring.deckfile import parse_deck
from quizzer.cards.deck import Deck
from support.formatting import ORDER, block_card, deck_part, flow_card

OPTIONAL = ("accept", "topic", "tags", "level", "hint", "why", "cite", "by")
REASONS = ("wrong", "trivial", "it says: nothing #1", "a “curly” reason", "{x}", "- y", "yes")
REJECTED = (
    "",
    "rejected:\n",
    "rejected: {}\n",
    "rejected:\n  old: wrong\n",
    "rejected: {old: x}\n",
)


@dataclass(frozen=True, slots=True)
class Drafts:
    """A deck file and the ids of its drafts, in order."""

    data: bytes
    ids: tuple[str, ...]


@st.composite
def decks_with_drafts(draw: DrawFn) -> Drafts:
    """Deck files without problems that hold drafts and other cards, in every style."""
    in_brackets = draw(st.integers(0, 5)) == 0
    dash = draw(st.sampled_from(("", "  ", "    ")))
    texts, ids = [], []
    for number in range(draw(st.integers(1, 4))):
        is_draft = draw(st.integers(0, 3)) > 0
        optional = draw(st.sets(st.sampled_from(OPTIONAL)))
        keys = [key for key in ORDER if key in "qa" or key in optional]
        keys = ["id", *keys, *(("status", "draft") if is_draft else ())]
        keys = list(keys if draw(st.booleans()) else draw(st.permutations(keys)))
        if is_draft and draw(st.integers(0, 4)) == 0:
            keys.remove("draft")
        name = f"card-{number}"
        if is_draft:
            ids.append(name)
        style = flow_card if in_brackets or draw(st.integers(0, 2)) == 0 else block_card
        texts.append(style(draw, keys, name, "  " if in_brackets else dash))
    return Drafts(_file(draw, texts, dash, in_brackets=in_brackets), tuple(ids))


def _file(draw: DrawFn, cards: list[str], dash: str, *, in_brackets: bool) -> bytes:
    head = "".join(f"{deck_part(draw, key)}\n" for key in ("quizzer", "deck", "sources"))
    parts = [head, "defaults: {source: doc}\n"]
    if in_brackets:
        inside = draw(st.sampled_from((", ", ",\n  ", " , # next\n  "))).join(
            card.strip().removeprefix("-").strip() for card in cards
        )
        parts.append(f"cards: [{inside}]\n")
    else:
        parts.append(draw(st.sampled_from(("cards:\n", "cards:  # all\n", "cards:\n\n"))))
        between = ("", "", "\n", f"{dash}# on it\n", f"\n{dash}# on it\n", "# part\n\n", "\n\n")
        for card in cards:
            parts += [draw(st.sampled_from(between)), card, "\n"]
    parts.append(draw(st.sampled_from(("", "\n", "# end\n", "\n# end\n"))))
    parts.append(draw(st.sampled_from(REJECTED)))
    parts.append(draw(st.sampled_from(("", "", "...\n", "# the end\n"))))
    text = "".join(parts)
    if draw(st.booleans()):
        text = text.removesuffix("\n")
    ends = draw(st.sampled_from(("\n", "\n", "\r\n", "\r")))
    return (draw(st.sampled_from(("", "\ufeff"))) + text.replace("\n", ends)).encode()


def deck_of(data: bytes) -> Deck:
    """The deck that a file without problems says."""
    read = parse_deck(data, "d.yaml")
    assert [str(problem) for problem in read.problems] == []
    assert read.deck is not None
    return read.deck
