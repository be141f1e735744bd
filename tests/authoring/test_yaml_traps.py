"""What YAML reads wrongly, or not at all, is located, and the cure is named."""

from __future__ import annotations

import pytest
from support.mistakes import of_card, problems_of

QUOTE_IT = "Put the text in quotes, or start it on the next line after |"
OPTION_OF_QUOTES = 'Use straight quotes ("), or put "…" around it all if they are meant'

YAML_TRAPS = {
    "anchor": (
        "q: Who?\na: &x Lei",
        '7:8 E109 anchors ("&x") are not allowed. If the text begins with &, put it in quotes',
    ),
    "alias": (
        "q: Who?\na: *x",
        '7:8 E110 aliases ("*x") are not allowed. If the text begins with *, put it in quotes',
    ),
    "merge key": (
        "<<: {a: b}\nzzzzz: Who?",
        "6:5 E111 merge keys (<<) are not allowed. Write the keys out",
    ),
    "tag": (
        "q: Who?\na: !x Lei",
        '7:8 E112 tags ("!x") are not allowed. If the text begins with !, put it in quotes',
    ),
    "duplicate key": (
        "q: Who?\na: x\nq: What?",
        '8:5 E117 duplicate key "q", also on line 6',
    ),
    "list as key": (
        "[x]: y\nzzzzz: Who?",
        "6:5 E116 a key must be text, and this is a list or a mapping. Put the key in quotes",
    ),
    "whole value in braces": (
        "cloze: {{x}}",
        f'6:12 E106 unquoted text begins with "{{{{". {QUOTE_IT}',
    ),
    "value begins with braces": (
        "cloze: {{x}} and {{y}}",
        f'6:12 E106 unquoted text begins with "{{{{". {QUOTE_IT}',
    ),
    "value begins with bracket": (
        "q: Who?\na: [x] y",
        f'7:8 E106 unquoted text begins with "[". {QUOTE_IT}',
    ),
    "emphasis": ("q: Who?\na: **x**", f'7:8 E106 unquoted text begins with "*". {QUOTE_IT}'),
    "at sign": ("q: Who?\na: @x", f'7:8 E106 unquoted text begins with "@". {QUOTE_IT}'),
    "at sign in a list": (
        "q: Who?\nlist: [a, @x]",
        f'7:15 E106 unquoted text begins with "@". {QUOTE_IT}',
    ),
    "alias in a list": (
        "q: Who?\nlist: [a, * b]",
        f'7:15 E106 unquoted text begins with "*". {QUOTE_IT}',
    ),
    "per cent": ("q: Who?\na: %x", f'7:8 E106 unquoted text begins with "%". {QUOTE_IT}'),
    "backtick": ("q: Who?\na: `x`", f'7:8 E106 unquoted text begins with "`". {QUOTE_IT}'),
    "ampersand": ("q: Who?\na: & x", f'7:8 E106 unquoted text begins with "&". {QUOTE_IT}'),
    "colon": ("q: Who: he?\na: x", f'6:11 E106 unquoted text holds ": ". {QUOTE_IT}'),
    "colon in brackets": (
        "q: Who?\nlist: [a, b: c: d]",
        f'7:19 E106 unquoted text holds ": ". {QUOTE_IT}',
    ),
    "comment within text": (
        "q: Room # 1\n  is where?\na: x",
        f'6:13 E106 unquoted text holds " #". {QUOTE_IT}',
    ),
    "lost text": (
        "q: Who is #1?\na: x",
        (
            '6:15 E108 the text after "Who is" would be lost: YAML takes # for a comment.'
            " Put the text in quotes, or a space after the # of a comment"
        ),
    ),
    "curly quotes": (
        "q: Who?\na: “Lei Jun”",
        f'7:8 E107 curly quotes around "“Lei Jun”" are part of the text. {OPTION_OF_QUOTES}',
    ),
    "curly quotes and a colon": (
        "q: Who?\na: “Lei: Jun”",
        '7:8 E107 a curly quote (“) does not quote in YAML. Use straight quotes (")',
    ),
    "tab": ("q: Who?\n\ta: x", "7:5 E105 a tab stands in the indentation. Indent with spaces"),
    "deep key": (
        "q: Who?\n  a: x",
        '7:7 E104 the key "a" is indented deeper than the keys above it. Line it up with them',
    ),
    "deep topic": (
        "topic: pricing\n  pricing/cost: Cost",
        (
            '7:7 E104 the key "pricing/cost" is indented deeper than the keys above it.'
            " Line it up with them"
        ),
    ),
    "list below a text": (
        "wrong: Price\n  - o: Cost",
        (
            "7:7 E104 a list item stands below a key that has a text already."
            " Put it below the key of its list"
        ),
    ),
    "no colon": (
        "q: Who?\na x\nwhy: y",
        (
            "7:5 E104 this line is neither a key with its text nor a list item."
            " Write a colon and a space after a key, and indent text that goes on"
        ),
    ),
    "open quote": (
        'q: "Who?\na: x',
        "6:8 E104 the quote that opens here is never closed. Close it",
    ),
    "quote closed by the next": (
        'q: "Who?\na: "x"',
        "6:8 E104 the quote that opens here runs on to line 7. Close it where the text ends",
    ),
    "text after a quote": (
        'q: Who?\na: "Lei" Jun',
        (
            '7:14 E106 more text follows the closing quote of "Lei".'
            ' Put all of the text in quotes, and inside them double each \' or write \\" for "'
        ),
    ),
    "open bracket": (
        "q: Who?\nlist: [a, b\nwhy: x",
        (
            "7:11 E104 the [ that opens here is not closed."
            " Close it, or put the text in quotes if it begins with ["
        ),
    ),
    "escape": (
        'q: Who?\na: "\\q"',
        (
            "7:9 E104 a backslash in double quotes begins an escape that YAML does not know."
            " Write \\\\ for a backslash, or use single quotes"
        ),
    ),
    "levels": (
        "q: Who?\na: " + "[" * 20,
        (
            "7:21 E114 more than 16 levels of lists and mappings."
            " If the text begins with [ or {, put it in quotes"
        ),
    ),
}


@pytest.mark.parametrize(("body", "expected"), YAML_TRAPS.values(), ids=YAML_TRAPS)
def test_a_trap_of_yaml_is_located_and_its_cure_named(body: str, expected: str) -> None:
    assert problems_of(of_card(body)) == [f"d.yaml:{expected}"]


@pytest.mark.parametrize(("body", "expected"), YAML_TRAPS.values(), ids=YAML_TRAPS)
def test_a_trap_of_yaml_does_not_hide_the_next_card(body: str, expected: str) -> None:
    text = of_card(body) + "  - id: d\n    q: Who?\n    a: x\n    rev: 0\n"
    line = text.count("\n")
    assert problems_of(text) == [
        f"d.yaml:{expected}",
        f'd.yaml:{line}:10 E206 expected a whole number from 1 on, found "0"',
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my deck: x\nmy deck: y\nnothing", '2:1 E117 duplicate key "my deck", also on line 1'),
        ("my deck: x\nmy deck: y: z", '2:1 E117 duplicate key "my deck", also on line 1'),
        (
            "[x]: y\nnothing",
            "1:1 E116 a key must be text, and this is a list or a mapping. Put the key in quotes",
        ),
    ],
)
def test_a_key_that_cannot_be_kept_is_told_also_when_its_mapping_never_ends(
    text: str, expected: str
) -> None:
    first, second = problems_of(text)
    assert first == f"d.yaml:{expected}"
    assert "E104" in second or "E106" in second
