"""Merging adds what is new behind the last card, and leaves every other byte as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.drafts import Drafts, deck_of, decks_with_drafts
from support.entries import TEXTS, entries
from support.examples import examples

from quizzer.authoring.drafts.editing import BrokenDeckError, Opened, wherever
from quizzer.authoring.drafts.judging import accepted, rejected
from quizzer.authoring.drafts.merging import Merged, merge
from quizzer.authoring.drafts.renewing import IsThere
from quizzer.authoring.drafts.writing import new_deck
from quizzer.authoring.formatting.formatting import format_deck
from quizzer.cards.card import Status
from quizzer.cards.citation import Citation, Source
from quizzer.cards.content import Basic
from quizzer.cards.deck import Deck, Drafted, Entry, Topic

CITE = Citation("case", 4, 5, "Rents", "5d1c9e00")


def draft(name: str, question: str = "", topic: str = "money/rent") -> Entry:
    return Entry(
        name,
        Basic(question or f"Which one is {name}?", "x"),
        topic,
        citations=(CITE,),
        status=Status.DRAFT,
        draft=Drafted("label", 0.75),
        made_by="quizzer-generate/1",
    )


MADE = Deck(
    id="made",
    title="Made",
    sources=(Source("case", "case.txt", "The case", blake2="9f2c41d07a"),),
    topics=(Topic("idea", "The idea"), Topic("money", "Money"), Topic("money/rent", "Rents")),
    entries=(draft("a-1"), draft("b-2")),
)


def there(_citation: Citation, _source: Source) -> bool:
    return True


def gone(_citation: Citation, _source: Source) -> bool:
    return False


def merged(text: str, made: Deck = MADE) -> str:
    return merge(text.encode(), "d.yaml", made, there).data.decode()


HEAD = """\
quizzer: 1
deck: x
sources:
  case:
    file: case.txt
topics:
  money: Money  # a lot
  money/rent: Rents
cards:
"""
CARD = "  - id: mine\n    q: Q\n    a: x\n"
ADDED = """
  - id: a-1
    q: Which one is a-1?
    a: x
    topic: money/rent
    cite: {in: case, at: 4-5, under: Rents, print: 5d1c9e00}
    status: draft
    draft: {rule: label, confidence: 0.75}
    by: quizzer-generate/1

  - id: b-2
    q: Which one is b-2?
    a: x
    topic: money/rent
    cite: {in: case, at: 4-5, under: Rents, print: 5d1c9e00}
    status: draft
    draft: {rule: label, confidence: 0.75}
    by: quizzer-generate/1
"""
FLOW = (
    '{id: a-1, q: "Which one is a-1?", a: x, topic: "money/rent",'
    " cite: {in: case, at: 4-5, under: Rents, print: 5d1c9e00}, status: draft,"
    " draft: {rule: label, confidence: 0.75}, by: quizzer-generate/1}"
).replace('"money/rent"', "money/rent")

MERGED = {
    "behind the last card": (f"{HEAD}{CARD}", f"{HEAD}{CARD}{ADDED}"),
    "before what follows": (
        f"{HEAD}{CARD}    # of mine\n\n# end\nrejected: {{c: wrong}}\n...\n",
        f"{HEAD}{CARD}    # of mine\n{ADDED}\n# end\nrejected: {{c: wrong}}\n...\n",
    ),
    "into a deck without cards": (f"{HEAD}", f"{HEAD}{ADDED[1:]}"),
    "into empty brackets": (
        f"{HEAD[:-1]} []  # none yet\n",
        f"{HEAD[:-1]}  # none yet\n{ADDED[1:]}",
    ),
    "without a key for cards": (HEAD.removesuffix("cards:\n"), f"{HEAD}{ADDED[1:]}"),
    "at the margin": (
        f"{HEAD}- {{id: mine, q: Q, a: x}}\n",
        f"{HEAD}- {{id: mine, q: Q, a: x}}\n{ADDED.replace(chr(10) + '  ', chr(10))}",
    ),
    "without an end of the last line": (f"{HEAD}{CARD[:-1]}", f"{HEAD}{CARD}{ADDED[:-1]}"),
}


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(("before", "after"), MERGED.values(), ids=MERGED)
def test_new_drafts_are_appended_and_nothing_else_changes(
    before: str, after: str, end: str
) -> None:
    old, new = (f"\ufeff{text}".replace("\n", end) for text in (before, after))
    assert merged(old) == new
    assert merged(new) == new


def test_cards_in_brackets_get_more_in_brackets() -> None:
    made = replace(MADE, entries=MADE.entries[:1])
    text = f"{HEAD[:-1]} [{{id: mine, q: Q, a: x}}, ]  # all\n"
    assert merged(text, made) == text.replace("}, ]", f"}}, {FLOW}, ]")


def test_a_deck_in_braces_gets_what_it_lacks_in_braces() -> None:
    made = replace(MADE, entries=MADE.entries[:1])
    assert merged('{"quizzer": 1, "deck": "x"}\n', made) == (
        '{"quizzer": 1, "deck": "x",'
        " sources: {case: {file: case.txt, title: The case, blake2: 9f2c41d07a}},"
        f" topics: {{money: Money, money/rent: Rents}}, cards: [{FLOW}]}}\n"
    )


def test_missing_sources_and_topics_are_added_in_the_order_of_keys() -> None:
    text = "quizzer: 1\ndeck: x\ntitle: X\n\ncards:\n" + CARD
    assert merged(text) == (
        "quizzer: 1\ndeck: x\ntitle: X\n"
        "sources:\n  case:\n    file: case.txt\n    title: The case\n    blake2: 9f2c41d07a\n"
        "topics:\n  money: Money\n  money/rent: Rents\n"
        f"\ncards:\n{CARD}{ADDED}"
    )
    data = merged(text).encode()
    assert format_deck(data, "d.yaml").data == data


FIELDS = ("file: case.txt", "title: The case", "blake2: 9f2c41d07a")
CASE = "".join(f"    {field}\n" for field in FIELDS)

STYLES = {
    "on lines": (
        "sources:\n   doc:\n      file: o.txt  # old\n{}# t\ntopics:\n  o: Other\n{}\n  # sub\n",
        (f"   case:\n{CASE.replace('    ', '     ')}", "  money: Money\n  money/rent: Rents\n"),
    ),
    "in braces": (
        "sources: {{doc: {{file: o.txt}}{}}}\ntopics: {{o: Other{}, }}\n",
        (f", case: {{{', '.join(FIELDS)}}}", ", money: Money, money/rent: Rents"),
    ),
    "empty": (
        "sources:  # none\n{}topics:\n{}",
        (f"  case:\n{CASE}", "  money: Money\n  money/rent: Rents\n"),
    ),
}


@pytest.mark.parametrize(("style", "added"), STYLES.values(), ids=STYLES)
def test_sources_and_topics_are_added_in_the_style_of_the_others(
    style: str, added: tuple[str, str]
) -> None:
    head = "quizzer: 1\ndeck: x\n"
    before, after = style.format("", ""), style.format(*added)
    assert merged(f"{head}{before}cards:\n{CARD}") == f"{head}{after}cards:\n{CARD}{ADDED}"


def test_what_is_there_or_was_rejected_is_left_alone() -> None:
    text = merged(f"{HEAD}{CARD}")
    changed = text.replace("Which one is a-1?", "Who is it?").encode()
    judged = rejected(accepted(Opened.of(changed, "d.yaml"), "a-1"), "b-2", "trivial")
    mine = judged.data
    made = replace(MADE, entries=(*MADE.entries, draft("c-3")))
    again = merge(mine, "d.yaml", made, there)
    assert (again.kept, again.rejected, again.added) == (("a-1",), ("b-2",), ("c-3",))
    third = merge(again.data, "d.yaml", made, there)
    assert third == Merged(again.data, kept=("a-1", "c-3"), rejected=("b-2",))


def test_a_card_that_got_another_id_does_not_come_back() -> None:
    text = merged(f"{HEAD}{CARD}").replace("id: a-1", "id: named-by-me")
    again = merge(text.encode(), "d.yaml", MADE, there)
    assert again == Merged(text.encode(), kept=("a-1", "b-2"))


def test_the_same_draft_from_another_passage_is_new_where_its_own_is_gone() -> None:
    text = merged(f"{HEAD}{CARD}")
    moved = Citation("case", 9, 9, "Rents", "abcdef012345")
    again = replace(MADE.entries[0], id="a-9", citations=(moved,))
    result = merge(
        text.encode(),
        "d.yaml",
        replace(MADE, entries=(again,)),
        lambda citation, _: citation.first_line != 4,
    )
    assert (result.gone, result.added, result.kept) == (("a-1", "b-2"), ("a-9",), ())


def test_a_confidence_is_merged_in_hundredths() -> None:
    sure = replace(draft("c-3"), draft=Drafted("label", 2 / 3))
    deck = deck_of(merged(HEAD, replace(MADE, entries=(sure,))).encode())
    assert deck.entries[0].draft == Drafted("label", 0.67)


def test_a_draft_whose_passage_is_gone_is_marked_until_it_is_found_again() -> None:
    text = merged(f"{HEAD}{CARD}")
    text = text.replace("draft: {rule: label, confidence: 0.75}", "draft:\n      rule: label\n"
                        "      confidence: 0.75\n      gone: false", 1)  # fmt: skip
    other = replace(MADE, entries=())
    lost = merge(accepted(Opened.of(text.encode(), "d.yaml"), "a-1").data, "d.yaml", other, gone)
    assert lost.gone == ("b-2",)
    lost = merge(text.encode(), "d.yaml", other, gone)
    assert (lost.gone, lost.found, lost.added) == (("a-1", "b-2"), (), ())
    assert lost.data.decode() == text.replace("gone: false", "gone: true").replace(
        "confidence: 0.75}", "confidence: 0.75, gone: true}"
    )
    assert merge(lost.data, "d.yaml", other, gone).data == lost.data
    back = merge(lost.data, "d.yaml", other, there)
    assert (back.gone, back.found) == ((), ("a-1", "b-2"))
    assert back.data.decode() == text.replace("      gone: false\n", "")


def only_new(citation: Citation, _source: Source) -> bool:
    return citation.fingerprint == "abcdef01"


def made_again() -> Deck:
    """The same drafts, from a passage that reads otherwise around their sentences."""
    cite = replace(CITE, last_line=6, fingerprint="abcdef01")
    return replace(MADE, entries=tuple(replace(one, citations=(cite,)) for one in MADE.entries))


def test_a_draft_that_was_made_again_gets_its_new_citation_if_nobody_touched_it() -> None:
    text = merged(f"{HEAD}{CARD}\n  # a\n") + "\n# end\n"
    marked = merge(text.encode(), "d.yaml", replace(MADE, entries=()), gone).data
    for data in (text.encode(), marked):
        result = merge(data, "d.yaml", made_again(), only_new)
        assert (result.renewed, result.kept) == (("a-1", "b-2"), ("a-1", "b-2"))
        assert (result.gone, result.found, result.added) == ((), (), ())
        assert result.data.decode() == text.replace("at: 4-5", "at: 4-6").replace(
            "5d1c9e00", "abcdef01"
        )
        assert merge(result.data, "d.yaml", made_again(), only_new).renewed == ()


@pytest.mark.parametrize(
    "touch",
    [
        ("Which one is a-1?", "Who is it?"),
        ("    q: Which one is a-1?", "    # mine\n    q: Which one is a-1?"),
        ("    by: quizzer-generate/1\n", "    by:  quizzer-generate/1\n"),
    ],
    ids=["the question", "a comment", "a space"],
)
def test_a_draft_that_a_person_touched_keeps_its_citation_and_is_not_gone(
    touch: tuple[str, str],
) -> None:
    text = merged(f"{HEAD}{CARD}", replace(MADE, entries=MADE.entries[:1])).replace(*touch, 1)
    made = replace(made_again(), entries=made_again().entries[:1])
    result = merge(text.encode(), "d.yaml", made, only_new)
    assert result == Merged(text.encode(), kept=("a-1",))


def test_a_draft_that_a_person_wrote_is_never_marked() -> None:
    text = f"{HEAD}{CARD}    cite: case:3\n    status: draft\n"
    made = replace(MADE, entries=())
    assert merge(text.encode(), "d.yaml", made, gone).data.decode() == text


def test_the_passages_are_asked_for_with_their_sources() -> None:
    asked = []

    def ask(citation: Citation, source: Source) -> bool:
        asked.append((citation.first_line, source.file))
        return True

    merge(merged(f"{HEAD}{CARD}").encode(), "d.yaml", MADE, ask)
    assert asked == [(4, "case.txt"), (4, "case.txt")]


@pytest.mark.parametrize(
    ("sources", "name"),
    [
        ("{file: case.txt}", "mine"),
        ("{file: sub/other.txt, blake2: 9f2c41d07aff}", "mine"),
        ("{title: No file}", "case"),
    ],
)
def test_a_document_is_the_same_by_its_file_or_its_digest(sources: str, name: str) -> None:
    text = f"quizzer: 1\ndeck: x\nsources: {{mine: {sources}}}\n"
    deck = deck_of(merged(text).encode())
    assert {c.source for entry in deck.entries for c in entry.citations} == {name}
    assert [source.id for source in deck.sources] == list(dict.fromkeys(("mine", name)))


def test_another_document_of_the_same_name_gets_a_number() -> None:
    text = "quizzer: 1\ndeck: x\nsources: {case: {file: o.txt}, case-2: {file: p.txt}}\n"
    deck = deck_of(merged(text).encode())
    assert [source.id for source in deck.sources] == ["case", "case-2", "case-3"]
    assert deck.entries[0].citations[0].source == "case-3"


def test_a_topic_is_the_same_by_its_path_or_its_only_title() -> None:
    text = "quizzer: 1\ndeck: x\ntopics: {business: 'money ', idea: Mine}\n"
    made = replace(MADE, entries=(draft("a-1"), draft("b-2", topic="idea")))
    deck = deck_of(merged(text, made).encode())
    assert [entry.topic for entry in deck.entries] == ["business/rent", "idea"]
    assert [topic.path for topic in deck.topics] == ["business", "idea", "business/rent"]


def test_a_draft_that_cannot_be_written_is_dropped_with_its_topic() -> None:
    bad = replace(draft("bad", topic="idea"), why="bell\x07")
    result = merge(HEAD.encode(), "d.yaml", replace(MADE, entries=(bad, draft("a-1"))), there)
    assert (result.added, result.dropped) == (("a-1",), ("bad",))
    assert [topic.path for topic in deck_of(result.data).topics] == ["money", "money/rent"]


def test_a_deck_with_problems_is_left_alone() -> None:
    with pytest.raises(BrokenDeckError) as caught:
        merge(f"{HEAD}{CARD}    wrong: [y]\n".encode(), "d.yaml", MADE, there)
    assert [problem.line for problem in caught.value.problems] == [13]


@settings(max_examples=examples(50))
@given(decks_with_drafts(), st.lists(entries(), max_size=3), TEXTS, st.sampled_from((there, gone)))
def test_merging_adds_every_new_card_once_and_keeps_the_rest(
    old: Drafts, drawn: list[Entry], title: str, of_old: IsThere
) -> None:
    def is_there(citation: Citation, source: Source) -> bool:
        return source.id != "doc" or of_old(citation, source)

    names = dict.fromkeys(c.source for entry in drawn for c in entry.citations)
    paths = dict.fromkeys(entry.topic for entry in drawn if entry.topic)
    made = Deck(
        id="made",
        title="Made",
        sources=tuple(Source(name, f"{name}.md") for name in names),
        topics=tuple(Topic(path, title) for path in paths),
        entries=tuple(drawn),
    )
    before = deck_of(old.data)
    result = merge(old.data, "d.yaml", made, is_there)
    after = deck_of(result.data)
    assert [e.id for e in after.entries] == [*(e.id for e in before.entries), *result.added]
    assert {*result.added, *result.kept, *result.rejected} == {entry.id for entry in drawn}
    if not (result.found or result.gone):
        rest = iter(result.data)
        assert all(byte in rest for byte in old.data)
    again = merge(result.data, "d.yaml", made, is_there)
    assert again.data == result.data
    assert again.added == again.gone == again.found == ()


@settings(max_examples=examples(50))
@given(
    st.lists(
        entries(), min_size=1, max_size=3, unique_by=(lambda one: one.id, lambda one: one.content)
    )
)
def test_merging_into_an_empty_deck_gives_what_a_new_one_has(drawn: list[Entry]) -> None:
    names = dict.fromkeys(c.source for entry in drawn for c in entry.citations)
    made = Deck("x", "x", sources=tuple(Source(name, name) for name in names), entries=tuple(drawn))
    result = merge(b"quizzer: 1\ndeck: x\n", "d.yaml", made, there)
    assert wherever(deck_of(result.data)) == wherever(deck_of(new_deck(made).data)) == made
