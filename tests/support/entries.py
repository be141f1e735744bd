"""Entries of every kind with texts as documents have them, and as an attacker would choose them."""

from __future__ import annotations

from unicodedata import normalize

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from quizzer.cards.card import Level, Status
from quizzer.cards.citation import Citation
from quizzer.cards.clean import is_visible
from quizzer.cards.content import (
    Basic,
    Choice,
    Claim,
    Cloze,
    Content,
    Essay,
    Listing,
    Matching,
    Number,
    Option,
    Ordering,
    Pin,
    Scoring,
)
from quizzer.cards.deck import Drafted, Entry
from quizzer.cards.quantity import Quantity, Tolerance

HOSTILE = (
    "- x",
    "? y",
    ": z",
    "a: b",
    "a #b",
    "# c",
    "#hash",
    "{{x",
    "}}",
    "{a: b}",
    "[1, 2]",
    "*alias",
    "&anchor a",
    "!tag b",
    "!!python/object:os.system x",
    "%YAML 1.1",
    "@at",
    "`tick`",
    "| block",
    "> fold",
    ">-",
    "---",
    "...",
    "--- !x",
    "<<",
    "null",
    "~",
    "true",
    "2010-04-05",
    "0x1F",
    "1_000",
    "'single' it’s",
    'say "x"',
    "“curly”",
    "back\\slash \\n",
    "two  spaces",
    " led and followed ",
    "tab\tinside",
    "line\nend",
    'x"\n    status: accepted\n  - id: evil\n    q: "Q',
    "x\n  - id: evil\n    q: Q\n    a: A",
    "ends:",
    "a ,b, c",
    "日本語の文章",
    "naïve\u0301",
    "nb\u00a0space",
    "rtl \u202e text",
    "zero\u200bwidth",
    "\ufeffmark",
    "family 👩\u200d👩",
    "tags\U000e0041\U000e0042",
    "x" * 200,
    "word " * 60 + "end",
    "#1 is: the best {{x}} - " * 9 + "end",
)

TEXTS: SearchStrategy[str] = st.one_of(
    st.sampled_from(HOSTILE),
    st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=4).map(" ".join),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cn"))).filter(is_visible),
    st.text("ab :#-,.\"'{}[]\n\t\\?!|>&*%@`“”", min_size=1, max_size=40).filter(is_visible),
)
TOKENS = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,20}", fullmatch=True)
TOPICS = st.lists(TOKENS, min_size=1, max_size=3).map("/".join)
HEX = st.from_regex("[0-9a-f]{8,12}", fullmatch=True)
QUANTITIES = st.sampled_from(("7.19 million", "5 %", "−3", "1,234.5", "2010", "1e"[:1], "40 000"))


def different(at_least: int, at_most: int = 5) -> SearchStrategy[list[str]]:
    """Texts that differ by more than their spaces and how they are composed."""
    return st.lists(
        TEXTS,
        min_size=at_least,
        max_size=at_most,
        unique_by=lambda text: " ".join(normalize("NFC", text).split()),
    )


def _without_braces(text: str) -> str:
    return text.replace("{", "(").replace("}", ")")


BESIDE_BLANKS = TEXTS.map(_without_braces)
IN_BLANKS = BESIDE_BLANKS.filter(lambda text: ":" not in text)


@st.composite
def clozes(draw: DrawFn) -> Cloze:
    """A text with blanks, some of them with hints."""
    parts = [draw(BESIDE_BLANKS)]
    for _ in range(draw(st.integers(1, 3))):
        hint = draw(st.sampled_from(("", "::a hint", "::x: #y")))
        parts.append(f"{{{{{draw(IN_BLANKS)}{hint}}}}}{draw(BESIDE_BLANKS)}")
    return Cloze("".join(parts), together=draw(st.booleans()))


@st.composite
def numbers(draw: DrawFn) -> Number:
    quantity = Quantity.parse(draw(QUANTITIES))
    tolerance = draw(
        st.sampled_from((None, Tolerance.around("5%", quantity), Tolerance.around("0.1", quantity)))
    )
    if draw(st.booleans()):
        low, high = f"{quantity.value - 1}", f"{quantity.value + 1}"
        if quantity.scale == 1:
            tolerance = Tolerance.between(low, high, quantity)
    return Number(draw(TEXTS), quantity, tolerance, draw(st.one_of(st.just(""), TEXTS)))


@st.composite
def choices(draw: DrawFn) -> Choice:
    texts = draw(different(2, 6))
    options = [
        Option(
            text,
            why=draw(st.one_of(st.just(""), TEXTS)),
            pin=draw(st.sampled_from((None, None, Pin.FIRST, Pin.LAST))),
        )
        for text in texts
    ]
    count = draw(st.integers(1, len(options) - 1))
    multiple = count > 1 or draw(st.booleans())
    scoring = draw(st.sampled_from(Scoring)) if multiple else Scoring.ALL
    right, wrong = tuple(options[:count]), tuple(options[count:])
    return Choice(draw(TEXTS), right, wrong, multiple, scoring)


@st.composite
def listings(draw: DrawFn) -> Listing:
    members = tuple(draw(different(1)))
    need = draw(st.one_of(st.none(), st.integers(1, len(members))))
    return Listing(draw(TEXTS), members, need, ordered=draw(st.booleans()))


@st.composite
def matchings(draw: DrawFn) -> Matching:
    left = draw(different(2))
    right = draw(different(len(left) + 1, len(left) + 2))
    pairs = tuple(zip(left, right, strict=False))
    return Matching(draw(TEXTS), pairs, tuple(right[len(left) :]))


CONTENTS: SearchStrategy[Content] = st.one_of(
    st.builds(Basic, TEXTS, TEXTS, st.lists(TEXTS, max_size=4).map(tuple), st.booleans()),
    clozes(),
    numbers(),
    choices(),
    st.builds(Claim, TEXTS, st.booleans()),
    listings(),
    st.builds(Ordering, TEXTS, different(2).map(tuple)),
    matchings(),
    st.builds(Essay, TEXTS, TEXTS, st.lists(TEXTS, min_size=1, max_size=4).map(tuple)),
)


@st.composite
def citations(draw: DrawFn) -> Citation:
    first = draw(st.integers(1, 999))
    last = first + draw(st.integers(0, 9))
    heading, quote = (draw(st.one_of(st.just(""), TEXTS)) for _ in range(2))
    return Citation(draw(TOKENS), first, last, heading, draw(HEX), quote)


@st.composite
def entries(draw: DrawFn) -> Entry:
    """Any entry that the format can hold."""
    status = draw(st.sampled_from(Status))
    drafted = None
    if status is Status.DRAFT:
        confidence = draw(st.integers(0, 100)) / 100
        drafted = Drafted(draw(st.from_regex("[a-z0-9-]+", fullmatch=True)), confidence)
    maybe = st.one_of(st.just(""), TEXTS)
    return Entry(
        id=draw(TOKENS),
        content=draw(CONTENTS),
        topic=draw(st.one_of(st.just(""), TOPICS)),
        tags=tuple(draw(st.lists(TEXTS, max_size=3))),
        citations=tuple(draw(st.lists(citations(), max_size=3))),
        why=draw(maybe),
        hint=draw(maybe),
        level=draw(st.sampled_from(Level)),
        status=status,
        draft=drafted,
        made_by=draw(maybe),
        revision=draw(st.integers(1, 3)),
        group=draw(maybe),
        suspended=draw(st.booleans()),
        ignored_rules=tuple(draw(st.lists(st.just("stem-too-long"), max_size=1))),
    )
