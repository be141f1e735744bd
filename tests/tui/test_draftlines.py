"""Does a draft fit beside its passage in every window, with what proves it in sight?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.authoring.sources.passages import State
from quizzer.cards.card import cards_of
from quizzer.cards.citation import Source
from quizzer.cards.content import Basic, Choice, Cloze, Content, Option
from quizzer.cards.deck import Entry
from quizzer.study.documents import PassageView, ShownLine
from quizzer.study.judging import DraftView
from quizzer.tui import draftlines
from quizzer.tui.draftlines import Shown, Spread
from quizzer.tui.passage import is_support

CONTENTS: list[Content] = [
    Basic("Who founded it?", "Ada Brook"),
    Cloze("In 2015 it sold {{7.19 million}} rolls and {{40,000}} cakes."),
    Choice("Which? " * 30, (Option("This"),), tuple(Option(f"That {n}") for n in range(9))),
]
SCROLL = "Space"
WORDS = "The bakery began with a loan and sold rolls, cakes and coffee in Fenton. " * 3


def draft_of(content: Content) -> DraftView:
    """A draft of a content."""
    entry = Entry("bread-1a2b3c4d", content)
    return DraftView(entry.id, entry, cards_of("bakery", entry), "by-means", 0.86, False, 12)


def passage_of(count: int, supported: int) -> PassageView:
    """A passage of so many long lines, one of which has a word that proves the answer."""
    lines = tuple(
        ShownLine(n, WORDS, is_cited=True, support=((100, 105),) if n == supported else ())
        for n in range(1, count + 1)
    )
    return PassageView(State.FOUND, Source("mill", author="Uma Writer"), "How it began", lines)


def shown(content: Content, count: int, supported: int, width: int, height: int) -> Spread:
    """A draft beside such a passage."""
    passages = (passage_of(count, supported),)
    whole = Shown(draft_of(content), "How it began", passages)
    return draftlines.spread(whole, width, height, SCROLL)


@given(
    content=st.sampled_from(CONTENTS),
    count=st.integers(1, 12),
    supported=st.integers(1, 12),
    width=st.integers(20, 240),
    height=st.integers(4, 60),
)
def test_what_proves_the_answer_is_seen_at_first_and_everything_by_scrolling(
    content: Content, count: int, supported: int, width: int, height: int
) -> None:
    spread = shown(content, count, min(supported, count), width, height)
    first, last = spread.ends
    assert any(map(is_support, spread.passage.seen(0)))
    seen = set()
    for by in range(first, last + 1):
        rows = spread.lines(by)
        assert len(rows) == height + last - by
        assert all(row.cell_length <= width for row in rows)
        seen |= {row.plain.strip() for row in rows}
    together = "\n".join(seen)
    for row in (*spread.card.lines, *spread.passage.lines):
        assert row.plain.strip() in together


@pytest.mark.parametrize(("width", "is_beside"), [(118, True), (78, False), (38, False)])
def test_the_passage_stands_beside_the_card_where_there_is_room(
    width: int, *, is_beside: bool
) -> None:
    rows = shown(CONTENTS[0], 1, 1, width, 20).lines(0)
    question = next(row.plain for row in rows if "Who founded it?" in row.plain)
    assert ("bakery" in question) == is_beside


def test_the_line_between_stays_where_it_is_from_card_to_card() -> None:
    places = {
        [row.plain[:2] for row in shown(content, 3, 1, 78, 20).lines(0)].index("──")
        for content in CONTENTS[:2]
    }
    assert len(places) == 1


def test_what_is_hidden_of_a_card_is_counted_beside_the_key_that_shows_it() -> None:
    hidden = shown(CONTENTS[2], 3, 1, 38, 8)
    assert f" Space {hidden.card.below} more " in "\n".join(row.plain for row in hidden.lines(0))
    whole = shown(CONTENTS[0], 3, 1, 78, 20)
    assert "Space" not in "\n".join(row.plain for row in whole.lines(0))


def test_pages_show_all_of_the_card_before_the_passage_moves_and_come_back() -> None:
    spread = shown(CONTENTS[2], 3, 3, 38, 8)
    down = [0]
    while down[-1] < spread.ends[1]:
        down.append(down[-1] + spread.page(down[-1], 1))
    assert spread.card.below in down
    at = spread.card.below
    while at > 0:
        assert spread.card.seen(at) != spread.card.seen(at + spread.page(at, -1))
        at += spread.page(at, -1)
    assert at == 0


def test_of_several_passages_only_what_is_cited_is_shown_and_headings_that_prove() -> None:
    def passage(heading: str, first: int) -> PassageView:
        texts = (heading, "", f"About {heading}.", "", "What follows")
        lines = tuple(
            ShownLine(first + n, text, is_cited=n == 2, support=((0, 5),) if n in {0, 4} else ())
            for n, text in enumerate(texts)
        )
        return PassageView(State.FOUND, Source("mill", author="Uma Writer"), heading, lines)

    passages = (passage("Cheap flour", 10), passage("Good coffee", 20))
    rows = draftlines.spread(Shown(draft_of(CONTENTS[0]), "", passages), 78, 24, SCROLL).lines(0)
    below = [row.plain.strip() for row in rows if row.plain.strip()][-5:]
    assert below == [
        "10   Cheap flour",
        "12 ▎ About Cheap flour.",
        "“Good coffee”, line 22",
        "20   Good coffee",
        "22 ▎ About Good coffee.",
    ]


def test_a_passage_of_a_document_with_pages_names_its_page() -> None:
    view = replace(passage_of(2, 1), page=3)
    rows = draftlines.spread(Shown(draft_of(CONTENTS[0]), "", (view,)), 120, 24, SCROLL).lines(0)
    assert any("“How it began”, page 3, lines 1–2 · Writer" in row.plain for row in rows)


def test_what_has_become_of_a_passage_is_seen_at_first_where_it_proves_nothing() -> None:
    view = replace(passage_of(9, 0), state=State.CHANGED, note="It is not what it was.")
    before = tuple(replace(line, is_cited=line.number > 6) for line in view.lines)
    gone = Shown(draft_of(CONTENTS[0]), "", (replace(view, lines=before),))
    rows = draftlines.spread(gone, 40, 24, SCROLL).lines(0)
    assert any("It is not what it was." in row.plain for row in rows)


def test_what_is_not_proven_stands_below_the_answer() -> None:
    shown_ = Shown(draft_of(CONTENTS[0]), doubts=["the passage does not name Ada", "nor Brook"])
    text = "\n".join(row.plain for row in draftlines.spread(shown_, 78, 20, SCROLL).lines(0))
    assert text.index("Not proven: the passage does not name Ada; nor Brook.") > text.index("Brook")


def test_a_draft_without_a_rule_names_none_and_one_without_passage_says_so() -> None:
    draft = replace(draft_of(CONTENTS[0]), rule="", confidence=0.0)
    text = "\n".join(row.plain for row in draftlines.spread(Shown(draft), 78, 20, SCROLL).lines(0))
    assert "no rule" in text
    assert "no passage" in text
    assert "%" not in text
