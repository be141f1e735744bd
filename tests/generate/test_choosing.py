"""Which drafts are chosen, and are they always the same ones?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizzer.cards.content import Basic
from quizzer.cards.deck import Drafted, Entry
from quizzer.generate.choosing import is_named, repeated, surest


def entry(name: str, topic: str = "", confidence: float = 0.9, question: str = "") -> Entry:
    content = Basic(question or f"What is {name}?", "It")
    return Entry(name, content, topic=topic, draft=Drafted("means", confidence))


entries = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from([0.6, 0.7, 0.8, 0.9])), max_size=20
).map(lambda pairs: [entry(f"c{n}", topic, sure) for n, (topic, sure) in enumerate(pairs)])


def test_the_surest_of_each_topic_come_first() -> None:
    drafts = [
        entry("a1", "a", 0.6),
        entry("a2", "a", 0.9),
        entry("a3", "a", 0.8),
        entry("b1", "b", 0.5),
    ]
    assert [one.id for one in surest(drafts, 1)] == ["a2"]
    assert [one.id for one in surest(drafts, 2)] == ["a2", "b1"]
    assert [one.id for one in surest(drafts, 3)] == ["a2", "a3", "b1"]


@given(entries, st.integers(0, 25))
def test_so_many_are_chosen_in_their_order_and_no_topic_is_left_out_for_another(
    drafts: list[Entry], most: int
) -> None:
    chosen = surest(drafts, most)
    assert len(chosen) == min(most, len(drafts))
    assert [one for one in drafts if one in chosen] == list(chosen)
    counts = {topic: sum(one.topic == topic for one in chosen) for topic in "abc"}
    for topic, count in counts.items():
        is_used_up = count == sum(one.topic == topic for one in drafts)
        assert is_used_up or count >= max(counts.values()) - 1


@given(entries, st.integers(0, 25))
def test_more_drafts_are_those_with_fewer_and_some_more(drafts: list[Entry], most: int) -> None:
    fewer, more = surest(drafts, most), surest(drafts, most + 1)
    assert {one.id for one in fewer} <= {one.id for one in more}


def test_of_two_that_ask_in_the_same_words_the_surer_one_stays() -> None:
    drafts = [
        entry("a", confidence=0.7, question="Who founded Orvanta?"),
        entry("b", confidence=0.9, question="Who founded Orvanta"),
        entry("c", confidence=0.9, question="who founded ORVANTA?"),
        entry("d", question="Who sold Orvanta?"),
    ]
    assert [one.id for one in repeated(drafts)] == ["a", "c"]


def test_a_pattern_is_part_of_a_title_or_all_of_it_with_its_gaps_filled() -> None:
    titles = ("Cost Efficiency", "pricing/cost")
    assert is_named(titles, ("efficien",))
    assert is_named(titles, ("COST*",))
    assert is_named(titles, ("nothing", "pricing/*"))
    assert is_named(titles, ("cost ?fficiency",))
    assert not is_named(titles, ("efficiency*",))
    assert not is_named(titles, ("prices",))
    assert not is_named((), ("*",))
