"""How many cards of the bundled decks are proven, and how many wrong ones would be?

Run by hand: `python tests/bench/prove.py [DECKS] [--wrong]`; skips where the case documents are
not beside the checkout. Cards are taken as `fmt` would leave them, with a fingerprint for each
citation. A wrong card is a card of the deck with its answer exchanged for that of another card
of its kind, with a number or a name of it changed, with two names exchanged, or denied. `--wrong`
names each wrong card that is proven all the same.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from quizzer.authoring.deckfile import read_deck
from quizzer.authoring.sources.documents import Document, parse_document
from quizzer.authoring.sources.proving import Cited, Proof, Verdict, as_printed, cited, prove
from quizzer.cards import cloze
from quizzer.cards.card import Card, cards_of
from quizzer.cards.content import Basic, Choice, Claim, Cloze, Kind, Number, Option
from quizzer.cards.figures import figures
from quizzer.cards.quantity import Quantity

ROOT = Path(__file__).parents[2]
CASE = ROOT.parent / "shared" / "case"

SEPARATOR = " / "
MOST_NAMES = 8
"""Names of a deck that are put in the place of others: the most frequent ones."""

NAME = re.compile(r"[^\W\d_a-z]\w*(?: [^\W\d_a-z]\w*)*")
ONLY_NAMES = re.compile(r"(?:[^\W\d_a-z]\w*|and|,|\s)+")
VERB = re.compile(r"\b(?:is|are|was|were|can|may|has|have|had|will|must)\b")

Deck = Sequence[tuple[Card, Sequence[Cited]]]


def main() -> None:
    """Print both tables."""
    if not CASE.is_dir():
        sys.exit(f"skipped: there are no case documents in {CASE}")
    folders = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    documents = {p.name: parse_document(p.read_bytes(), p.name) for p in CASE.iterdir()}
    started = time.perf_counter()
    decks = {
        path.stem: cards_in(path, documents)
        for path in sorted((folders or [ROOT / "decks"])[0].glob("*.yaml"))
    }
    right(decks, started)
    wrong(decks, shows="--wrong" in sys.argv)


def cards_in(path: Path, documents: dict[str, Document]) -> Deck:
    """The cards of a deck file with their citations as `fmt` would complete them."""
    deck = read_deck(path).deck
    assert deck is not None, path
    sources = {source.id: source for source in deck.sources}
    return [
        (
            card,
            [
                as_printed(cited(c, sources[c.source], documents[sources[c.source].file]))
                for c in card.citations
            ],
        )
        for entry in deck.entries
        for card in cards_of(deck.id, entry)
    ]


def right(decks: dict[str, Deck], started: float) -> None:
    """How many cards are proven as they are, and why the others are not."""
    kinds: Counter[Kind] = Counter()
    proven: Counter[Kind] = Counter()
    unproven: list[tuple[Card, Proof]] = []
    for deck in decks.values():
        for card, passages in deck:
            proof = prove(card, passages)
            kinds[card.kind] += 1
            proven[card.kind] += proof.verdict is Verdict.PROVEN
            if proof.verdict is not Verdict.PROVEN:
                unproven.append((card, proof))
    for card, proof in unproven:
        print(f"{card.key}  {proof.verdict}: {'; '.join(proof.reasons)}")
    print(f"\n{'kind':<10}{'cards':>8}{'proven':>8}{'share':>9}")
    for kind, count in [*kinds.items(), ("all", kinds.total())]:
        good = proven.total() if kind == "all" else proven[Kind(kind)]
        print(f"{kind:<10}{count:>8}{good:>8}{good / count:>9.1%}")
    print(f"in {time.perf_counter() - started:.2f} s")


def wrong(decks: dict[str, Deck], *, shows: bool) -> None:
    """How many wrong cards are proven."""
    made: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    for deck in decks.values():
        for change, card, wrong_card, passages in wrong_cards(deck):
            made[change] += 1
            if prove(wrong_card, passages).verdict is Verdict.PROVEN:
                passed[change] += 1
                if shows:
                    print(f"{change}  {card.key}: {answer_of(card)} → {answer_of(wrong_card)}")
    print(f"\n{'change':<16}{'wrong':>8}{'proven':>8}{'share':>9}")
    for change, count in [*made.items(), ("all", made.total())]:
        bad = passed.total() if change == "all" else passed[change]
        print(f"{change:<16}{count:>8}{bad:>8}{bad / count:>9.1%}")


def wrong_cards(deck: Deck) -> Iterator[tuple[str, Card, Card, Sequence[Cited]]]:
    """Each card of a deck in each wrong form, with how it was made wrong."""
    counts = Counter(name for card, _ in deck for name in names_in(answer_of(card)))
    names = [name for name, _ in counts.most_common(MOST_NAMES)]
    for card, passages in deck:
        forms = [("answer", other) for other in exchanged(card, deck)]
        if not (isinstance(card.content, Claim) and not card.content.is_true):
            # What is changed in a false claim leaves it false.
            forms += [("number", with_answer(card, text)) for text in miscounted(card)]
            forms += [("name", with_answer(card, text)) for text in renamed(card, names)]
            forms += [("two names", with_answer(card, text)) for text in turned(card)]
        forms += [("denied", other) for other in denied(card)]
        for change, wrong_card in forms:
            yield change, card, wrong_card, passages


def exchanged(card: Card, deck: Deck) -> Iterator[Card]:
    """The card with the answer of every other card of its kind, unless it counts as well."""
    content = card.content
    accepted = content.accept if isinstance(content, Basic) else ()
    right_ones = {text.casefold() for text in (answer_of(card), *accepted)}
    for other, _ in deck:
        if other.kind is not card.kind or other.line == card.line:
            continue
        if answer_of(other).casefold() in right_ones:
            continue
        if isinstance(other.content, Claim):
            yield replace(card, content=other.content, why=other.why)
        else:
            yield with_answer(card, answer_of(other))


def miscounted(card: Card) -> Iterator[str]:
    """The answer with the first digit of each number changed, twice."""
    text = answer_of(card)
    for figure in figures(text):
        digit = re.search(r"\d", figure.text)
        if digit is None:
            continue
        at = figure.start + digit.start()
        for step in (1, 3):
            changed = str((int(text[at]) + step - 1) % 9 + 1)
            yield f"{text[:at]}{changed}{text[at + 1 :]}"


def renamed(card: Card, names: Sequence[str]) -> Iterator[str]:
    """The answer with each of its names exchanged for another of the deck."""
    text = answer_of(card)
    for name in dict.fromkeys(names_in(text)):
        for other in names:
            if other != name and other not in text:
                yield re.sub(rf"\b{re.escape(name)}\b", other, text)


def turned(card: Card) -> Iterator[str]:
    """The answer with two of its names in each other's place, unless it only lists them."""
    text = answer_of(card)
    if ONLY_NAMES.fullmatch(text):
        return
    for one, other in combinations(dict.fromkeys(names_in(text)), 2):
        swap = {one: other, other: one}
        parts = re.split(rf"\b({re.escape(one)}|{re.escape(other)})\b", text)
        yield "".join(swap.get(part, part) for part in parts)


def denied(card: Card) -> Iterator[Card]:
    """The claim with the opposite truth or the opposite verb; else the answer with a `not`."""
    text = answer_of(card)
    match card.content:
        case Claim(is_true=is_true):
            yield replace(card, content=replace(card.content, is_true=not is_true))
            verb = VERB.search(text)
            if verb:
                yield with_answer(card, f"{text[: verb.end()]} not{text[verb.end() :]}")
        case Number():
            return
        case _:
            yield with_answer(card, f"not {text}")


def names_in(text: str) -> list[str]:
    """Runs of capitalised words that do not begin the text or an option of it."""
    starts = {0, *(found.end() for found in re.finditer(SEPARATOR, text))}
    return [found[0] for found in NAME.finditer(text) if found.start() not in starts]


def answer_of(card: Card) -> str:
    """The answer as one text."""
    match card.content:
        case Basic(answer=answer):
            return answer
        case Cloze(text=text):
            return cloze.blanks(text)[int(card.part or 1) - 1].answer
        case Number(quantity=quantity):
            return quantity.text
        case Choice(right=options):
            return SEPARATOR.join(option.text for option in options)
        case Claim(statement=statement):
            return statement
        case _:
            raise NotImplementedError(card.kind)


def with_answer(card: Card, text: str) -> Card:
    """The card with another answer."""
    match card.content:
        case Basic() as content:
            return replace(card, content=replace(content, answer=text))
        case Cloze() as content:
            start = cloze.blanks(content.text)[int(card.part or 1) - 1].start
            end = content.text.index("}}", start) + len("}}")
            blank = "{{" + text + "}}"
            whole = f"{content.text[:start]}{blank}{content.text[end:]}"
            return replace(card, content=replace(content, text=whole))
        case Number() as content:
            return replace(card, content=replace(content, quantity=Quantity.parse(text)))
        case Choice() as content:
            options = tuple(Option(option) for option in text.split(SEPARATOR))
            return replace(card, content=replace(content, right=options))
        case Claim() as content:
            return replace(card, content=replace(content, statement=text))
        case _:
            raise NotImplementedError(card.kind)


if __name__ == "__main__":
    main()
