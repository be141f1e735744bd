"""What must hold of formatting, whatever style a deck is written in?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

import yaml
from hypothesis import given, settings
from support.examples import examples
from support.formatting import BLAKE2, DOCUMENTS, WrittenByHand, decks

from quizzer.authoring.deckfile import parse_deck
from quizzer.authoring.formatting.formatting import Formatted, format_deck
from quizzer.authoring.formatting.ordering import CARD_KEYS, DECK_KEYS

LOADER = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
PROPERTY = settings(max_examples=examples(50))
LINE = re.compile("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")


def formatted(data: bytes) -> Formatted:
    result = format_deck(data, "d.yaml", lambda _: DOCUMENTS)
    assert result.problems == ()
    return result


def values(data: bytes) -> dict[str, Any]:
    """What YAML itself says, all of it text: the second opinion on what a deck says."""
    deck: dict[str, Any] = yaml.load(data.decode("utf-8-sig"), Loader=LOADER)
    return deck


def without_endings(value: Any) -> Any:
    """Without the line ends behind a block of text, which do not count in a deck."""
    match value:
        case dict():
            return {key: without_endings(inner) for key, inner in value.items()}
        case list():
            return [without_endings(inner) for inner in value]
        case _:
            return value.rstrip("\n")


@PROPERTY
@given(decks())
def test_nothing_but_ids_citations_and_fingerprints_is_read_differently(
    deck: WrittenByHand,
) -> None:
    before = without_endings(values(deck.data))
    after = without_endings(values(formatted(deck.data).data))
    for old, new in zip(before["cards"], after["cards"], strict=True):
        if not old.get("id"):
            old["id"] = new["id"]
        if "cite" in old:
            old["cite"] = new["cite"]
    for source in before["sources"].values():
        if "file" in source:
            assert source.setdefault("blake2", BLAKE2) == BLAKE2
    assert after == before


@PROPERTY
@given(decks())
def test_twice_is_once(deck: WrittenByHand) -> None:
    once = formatted(deck.data).data
    assert formatted(once).data == once


@PROPERTY
@given(decks())
def test_every_line_without_an_edited_key_stays_byte_for_byte(deck: WrittenByHand) -> None:
    before, after = deck.data.decode(), formatted(deck.data).data.decode()
    lines = LINE.findall(after.removeprefix("\ufeff"))
    if deck.is_deck_ordered:
        assert is_subsequence(deck.fixed, lines)
    else:
        bare = Counter(line.rstrip("\r\n") for line in lines)
        assert Counter(line.rstrip("\r\n") for line in deck.fixed) <= bare
    assert after.startswith("\ufeff") is before.startswith("\ufeff")
    assert after.endswith(("\n", "\r")) is before.endswith(("\n", "\r"))
    assert set(re.findall("\r\n|\r|\n", after)) <= set(re.findall("\r\n|\r|\n", before)) | (
        {"\n"} if not re.search("[\r\n]", before) else set()
    )


@PROPERTY
@given(decks())
def test_every_comment_stays(deck: WrittenByHand) -> None:
    def comments(data: bytes) -> Counter[str]:
        lines = re.split("\r\n|\r|\n", data.decode("utf-8-sig"))
        return Counter(found[0] for line in lines if (found := re.search(r"(^| )#.*", line)))

    assert comments(deck.data) <= comments(formatted(deck.data).data)


@PROPERTY
@given(decks())
def test_ids_are_given_once_and_kept(deck: WrittenByHand) -> None:
    before = [card.get("id") for card in values(deck.data)["cards"]]
    after = [card["id"] for card in values(formatted(deck.data).data)["cards"]]
    assert all(old in (None, "", new) for old, new in zip(before, after, strict=True))
    assert len({name.casefold() for name in after}) == len(after)


@PROPERTY
@given(decks())
def test_every_citation_says_what_its_document_says(deck: WrittenByHand) -> None:
    data = formatted(deck.data).data
    read = parse_deck(data, "d.yaml").deck
    assert read is not None
    for entry in read.entries:
        for citation in entry.citations:
            # A pair in brackets without braces is the only form that is left.
            assert DOCUMENTS.anchor(citation) in (None, citation)


@PROPERTY
@given(decks())
def test_what_is_said_to_be_in_order_is(deck: WrittenByHand) -> None:
    result = formatted(deck.data)
    before, after = values(deck.data), values(result.data)
    assert bool(result.done.ordered_decks) is (list(before) != list(after))
    if result.done.ordered_decks:
        assert list(after) == sorted(after, key=DECK_KEYS.index)
    moved = 0
    for old, new in zip(before["cards"], after["cards"], strict=True):
        if [key for key in new if key in old] != list(old):
            assert list(new) == sorted(new, key=CARD_KEYS.index)
            moved += 1
    assert moved == result.done.ordered_cards


def is_subsequence(some: Iterable[str], lines: Iterable[str]) -> bool:
    rest = iter(lines)
    return all(line in rest for line in some)
