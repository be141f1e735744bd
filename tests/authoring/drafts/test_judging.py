"""Accepting and rejecting a draft changes its lines and no others."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.drafts import REASONS, Drafts, deck_of, decks_with_drafts
from support.examples import examples

from quizzer.authoring.drafts import judging
from quizzer.authoring.drafts.editing import BrokenDeckError, EditingError, Opened
from quizzer.authoring.drafts.judging import NoDraftError
from quizzer.authoring.formatting.splicing import Edit
from quizzer.authoring.problems import Place
from quizzer.cards.card import Status
from quizzer.cards.content import Basic
from quizzer.cards.deck import Rejection

HEAD = "quizzer: 1\ndeck: x\ncards:\n"


def accepted(data: bytes, card: str) -> bytes:
    return judging.accepted(Opened.of(data, "d.yaml"), card).data


def rejected(data: bytes, card: str, reason: str) -> bytes:
    return judging.rejected(Opened.of(data, "d.yaml"), card, reason).data


def is_part_of(text: str, whole: str) -> bool:
    """Whether a text comes of another by leaving characters out."""
    rest = iter(whole)
    return all(character in rest for character in text)


@settings(max_examples=examples(50))
@given(decks_with_drafts())
def test_accepting_takes_two_keys_away_and_adds_nothing(made: Drafts) -> None:
    for card in made.ids:
        data = accepted(made.data, card)
        before, after = deck_of(made.data), deck_of(data)
        assert [entry.id for entry in after.entries] == [entry.id for entry in before.entries]
        (entry,) = (entry for entry in after.entries if entry.id == card)
        assert entry.status is Status.ACCEPTED
        assert entry.draft is None
        assert is_part_of(data.decode(), made.data.decode())


@settings(max_examples=examples(50))
@given(decks_with_drafts(), st.sampled_from(REASONS))
def test_rejecting_takes_the_card_away_and_remembers_why(made: Drafts, reason: str) -> None:
    for card in made.ids:
        data = rejected(made.data, card, reason)
        before, after = deck_of(made.data), deck_of(data)
        assert [e.id for e in after.entries] == [e.id for e in before.entries if e.id != card]
        assert after.rejected == (*before.rejected, Rejection(card, reason))


ACCEPTED = {
    "on lines of their own": (
        "- id: c\n  q: Q\n  a: x\n  status: draft  # ?\n  draft: {rule: r, confidence: 1}\n",
        "- id: c\n  q: Q\n  a: x\n",
    ),
    "without a rule": (
        "- id: c\n  q: Q\n  a: x\n  status: draft\n",
        "- id: c\n  q: Q\n  a: x\n",
    ),
    "first": (
        "- status: draft\n  # the name\n  id: c\n  q: Q\n  a: x\n",
        "- # the name\n  id: c\n  q: Q\n  a: x\n",
    ),
    "both first, below the dash": (
        "-\n  draft:\n    rule: r\n    confidence: 1\n  status: draft\n  id: c\n  q: Q\n  a: x\n",
        "-\n  id: c\n  q: Q\n  a: x\n",
    ),
    "comment above": (
        "- id: c\n  q: Q\n  a: x\n  # why not?\n  status: draft\n\n# end\n",
        "- id: c\n  q: Q\n  a: x\n  # why not?\n\n# end\n",
    ),
    "space that a text above would take in": (
        "- id: c\n  q: Q\n  a: |\n    x\n  status: draft\n      \n\n      # deep\n  by: me\n",
        "- id: c\n  q: Q\n  a: |\n    x\n  by: me\n",
    ),
    "in braces": (
        "- {id: c, status: draft, q: Q, a: x, draft: {rule: r, confidence: 1}}\n",
        "- {id: c, q: Q, a: x}\n",
    ),
    "first in braces": (
        "- {status: draft, draft: {rule: r, confidence: 1}, id: c, q: Q, a: x}\n",
        "- {id: c, q: Q, a: x}\n",
    ),
    "in braces on lines with comments": (
        "- {\n    id: c, # name\n    q: Q, a: x, # asked\n    status: draft, # ?\n  }\n",
        "- {\n    id: c, # name\n    q: Q, a: x, # asked\n    # ?\n  }\n",
    ),
}


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(("before", "after"), ACCEPTED.values(), ids=ACCEPTED)
def test_accepting_edits_as_little_as_possible(before: str, after: str, end: str) -> None:
    old, new = ((HEAD + text).replace("\n", end).encode() for text in (before, after))
    assert accepted(old, "c") == new


DRAFT = "  - {id: c, q: Q, a: x, status: draft}\n"
OTHER = "  - {id: o, q: Q, a: x}\n"
THIRD = "  - {id: p, q: Q, a: x}\n"

REJECTED = {
    "the only card": (
        f"cards:\n{DRAFT}",
        "cards:\n\nrejected:\n  c: wrong\n",
    ),
    "the first card": (
        f"cards:\n\n{DRAFT}\n{OTHER}",
        f"cards:\n\n{OTHER}\nrejected:\n  c: wrong\n",
    ),
    "the last card": (
        f"cards:\n{OTHER}\n\n{DRAFT}# end\n",
        f"cards:\n{OTHER}\nrejected:\n  c: wrong\n# end\n",
    ),
    "with its own comments": (
        f"cards:\n{OTHER}    # inside o\n\n  # part\n\n  # c\n  # and c\n{DRAFT}  # p\n{THIRD}",
        f"cards:\n{OTHER}    # inside o\n\n  # part\n\n  # p\n{THIRD}\nrejected:\n  c: wrong\n",
    ),
    "comments at the head of the cards": (
        f"cards:\n  # part\n\n  # c\n{DRAFT}\n{OTHER}",
        f"cards:\n  # part\n\n{OTHER}\nrejected:\n  c: wrong\n",
    ),
    "beside others": (
        f"cards:\n{OTHER}{DRAFT}rejected:\n  b: other  # b\n  # end\n",
        f"cards:\n{OTHER}rejected:\n  b: other  # b\n  c: wrong\n  # end\n",
    ),
    "beside others in braces": (
        f"rejected: {{b: other}}\ncards:\n{DRAFT}",
        "rejected: {b: other, c: wrong}\ncards:\n",
    ),
    "below an empty key": (
        f"rejected:  # why\ncards:\n{DRAFT}",
        "rejected:  # why\n  c: wrong\ncards:\n",
    ),
    "in empty braces": (
        f"cards:\n{DRAFT}rejected: {{}}\n",
        "cards:\nrejected:\n  c: wrong\n",
    ),
    "rejected before": (
        f"cards:\n{DRAFT}rejected: {{c: it is unclear, b: other}}\n",
        "cards:\nrejected: {c: wrong, b: other}\n",
    ),
    "cards in brackets": (
        "cards: [{id: o, q: Q, a: x}, # o\n  {id: c, q: Q, a: x, status: draft}]\n",
        "cards: [{id: o, q: Q, a: x}, # o\n  ]\n\nrejected:\n  c: wrong\n",
    ),
    "the end of the document": (
        f"cards:\n{OTHER}{DRAFT}...\n",
        f"cards:\n{OTHER}\nrejected:\n  c: wrong\n...\n",
    ),
    "no end of the last line": (
        f"cards:\n{OTHER}{DRAFT[:-1]}",
        f"cards:\n{OTHER[:-1]}\n\nrejected:\n  c: wrong",
    ),
}


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(("before", "after"), REJECTED.values(), ids=REJECTED)
def test_rejecting_edits_as_little_as_possible(before: str, after: str, end: str) -> None:
    head = "\ufeffquizzer: 1\ndeck: x\n"
    old, new = ((head + text).replace("\n", end).encode() for text in (before, after))
    assert rejected(old, "c", "wrong").decode() == new.decode()


def test_a_deck_in_braces_is_edited_too() -> None:
    card = '{"id": "c", "q": "Q", "a": "x", "status": "draft"}'
    data = f'{{"quizzer": 1, "deck": "x", "cards": [{card}]}}'.encode()
    assert accepted(data, "c").decode() == (
        '{"quizzer": 1, "deck": "x", "cards": [{"id": "c", "q": "Q", "a": "x"}]}'
    )
    assert rejected(data, "c", "wrong").decode() == (
        '{"quizzer": 1, "deck": "x", "cards": [], rejected: {c: wrong}}'
    )


def test_a_reason_is_one_line() -> None:
    data = f"{HEAD}{DRAFT}".encode()
    (rejection,) = deck_of(rejected(data, "c", " so\n  # wrong:\tit ")).rejected
    assert rejection.reason == "so # wrong: it"


@pytest.mark.parametrize("card", ["o", "none", "c#1"])
def test_only_a_draft_can_be_judged(card: str) -> None:
    data = f"{HEAD}{DRAFT}{OTHER}".encode()
    with pytest.raises(NoDraftError, match=f"no draft {card} in this deck"):
        accepted(data, card)
    with pytest.raises(NoDraftError, match=f"no draft {card} in this deck"):
        rejected(data, card, "wrong")


def test_a_deck_with_problems_is_not_edited() -> None:
    data = f"{HEAD}{DRAFT}  - {{id: o, q: Q}}\n  - {{q: Q, a: x}}\n".encode()
    with pytest.raises(BrokenDeckError, match="no answer") as caught:
        accepted(data, "c")
    assert str(caught.value).startswith("d.yaml:5:5: this deck has a problem: this card has no")
    assert str(caught.value).endswith("Mend it, and run `quizzer check`. It has 1 more.")
    assert len(caught.value.problems) == 2


@pytest.mark.parametrize(
    "edits",
    [[], [Edit(Place(4, 1), Place(5, 1), "")], [Edit(Place(9, 1), Place(9, 2), "")]],
    ids=["does nothing", "takes too much", "lies outside"],
)
def test_an_edit_that_does_not_say_what_was_meant_is_not_made(
    edits: list[Edit], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "without_pairs", lambda *_: edits)
    with pytest.raises(EditingError, match="cannot edit safely") as caught:
        accepted(f"{HEAD}{DRAFT}".encode(), "c")
    assert caught.value.where == "d.yaml:4"


@pytest.mark.parametrize(
    "card",
    [
        "- id: c\n  q: Q\n  a: x\n  ? status  # is\n  : draft\n",
        "- {id: c, ? status : draft, # why\n  q: Q, a: x}\n",
    ],
    ids=["on lines", "in braces"],
)
def test_a_key_behind_a_question_mark_is_taken_out_too(card: str) -> None:
    (entry,) = deck_of(accepted(f"{HEAD}{card}".encode(), "c")).entries
    assert (entry.status, entry.content) == (Status.ACCEPTED, Basic("Q", "x"))
