"""What always holds when decks are linted, whatever is in them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples
from support.linting import card, deck_text, file_of, warnings_of

from quizzer.authoring.codes import Code, Severity
from quizzer.authoring.deckfile import parse_deck, read_deck
from quizzer.authoring.lint.running import Extent, LintFile, lint
from quizzer.authoring.problems import SHOWN

BUNDLED = sorted((Path(__file__).parents[3] / "decks").glob("*.yaml"))


def test_no_files_have_no_warnings() -> None:
    assert lint([]) == {}


def test_warnings_stand_in_the_order_of_the_file() -> None:
    body = card("q: When was it founded?\na: Yes", "a") + card("q: Discuss Acme.\na: 'No'", "b")
    found = warnings_of(body)
    assert [problem.code.value for problem in found] == ["W104", "W204", "W105", "W204"]
    assert list(found) == sorted(found)


def test_warnings_of_one_file_are_capped_and_the_rest_is_counted() -> None:
    body = "".join(card(f"q: Does it sell {n}?\na: Yes", f"c{n}") for n in range(SHOWN))
    *shown, last = warnings_of(body)
    assert len(shown) == SHOWN
    assert last.code is Code.MORE_WARNINGS
    assert last.message == "100 more warnings are not shown"


def test_drafts_are_linted_too() -> None:
    assert len(warnings_of(card("q: Is it so?\na: Yes\nstatus: draft"))) == 2


def test_what_is_left_of_a_broken_file_is_linted() -> None:
    text = deck_text(card("q: Why: so?\na: x", "a") + card("q: Does Acme sell?\na: Yes", "b"))
    read = parse_deck(text.encode(), "x.yaml")
    assert read.problems
    assert read.written is not None
    (warning,) = lint([LintFile("x.yaml", read.written, Extent.PART)])["x.yaml"]
    assert (warning.code, warning.line) == (Code.ANSWER_YES_NO, 9)


@pytest.mark.parametrize("language", ["de", "zh-CN", "fr", "xx"])
def test_english_words_mean_nothing_in_a_deck_of_another_language(language: str) -> None:
    body = card("q: Why is it so?\nright: No\nwrong: [All of the above, It never is]")
    assert warnings_of(f"language: {language}\ncards:\n{body}") == ()


@pytest.mark.parametrize("language", ["en", "en-GB", "EN_us", "''"])
def test_a_deck_is_taken_for_english_unless_it_says_otherwise(language: str) -> None:
    head = "" if language == "''" else f"language: {language}\n"
    assert len(warnings_of(f"{head}cards:\n" + card("q: Does Acme sell?\na: Yes"))) == 1


WORDS = st.sampled_from(
    """
    which what not except it they Acme acme is are the all none above of only and or sells sold
    2010 5 % more than 10–20 NOT a {{Acme}} {{is::it}} {{2010}} `x` | $a=b$ , . ? : — “ [x](y) ```
    yes no true İ ß 字 \u202e \u0301 ∞ name one example
    """.split()
)
TEXT = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
SHAPES: st.SearchStrategy[dict[str, int | str]] = st.sampled_from(
    [
        {"q": 1, "a": 1},
        {"claim": 1, "is": "true"},
        {"cloze": 1},
        {"cloze": 1, "together": "true"},
        {"q": 1, "right": 1, "wrong": 2},
        {"q": 1, "right": 2, "wrong": 4},
        {"q": 1, "list": 3},
        {"q": 1, "order": 3},
        {"q": 1, "essay": 1, "rubric": 2},
        {"q": 1, "num": "2010"},
    ]
)


@st.composite
def cards(draw: st.DrawFn) -> str:
    """A card of any kind; what it says is not always right."""
    lines = []
    for key, value in draw(SHAPES).items():
        texts = [quoted(draw(TEXT)) for _ in range(value if isinstance(value, int) else 0)]
        many = key in ("wrong", "list", "order", "rubric") or len(texts) > 1
        lines.append(
            f"{key}: [{', '.join(texts)}]" if many else f"{key}: {(texts or [str(value)])[0]}"
        )
    return "\n".join(lines)


def quoted(text: str) -> str:
    return f"'{text}'"


@settings(max_examples=examples(150))
@given(st.lists(cards(), min_size=1, max_size=6), st.sampled_from(["en", "de", "zh"]))
def test_lint_never_fails_and_points_into_the_file(bodies: list[str], language: str) -> None:
    items = "".join(card(body, f"c{number}") for number, body in enumerate(bodies))
    text = deck_text(f"language: {language}\ntopics: {{a: A}}\ncards:\n{items}")
    read = parse_deck(text.encode(), "x.yaml")
    assert read.written is not None
    extent = Extent.PART if read.problems else Extent.WHOLE
    found = lint([LintFile("x.yaml", read.written, extent)])["x.yaml"]
    lines = text.split("\n")
    for problem in found:
        assert problem.code.severity is Severity.WARNING
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
    assert list(found) == sorted(found)


LONG = [
    "word " * 12_000,
    "a, " * 20_000,
    "[" * 60_000,
    "$" * 60_000,
    "`" * 60_001,
    "$x=" * 20_000,
    "| " * 30_000,
    "not " * 15_000,
    "x" * 60_000,
    "5 to " * 12_000,
    "all " * 15_000,
    " or" * 20_000,
    "{{a}} " * 1_000,
]


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:5])
def test_a_long_text_takes_no_long_time(text: str) -> None:
    bodies = [
        f"q: '{text}?'\na: '{text}.'",
        f"q: '{text}!'\nright: '{text};'\nwrong: ['{text}:', '{text},', '{text}-']",
        f"claim: '{text}.'\nis: true",
        f"cloze: '{text} {{{{so}}}}'\ntogether: true",
        f"q: '{text}'\nlist: ['{text}a', '{text}b']",
    ]
    body = "".join(card(each, f"c{number}") for number, each in enumerate(bodies))
    file = file_of(deck_text(body), extent=Extent.PART)._replace(extent=Extent.WHOLE)
    start = time.process_time()
    assert lint([file])["x.yaml"]
    assert time.process_time() - start < 5


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.name)
def test_every_warning_about_a_bundled_deck_was_answered(path: Path) -> None:
    read = read_deck(path)
    assert read.written is not None
    assert [str(problem) for problem in lint([LintFile(path.name, read.written)])[path.name]] == []


def test_the_bundled_decks_together_were_answered_too() -> None:
    files = []
    for path in BUNDLED:
        written = read_deck(path).written
        assert written is not None
        files.append(LintFile(path.name, written))
    assert [str(problem) for found in lint(files).values() for problem in found] == []
